// What a night's morning, its symptoms, its measures and its warning signs must be.

#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// ---- The morning ----

TEST_CASE("a stool type beside no movement is refused") {
  const std::string night = R"("capsules": 4, "stool": 4, "movements": 0)";
  check_refused(edited(every_field(), "\"capsules\": 4", night),
                {"/courses/0/nights/1/stool", 67, "does not go with 0 movements"});
}

TEST_CASE("no movement without a stool type is accepted and so is a stool type alone") {
  const std::string morning = GENERATE(as<std::string>(), "\"movements\": 0", "\"stool\": 4");
  const std::string night = "\"capsules\": 4, " + morning;
  const std::string text = store::encode(accepted(edited(every_field(), "\"capsules\": 4", night)));
  CHECK_THAT(text, ContainsSubstring(night));
}

// ---- Symptoms ----

std::string symptoms(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) list += (i > 0 ? ", \"s" : "\"s") + std::to_string(i) + "\": 1";
  return '{' + list + '}';
}

TEST_CASE("1 symptom and 20 are accepted") {
  const int count = GENERATE(1, 20);
  const Log log = accepted(edited(every_field(), R"({"aura": 1})", symptoms(count)));
  CHECK(log.courses()[0].nights()[1].symptoms().list().size() == static_cast<std::size_t>(count));
}

TEST_CASE("no symptom where they are said to stand is refused") {
  check_refused(edited(every_field(), R"({"aura": 1})", "{}"),
                {"/courses/0/nights/1/symptoms", 67, "no symptom"});
}

TEST_CASE("21 symptoms are refused") {
  check_refused(edited(every_field(), R"({"aura": 1})", symptoms(21)),
                {"/courses/0/nights/1/symptoms/s20", 67, "at most 20 symptoms"});
}

TEST_CASE("a symptom's name of 1 character and one of 30 are accepted") {
  const std::string name =
      GENERATE(as<std::string>(), "a", "z", "0", "9", "-", "abcdefghijklmnopqrstuvwxyz-019");
  const Log log = accepted(edited(every_field(), "\"aura\"", '"' + name + '"'));
  CHECK(log.courses()[0].nights()[1].symptoms().find(name) == Severity::from(1));
}

TEST_CASE("a symptom's name of other characters or of more than 30 is refused") {
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
  check_refused(edited(every_field(), "\"aura\"", '"' + name + '"'),
                {"/courses/0/nights/1/symptoms/" + shown, 67, "1 to 30 of a-z, 0-9 and \"-\""});
}

// ---- Measures ----

std::string measures(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) list += (i > 0 ? ", \"m" : "\"m") + std::to_string(i) + "\": 1.5";
  return R"("capsules": 4, "measures": {)" + list + '}';
}

TEST_CASE("1 measure and 20 are accepted and 21 are refused") {
  const int count = GENERATE(1, 20);
  const Log log = accepted(edited(every_field(), R"("capsules": 4)", measures(count)));
  CHECK(log.courses()[0].nights()[1].measures().list().size() == static_cast<std::size_t>(count));
  check_refused(edited(every_field(), R"("capsules": 4)", measures(21)),
                {"/courses/0/nights/1/measures/m20", 67, "at most 20 measures"});
}

TEST_CASE("a measure's name of other characters or of more than 30 is refused") {
  const std::string name = GENERATE(as<std::string>(), "BP", "bp systolic", "bp_systolic", "bp!",
                                    "abcdefghijklmnopqrstuvwxyz-0123");
  check_refused(edited(every_field(), "\"tender-points\"", '"' + name + '"'),
                {"/courses/0/nights/0/measures/" + name, 58, "1 to 30 of a-z, 0-9 and \"-\""});
}

TEST_CASE("a name that is a symptom on one night and a measure on another is refused") {
  check_refused(edited(every_field(), "\"tender-points\"", "\"aura\""),
                {"/courses/0/nights/1/symptoms/aura", 67, "is a measure elsewhere in this log"});
  check_refused(edited(every_field(), "\"tender-points\"", "\"cramps\""),
                {"/courses/0/nights/0/symptoms/cramps", 46, "is a measure elsewhere in this log"});
}

TEST_CASE("a name that is a symptom in one course and a measure in another is refused") {
  const std::string night = R"("nights": [{"date": "2027-01-05", "capsules": 1, )";
  check_refused(
      edited(every_field(), R"("nights": [])", night + R"("measures": {"migraine": 2}}])"),
      {"/courses/0/nights/0/symptoms/migraine", 46, "is a measure elsewhere"});
  check_refused(
      edited(every_field(), R"("nights": [])", night + R"("symptoms": {"bp-systolic": 2}}])"),
      {"/courses/1/nights/0/symptoms/bp-systolic", 75, "is a measure elsewhere"});
}

// ---- Signs ----

TEST_CASE("a warning sign that is not on the list is refused") {
  const std::string sign = GENERATE(as<std::string>(), "", "Flushing", "flushing ", "nausea",
                                    "blood_in_stool", "flushing\\u0000");
  check_refused(edited(every_field(), "[\"confusion\"]", "[\"flushing\", \"" + sign + "\"]"),
                {"/courses/0/nights/1/signs/1", 67,
                 "one of irregular-heartbeat, slow-breathing, confusion, fainting"});
}

TEST_CASE("a warning sign that is no text is refused") {
  const std::string sign = GENERATE(as<std::string>(), "null", "true", "0", "1.5", "[]", "{}");
  const store::Damage damage =
      damage_of(edited(every_field(), "[\"confusion\"]", "[\"flushing\", " + sign + "]"));
  CHECK(damage.pointer == "/courses/0/nights/1/signs/1");
  CHECK(damage.line == 67);
}

TEST_CASE("a repeated warning sign is refused") {
  check_refused(
      edited(every_field(), "[\"confusion\"]", R"(["confusion", "flushing", "confusion"])"),
      {"/courses/0/nights/1/signs/2", 67, "twice"});
}

TEST_CASE("all twelve warning signs are accepted and so is an empty list of them") {
  const std::string all = R"(["flushing", "low-blood-pressure", "muscle-weakness", )"
                          R"("irregular-heartbeat", "confusion", "slow-breathing", )"
                          R"("severe-abdominal-pain", "vomiting", "blood-in-stool", )"
                          R"("fainting", "drowsiness", "dehydration"])";
  const Log log = accepted(edited(every_field(), "[\"confusion\"]", all));
  CHECK(log.courses()[0].nights()[1].signs().list().size() == 12);
  CHECK(accepted(edited(every_field(), "[\"confusion\"]", "[]"))
            .courses()[0]
            .nights()[1]
            .signs()
            .empty());
}

}  // namespace
}  // namespace titrate::test
