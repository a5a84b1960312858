#include "text/night_cells.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::text {

std::string date_cell(NightDate night) { return short_words(night).substr(0, 4) + night.iso(); }

std::string symptoms_cell(const Symptoms& symptoms) {
  std::string cell;
  for (const Symptom& symptom : symptoms.list()) {
    if (!cell.empty()) cell += ' ';
    cell.append(symptom.name.value()) += '=';
    cell += fmt::format_int(symptom.severity.value()).c_str();
  }
  return cell;
}

std::string measures_cell(const Measures& measures) {
  std::string cell;
  for (const Measurement& each : measures.list()) {
    if (!cell.empty()) cell += ' ';
    (cell.append(each.name.value()) += '=').append(each.measured.to_text());
  }
  return cell;
}

std::string signs_cell(WarningSigns signs) {
  std::string cell;
  for (const WarningSign sign : signs.list()) {
    if (!cell.empty()) cell += ' ';
    cell += name_of(sign);
  }
  return cell;
}

std::string stool_cell(const Night& night) {
  if (night.stool()) return to_text(*night.stool());
  return night.no_movement() ? "none" : "";
}

}  // namespace titrate::text
