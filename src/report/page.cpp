#include "report/page.hpp"

#include <fmt/format.h>

#include "report/chart.hpp"
#include "report/html.hpp"
#include "report/style.hpp"
#include "report/tables.hpp"
#include "text/advice.hpp"
#include "text/guide.hpp"
#include "text/sections.hpp"

namespace titrate::report {
namespace {

std::string part(std::string_view title, std::string_view html, std::string_view kind = "keep") {
  if (html.empty()) return "";
  return fmt::format("<section class=\"{}\">\n<h3>{}</h3>\n{}</section>\n", kind, escaped(title),
                     html);
}

std::string paragraph(std::string_view words, std::string_view kind = "") {
  return kind.empty() ? fmt::format("<p>{}</p>\n", own_words(words))
                      : fmt::format("<p class=\"{}\">{}</p>\n", kind, own_words(words));
}

// ---- At the top of a course ----

std::string course_heading(const Report& report) {
  const Course& course = *report.course;
  std::string name = course.product() ? personal(course.product()->value()) : "Magnesium";
  const std::string form =
      course.form() ? fmt::format(", form: {}", name_of(*course.form())) : std::string();
  return fmt::format(
      "<h2>{}</h2>\n<p class=\"plan\">Course {}, begun {}. {}{}; the label's dose is {}.</p>\n",
      name, report.number, text::to_text(course.started()), escaped(strength_in_words(course)),
      escaped(form), label_in_words(course));
}

std::string figure_of(std::string_view label, std::string_view big, std::string_view more) {
  return fmt::format(
      "<div><dt>{}</dt><dd><span class=\"big\">{}</span> <span "
      "class=\"more\">{}</span></dd></div>\n",
      escaped(label), escaped(big), escaped(more));
}

bool is_held(const Report& report) { return report.hold && !report.hold->until; }

std::string tonight(const Report& report) {
  const Advice& now = report.standing;
  const std::string when =
      fmt::format("the night of {}; {}", text::to_text(report.end), name_of(now.phase.kind));
  if (now.logged || now.capsules == Capsules::none()) {
    return figure_of(name_of(Fact::Kind::tonight), text::answer_in_words(now), when);
  }
  return figure_of(name_of(Fact::Kind::tonight), text::count_in_words(now.capsules, now.unit),
                   fmt::format("{}; {}", text::to_text(now.amount), when));
}

// What matters most, large.
std::string figures(const Report& report) {
  std::string html;
  if (is_tonight_told(report)) html += tonight(report);
  if (is_held(report)) {
    html += figure_of(name_of(Fact::Kind::hold),
                      text::count_in_words(report.hold->capsules, report.course->unit()),
                      fmt::format("{}; held since {}", text::to_text(report.hold->amount),
                                  text::to_text(report.hold->since)));
  }
  if (report.trend && report.trend->regularity) {
    const Regularity& nights = *report.trend->regularity;
    html += figure_of("Nights taken", fmt::format("{} of {}", nights.taken, nights.possible),
                      "longest run without a miss: " + text::nights_in_words(nights.longest_run));
  }
  const Ceiling& ceiling = report.course->ceilings().back();
  html += figure_of(
      "Ceiling", text::count_in_words(ceiling.capsules, report.course->unit()),
      fmt::format("{}; from {}", text::to_text(ceiling.capsules * report.course->strength()),
                  text::to_text(ceiling.from)));
  return "<dl class=\"figures\">\n" + html + "</dl>\n";
}

// What the figures above say already, and what is nobody's business at an appointment.
bool is_said(Fact::Kind fact, const Report& report) {
  return (fact == Fact::Kind::tonight && report.begun) || fact == Fact::Kind::amount ||
         (fact == Fact::Kind::hold && is_held(report)) || fact == Fact::Kind::stock;
}

std::string alarm(std::string_view label, std::string_view html) {
  return fmt::format("<dt>{}</dt><dd class=\"alarm\"><strong>{}</strong></dd>\n", escaped(label),
                     html);
}

std::string signs(const Report& report) {
  if (report.signs.empty()) return "<dt>Warning signs</dt><dd>None noted.</dd>\n";
  std::string lines;
  for (const SignedNight& each : report.signs) {
    if (!lines.empty()) lines += "<br>";
    lines += fmt::format("{}: {}", text::to_text(each.night->date()),
                         escaped(signs_in_words(each, report)));
  }
  return alarm("Warning signs", lines);
}

std::string facts(const Report& report) {
  std::string html = "<dl class=\"facts\">\n";
  if (const Pause* pause = open_pause(report)) {
    html += fmt::format("<dt>Pause</dt><dd>{}{}</dd>\n", escaped(since_in_words(*pause)),
                        pause->why ? ": " + personal(pause->why->value()) : "");
  }
  for (const auto& [kind, words] : summary_of(report)) {
    if (is_said(kind, report)) continue;
    const std::string text = own_words(words.to_text());
    html += kind == Fact::Kind::urgent
                ? alarm(name_of(kind), text)
                : fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(name_of(kind)), text);
  }
  return html + signs(report) + "</dl>\n";
}

// ---- Its parts ----

std::string changes(const Report& report, const std::string& id) {
  const std::string table = changes_table(report, id);
  return part("Symptoms, sleep and movements",
              table.empty() ? paragraph("No symptom, sleep or movements are noted.") : table);
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
  const std::string chart = report_chart(report, id);
  const std::string nights = nights_table(report, id);
  return "<section class=\"course\">\n" + course_heading(report) + figures(report) + facts(report) +
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
  std::string html =
      page_head(tonight) + "<body>\n<header>\n<h1>Magnesium titration</h1>\n" +
      paragraph(fmt::format("As of the night of {}. {}", text::to_text(tonight), text::not_advice),
                "lead") +
      "</header>\n<main>\n";
  for (const Report& report : reports) html += course_html(report);
  // They stand there once, in the words of the latest course.
  const auto unit = reports.empty() ? std::nullopt : reports.back().course->unit();
  html += part("The rules in brief",
               rules_html(text::RuleKind::protocol, text::protocol_title, unit) +
                   rules_html(text::RuleKind::safety, text::safety_title, unit),
               "rules");
  return html + fmt::format("</main>\n<footer>\n{}</footer>\n</body>\n</html>\n",
                            paragraph(fmt::format("Made by titrate from one person's own notes. {}",
                                                  text::not_advice)));
}

}  // namespace titrate::report
