#include "cli/import/fields.hpp"

#include <algorithm>
#include <array>

#include "formats/csv.hpp"

namespace titrate::cli {
namespace {

struct NamedField {
  std::string_view name;
  ImportField field;
};

constexpr std::array import_fields = {
    NamedField{"date", ImportField::date},
    NamedField{"time", ImportField::time},
    NamedField{"capsules", ImportField::capsules},
    NamedField{"stool", ImportField::stool},
    NamedField{"movements", ImportField::movements},
    NamedField{"sleep", ImportField::sleep},
    NamedField{"symptoms", ImportField::symptoms},
    NamedField{"signs", ImportField::signs},
    NamedField{"other_cause", ImportField::other_cause},
    NamedField{"note", ImportField::note},
    NamedField{"measures", ImportField::measures},
    NamedField{"mg", ImportField::mg},
};

}  // namespace

std::string_view name_of(ImportField field) {
  if (field == ImportField::symptom) return "symptom:";
  if (field == ImportField::measure) return "measure:";
  if (field == ImportField::sign) return "sign:";
  return std::find_if(import_fields.begin(), import_fields.end(),
                      [field](const NamedField& each) { return each.field == field; })
      ->name;
}

std::vector<std::string> names_of_fields() {
  std::vector<std::string> names;
  names.reserve(import_fields.size());
  for (const NamedField& each : import_fields) names.emplace_back(each.name);
  return names;
}

std::optional<ImportField> import_field_named(std::string_view name) {
  for (const NamedField& each : import_fields) {
    if (each.name == name) return each.field;
  }
  return std::nullopt;
}

// What the program's own CSV says beside what was noted: it follows from the rest.
bool is_derived_column(std::string_view title) {
  return title == "course" || title == formats::csv_unit_column ||
         (std::find(formats::csv_columns.begin(), formats::csv_columns.end(), title) !=
              formats::csv_columns.end() &&
          !import_field_named(title));
}

}  // namespace titrate::cli
