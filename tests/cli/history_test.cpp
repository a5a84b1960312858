// The nights looked back on: on any screen all that was noted is there, and courses are one
// history.

#include "text/history.hpp"

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "cli/generated.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using Lines = std::vector<std::string>;
using Json = nlohmann::ordered_json;

Lines lines_in(const std::string& text) {
  std::istringstream in(text);
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Without spaces, so that it does not matter where lines were broken.
std::string squeezed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

// The nights of a table by their dates, each with the text of its lines; not what stands between
// them, which has words behind its date.
std::map<std::string, std::string> nights_in(const std::string& table) {
  static const std::regex entry(R"(^[A-Z][a-z][a-z] (\d{4}-\d\d-\d\d)( +\d+( .*)?)?.*$)");
  std::map<std::string, std::string> nights;
  std::string* last = nullptr;
  for (const std::string& line : lines_in(table)) {
    std::smatch parts;
    const std::string beginning = line.substr(0, 40);
    if (std::regex_match(beginning, parts, entry)) {
      last = parts[2].matched ? &nights[parts[1]] : nullptr;
    } else if (!line.starts_with(' ')) {
      last = nullptr;
    }
    if (last != nullptr) *last += line + '\n';
  }
  return nights;
}

// All that a night notes, each as it must be found in the table.
Lines noted_of(const Night& night, const text::Style& style) {
  Lines noted = {std::to_string(night.capsules().value())};
  if (night.stool()) noted.push_back(std::to_string(night.stool()->value()));
  if (night.no_movement()) noted.push_back("none");
  if (night.sleep()) noted.push_back(std::to_string(night.sleep()->value()));
  if (night.movements()) noted.push_back(std::to_string(night.movements()->value()));
  for (const Symptom& symptom : night.symptoms().list()) {
    noted.push_back(symptom.name.value() + '=' + std::to_string(symptom.severity.value()));
  }
  for (const Measurement& each : night.measures().list()) {
    noted.push_back(each.name.value() + '=' + each.measured.to_text());
  }
  for (const WarningSign sign : night.signs().list()) noted.emplace_back(name_of(sign));
  if (night.other_cause()) noted.push_back(text::shown(night.other_cause()->value(), style));
  if (night.note()) noted.push_back(text::shown(night.note()->value(), style));
  return noted;
}

// That the nights shown are the latest ones, with all that they note. How many they are.
std::size_t check_nights(const Log& log, const std::string& table, const text::Style& style) {
  auto shown = nights_in(table);
  const std::size_t number = shown.size();
  std::size_t left = number;
  for (auto course = log.courses().rbegin(); course != log.courses().rend(); ++course) {
    for (std::size_t i = course->nights().size(); i-- > 0 && left > 0; --left) {
      const Night& night = course->nights()[i];
      CAPTURE(night.date().iso());
      REQUIRE(shown.contains(night.date().iso()));
      const std::string text = squeezed(shown[night.date().iso()]);
      for (const std::string& noted : noted_of(night, style)) {
        INFO(noted);
        CHECK(text.find(squeezed(noted)) != std::string::npos);
      }
    }
  }
  CHECK(left == 0);
  return number;
}

std::size_t all_nights(const Log& log) {
  std::size_t nights = 0;
  for (const Course& course : log.courses()) nights += course.nights().size();
  return nights;
}

text::Passage table_of(const Log& log, const text::Style& style, bool is_whole) {
  const auto histories = histories_of(log, {}, evening_after(log));
  std::vector<History> told;
  for (const History& history : histories) {
    if (!lines_of(history).empty()) told.push_back(history);
  }
  const text::WholeHistory whole{all_nights(log), text::titrate("history", "--all")};
  if (told.empty()) told.push_back(histories.back());
  return text::history_table(told, is_whole ? std::nullopt : std::optional(whole), style);
}

TEST_CASE("at every width no line is wider, and nothing that a night notes is lost") {
  const unsigned seed = GENERATE(range(1U, 13U));
  const bool utf8 = GENERATE(true, false);
  const Log log = generated_log(seed);
  for (int width = 32; width <= 200; ++width) {
    CAPTURE(seed, width, utf8);
    const text::Style style{.width = width, .lines = 24, .utf8 = utf8};
    const std::string table = table_of(log, style, true).text;
    for (const std::string& line : lines_in(table)) {
      INFO(line);
      CHECK(text::display_width(line) <= width);
    }
    CHECK(check_nights(log, table, style) == all_nights(log));
  }
}

TEST_CASE("where it was left open how many, as many nights are shown as a terminal holds") {
  const unsigned seed = GENERATE(range(1U, 25U));
  const Log log = generated_log(seed);
  for (const int width : {32, 40, 80, 120}) {
    for (const int lines : {1, 5, 10, 16, 24, 50, 200}) {
      CAPTURE(seed, width, lines);
      const text::Style style{.width = width, .lines = lines};
      const std::string table = table_of(log, style, false).text;
      const std::size_t nights = check_nights(log, table, style);
      const int taken = static_cast<int>(lines_in(table).size());
      if (nights > 1) CHECK(taken < lines);
      CHECK((nights > 0 || all_nights(log) == 0));
      const bool says_so = table.find("Older: `titrate history --all`") != std::string::npos;
      CHECK(says_so == (nights < all_nights(log)));
    }
  }
}

// A title of six lines with its plan, and a night of 18.
TEST_CASE("a night that notes very much leaves the heading in view, and it its plan out") {
  World world;
  NightFields fields = tolerated(3, 2).fields();
  fields.note = made(Note::from(std::string(27, 'n') + std::string(16 * 28, 'x')));
  const std::vector<Night> nights = {tolerated(2, 2), made(Night::from(fields))};
  CourseFields course = course_of(nights, {.strength_tenths = 1125}).fields();
  course.product = made(Product::from("Magnesium Glycinate Complex of the Corner Shop"));
  world.keep(made(Log::from({made(Course::from(course))})));
  world.set_clock("2026-11-04T21:30");
  world.terminal = {.can_ask = false, .is_terminal = true, .width = 32};
  const auto lines = lines_in(world.run({"history"}).out);
  CHECK(lines.size() < 24);
  CHECK(lines.front() == "Course 1, begun Sun 1 Nov 2026");
  CHECK(lines[1] == "Older: `titrate history --all`");
}

TEST_CASE("off a terminal a night is one line, with its texts as they are") {
  const unsigned seed = GENERATE(range(1U, 31U));
  const Log log = generated_log(seed);
  const std::string table = table_of(log, {}, true).text;
  const auto shown = nights_in(table);
  CHECK(shown.size() == all_nights(log));
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      const std::string text = shown.at(night.date().iso());
      CHECK(std::count(text.begin(), text.end(), '\n') == 1);
      for (std::string noted : noted_of(night, {})) {
        INFO(noted);
        noted.resize(noted.find_last_not_of(' ') + 1);  // at the end of a line nobody sees them
        CHECK(text.find(noted) != std::string::npos);
      }
    }
  }
}

