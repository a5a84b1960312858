// A report in brief: which nights it tells, what it says of the courses before, and that nothing of
// what is safety is lost by it.

#include <algorithm>

#include "report/page.hpp"
#include "report/pages.hpp"
#include "report/report_text.hpp"
#include "report/room.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/strings.hpp"

namespace titrate::test {
namespace {

using namespace report;

Night with_note(Night night, const std::string& text) {
  NightFields fields = night.fields();
  fields.note = made(Note::from(text));
  return made(Night::from(std::move(fields)));
}

Night with_measure(Night night, std::int64_t tenths) {
  NightFields fields = night.fields();
  REQUIRE(fields.measures.set(
      {made(MeasureName::from("bp-systolic")), MeasureValue::from_tenths(tenths).value()}));
  return made(Night::from(std::move(fields)));
}

std::vector<Night> many(int from, int nights, int count) {
  std::vector<Night> all;
  for (int day = from; day < from + nights; ++day) {
    all.push_back(with_note(tolerated(day, count), "note of day " + std::to_string(day)));
  }
  return all;
}

// Day 0 to 19: 4 capsules of 120 mg, on 17 of them. From day 20 on: 1 of 200 mg.
Log two_bottles(int nights_of_second = 3) {
  const Course first = course_of(many(0, 17, 4));
  CourseFields second = course_of({}, {.recommended = 1, .strength_tenths = 2000}).fields();
  second.started = second.ceilings.front().from = first_night + 20;
  second.product = made(Product::from("Citrate & more"));
  second.nights = many(20, nights_of_second, 1);
  return made(Log::from({first, made(Course::from(std::move(second)))}));
}

Report brief_on(const Log& log, std::size_t number, int last_day, Alone alone = Alone::no) {
  const auto newest = number == log.courses().size() ? IsNewest::yes : IsNewest::no;
  Report report = report_of(log.courses()[number - 1], number, newest, first_night + last_day);
  add_others(report, log);
  return in_brief(std::move(report), log, alone);
}

std::string text_of(const Report& report) { return report_text(report, {.width = 100000}).text; }

}  // namespace

TEST_CASE("a new bottle hides no night of the one before it, and says where it begins") {
  const Log log = two_bottles();
  const Report report = brief_on(log, 2, 22);
  CHECK(drawn_nights(report) == NightRange{first_night, first_night + 22});
  const std::string page = page_of(report);
  CHECK(count_of(page, "<rect class=\"dose\"") == 2 * 20);
  CHECK(count_of(page, ">course 2</text>") == 2);
  CHECK(says(page, "mg of magnesium a night"));
  CHECK(says(page, "note of day 16"));
  CHECK(says(page, "<bdi dir=\"auto\">Citrate &amp; more</bdi>"));
  const std::string text = text_of(report);
  CHECK(
      says(text,
           "Sat 21 Nov 2026: course 2 begins, 200 mg a capsule, label dose 1, ceiling 20: Citrate "
           "& more"));
  CHECK(says(text, "note of day 16"));
  // 480 mg on 17 nights; a night of 200 mg is not above the level.
  for (const std::string& each : {page, text}) {
    CHECK(says(each, "Nights above 350 mg: 0."));
    CHECK(says(each,
               "1 course, Sun 1 Nov to Fri 20 Nov 2026. Highest dose in them: 480 mg, first "
               "on Sun 1 Nov 2026. Nights above 350 mg in all: 17."));
  }
}

// Cramps 6 on day 0 to 6, 2 on day 7 to 16; 1 on the 3 nights of the second bottle, days 20 to 22.
// The last two weeks are days 9 to 22: (8 * 2 + 3 * 1) / 11 = 1.7.
TEST_CASE("the means hold the first week ever against the last two, across bottles") {
  const auto cramps = [](const Course& course, const auto& severity) {
    CourseFields fields = course.fields();
    for (Night& night : fields.nights) {
      NightFields noted = night.fields();
      const int value = severity(night.date() - first_night);
      REQUIRE(
          noted.symptoms.set({made(SymptomName::from("cramps")), Severity::from(value).value()}));
      night = made(Night::from(std::move(noted)));
    }
    return made(Course::from(std::move(fields)));
  };
  const Log plain = two_bottles();
  const Log log =
      made(Log::from({cramps(plain.courses()[0], [](int day) { return day < 7 ? 6 : 2; }),
                      cramps(plain.courses()[1], [](int) { return 1; })}));
  const Trend trend = brief_on(log, 2, 22).trend.value();
  REQUIRE(trend.series.size() == 1);
  CHECK(trend.series.front().first == Mean{420, 7});
  CHECK(trend.series.front().second == Mean{190, 11});
  CHECK(trend.windows.second == NightRange{first_night + 9, first_night + 22});
  // Where there is no room for a table, as a sentence.
  CHECK(
      says(report_text(brief_on(log, 2, 22), {.width = 34}).text, "first week 6.0 (7), last two"));
  // Alone it has its own.
  const Trend alone = brief_on(log, 2, 22, Alone::yes).trend.value();
  CHECK(alone.series.front().first == Mean{30, 3});
}

// Five symptoms, sleep and a measure on each of 80 nights, with a note on every sixth: a full
// sheet.
TEST_CASE("a full sheet draws most of what was noted, each with its means") {
  std::vector<Night> nights;
  for (int day = 0; day < 80; ++day) {
    NightFields fields = with_measure(tolerated(day, 2), 1200 + day).fields();
    for (const char* name : {"cramps", "fatigue", "fog", "headache", "pain"}) {
      const auto severity = Severity::from(day < 7 ? 6 : 2).value();
      REQUIRE(fields.symptoms.set({made(SymptomName::from(name)), severity}));
    }
    fields.sleep = SleepQuality::from(day < 7 ? 2 : 4);
    if (day % 6 == 0) fields.note = made(Note::from(std::string(150, 'n')));
    nights.push_back(made(Night::from(std::move(fields))));
  }
  const Log log = made(Log::from({course_of(std::move(nights))}));
  const std::string page = page_of(brief_on(log, 1, 80));
  CHECK(count_of(page, ">first week 6.0 (7), last two 2.0 (14)</text>") == 5);
  CHECK(says(page, "first week, Sun 1 Nov to Sat 7 Nov 2026, already with magnesium, and of the"));
  CHECK(says(page, "not proof that magnesium did it"));
  // On a phone, whose drawings tell no means, the table has them all.
  const auto table = page.find("aria-describedby=\"c1-phone-how\"");
  REQUIRE(table != std::string::npos);
  CHECK(count_of(page.substr(table, page.find("</table>", table) - table), "<tr><th") == 1 + 7);
}

// 22 units a night at most: 11 nights end at 40 + 242.
TEST_CASE("the axis of a drawing ends with its last night") {
  std::vector<Night> nights;
  for (int day = 0; day < 11; ++day) nights.push_back(with_measure(tolerated(day, 2), 1200));
  const Log log = made(Log::from({course_of(std::move(nights))}));
  const std::string page = page_of(brief_on(log, 1, 10));
  CHECK(says(page, "<path class=\"axis\" d=\"M40.0 132.0L282.0 132.0\"/>"));
  CHECK_FALSE(says(page, "L672.0"));
}

TEST_CASE("a course that is asked for alone is told alone") {
  const Log log = two_bottles();
  const Report second = brief_on(log, 2, 22, Alone::yes);
  CHECK(drawn_nights(second) == NightRange{first_night + 20, first_night + 22});
  CHECK_FALSE(says(text_of(second), "note of day 16"));
  const Report first = brief_on(log, 1, 19);
  CHECK(drawn_nights(first) == NightRange{first_night, first_night + 16});
  CHECK_FALSE(first.earlier);
}

TEST_CASE("a report in brief tells the last eight weeks and how many notes are older") {
  for (const int nights : {55, 56, 57, 400}) {
    const Log log = made(Log::from({course_of(many(0, nights, 2))}));
    // Tonight is the last of them, and in the log.
    const Report report = brief_on(log, 1, nights - 2);
    CAPTURE(nights);
    CHECK(drawn_nights(report)->count() == std::min(nights, 56));
    CHECK(report.remarks.size() == static_cast<std::size_t>(std::min(nights, 56)));
    CHECK(report.older_remarks == static_cast<std::size_t>(std::max(0, nights - 56)));
    CHECK(report.highest->date() == first_night);
  }
}

TEST_CASE("every warning sign ever stands in a report in brief, however many there are") {
  for (const int nights : {1, 6, 7, 24, 200}) {
    std::vector<Night> all;
    for (int day = 0; day < nights; ++day) {
      all.push_back(with_sign(tolerated(day, 2), static_cast<WarningSign>(day % 12)));
    }
    const Log log = made(Log::from({course_of(std::move(all))}));
    const Report report = brief_on(log, 1, nights);
    CAPTURE(nights);
    CHECK(signs_in_words(report).size() <= 12);
    for (const std::string& each : {page_of(report), text_of(report)}) {
      for (int sign = 0; sign < std::min(nights, 12); ++sign) {
        CHECK(says(each, ranked_signs_in_words([&] {
                     WarningSigns one;
                     one.insert(static_cast<WarningSign>(sign));
                     return one;
                   }())));
      }
    }
  }
  // All on one night, and on six: what to do is never cut, and each sign is short.
  for (const int nights : {1, 6}) {
    WarningSigns signs;
    for (int sign = 0; sign < 12; ++sign) signs.insert(static_cast<WarningSign>(sign));
    std::vector<Night> worst;
    for (int day = 0; day < nights; ++day) {
      NightFields fields = tolerated(day, 2).fields();
      fields.signs = signs;
      worst.push_back(made(Night::from(std::move(fields))));
    }
    const Log log = made(Log::from({course_of(std::move(worst))}));
    const Report report = brief_on(log, 1, nights);
    const std::string page = page_of(report);
    CHECK(says(page, "call an emergency number now; if it is over, speak to a doctor today"));
    for (const ToldSigns& told : signs_in_words(report)) {
      CHECK((nights == 1 || lines_in(told.when + ": " + told.what, bold_column) <= 2));
    }
  }
  // Day by day: 24 are two of each, the first on day 0 and on day 12.
  std::vector<Night> all;
  for (int day = 0; day < 24; ++day) {
    all.push_back(with_sign(tolerated(day, 2), static_cast<WarningSign>(day % 12)));
  }
  const Log log = made(Log::from({course_of(std::move(all))}));
  const auto told = signs_in_words(brief_on(log, 1, 24));
  CHECK(told.front().when == "irregular heartbeat (emergency)");
  CHECK(told.front().what == "2 nights, 1 Nov 2026 to 13 Nov 2026");
}

TEST_CASE("a measure is drawn between its own lowest and highest value") {
  const auto page = [](const std::vector<std::int64_t>& values) {
    std::vector<Night> nights;
    for (const std::int64_t tenths : values) {
      nights.push_back(with_measure(tolerated(static_cast<int>(nights.size()), 2), tenths));
    }
    const Log log = made(Log::from({course_of(std::move(nights))}));
    return page_of(brief_on(log, 1, 9));
  };
  const std::string some = page({1285, 1180, 1300});
  CHECK(says(some, ">bp-systolic</text>"));
  CHECK(says(some, ">lowest 118, highest 130</text>"));
  CHECK(says(some, ">118 to 130</text>"));  // on a phone
  // At the axis, where the lowest and the highest dot are.
  CHECK(count_of(some, ">118</text>") == 2);
  CHECK(count_of(some, ">130</text>") == 2);
  CHECK(says(page({1285}), ">lowest 128.5, highest 128.5</text>"));
  CHECK_FALSE(says(page({1285}), "nan\""));
}

TEST_CASE("the stock is told of the bottle that counts, and in brief of none") {
  CourseFields old = course_of({tolerated(0, 2)}).fields();
  old.stock = {{first_night, StockCount::from(30).value()}};
  CourseFields next = course_of({}).fields();
  next.started = next.ceilings.front().from = first_night + 2;
  next.stock = {{first_night + 2, StockAdded::from(90).value()}};
  const Log log = made(Log::from({made(Course::from(old)), made(Course::from(next))}));
  const auto told = [&](std::size_t number, int tonight) {
    Report report =
        report_of(log.courses()[number - 1], number, IsNewest::yes, first_night + tonight - 1);
    add_stock(report, log, first_night + tonight);
    return says(text_of(report), " left, enough until");
  };
  CHECK(told(1, 0));
  CHECK_FALSE(told(2, 0));
  // The new one begins tomorrow, then it has begun.
  for (const int tonight : {1, 2}) {
    CHECK_FALSE(told(1, tonight));
    CHECK(told(2, tonight));
  }
  CHECK_FALSE(says(text_of(brief_on(log, 2, 2)), "left"));
}

}  // namespace titrate::test
