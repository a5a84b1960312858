#include "cli/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/beside.hpp"
#include "cli/error_lines.hpp"
#include "cli/time_zone.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "text/advice.hpp"
#include "text/words.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

// "C:\\Users\\ada\\log.json" as Linux beside Windows sees it: "/mnt/c/Users/ada/log.json".
std::optional<std::string> path_of_windows(std::string_view path) {
  const bool has_drive = path.size() > 2 && small(path[0]) >= 'a' && small(path[0]) <= 'z' &&
                         path[1] == ':' && (path[2] == '\\' || path[2] == '/');
  if (!has_drive) return std::nullopt;
  std::string mounted = std::string("/mnt/") + small(path[0]) + std::string(path.substr(2));
  std::replace(mounted.begin(), mounted.end(), '\\', '/');
  return mounted;
}

// A name as a person gives it: "~/" is the home folder also where no shell has said so.
std::string named_path(const Environment& environment, std::string_view where,
                       const std::string& path) {
  if (const auto mounted = path_of_windows(path)) {
    throw Error(
        ErrorKind::usage, fmt::format("\"{}\" is a path as Windows writes it.", printable(path)),
        {"Under WSL: ", only_if(Condition::meant, added("--log", *mounted))}, std::string(where));
  }
  if (!path.starts_with("~/")) return path;
  if (const auto home = environment.set_variable("HOME")) return *home + path.substr(1);
  throw Error(
      ErrorKind::usage, fmt::format("there is no home folder (HOME) for \"{}\".", printable(path)),
      {"Name the file in full, with ", added("--log", Placeholder::file), "."}, std::string(where));
}

std::string log_path(const Environment& environment, const GlobalOptions& options) {
  if (!options.log.empty()) return named_path(environment, "--log", options.log);
  if (auto path = environment.set_variable("TITRATE_LOG")) {
    return named_path(environment, "TITRATE_LOG", *path);
  }
  auto data = environment.set_variable("XDG_DATA_HOME");
  if (data && data->starts_with('/')) return *data + "/titrate/log.json";
  if (auto home = environment.set_variable("HOME")) {
    return *home + "/.local/share/titrate/log.json";
  }
  throw Error(ErrorKind::usage, "there is no home folder (HOME) to keep the log in.",
              {"Name a file with ", added("--log", Placeholder::file), "."});
}

text::Style style_for(const Environment& environment, const GlobalOptions& options) {
  const bool can_colour = environment.terminal.is_terminal &&
                          !environment.set_variable("NO_COLOR") &&
                          environment.variable("TERM").value_or("dumb") != "dumb";
  text::Style style{.width = environment.terminal.width,
                    .colour = can_colour && options.colour != Colour::never,
                    .utf8 = environment.has_utf8_locale(),
                    .most_text = text::readable_text};
  if (environment.terminal.is_terminal) style.lines = environment.terminal.lines;
  style.log = style.utf8 ? options.log : text::shown(options.log, style);
  return style;
}

NightDate night_at(LocalTime now, const NightHours& hours) {
  const NightDate night = hours.night_of(now);
  if (!night.in_range()) {
    throw Error(ErrorKind::refused, "this machine's clock shows a year outside 1970 to 9999.",
                "Set the clock and try again.");
  }
  return night;
}

}  // namespace

Context::Context(Environment& environment, const GlobalOptions& options)
    : environment_(environment),
      options_(options),
      hours_(read_night_hours(environment)),
      tonight_(night_at(environment.now, hours_)),
      style_(style_for(environment, options)) {}

store::LogFile& Context::file() {
  if (!file_) {
    file_.emplace(environment_.disk, log_path(environment_, options_), tonight_.iso());
    warn_of_zone();
  }
  return *file_;
}

bool Context::is_morning() const { return hours_.is_morning(environment_.now.time_of_day()); }

bool Context::is_after_midnight() const { return hours_.goes_on(environment_.now.time_of_day()); }