// Two nights a screen less than what is there, and one night a line.
TEST_CASE("a terminal of unknown height holds 24 lines, a higher one more, all of them filled") {
  World world;
  std::vector<Night> nights;
  for (int day = 0; day < 60; ++day) nights.push_back(tolerated(day, 2));
  world.keep(made(Log::from({course_of(nights)})));
  world.set_clock("2026-12-31T21:30");
  world.terminal = {.can_ask = false, .is_terminal = true, .width = 80};
  CHECK(world.terminal.lines == 24);
  for (const int lines : {24, 40, 50}) {
    world.terminal.lines = lines;
    const Said said = world.run({"history"});
    // The title (2), what is older, an empty line, the columns' names, the nights, an empty line,
    // the drawing; and the prompt.
    CHECK(nights_in(said.out).size() == static_cast<std::size_t>(lines - 8));
    CHECK(lines_in(said.out).size() == static_cast<std::size_t>(lines - 1));
    CHECK(nights_in(said.out).contains("2026-12-30"));
  }
  // What was asked for is shown as it was asked for.
  CHECK(nights_in(world.run({"history", "--all"}).out).size() == 60);
  CHECK(nights_in(world.run({"history", "--last", "33"}).out).size() == 33);
  CHECK(nights_in(world.run({"history", "--since", "2026-11-11"}).out).size() == 50);
  world.terminal = {};
  CHECK(nights_in(world.run({"history"}).out).size() == 30);
}

TEST_CASE(
    "an act of the first night that fits stands before it, and one of a night before does not") {
  World world;
  std::vector<Night> nights;
  for (int day = 0; day < 60; ++day) nights.push_back(tolerated(day, 2));
  // 24 lines hold 16 of nights and acts.
  const int day = GENERATE(44, 45);
  world.keep(made(Log::from({course_of(nights, {.acts = {{day, Act::Kind::climb}}})})));
  world.set_clock("2026-12-31T21:30");
  world.terminal = {.can_ask = false, .is_terminal = true, .width = 80};
  world.variables["NO_COLOR"] = "1";
  const std::string table = world.run({"history"}).out;
  CHECK(nights_in(table).size() == 15);
  CHECK((table.find("Wed 2026-12-16  climb again from here\n") != std::string::npos) ==
        (day == 45));
  CHECK(table.find("2026-12-15") == std::string::npos);
}

TEST_CASE("all courses together are for programs what each of them is alone") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  const auto courses_of_log = log.courses();
  const bool has_units =
      std::any_of(courses_of_log.begin(), courses_of_log.end(),
                  [](const Course& course) { return course.unit().has_value(); });
  Json courses = Json::array();
  std::string csv;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    const std::string number = std::to_string(i + 1);
    courses.push_back(
        Json::parse(world.run({"history", "--all", "--json", "--course", number}).out));
    const auto lines = lines_in(world.run({"history", "--all", "--csv", "--course", number}).out);
    // Where any counts something else, capsules are named too.
    const bool is_silent = has_units && !log.courses()[i].unit();
    for (std::size_t line = i == 0 ? 0 : 1; line < lines.size(); ++line) {
      const bool is_header = line == 0;
      csv += lines[line].substr(0, lines[line].size() - 1);
      if (is_silent) csv += is_header ? ",unit" : ",capsule";
      csv += ',' + (is_header ? "course" : number) + "\r\n";
    }
  }
  const std::vector<std::string> all = {"history", "--all", "--course", "all"};
  auto with = [&](const char* option) {
    auto arguments = all;
    arguments.emplace_back(option);
    return world.run(arguments).out;
  };
  CHECK(Json::parse(with("--json")) == Json{{"courses", courses}});
  CHECK(with("--csv") == csv);
  CHECK(world.run(all).out == world.run({"history", "--all"}).out);
  // Without it they stay the newest course's.
  const std::string newest = std::to_string(log.courses().size());
  for (const char* option : {"--json", "--csv"}) {
    CHECK(world.run({"history", option}).out ==
          world.run({"history", option, "--course", newest}).out);
  }
}

}  // namespace
}  // namespace titrate::test
