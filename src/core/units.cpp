#include "titrate/units.hpp"

#include <algorithm>

#include "core/tenths.hpp"

namespace titrate {
namespace {

// Digits with at most one decimal, as tenths.
std::optional<std::int64_t> tenths_of(std::string_view text) {
  constexpr std::size_t most_digits = 6;
  const auto point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = text.substr(point);
  if (whole.empty() || whole.size() > most_digits) return std::nullopt;
  if (!decimals.empty() && decimals.size() != 2) return std::nullopt;

  std::int64_t tenths = 0;
  const auto add = [&tenths](char c) {
    tenths = tenths * 10 + (c - '0');
    return c >= '0' && c <= '9';
  };
  if (!std::all_of(whole.begin(), whole.end(), add)) return std::nullopt;
  if (!add(decimals.empty() ? '0' : decimals[1])) return std::nullopt;
  return tenths;
}

}  // namespace

std::optional<Milligrams> Milligrams::parse(std::string_view text) {
  const auto tenths = tenths_of(text);
  return tenths ? std::optional(from_tenths(*tenths)) : std::nullopt;
}

std::string Milligrams::to_text() const { return tenths_in_digits(tenths_); }

std::optional<MeasureValue> MeasureValue::parse(std::string_view text) {
  const auto tenths = tenths_of(text);
  return tenths ? from_tenths(*tenths) : std::nullopt;
}

std::string MeasureValue::to_text() const { return tenths_in_digits(tenths_); }

}  // namespace titrate
