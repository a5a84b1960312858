// What stands under the nights of a chart, and the words for it: stools, acts, changes of dose,
// flat stretches, measures.

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/chart/chart.hpp"
#include "text/chart_lines.hpp"

namespace titrate::test {
namespace {

using namespace text;

// ---- What is under the nights ----

TEST_CASE("a stool has its digit, none came is 0, and what was not noted is blank") {
  std::vector<Night> nights;
  for (int type = 1; type <= 7; ++type) nights.push_back(with_stool(type - 1, 2, type));
  nights.push_back(no_movement(7, 2));
  nights.push_back(unnoted(8, 2));
  nights.push_back(with_stool(9, 2, 4));
  const auto lines =
      lines_of(chart(history_of(course_of(nights), 1, {}, first_night + 9), {}, {.width = 16}));
  CHECK(lines[line_labelled(lines, "stool ")] == "stool 12345670 4");
  // Two nights a column: the loosest of 1 2, 3 4, 5 6, 7 none, and of nothing and 4.
  std::vector<Night> twice = nights;
  for (int day = 10; day < 20; ++day) twice.push_back(unnoted(day, 2));
  const auto joined =
      lines_of(chart(history_of(course_of(twice), 1, {}, first_night + 19), {}, {.width = 20}));
  CHECK(joined[line_labelled(joined, "stool ")] == "stool 24674");
}

TEST_CASE("loose stools are coloured, and a chart without any stool has no line for them") {
  const Course course = course_of({with_stool(0, 2, 5), with_stool(1, 2, 6), with_stool(2, 2, 7)});
  const std::string text =
      chart(history_of(course, 1, {}, first_night + 2), {}, {.width = 9, .colour = true});
  INFO(text);
  CHECK(text.find("stool 5  \x1b[33m6  7\x1b[0m") != std::string::npos);
  const Course none = course_of({unnoted(0, 2)});
  const std::string without = chart(history_of(none, 1, {}, first_night), {}, {});
  CHECK(without.find("stool") == std::string::npos);
}

TEST_CASE("climbs, tapers and where a pause begins stand in one line") {
  const Course course =
      course_of({tolerated(0, 2), loose(1, 3), loose(2, 3), tolerated(3, 2), tolerated(6, 3),
                 tolerated(7, 3)},
                {.acts = {{6, Act::Kind::climb}, {7, Act::Kind::taper}}, .pauses = {{4, 5}}});
  const auto lines = lines_of(chart(history_of(course, 1, {}, first_night + 7), {}, {.width = 14}));
  CHECK(lines[line_labelled(lines, "  act ")] == "  act     p +-");
  CHECK(lines[line_labelled(lines, "night ")] == "night  LL pp");
  // A pause within a column of three is seen there alone.
  const auto narrow =
      lines_of(chart(history_of(course, 1, {}, first_night + 40), {}, {.width = 20}));
  CHECK(narrow[line_labelled(narrow, "  act ")] == "  act  p-");
}

// The line of changes of doses a night, in columns as wide as they are.
std::string changes_of(const std::vector<int>& doses, int width) {
  std::vector<Night> nights;
  for (std::size_t day = 0; day < doses.size(); ++day) {
    nights.push_back(unnoted(static_cast<int>(day), doses[day]));
  }
  const auto lines = lines_of(
      chart(history_of(course_of(nights), 1, {}, first_night + static_cast<int>(doses.size()) - 1),
            {}, {.width = width}));
  return lines[line_labelled(lines, " dose ")];
}

TEST_CASE("a dose stands where it changes, and a missed night is no change") {
  CHECK(changes_of({2, 3, 4, 4, 0, 4, 3, 3}, 80) == " dose 2  3  4           3");
  CHECK(changes_of({2, 3, 4, 4, 0, 4, 3, 3}, 20) == " dose 2 4   3");
  // 9, 10, 11 and 10 in columns of one: 10 stays longest, so it stands, and what touches it does
  // not.
  CHECK(changes_of({9, 10, 10, 10, 11, 9, 9, 9, 9, 9}, 20) == " dose  10  9");
}

// The first of the stretches with most nights of one dose, those without any apart: its first
// night.
std::pair<std::size_t, int> longest_stay(const std::vector<int>& doses) {
  std::pair<std::size_t, int> longest{0, 0}, now{0, 0};
  int most = 0, nights = 0;
  for (std::size_t day = 0; day < doses.size(); ++day) {
    if (doses[day] == 0) continue;
    if (doses[day] != now.second) {
      now = {day, doses[day]};
      nights = 0;
    }
    if (++nights > most) {
      most = nights;
      longest = now;
    }
  }
  return longest;
}

TEST_CASE("every number under the doses is its column's, and that of the longest stay is there") {
  std::mt19937 random(17);
  for (int i = 0; i < 300; ++i) {
    const int most = chance(random, 50) ? 9 : 99;
    std::vector<int> doses = {between(random, 1, most)};
    for (int left = between(random, 14, 60); left > 0; --left) {
      doses.push_back(chance(random, 60) ? doses.back() : between(random, 0, most));
    }
    const std::string line = changes_of(doses, 6 + static_cast<int>(doses.size()));
    INFO(line);
    std::size_t found = 0;
    for (std::size_t at = 6; at < line.size();) {
      if (line[at] == ' ') {
        ++at;
        continue;
      }
      // At the right edge a longer number ends there.
      const std::string last = std::to_string(doses.back());
      if (last.size() > 1 && at + 2 == 6 + doses.size() && line.substr(at) == last) break;
      const std::string dose = std::to_string(doses[at - 6]);
      REQUIRE(line.substr(at, dose.size()) == dose);
      CHECK(line[at - 1] == ' ');
      CHECK((at + dose.size() == line.size() || line[at + dose.size()] == ' '));
      at += dose.size();
      ++found;
    }
    CHECK((found > 0 || line.size() > 6));
    const auto [begin, dose] = longest_stay(doses);
    const std::string number = std::to_string(dose);
    const std::size_t at = std::min(6 + begin, 6 + doses.size() - number.size());
    CHECK(line.substr(at, number.size()) == number);
  }
}

// ---- What a flat line stands for, in words ----

std::string flat_words(const std::vector<Night>& nights, int last_day) {
  const auto lines =
      lines_of(chart(history_of(course_of(nights), 1, {}, first_night + last_day), {}, {}));
  for (const std::string& line : lines) {
    const auto at = line.find("capsules ");
    if (at != std::string::npos && line.find(" nights") != std::string::npos &&
        line.find("column") == std::string::npos) {
      return line.substr(0, line.find("   "));
    }
  }
  return "";
}

TEST_CASE("a week or more of one dose is told in words, with the nights without any") {
  std::vector<Night> nights;
  for (int day = 0; day < 60; ++day) nights.push_back(tolerated(day, day < 3 ? 2 + day : 7));
  CHECK(flat_words(nights, 59) == "7 capsules since 4 Nov, all 57 nights");
  CHECK(flat_words(nights, 61) == "7 capsules since 4 Nov, 57 of 59 nights");
  nights[20] = unnoted(20, 0);
  CHECK(flat_words(nights, 59) == "7 capsules since 4 Nov, 56 of 57 nights");
  nights[20] = tolerated(20, 6);  // a misstep
  CHECK(flat_words(nights, 59) == "7 capsules since 22 Nov, all 39 nights");
  nights[58] = tolerated(58, 8);  // and one of less than a week ago
  CHECK(flat_words(nights, 59).empty());
}

TEST_CASE("where no other dose is drawn before it, nobody is told since when") {
  std::vector<Night> nights;
  for (int day = 0; day < 7; ++day) nights.push_back(tolerated(day, 3));
  CHECK(flat_words(nights, 6) == "3 capsules on all 7 nights");
  nights.pop_back();
  CHECK(flat_words(nights, 5).empty());
}

TEST_CASE("over most of a year the dates of the legend have theirs") {
  std::vector<Night> nights;
  for (int day = 0; day < 400; ++day) nights.push_back(tolerated(day, day < 3 ? 2 + day : 7));
  const Course course = course_of(std::move(nights), {.ceilings = {{0, 7}, {9, 8}}});
  const std::string text = chart(history_of(course, 1, {}, first_night + 399), {}, {});
  CHECK(text.find("7 capsules since 4 Nov 2026, all 397 nights") != std::string::npos);
  CHECK(text.find("ceiling 7, 8 from 10 Nov 2026") != std::string::npos);
  const std::string brief = chart(history_of(course, 1, {.last = 100}, first_night + 399), {}, {});
  CHECK(brief.find("7 capsules on all 100 nights") != std::string::npos);
}

// ---- Measures ----

Night measuring(int day, int tenths) {
  NightFields fields = taken(day, 2);
  REQUIRE(fields.measures.set(
      {made(MeasureName::from("pressure")), MeasureValue::from_tenths(tenths).value()}));
  return made(Night::from(std::move(fields)));
}

const Measure pressure{Measure::Kind::measured, "pressure"};

// From its heading to the legend.
std::string measured(const std::vector<Night>& nights, int last_day, const Style& style) {
  const auto lines = lines_of(
      chart(history_of(course_of(nights), 1, {}, first_night + last_day), pressure, style));
  std::string text;
  bool has_row = false;
  for (auto i = line_labelled(lines, "pressure"); i < lines.size(); ++i) {
    const bool is_row = lines[i].find_first_not_of(" .0123456789") >= 5;
    if (!is_row && has_row) break;
    has_row = has_row || is_row;
    text += lines[i] + '\n';
  }
  return text;
}

TEST_CASE("a measure has the scale of what was noted, and a mark in the nearest row") {
  // 118 to 138: rows of 5. 121 is nearer to 123 than to 118, 120 to 118.
  CHECK(measured({measuring(0, 1180), measuring(1, 1210), measuring(2, 1200), unnoted(3, 2),
                  measuring(4, 1380)},
                 4, {}) ==
        "pressure, 118 to 138, the lowest and the highest noted; blank: not noted\n"
        "  138             ██\n"
        "  133\n"
        "  128\n"
        "  123    ██\n"
        "  118 ██    ██\n");
  // No more rows than there are values between.
  CHECK(measured({measuring(0, 110), measuring(1, 120)}, 1, {.utf8 = false}) ==
        "pressure, 11 to 12, the lowest and the highest noted; blank: not noted\n"
        "   12    ##\n"
        "   11 ##\n");
  CHECK(measured({measuring(0, 373), unnoted(1, 2)}, 1, {}) ==
        "pressure, always 37.3; blank: not noted\n"
        " 37.3 ██\n");
  CHECK(measured({unnoted(0, 2)}, 0, {}).starts_with("pressure: not noted for these nights.\n"));
}

TEST_CASE("a column of several nights reaches from its lowest to its highest") {
  std::vector<Night> nights;
  const std::vector<int> values = {1, 3, 3, 3, 5, 2, 4, 4};
  for (int day = 0; day < 28; ++day) {
    const auto each = static_cast<std::size_t>(day);
    nights.push_back(each < values.size() ? measuring(day, 10 * values[each]) : unnoted(day, 2));
  }
  // Two nights a column: 1 to 3, 3, 2 to 5, 4.
  INFO(measured(nights, 27, {.width = 20, .lines = 60, .utf8 = false}));
  CHECK(measured(nights, 27, {.width = 20, .lines = 60, .utf8 = false})
            .find("    5   #\n"
                  "    4   ##\n"
                  "    3 ###\n"
                  "    2 # #\n"
                  "    1 #\n") != std::string::npos);
}

TEST_CASE("whatever was measured, every value lies in its row, and the numbers fit") {
  std::mt19937 random(29);
  for (int i = 0; i < 200; ++i) {
    const int most = chance(random, 30) ? 99999 : chance(random, 50) ? 2000 : 60;
    const int step = chance(random, 50) ? 10 : 1;
    std::vector<Night> nights;
    std::vector<int> values;
    for (int day = 0; day < between(random, 1, 14); ++day) {
      values.push_back(between(random, 0, most) / step * step);
      nights.push_back(measuring(day, values.back()));
    }
    const auto lines = lines_of(measured(nights, static_cast<int>(nights.size()) - 1, {}));
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const auto rows = std::count_if(lines.begin(), lines.end(), [](const auto& line) {
      return line.find("██") != std::string::npos || line.size() == 5;
    });
    REQUIRE(rows >= 1);
    INFO(measured(nights, static_cast<int>(nights.size()) - 1, {}));
    for (std::size_t day = 0; day < values.size(); ++day) {
      std::size_t marks = 0;
      for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        const Characters line(lines[lines.size() - 1 - row]);
        if (line.at(6 + 3 * day) != "█") continue;
        ++marks;
        // Not half a row away from it.
        const double at = rows == 1
                              ? *low
                              : *low + static_cast<double>(*high - *low) *
                                           static_cast<double>(row) / static_cast<double>(rows - 1);
        const double half =
            rows == 1 ? 0 : static_cast<double>(*high - *low) / 2 / static_cast<double>(rows - 1);
        CHECK(std::abs(values[day] - at) <= half + 1e-9);
      }
      CHECK(marks == 1);
    }
  }
}

}  // namespace
}  // namespace titrate::test