store::Reading Context::read_file() {
  auto reading = file().read();
  if (reading.others_can_read) {
    const std::string path = file().path();
    warn({fmt::format("other users of this machine can read {}. To keep it to yourself: ",
                      printable(path)),
          text::other_command("chmod", "600", path)});
  }
  log_version_ = reading.version;
  if (reading.exists) look_at({reading.log, reading.bytes, reading.info});
  if (!reading.exists) note_missing();
  return reading;
}

Log Context::read_to_begin() {
  may_begin_log_ = true;
  return read();
}

const Log& Context::look_at(const store::Seen& seen) {
  if (!beside_) beside_ = file().look_beside(seen);
  say_of_log(words_on(*beside_, seen.log), seen.log);
  return seen.log;
}

// Who names a log may have mistyped it; what else is said is said as where none was begun.
void Context::note_missing() {
  const bool is_named =
      !options_.log.empty() || environment_.set_variable("TITRATE_LOG").has_value();
  if (!is_named || may_begin_log_) return;
  environment_.of_log = {
      Hint(fmt::format("there is no log in {} yet.", printable(log_path(environment_, options_))))};
}

void Context::say_of_log(std::vector<Hint> hints, const Log& log) {
  if (const auto later = later_than_now(log, tonight_)) {
    const auto [problem, help] = text::words_on(*later);
    hints.push_back(Hint(problem + ' ') += help);
  }
  environment_.of_log = std::move(hints);
}

// From the moment when the new log stands in its place nothing needs memory until this is done:
// what fails afterwards is the telling.
void Context::take_note(const store::Outcome& outcome) {
  environment_.saved = environment_.saved || outcome.changed;
  environment_.unconfirmed = !outcome.flushed;
  log_version_ = outcome.version;
  if (!outcome.changed) return;
  // What the change joined or kept is no longer as it was found before.
  std::vector<Hint> hints;
  if (beside_) {
    for (const std::string& name : outcome.kept) {
      hints.push_back(words_on_kept_backup(*beside_, name));
    }
    if (!beside_->conflict_copies.empty()) beside_ = file().look_beside({outcome.after});
    beside_->lack = {};
    for (Hint& hint : words_on(*beside_, outcome.after)) hints.push_back(std::move(hint));
  }
  say_of_log(std::move(hints), outcome.after);
}

store::Outcome Context::change(const std::function<Log(const Log&)>& change) {
  store::Outcome outcome = file().change([&](const Log& log) {
    const Log& seen = look_at({log});
    if (log.courses().empty() && !file().read().exists) note_missing();
    return change(seen);
  });
  take_note(outcome);
  return outcome;
}

store::Outcome Context::change_back(const std::function<Log(const Log&)>& change) {
  store::Outcome outcome =
      file().change_back([&](const Log& log) { return change(look_at({log})); });
  take_note(outcome);
  return outcome;
}

store::LogFile::Locked Context::lock(store::Reading known) {
  auto locked = file().lock(std::move(known));
  if (!locked) note_missing();
  if (!locked || locked->log().courses().empty()) throw no_course();
  look_at(locked->seen());
  return *std::move(locked);
}

store::Outcome Context::write(store::LogFile::Locked locked, Log after) {
  store::Outcome outcome = file().write(std::move(locked), std::move(after));
  take_note(outcome);
  return outcome;
}

store::Outcome Context::accept() {
  store::Outcome outcome = file().accept();
  take_note(outcome);
  return outcome;
}

store::LogFile::Recovery Context::recover(const std::string& stamp) {
  auto recovery = file().recover(stamp);
  take_note(recovery.outcome);
  return recovery;
}

Error Context::no_course() {
  return {
      ErrorKind::refused,
      "no titration was begun yet.",
      {"To begin, with the numbers on your label: ",
       titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams)}};
}

std::size_t Context::course_at(const Log& log, NightDate night) const {
  if (log.courses().empty()) throw no_course();
  return log.course_of(std::max(night, tonight_)).value_or(0);
}

const Course& Context::current(const Log& log) const {
  return log.courses()[course_at(log, tonight_)];
}

void Context::say(const text::Passage& passage) {
  environment_.out += passage.text;
  environment_.suggest(passage.suggested);
}

