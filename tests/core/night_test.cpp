// Nights and what can be noted of them: what is refused, and at which place.
#include <functional>

#include "core/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {}  // namespace

// ---- Night ----

TEST_CASE("a night takes 0 to 99 capsules") {
  CHECK(Night::from(taken(0, 0)));
  CHECK(Night::from(taken(0, 99)));
  CHECK(place(Night::from({.date = first_night, .capsules = too_many})) == "capsules");
}

TEST_CASE("a stool type does not go with no movement") {
  NightFields fields = taken(0, 2);
  fields.movements = Movements::from(0);
  CHECK(Night::from(fields));
  fields.stool = StoolType::from(4);
  CHECK(place(Night::from(fields)) == "stool");
  fields.movements = Movements::from(1);
  CHECK(Night::from(fields));
}

TEST_CASE("only a night without capsules is missed") {
  CHECK(loose(0, 0).is_missed());
  CHECK_FALSE(unnoted(0, 1).is_missed());
}

TEST_CASE("a night keeps every field") {
  NightFields fields = taken(3, 4);
  fields.stool = StoolType::from(5);
  fields.movements = Movements::from(2);
  fields.sleep = SleepQuality::from(3);
  fields.signs.insert(WarningSign::confusion);
  fields.other_cause = made(OtherCause::from("laxative"));
  fields.note = made(Note::from("slept badly"));
  REQUIRE(fields.symptoms.set(symptom("cramps", 6)));
  const Night night = made(Night::from(fields));
  CHECK(night.date() == first_night + 3);
  CHECK(night.capsules().value() == 4);
  CHECK(night.stool() == StoolType::from(5));
  CHECK(night.movements() == Movements::from(2));
  CHECK(night.sleep() == SleepQuality::from(3));
  CHECK(night.signs().contains(WarningSign::confusion));
  CHECK(night.other_cause()->value() == "laxative");
  CHECK(night.note()->value() == "slept badly");
  CHECK(night.symptoms().find("cramps") == Severity::from(6));
  CHECK(night.fields() == fields);
}

TEST_CASE("nights are the same when every field is, whoever made them") {
  NightFields noted = taken(3, 4);
  noted.note = made(Note::from("slept badly"));
  for (const NightFields& fields : {taken(3, 4), noted}) {
    const Night night = made(Night::from(fields));
    CHECK(night == made(Night::from(fields)));
    CHECK(Night(night) == night);
    const auto differs = [&](const std::function<void(NightFields&)>& change) {
      NightFields changed = fields;
      change(changed);
      CHECK_FALSE(made(Night::from(changed)) == night);
      CHECK_FALSE(night == made(Night::from(changed)));
    };
    differs([](NightFields& other) { other.date = first_night + 4; });
    differs([](NightFields& other) { other.capsules = capsules(5); });
    differs([](NightFields& other) { other.stool = StoolType::from(4); });
    differs([](NightFields& other) { other.movements = Movements::from(0); });
    differs([](NightFields& other) { other.sleep = SleepQuality::from(1); });
    differs([](NightFields& other) { REQUIRE(other.symptoms.set(symptom("cramps", 0))); });
    differs([](NightFields& other) { other.signs.insert(WarningSign::flushing); });
    differs([](NightFields& other) { other.other_cause = made(OtherCause::from("laxative")); });
    differs([](NightFields& other) { other.note = made(Note::from("slept well")); });
  }
}

// A command holds a log of many years several times over: docs/performance.md.
static_assert(sizeof(void*) > 8 || sizeof(Night) <= 32);

TEST_CASE("a night changed leaves its copies as they were") {
  NightFields fields = taken(3, 4);
  fields.note = made(Note::from("slept badly"));
  const Night night = made(Night::from(fields));
  Night copy = night;
  fields.note.reset();
  copy = made(Night::from(fields));
  CHECK_FALSE(copy.note());
  CHECK(night.note()->value() == "slept badly");
}

// ---- Symptoms and warning signs ----

