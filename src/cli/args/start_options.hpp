// What `titrate start` was told, and the course that it makes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/remedy.hpp"
#include "titrate/course.hpp"

namespace titrate::cli {

// As typed; empty where not given.
struct StartOptions {
  std::string recommended, mg, serving, serving_mg, unit, form, product, ceiling, note, date;
  std::string move_to, correct_unit;
  std::vector<std::string> taking;
  bool yes = false;

  friend bool operator==(const StartOptions&, const StartOptions&) = default;
};

// What the label says: the dose a day, and the magnesium in a capsule, or in one of what is counted
// instead. Where halves are counted, both are of halves; the options --mg, --serving and
// --serving-mg are of wholes, as labels are.
struct Label {
  Capsules recommended;
  Strength strength;
  bool rounded = false;
  std::optional<Unit> unit{};

  Counted counted() const { return {strength, unit}; }
};

// What is counted, as an option tells it: capsules where it does not.
std::optional<Unit> unit_of(const StartOptions& options);
// What a label counts: wholes.
std::optional<Unit> label_unit_of(const StartOptions& options);

// Whether the label's dose or strength was not told, or not wholly.
bool lacks_label(const StartOptions& options);

// An amount of magnesium in one capsule or several: more than 0 mg, at most one decimal.
Milligrams read_amount(std::string_view option, const std::string& text);

// Throws usage errors, also where the dose or the strength is missing.
Label read_label(const StartOptions& options);

// The first night, as an option tells it: tonight where it does not, tomorrow at the latest.
// Refused where it is later.
NightDate read_start_night(std::string_view option, const std::string& text, NightDate tonight);

// The call that tells the same, without its first night and without --yes.
Suggestion start_with(const StartOptions& options);

// With the default ceiling, unless one was told. Throws usage errors, and refusals for values that
// do not go together.
Course read_course(const StartOptions& options, const Label& label, NightDate tonight);

// Throws where something that was told cannot be read, whatever is missing.
void check_what_was_told(const StartOptions& options, NightDate tonight);

}  // namespace titrate::cli
