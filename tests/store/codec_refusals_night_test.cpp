// What a night's morning, its symptoms and its warning signs must be.

#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// ---- The morning ----

TEST_CASE("a stool type beside no movement is refused") {
  const std::string night = R"("capsules": 4, "stool": 4, "movements": 0)";
  check_refused(edited(every_field(), "\"capsules\": 4", night),
                {"/courses/0/nights/1/stool", 38, "does not go with 0 movements"});
}

TEST_CASE("no movement without a stool type is accepted and so is a stool type alone") {
  const std::string morning = GENERATE(as<std::string>(), "\"movements\": 0", "\"stool\": 4");
  const std::string night = "\"capsules\": 4, " + morning;
  const std::string text = store::encode(accepted(edited(every_field(), "\"capsules\": 4", night)));
  CHECK_THAT(text, Catch::Contains(night));
}

// ---- Symptoms and signs ----

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
                {"/courses/0/nights/1/symptoms", 38, "no symptom"});
}

TEST_CASE("21 symptoms are refused") {
  check_refused(edited(every_field(), R"({"aura": 1})", symptoms(21)),
                {"/courses/0/nights/1/symptoms/s20", 38, "at most 20 symptoms"});
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
                {"/courses/0/nights/1/symptoms/" + shown, 38, "1 to 30 of a-z, 0-9 and \"-\""});
}

TEST_CASE("a warning sign that is not on the list is refused") {
  const std::string sign = GENERATE(as<std::string>(), "", "Flushing", "flushing ", "nausea",
                                    "blood_in_stool", "flushing\\u0000");
  check_refused(edited(every_field(), "[\"confusion\"]", "[\"flushing\", \"" + sign + "\"]"),
                {"/courses/0/nights/1/signs/1", 38, "one of flushing, low-blood-pressure"});
}

TEST_CASE("a warning sign that is no text is refused") {
  const std::string sign = GENERATE(as<std::string>(), "null", "true", "0", "1.5", "[]", "{}");
  const store::Damage damage =
      damage_of(edited(every_field(), "[\"confusion\"]", "[\"flushing\", " + sign + "]"));
  CHECK(damage.pointer == "/courses/0/nights/1/signs/1");
  CHECK(damage.line == 38);
}

TEST_CASE("a repeated warning sign is refused") {
  check_refused(
      edited(every_field(), "[\"confusion\"]", R"(["confusion", "flushing", "confusion"])"),
      {"/courses/0/nights/1/signs/2", 38, "twice"});
}

TEST_CASE("all nine warning signs are accepted and so is an empty list of them") {
  const std::string all = R"(["flushing", "low-blood-pressure", "muscle-weakness", )"
                          R"("irregular-heartbeat", "confusion", "slow-breathing", )"
                          R"("severe-abdominal-pain", "vomiting", "blood-in-stool"])";
  const Log log = accepted(edited(every_field(), "[\"confusion\"]", all));
  CHECK(log.courses()[0].nights()[1].signs().list().size() == 9);
  CHECK(accepted(edited(every_field(), "[\"confusion\"]", "[]"))
            .courses()[0]
            .nights()[1]
            .signs()
            .empty());
}

}  // namespace
}  // namespace titrate::test
