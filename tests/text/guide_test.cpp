// The pages of the guide: they fit every width, in plain ASCII, and hold what their topic promises.

#include "text/guide.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using namespace text;

struct Page {
  std::string name;
  std::string text;
};

// Every page that there is.
std::vector<Page> pages(const Style& style) {
  std::vector<Page> all = {{"topics", guide_topics(style).text}};
  for (const std::string_view name : topic_names) {
    all.push_back({std::string(name), guide_page(*topic_named(name), style).text});
  }
  for (const std::string& name : knowledge::medicine_names()) {
    all.push_back({name, medicine_page(name, style).text});
  }
  return all;
}

std::string page(Topic topic) { return guide_page(topic, {.width = 200}).text; }

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t times(std::string_view part, const std::string& text) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// The text with its lines joined.
std::string unwrapped(const std::string& text) {
  std::istringstream in(text);
  std::string joined;
  for (std::string word; in >> word;) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

void check_page_lines(const Page& page, int width) {
  std::istringstream in(page.text);
  for (std::string line; std::getline(in, line);) {
    if (display_width(line) > width) FAIL_CHECK(page.name << " at " << width << ": " << line);
    if (line.ends_with(' ')) FAIL_CHECK(page.name << " ends a line in a space: " << line);
    for (const char c : line) {
      if (c < ' ' || c > '~') FAIL_CHECK(page.name << " is not plain ASCII: " << line);
    }
  }
}

TEST_CASE("no page has a line wider than the terminal, nor anything but ASCII") {
  for (int width = 40; width <= 200; ++width) {
    for (const bool utf8 : {true, false}) {
      for (const Page& page : pages({.width = width, .utf8 = utf8})) check_page_lines(page, width);
    }
  }
}

TEST_CASE("every page says once, at its end, that it is no medical advice") {
  for (const Page& page : pages({})) {
    CAPTURE(page.name);
    CHECK(times(not_advice, page.text) == 1);
    CHECK(page.text.ends_with(std::string(not_advice) + '\n'));
  }
}

TEST_CASE("a page says the same at every width, with colour and without UTF-8") {
  const auto wide = pages({.width = 200});
  for (const int width : {40, 80}) {
    const auto narrow = pages({.width = width, .utf8 = false});
    for (std::size_t i = 0; i < wide.size(); ++i) {
      CAPTURE(wide[i].name);
      CHECK(unwrapped(narrow[i].text) == unwrapped(wide[i].text));
    }
  }
}

TEST_CASE("every topic shows a source") {
  for (const std::string_view name : topic_names) {
    CAPTURE(name);
    CHECK(has(page(*topic_named(name)), "Source: "));
  }
}

TEST_CASE("a topic is found in any case, and only by its name") {
  CHECK(topic_named("stool") == Topic::stool);
  CHECK(topic_named("SYMPTOMS") == Topic::symptoms);
  CHECK_FALSE(topic_named("symptom"));
  CHECK_FALSE(topic_named(""));
}

TEST_CASE("the list of topics names each") {
  for (const std::string_view name : topic_names) CHECK(has(guide_topics({}).text, name));
}

TEST_CASE("the protocol page names every rule beneath whose it is") {
  const std::string text = page(Topic::protocol);
  const auto own = text.find("titrate's own safety rules");
  REQUIRE(own != std::string::npos);
  for (const knowledge::RuleFact& fact : knowledge::rules()) {
    CAPTURE(name_of(fact.rule));
    const auto at = text.find("\n  " + std::string(name_of(fact.rule)) + ' ');
    REQUIRE(at != std::string::npos);
    CHECK((at > own) == is_safety_rule(fact.rule));
  }
}

TEST_CASE("the stool page has the words that the log knows") {
  for (int type = 1; type <= 7; ++type) {
    CHECK(has(page(Topic::stool), text::to_text(*StoolType::from(type))));
  }
}

TEST_CASE("the signs page names every warning sign once") {
  const std::string text = page(Topic::signs).substr(0, page(Topic::signs).find("\nAlso\n"));
  for (const std::string_view name : warning_sign_names) {
    CAPTURE(name);
    CHECK(times(name, text) == 1);
  }
}

TEST_CASE("the signs page tells the two ranks apart, the emergency first") {
  const std::string text = page(Topic::signs);
  const auto emergency = text.find("call an emergency number now");
  const auto doctor = text.find("Speak to a doctor today");
  REQUIRE(emergency < doctor);
  for (const WarningSign sign : {WarningSign::irregular_heartbeat, WarningSign::blood_in_stool}) {
    const auto at = text.find(name_of(sign));
    CHECK((emergency < at && at < doctor));
  }
  for (const WarningSign sign : {WarningSign::flushing, WarningSign::dehydration}) {
    CHECK(text.find(name_of(sign)) > doctor);
  }
}

TEST_CASE("of mornings without a movement the guide says what stands beside the advice") {
  CHECK(has(unwrapped(page(Topic::signs)), knowledge::no_movement_words));
  const Course course = course_of({no_movement(0, 2), no_movement(1, 2), no_movement(2, 2)});
  const Advice advice = advice_on(course, 3);
  const NoMovement* told = notice<NoMovement>(advice);
  REQUIRE(told != nullptr);
  CHECK(has(to_text(*told, advice, Moment::evening).to_text(), knowledge::no_movement_words));
}

TEST_CASE("the limits page has the core's limits") {
  const std::string text = page(Topic::limits);
  CHECK(has(text, text::to_text(upper_level)));
  CHECK(has(text, text::to_text(toxic_level)));
  CHECK(has(text, "250 mg"));
}

TEST_CASE("what was read in a secondary copy is shown as such") {
  const std::string text = unwrapped(page(Topic::medicines));
  std::size_t copies = 0;
  for (const knowledge::Medicine& row : knowledge::medicines()) {
    copies += row.source.copy ? 1 : 0;
    CHECK(has(text, row.title));
    CHECK(has(text, text::to_text(row)));
  }
  CHECK(copies == 2);
  CHECK(times("a secondary copy, not the original", text) == copies);
  CHECK(has(unwrapped(page(Topic::limits)), "a secondary copy, not the original"));
}

TEST_CASE("a medicine's page has its rows and no other") {
  for (const std::string& name : knowledge::medicine_names()) {
    CAPTURE(name);
    const std::string text = medicine_page(name, {.width = 200}).text;
    const auto found = knowledge::medicines_named(name);
    for (const knowledge::Medicine& row : knowledge::medicines()) {
      const bool wanted = std::find(found.begin(), found.end(), &row) != found.end();
      CHECK(has(text, "\n  " + std::string(row.title) + '\n') == wanted);
    }
  }
}

}  // namespace
}  // namespace titrate::test
