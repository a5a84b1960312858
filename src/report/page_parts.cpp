// The parts that the whole page and the sheet share.

#include "report/page_parts.hpp"

#include <fmt/format.h>

#include "report/html.hpp"
#include "text/advice.hpp"

namespace titrate::report {
namespace {

std::string figure_of(std::string_view label, std::string_view big, std::string_view more) {
  return fmt::format(
      "<div><dt>{}</dt><dd><span class=\"big\">{}</span> <span "
      "class=\"more\">{}</span></dd></div>\n",
      escaped(label), escaped(big), escaped(more));
}

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

}  // namespace

std::string part(std::string_view title, std::string_view html, std::string_view kind) {
  if (html.empty()) return "";
  return fmt::format("<section class=\"{}\">\n<h3>{}</h3>\n{}</section>\n", kind, escaped(title),
                     html);
}

std::string paragraph(std::string_view words, std::string_view kind) {
  return kind.empty() ? fmt::format("<p>{}</p>\n", own_words(words))
                      : fmt::format("<p class=\"{}\">{}</p>\n", kind, own_words(words));
}

std::string course_heading(const Report& report, std::string_view product) {
  const Course& course = *report.course;
  const std::string name = product.empty() ? "Magnesium" : personal(product);
  const std::string form =
      course.form() ? fmt::format(", form: {}", name_of(*course.form())) : std::string();
  return fmt::format(
      "<h2>{}</h2>\n<p class=\"plan\">Course {}, begun {}. {}{}; the label's dose is {}.</p>\n",
      name, report.number, text::to_text(course.started()), escaped(strength_in_words(course)),
      escaped(form), label_in_words(course));
}

// What matters most, large.
std::string figures(const Report& report) {
  std::string html;
  if (is_tonight_told(report)) html += tonight(report);
  if (is_held(report)) {
    html += figure_of(
        name_of(Fact::Kind::hold),
        text::count_in_words(report.hold->capsules, report.course->unit()),
        fmt::format("{}; {}", text::to_text(report.hold->amount), since_in_words(*report.hold)));
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

bool is_held(const Report& report) { return report.hold && !report.hold->until; }

bool is_in_figures(Fact::Kind fact, const Report& report) {
  return (fact == Fact::Kind::tonight && report.begun) ||
         (fact == Fact::Kind::hold && is_held(report));
}

std::string alarm(std::string_view label, std::string_view html) {
  return fmt::format("<dt>{}</dt><dd class=\"alarm\"><strong>{}</strong></dd>\n", escaped(label),
                     html);
}

std::string fact_html(const Fact& fact) {
  const std::string text = own_words(fact.words.to_text());
  return fact.of_person.empty() ? text : text + ": " + personal(fact.of_person);
}

std::string signs_html(const Report& report) {
  if (report.signs.empty()) return "<dt>Warning signs</dt><dd>None noted.</dd>\n";
  std::string lines;
  for (const auto& [when, what] : signs_in_words(report)) {
    if (!lines.empty()) lines += "<br>";
    lines += fmt::format("{}: {}", escaped(when), escaped(what));
  }
  return alarm("Warning signs", lines);
}

}  // namespace titrate::report