TEST_CASE("symptoms stand in the order of their names and each name once") {
  Symptoms symptoms;
  for (const auto& [name, severity] : {std::pair{"cramps", 6}, {"ache", 1}, {"migraine", 0}}) {
    REQUIRE(symptoms.set(symptom(name, severity)));
  }
  REQUIRE(symptoms.set(symptom("cramps", 2)));
  CHECK(symptoms.list() ==
        std::vector{symptom("ache", 1), symptom("cramps", 2), symptom("migraine", 0)});
  CHECK(symptoms.find("migraine") == Severity::from(0));
  CHECK_FALSE(symptoms.find("cramp"));
  CHECK_FALSE(symptoms.find("zzz"));
}

TEST_CASE("a symptom can be taken out") {
  Symptoms symptoms;
  REQUIRE(symptoms.set(symptom("cramps", 6)));
  CHECK_FALSE(symptoms.remove("cramp"));
  CHECK_FALSE(symptoms.remove("zzz"));
  CHECK(symptoms.remove("cramps"));
  CHECK(symptoms.empty());
  CHECK_FALSE(symptoms.remove("cramps"));
}

TEST_CASE("a night has room for 20 symptoms") {
  Symptoms symptoms;
  for (int i = 0; i < 20; ++i) {
    REQUIRE(symptoms.set(symptom(std::string("s").append(std::to_string(i)), 1)));
  }
  CHECK_FALSE(symptoms.set(symptom("one-more", 1)));
  CHECK(symptoms.list().size() == 20);
  CHECK(symptoms.set(symptom("s7", 9)));
  CHECK(symptoms.find("s7") == Severity::from(9));
  REQUIRE(symptoms.remove("s7"));
  CHECK(symptoms.set(symptom("one-more", 1)));
}

TEST_CASE("the warning signs are the closed list of the log format") {
  const std::vector<std::string_view> listed = {"irregular-heartbeat", "slow-breathing",
                                                "confusion",           "fainting",
                                                "muscle-weakness",     "severe-abdominal-pain",
                                                "blood-in-stool",      "flushing",
                                                "low-blood-pressure",  "vomiting",
                                                "drowsiness",          "dehydration"};
  WarningSigns signs;
  CHECK(signs.empty());
  for (auto name = listed.rbegin(); name != listed.rend(); ++name) {
    CAPTURE(*name);
    REQUIRE(warning_sign_named(*name));
    CHECK(name_of(*warning_sign_named(*name)) == *name);
    CHECK_FALSE(signs.contains(*warning_sign_named(*name)));
    signs.insert(*warning_sign_named(*name));
    CHECK(signs.contains(*warning_sign_named(*name)));
  }
  std::vector<std::string_view> names;
  for (const WarningSign sign : signs.list()) names.push_back(name_of(sign));
  CHECK(names == listed);
  // Two ranks: an emergency number up to blood, a doctor today from flushing on.
  for (std::size_t i = 0; i < listed.size(); ++i) {
    CHECK(is_emergency(*warning_sign_named(listed[i])) == (i < 7));
  }
  CHECK_FALSE(warning_sign_named("Flushing"));
  CHECK_FALSE(warning_sign_named("flush"));
  CHECK_FALSE(warning_sign_named(""));
}

TEST_CASE("two sets of warning signs together are all of them") {
  WarningSigns one;
  one.insert(WarningSign::vomiting);
  WarningSigns other;
  other.insert(WarningSign::flushing);
  CHECK((one | other).list() == std::vector{WarningSign::flushing, WarningSign::vomiting});
  CHECK((one | one) == one);
  CHECK_FALSE((one | other) == one);
}

TEST_CASE("the forms are the closed list of the log format") {
  for (const std::string_view name : {"oxide", "citrate", "malate", "glycinate", "other"}) {
    CAPTURE(name);
    REQUIRE(form_named(name));
    CHECK(name_of(*form_named(name)) == name);
  }
  CHECK_FALSE(form_named("Oxide"));
  CHECK_FALSE(form_named("chloride"));
  CHECK_FALSE(form_named(""));
}

}  // namespace titrate::test
