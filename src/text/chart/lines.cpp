#include "text/chart/lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "core/tenths.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

// Dates get their year where the same day would come twice.
constexpr int nights_without_year = 300;

// A line made of differently coloured parts. Spaces at its end are left out.
class Line {
 public:
  explicit Line(std::string_view label) {
    add(padded(padded(label, gutter - 1, true), gutter), Ink::plain);
  }

  void add(std::string_view text, Ink ink) {
    if (parts_.empty() || parts_.back().ink != ink) parts_.push_back({"", ink});
    parts_.back().text += text;
  }

  std::string text(const Style& style) const {
    std::string line;
    std::string spaces;  // held back until something follows
    for (const Part& part : parts_) {
      const auto begin = std::min(part.text.find_first_not_of(' '), part.text.size());
      const auto end = part.text.find_last_not_of(' ') + 1;
      spaces += part.text.substr(0, begin);
      if (begin == part.text.size()) continue;
      line += spaces + inked(part.text.substr(begin, end - begin), part.ink, style);
      spaces = part.text.substr(end);
    }
    return line + '\n';
  }

 private:
  struct Part {
    std::string text;
    Ink ink;
  };
  std::vector<Part> parts_;
};

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

// The symbol of a bar in a row; nothing where it does not reach, and
// of a top alone nothing in the rows that it reaches beyond.
std::string_view bar_symbol(int value, int row, const Bars& bars, const Symbols& with) {
  const int below = (row - 1) * bars.scale.unit;
  const int unit = bars.scale.last_in(row) - below;
  const bool is_top = bars.shape == Bars::Shape::tops;
  const int filled = value - below;
  if (filled <= 0 || (is_top && filled > unit)) return "";
  if (filled >= unit) return is_top ? with.top : with.full;
  const int parts = static_cast<int>(with.parts.size());
  const int height = std::clamp(filled * (parts + 1) / unit, 1, parts);
  return with.parts[static_cast<std::size_t>(height - 1)];
}

Ink bar_ink(const ChartColumn& column) {
  if (column.mark == Mark::warning_sign) return Ink::alarm;
  const bool loose = column.mark == Mark::loose || column.mark == Mark::loose_otherwise;
  return loose ? Ink::caution : Ink::plain;
}

// How many columns of the terminal a bar takes; the rest is space to the next one.
int bar_width(const ChartColumns& columns) { return std::max(1, columns.width_each - 1); }

void add_cell(Line& line, const ChartColumn& column, const ChartColumns& columns, const Bars& bars,
              int row, const Symbols& with) {
  const Scale scale = bars.scale;
  const int below = (row - 1) * scale.unit;
  const int ceiling = bars.ceiling_of(column);
  const bool has_ceiling = ceiling > below && ceiling <= row * scale.unit;
  const std::string_view behind = has_ceiling ? with.ceiling : " ";
  const std::string_view bar = bar_symbol(bars.value_of(column), row, bars, with);
  const int width = bar_width(columns);
  if (bar.empty()) {
    line.add(repeated(behind, width), Ink::faint);
  } else {
    line.add(repeated(bar, width), bar_ink(column));
  }
  line.add(repeated(behind, columns.width_each - width), Ink::faint);
}

// ---- The axis ----

struct DateLabel {
  int tick;   // where on the axis, in columns of the terminal
  int begin;  // where its text begins
  std::string text;

  int end() const { return begin + static_cast<int>(text.size()); }
};

// Whether a date lies free between those already placed, a space to either side.
bool is_free(const DateLabel& label, const std::vector<DateLabel>& placed) {
  return std::all_of(placed.begin(), placed.end(), [&](const DateLabel& other) {
    return label.end() < other.begin || other.end() < label.begin;
  });
}

// The date worth a label in a column, if any: a seventh night, or where weeks are too short for
// their dates the first of a month.
std::optional<NightDate> notable_date(const ChartColumn& column, NightDate first, int nights_each) {
  constexpr int most_for_weeks = 2;
  for (NightDate date = column.nights.first; date <= column.nights.last; date = date + 1) {
    const bool is_notable =
        nights_each > most_for_weeks ? date.civil().day == 1 : (date - first) % 7 == 0;
    if (is_notable) return date;
  }
  return std::nullopt;
}

