// What is known of the course before, for one that is about to begin.
#pragma once

#include <optional>
#include <string>

#include "titrate/course.hpp"
#include "titrate/history.hpp"

namespace titrate::cli {

struct LastCourse {
  Counted counted;
  std::optional<Product> product{};
  std::optional<Form> form{};
  // The one in force at its end, where it was chosen: one that comes from the label alone is not.
  std::optional<Ceiling> ceiling{};
  std::optional<Hold> hold{};  // the latest

  // The ceiling in capsules of another strength: the most within its amount. Nothing where none was
  // chosen, or it is less than the label's dose.
  std::optional<Capsules> ceiling_for(Capsules recommended, Strength other) const;
};

// Of the newest course of a log; nothing where there is none. After a course that stopped, a
// ceiling and a hold are nothing to go by, and are left out.
std::optional<LastCourse> last_course(const Log& log, NightDate tonight);

// What it held, beside a course that counts this; empty where it held nothing.
std::string words_on_last_hold(const std::optional<LastCourse>& last, const Counted& counted);

}  // namespace titrate::cli
