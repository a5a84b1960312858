#include "report/tables.hpp"

#include <fmt/format.h>

#include "report/html.hpp"
#include "text/night_cells.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

struct Column {
  std::string title;
  bool is_number = false;
};

std::string head(const std::vector<Column>& columns) {
  std::string html = "<thead><tr>";
  for (const Column& column : columns) {
    html += fmt::format("<th scope=\"col\"{}>{}</th>", column.is_number ? " class=\"n\"" : "",
                        escaped(column.title));
  }
  return html + "</tr></thead>\n<tbody>\n";
}

std::string cell(std::string_view html, std::string_view kind = "") {
  return kind.empty() ? fmt::format("<td>{}</td>", html)
                      : fmt::format("<td class=\"{}\">{}</td>", kind, html);
}
std::string number(std::string_view text) { return cell(escaped(text), "n"); }

// A cell of a night's row. On a phone, where the row is no line of a table, it says what it is.
std::string night_cell(std::string_view of, std::string_view text, std::string_view kind = "") {
  return fmt::format("<td data-of=\"{}\"{}>{}</td>", of,
                     kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), escaped(text));
}

std::string time_of(NightDate night) {
  return fmt::format("<time datetime=\"{}\">{}</time>", night.iso(), text::to_text(night));
}

// What stands below a night's row: the texts, which may be long.
std::string texts_of(const Night& night) {
  std::string html;
  const auto add = [&](std::string_view label, const std::string& text) {
    html += fmt::format("{}<span class=\"label\">{}:</span> {}", html.empty() ? "" : "<br>", label,
                        text);
  };
  if (!night.signs().empty()) {
    add("Warning signs",
        fmt::format("<strong>{}</strong>", escaped(text::signs_in_words(night.signs()))));
  }
  if (night.other_cause()) add("Other cause", personal(night.other_cause()->value()));
  if (night.note()) add("Note", personal(night.note()->value()));
  return html;
}

// What is noted by name.
std::string noted_cell(const Night& night) {
  const std::string symptoms = text::symptoms_cell(night.symptoms());
  const std::string measures = text::measures_cell(night.measures());
  return symptoms.empty() || measures.empty() ? symptoms + measures : symptoms + ' ' + measures;
}

std::string night_rows(const HistoryRow& row, Strength strength) {
  const Night& night = *row.night;
  const std::string texts = texts_of(night);
  const bool is_loose = row.taught == Taught::loose;
  std::string html = texts.empty() ? R"(<tr><th scope="row">)"
                                   : R"(<tr class="has-more"><th scope="row" rowspan="2">)";
  html += time_of(night.date()) + "</th>";
  html += night_cell("advised", std::to_string(row.advised.capsules.value()), "n");
  html += night_cell("taken", std::to_string(night.capsules().value()), "n");
  html += night_cell("mg", (night.capsules() * strength).to_text(), "n");
  html += night_cell("stool", text::stool_cell(night));
  html += night_cell("taught", text::taught_words(row), is_loose ? "loose" : "");
  html += cell(fmt::format("{}, {}", name_of(row.advised.phase.kind), name_of(row.advised.rule)));
  html += night_cell("moves", text::number_cell(night.movements()), "n");
  html += night_cell("sleep", text::number_cell(night.sleep()), "n");
  html += cell(escaped(noted_cell(night)), "names");
  html += "</tr>\n";
  return texts.empty()
             ? html
             : html + fmt::format("<tr><td class=\"said\" colspan=\"9\">{}</td></tr>\n", texts);
}

std::string wide_row(NightDate night, std::string_view words, const std::optional<Note>& note,
                     std::string_view kind) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td class=\"{}\" colspan=\"9\">{}{}</td></tr>\n",
                     time_of(night), kind, escaped(words),
                     note ? ": " + personal(note->value()) : "");
}

std::string missed_row(const MissedRun& run) {
  const std::string_view what = run.pause == nullptr ? "missed" : "paused";
  const int nights = run.nights.count();
  const std::string text = nights == 1
                               ? std::string(what)
                               : fmt::format("{} {}, to {}", what, text::nights_in_words(nights),
                                             text::to_text(run.nights.last));
  return wide_row(run.nights.first, text, run.pause == nullptr ? std::nullopt : run.pause->why,
                  "missed");
}

std::string act_row(const Act& act) {
  return wide_row(act.from, text::line_words(act), act.note, "act");
}