std::vector<DateLabel> date_labels(const ChartColumns& columns, int room) {
  const NightDate first = columns.columns.front().nights.first;
  const NightDate last = columns.columns.back().nights.last;
  std::vector<DateLabel> placed;
  const auto place = [&](NightDate date) {
    const int tick = (date - first) / columns.nights_each * columns.width_each;
    DateLabel label{tick, tick, date_words(date, {first, last})};
    const int size = static_cast<int>(label.text.size());
    // At the right edge a date ends at its tick, as nothing fits after it.
    if (label.end() > room) label.begin = std::max(0, tick + 1 - size);
    if (is_free(label, placed) && label.end() <= room) placed.push_back(std::move(label));
  };
  place(first);
  place(last);
  for (const ChartColumn& column : columns.columns) {
    if (const auto date = notable_date(column, first, columns.nights_each)) place(*date);
  }
  std::sort(placed.begin(), placed.end(),
            [](const DateLabel& a, const DateLabel& b) { return a.begin < b.begin; });
  return placed;
}

// ---- What was measured ----

// Which values rows stand for, in tenths.
struct ValueRows {
  std::int64_t lowest, highest;
  int rows;
  std::int64_t unit;  // of the numbers at the left

  // From the lowest, 0, on: the nearest one.
  std::int64_t row_of(std::int64_t value) const {
    if (rows == 1) return 0;
    return ((value - lowest) * (rows - 1) * 2 + (highest - lowest)) / (2 * (highest - lowest));
  }
  std::string label(int row) const {
    const std::int64_t value =
        rows == 1 ? lowest : lowest + ((highest - lowest) * row * 2 + rows - 1) / (2 * (rows - 1));
    return tenths_in_digits((value + unit / 2) / unit * unit);
  }
};

ValueRows value_rows(const ChartColumns& columns, int most_rows) {
  constexpr std::int64_t widest_with_tenths = 9999;  // 999.9 fits the gutter
  std::optional<ValueRows> found;
  for (const ChartColumn& column : columns.columns) {
    if (!column.noted) continue;
    const auto [low, high] = *column.noted;
    if (!found) found = ValueRows{low, high, 1, 10};
    found->lowest = std::min(found->lowest, low);
    found->highest = std::max(found->highest, high);
    if (low % 10 != 0 || high % 10 != 0) found->unit = 1;
  }
  if (found->highest > widest_with_tenths) found->unit = 10;
  const std::int64_t apart = (found->highest - found->lowest) / found->unit + 1;
  found->rows = static_cast<int>(std::min<std::int64_t>(most_rows, apart));
  return *found;
}

// ---- Where a value changes ----

struct Stretch {
  int begin;    // where its number stands, in columns of the terminal
  int columns;  // how many have the value
  std::string text;
};

std::vector<Stretch> stretches_of(const ChartColumns& columns, int room,
                                  const std::function<int(const ChartColumn&)>& value_of) {
  std::vector<Stretch> all;
  int latest = 0;
  for (std::size_t i = 0; i < columns.columns.size(); ++i) {
    const int value = value_of(columns.columns[i]);
    if (value == 0) continue;
    if (value != latest) {
      std::string text = std::to_string(value);
      const int most = std::max(0, room - static_cast<int>(text.size()));
      all.push_back({std::min(static_cast<int>(i) * columns.width_each, most), 0, std::move(text)});
    }
    latest = value;
    ++all.back().columns;
  }
  return all;
}

// Numbers do not touch: 6 and 7 side by side would be read as 67.
bool has_room(const Stretch& one, const std::vector<Stretch>& placed) {
  return std::all_of(placed.begin(), placed.end(), [&](const Stretch& other) {
    const auto end = [](const Stretch& each) {
      return each.begin + static_cast<int>(each.text.size());
    };
    return end(one) < other.begin || end(other) < one.begin;
  });
}

}  // namespace

std::string date_words(NightDate night, NightRange span) {
  const bool with_year = span.last - span.first >= nights_without_year;
  return with_year ? day_and_year(night) : day_words(night);
}

std::string fitted(std::string_view text, const Style& style) {
  std::string lines;
  std::string rest = wrapped(text, style);
  for (std::size_t begin = 0; begin < rest.size();) {
    const auto end = rest.find('\n', begin);
    lines += cut(rest.substr(begin, end - begin), style.width, style) + '\n';
    begin = end + 1;
  }
  return lines;
}

std::string flowed(const std::vector<std::string>& items, const Style& style) {
  std::string text;
  int used = 0;
  for (const std::string& item : items) {
    const int width = display_width(item);
    if (used > 0 && used + 3 + width <= style.width) {
      text += "   " + item;
      used += 3 + width;
    } else {
      if (used > 0) text += '\n';
      const std::string lines = fitted(item, style);
      text += lines.substr(0, lines.size() - 1);
      used = width;
    }
  }
  return text.empty() ? text : text + '\n';
}

Symbols symbols(const Style& style) {
  if (!style.utf8) return {"#", "#", "-", "-", "+", {"."}};
  return {"█", "▀", "┄", "─", "┬", {"▁", "▂", "▃", "▄", "▅", "▆", "▇"}};
}

