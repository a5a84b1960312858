// Charts: a property over random courses and widths, and small ones drawn by hand.

#include "text/chart/chart.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/chart_lines.hpp"
#include "titrate/text.hpp"

namespace titrate::test {
namespace {

using namespace text;

// ---- Random courses ----

Night random_night(std::mt19937& random, int day, int most) {
  NightFields fields = taken(day, between(random, 0, most));
  if (chance(random, 70)) fields.stool = StoolType::from(between(random, 1, 7));
  if (!fields.stool && chance(random, 40)) fields.movements = Movements::from(0);
  if (chance(random, 10)) fields.other_cause = made(OtherCause::from("stomach bug"));
  if (chance(random, 2)) fields.signs.insert(WarningSign::vomiting);
  if (chance(random, 60)) fields.sleep = SleepQuality::from(between(random, 1, 5));
  if (chance(random, 60)) {
    const Severity severity = Severity::from(between(random, 0, 10)).value();
    REQUIRE(fields.symptoms.set({made(SymptomName::from("cramps")), severity}));
  }
  return made(Night::from(std::move(fields)));
}

// From one night to some hundred, doses up to 99, ceilings that change, a product's name that has
// no space or is twice as wide as long.
Course random_course(std::mt19937& random) {
  CourseFields fields{.started = first_night,
                      .recommended = capsules(1),
                      .strength = tenths(100),
                      .ceilings = {},
                      .nights = {}};
  if (chance(random, 50)) fields.product = made(Product::from(std::string(100, 'm')));
  if (chance(random, 25)) fields.product = made(Product::from("夜夜夜夜夜夜夜夜夜夜夜夜夜夜夜"));
  int day = 0;
  for (int left = between(random, 1, 3); left > 0; --left) {
    fields.ceilings.push_back({first_night + day, capsules(between(random, 1, 40))});
    day += between(random, 1, 60);
  }
  day = between(random, 0, 2);
  const int most = chance(random, 25) ? 99 : between(random, 1, 12);
  for (int left = between(random, 1, chance(random, 30) ? 300 : 40); left > 0; --left) {
    fields.nights.push_back(random_night(random, day, most));
    day += chance(random, 12) ? between(random, 1, 30) : 1;
  }
  return made(Course::from(std::move(fields)));
}

// ---- What always holds ----

// What must stand in one column of the chart, from the plain definitions.
struct Expected {
  int dose = 0;
  bool loose = false;
  bool sign = false;
  bool all_due = true;  // on each of its nights a dose was to be taken
  std::optional<int> worst{};
  std::string stool = " ";  // the loosest, 0 where none came
};

std::vector<Expected> expected_columns(const Course& course, NightDate last, int nights_each,
                                       const std::optional<Measure>& beneath) {
  const NightDate first = course.nights().front().date();
  std::vector<Expected> all(static_cast<std::size_t>((last - first + nights_each) / nights_each));
  for (const HistoryRow& row : history_of(course, 1, {}, last).rows) {
    for (NightDate date = std::max(first, row.nights.first);
         date <= row.nights.last && date <= last; date = date + 1) {
      Expected& column = all[static_cast<std::size_t>((date - first) / nights_each)];
      column.all_due = column.all_due && row.advised.capsules > Capsules::none();
    }
  }
  for (const Night& night : course.nights()) {
    Expected& column = all[static_cast<std::size_t>((night.date() - first) / nights_each)];
    column.dose = std::max(column.dose, night.capsules().value());
    column.loose = column.loose || (night.stool() && night.stool()->value() >= 6);
    column.sign = column.sign || !night.signs().empty();
    const std::string stool = night.stool()         ? std::to_string(night.stool()->value())
                              : night.no_movement() ? "0"
                                                    : " ";
    column.stool = std::max(column.stool, stool);  // a blank is less than any digit
    if (!beneath) continue;
    const bool sleep = beneath->kind == Measure::Kind::sleep;
    std::optional<int> value;
    if (sleep && night.sleep()) value = night.sleep()->value();
    if (const auto severity = night.symptoms().find("cramps"); !sleep && severity) {
      value = severity->value();
    }
    if (!value) continue;
    column.worst = !column.worst ? *value
                   : sleep       ? std::min(*column.worst, *value)
                                 : std::max(*column.worst, *value);
  }
  return all;
}

// The rows of bars that stand above a line, from the lowest, and the number of the lowest.
struct Rows {
  std::vector<Characters> rows;
  std::vector<std::pair<int, int>> spans;  // the numbers of each by its label, "5" or "4-6"
  int unit = 0;
};

std::pair<int, int> span_in(const std::string& label) {
  const auto dash = label.find('-');
  const int first = std::stoi(label);
  return {first, dash == std::string::npos ? first : std::stoi(label.substr(dash + 1))};
}

Rows rows_above(const std::vector<std::string>& lines, std::size_t line) {
  Rows found;
  while (line > 0) {
    const std::string label = lines[--line].substr(0, 5);
    const auto digits = label.find_first_not_of(' ');
    const bool is_number =
        digits != std::string::npos &&
        std::all_of(label.begin() + static_cast<std::ptrdiff_t>(digits), label.end(),
                    [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    if (!is_number || lines[line].size() < 5) break;
    found.rows.emplace_back(lines[line]);
    found.spans.push_back(span_in(label));
    if (found.unit == 0) found.unit = found.spans.front().second;
  }
  return found;
}

// How high the bar of a column is: full rows, and whether a part of a row stands on them.
std::string height_in(const Rows& rows, std::size_t at) {
  std::string height;
  for (const Characters& row : rows.rows) {
    const std::string symbol = row.at(at);
    const bool part = std::string("▁▂▃▄▅▆▇").find(symbol) != std::string::npos || symbol == ".";
    if (symbol == "█" || symbol == "#") {
      height += 'F';
    } else if (part && symbol != " ") {
      height += 'p';
    } else {
      break;
    }
  }
  return height;
}

std::string height_for(int value, const Rows& rows) {
  std::string height;
  for (const auto& [least, most] : rows.spans) {
    if (value > 0 && value >= most) height += 'F';
    if (least <= value && value < most) height += 'p';
  }
  return height;
}

// Where in a column's rows, the lowest first, the line of doses stands: F at the top of a row, p
// within one; a dot where it does not.
std::string top_in(const Rows& rows, std::size_t at) {
  std::string top;
  for (const Characters& row : rows.rows) {
    const std::string symbol = row.at(at);
    const bool part = std::string("▁▂▃▄▅▆▇").find(symbol) != std::string::npos || symbol == ".";
    const bool is_behind = symbol == " " || symbol == "┄" || symbol == "-";
    top += symbol == "▀" || symbol == "#" ? 'F' : is_behind ? '.' : part ? 'p' : '?';
  }
  return top;
}

// A dose of 0 has no line.
std::string top_for(int value, const Rows& rows) {
  std::string top(rows.rows.size(), '.');
  if (value > 0) {
    const auto row = static_cast<std::size_t>((value - 1) / rows.unit);
    top.at(row) = value == rows.spans.at(row).second ? 'F' : 'p';
  }
  return top;
}

void check_lines(const std::vector<std::string>& lines, const Style& style) {
  for (const std::string& line : lines) {
    CHECK(display_width(line) <= style.width);
    CHECK(printable(line) == line);
    if (!style.utf8) CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' '; }));
  }
}

void check_columns(const std::vector<std::string>& lines, const std::vector<Expected>& columns,
                   int width_each, bool beneath) {
  const auto axis = line_labelled(lines, "    0 ");
  const Rows doses = rows_above(lines, axis);
  const Characters marks(lines[line_labelled(lines, "night ")]);
  const bool has_stool = std::any_of(columns.begin(), columns.end(),
                                     [](const Expected& column) { return column.stool != " "; });
  const Characters stools(has_stool ? lines[line_labelled(lines, "stool ")] : "");
  const bool has_value = std::any_of(columns.begin(), columns.end(),
                                     [](const Expected& column) { return column.worst; });
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Expected& column = columns[i];
    const std::size_t at = 6 + i * static_cast<std::size_t>(width_each);
    INFO("column " << i);
    CHECK(top_in(doses, at) == top_for(column.dose, doses));
    if (column.dose > 0) {
      const auto [least, most] =
          doses.spans.at(static_cast<std::size_t>((column.dose - 1) / doses.unit));
      CHECK((least <= column.dose && column.dose <= most));
    }
    CHECK(stools.at(at) == column.stool);
    const std::string mark = marks.at(at);
    CHECK((mark == "!") == column.sign);
    CHECK((mark == "L" || mark == "l") == (column.loose && !column.sign));
    CHECK((mark == "x") == (column.dose == 0 && column.all_due && !column.loose && !column.sign));
    if (!beneath || !has_value) continue;
    const auto values = line_labelled(lines, "value ");
    const std::string digit =
        column.worst ? *column.worst == 10 ? "X" : std::to_string(*column.worst) : " ";
    CHECK(Characters(lines[values]).at(at) == digit);
    const Rows below = rows_above(lines, values);
    if (below.rows.empty()) continue;  // there was no room, and the digits tell it
    CHECK(height_in(below, at) == height_for(column.worst.value_or(0), below));
  }
}

