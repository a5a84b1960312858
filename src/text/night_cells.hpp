// The fields of a night as short texts for the cells of a table; empty where nothing was noted.
#pragma once

#include <optional>
#include <string>

#include "titrate/engine.hpp"
#include "titrate/night.hpp"

namespace titrate::text {

std::string date_cell(NightDate night);               // "Sat 2026-11-21"
std::string symptoms_cell(const Symptoms& symptoms);  // "cramps=6 pain=2"
std::string measures_cell(const Measures& measures);  // "bp-systolic=128.5 pulse=60"
std::string signs_cell(WarningSigns signs);           // "flushing vomiting"
std::string stool_cell(const Night& night);           // "4 smooth", "none"

template <class Number>
std::string number_cell(const std::optional<Number>& number) {
  return number ? std::to_string(number->value()) : "";
}

template <class Words>
std::string text_cell(const std::optional<Words>& text) {
  return text ? text->value() : "";
}

}  // namespace titrate::text
