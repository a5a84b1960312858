// The page of a history: the title, the nights, the doses drawn, as much as fits the terminal.

#include <algorithm>

#include "text/history.hpp"
#include "text/night_table.hpp"
#include "text/sparkline.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

constexpr int least_lines_for_drawing = 16;

// A person's own text behind the words that it belongs to.
std::string with_remark(std::string words, const std::optional<Note>& note) {
  return note ? words + ": " + note->value() : words;
}

std::string words_on(const MissedRun& run) {
  return run.pause == nullptr ? to_text(run) : with_remark(to_text(run), run.pause->why);
}

// Where what is shown can begin: with a night, and with the act of its date before it.
struct Beginning {
  std::size_t entry;
  const History* course;
  std::size_t nights;  // from there on
};

struct Told {
  NightTable table;
  std::vector<Beginning> beginnings{};  // with all of it, then with each night
};

void add_lines_of(Told& told, const History& history) {
  const Act* act = nullptr;  // on the line before
  for (const HistoryLine& line : lines_of(history)) {
    if (const auto* row = std::get_if<const HistoryRow*>(&line)) {
      const bool has_act = act != nullptr && act->from == (*row)->nights.first;
      told.beginnings.push_back({told.table.size() - (has_act ? 1 : 0), &history, 0});
      told.table.add(**row, history.next(**row));
    } else if (const auto* run = std::get_if<MissedRun>(&line)) {
      told.table.add(run->nights.first, words_on(*run), Ink::faint);
    }
    const auto* const told_act = std::get_if<const Act*>(&line);
    act = told_act == nullptr ? nullptr : *told_act;
    if (act != nullptr) {
      told.table.add(act->from, with_remark(line_words(*act), act->note), Ink::strong);
    }
  }
}

Told told_of(std::span<const History> courses, const Style& style) {
  Told told{NightTable(style)};
  told.beginnings.push_back({0, &courses.front(), 0});
  for (const History& history : courses) {
    if (&history != &courses.front()) {
      const Course& course = *history.course;
      told.table.add(course.started(), bottle_words(course, history.number), Ink::strong);
    }
    add_lines_of(told, history);
  }
  auto& beginnings = told.beginnings;
  std::size_t nights = 0;
  for (auto each = beginnings.rbegin(); each != beginnings.rend() - 1; ++each) {
    each->nights = ++nights;
  }
  beginnings.front().nights = nights;
  return told;
}

enum class PageTitle { with_plan, name_alone };

Passage title_of(const History& history, const Style& style,
                 PageTitle kind = PageTitle::with_plan) {
  const auto words = kind == PageTitle::with_plan ? course_title : course_name;
  const std::string title = shown(words(*history.course, history.number), style);
  return style.lines ? wrapped(title, style) : title + '\n';
}

Passage page_from(const Told& told, const Beginning& begin,
                  const std::optional<WholeHistory>& whole, const Style& style,
                  PageTitle title = PageTitle::with_plan) {
  Passage page = title_of(*begin.course, style, title);
  if (whole && begin.nights < whole->nights) {
    page += wrapped(Hint{"Older: ", in_backticks(whole->command)}, style);
  }
  return page + ('\n' + told.table.printed(begin.entry));
}

bool fits(const Passage& page, std::string_view drawing, const Style& style) {
  const auto lines = std::count(page.text.begin(), page.text.end(), '\n') +
                     std::count(drawing.begin(), drawing.end(), '\n');
  return lines < *style.lines;  // the last one is the next prompt's
}

std::string drawing_of(std::span<const History> courses, const Style& style) {
  if (style.lines && *style.lines < least_lines_for_drawing) return "";
  const std::string doses = sparkline(courses, style);
  return doses.empty() ? doses : '\n' + doses;
}

}  // namespace

Passage history_table(std::span<const History> courses, const std::optional<WholeHistory>& whole,
                      const Style& style) {
  const auto has_nights = [](const History& history) { return span_of(history).has_value(); };
  if (std::none_of(courses.begin(), courses.end(), has_nights)) {
    return title_of(courses.back(), style) + "\nNo nights to show yet.\n";
  }
  const Told told = told_of(courses, style);
  const std::string drawing = drawing_of(courses, style);
  const bool is_bounded = whole && style.lines;
  for (const Beginning& each : told.beginnings) {
    Passage page = page_from(told, each, whole, style);
    if (!is_bounded || fits(page, drawing, style)) return page + drawing;
  }
  // One night that notes very much: what is around it gives way.
  return page_from(told, told.beginnings.back(), whole, style, PageTitle::name_alone);
}

}  // namespace titrate::text
