// titrate merge: a log that was kept on another machine, joined with this one.

#include "titrate/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/planned_change.hpp"
#include "cli/refusals.hpp"
#include "cli/trouble.hpp"
#include "core/utf8.hpp"
#include "store/codec/log_codec.hpp"
#include "store/output_file.hpp"
#include "text/merge.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t brief_contradictions = 12;
constexpr Confirmation confirmation = {"merging", "Put these changes into the log?", "not merged.",
                                       "the changes"};

struct MergeOptions {
  std::string file, prefer, driver;
  ConfirmOptions confirmation;
};

Prefer read_preference(const std::string& word) {
  if (word.empty()) return Prefer::neither;
  if (word == "mine") return Prefer::mine;
  if (word == "theirs") return Prefer::theirs;
  throw usage_error("--prefer",
                    fmt::format("\"{}\" is neither mine nor theirs.", printable(word, 40)));
}

// A log that is not one's own, read as strictly. What helps has to be said of that one.
Log read_log(store::LogFile file, const std::string& path) {
  store::Reading reading;
  try {
    reading = file.read();
  } catch (const store::Trouble& trouble) {
    throw error_about_other_log(trouble, path);
  }
  if (!reading.exists) {
    throw Error(ErrorKind::storage, fmt::format("there is no log {}.", printable(path)),
                "Name the log of the other machine.");
  }
  return std::move(reading.log);
}

Log read_other(Context& context, const std::string& path) {
  store::LogFile file(context.environment().disk, path);
  std::vector<std::string> own = context.file().own_paths();
  std::erase(own, context.file().backup_path());  // which may hold more than the log
  if (std::find(own.begin(), own.end(), file.path()) != own.end()) {
    throw Error(ErrorKind::refused, "this is a file of your own log.",
                "Name the log of the other machine.", printable(path));
  }
  return read_log(std::move(file), path);
}

Log read_own(Context& context, const std::string& other) {
  Log log = context.read();
  if (!log.courses().empty()) return log;
  throw Error(ErrorKind::refused, "there is no titration here yet that could be merged into.",
              fmt::format("To go on with the other log, copy {} to {}", printable(other),
                          printable(context.file().path())));
}

// As `log` refuses them. What one's own log has already is no news. A pause may be said beforehand.
class FutureRefuser {
 public:
  FutureRefuser(const Log& mine, NightDate tonight) : mine_(mine), tonight_(tonight) {}

  void look_at(const Course& course) const {
    const auto own = mine_.course_of(course.started());
    const Course* same = own ? &mine_.courses()[*own] : nullptr;
    if (same != nullptr && same->started() != course.started()) same = nullptr;
    // One may be begun the evening before.
    require("a course from", course.started(), same != nullptr || course.started() == tonight_ + 1);
    for (const Night& night : course.nights()) {
      require("the night of", night.date(), same != nullptr && same->night_on(night.date()));
    }
    for (const Act& act : course.acts()) {
      const Act* known = same != nullptr ? same->act_on(act.from) : nullptr;
      require(act.act == Act::Kind::climb ? "a climb from" : "a taper from", act.from,
              known != nullptr);
    }
    for (const StockEntry& entry : course.stock()) {
      require("the stock on", entry.date, same != nullptr && has_stock(*same, entry.date));
    }
  }

 private:
  static bool has_stock(const Course& course, NightDate date) {
    return std::any_of(course.stock().begin(), course.stock().end(),
                       [date](const StockEntry& entry) { return entry.date == date; });
  }

  void require(std::string_view what, NightDate date, bool known) const {
    if (date <= tonight_ || known) return;
    throw Error(
        ErrorKind::refused,
        still_to_come(fmt::format("the other log has {} {}, which", what, text::to_text(date)),
                      tonight_),
        "Does one of the clocks show a wrong date?");
  }

  const Log& mine_;
  NightDate tonight_;
};

void say_contradictions(Context& context, const Merge& merge, Length length) {
  const std::size_t all = merge.contradictions.size();
  const std::size_t shown = length == Length::whole ? all : std::min(all, brief_contradictions);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto [what, mine, theirs] = text::words_on(merge.contradictions[i]);
    const std::string text = fmt::format("{}: mine {}, theirs {}", what, mine, theirs);
    context.say(text::labelled("  ! ", text::shown(text, context.style()), context.style(),
                               text::Ink::caution, 4));
  }
  if (shown < all) {
    context.say_line(
        {fmt::format("  and {} more; ", all - shown), added("--dry-run"), " shows them all."});
  }
}

Error unsettled(std::size_t count) {
  return {ErrorKind::refused,
          count == 1
              ? "the two logs contradict each other in one place, shown above."
              : fmt::format("the two logs contradict each other in {} places, shown above.", count),
          {"Correct one of the logs (", ticked("edit", Placeholder::date),
           "), or take one log's word for all of this: ",
           only_if(Condition::wanted, added("--prefer", "mine")), ", or ",
           only_if(Condition::wanted, added("--prefer", "theirs"))}};
}

