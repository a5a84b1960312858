#include "cli/run.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <new>
#include <utility>

#include "cli/args/command_line.hpp"
#include "cli/args/command_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/completion/complete.hpp"
#include "cli/context.hpp"
#include "cli/error_lines.hpp"
#include "cli/time_zone.hpp"
#include "cli/trouble.hpp"
#include "core/utf8.hpp"
#include "store/codec/checksum.hpp"
#include "text/layout.hpp"
#include "text/words.hpp"
#include "titrate/version.hpp"

namespace titrate::cli {
namespace {

constexpr std::string_view nothing_changed = "Nothing was changed.";

// Whether a person could think that something was saved, and nothing was. A command line that
// cannot be read says so itself, unless questions were answered before.
bool wants_assurance(const Error& error, const Environment& environment) {
  if (!environment.may_save || environment.saved || !error.log_is_as_it_was) return false;
  return error.kind != ErrorKind::usage || environment.asked;
}

// The one place where it is said that nothing was changed: from what happened.
std::string what_helps(const Error& error, const Environment& environment) {
  std::string text = error.remedy.to_text(command_blank);
  if (!wants_assurance(error, environment)) return text;
  return std::string(nothing_changed) + (text.empty() ? "" : " ") + text;
}

// A line each, for whatever command rests on the log.
void tell_of_log(Environment& environment) {
  for (const Hint& each : environment.of_log) {
    const Hint hint = each.about(environment.named_log);
    environment.err += "titrate: " + hint.to_text(command_blank) + '\n';
    environment.suggest(hint.suggestions());
  }
}

// What became of what was asked, where the answer to it is lost.
ShortText what_became(const Environment& environment) noexcept {
  ShortText text;
  if (environment.saved) {
    text += "The log was saved, but ";
    if (environment.unconfirmed) text += "not confirmed to be on the disk, and ";
    text += "the answer is lost: titrate tonight";
    text += environment.named_log.empty() ? "\n" : ", with the same --log\n";
    if (!environment.sum) return text;
    text += "It is ";
    text += environment.what_was_done().view();
    return text += ".\n";
  }
  if (environment.wrote) return text += "The file was written.\n";
  if (!environment.may_save) return text;
  if (!environment.log_is_as_it_was) {
    return text += "To see what became of the log: titrate check\n";
  }
  text += nothing_changed;
  return text += "\n";
}

// The status where the answer is lost; `otherwise` where nothing was done.
ExitCode code_of_what_became(const Environment& environment, ExitCode otherwise) noexcept {
  if (environment.saved && environment.unconfirmed) return ExitCode::unconfirmed;
  return environment.saved || environment.wrote ? ExitCode::unheard : otherwise;
}

ExitCode tell(Error error, Environment& environment) {
  environment.log_is_as_it_was = error.log_is_as_it_was;
  tell_of_log(environment);
  error.remedy = error.remedy.about(environment.named_log);
  environment.err += "titrate: ";
  if (!error.place.empty()) environment.err += error.place + ": ";
  environment.err += error.message + '\n';
  const std::string help = what_helps(error, environment);
  if (!help.empty()) environment.err += help + '\n';
  environment.suggest(error.remedy.suggestions());
  const ExitCode code = code_of_what_became(environment, exit_code(error.kind));
  environment.error = std::move(error);
  if (environment.saved || environment.wrote) environment.last_words = what_became(environment);
  return code;
}

// For trying things out at another time than now; said aloud, so that it is never left on unseen.
void take_time_from_variable(Environment& environment) {
  const auto text = environment.variable("TITRATE_NOW");
  if (!text || text->empty()) return;
  const auto time = LocalTime::parse(*text);
  if (!time) {
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is not a time like 2026-11-21T22:30.", printable(*text, 40)),
                "", "TITRATE_NOW");
  }
  environment.now = *time;
  environment.unknown_zone.reset();
  environment.err +=
      fmt::format("titrate: the time is {}, as TITRATE_NOW says.\n", printable(*text));
}

struct Verb {
  std::string_view name;
  void (*add)(CLI::App& app, Command& chosen);
};

// In the order in which the help shows them.
constexpr Verb verbs[] = {
    {"start", add_start},     {"log", add_log},
    {"tonight", add_tonight}, {"history", add_history},
    {"chart", add_chart},     {"trend", add_trend},
    {"report", add_report},   {"review", add_review},
    {"guide", add_guide},     {"import", add_import},
    {"export", add_export},   {"merge", add_merge},
    {"edit", add_edit},       {"remove", add_remove},
    {"ceiling", add_ceiling}, {"climb", add_climb},
    {"taper", add_taper},     {"pause", add_pause},
    {"resume", add_resume},   {"stock", add_stock},
    {"taking", add_taking},   {"undo", add_undo},
    {"redo", add_redo},       {"check", add_check},
    {"recover", add_recover}, {"completion", add_completion},
};

// Each line has room on any terminal.
std::string about_the_program() {
  return fmt::format(
      "titrate {}\n"
      "Logs: writes version {}, reads {} to {}.\n"
      "Licence: MIT, without any warranty.",
      version, store::format_version, store::read_versions.front(), store::read_versions.back());
}

// Makes the command tree; of its commands, only those that are wanted.
void add_wanted(CLI::App& app, TypedOptions& options, Command& chosen, auto is_wanted) {
  app.add_option("--log", options.log,
                 "The log file; else $TITRATE_LOG, else log.json in ~/.local/share/titrate")
      ->type_name("FILE");
  app.add_option("--color", options.color, "Colour on a terminal: auto or never")
      ->type_name("WHEN");
  app.add_flag("--no-input", options.no_input, "Never ask a question");
  app.set_help_flag("--help,-h", "Show this help");
  app.set_version_flag("--version", about_the_program(), "Show the version, and the licence");
  app.footer(
      "Examples:\n"
      "  titrate start --recommended 2 --mg 120   begin, with the numbers on the label\n"
      "  titrate                                  tonight's capsules, and why\n"
      "  titrate log 2                            tonight's dose was taken\n"
      "  titrate log normal                       in the morning: how it went\n"
      "  titrate history                          the nights so far\n"
      "\n"
      "titrate informs; it is not medical advice.\n");
  for (const Verb& verb : verbs) {
    if (is_wanted(verb.name)) verb.add(app, chosen);
  }
}

// What the arguments came to: the command to run, or a text to print in its stead.
struct CommandLine {
  TypedOptions options{};
  Command chosen = {say_tonight_or_how_to_begin};
  std::optional<std::string> text{};
};

// Whatever comes of it, the log that was named is known.
CommandLine read_arguments(const std::vector<std::string>& arguments, int width, auto is_wanted,
                           std::string& named_log) {
  CommandLine line;
  CLI::App app("titrate: a tracker for titrating magnesium to bowel tolerance", "titrate");
  add_wanted(app, line.options, line.chosen, is_wanted);
  try {
    line.text = read_command_line(app, arguments, width);
  } catch (const Error&) {
    named_log = line.options.log;
    throw;
  }
  named_log = line.options.log;
  return line;
}

GlobalOptions read_options(const TypedOptions& typed) {
  const bool never = typed.color == "never";
  if (!never && typed.color != "auto") {
    throw Error(ErrorKind::usage, "takes auto or never.", "", "--color");
  }
  return {typed.log, never ? Colour::never : Colour::where_it_can, typed.no_input};
}

// To build the whole tree takes longer than to run most commands, so it is first tried without what
// is not named. That tree knows less, so its word counts only where there is a command to run.
CommandLine read_arguments(const std::vector<std::string>& arguments, int width,
                           std::string& named_log) {
  const auto is_named = [&](std::string_view verb) {
    return std::find(arguments.begin(), arguments.end(), verb) != arguments.end();
  };
  try {
    CommandLine line = read_arguments(arguments, width, is_named, named_log);
    if (!line.text || arguments == std::vector<std::string>{"--version"}) return line;
  } catch (const Error&) {
    // Told below, by the tree that knows what else there is.
  }
  return read_arguments(
      arguments, width, [](std::string_view) { return true; }, named_log);
}

ExitCode run_command(const std::vector<std::string>& typed, Environment& environment) {
  if (asks_for_candidates(typed)) return complete(typed, environment);
  const std::vector<std::string> arguments = with_own_name(typed);
  const CommandLine line = read_arguments(
      arguments, std::min(environment.terminal.width, text::readable_text), environment.named_log);
  if (line.text) {
    environment.out += *line.text;
    return ExitCode::done;
  }
  const GlobalOptions options = read_options(line.options);
  check_offset(environment);
  take_time_from_variable(environment);
  environment.may_save = line.chosen.changes_log;
  Context context(environment, options);
  const ExitCode code = line.chosen.run(context);
  tell_of_log(environment);
  return code;
}

ExitCode run_and_tell(const std::vector<std::string>& arguments, Environment& environment) {
  try {
    return run_command(arguments, environment);
  } catch (const Error& error) {
    return tell(error, environment);
  } catch (const store::Trouble& trouble) {
    environment.log_is_as_it_was = trouble.log_is_as_it_was();
    return tell(error_from(trouble), environment);
  }
}

ExitCode broke_off(std::string_view why, Environment& environment) noexcept {
  environment.out.clear();
  environment.err.clear();
  environment.suggested.clear();
  const auto [text, code] = last_words(why, environment);
  environment.last_words = text;
  return code;
}

// A terminal that does not read UTF-8 may take parts of a character for a command to itself.
void make_ascii(std::string& text) {
  std::string ascii;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    ascii += text::shown(std::string_view(text).substr(start, end - start), {.utf8 = false});
    if (end < text.size()) ascii += '\n';
    start = end + 1;
  }
  text = std::move(ascii);
}

}  // namespace

void add_everything(CLI::App& app, TypedOptions& options, Command& chosen) {
  add_wanted(app, options, chosen, [](std::string_view) { return true; });
}

ExitCode run(const std::vector<std::string>& arguments, Environment& environment) noexcept {
  try {
    const ExitCode code = run_and_tell(arguments, environment);
    environment.err = lines_of_errors(environment.err, environment.terminal.error_width);
    if (!environment.has_utf8_locale()) make_ascii(environment.err);
    return code;
  } catch (const std::bad_alloc&) {
    return broke_off(no_memory, environment);
  } catch (...) {
    return broke_off(own_fault, environment);
  }
}

// What failed is not the person's doing. Where the log was changed before, it stays changed.
LastWords last_words(std::string_view why, const Environment& environment) noexcept {
  ShortText text;
  text += "titrate: ";
  text += why;
  text += ".\n";
  text += what_became(environment).view();
  return {text, code_of_what_became(environment, ExitCode::storage)};
}

}  // namespace titrate::cli