TEST_CASE("whatever the log and the width, a chart fits, and every column has its night") {
  const int width = GENERATE(20, 40, 60, 80, 120, 200);
  const bool utf8 = GENERATE(true, false);
  const auto beneath =
      GENERATE(values<std::optional<Measure>>({std::nullopt, Measure{Measure::Kind::sleep, {}},
                                               Measure{Measure::Kind::symptom, "cramps"}}));
  const Style style{.width = width, .utf8 = utf8};
  std::mt19937 random(20261101);
  for (int i = 0; i < 40; ++i) {
    const Course course = random_course(random);
    const NightDate last = course.nights().back().date() + between(random, 0, 8);
    const std::string text = chart(history_of(course, 1, {}, last), beneath, style);
    INFO("course " << i << ", width " << width << '\n' << text);
    const auto lines = lines_of(text);
    check_lines(lines, style);
    if (text.find("No dose is in the log") != std::string::npos) continue;
    const int nights = last - course.nights().front().date() + 1;
    const int room = width - 6;
    const int nights_each = (nights + room - 1) / room;
    check_columns(lines, expected_columns(course, last, nights_each, beneath),
                  std::clamp(room / nights, 1, 3), beneath.has_value());
    if (width < 80) continue;
    CHECK((text.find("a column is") != std::string::npos) == (nights_each > 1));
    CHECK(lines.size() < 24);
  }
}

