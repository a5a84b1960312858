// Which fields a log has, each once, and of which kind.

#include <string>
#include <vector>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// Where a member is, and the place that a refusal of it must name.
struct Member {
  std::string text;
  std::string pointer;
  std::size_t line;
};

const std::vector<Member>& one_line_members() {
  static const std::vector<Member> members = {
      {R"("format": "titrate-log")", "/format", 2},
      {R"("version": 2)", "/version", 3},
      {R"("crc32": "0123abcd")", "/crc32", 4},
      {R"("started": "2026-11-01")", "/courses/0/started", 8},
      {R"("product": "Magnesium glycinate")", "/courses/0/product", 9},
      {R"("form": "glycinate")", "/courses/0/form", 10},
      {R"("taking": ["ibuprofen", "levothyroxine"])", "/taking", 5},
      {R"("unit": "tablet")", "/courses/0/unit", 11},
      {R"("recommended_capsules": 2)", "/courses/0/recommended_capsules", 12},
      {R"("mg_per_capsule": 112.5)", "/courses/0/mg_per_capsule", 13},
      {R"("from": "2026-11-05")", "/courses/0/ceilings/0/from", 16},
      {R"("capsules": 8)", "/courses/0/ceilings/0/capsules", 17},
      {R"("note": "agreed with my GP")", "/courses/0/ceilings/0/note", 18},
      {R"("from": "2026-11-02")", "/courses/0/acts/0/from", 24},
      {R"("act": "taper")", "/courses/0/acts/0/act", 25},
      {R"("note": "too much for me")", "/courses/0/acts/0/note", 26},
      {R"("act": "climb")", "/courses/0/acts/1/act", 28},
      {R"("from": "2026-11-01")", "/courses/0/pauses/0/from", 32},
      {R"("until": "2026-11-02")", "/courses/0/pauses/0/until", 33},
      {R"("why": "colonoscopy")", "/courses/0/pauses/0/why", 34},
      {R"("from": "2026-11-04")", "/courses/0/pauses/1/from", 36},
      {R"("date": "2026-11-01")", "/courses/0/stock/0/date", 40},
      {R"("count": 76)", "/courses/0/stock/0/count", 41},
      {R"("added": 180)", "/courses/0/stock/1/added", 43},
      {R"("date": "2026-11-02")", "/courses/0/nights/0/date", 47},
      {R"("capsules": 3)", "/courses/0/nights/0/capsules", 48},
      {R"("stool": 4)", "/courses/0/nights/0/stool", 49},
      {R"("movements": 1)", "/courses/0/nights/0/movements", 50},
      {R"("sleep": 5)", "/courses/0/nights/0/sleep", 51},
      {R"("cramps": 6)", "/courses/0/nights/0/symptoms/cramps", 53},
      {R"("bp-systolic": 128.5)", "/courses/0/nights/0/measures/bp-systolic", 57},
      {R"("tender-points": 11)", "/courses/0/nights/0/measures/tender-points", 58},
      {R"("other_cause": "stomach bug")", "/courses/0/nights/0/other_cause", 64},
      {R"("note": "slept badly")", "/courses/0/nights/0/note", 65},
      {R"("symptoms": {"aura": 1})", "/courses/0/nights/1/symptoms", 67},
      {R"("signs": ["confusion"])", "/courses/0/nights/1/signs", 67},
      {R"("ceilings": [{"from": "2027-01-06", "capsules": 9}])", "/courses/1/ceilings", 74},
      {R"("nights": [])", "/courses/1/nights", 75},
  };
  return members;
}

TEST_CASE("a repeated key is refused in every object") {
  const Member& member = GENERATE(from_range(one_line_members()));
  CAPTURE(member.text);
  check_refused(edited(every_field(), member.text, member.text + ", " + member.text),
                {member.pointer, member.line, "twice"});
}

TEST_CASE("a symptom repeated in other letters of JSON is refused") {
  check_refused({{{R"("cramps": 6)", {R"("cramps": 6, "cr\u0061mps": 0)"}},
                  {"/courses/0/nights/0/symptoms/cramps", 53, "twice"}}});
}

TEST_CASE("an unknown key is refused in every object, also one that is known in another") {
  using Keys = std::vector<std::string>;
  const auto& [beside, keys, object, line] =
      GENERATE(table<std::string, Keys, std::string, std::size_t>({
          {R"("version": 2)", {"comment", "Format"}, "", 3},
          {R"("form": "glycinate")", {"dose", "stool", "measures"}, "/courses/0", 10},
          {R"("capsules": 8)", {"until", "date"}, "/courses/0/ceilings/0", 17},
          {R"("act": "taper")", {"capsules", "why"}, "/courses/0/acts/0", 25},
          {R"("why": "colonoscopy")", {"note", "to"}, "/courses/0/pauses/0", 34},
          {R"("count": 76)", {"capsules"}, "/courses/0/stock/0", 41},
          {R"("added": 180)", {"note"}, "/courses/0/stock/1", 43},
          {R"("stool": 4)",
           {"unit", "acts", "stol", "Stool", "stool ", "from"},
           "/courses/0/nights/0",
           49},
          {R"("capsules": 4)", {"stol"}, "/courses/0/nights/1", 67},
          {R"("nights": [])", {"note"}, "/courses/1", 75},
      }));
  for (const std::string& key : keys) {
    for (const std::string value : {"7", "null", "\"\"", "[]", "{}"}) {
      CAPTURE(key, value);
      check_refused(edited(every_field(), beside, '"' + key + "\": " + value + ", " + beside),
                    {object + '/' + key, line, "not known"});
    }
  }
}