// Of wholes and halves no log can be corrected: what is right in one is another dose in the other.
Remedy help_with(const Misfit& misfit, const std::string& other) {
  if (!misfit.counts_apart) return "Correct one of the logs, then try again.";
  return {
      "Go on with the log that counts what you take, and put what only the other has into it "
      "by hand. The nights of the other: ",
      titrate("history", "--all", "--log", other)};
}

Error does_not_fit(const Misfit& misfit, const std::string& other) {
  return {ErrorKind::refused, fmt::format("the two logs do not fit together: {}.", misfit.problem),
          help_with(misfit, other),
          misfit.course ? "the course from " + text::to_text(*misfit.course) : ""};
}

// What the merge comes to, in one line before what it is made of.
std::string in_words(const Merge& merge, Prefer prefer, const Log& mine) {
  const bool is_apart = merge.misfit && merge.misfit->counts_apart;
  if (merge.contradictions.empty() || is_apart) {
    if (merge.misfit) return "not possible: the two logs do not fit together.";
    if (merge.log && *merge.log == mine) return "the other log says nothing new.";
    return "the two logs do not contradict each other.";
  }
  if (prefer == Prefer::neither) return "not possible: the two logs contradict each other.";
  return fmt::format("where the two logs contradict each other, {} counts:",
                     prefer == Prefer::mine ? "this log (mine)" : "the other one (theirs)");
}

// What git asks for: two files of its own that are nobody's log, the first of which gets the
// result. So there is no lock, no backup and no question.
ExitCode drive(Context& context, const MergeOptions& options, Prefer prefer) {
  store::Disk& disk = context.environment().disk;
  const Log mine = read_log({disk, options.driver}, options.driver);
  const Merge merged = merge(mine, read_log({disk, options.file}, options.file), prefer);
  say_contradictions(context, merged, Length::whole);
  if (merged.misfit) throw does_not_fit(*merged.misfit, options.file);
  if (!merged.log) throw unsettled(merged.contradictions.size());
  if (*merged.log == mine) return ExitCode::done;
  const bool flushed = store::write_output_file(disk, options.driver, store::encode(*merged.log),
                                                store::Overwrite::allowed, {});
  return flushed ? ExitCode::done : ExitCode::unconfirmed;
}

ExitCode run_merge(Context& context, const MergeOptions& options) {
  if (options.file.empty()) {
    throw usage_error("merge", "needs the other log.",
                      {"For example: ", titrate("merge", Placeholder::file)});
  }
  const Prefer prefer = read_preference(options.prefer);
  if (!options.driver.empty()) return drive(context, options, prefer);
  const Log theirs = read_other(context, options.file);
  const Log mine = read_own(context, options.file);
  const FutureRefuser refuser(mine, context.tonight());
  for (const Course& course : theirs.courses()) refuser.look_at(course);
  const Merge merged = merge(mine, theirs, prefer);
  context.say(text::labelled("Merge", in_words(merged, prefer, mine), context.style()));
  say_contradictions(context, merged, options.confirmation.length());
  if (merged.misfit) throw does_not_fit(*merged.misfit, options.file);
  if (!merged.log) throw unsettled(merged.contradictions.size());
  say_planned(context, mine, *merged.log, options.confirmation.length());
  return carry_out(context, {mine, *merged.log}, options.confirmation, confirmation,
                   context.can_ask());
}

}  // namespace

void add_merge(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<MergeOptions>();
  CommandBuilder command(app, "merge", "Join a log that was kept on another machine");
  command.word(options->file, "FILE", "The other log, which stays as it is");
  command.option("--prefer", options->prefer, "WHOSE",
                 "Where they contradict each other: mine (this log) or theirs (the other)");
  add_confirm_options(command, options->confirmation);
  command.option("--driver", options->driver, "FILE",
                 "For git: put the result into this file, without a question (docs/git.md)");
  command.help(
      "What only one log says is taken, also of the same night: the dose from one, the morning\n"
      "from the other. What they contradict each other in is shown, and then nothing is changed,\n"
      "unless --prefer says whose word counts. A night that was removed from one log comes back\n"
      "from the other. One `titrate undo` takes it all back.\n"
      "\n"
      "Examples:\n"
      "  titrate merge laptop.json --dry-run\n"
      "  titrate merge laptop.json\n"
      "  titrate merge laptop.json --prefer theirs\n"
      "  titrate merge --driver %A %B        as git calls it\n");
  command.changes(chosen, [options](Context& context) { return run_merge(context, *options); });
}

}  // namespace titrate::cli