void Context::say_line(const Hint& hint) {
  const Hint said = hint.about(style_.log);
  say({said.to_text() + '\n', said});
}

void Context::say_text(const Hint& hint) { say(text::wrapped(hint, style_)); }

void Context::note(const Hint& hint) {
  if (!hint.empty()) say(text::labelled("Note", hint, style_, text::Ink::caution));
}

std::optional<std::string> Context::ask(std::string_view question) {
  say(question);
  environment_.asked = true;
  auto answer = environment_.ask(std::exchange(environment_.out, {}));
  if (!answer) say("\n");  // what comes next, be it the shell's, begins on a line of its own
  return answer;
}

void Context::warn(const Hint& hint) {
  const Hint said = hint.about(style_.log);
  environment_.err += "titrate: " + said.to_text(command_blank) + '\n';
  environment_.suggest(said.suggestions());
}

void Context::warn_of_zone() {
  if (const auto& zone = environment_.unknown_zone) {
    warn(words_on_unknown_zone(*zone, environment_.now));
  }
}

void Context::say_change(const Change& change) {
  for (const std::string& line : text::to_lines(change)) {
    const std::string text = text::shown(line, style_);
    say(text::labelled("  " + text.substr(0, 2), text.substr(2), style_, text::Ink::plain, 4));
  }
}

void Context::say_changes(const Log& before, const Log& after) {
  for (const Change& change : changes_between(before, after)) say_change(change);
}

void Context::say_saved(const store::Outcome& outcome) {
  if (!outcome.changed) {
    say_text("Nothing to change: the log says so already.");
    return;
  }
  const auto changes = changes_between(outcome.before, outcome.after);
  const auto* const night =
      changes.size() == 1 ? std::get_if<NightChange>(&changes.front()) : nullptr;
  if (night != nullptr && !night->before && outcome.flushed) {
    const std::string which = text::to_text(night->after->date());
    const std::string what = text::to_text(*night->after, night->counted);
    say_text(text::shown(fmt::format("Saved for the night of {}: {}.", which, what), style_));
    return;
  }
  say_text(outcome.flushed ? "Saved." : "Saved, but not confirmed to be on the disk.");
  for (const Change& change : changes) say_change(change);
}

ExitCode Context::finish(const store::Outcome& outcome) {
  if (outcome.after.courses().empty()) return confirm(outcome);
  if (!outcome.after.course_of(tonight_)) {
    const NightDate first = outcome.after.courses().front().started();
    say_text(fmt::format("It begins on {}; titrate advises nothing before.", text::to_text(first)));
    return confirm(outcome);
  }
  return finish(outcome, outlook(outcome.after, tonight_));
}

ExitCode Context::finish(const store::Outcome& outcome, const Outlook& tonight) {
  say("\n");
  say_outlook(tonight);
  return confirm(outcome);
}

ExitCode Context::finish_dose(const store::Outcome& outcome, const Outlook& tonight) {
  if (!text::is_short_answer(tonight.advice)) return finish(outcome, tonight);
  say(text::after_dose_text(tonight.advice, moment_of(tonight_), style_));
  say_if_rules_are_new();
  return confirm(outcome);
}

ExitCode Context::confirm(const store::Outcome& outcome) {
  if (outcome.flushed) return ExitCode::done;
  warn(
      {"the log was saved, but its folder could not be flushed to the disk: a power cut now could "
       "bring the old log back. ",
       ticked("check"), " shows what is there."});
  return ExitCode::unconfirmed;
}

void Context::say_advice(const Log& log, NightDate night) { say_outlook(outlook(log, night)); }

void Context::say_outlook(const Outlook& outlook) {
  const auto& [advice, then] = outlook;
  say(text::advice_text(advice, then, moment_of(advice.night), style_));
  say_if_rules_are_new();
}

void Context::say_if_rules_are_new() {
  if (log_version_ == 1) note(text::words_on_new_rules());
}

text::Moment Context::moment_of(NightDate night) const {
  using text::Moment;
  if (night != tonight_) return Moment::another_night;
  return is_morning() ? Moment::morning : Moment::evening;
}

}  // namespace titrate::cli
