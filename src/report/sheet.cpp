#include "report/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "report/chart.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"
#include "report/room.hpp"
#include "report/tables.hpp"
#include "text/advice.hpp"

namespace titrate::report {
namespace {

// ---- The paper ----

// In CSS pixels, 96 to the inch, as the style sheet prints the sheet: the height of Letter, the
// width of A4, less their margins, and of that what is kept free for fonts that are larger.
constexpr double sheet_height = 970;
constexpr double drawing_scale = 0.985;  // a drawing's pixel, of its units
constexpr double line_height = 15.4;
constexpr double around = 306;         // heading, figures, headings of parts, keys, rules, footer
constexpr double figure_column = 9.4;  // ems of the large numbers
constexpr double figure_line = 21;
constexpr double around_table = 96;
constexpr double around_means = 32;  // what a caption says of them
constexpr double table_row = 17;
constexpr double around_notes = 30;
constexpr std::size_t most_rows = 8;
constexpr int lines_kept_for_notes = 4;
constexpr double most_panel_growth = 19;
constexpr double product_room = 42;  // ems of a heading

// ---- The facts ----

struct Item {
  std::string html;
  int lines;
  bool is_needed = true;  // also where there is no room for all
};

Item item(std::string_view label, std::string_view words, const std::string& html) {
  return {fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(label), html),
          lines_in(words, fact_column)};
}

struct Line {
  std::string html;
  int lines;
};

// The words, and behind a colon what a person wrote, cut to a line in all or nearly so.
Line with_note(const std::string& words, const std::optional<Note>& note) {
  if (!note) return {escaped(words), lines_in(words, fact_column)};
  const std::string cut = cut_to(note->value(), std::max(12.0, fact_column - 4 - ems(words)));
  return {escaped(words) + ": " + personal(cut), lines_in(words + ": " + cut, fact_column)};
}

Item pause_item(const Pause& pause) {
  const auto [html, lines] = with_note(since_in_words(pause), pause.why);
  return {fmt::format("<dt>Pause</dt><dd>{}</dd>\n", html), lines};
}

// Whole: its end says what to do.
Item urgent_item(const Fact& fact) {
  const std::string words = fact.words.to_text();
  return {alarm(name_of(fact.kind), own_words(words)), lines_in(words, bold_column)};
}

Item fact_item(const Fact& fact) {
  if (fact.kind == Fact::Kind::urgent) return urgent_item(fact);
  constexpr double most = 3 * fact_column;  // a pause may have a long reason
  const std::string words = cut_to(fact.words.to_text(), most);
  // Of many medicines the first ones.
  const std::string of_person =
      fact.kind == Fact::Kind::taking ? cut_to(fact.of_person, most - ems(words)) : fact.of_person;
  const std::string all = words + ": " + of_person;
  return item(name_of(fact.kind), of_person.empty() ? words : all,
              fact_html({fact.kind, words, of_person}));
}

Item signs_item(const Report& report) {
  int lines = report.signs.empty() ? 1 : 0;
  for (const auto& [when, what] : signs_in_words(report)) {
    lines += lines_in(when + ": " + what, bold_column);
  }
  return {signs_html(report), lines};
}

// Several, each on a line of its own; the latest ones.
std::vector<Item> list_item(std::string_view label, const std::vector<Line>& lines,
                            std::size_t most) {
  if (lines.empty()) return {};
  std::string html;
  int count = 0;
  for (std::size_t i = lines.size() - std::min(lines.size(), most); i < lines.size(); ++i) {
    html += (html.empty() ? "" : "<br>") + lines[i].html;
    count += lines[i].lines;
  }
  return {{fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(label), html), count, false}};
}

// Who agreed to a ceiling.
std::vector<Item> ceiling_items(const Report& report) {
  std::vector<Line> lines;
  for (const Ceiling& ceiling : told_ceilings(report)) {
    if (!ceiling.note) continue;
    lines.push_back(with_note(ceiling_in_words(ceiling, report.course->counted()), ceiling.note));
  }
  return list_item("Ceiling", lines, 2);
}