TEST_CASE("an unknown key is shown as a safe and short pointer") {
  const auto refused = [](const std::string& key) {
    return damage_of(edited(every_field(), "\"stool\"", '"' + key + '"')).pointer;
  };
  const std::string night = "/courses/0/nights/0/";
  CHECK(refused("a/b~c") == night + "a~1b~0c");
  CHECK(refused("\\u001b[2Jstool") == night + "\\u{1b}[2Jstool");
  CHECK(refused("\\u0000") == night + "\\u{0}");
  CHECK(refused("loots\\u202e") == night + "loots\\u{202e}");
  CHECK(refused("\xE2\x80\xA8") == night + "\\u{2028}");
  CHECK(refused(std::string(1'000'000, 'x')) == night + std::string(40, 'x') + "...");
}

TEST_CASE("an empty key is refused") {
  check_refused({{{"\"version\"", {"\"\""}}, {"", 3, "not known"}},
                 {{"\"form\"", {"\"\""}}, {"/courses/0", 10, "not known"}},
                 {{"\"stool\"", {"\"\""}}, {"/courses/0/nights/0", 49, "not known"}}});
}

TEST_CASE("every optional field may be left out") {
  const std::string member = GENERATE(
      as<std::string>(), R"("product": "Magnesium glycinate",)", R"("form": "glycinate",)",
      R"("stool": 4,)", R"("movements": 1,)", R"("sleep": 5,)", R"("other_cause": "stomach bug",)",
      R"("taking": ["ibuprofen", "levothyroxine"],)", R"("unit": "tablet",)",
      R"(,
          "note": "too much for me")",
      R"(,
          "why": "colonoscopy")",
      R"(, "symptoms": {"aura": 1})", R"(, "signs": ["confusion"])",
      R"(,
          "note": "agreed with my GP")",
      R"(,
          "note": "slept badly")");
  const Log log = accepted(edited(every_field(), member, ""));
  CHECK(log != accepted(every_field()));
}

TEST_CASE("a value of the wrong kind is refused in every single field") {
  const Member& member = GENERATE(
      filter([](const Member& each) { return each.text.back() != ']' && each.text.back() != '}'; },
             from_range(one_line_members())));
  const auto& [value, shown] = GENERATE(table<std::string, std::string>({
      {"null", "null"},
      {"true", "true"},
      {"false", "false"},
      {"-1", "-1"},
      {"7.25", "7.25"},
      {"[]", "a list"},
      {"[4]", "a list"},
      {"{}", "an object"},
      {"{\"stool\": 4}", "an object"},
  }));
  CAPTURE(member.text, value);
  const bool is_number = member.text.back() != '"';
  const std::string other = is_number && value == "-1" ? "\"4\"" : value;
  check_refused(with_value(member.text, other),
                {member.pointer, member.line, (other == value ? shown : other) + " stands"});
}

TEST_CASE("a value of the wrong kind is refused in place of every list and object") {
  const auto& [container, pointer, line,
               due] = GENERATE(table<std::string, std::string, std::size_t, std::string>({
      {R"([{"from": "2027-01-06", "capsules": 9}])", "/courses/1/ceilings", 74, "a list"},
      {R"({"from": "2027-01-06", "capsules": 9})", "/courses/1/ceilings/0", 74, "an object"},
      {R"({"from": "2026-11-20", "capsules": 20})", "/courses/0/ceilings/1", 20, "an object"},
      {R"(["ibuprofen", "levothyroxine"])", "/taking", 5, "a list"},
      {R"({"from": "2026-11-03", "act": "climb"})", "/courses/0/acts/1", 28, "an object"},
      {R"({"from": "2026-11-04"})", "/courses/0/pauses/1", 36, "an object"},
      {R"({"date": "2026-11-03", "added": 180})", "/courses/0/stock/1", 43, "an object"},
      {R"({"date": "2026-11-04", "capsules": 4, "symptoms": {"aura": 1}, "signs": ["confusion"]})",
       "/courses/0/nights/1", 67, "an object"},
      {R"({"aura": 1})", "/courses/0/nights/1/symptoms", 67, "an object"},
      {R"(["confusion"])", "/courses/0/nights/1/signs", 67, "a list"},
  }));
  const auto& [value, shown] = GENERATE(table<std::string, std::string>({
      {"null", "null"},
      {"true", "true"},
      {"4", "4"},
      {"4.5", "4.5"},
      {"\"x\"", "\"x\""},
      {"[]", "a list"},
      {"{}", "an object"},
  }));
  if (shown == due) return;
  CAPTURE(container, value);
  check_refused(edited(every_field(), container, value),
                {pointer, line, shown + " stands where " + due + " is due"});
}

TEST_CASE("a value of another kind in place of acts, pauses or stock is refused") {
  const std::string field = GENERATE(as<std::string>(), "acts", "pauses", "stock");
  for (const std::string value : {"null", "4", "\"x\"", "{}", "{\"from\": \"2027-01-05\"}"}) {
    CAPTURE(field, value);
    check_refused(
        edited(every_field(), "\"nights\": []", '"' + field + "\": " + value + ", \"nights\": []"),
        {"/courses/1/" + field, 75, "a list is due"});
  }
}

}  // namespace
}  // namespace titrate::test