std::string mean_html(const Mean& mean) {
  if (mean.count == 0) return cell("not noted", "n");
  return cell(fmt::format("{} <span class=\"label\">({}){}</span>", text::number_of(mean),
                          mean.count, is_few(mean) ? "*" : ""),
              "n");
}

}  // namespace

std::string changes_table(const Trend& trend, const std::string& id, Reading reading) {
  if (trend.series.empty()) return "";
  std::string html = fmt::format(
      "<table aria-describedby=\"{}-how\">\n<caption>Mean of the nights with a value, and how many "
      "those are. First week: {}. Last two weeks: {}.</caption>\n",
      id, text::first_in_words(trend.windows), text::to_text(trend.windows.second));
  html += head({{"Noted"}, {"First week", true}, {"Last two weeks", true}, {"Change", true}});
  for (const Series& series : trend.series) {
    html += fmt::format("<tr><th scope=\"row\" class=\"names\">{}</th>{}{}{}</tr>\n",
                        escaped(text::name_in_words(series.measure)), mean_html(series.first),
                        mean_html(series.second), cell(text::change_in_words(series), "n"));
  }
  html += fmt::format("</tbody>\n</table>\n<p class=\"small\" id=\"{}-how\">{}", id,
                      own_words(reading == Reading::full ? text::how_to_read_means : ""));
  if (text::any_few_in_weeks(trend)) html += ' ' + own_words(text::few_in_words());
  if (trend.windows.overlap()) html += ' ' + own_words(text::windows_overlap);
  return html + fmt::format(" <strong>{}</strong></p>\n", own_words(text::no_proof));
}

std::string ceilings_table(const Report& report) {
  const auto unit = report.course->unit();
  std::string html =
      fmt::format("<table>\n<caption>The most {} that titrate may advise.</caption>\n",
                  words_of(unit).many) +
      head({{"From"}, {text::title_of(unit), true}, {"mg", true}, {"Agreed, or noted"}});
  for (const Ceiling& ceiling : report.course->ceilings()) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>{}{}{}</tr>\n", time_of(ceiling.from),
                        number(std::to_string(ceiling.capsules.value())),
                        number((ceiling.capsules * report.course->strength()).to_text()),
                        cell(ceiling.note ? personal(ceiling.note->value()) : "nothing noted"));
  }
  return html + "</tbody>\n</table>\n";
}

std::string acts_table(const Report& report) {
  const Course& course = *report.course;
  if (course.acts().empty() && course.pauses().empty()) return "";
  std::string html = "<table>\n<caption>What was done to the plan on purpose.</caption>\n" +
                     head({{"What"}, {"Noted"}});
  const auto add = [&html](const std::string& what, const std::optional<Note>& note) {
    html += fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", escaped(what),
                        cell(note ? personal(note->value()) : "nothing noted"));
  };
  for (const Act& act : course.acts()) add(text::to_text(act), act.note);
  for (const Pause& pause : course.pauses()) add(text::to_text(pause), pause.why);
  return html + "</tbody>\n</table>\n";
}

std::string nights_table(const Report& report, const std::string& id) {
  const auto lines = lines_of(report.histories.back());
  if (lines.empty()) return "";
  std::string html = fmt::format(
      "<p class=\"small\" id=\"{0}-columns\">Taken: {2}, and mg of elemental magnesium. "
      "Stool: "
      "1 pellets to 7 liquid, 6 and 7 loose. Phase and rule are those of the night's advice.</p>\n"
      "<table class=\"nights\" aria-describedby=\"{0}-columns\">\n"
      "<caption id=\"{0}-nights\">The nights of course {1}</caption>\n",
      id, report.number, words_of(report.course->unit()).many);
  html += head({{"Night"},
                {"Advised", true},
                {"Taken", true},
                {"mg", true},
                {"Stool"},
                {"Taught"},
                {"Phase, rule"},
                {"Moves", true},
                {"Sleep", true},
                {"Symptoms, measures"}});
  for (const HistoryLine& each : lines) {
    if (const auto* run = std::get_if<MissedRun>(&each)) {
      html += missed_row(*run);
    } else if (const auto* act = std::get_if<const Act*>(&each)) {
      html += act_row(**act);
    } else {
      html += night_rows(*std::get<const HistoryRow*>(each), report.course->strength());
    }
  }
  return html + "</tbody>\n</table>\n";
}

}  // namespace titrate::report
