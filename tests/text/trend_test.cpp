// A trend in words.

#include "text/trend.hpp"

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using namespace text;

Night noting(Night night, const std::string& symptom, int severity) {
  NightFields fields = night.fields();
  REQUIRE(
      fields.symptoms.set({made(SymptomName::from(symptom)), Severity::from(severity).value()}));
  return made(Night::from(std::move(fields)));
}

std::string told(const Course& course, int last_day, const Style& style = {},
                 bool is_newest = true) {
  return trend_text(course, 1, trend_of(course, first_night + last_day), is_newest, style).text;
}

bool says(const std::string& text, const std::string& words) {
  INFO(text);
  return text.find(words) != std::string::npos;
}

// 25 nights of 2 capsules: cramps 6, 7, 6 on the first three nights; 1 on the last two.
Course cramped() {
  std::vector<Night> nights;
  for (int day = 0; day < 25; ++day) {
    Night night = tolerated(day, 2);
    if (day < 3) night = noting(night, "cramps", day == 1 ? 7 : 6);
    if (day > 22) night = noting(night, "cramps", 1);
    nights.push_back(night);
  }
  return course_of(std::move(nights));
}

TEST_CASE("each series has a sentence with the nights behind each mean, and few are marked") {
  const std::string text = told(cramped(), 24);
  CHECK(says(text,
             "\ncramps: 6.3 in the first week (3 nights), 1.0 in the last two (only 2 nights).\n"));
  CHECK(says(text, "\ncramps           6.3 (3)   1.0 (2)*\n"));
  CHECK(says(text, "* rests on few nights, fewer than 3.\n"));
  CHECK(says(text, "\nFirst week  Sun 1 Nov to Sat 7 Nov 2026\n"));
  CHECK(says(text, "\nLast two    Thu 12 Nov to Wed 25 Nov 2026\n"));
  CHECK(says(text, "not proof that magnesium"));
}

TEST_CASE("by dose: a row a dose, with the mean and its nights") {
  // 2 capsules, 5 nights noted: 21 in all, 4.2.
  CHECK(says(told(cramped(), 24), "\nCapsules    cramps\n       2  4.2 (5)\n"));
}

TEST_CASE("where nothing was noted in a window, that is said and no number stands for it") {
  std::vector<Night> nights = {noting(tolerated(0, 2), "aura", 4)};
  for (int day = 1; day < 30; ++day) nights.push_back(tolerated(day, 2));
  const std::string text = told(course_of(std::move(nights)), 29);
  CHECK(says(text, "aura: 4.0 in the first week (only 1 night), not noted in the last two.\n"));
}

TEST_CASE("a short course says that its windows overlap") {
  const Course course = course_of({noting(tolerated(0, 2), "aura", 4), tolerated(19, 2)});
  CHECK(says(told(course, 19), "first week and last two weeks overlap"));
  CHECK_FALSE(says(told(cramped(), 24), "overlap"));
}

TEST_CASE("a symptom called sleep is told from sleep") {
  CHECK(says(told(course_of({noting(tolerated(0, 2), "sleep", 4)}), 0), "sleep (symptom): 4.0"));
}

TEST_CASE("nights taken, the longest run, and the run now") {
  CHECK(says(told(cramped(), 26, {.width = 200}),
             "Taken on 25 of 27 nights, Sun 1 Nov to Fri 27 Nov 2026. Longest run without a miss: "
             "25 nights. Current run: 0 nights.\n"));
  CHECK(says(told(cramped(), 24, {.width = 200}, false), "Run at its end: 25 nights.\n"));
  const Course stopped = course_of({tolerated(0, 2), with_sign(tolerated(1, 3))});
  CHECK(says(told(stopped, 9, {.width = 200}),
             "Taken on 1 of 1 night, Sun 1 Nov 2026. Longest run without a miss: 1 "
             "night. After that titrate advised no more.\n"));
}

TEST_CASE("nothing noted, and nothing logged, are told calmly") {
  CHECK(says(told(course_of({tolerated(0, 2)}), 0), "No symptom, sleep or movements are noted"));
  CHECK(says(told(course_of({}), 0), "\n\nNo nights to compare yet.\n"));
}

TEST_CASE("doses stand below each other in as many tables as the width needs") {
  Night night = tolerated(0, 2);
  for (const char* name : {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                           "cccccccccccccccccccccccccccccc"}) {
    night = noting(night, name, 5);
  }
  const std::string text = told(course_of({night}), 0);
  CHECK(says(text, "\nCapsules  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"));
  CHECK(says(text, "\nCapsules  cccccccccccccccccccccccccccccc\n"));
}

}  // namespace
}  // namespace titrate::test
