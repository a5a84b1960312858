#include "cli/import/how.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

template <class Value>
struct NamedValue {
  std::string_view name;
  Value value;
};

constexpr auto same_nights =
    std::to_array<NamedValue<SameNight>>({{"sum", SameNight::sum}, {"once", SameNight::once}});
constexpr auto results_by = std::to_array<NamedValue<ResultsBy>>(
    {{"morning", ResultsBy::morning}, {"night", ResultsBy::night}, {"form", ResultsBy::form}});

template <class Values>
auto one_of(const char* option, const std::string& text, const Values& values)
    -> std::optional<decltype(values.front().value)> {
  if (text.empty()) return std::nullopt;
  std::string names;
  for (const auto& each : values) {
    if (in_small_letters(text) == each.name) return each.value;
    names += fmt::format("{}{}", names.empty() ? "" : " nor ", each.name);
  }
  throw usage_error(option, fmt::format("{} is neither {}.", as_typed(text), names));
}

}  // namespace

std::optional<SameNight> read_same_night(const std::string& text) {
  return one_of("--same-night", text, same_nights);
}

std::optional<ResultsBy> read_results(const std::string& text) {
  return one_of("--results", text, results_by);
}

std::string name_of(ResultsBy by) {
  const auto* named = std::find_if(results_by.begin(), results_by.end(),
                                   [by](const auto& each) { return each.value == by; });
  return std::string(named->name);
}

}  // namespace titrate::cli
