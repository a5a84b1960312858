#include "cli/night/log_entry.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "cli/context.hpp"
#include "cli/course_start.hpp"
#include "cli/night/which_night.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

Night night_with(const Course& course, NightDate date, const Observations& told,
                 NightDate tonight) {
  if (const Night* night = course.night_on(date)) {
    return completed(*night, told, tonight, course.unit());
  }
  if (!told.dose && !told.signs.empty()) throw sign_not_logged(told.signs, date, false);
  if (told.more) {
    const std::string number = std::to_string(told.more->value());
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is not in the log, so there is no dose to add to.",
                            text::to_text(date)),
                {fmt::format("If {} {} all of that night: ", number,
                             *told.more == Capsules::one() ? "was" : "were"),
                 only_if(Condition::in_all, titrate("log", number, "--date", date.iso()))});
  }
  if (!told.dose) {
    throw Error(ErrorKind::refused,
                fmt::format("the night of {} is not in the log yet.", text::to_text(date)),
                {"Tell its dose too: ",
                 titrate("log", Placeholder::dose, Placeholder::stool, "--date", date.iso())});
  }
  return completed(or_refuse(Night::from({.date = date, .capsules = *told.dose})), told, tonight,
                   course.unit());
}

}  // namespace

namespace {

Error before_first_course(const Log& log, NightDate night, NightDate tonight, Dating dating) {
  Remedy help;
  if (dating == Dating::guessed && night < tonight) {
    help = {"Was it tonight? Then add: ", only_if(Condition::wrong, added("--date", "tonight"))};
  }
  if (const auto earlier = way_to_begin_earlier(log, night, tonight)) {
    help +=
        help.empty()
            ? Remedy{"If the course began by then: ", *earlier}
            : Remedy{". If the course began earlier: ",
                     only_if(Condition::wrong, titrate("start", "--move-to", Placeholder::night))};
  }
  return {ErrorKind::refused,
          fmt::format("the night of {} is before the course, which begins on {}.",
                      text::to_text(night), text::to_text(log.courses().front().started())),
          std::move(help)};
}

}  // namespace

std::size_t course_for(const Log& log, NightDate night, NightDate tonight, Dating dating) {
  if (log.courses().empty()) throw Context::no_course();
  if (night > tonight) {
    throw Error(ErrorKind::refused, night_still_to_come(night, tonight));
  }
  const auto course = log.course_of(night);
  if (!course) throw before_first_course(log, night, tonight, dating);
  return *course;
}

Log with_entry(const Log& log, const NightEntry& entry, NightDate tonight) {
  const std::size_t index = course_for(log, entry.night, tonight, entry.dating);
  const Course& course = log.courses()[index];
  return with_course(log, index, course.with(night_with(course, entry.night, entry.told, tonight)));
}

}  // namespace titrate::cli
