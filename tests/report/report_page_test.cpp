// The page of a report: what is escaped, and that its colours can be read.

#include <algorithm>
#include <cmath>

#include "report/html.hpp"
#include "report/page.hpp"
#include "report/style.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using namespace report;

TEST_CASE("every character that means something to HTML is escaped") {
  CHECK(escaped("<a href=\"x\" b='y'>&amp;") ==
        "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
  // No ASCII character can end a text, an attribute or a tag.
  for (char c = 0x20; c < 0x7f; ++c) {
    const std::string html = escaped(std::string(1, c));
    CAPTURE(c, html);
    const bool is_special = std::string_view("<>&\"'").find(c) != std::string_view::npos;
    CHECK((html.size() == 1) == !is_special);
    if (is_special) CHECK((html.front() == '&' && html.back() == ';'));
  }
  CHECK(escaped("a\x1b[31m\u202e\xff") == "a\\u{1b}[31m\\u{202e}\\xff");
  CHECK(escaped("\u05e9 \u3042") == "\u05e9 \u3042");
}

TEST_CASE("own words show commands as code and nothing else as anything") {
  CHECK(own_words("see `titrate log <x>` & more") ==
        "see <code>titrate log &lt;x&gt;</code> &amp; more");
  CHECK(own_words("an `end that is missing") == "an <code>end that is missing</code>");
}

TEST_CASE("a page in ASCII says every other character by its number") {
  CHECK(html_in_ascii("<p>a\u05e9\U0001f634</p>") == "<p>a&#1513;&#128564;</p>");
}

TEST_CASE("whatever a person wrote stands in the page escaped and in a direction of its own") {
  const std::string hostile = "\"><img src=x onerror=1></style><script>alert(1)</script>&lt;b&gt;";
  const std::string harmless =
      "<bdi dir=\"auto\">&quot;&gt;&lt;img src=x onerror=1&gt;&lt;/style&gt;&lt;script&gt;alert(1)"
      "&lt;/script&gt;&amp;lt;b&amp;gt;</bdi>";
  NightFields fields = taken(0, 2);
  fields.note = made(Note::from(hostile));
  fields.other_cause = made(OtherCause::from(hostile));
  const Course course =
      made(Course::from({.started = first_night,
                         .product = made(Product::from(hostile)),
                         .recommended = capsules(2),
                         .strength = tenths(1200),
                         .ceilings = {{first_night, capsules(8), made(Note::from(hostile))}},
                         .nights = {made(Night::from(std::move(fields)))}}));
  const std::string page = report_html(
      std::vector<Report>{report_of(course, 1, IsNewest::yes, first_night)}, first_night + 1);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("</style>") == page.rfind("</style>"));
  // The product, the ceiling's note; the note and the cause among the notes and in the table.
  std::size_t count = 0;
  for (auto at = page.find(harmless); at != std::string::npos; at = page.find(harmless, at + 1)) {
    ++count;
  }
  CHECK(count == 6);
}

// ---- Contrast, as WCAG 2.1 defines it ----

double channel(std::string_view hex) {
  const double part = std::stoi(std::string(hex), nullptr, 16) / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}
double luminance(std::string_view colour) {
  REQUIRE(colour.size() == 7);
  return 0.2126 * channel(colour.substr(1, 2)) + 0.7152 * channel(colour.substr(3, 2)) +
         0.0722 * channel(colour.substr(5, 2));
}
double contrast(std::string_view one, std::string_view other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST_CASE("contrast is computed as its definition says") {
  CHECK(contrast("#000000", "#ffffff") == Approx(21));
  CHECK(contrast("#777777", "#ffffff") == Approx(4.48).margin(0.005));  // the best-known near miss
}

TEST_CASE("every colour can be told from the ground by day and by night") {
  for (const Colour& colour : colours) {
    const double least = colour.is_text ? 4.5 : 3;
    CAPTURE(colour.name);
    CHECK(contrast(colour.light, ground.light) >= least);
    CHECK(contrast(colour.dark, ground.dark) >= least);
  }
}

TEST_CASE("the style sheet has every colour twice and nothing from elsewhere") {
  const std::string css = report_style();
  for (const Colour& colour : colours) {
    CHECK(css.find(std::string(colour.light)) != std::string::npos);
    CHECK(css.find(std::string(colour.dark)) != std::string::npos);
  }
  for (const char* way_out : {"url(", "@import", "@font-face", "http", "<", "expression"}) {
    CAPTURE(way_out);
    CHECK(css.find(way_out) == std::string::npos);
  }
  CHECK(css.find("@media screen and (prefers-color-scheme:dark)") != std::string::npos);
}

}  // namespace
}  // namespace titrate::test