TEST_CASE("the phase in a column is that of the engine's advice for the night") {
  std::mt19937 random(7);
  const std::map<std::string, std::string> names = {
      {"^", "climbing"}, {"?", "confirming"}, {"=", "holding"}, {"0", "stopped"}};
  for (int i = 0; i < 60; ++i) {
    const Course course = random_course(random);
    const NightDate first = course.nights().front().date();
    const NightDate last = course.nights().back().date();
    const int nights = last - first + 1;
    const auto lines = lines_of(chart(history_of(course, 1, {}, last), {}, {.width = nights + 6}));
    if (nights < 14 || lines.back().starts_with("No dose")) continue;
    const Characters phases(lines[line_labelled(lines, "phase ")]);
    for (int night = 0; night < nights; ++night) {
      INFO("course " << i << ", night " << night);
      CHECK(names.at(phases.at(6 + static_cast<std::size_t>(night))) ==
            name_of(advise(course, first + night).phase.kind));
    }
  }
}

// ---- Small ones ----

// What stands from the first bar down to the legend.
std::string drawing(const Course& course, int last_day, const Style& style) {
  const auto lines = lines_of(chart(history_of(course, 1, {}, first_night + last_day), {}, style));
  std::string text;
  for (auto i = line_labelled(lines, "Capsules") + 1; i < lines.size(); ++i) {
    text += lines[i] + '\n';
  }
  return text;
}

TEST_CASE("a short climb, drawn by hand") {
  const Course course =
      course_of({tolerated(0, 2), tolerated(1, 3), loose(2, 4)}, {.ceilings = {{0, 5}}});
  CHECK(drawing(course, 3, {}) ==
        "    5 ┄┄┄┄┄┄┄┄┄┄┄┄\n"
        "    4       ▀▀\n"
        "    3    ▀▀\n"
        "    2 ▀▀\n"
        "    1\n"
        "    0 ┬────────┬──\n"
        "      1 Nov    4 Nov\n"
        " dose 2  3  4\n"
        "stool 4  4  7\n"
        "night       L  x\n"
        "phase ^  ^  ^  ?\n"
        "stool 1 pellets to 7 liquid   blank: not noted   ^ climbing   ? confirming\n"
        "L loose morning   x missed   ┄ ceiling 5\n");
}

TEST_CASE("where the dose is far above ten a row stands for several capsules") {
  const Course course = course_of({tolerated(0, 20), tolerated(1, 21), tolerated(2, 19)},
                                  {.recommended = 20, .ceilings = {{0, 30}}});
  // 20 is six rows of 3 and a part of one, 21 is seven, 19 again six and a part: all end in the
  // seventh row.
  const std::string drawn = drawing(course, 2, {.utf8 = false});
  INFO(drawn);
  CHECK(
      drawn.starts_with("28-30 ---------\n"
                        "25-27\n"
                        "22-24\n"
                        "19-21 .. ## ..\n"
                        "16-18\n"
                        "13-15\n"
                        "10-12\n"
                        "  7-9\n"
                        "  4-6\n"
                        "  1-3\n"
                        "    0 +-----+--\n"
                        "      1 Nov 3 Nov\n"
                        " dose 20 21 19\n"));
}

