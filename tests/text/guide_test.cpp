// The pages of the guide: they fit every width, in plain ASCII, and hold what their topic promises.

#include "text/guide.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/medicines.hpp"
#include "text/questions.hpp"
#include "text/sections.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using namespace text;

struct Page {
  std::string name;
  std::string text;
};

// Two that are known, one by its brand, and one that is not.
std::vector<MedicineName> some_taken() {
  std::vector<MedicineName> taken;
  for (const char* name : {"Levothyroxine", "St John's wort", "Tivicay"}) {
    taken.push_back(*MedicineName::from(name));
  }
  return taken;
}

// Every page that there is.
std::vector<Page> pages(const Style& style) {
  std::vector<Page> all = {{"topics", guide_topics(style).text}};
  for (const std::string_view name : topic_names) {
    all.push_back({std::string(name), guide_page(*topic_named(name), style).text});
  }
  for (const std::string& name : knowledge::medicine_names()) {
    all.push_back({name, medicine_page(name, style).text});
  }
  all.push_back({"taking", taking_page(some_taken(), style).text});
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
  for (int width = 32; width <= 200; ++width) {
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
  for (const int width : {32, 40, 80}) {
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
    const std::string text = page(*topic_named(name));
    CHECK((has(text, "Source: ") || *topic_named(name) == Topic::sources));
  }
}

TEST_CASE("a topic is found in any case, by its name, by words for it and by words for a sign") {
  CHECK(topic_named("stool") == Topic::stool);
  CHECK(topic_named("SYMPTOMS") == Topic::symptoms);
  CHECK(topic_named("Ceiling") == Topic::limits);
  CHECK(topic_named("dosage") == Topic::protocol);
  CHECK(topic_named("loose") == Topic::stool);
  CHECK(topic_named("diarrhoea") == Topic::diarrhea);
  CHECK(topic_named("kidneys") == Topic::kidney);
  CHECK(topic_named("foods") == Topic::magnesium);
  CHECK(topic_named("black stool") == Topic::signs);
  CHECK(topic_named("passed out") == Topic::signs);
  CHECK_FALSE(topic_named("symptom"));
  CHECK_FALSE(topic_named("iron"));
  CHECK_FALSE(topic_named(""));
  // Every topic by itself, whatever other words there are.
  for (std::size_t i = 0; i < topic_names.size(); ++i) {
    CHECK(topic_named(topic_names[i]) == static_cast<Topic>(i));
  }
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

TEST_CASE("what was read in a copy is shown as such") {
  const std::string text = unwrapped(page(Topic::medicines));
  std::size_t copies = 0;
  for (const knowledge::Medicine& row : knowledge::medicines()) {
    for (const knowledge::Source& source : row.sources) copies += source.copy ? 1 : 0;
  }
  CHECK(copies == 4);
  CHECK(times(", read in a copy", text) == copies);
  CHECK(times(", read in a copy", unwrapped(page(Topic::limits))) == 1);
  CHECK(has(unwrapped(page(Topic::sources)), "read in a copy, not the original"));
}

TEST_CASE("the page of medicines has every row with its sources, those to ask about first") {
  const std::string text = unwrapped(page(Topic::medicines));
  std::size_t last_of_ask = 0;
  std::size_t first_apart = std::string::npos;
  for (const knowledge::Medicine& row : knowledge::medicines()) {
    CAPTURE(row.title);
    const std::string words = std::string(row.title) + ": " + std::string(row.brief);
    const auto at = text.find(with_sources(words, row.sources));
    REQUIRE(at != std::string::npos);
    if (row.concern == knowledge::Concern::ask_first) last_of_ask = std::max(last_of_ask, at);
    if (row.concern == knowledge::Concern::apart) first_apart = std::min(first_apart, at);
  }
  CHECK(last_of_ask < first_apart);
  CHECK(text.find(knowledge::any_medicine().words) < text.find("Ask a doctor"));
}

TEST_CASE("the page of sources has each with what to look up") {
  const std::string text = unwrapped(page(Topic::sources));
  for (const knowledge::Source& source : knowledge::sources()) {
    CAPTURE(source.name);
    CHECK(has(text, std::string(source.name) + ": " + std::string(source.where)));
  }
}

TEST_CASE("what everybody reads before the first course names all who ask first") {
  const std::string notice = safety_notice().to_text();
  for (const knowledge::Fact& fact : knowledge::ask_first()) {
    CAPTURE(fact.about);
    CHECK(has(notice, fact.words.substr(0, fact.words.find(": {}"))));
    CHECK(has(unwrapped(page(Topic::signs)), fact.words.substr(0, fact.words.find(": {}"))));
  }
  CHECK(has(notice, "not medical advice"));
}

TEST_CASE("what is taken is told in full, and in few words, also what is not known") {
  const auto taken = some_taken();
  const std::string text = unwrapped(taking_page(taken, {.width = 200}).text);
  for (const MedicineName& name : taken) CHECK(has(text, name.value()));
  for (const char* name : {"Levothyroxine", "Tivicay"}) {
    CHECK(has(text, text::to_text(*knowledge::medicines_named(name).front())));
  }
  CHECK(has(text, "Tivicay (dolutegravir)"));
  CHECK(has(text, "St John's wort It is not in titrate's list: ask a pharmacist"));
  CHECK(
      brief_on_taking(taken) ==
      "Tivicay (ask first: treatment can fail), Levothyroxine (4 h apart), St John's wort (not in "
      "titrate's list)");
  // The weightiest first; and what is to be done goes before the view of the protocol's source.
  const std::vector<MedicineName> more = {*MedicineName::from("ciprofloxacin"),
                                          *MedicineName::from("diuretics"),
                                          *MedicineName::from("omeprazole")};
  CHECK(brief_on_taking(more) ==
        "diuretics (ask first: magnesium stays in), ciprofloxacin (2 h before or 6 h after "
        "magnesium), omeprazole (magnesium falls over time)");
  CHECK(brief_on_taking({}).empty());
  CHECK(brief_on_taking(std::vector{*MedicineName::from("Antibiotics")}) ==
        "Antibiotics (ask first for some; a group: the hours differ from one to another)");
}

TEST_CASE("of a group each fact stands behind the medicines that it is about") {
  const std::vector<MedicineName> taken = {*MedicineName::from("quinolones")};
  CHECK(
      has(unwrapped(taking_page(taken, {.width = 200}).text),
          "quinolones ciprofloxacin and other quinolones, but not moxifloxacin: Take this medicine "
          "2 hours before or 6 hours after magnesium. (Source: labels of the medicine, read in a "
          "copy) moxifloxacin: Take this medicine 4 hours before or 8 hours after magnesium."));
}

TEST_CASE("the source that most facts of a section have stands once below it") {
  const std::vector<Entry> entries = {{"a", "one", knowledge::own_source},
                                      {"b", "two", knowledge::protocol_source},
                                      {"c", "three", knowledge::own_source}};
  CHECK(section("T", entries, {}).text ==
        "T\n  a  one\n  b  two (Source: the protocol's source)\n  c  three\n"
        "  Source, where none is named: titrate's own\n\n");
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

TEST_CASE("a word is found on the pages that hold it whole, in any case, and on no other") {
  using Topics = std::vector<Topic>;
  CHECK(topics_that_hold("potassium") == Topics{Topic::diarrhea, Topic::medicines});
  CHECK(topics_that_hold("POTASSIUM") == Topics{Topic::diarrhea, Topic::medicines});
  for (const char* none : {"", "pot", "potassiu", "otassium", "bicycle", "potassium bicycle"}) {
    INFO(none);
    CHECK(topics_that_hold(none).empty());
  }
  // Whatever the page is about, its first word of that length leads to it; the sources are no page
  // to be led to, and what stands below each page is no part of it.
  for (std::size_t i = 0; i < topic_names.size(); ++i) {
    const auto topic = static_cast<Topic>(i);
    std::istringstream page(guide_page(topic, Style{}).text);
    std::string word;
    while (word.size() < 4 || !std::all_of(word.begin(), word.end(), [](unsigned char c) {
             return c < 0x80 && std::isalpha(c) != 0;
           })) {
      REQUIRE(page >> word);
    }
    INFO(word);
    const Topics found = topics_that_hold(word);
    const bool is_found = std::find(found.begin(), found.end(), topic) != found.end();
    CHECK(is_found == (topic != Topic::sources));
  }
  CHECK(topics_that_hold("is not medical advice").empty());
}

}  // namespace
}  // namespace titrate::test
