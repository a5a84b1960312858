// A trend's means and runs in words, for the pages that show them.
#pragma once

#include <string>
#include <string_view>

#include "titrate/trend.hpp"

namespace titrate::text {

// A symptom or a measure may be called sleep or movements; it stays told apart.
std::string name_in_words(const Measure& measure);

// "First week" and "Last two", or "Before" and "After".
struct WindowNames {
  std::string_view first, second;
};
WindowNames names_of(Windows::Kind kind);
// "Sun 1 Nov to Sat 7 Nov 2026, already with magnesium", or from which of them on, or without.
std::string first_in_words(const Windows& windows);

std::string number_of(const Mean& mean);  // "6.3", "-" where nothing was noted
// "6.3 (6)", "4.0 (1)*", "-"; in a cell with a space that keeps columns of numbers below each
// other.
std::string mean_in_words(const Mean& mean);
std::string mean_cell(const Mean& mean);
// From the first week to the last two, as the rounded means show it: "3.6 lower", "no change"; "-"
// where one of them is missing.
std::string change_in_words(const Series& series);
// Whether a mean rests on few nights: of the weeks, or of any.
bool any_few_in_weeks(const Trend& trend);
bool any_few(const Trend& trend);

inline constexpr std::string_view how_to_read_means =
    "Symptoms are 0 (none) to 10 (worst): lower is better. Sleep is 1 (very bad) to 5 (very good): "
    "higher is better. Movements are a count. In brackets: the nights with a value; others do not "
    "count. Means are rounded to one decimal, "
    "halves up.";
inline constexpr std::string_view how_to_read_doses =
    "Nights: how many with that dose. Loose: the mornings after it that were loose, of those "
    "noted, "
    "whatever caused them.";
inline constexpr std::string_view windows_overlap =
    "The course is short so far: its first week and last two weeks overlap, and some nights count "
    "in both.";
inline constexpr std::string_view windows_overlap_across =
    "It is a short time so far: the first week and the last two weeks overlap, and some nights "
    "count "
    "in both.";
// Without its end, so that it can be said of what: " in this course yet."
inline constexpr std::string_view nothing_noted =
    "No symptom, measure, sleep or movements are noted";
inline constexpr std::string_view no_proof =
    "These are numbers side by side, not proof that magnesium did it.";
std::string few_in_words();  // "* rests on few nights, fewer than 3."

// `is_newest`: whether its last night is the latest of all. `is_across`: of several courses.
std::string regularity_in_words(const Regularity& regularity, bool is_newest,
                                bool is_across = false);

}  // namespace titrate::text
