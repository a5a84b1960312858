// How many were taken, as people say it: "3", "three", "3 caps", "2 tablets", "half a tablet",
// "240mg". By what is counted on the night: nothing is guessed that changes a dose.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "titrate/course.hpp"
#include "titrate/units.hpp"

namespace titrate::cli {

// What is counted on a night, tonight's where none was said; capsules without an amount where there
// is no course.
struct CountedThen {
  std::optional<Unit> unit{};
  std::optional<Strength> strength{};
  // Whether it is another on the night before, where none was said: it may be of that one.
  bool may_be_other = false;
};
CountedThen counted_on(Context& context, std::string_view date);

// The number in a text that tells one in words, with what it counts or as an amount of magnesium.
// Nothing where it is digits alone, or no amount at all. A usage error where it names what is not
// counted, and for an amount that is no whole number of them.
std::optional<int> said_amount(std::string_view option, std::string_view text,
                               const CountedThen& counted);

// A dose, 0 to 99, in any of these words or digits. Throws as those do, and for anything else.
Capsules read_said_dose(std::string_view option, std::string_view text, const CountedThen& counted);

}  // namespace titrate::cli
