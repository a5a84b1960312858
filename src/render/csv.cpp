#include "render/csv.hpp"

#include <fmt/format.h>

#include "render/night_cells.hpp"

namespace titrate::render {
namespace {

// What makes a cell a formula, and the guard against that.
constexpr std::string_view guarded_beginnings = "=+-@'";

bool begins_guarded(std::string_view text) {
  return !text.empty() && guarded_beginnings.find(text.front()) != std::string_view::npos;
}

template <class Words>
std::string csv_cell(const std::optional<Words>& text) {
  return text ? render::csv_cell(text->value()) : "";
}

}  // namespace

std::string csv_names() { return fmt::format("{}", fmt::join(csv_columns, ",")); }

std::string csv_header() { return csv_names() + "\r\n"; }

std::string guarded(std::string text) {
  if (begins_guarded(text)) text.insert(text.begin(), '\'');
  return text;
}

// A "'" before anything else was no guard: "'tis" stays as it is.
std::string unguarded(std::string text) {
  if (text.starts_with('\'') && begins_guarded(std::string_view(text).substr(1))) text.erase(0, 1);
  return text;
}

std::string csv_cell(std::string text) {
  text = guarded(std::move(text));
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(const HistoryRow& row, Strength strength) {
  const Night& night = *row.night;
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", night.date().iso(),
                     row.advised.capsules.value(), night.capsules().value(),
                     (night.capsules() * strength).text(), number_cell(night.stool()),
                     number_cell(night.movements()), number_cell(night.sleep()),
                     csv_cell(symptoms_cell(night.symptoms())), signs_cell(night.signs()),
                     csv_cell(night.other_cause()), csv_cell(night.note()), name_of(taught(night)),
                     name_of(row.advised.phase.kind), name_of(row.advised.rule));
}

}  // namespace titrate::render
