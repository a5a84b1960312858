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
      {R"("version": 1)", "/version", 3},
      {R"("crc32": "0123abcd")", "/crc32", 4},
      {R"("started": "2026-11-01")", "/courses/0/started", 7},
      {R"("product": "Magnesium glycinate")", "/courses/0/product", 8},
      {R"("form": "glycinate")", "/courses/0/form", 9},
      {R"("recommended_capsules": 2)", "/courses/0/recommended_capsules", 10},
      {R"("mg_per_capsule": 112.5)", "/courses/0/mg_per_capsule", 11},
      {R"("from": "2026-11-05")", "/courses/0/ceilings/0/from", 14},
      {R"("capsules": 8)", "/courses/0/ceilings/0/capsules", 15},
      {R"("note": "agreed with my GP")", "/courses/0/ceilings/0/note", 16},
      {R"("date": "2026-11-02")", "/courses/0/nights/0/date", 22},
      {R"("capsules": 3)", "/courses/0/nights/0/capsules", 23},
      {R"("stool": 4)", "/courses/0/nights/0/stool", 24},
      {R"("movements": 1)", "/courses/0/nights/0/movements", 25},
      {R"("sleep": 5)", "/courses/0/nights/0/sleep", 26},
      {R"("cramps": 6)", "/courses/0/nights/0/symptoms/cramps", 28},
      {R"("other_cause": "stomach bug")", "/courses/0/nights/0/other_cause", 35},
      {R"("note": "slept badly")", "/courses/0/nights/0/note", 36},
      {R"("symptoms": {"aura": 1})", "/courses/0/nights/1/symptoms", 38},
      {R"("signs": ["confusion"])", "/courses/0/nights/1/signs", 38},
      {R"("ceilings": [{"from": "2027-01-06", "capsules": 9}])", "/courses/1/ceilings", 45},
      {R"("nights": [])", "/courses/1/nights", 46},
  };
  return members;
}

std::string name_in(const Member& member) { return member.text.substr(0, member.text.find(": ")); }

TEST_CASE("a repeated key is refused in every object") {
  const Member& member = GENERATE(from_range(one_line_members()));
  CAPTURE(member.text);
  check_refused(edited(every_field(), member.text, member.text + ", " + member.text),
                {member.pointer, member.line, "twice"});
}

TEST_CASE("a repeated list of courses is refused") {
  check_refused(R"({"format": "titrate-log", "version": 1, "crc32": "00000000",
                    "courses": [], "courses": []})",
                {"/courses", 2, "twice"});
}

TEST_CASE("a key repeated in other letters of JSON is refused") {
  const auto& [member, again, pointer, line] =
      GENERATE(table<std::string, std::string, std::string, std::size_t>({
          {R"("stool": 4)", R"("sto\u006Fl": 7)", "/courses/0/nights/0/stool", 24},
          {R"("cramps": 6)", R"("cr\u0061mps": 0)", "/courses/0/nights/0/symptoms/cramps", 28},
      }));
  check_refused(edited(every_field(), member, member + ", " + again), {pointer, line, "twice"});
}

TEST_CASE("an unknown key is refused in every object") {
  const auto& [beside, key, pointer, line] =
      GENERATE(table<std::string, std::string, std::string, std::size_t>({
          {R"("version": 1)", "comment", "/comment", 3},
          {R"("version": 1)", "Format", "/Format", 3},
          {R"("form": "glycinate")", "dose", "/courses/0/dose", 9},
          {R"("form": "glycinate")", "stool", "/courses/0/stool", 9},
          {R"("capsules": 8)", "until", "/courses/0/ceilings/0/until", 15},
          {R"("capsules": 8)", "date", "/courses/0/ceilings/0/date", 15},
          {R"("stool": 4)", "stol", "/courses/0/nights/0/stol", 24},
          {R"("stool": 4)", "Stool", "/courses/0/nights/0/Stool", 24},
          {R"("stool": 4)", "stool ", "/courses/0/nights/0/stool ", 24},
          {R"("stool": 4)", "from", "/courses/0/nights/0/from", 24},
          {R"("capsules": 4)", "stol", "/courses/0/nights/1/stol", 38},
          {R"("nights": [])", "note", "/courses/1/note", 46},
      }));
  CAPTURE(key);
  for (const std::string value : {"7", "null", "\"\"", "[]", "{}"}) {
    check_refused(edited(every_field(), beside, '"' + key + "\": " + value + ", " + beside),
                  {pointer, line, "not known"});
  }
}