std::vector<Item> act_items(const Report& report) {
  std::vector<std::pair<NightDate, Line>> dated;
  for (const Act* act : told_acts(report)) {
    dated.emplace_back(act->from, with_note(text::to_text(*act), act->note));
  }
  for (const Pause* pause : told_pauses(report)) {
    if (pause == open_pause(report)) continue;  // which has a line of its own
    dated.emplace_back(pause->from, with_note(text::to_text(*pause), pause->why));
  }
  std::stable_sort(dated.begin(), dated.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Line> lines;
  for (auto& [date, words] : dated) lines.push_back(std::move(words));
  return list_item("Acts and pauses", lines, 4);
}

std::vector<Item> items_of(const Report& report) {
  std::vector<Item> items = {signs_item(report)};
  if (const Pause* pause = open_pause(report)) items.push_back(pause_item(*pause));
  for (const Fact& fact : summary_of(report)) {
    if (is_in_figures(fact.kind, report) || fact.kind == Fact::Kind::nights) continue;
    items.push_back(fact_item(fact));
    items.back().is_needed = fact.kind != Fact::Kind::bottle && fact.kind != Fact::Kind::taking;
  }
  for (Item& each : ceiling_items(report)) items.push_back(std::move(each));
  for (Item& each : act_items(report)) items.push_back(std::move(each));
  return items;
}

struct Facts {
  std::string html{};
  int lines = 0;
  std::size_t left_out = 0;
  bool has_drawing = true;  // beside them; warning signs come first
};

// The lines of the tallest figure, beyond the one that each has.
int more_lines_of_figures(const Report& report) {
  const auto unit = report.course->unit();
  int most = lines_in(text::count_in_words(report.course->ceilings().back().capsules, unit),
                      figure_column);
  if (is_tonight_told(report)) {
    most = std::max(most, lines_in(text::answer_in_words(report.standing), figure_column));
  }
  if (report.hold) {
    most =
        std::max(most, lines_in(text::count_in_words(report.hold->capsules, unit), figure_column));
  }
  return most - 1;
}

double drawing_height() { return chart_height(sheet_frame, 0) * drawing_scale; }

// What facts, panels, means and notes have in all, beside the doses drawn.
double room_of(const Report& report) {
  return sheet_height - around - more_lines_of_figures(report) * figure_line - drawing_height();
}

// The last of what can be left out goes first.
Facts fitted_facts(const Report& report) {
  const int most = static_cast<int>(room_of(report) / line_height);
  std::vector<Item> items = items_of(report);
  Facts facts;
  for (const Item& each : items) facts.lines += each.lines;
  for (std::size_t i = items.size(); i-- > 0 && facts.lines > most;) {
    if (items[i].is_needed) continue;
    facts.lines -= items[i].lines;
    ++facts.left_out;
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (const Item& each : items) facts.html += each.html;
  facts.has_drawing = facts.lines <= most;
  return facts;
}

// ---- The notes ----

// A night's, as they are read in one go.
std::string remark_of(const Night& night) {
  std::string words;
  if (night.other_cause()) words = "put down to " + night.other_cause()->value();
  if (night.note()) words += (words.empty() ? "" : "; ") + night.note()->value();
  return words;
}

struct Notes {
  std::vector<const Night*> nights;
  double room;  // for each, in ems
  int lines = 0;
  bool any_cut = false;
};

Notes notes_in(const std::vector<const Night*>& nights, int lines_each) {
  Notes notes{nights, lines_each * fact_column * 0.9};
  for (const Night* night : nights) {
    const std::string words = remark_of(*night);
    notes.any_cut = notes.any_cut || ems(words) > notes.room;
    notes.lines += std::min(lines_each, lines_in(words, fact_column));
  }
  return notes;
}

// As much of each as has room for all; a line of each of the latest where that is too much.
Notes fitted_notes(const Report& report, int lines) {
  for (const int lines_each : {12, 6, 3, 2, 1}) {
    Notes notes = notes_in(report.remarks, lines_each);
    if (notes.lines <= lines) return notes;
  }
  const auto fitting =
      std::min(report.remarks.size(), static_cast<std::size_t>(std::max(0, lines)));
  return notes_in(
      {report.remarks.end() - static_cast<std::ptrdiff_t>(fitting), report.remarks.end()}, 1);
}

std::string notes_html(const Notes& notes) {
  if (notes.nights.empty()) return "";
  std::string html = "<dl class=\"facts\">\n";
  for (const Night* night : notes.nights) {
    html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", text::short_words(night->date()),
                        personal(cut_to(remark_of(*night), notes.room)));
  }
  return html + "</dl>\n";
}

// ---- What has room ----

struct Plan {
  std::vector<Measure> drawn{};  // in panels under the doses, with their means
  Frame frame = sheet_frame;     // with panels as tall as there is room for
  std::size_t rows = 0;          // of the table of means of what else was noted
  int note_lines = 0;
};

std::size_t fitting(double room, double each, std::size_t most) {
  return room <= 0 ? 0 : std::min(most, static_cast<std::size_t>(room / each));
}

// What can be drawn in so much room.
std::vector<Measure> drawn_in(const Report& report, double room) {
  std::vector<Measure> drawn;
  const auto span = drawn_nights(report);
  if (!span) return drawn;
  const std::size_t most =
      fitting(room - around_means, sheet_frame.panel_height * drawing_scale, most_panels);
  for (DrawnSeries& each : series_to_draw(report, *span, most).series) {
    drawn.push_back(std::move(each.measure));
  }
  return drawn;
}

// Panels first, as they tell their means too; then the table of the other means, then notes, for
// some lines of which room is kept.
Plan plan_for(const Report& report, const Facts& facts) {
  Plan plan;
  double room = room_of(report) - facts.lines * line_height;
  if (!facts.has_drawing) room += drawing_height();
  const int wanted = report.remarks.empty() ? 0 : notes_in(report.remarks, 12).lines;
  const double kept =
      wanted == 0 ? 0 : around_notes + std::min(wanted, lines_kept_for_notes) * line_height;
  if (facts.has_drawing) plan.drawn = drawn_in(report, room - kept);
  if (!plan.drawn.empty()) {
    room -= around_means +
            static_cast<double>(plan.drawn.size()) * sheet_frame.panel_height * drawing_scale;
  }
  const std::size_t noted = report.trend ? report.trend->series.size() : 0;
  const std::size_t others = noted - std::min(noted, plan.drawn.size());
  plan.rows = fitting(room - kept - around_table, table_row, std::min(others, most_rows));
  if (plan.rows > 0) room -= around_table + static_cast<double>(plan.rows) * table_row;
  if (!plan.drawn.empty()) {
    const double all_notes = wanted == 0 ? 0 : around_notes + wanted * line_height;
    const double taller = (room - all_notes) / static_cast<double>(plan.drawn.size());
    plan.frame.panel_height += std::clamp(taller / drawing_scale, 0.0, most_panel_growth);
  }
  plan.note_lines = wanted == 0 ? 0 : static_cast<int>((room - around_notes) / line_height);
  return plan;
}

// ---- The parts ----

int nights_of(const Series& series) { return series.first.count + series.second.count; }

// Those noted on most nights, in their order.
std::string means_table(Trend trend, const std::string& id, std::size_t rows) {
  if (rows == 0) return "";
  std::stable_sort(trend.series.begin(), trend.series.end(),
                   [](const Series& a, const Series& b) { return nights_of(a) > nights_of(b); });
  trend.series.resize(std::min(rows, trend.series.size()));
  std::sort(trend.series.begin(), trend.series.end(),
            [](const Series& a, const Series& b) { return a.measure < b.measure; });
  return changes_table(trend, id, Reading::brief);
}

std::string part_of_means(const std::string& table, std::string_view kind) {
  return part("Symptoms, sleep and measures", table, kind);
}

// On paper what the drawing does not tell, on a phone, whose drawing tells no means, all of it.
std::string means_html(const Report& report, const std::string& id, const Plan& plan) {
  if (!report.trend) return "";
  Trend others = *report.trend;
  std::erase_if(others.series, [&](const Series& series) {
    return std::find(plan.drawn.begin(), plan.drawn.end(), series.measure) != plan.drawn.end();
  });
  const std::size_t all = report.trend->series.size();
  return part_of_means(means_table(std::move(others), id, plan.rows), "on-page") +
         part_of_means(means_table(*report.trend, id + "-phone", all), "on-phone");
}

// What there was no room for, and where it is.
std::string left_out(const Report& report, const Facts& facts, const Plan& plan,
                     const Notes& notes) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
  };
  const std::size_t noted = report.trend ? report.trend->series.size() : 0;
  add(facts.left_out, "fact", "facts");
  add(report.remarks.size() - notes.nights.size(), "note of these weeks", "notes of these weeks");
  add(report.older_remarks, "older note", "older notes");
  add(noted - std::min(noted, plan.rows + plan.drawn.size()), "row of means", "rows of means");
  std::string words;
  for (const std::string& each : parts) words += (words.empty() ? "Not here: " : ", ") + each;
  if (notes.any_cut) words += words.empty() ? "Notes are cut" : "; notes are cut";
  const text::Hint all = {words.empty() ? "Every night, every note and the rules: "
                                        : words + ". All of it, and the rules: ",
                          text::ticked("report", "--all", "--html")};
  return paragraph(all.to_text(), "small");
}

