// Which course, and which of its nights: the options that commands share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/remedy.hpp"
#include "titrate/course.hpp"
#include "titrate/history.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

class CommandBuilder;
class Context;

struct NightOptions {
  std::string last, since, until;
  bool all = false;
};

// Binds --last, --all, --since and --until; `left_out` says which nights are shown without them.
// The options must outlive the command.
void add_nights(CommandBuilder& command, NightOptions& options, const std::string& left_out);

// What stands without an option's name, as options: "5" for the last five, "october", "last week",
// a night. A usage error beside options that say which nights.
NightOptions with_which(NightOptions options, const std::vector<std::string>& which,
                        NightDate tonight);

// Just after midnight on the first of a month its night is still of the month before, and by it
// "last month" among these texts was read: says so. Empty at any other time.
Hint words_on_last_month(const Context& context, const std::vector<std::string>& texts);

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

// Where nothing was asked for.
inline constexpr std::size_t usual_nights = 30;

struct AskedNights {
  HistoryRange range{};
  bool by_default = false;  // nothing was asked for: the usual number of the latest
};
// The nights asked for. A usage error, or refused.
AskedNights read_nights(const NightOptions& options, NightDate tonight);

// Those nights of the courses that were chosen, the oldest first; of all courses as one history.
// They point into the log. Refused as find_courses refuses.
std::vector<History> find_histories(const CourseChoice& choice, const HistoryRange& range,
                                    const Log& log, NightDate tonight);
// The same without the courses that have nothing to tell there; tonight's stays where the range
// comes to its start, or where no other has anything to tell. Never empty.
std::vector<History> find_told(const CourseChoice& choice, const HistoryRange& range,
                               const Log& log, NightDate tonight);

}  // namespace titrate::cli
