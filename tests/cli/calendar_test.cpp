// The calendar for a screen that others see, and when a calendar was made.

#include <array>

#include "cli/generated.hpp"
#include "core/letters.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// The lines of one property, unfolded; of all where none is named.
std::vector<std::string> calendar_lines(const std::string& calendar,
                                        const std::string& property = "") {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < calendar.size();) {
    const auto end = calendar.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    const std::string line = calendar.substr(at, end - at);
    if (line.starts_with(' ')) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    at = end + 2;
  }
  std::erase_if(lines, [&](const std::string& line) {
    return !property.empty() && !line.starts_with(property + ':');
  });
  return lines;
}

// Nights that give each of the answers that a calendar can have tonight.
const auto nights_of_each_kind = std::to_array<std::vector<Night>>(
    {{},                                                                 // the label's dose
     {tolerated(0, 2), tolerated(1, 3)},                                 // a number
     {tolerated(0, 2), unnoted(1, 3)},                                   // a result is missing
     {tolerated(0, 2), loose(1, 3)},                                     // once more
     {tolerated(0, 42)},                                                 // none: a toxic dose
     {tolerated(0, 2), put_down_to_illness(with_movements(1, 3, 4))}});  // another cause

World calendar_world(const std::vector<Night>& nights, std::optional<Unit> unit) {
  CourseFields fields = course_of(nights).fields();
  fields.unit = unit;
  fields.product = made(Product::from("Magnesium citrate"));
  World world = world_with(made(Log::from({made(Course::from(fields))})));
  return world;
}

TEST_CASE("a discreet calendar has no word of what it is about") {
  const auto kind = GENERATE(range(std::size_t{0}, nights_of_each_kind.size()));
  const auto unit = GENERATE(values<std::optional<Unit>>(
      {std::nullopt, Unit::tablet, Unit::half_tablet, Unit::ml, Unit::gummy}));
  World world = calendar_world(nights_of_each_kind.at(kind), unit);
  const std::string open = world.run({"export", "--ics"}).out;
  const Said said = world.run({"export", "--ics", "--discreet"});
  REQUIRE(said.code == 0);
  const std::string text = in_small_letters(said.out);
  for (const char* word : {"magnes", "capsul", "tablet", "gumm",  "citrate", "mg",     "titrat",
                           "dose",   "stool",  "bowel",  "loose", "soft",    "hard",   "taken",
                           "none",   "pill",   "medic",  "log",   "night",   "tonight"}) {
    INFO(word << "\n" << said.out);
    CHECK(text.find(word) == std::string::npos);
  }
  for (const char* property : {"SUMMARY", "DESCRIPTION", "PRODID"}) {
    for (const std::string& line : calendar_lines(said.out, property)) {
      INFO(line);
      CHECK(line.find_first_of("0123456789") == std::string::npos);
    }
  }
  // It takes the place of an open one, at the same times.
  for (const char* property : {"UID", "DTSTART", "RRULE", "DTSTAMP", "DURATION", "TRIGGER"}) {
    CHECK(calendar_lines(said.out, property) == calendar_lines(open, property));
  }
  CHECK(calendar_lines(said.out, "SUMMARY") == std::vector<std::string>{"SUMMARY:Evening note",
                                                                        "SUMMARY:Evening note",
                                                                        "SUMMARY:Morning note"});
}

TEST_CASE("once the dose is logged a discreet calendar begins tomorrow, and keeps the name") {
  World world = calendar_world({tolerated(0, 2)}, std::nullopt);
  const NightDate tonight = first_night + 1;
  REQUIRE(world.run({"log", "3", "--date", "tonight"}).code == 0);
  const std::string text =
      world.run({"export", "--ics", "--discreet", "--tag", "Ada", "--at", "21:30"}).out;
  CHECK(calendar_lines(text, "SUMMARY") ==
        std::vector<std::string>{"SUMMARY:Ada: Evening note", "SUMMARY:Ada: Morning note"});
  CHECK(calendar_lines(text, "DTSTART").front() ==
        "DTSTART:" + LocalTime::at(tonight + 1, {21, 30}).stamp('T'));
}

TEST_CASE("a calendar is stamped by the clock of UTC, its events by the one on the wall") {
  // 22:00 on the wall, as world_with has it.
  struct Case {
    int ahead_of_utc;
    const char* stamp;
  };
  const auto change = GENERATE(values<Case>({{0, "20261102T220000Z"},
                                             {3600, "20261102T210000Z"},
                                             {-5 * 3600, "20261103T030000Z"},
                                             {5 * 3600 + 1800, "20261102T163000Z"},
                                             {23 * 3600, "20261101T230000Z"}}));
  World world = calendar_world({tolerated(0, 2)}, std::nullopt);
  world.ahead_of_utc = change.ahead_of_utc;
  const std::string text = world.run({"export", "--ics"}).out;
  for (const std::string& line : calendar_lines(text, "DTSTAMP")) {
    CHECK(line == std::string("DTSTAMP:") + change.stamp);
  }
  CHECK(calendar_lines(text, "DTSTAMP").size() == 3);
  CHECK(calendar_lines(text, "DTSTART").front() == "DTSTART:20261102T213000");
}

}  // namespace
}  // namespace titrate::test
