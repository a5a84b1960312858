// Which course, and which of its nights: the options that history, chart and trend share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
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

// The number of a course, from 1; nothing where none was told.
using CourseNumber = std::optional<std::size_t>;
CourseNumber read_course(const std::string& course);

// The same where "all" can be told too, and what is meant when nothing was.
enum class CourseGroup { newest, all };
using CourseChoice = std::variant<CourseGroup, std::size_t>;
CourseChoice read_courses(const std::string& course, CourseGroup left_out);

// A course of the log that was asked for. Points into the log.
struct ChosenCourse {
  const Course* course;
  std::size_t number;    // from 1
  NightDate last_night;  // the latest it can have missed: before tonight, or before the next course
  bool is_newest;        // by tonight, or one that is still to begin
};
// The course that was told, else the newest that has begun by tonight. Refused where there is none.
ChosenCourse find_course(CourseNumber course, const Log& log, NightDate tonight);
// All that were chosen, likewise.
std::vector<ChosenCourse> find_courses(const CourseChoice& choice, const Log& log,
                                       NightDate tonight);

struct CourseRange {
  CourseNumber course;
  HistoryRange nights;
};
// The nights asked for; the last 30 when nothing was asked. A usage error, or refused.
CourseRange read_range(const RangeOptions& options, NightDate tonight);

// The nights of a range. Points into the log.
History find_history(const CourseRange& range, const Log& log, NightDate tonight);

}  // namespace titrate::cli
