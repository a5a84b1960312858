// What a column of an imported file can hold, and the names for that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

// What a column can hold. `mg` is never kept: it is held against the capsules and the course.
enum class ImportField {
  date,
  time,  // of the row, by which its night is known
  capsules,
  stool,
  movements,
  sleep,
  symptoms,
  symptom,
  signs,
  sign,
  other_cause,
  note,
  measures,
  measure,
  mg
};

// Whether a field is no part of a night, but says which one a row is of.
constexpr bool says_which_night(ImportField field) {
  return field == ImportField::date || field == ImportField::time;
}

// The name that --map and the program's own CSV have for it; "symptom:", "measure:" and "sign:"
// begin the names of the columns that hold one each.
std::string_view name_of(ImportField field);
std::optional<ImportField> import_field_named(std::string_view name);
// Every name but those three.
std::vector<std::string> names_of_fields();

// Whether the program's own CSV has a column of that name that follows from the others.
bool is_derived_column(std::string_view title);

}  // namespace titrate::cli
