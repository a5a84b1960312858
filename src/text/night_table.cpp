#include "text/night_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "text/history.hpp"
#include "text/night_cells.hpp"

namespace titrate::text {
namespace {

constexpr int column_gap = 2;   // between columns
constexpr int text_indent = 4;  // of what stands below a row
constexpr int least_room = 20;
// From here on a terminal also shows what each night taught, and what followed.
constexpr int wide_terminal = 100;

// Where a cell stands.
enum Column : std::size_t {
  at_night,
  at_taken,
  at_stool,
  at_advised,
  at_sleep,
  at_moves,
  at_taught,
  at_next
};

struct Title {
  std::string_view text;
  bool is_number;
  std::string_view beside;  // what its number is called where there is no column for it
};
constexpr std::array<Title, 8> column_titles = {{{"Night", false, ""},
                                                 {"Taken", true, ""},
                                                 {"Stool", false, ""},
                                                 {"Advised", true, "advised"},
                                                 {"Sleep", true, "sleep"},
                                                 {"Moves", true, "movements"},
                                                 {"Taught", false, ""},
                                                 {"Next", false, ""}}};
constexpr std::string_view title_of_text = "Noted";

Ink ink_of(const Night& night) {
  if (!night.signs().empty()) return Ink::alarm;
  if (night.stool() && is_loose(*night.stool())) return Ink::caution;
  return night.is_missed() ? Ink::faint : Ink::plain;
}

void add_part(std::string& text, std::string_view part, std::string_view between = "; ") {
  if (part.empty()) return;
  if (!text.empty()) text += between;
  text += part;
}

// What has no column of its own.
std::string noted_text(const Night& night) {
  std::string text;
  if (!night.signs().empty()) {
    const bool is_one = night.signs().list().size() == 1;
    text = fmt::format("warning sign{}: {}", is_one ? "" : "s", signs_cell(night.signs()));
  }
  std::string values = symptoms_cell(night.symptoms());
  add_part(values, measures_cell(night.measures()), " ");
  add_part(text, values);
  if (night.other_cause()) add_part(text, "other cause: " + night.other_cause()->value());
  if (night.note()) add_part(text, "note: " + night.note()->value());
  return text;
}

int used_by(std::span<const int> widths) {
  int used = 0;
  for (const int width : widths) used += width == 0 ? 0 : width + (used == 0 ? 0 : column_gap);
  return used;
}

}  // namespace

void NightTable::add(const HistoryRow& row, const HistoryRow::Answer& following) {
  const Night& logged = *row.night;
  const bool is_other = row.advised.capsules != logged.capsules();
  entries_.push_back(
      {{date_cell(logged.date()), std::to_string(logged.capsules().value()), stool_cell(logged),
        is_other ? std::to_string(row.advised.capsules.value()) : "", number_cell(logged.sleep()),
        number_cell(logged.movements()), taught_words(row),
        fmt::format("{} {}", following.capsules.value(), name_of(following.rule))},
       shown(noted_text(logged), style_),
       ink_of(logged),
       true});
}

void NightTable::add(NightDate date, const std::string& text, Ink ink) {
  entries_.push_back({{date_cell(date)}, shown(text, style_), ink, false});
}

// Columns that are empty are left out, and so are those that a terminal has no room for.
NightTable::Widths NightTable::widths_of(std::span<const Entry> entries) const {
  Widths wanted{};
  for (const Entry& entry : entries) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (entry.cells[column].empty()) continue;
      const auto width = std::max(column_titles[column].text.size(), entry.cells[column].size());
      wanted[column] = std::max(wanted[column], static_cast<int>(width));
    }
  }
  if (!style_.lines) return wanted;
  Widths widths{wanted[at_night], wanted[at_taken], wanted[at_stool]};
  const auto widen = [&](std::initializer_list<Column> more) {
    Widths wider = widths;
    for (const Column column : more) wider[column] = wanted[column];
    if (used_by(wider) <= style_.width) widths = wider;
  };
  // What most nights have comes first: each that has a column spares them a line.
  for (const Column column : {at_sleep, at_moves, at_advised}) widen({column});
  if (style_.width >= wide_terminal) widen({at_taught, at_next});
  return widths;
}

std::string NightTable::row_of(const Cells& cells, const Widths& widths) const {
  std::string row;
  for (std::size_t column = 0; column < columns; ++column) {
    if (widths[column] == 0) continue;
    if (column > 0) row.append(column_gap, ' ');
    row += padded(cells[column], widths[column], column_titles[column].is_number);
  }
  return row;
}

std::string NightTable::text_of(const Entry& entry, const Widths& widths) const {
  std::string text;
  for (const Column column : {at_advised, at_sleep, at_moves}) {
    const std::string& cell = entry.cells[column];
    if (widths[column] == 0 && !cell.empty()) {
      add_part(text, fmt::format("{} {}", column_titles[column].beside, cell));
    }
  }
  add_part(text, entry.text);
  return text;
}

bool NightTable::fits_beside(std::string_view text, int used) const {
  return !style_.lines || used + column_gap + display_width(text) <= style_.width;
}

void NightTable::add_lines(std::string& lines, const Entry& entry, const Widths& widths) const {
  const auto add_line = [&](std::string line) {
    line.resize(line.find_last_not_of(' ') + 1);
    lines.append(inked(line, entry.ink, style_)) += '\n';
  };
  const std::string row = entry.is_night ? row_of(entry.cells, widths) : entry.cells[at_night];
  const std::string text = text_of(entry, widths);
  const int used = static_cast<int>(row.size());
  if (fits_beside(text, used)) return add_line(row + std::string(column_gap, ' ') + text);
  // A night's text stands below as a whole; what is no night's goes on there.
  const int room = std::max(least_room, std::min(style_.width - text_indent, style_.most_text));
  const int beside = entry.is_night ? room : std::min(room, style_.width - used - column_gap);
  auto broken = broken_text(text, beside, room);
  auto next_line = broken.begin();
  add_line(entry.is_night ? row : row + std::string(column_gap, ' ') + *next_line++);
  for (; next_line != broken.end(); ++next_line) {
    add_line(std::string(text_indent, ' ') + *next_line);
  }
}

std::string NightTable::printed(std::size_t first) const {
  const auto entries = std::span(entries_).subspan(first);
  const Widths widths = widths_of(entries);
  const int used = used_by(widths);
  std::string lines;
  bool has_night = false;
  bool has_text = false;  // beside a row
  for (const Entry& entry : entries) {
    has_night = has_night || entry.is_night;
    const std::string text = entry.is_night ? text_of(entry, widths) : "";
    has_text = has_text || (!text.empty() && fits_beside(text, used));
    add_lines(lines, entry, widths);
  }
  if (!has_night) return lines;
  Cells names;
  for (std::size_t column = 0; column < columns; ++column)
    names[column] = column_titles[column].text;
  std::string title = row_of(names, widths);
  if (has_text && fits_beside(title_of_text, used)) {
    title.append(column_gap, ' ').append(title_of_text);
  }
  title.resize(title.find_last_not_of(' ') + 1);
  return inked(title, Ink::strong, style_) + '\n' + lines;
}

}  // namespace titrate::text
