// titrate undo: the log and its backup change places.

#include "cli/args/command_builder.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// A log as the first `start` leaves it. There was nothing before, so it has no backup.
bool is_first_start(const Log& log) {
  if (log.courses().size() != 1) return false;
  const Course& course = log.courses().front();
  return course.nights().empty() && course.ceilings().size() == 1 && course.acts().empty() &&
         course.pauses().empty() && course.stock().empty();
}

bool has_dose(const Log& log, NightDate date) {
  const Night* const night = log.night_on(date);
  return night != nullptr && !night->is_missed();
}

ExitCode undo(Context& context) {
  const auto outcome = context.change_back([&](const Log& log) {
    const auto backup = context.file().backup();
    if (backup && *backup != log) return *backup;
    if (!backup && is_first_start(log)) return Log();
    if (log.courses().empty() && !backup) throw Context::no_course();
    throw Error(
        ErrorKind::refused, "there is no change to take back.",
        backup ? "The backup is the same as the log." : "There is no backup beside the log.");
  });
  context.say_saved(outcome);
  context.say_line({"Undone. To redo it: ", only_if(Condition::wrong, titrate("undo"))});
  if (has_dose(outcome.before, context.tonight()) && !has_dose(outcome.after, context.tonight())) {
    context.note(
        "Tonight's dose is no longer in the log. If you have taken it, log it again, and do "
        "not take it twice.");
  }
  return context.finish(outcome);
}

}  // namespace

void add_undo(CLI::App& app, Command& chosen) {
  CommandBuilder command(app, "undo", "Take back the last change; again: bring it back");
  command.help("Example:\n  titrate undo\n");
  command.changes(chosen, undo);
}

}  // namespace titrate::cli