// 2, 3, 4 and 5 capsules under a ceiling of 8, in 24 lines.
TEST_CASE("what lies beneath gives up its rows before a dose loses the row of its number") {
  std::vector<Night> nights;
  for (int day = 0; day < 11; ++day) {
    NightFields fields = with_stool(day, std::min(2 + day, 5), day == 6 ? 6 : 4).fields();
    REQUIRE(fields.symptoms.set({made(SymptomName::from("cramps")), *Severity::from(day % 11)}));
    fields.sleep = SleepQuality::from(1 + day % 5);
    nights.push_back(made(Night::from(std::move(fields))));
  }
  CourseFields fields = course_of(nights, {.ceilings = {{0, 8}}}).fields();
  fields.product = made(Product::from("Magnesium Glycinate Complex"));
  const Course course = made(Course::from(std::move(fields)));
  const History history = history_of(course, 1, {}, first_night + 10);
  const int width = GENERATE(32, 40, 80);
  const auto beneath =
      GENERATE(values<std::optional<Measure>>({std::nullopt, Measure{Measure::Kind::sleep, {}},
                                               Measure{Measure::Kind::symptom, "cramps"}}));
  const std::string text = chart(history, beneath, {.width = width, .lines = 24});
  INFO(text);
  const auto lines = lines_of(text);
  CHECK(lines.size() <= 23);
  const Rows doses = rows_above(lines, line_labelled(lines, "    0 "));
  CHECK(doses.unit == 1);
  CHECK(doses.rows.size() == (beneath && width < 80 ? 5 : 8));
  CHECK(lines[line_labelled(lines, " dose ")].starts_with(" dose 2"));
}

TEST_CASE("colour is the chart without it, with escapes that say no more") {
  std::mt19937 random(3);
  for (int i = 0; i < 40; ++i) {
    const Course course = random_course(random);
    const History history = history_of(course, 1, {}, course.nights().back().date() + 2);
    const Measure cramps{Measure::Kind::symptom, "cramps"};
    std::string coloured = chart(history, cramps, {.colour = true});
    for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
      coloured.erase(at, coloured.find('m', at) - at + 1);
    }
    CHECK(coloured == chart(history, cramps, {}));
  }
}

// The lines with the axis and its dates.
std::string dates_below(int nights, const Style& style) {
  std::vector<Night> all;
  for (int day = 0; day < nights; ++day) all.push_back(tolerated(day, 2));
  const auto lines = lines_of(
      chart(history_of(course_of(std::move(all)), 1, {}, first_night + nights - 1), {}, style));
  return lines[line_labelled(lines, "    0 ") + 1];
}

TEST_CASE("dates stand at the first night, every seventh, and the last, and never touch") {
  CHECK(dates_below(1, {}) == "      1 Nov");
  CHECK(dates_below(2, {}) == "      1 Nov");  // the title has both
  CHECK(dates_below(30, {}) ==
        "      1 Nov         8 Nov         15 Nov        22 Nov          30 Nov");
  CHECK(dates_below(36, {.width = 42}) == "      1 Nov  8 Nov  15 Nov 22 Nov    6 Dec");
  // Two nights a column: weeks are 3 or 4 columns wide, and every second date fits.
  CHECK(dates_below(100, {.width = 56}) ==
        "      1 Nov  15 Nov 29 Nov 13 Dec 27 Dec 10 Jan    8 Feb");
}

TEST_CASE("where a column is three nights or more, the dates are firsts of a month") {
  CHECK(dates_below(200, {.width = 56}) ==
        "      1 Nov  1 Dec   1 Jan   1 Feb  1 Mar  1 Apr  19 May");
}

TEST_CASE("over most of a year dates have theirs") {
  const std::string dates = dates_below(400, {});
  CHECK(dates.starts_with("      1 Nov 2026 "));
  CHECK(dates.ends_with(" 5 Dec 2027"));
}

TEST_CASE("a ceiling that would make the bars tiny is told and not drawn") {
  const Course course = course_of({tolerated(0, 2)}, {.ceilings = {{0, 20}}});
  CHECK(drawing(course, 0, {}).find("ceiling 20 (above this chart)\n") != std::string::npos);
  CHECK(drawing(course, 0, {}).starts_with("    2 ▀▀\n"));
}

TEST_CASE("a course or a range without a night, or without a dose, is told calmly") {
  const Course none = course_of({});
  CHECK(lines_of(chart(history_of(none, 1, {}, first_night), {}, {})).back() ==
        "No nights to show yet.");
  const Course zero = course_of({unnoted(0, 0)});
  CHECK(lines_of(chart(history_of(zero, 1, {}, first_night + 1), {}, {})).back() ==
        "No dose is in the log for Sun 1 Nov to Mon 2 Nov 2026.");
}

}  // namespace
}  // namespace titrate::test
