#include "report/page.hpp"

#include <fmt/format.h>

#include "report/chart.hpp"
#include "report/html.hpp"
#include "report/page_parts.hpp"
#include "report/sheet.hpp"
#include "report/style.hpp"
#include "report/tables.hpp"
#include "text/guide.hpp"
#include "text/sections.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

// ---- At the top of a course ----

std::string facts(const Report& report) {
  std::string html = "<dl class=\"facts\">\n";
  if (const Pause* pause = open_pause(report)) {
    html += fmt::format("<dt>Pause</dt><dd>{}{}</dd>\n", escaped(since_in_words(*pause)),
                        pause->why ? ": " + personal(pause->why->value()) : "");
  }
  for (const Fact& fact : summary_of(report)) {
    // What stands in the figures, or in a part of its own.
    if (is_in_figures(fact.kind, report) || fact.kind == Fact::Kind::amount) continue;
    const std::string text = fact_html(fact);
    html += fact.kind == Fact::Kind::urgent
                ? alarm(name_of(fact.kind), text)
                : fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name_of(fact.kind)), text);
  }
  return html + signs_html(report) + "</dl>\n";
}

// ---- Its parts ----

std::string changes(const Report& report, const std::string& id) {
  const std::string table = report.trend ? changes_table(*report.trend, id, Reading::full) : "";
  return part("Symptoms, sleep and movements",
              table.empty() ? paragraph(std::string(text::nothing_noted) + '.') : table);
}

std::string amounts_and_ceilings(const Report& report) {
  std::string html = paragraph(level_in_words(report)) + "<ul class=\"small\">\n";
  for (const knowledge::Fact& fact : knowledge::amounts()) {
    html += fmt::format("<li>{}: {}</li>\n", escaped(fact.about),
                        own_words(text::with_source(fact.words, fact.source)));
  }
  return part("Amounts and ceilings", html + "</ul>\n" + ceilings_table(report));
}

std::string remarks(const Report& report) {
  if (report.remarks.empty()) return "";
  std::string html = "<dl class=\"facts\">\n";
  for (const Night* night : report.remarks) {
    html += fmt::format("<dt>{}</dt><dd>", text::to_text(night->date()));
    if (night->other_cause()) {
      html += fmt::format("<span class=\"label\">Put down to:</span> {}{}",
                          personal(night->other_cause()->value()), night->note() ? "<br>" : "");
    }
    if (night->note()) html += personal(night->note()->value());
    html += "</dd>\n";
  }
  return part("Notes", html + "</dl>\n", "notes");
}

std::string course_html(const Report& report) {
  const std::string id = fmt::format("c{}", report.number);
  const std::string chart = report_chart(report, id, page_frame);
  const std::string nights = nights_table(report, id);
  const auto& product = report.course->product();
  return "<section class=\"course\">\n" + course_heading(report, product ? product->value() : "") +
         figures(report) + facts(report) +
         part("Doses night by night",
              chart.empty() ? paragraph("No dose is in the log yet.") : chart) +
         changes(report, id) + amounts_and_ceilings(report) +
         part("Climbs, tapers and pauses", acts_table(report)) + remarks(report) +
         part("Every night", nights.empty() ? paragraph("No night is in the log yet.") : nights,
              "nights-part") +
         "</section>\n";
}

std::string rules_html(text::RuleKind kind, std::string_view title, std::optional<Unit> unit) {
  const auto entries = rules_in_brief(kind, unit);
  const bool shared = share_a_source(entries);
  std::string html = fmt::format("<h4>{}</h4>\n<dl class=\"facts small\">\n", escaped(title));
  for (const text::Entry& entry : entries) {
    const std::string words = entry.text.to_text();
    html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(entry.label),
                        own_words(shared ? words : text::with_source(words, entry.source)));
  }
  html += "</dl>\n";
  return shared ? html + paragraph(text::source_in_words(entries.front().source), "small") : html;
}

// They stand there once, in the words of the latest course.
std::string all_rules(std::span<const Report> reports) {
  const auto unit = reports.empty() ? std::nullopt : reports.back().course->unit();
  return part("The rules in brief",
              rules_html(text::RuleKind::protocol, text::protocol_title, unit) +
                  rules_html(text::RuleKind::safety, text::safety_title, unit),
              "rules");
}

std::string page_head(NightDate tonight) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
      escaped(title_of(tonight)), report_style());
}

}  // namespace

std::string report_html(std::span<const Report> reports, NightDate tonight) {
  const bool is_sheet = reports.size() == 1 && reports.front().weeks;
  std::string html =
      page_head(tonight) +
      fmt::format("<body{}>\n<header>\n<h1>Magnesium titration</h1>\n",
                  is_sheet ? " class=\"sheet\"" : "") +
      paragraph(fmt::format("As of the night of {}. {}", text::to_text(tonight), text::not_advice),
                "lead") +
      "</header>\n<main>\n";
  if (is_sheet) {
    html += sheet_html(reports.front());
  } else {
    for (const Report& report : reports) html += course_html(report);
    html += all_rules(reports);
  }
  return html + fmt::format("</main>\n<footer>\n{}</footer>\n</body>\n</html>\n",
                            paragraph(fmt::format("Made by titrate from one person's own notes. {}",
                                                  text::not_advice)));
}

}  // namespace titrate::report
