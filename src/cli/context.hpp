// What every command works with: the time, the log, the style, and the usual ways of answering.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/environment.hpp"
#include "cli/error.hpp"
#include "cli/night_hours.hpp"
#include "store/log_file.hpp"
#include "text/layout.hpp"
#include "text/passage.hpp"
#include "text/words.hpp"
#include "titrate/changes.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

enum class Colour { where_it_can, never };

struct GlobalOptions {
  std::string log{};  // --log
  Colour colour = Colour::where_it_can;
  bool no_input = false;  // --no-input
};

class Context {
 public:
  Context(Environment& environment, const GlobalOptions& options);

  Environment& environment() { return environment_; }
  const text::Style& style() const { return style_; }
  NightDate tonight() const { return tonight_; }
  // At which hour a night ends.
  const NightHours& hours() const { return hours_; }
  // From the hour at which a night ends, usually 04:00, for eight hours: a dose told now was taken
  // last night.
  bool is_morning() const;
  // After midnight and before that hour: it is still yesterday's night.
  bool is_after_midnight() const;
  bool can_ask() const { return environment_.terminal.can_ask && !options_.no_input; }

  // Where the log is, is settled only when a command asks: some need none.
  store::LogFile& file();
  // The ways to write, as in LogFile: through here, so that what fails afterwards is known to be
  // the telling alone.
  store::Outcome change(const std::function<Log(const Log&)>& change);
  store::Outcome change_back(const std::function<Log(const Log&)>& change);
  // The log under its lock, as in LogFile, for a change that needs a course. Refused when there is
  // none.
  store::LogFile::Locked lock(store::Reading known);
  store::Outcome write(store::LogFile::Locked locked, Log after);
  store::Outcome accept();
  store::LogFile::Recovery recover(const std::string& stamp);
  // The log, with a warning when others can read it. Throws as the store does.
  Log read() { return read_file().log; }
  // The same, to be locked and written later.
  store::Reading read_file();
  // The log for what may begin one: that none is there yet needs no word from then on.
  Log read_to_begin();
  // What lies beside the log that was read.
  const store::Beside& beside() const { return *beside_; }
  // Its course of a night, tonight's where that is an earlier one: the last begun by then, or the
  // first to come. Refused when there is none.
  std::size_t course_at(const Log& log, NightDate night) const;
  // Tonight's.
  const Course& current(const Log& log) const;
  static Error no_course();

  // Text for standard output; texts from the log must have gone through text::shown.
  void say(const text::Passage& passage);
  void say_line(const Hint& hint);
  // The same, broken to the terminal's width.
  void say_text(const Hint& hint);
  // Something to know beside the answer; nothing when empty.
  void note(const Hint& hint);
  // Asks, where can_ask(); nothing when the input ends or Ctrl-C is pressed. Questions that need an
  // answer: ask.hpp.
  std::optional<std::string> ask(std::string_view question);
  // A line for standard error, after the program's name.
  void warn(const Hint& hint);
  // That the machine's time zone is not known, where it is not: for what rests on which night it
  // is. file() has said it.
  void warn_of_zone();

  // Says a change, or all that differs between two logs, a line or more each.
  void say_change(const Change& change);
  void say_changes(const Log& before, const Log& after);
  // Says what was saved: what changed, or that nothing did.
  void say_saved(const store::Outcome& outcome);
  // Ends every command that writes: tonight's advice, and a warning where the disk did not confirm.
  ExitCode finish(const store::Outcome& outcome);
  // The same where tonight's outlook is known.
  ExitCode finish(const store::Outcome& outcome, const Outlook& tonight);
  // The end of a command that told tonight's dose: in short, where nothing stops the course. Why
  // is one `titrate` away, and whoever has taken the dose wants to sleep.
  ExitCode finish_dose(const store::Outcome& outcome, const Outlook& tonight);
  // A warning where the disk did not confirm what was saved, alone.
  ExitCode confirm(const store::Outcome& outcome);
  // What `tonight` says for this night; also that the rules are new to a log of version 1.
  void say_advice(const Log& log, NightDate night);

 private:
  // Keeps what every answer says of the log that it rests on; gives the log back.
  const Log& look_at(const store::Seen& seen);
  // The same, that of the clock added.
  void say_of_log(std::vector<Hint> hints, const Log& log);
  // That there is no log where one was named.
  void note_missing();
  void take_note(const store::Outcome& outcome);
  void say_outlook(const Outlook& outlook);
  void say_if_rules_are_new();
  text::Moment moment_of(NightDate night) const;

  Environment& environment_;
  const GlobalOptions& options_;
  NightHours hours_;
  NightDate tonight_;
  text::Style style_;
  std::optional<store::LogFile> file_{};
  int log_version_ = store::format_version;  // of the log as it was found
  bool may_begin_log_ = false;
  std::optional<store::Beside> beside_{};
};

}  // namespace titrate::cli
