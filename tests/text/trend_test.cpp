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

TEST_CASE("each series has a row with the nights behind each mean, and few are marked") {
  const std::string text = told(cramped(), 24);
  CHECK(says(text, "\ncramps           6.3 (3)   1.0 (2)*\n"));
  CHECK(says(text, "* rests on few nights, fewer than 3.\n"));
  CHECK(says(text, "\nFirst week  Sun 1 Nov to Sat 7 Nov 2026, already with magnesium\n"));
  CHECK(says(text, "\nLast two    Thu 12 Nov to Wed 25 Nov 2026\n"));
  CHECK(says(text, "not proof that magnesium"));
}

TEST_CASE("by dose: a row a dose, with the mean and its nights") {
  // 2 capsules on 25 nights, none loose; cramps noted on 5, 21 in all, 4.2.
  CHECK(says(told(cramped(), 24),
             "\nCapsules  Nights    Loose    cramps\n       2      25  0 of 25  4.2 (5)\n"));
}

TEST_CASE("by dose: the loose mornings of those noted, whatever caused them") {
  const Course course =
      course_of({tolerated(0, 2), loose(1, 3), put_down_to_illness(loose(2, 3)), tolerated(3, 3),
                 unnoted(4, 3), unnoted(5, 2), unnoted(6, 1), unnoted(7, 0)});
  CHECK(says(told(course, 7),
             "\nCapsules  Nights   Loose\n"
             "       0       1       -\n"
             "       1       1       -\n"
             "       2       2  0 of 1\n"
             "       3       4  2 of 3\n"));
}

TEST_CASE("what does not fit beside how a dose was borne stands below it") {
  Night night = tolerated(0, 2);
  for (const char* name : {"cramps", "fatigue", "migraine"}) night = noting(night, name, 3);
  const Course course = course_of({night, tolerated(1, 3)});
  // 8 + 2 + 6 + 2 + 6 columns leave 16 of 40: cramps alone; the two others fit below.
  CHECK(says(told(course, 1, {.width = 40}),
             "\nCapsules  Nights   Loose    cramps\n"
             "       2       1  0 of 1  3.0 (1)*\n"
             "       3       1  0 of 1\n"
             "\n"
             "Capsules   fatigue  migraine\n"
             "       2  3.0 (1)*  3.0 (1)*\n"));
}

TEST_CASE("before and after a night, up to two weeks of each") {
  const Trend trend =
      trend_of(replay(cramped(), 1, first_night + 24), first_night + 22).value();  // Mon 23 Nov
  const std::string text = trend_text(cramped(), 1, trend, true, {}).text;
  CHECK(says(text,
             "\nBefore      Mon 9 Nov to Sun 22 Nov 2026\n"
             "After       Mon 23 Nov to Wed 25 Nov 2026\n"));
  CHECK(says(text,
             "\nMean (nights)  Before     After\n"
             "cramps             -   1.0 (2)*\n"));
}

TEST_CASE("where nothing was noted in a window, that is said and no number stands for it") {
  std::vector<Night> nights = {noting(tolerated(0, 2), "aura", 4)};
  for (int day = 1; day < 30; ++day) nights.push_back(tolerated(day, 2));
  const std::string text = told(course_of(std::move(nights)), 29);
  CHECK(says(text, "\naura             4.0 (1)*        -\n"));
}

TEST_CASE("the first week is called one with magnesium only where it was") {
  const auto first_week = [](int doses_from) {
    std::vector<Night> nights;
    for (int day = 0; day < 14; ++day) {
      nights.push_back(noting(unnoted(day, day < doses_from ? 0 : 2), "cramps", 3));
    }
    const std::string text = told(course_of(nights), 13);
    const auto at = text.find("First week  ") + 12;
    return text.substr(at, text.find('\n', at) - at);
  };
  CHECK(first_week(0) == "Sun 1 Nov to Sat 7 Nov 2026, already with magnesium");
  CHECK(first_week(6) == "Sun 1 Nov to Sat 7 Nov 2026, with magnesium from Sat 7 Nov on");
  CHECK(first_week(7) == "Sun 1 Nov to Sat 7 Nov 2026, without a dose");
}

TEST_CASE("a short course says that its windows overlap") {
  const Course course = course_of({noting(tolerated(0, 2), "aura", 4), tolerated(19, 2)});
  CHECK(says(told(course, 19), "first week and last two weeks overlap"));
  CHECK_FALSE(says(told(cramped(), 24), "overlap"));
}