std::string rules_in_short() {
  return paragraph(
      "How titrate counts, after a nutrition practitioner's published how-to: one more each night; "
      "at a loose morning the same once more; loose again, one less, and that is held. Ceilings, "
      "stops at warning signs and the way back after a gap are titrate's own.",
      "small");
}

std::string heading_of(const Report& report) {
  const auto& product = report.course->product();
  return course_heading(report, product ? cut_to(product->value(), product_room) : "");
}

std::string drawing(const Report& report, const std::string& id, const Facts& facts,
                    const Plan& plan) {
  if (!facts.has_drawing) {
    const text::Hint words = {"The drawing has no room beside so many warning signs: ",
                              text::ticked("report", "--all", "--html")};
    return paragraph(words.to_text());
  }
  const std::string chart = report_chart(report, id, plan.frame, plan.drawn.size());
  if (!chart.empty()) return chart;
  return paragraph(fmt::format("No dose is in the log for {}.", text::to_text(*report.weeks)));
}

}  // namespace

std::string sheet_html(const Report& report) {
  const std::string id = fmt::format("c{}", report.number);
  const Facts facts = fitted_facts(report);
  const Plan plan = plan_for(report, facts);
  const Notes notes = fitted_notes(report, plan.note_lines);
  return "<section class=\"course\">\n" + heading_of(report) + figures(report) +
         "<dl class=\"facts\">\n" + facts.html + "</dl>\n" +
         part("The last 8 weeks", drawing(report, id, facts, plan)) + means_html(report, id, plan) +
         part("Notes", notes_html(notes), "notes") + left_out(report, facts, plan, notes) +
         rules_in_short() + "</section>\n";
}

}  // namespace titrate::report
