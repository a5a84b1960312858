// Which course, and which of its nights: the options that history, chart and trend share.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/history.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

class CommandBuilder;

struct RangeOptions {
  std::string last, since, until, course;
  bool all = false;
};

// Binds --last, --all, --since, --until and --course. The options must outlive the command.
void add_range(CommandBuilder& command, RangeOptions& options);
// Binds --course alone.
void add_course(CommandBuilder& command, std::string& course);

// The nights asked for; the last 30 when nothing was asked. A usage error, or refused.
HistoryRange read_range(const RangeOptions& options, NightDate tonight);

// A course of the log that was asked for. Points into the log.
struct ChosenCourse {
  const Course* course;
  std::size_t number;    // from 1
  NightDate last_night;  // the latest it can have missed: before tonight, or before the next course
  bool is_newest;
};
// By its number; the newest when nothing was asked. Refused where there is none.
ChosenCourse chosen_course(const std::string& course, const Log& log, NightDate tonight);
// The same, or every one where that is "all".
std::vector<ChosenCourse> chosen_courses(const std::string& course, const Log& log,
                                         NightDate tonight);

// The nights of a range, of the course asked for. Points into the log.
History read_history(const RangeOptions& options, const HistoryRange& range, const Log& log,
                     NightDate tonight);

}  // namespace titrate::cli
