// Whole answers for programs, each one line of JSON with its end: docs/machine-readable.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/layout.hpp"
#include "titrate/engine.hpp"
#include "titrate/history.hpp"
#include "titrate/trend.hpp"

namespace titrate::formats {

// A notice of a file that lies beside the log.
struct FileNotice {
  std::string_view id;
  std::string file;  // safe to print
};

std::string advice_json(const Advice& advice, const Preview& then,
                        std::span<const FileNotice> files, const text::Style& style);
std::string history_json(const History& history, const text::Style& style);
// How many are in hand on an evening, and until when they last; null what is not known.
std::string stock_json(const Course& course, NightDate tonight, const text::Style& style);
// The same of several courses: {"courses":[{"course":...,"nights":[...]},...]}
std::string histories_json(std::span<const History> histories, const text::Style& style);
// A course and what it comes to; nothing where it has no night.
struct CourseTrend {
  const Course* course;
  std::optional<Trend> trend;
};
std::string trend_json(const CourseTrend& trend, const text::Style& style);
// The same of several courses, each by itself: {"courses":[{"course":...,"doses":...},...]}
std::string trends_json(std::span<const CourseTrend> trends, const text::Style& style);
// The other medicines that are taken, each with what is known of it:
// {"taking":[{"name":"lithium","known":[{"medicine":...,"concern":"ask-first",...}]}]}
std::string taking_json(std::span<const MedicineName> taking, const text::Style& style);

}  // namespace titrate::formats
