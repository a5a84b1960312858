#include "report/report_text.hpp"

#include <fmt/format.h>

#include <utility>

#include "text/guide.hpp"
#include "text/night_cells.hpp"
#include "text/sections.hpp"
#include "text/sparkline.hpp"
#include "text/table.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

constexpr int label_columns = 18;
constexpr int narrow = 60;  // columns, below which a label stands above its text

std::string told(const std::string& label, std::string_view text, const text::Style& style,
                 text::Ink ink = text::Ink::faint) {
  if (style.width >= narrow) return text::labelled(label, text, style, ink, label_columns);
  return (label.empty() ? "" : text::inked(label, ink, style) + '\n') +
         text::indented(text, 2, style);
}

std::string with_note(std::string words, const std::optional<Note>& note,
                      const text::Style& style) {
  return note ? words + ": " + text::shown(note->value(), style) : words;
}

// What was done to the plan on purpose.
std::string acts(const Report& report, const text::Style& style) {
  std::string text;
  std::string label = "Climbs, tapers";
  for (const Act* act : told_acts(report)) {
    text += told(std::exchange(label, ""), with_note(text::to_text(*act), act->note, style), style);
  }
  label = "Pauses";
  for (const Pause* pause : told_pauses(report)) {
    text +=
        told(std::exchange(label, ""), with_note(text::to_text(*pause), pause->why, style), style);
  }
  return text;
}

text::Passage summary(const Report& report, const text::Style& style) {
  text::Passage text;
  if (const Pause* pause = open_pause(report)) {
    text += told("Pause", with_note(since_in_words(*pause), pause->why, style), style);
  }
  for (const auto& [kind, words, of_person] : summary_of(report)) {
    const text::Ink ink = kind == Fact::Kind::urgent ? text::Ink::alarm : text::Ink::faint;
    const text::Hint hint = words.about(style.log);
    std::string said = text::shown(hint.to_text(), style);
    if (!of_person.empty()) said += ": " + text::shown(of_person, style);
    text += {told(std::string(name_of(kind)), said, style, ink), hint};
  }
  std::string label = "Ceiling";
  for (const Ceiling& ceiling : told_ceilings(report)) {
    std::string words = ceiling_in_words(ceiling, report.course->counted());
    if (ceiling.note) words += ": " + text::shown(ceiling.note->value(), style);
    text += told(label, words, style);
    label.clear();
  }
  return text + acts(report, style);
}

std::string signs(const Report& report, const text::Style& style) {
  std::string text = text::heading("Warning signs", style);
  if (report.signs.empty()) return text + "  None noted.\n\n";
  for (const auto& [when, what] : signs_in_words(report)) {
    const bool is_short = text::display_width(when) + 4 <= label_columns;
    text += is_short
                ? told("  " + when, what, style, text::Ink::alarm)
                : text::labelled("", fmt::format("{}: {}", when, what), style, text::Ink::alarm, 2);
  }
  return text + '\n';
}

// "6.3 (4)", then "2.7 (3)": what there is no room for as a table.
std::string change_lines(const Trend& trend, const text::Style& style) {
  std::string text;
  for (const Series& series : trend.series) {
    text +=
        text::indented(text::name_in_words(series.measure), 2, style) +
        indented(fmt::format("first week {}, last two {}: {}", text::mean_in_words(series.first),
                             text::mean_in_words(series.second), text::change_in_words(series)),
                 4, style);
  }
  return text;
}

std::string changes(const Report& report, const text::Style& style) {
  std::string text = text::heading("The first week and the last two weeks", style);
  if (!report.trend || report.trend->series.empty()) {
    return text + text::indented(std::string(text::nothing_noted) + '.', 2, style) + '\n';
  }
  const Trend& trend = *report.trend;
  using Align = text::Table::Align;
  text::Table table({{"Mean (nights)"},
                     {"First week", Align::right},
                     {"Last two", Align::right},
                     {"Change", Align::right}},
                    style);
  for (const Series& series : trend.series) {
    table.add_row({text::name_in_words(series.measure), text::mean_cell(series.first),
                   text::mean_cell(series.second), text::change_in_words(series)});
  }
  const auto printed = table.printed();
  text += printed.is_whole ? printed.text : change_lines(trend, style);
  text += text::labelled("First week", text::first_in_words(trend.windows), style, text::Ink::faint,
                         12);
  text += labelled("Last two", text::to_text(trend.windows.second), style, text::Ink::faint, 12);
  if (trend.windows.overlap()) text += text::wrapped(text::windows_overlap, style);
  text += text::wrapped(text::how_to_read_means, style);
  if (text::any_few_in_weeks(trend)) text += wrapped(text::few_in_words(), style);
  return text + wrapped(text::no_proof, style) + '\n';
}

std::string remarks(const Report& report, const text::Style& style) {
  if (report.remarks.empty()) return "";
  std::string text = text::heading(report.weeks ? "Notes of the last 8 weeks" : "Notes", style);
  for (const Night* night : report.remarks) {
    std::string words;
    if (night->other_cause()) words = "other cause: " + night->other_cause()->value();
    if (night->note()) words += (words.empty() ? "" : "; ") + night->note()->value();
    text += told("  " + text::to_text(night->date()), text::shown(words, style), style);
  }
  return text + '\n';
}

}  // namespace

text::Passage report_text(const Report& report, const text::Style& style) {
  const std::string doses = text::sparkline(report.histories, style);
  return text::heading(text::shown(text::course_title(*report.course, report.number), style),
                       style) +
         "\n" + summary(report, style) + "\n" + (doses.empty() ? "" : doses + '\n') +
         signs(report, style) + changes(report, style) + remarks(report, style);
}

std::string report_opening(NightDate tonight, const text::Style& style) {
  return text::wrapped(title_of(tonight), style) + '\n';
}

text::Passage report_ending(Extent extent, const text::Style& style) {
  using text::ticked;
  const bool is_brief = extent == Extent::brief;
  const text::Suggestion page =
      is_brief ? ticked("report", "--html") : ticked("report", "--all", "--html");
  text::Hint hint;
  if (is_brief) hint += {"All notes and courses: ", ticked("report", "--all"), ". "};
  hint += {"Every night: ",
           ticked("history", "--all"),
           ". The doses drawn: ",
           ticked("chart", "--all"),
           ". The rules: ",
           ticked("guide", "protocol"),
           is_brief ? ". One sheet to print: " : ". All of it as a page to print: ",
           page};
  return wrapped(hint, style) + "\n" + wrapped(text::not_advice, style);
}

}  // namespace titrate::report
