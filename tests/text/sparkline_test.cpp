// The line of doses that ends a history.

#include "text/sparkline.hpp"

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using namespace text;

std::string doses(const Course& course, int last_day, const Style& style = {}) {
  return sparkline(history_of(course, 1, {}, first_night + last_day), style);
}

TEST_CASE("heights are parts of the highest dose, and missed nights are gaps") {
  const Course course = course_of({tolerated(0, 1), tolerated(1, 2), tolerated(2, 4), unnoted(3, 0),
                                   tolerated(5, 7), loose(6, 8)});
  CHECK(doses(course, 7) == "Doses, last 8 nights |▁▂▄  ▇█ | lowest 1, highest 8\n");
  CHECK(doses(course, 7, {.utf8 = false}) ==
        "Doses, last 8 nights |.:=  %# | lowest 1, highest 8\n");
}

TEST_CASE("a height is rounded up, so that no dose looks like a miss") {
  const Course course = course_of({tolerated(0, 1), tolerated(1, 99)});
  CHECK(doses(course, 1) == "Doses, last 2 nights |▁█| lowest 1, highest 99\n");
}

Course many() {
  std::vector<Night> nights;
  for (int day = 0; day < 40; ++day) nights.push_back(tolerated(day, day < 10 ? 9 : 2));
  nights.push_back(tolerated(40, 10));
  return course_of(std::move(nights));
}

std::string bars(int count) {
  std::string text;
  for (int i = 1; i < count; ++i) text += "▂";  // 2 of 10 are 1.6 eighths
  return text + "█";
}

TEST_CASE("the last 30 nights are shown, fewer where the line is short, none where it is tiny") {
  CHECK(doses(many(), 40) == "Doses, last 30 nights |" + bars(30) + "| lowest 2, highest 10\n");
  CHECK(doses(many(), 40, {.width = 76}) == doses(many(), 40));
  CHECK(doses(many(), 40, {.width = 75}) == "Doses, last 30 nights |" + bars(30) + "| 2 to 10\n");
  CHECK(doses(many(), 40, {.width = 40}) == "Doses, last 7 nights |" + bars(7) + "| 2 to 10\n");
  CHECK(doses(many(), 40, {.width = 39}).empty());
}

TEST_CASE("at every width the line fits") {
  for (int width = 1; width <= 100; ++width) {
    const std::string line = doses(many(), 40, {.width = width});
    INFO(width);
    if (!line.empty()) CHECK(display_width(line.substr(0, line.size() - 1)) <= width);
  }
}

TEST_CASE("fewer than two doses are nothing to compare") {
  CHECK(doses(course_of({tolerated(0, 2)}), 5).empty());
  CHECK(doses(course_of({}), 5).empty());
  // Both doses lie before the last 30 nights.
  CHECK(doses(course_of({tolerated(0, 2), tolerated(1, 3)}), 40).empty());
}

TEST_CASE("doses of different strengths are drawn and told in mg, of one strength counted") {
  const Course first = course_of({tolerated(0, 2), tolerated(1, 4)});  // 120 mg each
  const Course same = shifted(course_of({tolerated(0, 4)}), 2);
  const Course weaker =
      shifted(course_of({tolerated(0, 4), tolerated(1, 3)}, {.strength_tenths = 605}), 2);
  const auto of_both = [&](const Course& second) {
    const std::vector<History> histories = {history_of(first, 1, {}, first_night + 1),
                                            history_of(second, 2, {}, first_night + 3)};
    return sparkline(histories, {.width = 90});
  };
  CHECK(of_both(same) == "Doses, last 4 nights |▄██ | lowest 2, highest 4\n");
  // 240, 480, 242 and 181.5 mg: 4, 8, 4.03 and 3.025 eighths, each rounded up.
  CHECK(of_both(weaker) == "Doses, last 4 nights |▄█▅▄| lowest 181.5, highest 480 mg\n");
}

}  // namespace
}  // namespace titrate::test