TEST_CASE("a mistyped key in the place of a field is refused as unknown") {
  check_refused(edited(every_field(), "\"stool\": 4", "\"stol\": 7"),
                {"/courses/0/nights/0/stol", 24, "not known"});
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
  CHECK(refused(std::string(100'000, 'x')).size() < 100);
}

TEST_CASE("an empty key is refused") {
  const auto& [key, line, problem] = GENERATE(table<std::string, std::size_t, std::string>({
      {"\"version\"", 3, "not known"},
      {"\"form\"", 9, "not known"},
      {"\"stool\"", 24, "not known"},
      {"\"cramps\"", 28, "symptom's name"},
  }));
  const store::Damage damage = damage_of(edited(every_field(), key, "\"\""));
  CHECK(damage.line == line);
  CHECK_THAT(damage.problem, Catch::Contains(problem));
}

TEST_CASE("a required field that is missing is missed where its object ends") {
  const auto& [member, pointer, line] = GENERATE(table<std::string, std::string, std::size_t>({
      {R"("format": "titrate-log",)", "", 49},
      {R"("version": 1,)", "", 49},
      {R"("crc32": "0123abcd",)", "", 49},
      {R"("started": "2026-11-01",)", "/courses/0", 40},
      {R"("recommended_capsules": 2,)", "/courses/0", 40},
      {R"("mg_per_capsule": 112.5,)", "/courses/0", 40},
      {R"("ceilings": [{"from": "2027-01-06", "capsules": 9}],)", "/courses/1", 47},
      {R"("from": "2026-11-20", )", "/courses/0/ceilings/1", 18},
      {R"("from": "2026-11-05",)", "/courses/0/ceilings/0", 17},
      {R"("capsules": 8,)", "/courses/0/ceilings/0", 17},
      {R"("date": "2026-11-02",)", "/courses/0/nights/0", 37},
      {R"("date": "2026-11-04", )", "/courses/0/nights/1", 38},
      {R"("capsules": 3,)", "/courses/0/nights/0", 37},
      {R"("capsules": 4, )", "/courses/0/nights/1", 38},
  }));
  const std::string name = member.substr(0, member.find(':'));
  check_refused(edited(every_field(), member, ""),
                {pointer, line, "the field " + name + " is missing"});
}

TEST_CASE("a last required field that is missing is missed where its object ends") {
  check_refused(edited(every_field(), ",\n      \"nights\": []", ""),
                {"/courses/1", 46, "the field \"nights\" is missing"});
  check_refused(R"({"format": "titrate-log", "version": 1, "crc32": "00000000"})",
                {"", 1, "the field \"courses\" is missing"});
  check_refused("{}", {"", 1, "the field \"format\" is missing"});
}

TEST_CASE("every optional field may be left out") {
  const std::string member = GENERATE(
      as<std::string>(), R"("product": "Magnesium glycinate",)", R"("form": "glycinate",)",
      R"("stool": 4,)", R"("movements": 1,)", R"("sleep": 5,)", R"("other_cause": "stomach bug",)",
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
  check_refused(edited(every_field(), member.text, name_in(member) + ": " + other),
                {member.pointer, member.line, (other == value ? shown : other) + " stands"});
}

TEST_CASE("a value of the wrong kind is refused in place of every list and object") {
  const auto& [container, pointer, line,
               due] = GENERATE(table<std::string, std::string, std::size_t, std::string>({
      {R"([{"from": "2027-01-06", "capsules": 9}])", "/courses/1/ceilings", 45, "a list"},
      {R"({"from": "2027-01-06", "capsules": 9})", "/courses/1/ceilings/0", 45, "an object"},
      {R"({"from": "2026-11-20", "capsules": 20})", "/courses/0/ceilings/1", 18, "an object"},
      {R"({"date": "2026-11-04", "capsules": 4, "symptoms": {"aura": 1}, "signs": ["confusion"]})",
       "/courses/0/nights/1", 38, "an object"},
      {R"({"aura": 1})", "/courses/0/nights/1/symptoms", 38, "an object"},
      {R"(["confusion"])", "/courses/0/nights/1/signs", 38, "a list"},
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

TEST_CASE("a document and a course of the wrong kind are refused") {
  const auto& [value, shown] = GENERATE(table<std::string, std::string>({
      {"null", "null"},
      {"true", "true"},
      {"4", "4"},
      {"4.5", "4.5"},
      {"\"x\"", "\"x\""},
      {"[]", "a list"},
  }));
  CAPTURE(value);
  check_refused(value, {"", 1, shown + " stands where an object is due"});
  const std::string head =
      "{\"format\": \"titrate-log\",\n\"version\": 1, \"crc32\": \"00000000\",\n";
  check_refused(head + "\"courses\": [" + value + "]}",
                {"/courses/0", 3, shown + " stands where an object is due"});
  if (value == "[]") return;
  check_refused(head + "\"courses\": " + value + "}",
                {"/courses", 3, shown + " stands where a list is due"});
}

}  // namespace
}  // namespace titrate::test
