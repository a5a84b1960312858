#include "text/history.hpp"

#include <fmt/format.h>

#include "text/night_cells.hpp"
#include "text/words.hpp"

namespace titrate::text {
std::string to_text(const MissedRun& run) {
  const std::string_view what = run.pause == nullptr ? "missed" : "paused";
  if (run.nights.first == run.nights.last) return std::string(what);
  return fmt::format("{} {}, to {}", what, nights_in_words(run.nights.count()),
                     date_cell(run.nights.last));
}

std::string line_words(const Act& act) { return fmt::format("{} from here", to_text(act.act)); }

std::string taught_words(const HistoryRow& row) {
  if (!row.night->is_missed()) return std::string(name_of(row.taught));
  return row.advised.paused ? "paused" : "missed";
}

std::string course_title(const Course& course, std::size_t number) {
  return fmt::format("{}: {}", course_name(course, number), plan_in_words(course));
}

std::string course_name(const Course& course, std::size_t number) {
  return fmt::format("Course {}, begun {}", number, to_text(course.started()));
}

std::string plan_in_words(const Course& course) {
  std::string text =
      fmt::format("{}, {}", to_text(course), doses_in_words(course, course.ceilings().back()));
  if (course.ceilings().size() > 1) text += " now";
  return text;
}

std::string doses_in_words(const Course& course, const Ceiling& ceiling) {
  return fmt::format("label dose {}, ceiling {}",
                     number_in_words(course.recommended(), course.unit()),
                     number_in_words(ceiling.capsules, course.unit()));
}

std::string bottle_words(const Course& course, std::size_t number) {
  return fmt::format("course {} begins: {}, {}", number, to_text(course),
                     doses_in_words(course, course.ceilings().front()));
}

}  // namespace titrate::text
