// From what the core refuses to what the command line says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/error.hpp"
#include "titrate/checked.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// The value, or the refusal as an error.
template <class Value>
Value or_refuse(Checked<Value> value, const Remedy& help = {}) {
  if (!value) throw Error(ErrorKind::refused, value.refusal().problem + '.', help);
  return *std::move(value);
}

// The log with a changed course in its place, or the refusal as an error.
inline Log with_course(const Log& log, std::size_t index, Checked<Course> course) {
  return or_refuse(log.replacing(index, or_refuse(std::move(course))));
}

// "the night of Sat 21 Nov 2026 is still to come; tonight is Fri 20 Nov 2026."
std::string still_to_come(std::string_view what, NightDate tonight);
std::string night_still_to_come(NightDate night, NightDate tonight);

// That the log is another one than that which a change was asked about on.
Error changed_meanwhile();

// Whether a ceiling is set only with a note of who agreed to it: above 2500 mg. A log that has none
// is valid all the same.
bool wants_note(Capsules ceiling, Strength strength);
// Refuses to set one that wants a note and has none; `help` is what would set it.
void require_note(const Ceiling& ceiling, const Counted& counted, const Remedy& help);

}  // namespace titrate::cli
