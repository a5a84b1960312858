// Whole answers for programs, each one line of JSON with its end: docs/machine-readable.md.
#pragma once

#include <optional>
#include <string>

#include "text/layout.hpp"
#include "titrate/engine.hpp"
#include "titrate/history.hpp"
#include "titrate/trend.hpp"

namespace titrate::formats {

std::string advice_json(const Advice& advice, const Preview& then, const text::Style& style);
std::string history_json(const History& history, const text::Style& style);
std::string trend_json(const Course& course, const std::optional<Trend>& trend,
                       const text::Style& style);

}  // namespace titrate::formats
