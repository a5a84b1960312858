// What the values of a log must be, alone and to each other, and what lies just within that.

#include <limits>
#include <string>
#include <vector>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// ---- The version ----

TEST_CASE("a newer version is refused as newer and not as damage") {
  const auto version =
      GENERATE(as<std::int64_t>(), 3, 4, 99, 4294967297, std::numeric_limits<std::int64_t>::max());
  std::string text = with_value("\"version\": 2", std::to_string(version));
  // It is said before what only that version has.
  if (GENERATE(false, true)) text = edited(text, "\"stool\": 4", R"("water": {"ml": [250]})");
  const store::Damage damage = damage_of(text);
  CHECK(damage.is(store::Damage::Kind::newer_version));
  CHECK(damage.pointer == "/version");
  CHECK(damage.line == 3);
  CHECK_THAT(damage.problem, ContainsSubstring("version " + std::to_string(version)));
}

// ---- What is refused ----

TEST_CASE("what may not stand in the head of a log, or before its courses, is refused") {
  const std::string format = "\"format\": \"titrate-log\"";
  const std::string version = "\"version\": 2";
  check_refused({
      {with_texts(format, {"", "titrate", "Titrate-log", "titrate-log ", "titrate_log",
                           "titrate-log-2", "https://example.org/log", "\\u001b]0;owned\\u0007",
                           "\\u202etxt", "\xE2\x80\xA9", "\xC2\x9B"}),
       {"/format", 2, "\" stands here; \"titrate-log\" is due"}},
      {with_texts(format, {std::string(100'000, 'x')}),
       {"/format", 2, '"' + std::string(24, 'x') + "...\" stands here"}},
      {with_values(version, {"0", "-1", "-9223372036854775808"}),
       {"/version", 3, " of the format; this program reads versions 1 and 2"}},
      {with_values(version, {"1.0", "2.0", "1e0", "2e0", "true", "null", "\"1\"", "\"2\"",
                             "18446744073709551617", "9223372036854775808"}),
       {"/version", 3, " stands where a whole number is due"}},
      {with_texts("\"crc32\": \"0123abcd\"",
                  {"", "0123abc", "0123abcde", "0123ABCD", "0123abcD", "0123abcg", "0x23abcd",
                   " 123abcd", "0123abc ", "-123abcd", "0123abc/", "0123abc:", "0123abc`",
                   "０１２３", "0123abc\\u0000"}),
       {"/crc32", 4, "8 digits, 0-9 and a-f"}},
      {{R"(["ibuprofen", "levothyroxine"])",
        {R"(["b", "a"])", R"(["a", "B"])", R"(["ä", "z"])", R"(["aa", "a"])"}},
       {"/taking/1", 5, "not in the order of their bytes"}},
  });
}

TEST_CASE("a name that is not on its list is refused") {
  check_refused({
      {with_texts("\"form\": \"glycinate\"",
                  {"", "Glycinate", "bisglycinate", "glycinate ", "oxid", "glycinate\\u0000"}),
       {"/courses/0/form", 10, "one of oxide, citrate, malate, glycinate, other"}},
      {with_texts("\"unit\": \"tablet\"",
                  {"", "Tablet", "tablets", "capsule", "ml ", "half", "half_tablet"}),
       {"/courses/0/unit", 11,
        "one of tablet, softgel, gummy, sachet, scoop, ml, half-tablet, half-scoop"}},
      {with_texts("\"act\": \"climb\"", {"", "Climb", "pause", "climb ", "step-up"}),
       {"/courses/0/acts/1/act", 28, "one of climb, taper is due"}},
      {{"[\"confusion\"]",
        {R"(["flushing", ""])", R"(["flushing", "Flushing"])", R"(["flushing", "flushing "])",
         R"(["flushing", "nausea"])", R"(["flushing", "blood_in_stool"])",
         R"(["flushing", "flushing\u0000"])", R"(["flushing", null])", R"(["flushing", true])",
         R"(["flushing", 0])", R"(["flushing", 1.5])"}},
       {"/courses/0/nights/1/signs/1", 67,
        "one of irregular-heartbeat, slow-breathing, confusion, fainting"}},
      {{"[\"confusion\"]", {R"(["flushing", []])", R"(["flushing", {}])"}},
       {"/courses/0/nights/1/signs/1", 67, "a single value is due"}},
  });
}

TEST_CASE("a symptom's or a measure's name of other characters or of more than 30 is refused") {
  const auto& [member, names, line] = GENERATE(table<std::string, std::string, std::size_t>({
      {"\"aura\"", "/courses/0/nights/1/symptoms/", 67},
      {"\"tender-points\"", "/courses/0/nights/0/measures/", 58},
  }));
  const auto& [name, shown] = GENERATE(table<std::string, std::string>({
      {"Aura", "Aura"},
      {"stiff neck", "stiff neck"},
      {"stiff_neck", "stiff_neck"},
      {"aura!", "aura!"},
      {"übelkeit", "übelkeit"},
      {"aura\\n", "aura\\u{a}"},
      {"aura\\u0000", "aura\\u{0}"},
      {"`", "`"},
      {"{", "{"},
      {":", ":"},
      {"abcdefghijklmnopqrstuvwxyz-0123", "abcdefghijklmnopqrstuvwxyz-0123"},
  }));
  CAPTURE(name);
  check_refused(edited(every_field(), member, '"' + name + '"'),
                {names + shown, line, "1 to 30 of a-z, 0-9 and \"-\""});
}

TEST_CASE("a name that is a symptom in one course and a measure in another is refused") {
  const std::string nights = R"("nights": [])";
  const std::string night = R"("nights": [{"date": "2027-01-05", "capsules": 1, )";
  check_refused({
      {{nights, {night + R"("measures": {"migraine": 2}}])"}},
       {"/courses/0/nights/0/symptoms/migraine", 46, "is a measure in this log"}},
      {{nights, {night + R"("symptoms": {"bp-systolic": 2}}])"}},
       {"/courses/1/nights/0/symptoms/bp-systolic", 75, "is a measure in this log"}},
  });
}

TEST_CASE("what comes too late for the next course is refused where that one starts") {
  const std::vector<std::string> late = {"2027-01-07", "2027-02-01"};
  const auto start = [](const std::string& what) {
    return Expected{"/courses/1/started", 71, "not after the last " + what};
  };
  check_refused({
      {with_texts(R"("from": "2026-11-03")", late), start("act")},
      {with_texts(R"("from": "2026-11-04")", late), start("pause")},
      {with_texts(R"("date": "2026-11-03")", late), start("stock entry")},
      {with_texts(R"("started": "2027-01-05")", {"2026-11-03"}), start("night")},
  });
}

// ---- What is accepted ----

// "s10", "s11", ... as they are written in a log, each with what belongs to it.
std::string numbered(char letter, int count, const std::string& value) {
  std::string list;
  for (int i = 10; i < 10 + count; ++i) {
    list += (i > 10 ? ", \"" : "\"") + (letter + std::to_string(i)) + '"' + value;
  }
  return list;
}

TEST_CASE("what lies just within the rules is accepted, and written again as it stands") {
  const std::string aura = R"("symptoms": {"aura": 1})";
  const auto symptoms = [](int count) { return '{' + numbered('s', count, ": 1") + '}'; };
  const auto measures = [&](int count) {
    return aura + ", \"measures\": {" + numbered('m', count, ": 1.5") + '}';
  };
  const auto medicines = [](int count) { return '[' + numbered('m', count, "") + ']'; };
  const std::string longest_name = "abcdefghijklmnopqrstuvwxyz-019";
  const std::vector<std::string> before_next_course = {"2027-01-04"};
  const std::vector<Edits> all = {
      {R"(["ibuprofen", "levothyroxine"])", {medicines(1), medicines(50)}},
      {"levothyroxine", {std::string(100, 'm')}},
      with_texts("\"form\": \"glycinate\"", {"oxide", "citrate", "malate", "glycinate", "other"}),
      with_texts("\"unit\": \"tablet\"", {"tablet", "softgel", "gummy", "sachet", "scoop", "ml",
                                          "half-tablet", "half-scoop"}),
      {R"("date": "2026-11-02",)", {R"("date": "2026-11-01",)"}},
      with_texts(R"("from": "2027-01-06")", {"2028-02-29", "2400-02-29"}),
      with_texts(R"("until": "2026-11-02")", {"2026-11-01", "2026-11-03"}),
      with_texts(R"("from": "2026-11-03")", before_next_course),
      with_texts(R"("from": "2026-11-04")", before_next_course),
      with_texts(R"("date": "2026-11-03")", before_next_course),
      with_texts(R"("started": "2027-01-05")", {"2026-11-05"}),
      {"\"capsules\": 4", {"\"capsules\": 4, \"movements\": 0", "\"capsules\": 4, \"stool\": 4"}},
      {R"({"aura": 1})", {symptoms(1), symptoms(20)}},
      {aura, {measures(1), measures(20)}},
      {"\"aura\"", {"\"a\"", "\"z\"", "\"0\"", "\"9\"", "\"-\"", '"' + longest_name + '"'}},
      {R"(["confusion"])",
       {R"(["irregular-heartbeat", "slow-breathing", "confusion", "fainting", "muscle-weakness", )"
        R"("severe-abdominal-pain", "blood-in-stool", "flushing", "low-blood-pressure", )"
        R"("vomiting", "drowsiness", "dehydration"])"}},
  };
  for (const Edits& edits : all) {
    for (const std::string& to : edits.to) {
      CAPTURE(edits.from, to);
      CHECK_THAT(store::encode(accepted(edited(every_field(), edits.from, to))),
                 ContainsSubstring(to));
    }
  }
}

TEST_CASE("an empty list of warning signs is accepted and is none") {
  const Log log = accepted(edited(every_field(), "[\"confusion\"]", "[]"));
  CHECK(log.courses()[0].nights()[1].signs().empty());
}

TEST_CASE("the first and the last day are accepted") {
  std::string first =
      edited(every_field(), R"("started": "2026-11-01")", R"("started": "1970-01-01")");
  first = edited(first, R"("date": "2026-11-02")", R"("date": "1970-01-01")");
  first = edited(first, R"("from": "2026-11-05")", R"("from": "1970-01-01")");
  CHECK(accepted(first).courses()[0].nights()[0].date().iso() == "1970-01-01");

  std::string last =
      edited(every_field(), R"("started": "2027-01-05")", R"("started": "9999-12-31")");
  last = edited(last, R"("from": "2027-01-06")", R"("from": "9999-12-31")");
  last = edited(last, R"("nights": [])", R"("nights": [{"date": "9999-12-31", "capsules": 1}])");
  CHECK(accepted(last).courses()[1].nights()[0].date().iso() == "9999-12-31");
}

}  // namespace
}  // namespace titrate::test
