#include "report/report_text.hpp"

#include <fmt/format.h>

#include <utility>

#include "text/guide.hpp"
#include "text/night_cells.hpp"
#include "text/sections.hpp"
#include "text/sparkline.hpp"
#include "text/table.hpp"
#include "text/trend_words.hpp"

namespace titrate::render {
namespace {

constexpr int label_columns = 18;
constexpr int narrow = 60;  // columns, below which a label stands above its text

std::string told(const std::string& label, std::string_view text, const Style& style,
                 Ink ink = Ink::faint) {
  if (style.width >= narrow) return labelled(label, text, style, ink, label_columns);
  return (label.empty() ? "" : inked(label, ink, style) + '\n') + indented(text, 2, style);
}

std::string with_note(std::string words, const std::optional<Note>& note, const Style& style) {
  return note ? words + ": " + shown(note->value(), style) : words;
}

// What was done to the plan on purpose.
std::string acts(const Course& course, const Style& style) {
  std::string text;
  std::string label = "Climbs, tapers";
  for (const Act& act : course.acts()) {
    text += told(std::exchange(label, ""), with_note(words(act), act.note, style), style);
  }
  label = "Pauses";
  for (const Pause& pause : course.pauses()) {
    text += told(std::exchange(label, ""), with_note(words(pause), pause.why, style), style);
  }
  return text;
}

std::string summary(const Report& report, const Style& style) {
  std::string text;
  if (const Pause* pause = open_pause(report)) {
    text += told("Pause", with_note(since_in_words(*pause), pause->why, style), style);
  }
  for (const NamedValue& fact : summary_of(report)) {
    const Ink ink = fact.name == "Urgent" ? Ink::alarm : Ink::faint;
    text += told(fact.name, shown(fact.value, style), style, ink);
  }
  std::string label = "Ceiling";
  for (const Ceiling& ceiling : report.course->ceilings()) {
    std::string words = ceiling_in_words(ceiling, report.course->strength());
    if (ceiling.note) words += ": " + shown(ceiling.note->value(), style);
    text += told(label, words, style);
    label.clear();
  }
  return text + acts(*report.course, style);
}

std::string signs(const Report& report, const Style& style) {
  std::string text = heading("Warning signs", style);
  if (report.signs.empty()) return text + "  None noted.\n\n";
  for (const Night* night : report.signs) {
    text +=
        told("  " + words(night->date()), ranked_signs_in_words(night->signs()), style, Ink::alarm);
  }
  return text + '\n';
}

// "6.3 (4)", then "2.7 (3)": what there is no room for as a table.
std::string change_lines(const Trend& trend, const Style& style) {
  std::string text;
  for (const Series& series : trend.series) {
    text += indented(name_in_words(series.measure), 2, style) +
            indented(fmt::format("first week {}, last two {}: {}", mean_cell(series.first_week),
                                 mean_cell(series.last_two_weeks), change_in_words(series)),
                     4, style);
  }
  return text;
}

std::string changes(const Report& report, const Style& style) {
  std::string text = heading("The first week and the last two weeks", style);
  if (!report.trend || report.trend->series.empty()) {
    return text + indented("No symptom, sleep or movements are noted.", 2, style) + '\n';
  }
  const Trend& trend = *report.trend;
  using Align = Table::Align;
  Table table({{"Mean (nights)"},
               {"First week", Align::right},
               {"Last two", Align::right},
               {"Change", Align::right}},
              style);
  for (const Series& series : trend.series) {
    table.add_row({name_in_words(series.measure), mean_cell(series.first_week),
                   mean_cell(series.last_two_weeks), change_in_words(series)});
  }
  const auto printed = table.printed();
  text += printed.is_whole ? printed.text : change_lines(trend, style);
  text += labelled("First week", words(trend.first_week.first, trend.first_week.last), style,
                   Ink::faint, 12);
  text += labelled("Last two", words(trend.last_two_weeks.first, trend.last_two_weeks.last), style,
                   Ink::faint, 12);
  if (trend.windows_overlap()) text += wrapped(windows_overlap, style);
  text += wrapped(how_to_read_means, style);
  if (any_few_in_weeks(trend)) text += wrapped(few_in_words(), style);
  return text + wrapped(no_proof, style) + '\n';
}

std::string remarks(const Report& report, const Style& style) {
  if (report.remarks.empty()) return "";
  std::string text = heading("Notes", style);
  for (const Night* night : report.remarks) {
    std::string words;
    if (night->other_cause()) words = "other cause: " + night->other_cause()->value();
    if (night->note()) words += (words.empty() ? "" : "; ") + night->note()->value();
    text += told("  " + render::words(night->date()), shown(words, style), style);
  }
  return text + '\n';
}

}  // namespace

std::string report_text(const Report& report, const Style& style) {
  const std::string doses = sparkline(report.history, style);
  return heading(shown(course_title(*report.course, report.number), style), style) + '\n' +
         summary(report, style) + '\n' + (doses.empty() ? "" : doses + '\n') +
         signs(report, style) + changes(report, style) + remarks(report, style);
}

std::string report_opening(NightDate tonight, const Style& style) {
  return wrapped(title_of(tonight), style) + '\n';
}

std::string report_ending(const Style& style) {
  return wrapped(
             "Every night: `titrate history --all`. The doses drawn: `titrate chart --all`. The "
             "rules: `titrate guide protocol`. All of it as a page to print: `titrate report "
             "--html FILE`",
             style) +
         '\n' + wrapped(not_advice, style);
}

}  // namespace titrate::render
