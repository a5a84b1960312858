// The head of an answer: on one line as long as the terminal has room for it, to the last column;
// in one column less, what to take stands below the night.

#include "text/advice.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/sections.hpp"

namespace titrate::test {
namespace {

using namespace text;

struct Head {
  Course course;
  int day;
  Moment moment;
  std::string night;
  std::string take;
};

std::vector<Head> heads() {
  const auto course = [](std::vector<Night> nights, const Plan& plan = {}) {
    return course_of(std::move(nights), plan);
  };
  return {
      {course({}), 0, Moment::evening, "Tonight, Sun 1 Nov 2026:", "2 capsules (240 mg)"},
      {course({}), 0, Moment::morning, "This evening, Sun 1 Nov 2026:", "2 capsules (240 mg)"},
      {course({tolerated(0, 2)}), 1, Moment::another_night,
       "The night of Mon 2 Nov 2026:", "3 capsules (360 mg)"},
      {course({unnoted(0, 2)}), 0, Moment::evening,
       "Tonight, Sun 1 Nov 2026:", "2 capsules taken, nothing more to take"},
      {course({unnoted(0, 0)}), 0, Moment::evening,
       "Tonight, Sun 1 Nov 2026:", "none taken, as you logged"},
      {course({no_movement(0, 2), no_movement(1, 2), no_movement(2, 2)}), 3, Moment::evening,
       "Tonight, Wed 4 Nov 2026:", "Ask first. If told to go on: 2 capsules (240 mg)"},
      {course({}, {.pauses = {{0, 3}}}), 0, Moment::evening,
       "Tonight, Sun 1 Nov 2026:", "no capsules: paused"},
      {course({tolerated(0, 42)}), 1, Moment::evening,
       "Tonight, Mon 2 Nov 2026:", "no capsules: ask first"},
  };
}

std::string said(const Head& head, int width, bool colour = false) {
  const auto [advice, then] = outlook(head.course, first_night + head.day);
  return advice_text(advice, then, head.moment, {.width = width, .colour = colour}).text;
}

TEST_CASE("a headline stands on one line where it fits, and one column too wide on two") {
  for (const Head& head : heads()) {
    const std::string line = head.night + ' ' + head.take;
    const int columns = display_width(line);
    CAPTURE(line, columns);
    const auto two_lines = head.night + "\n  " + head.take + '\n';
    CHECK(said(head, columns + 1).starts_with(line + '\n'));
    CHECK(said(head, columns).starts_with(line + '\n'));
    CHECK(said(head, columns - 1).starts_with(two_lines));
    // Colour takes no column.
    CHECK(said(head, columns, true).starts_with(head.night + " \x1b["));
    CHECK(said(head, columns - 1, true).starts_with(head.night + "\n  \x1b["));
  }
}

TEST_CASE("what to take is broken below the night where it alone is one column too wide") {
  const Head head = heads().at(5);
  const int columns = display_width("  " + head.take);
  CHECK(said(head, columns).starts_with(head.night + "\n  " + head.take + '\n'));
  CHECK(said(head, columns - 1)
            .starts_with(head.night + "\n  Ask first. If told to go on: 2 capsules\n  (240 mg)\n"));
}

TEST_CASE("a heading of a section is broken where it is one column too wide") {
  const std::string title = "What the protocol says";
  const auto columns = static_cast<int>(title.size());
  CHECK(heading(title, {.width = columns + 1}) == title + '\n');
  CHECK(heading(title, {.width = columns}) == title + '\n');
  CHECK(heading(title, {.width = columns - 1}) == "What the protocol\nsays\n");
  CHECK(heading(title, {.width = columns, .most_text = columns - 1}) ==
        "What the protocol\nsays\n");
  // Each line is inked by itself.
  CHECK(heading(title, {.width = columns - 1, .colour = true}) ==
        "\x1b[1mWhat the protocol\x1b[0m\n\x1b[1msays\x1b[0m\n");
}

}  // namespace
}  // namespace titrate::test