TEST_CASE("a symptom called sleep is told from sleep") {
  CHECK(says(told(course_of({noting(tolerated(0, 2), "sleep", 4)}), 0),
             "sleep (symptom)    4.0 (1)*"));
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
  CHECK(says(told(course_of({tolerated(0, 2)}), 0),
             "No symptom, measure, sleep or movements are noted in this course yet."));
  CHECK(says(told(course_of({}), 0), "\n\nNo nights to compare yet.\n"));
}

TEST_CASE("doses stand below each other in as many tables as the width needs") {
  Night night = tolerated(0, 2);
  for (const char* name : {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                           "cccccccccccccccccccccccccccccc"}) {
    night = noting(night, name, 5);
  }
  const std::string text = told(course_of({night}), 0);
  CHECK(says(text, "\nCapsules  Nights   Loose  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"));
  CHECK(says(text, "\nCapsules  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb  cccccccccccccccccccccccccccccc\n"));
}

// ---- Several courses ----

// All of them as seen on an evening, the courses `apart` days after each other.
std::string told_across(std::vector<Course> courses, int apart, const Style& style = {}) {
  std::vector<Course> following;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    following.push_back(shifted(courses[i], apart * static_cast<int>(i)));
  }
  const Log log = made(Log::from(std::move(following)));
  const NightDate tonight = first_night + apart * static_cast<int>(courses.size());
  std::vector<ReplayedCourse> all;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    all.push_back(replay(log.courses()[i], i + 1, last_night_of(log, i, tonight)));
  }
  return trend_text(all, trend_of(all), style).text;
}

Course of_strength(int tenths, int dose) {
  return course_of({noting(tolerated(0, dose), "cramps", dose), tolerated(1, dose)},
                   {.recommended = 1, .strength_tenths = tenths});
}

TEST_CASE(
    "the bottles are named with the night each began on, and doses are mg where they differ") {
  const std::string text = told_across({of_strength(1000, 2), of_strength(2000, 3)}, 10);
  CHECK(says(text,
             "Course 1, begun Sun 1 Nov 2026: Magnesium, 100 mg a capsule, label dose 1,\n"
             "ceiling 20\n"
             "Then course 2, begun Wed 11 Nov 2026: Magnesium, 200 mg a capsule, label dose 1,\n"
             "ceiling 20\n"
             "\n"
             "First week  Sun 1 Nov to Sat 7 Nov 2026, already with magnesium\n"
             "Last two    Sun 1 Nov to Thu 12 Nov 2026\n"
             "It is a short time so far:"));
  CHECK(says(text,
             "\n mg  Nights   Loose    cramps\n"
             "200       2  0 of 2  2.0 (1)*\n"
             "600       2  0 of 2  3.0 (1)*\n"));
}

TEST_CASE("bottles of one strength are counted in capsules") {
  const std::string text = told_across({of_strength(1000, 2), of_strength(1000, 2)}, 10);
  CHECK(says(text,
             "\nCapsules  Nights   Loose    cramps\n"
             "       2       4  0 of 4  2.0 (2)*\n"));
}

TEST_CASE("of many bottles the first and the latest are named") {
  const std::string text = told_across(std::vector<Course>(9, of_strength(1000, 2)), 3);
  CHECK(says(text, "\nThen courses 2 to 6\nThen course 7, begun "));
  CHECK(says(text, "\nThen course 9, begun "));
  const std::string few = told_across(std::vector<Course>(5, of_strength(1000, 2)), 3);
  CHECK(says(few, "\nThen course 2, begun "));
  CHECK_FALSE(says(few, "Then courses"));
}

TEST_CASE("nights before the first dose of a bottle are not counted, and that is said") {
  const Course late = course_of({tolerated(2, 2), tolerated(3, 2)});
  INFO(told_across({late, late}, 6, {.width = 400}));
  CHECK(says(told_across({late, late}, 6, {.width = 400}),
             "Taken on 4 of 8 nights, Tue 3 Nov to Thu 12 Nov 2026. Longest run without a miss: 2 "
             "nights. 2 nights on which none was to be taken, or before the first dose of a "
             "bottle, are not counted. Current run: 0 nights.\n"));
}

TEST_CASE("where nothing was noted in any course, or nothing logged, that is said calmly") {
  const Course plain = course_of({unnoted(0, 2)});
  CHECK(says(told_across({plain, plain}, 5),
             "No symptom, measure, sleep or movements are noted yet."));
  CHECK(says(told_across({course_of({}), course_of({})}, 5), "\n\nNo nights to compare yet.\n"));
}

}  // namespace
}  // namespace titrate::test