std::string_view symbol(Mark mark) {
  constexpr std::array<std::string_view, 6> all = {" ", "x", "p", "l", "L", "!"};
  return all[static_cast<std::size_t>(mark)];
}

std::string_view symbol(Phase::Kind phase) {
  constexpr std::array<std::string_view, 4> all = {"^", "?", "=", "0"};
  return all[static_cast<std::size_t>(phase)];
}

std::string_view symbol(Act::Kind act) { return act == Act::Kind::climb ? "+" : "-"; }

std::string_view digit_of(int value) {
  constexpr std::array<std::string_view, 11> all = {"0", "1", "2", "3", "4", "5",
                                                    "6", "7", "8", "9", "X"};
  return all[static_cast<std::size_t>(value)];
}

Scale scale_for(int highest, int most_rows) {
  const int unit = (highest + most_rows - 1) / most_rows;
  return {(highest + unit - 1) / unit, unit, highest};
}

int Scale::last_in(int row) const { return highest ? std::min(*highest, row * unit) : row * unit; }

std::string Scale::label(int row) const {
  const int last = last_in(row);
  const int first = (row - 1) * unit + 1;
  return highest && first < last ? fmt::format("{}-{}", first, last) : std::to_string(last);
}

Scale round_scale_for(int highest, int most_rows) {
  const int least = (highest + most_rows - 1) / most_rows;
  int unit = 1;
  for (int power = 1; unit < least; power *= 10) {
    for (const int digit : {1, 2, 5}) {
      unit = digit * power;
      if (unit >= least) break;
    }
  }
  return {(highest + unit - 1) / unit, unit};
}

std::string bars(const ChartColumns& columns, const Bars& bars, const Style& style) {
  const Symbols with = symbols(style);
  std::string text;
  for (int row = bars.scale.rows; row > 0; --row) {
    Line line(bars.scale.label(row));
    for (const ChartColumn& column : columns.columns) {
      add_cell(line, column, columns, bars, row, with);
    }
    text += line.text(style);
  }
  return text;
}

std::string spans(const ChartColumns& columns, int most_rows, const Style& style) {
  const ValueRows scale = value_rows(columns, most_rows);
  const int width = bar_width(columns);
  std::string text;
  for (int row = scale.rows - 1; row >= 0; --row) {
    Line line(scale.label(row));
    for (const ChartColumn& column : columns.columns) {
      const bool is_in = column.noted && scale.row_of(column.noted->lowest) <= row &&
                         row <= scale.row_of(column.noted->highest);
      line.add(padded(is_in ? repeated(symbols(style).full, width) : "", columns.width_each),
               Ink::plain);
    }
    text += line.text(style);
  }
  return text;
}

std::string axis(const ChartColumns& columns, const Style& style) {
  const Symbols with = symbols(style);
  const int width = static_cast<int>(columns.columns.size()) * columns.width_each;
  const int room = std::max(width, style.width - gutter);
  std::vector<std::string_view> ticks(static_cast<std::size_t>(width), with.axis);
  std::string dates(gutter, ' ');
  for (const DateLabel& label : date_labels(columns, room)) {
    ticks[static_cast<std::size_t>(label.tick)] = with.tick;
    dates.resize(std::size_t{gutter} + static_cast<std::size_t>(label.begin), ' ');
    dates += label.text;
  }
  Line line("0");
  for (const std::string_view each : ticks) line.add(each, Ink::plain);
  return line.text(style) + dates + '\n';
}

std::string signs(std::string_view label, const ChartColumns& columns,
                  const std::function<Sign(const ChartColumn&)>& sign_of, const Style& style) {
  Line line(label);
  for (const ChartColumn& column : columns.columns) {
    const Sign sign = sign_of(column);
    line.add(padded(sign.text, columns.width_each), sign.ink);
  }
  return line.text(style);
}

std::string changes(std::string_view label, const ChartColumns& columns,
                    const std::function<int(const ChartColumn&)>& value_of, const Style& style) {
  auto all = stretches_of(columns, style.width - gutter, value_of);
  std::stable_sort(all.begin(), all.end(),
                   [](const Stretch& a, const Stretch& b) { return a.columns > b.columns; });
  std::vector<Stretch> placed;
  for (Stretch& each : all) {
    if (has_room(each, placed)) placed.push_back(std::move(each));
  }
  std::string numbers;
  for (const Stretch& each : placed) {
    const auto begin = static_cast<std::size_t>(each.begin);
    numbers.resize(std::max(numbers.size(), begin + each.text.size()), ' ');
    numbers.replace(begin, each.text.size(), each.text);
  }
  Line line(label);
  line.add(numbers, Ink::plain);
  return line.text(style);
}

}  // namespace titrate::text
