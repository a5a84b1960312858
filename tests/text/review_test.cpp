// Logs at a glance in words: what each cell says, and rows that become blocks.

#include "text/review.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using namespace text;

const NightDate evening = first_night + 5;  // Fri 6 Nov 2026

ReviewedLog reviewed(const std::string& name, const Course& course) {
  return {name, name, review_of(log_of({course}), evening)};
}

std::string told(const std::vector<ReviewedLog>& logs, const Style& style = {}) {
  return reviews_text(logs, evening, style).text;
}

bool says(const std::string& text, const std::string& words) {
  INFO(text);
  return text.find(words) != std::string::npos;
}

// 2, 3, 4, 5 and 6 tolerated, so tonight it is 7 of 120 mg.
Course climbing(CourseFields more = course_of({}).fields()) {
  for (int day = 0; day < 5; ++day) more.nights.push_back(tolerated(day, 2 + day));
  return made(Course::from(std::move(more)));
}

Course with_stock(int left) {
  CourseFields fields = course_of({}).fields();
  fields.stock = {{evening, StockCount::from(left).value()}};
  return climbing(std::move(fields));
}

TEST_CASE("a row says who, the last night, the phase, the dose, the counts and the stock") {
  // 7 and 8 are 15, and 9 more are 24: 20 last to Sat 7 Nov.
  CHECK(says(told({reviewed("ada.json", with_stock(20))}),
             "\nLog       Last   Phase     Dose         mg   Loose  Open  Missed  Stock\n"
             "ada.json  5 Nov  climbing  7 capsules  840  0 of 5     0       0  to 7 Nov\n"));
}

TEST_CASE("the stock says until when it lasts, or why that is not known") {
  CHECK(says(told({reviewed("a", with_stock(0))}), "  none left\n"));
  CHECK(says(told({reviewed("a", with_stock(6))}), "  too few\n"));
  CHECK(says(told({reviewed("a", with_stock(7))}), "  to 6 Nov\n"));
  CourseFields fields = course_of({}).fields();
  fields.stock = {{first_night, StockCount::from(3).value()}};  // 2 and 3 were taken of 3
  CHECK(says(told({reviewed("a", climbing(std::move(fields)))}), "  to count\n"));
  CHECK_FALSE(says(told({reviewed("a", climbing())}), "Stock\n"));
}

TEST_CASE("where none is advised the phase says why") {
  const auto row = [](const Course& course) { return told({reviewed("a", course)}); };
  CHECK(says(row(course_of({tolerated(0, 2)}, {.pauses = {{3, 9}}})), "paused  none "));
  CHECK(says(row(course_of({with_sign(tolerated(0, 2))})), "stopped  none "));
  CHECK(says(row(course_of({tolerated(4, 50)})), "ask first  none "));  // 6000 mg
  CHECK(says(row(shifted(course_of({}), 6)), "begins 7 Nov\n"));
  CHECK(says(told({{"a", "a", review_of(Log(), evening)}}), "not begun\n"));
}

TEST_CASE("where nothing was noted no number stands for the loose mornings") {
  CHECK(says(told({reviewed("a", course_of({unnoted(4, 2)}))}), "  240      -     1       0\n"));
}

TEST_CASE("a date of another year has its year") {
  const Review review = review_of(log_of({course_of({tolerated(0, 2)})}), date("2027-01-05"));
  CHECK(
      says(reviews_text(std::vector<ReviewedLog>{{"a", "a", review}}, date("2027-01-05"), {}).text,
           "\na    1 Nov 2026  "));
}

TEST_CASE("a warning sign and a wrong clock stand below the row that they belong to") {
  const Course course = course_of({with_sign(tolerated(0, 2)), tolerated(30, 2)});
  CHECK(says(told({reviewed("ada", course), reviewed("bo", climbing())}),
             "\n     warning sign: flushing, Sun 1 Nov 2026\n"
             "     has dates later than tonight: a wrong clock?\nbo "));
}

TEST_CASE("what has no room in a row stands in blocks, each log under its name") {
  const std::vector<ReviewedLog> logs = {
      reviewed("ada.json", course_of({with_sign(tolerated(0, 2)), tolerated(30, 2)})),
      reviewed("bo.json", with_stock(20))};
  const std::string text = told(logs, {.width = 40});
  CHECK(says(text,
             "\nada.json\n"
             "  Sign    flushing, Sun 1 Nov 2026\n"
             "  Dates   has dates later than tonight:\n"
             "          a wrong clock?\n"
             "  Last    1 Nov\n"
             "  Phase   stopped\n"
             "  Dose    none\n"
             "  Loose   0 of 1\n"
             "  Open    0\n"
             "  Missed  0\n"
             "\n"
             "bo.json\n"
             "  Last    5 Nov\n"
             "  Phase   climbing\n"
             "  Dose    7 capsules (840 mg)\n"
             "  Loose   0 of 5\n"
             "  Open    0\n"
             "  Missed  0\n"
             "  Stock   to 7 Nov\n"));
}

TEST_CASE("no line is wider than the screen, however long a name is") {
  const std::string name =
      GENERATE(as<std::string>{}, "a.json", "夜/夜の記録の長い長い名前です.json",
               "clients-of-the-autumn/somebody-with-a-long-name/log.json");
  const int width = GENERATE(32, 40, 60, 80, 200);
  const std::string text =
      told({reviewed(name, with_stock(20)), reviewed("b", course_of({with_sign(tolerated(0, 2))}))},
           {.width = width});
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(width, line);
    CHECK(display_width(line) <= width);
  }
}

TEST_CASE("what a sign calls for is named only where there is one") {
  const auto suggested = [](const Course& course) {
    return reviews_text(std::vector<ReviewedLog>{reviewed("a", course)}, evening, {})
        .suggested.size();
  };
  CHECK(suggested(climbing()) == 0);
  CHECK(suggested(course_of({with_sign(tolerated(0, 2))})) == 1);
}

}  // namespace
}  // namespace titrate::test
