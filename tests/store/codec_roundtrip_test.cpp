// What is written is read back the same, and the same log is always the same bytes.

#include <random>
#include <string>

#include "store/codec/canonical_reader.hpp"
#include "store/refusals.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

// Both seals are from Python's zlib.crc32 of the lines below them.
constexpr std::string_view example_text = R"({
  "format": "titrate-log",
  "version": 2,
  "crc32": "a5bfaa36",
  "taking": ["levothyroxine"],
  "courses": [
    {
      "started": "2026-11-01",
      "product": "Magnesium glycinate",
      "form": "glycinate",
      "unit": "tablet",
      "recommended_capsules": 2,
      "mg_per_capsule": 120,
      "ceilings": [
        {"from": "2026-11-01", "capsules": 8, "note": "agreed with my GP"}
      ],
      "acts": [
        {"from": "2026-11-10", "act": "climb", "note": "cramps are back"}
      ],
      "pauses": [
        {"from": "2026-11-07", "until": "2026-11-08", "why": "colonoscopy"}
      ],
      "stock": [
        {"date": "2026-11-01", "added": 120},
        {"date": "2026-11-09", "count": 101}
      ],
      "nights": [
        {"date": "2026-11-01", "capsules": 2, "stool": 4, "movements": 1, "sleep": 3},
        {"date": "2026-11-02", "capsules": 3, "stool": 4, "symptoms": {"cramps": 6, "migraine": 0}, "measures": {"bp-systolic": 128.5, "tender-points": 11}},
        {"date": "2026-11-03", "capsules": 4, "stool": 6},
        {"date": "2026-11-04", "capsules": 4, "stool": 7},
        {"date": "2026-11-05", "capsules": 3, "stool": 4},
        {"date": "2026-11-06", "capsules": 3, "stool": 4},
        {"date": "2026-11-09", "capsules": 3, "stool": 6, "other_cause": "stomach bug", "note": "slept badly"},
        {"date": "2026-11-10", "capsules": 3}
      ]
    }
  ]
}
)";

constexpr std::string_view full_text = R"({
  "format": "titrate-log",
  "version": 2,
  "crc32": "fb1feced",
  "taking": ["\"Ibu\" 400", "L-Thyroxin \\ 50", "дигоксин"],
  "courses": [
    {
      "started": "2026-11-01",
      "product": "Магний",
      "form": "citrate",
      "unit": "half-scoop",
      "recommended_capsules": 2,
      "mg_per_capsule": 112.5,
      "ceilings": [
        {"from": "2026-11-01", "capsules": 3},
        {"from": "2026-11-02", "capsules": 20, "note": "agreed with my GP"}
      ],
      "acts": [
        {"from": "2026-11-02", "act": "taper"},
        {"from": "2026-11-03", "act": "climb", "note": "cramps \"again\""}
      ],
      "pauses": [
        {"from": "2026-11-04", "until": "2026-11-06", "why": "Köln"},
        {"from": "2026-12-24"}
      ],
      "stock": [
        {"date": "2026-11-01", "added": 180},
        {"date": "2026-11-03", "count": 0}
      ],
      "nights": [
        {"date": "2026-11-02", "capsules": 3, "stool": 5, "movements": 2, "sleep": 4, "symptoms": {"aura": 0, "palpitations": 10}, "measures": {"bp-systolic": 128.5, "steps": 9999}, "signs": ["fainting", "flushing", "vomiting"], "other_cause": "Grippe \"B\"", "note": "\\o/ 夜 😴"},
        {"date": "2026-11-03", "capsules": 0, "movements": 0}
      ]
    },
    {
      "started": "2027-01-05",
      "recommended_capsules": 1,
      "mg_per_capsule": 100,
      "ceilings": [
        {"from": "2027-01-05", "capsules": 3}
      ],
      "nights": []
    }
  ]
}
)";

void check_canonical(std::string_view text, const Log& log) {
  CHECK(store::encode(log) == text);
  const auto read = store::decode(text);
  REQUIRE(std::holds_alternative<store::Decoded>(read));
  CHECK(std::get<store::Decoded>(read).log == log);
  CHECK(std::get<store::Decoded>(read).checksum == store::Checksum::intact);
}

TEST_CASE("the worked example of the format is exactly what is written") {
  check_canonical(example_text, example_log());
}

TEST_CASE("a log with every field is exactly what the format's table says") {
  check_canonical(full_text, full_log());
}

TEST_CASE(
    "symptoms, measures and signs are written in one order whatever order they were read in") {
  std::string mixed = edited(std::string(full_text), R"({"aura": 0, "palpitations": 10})",
                             R"({"palpitations": 10, "aura": 0})");
  mixed = edited(mixed, R"({"bp-systolic": 128.5, "steps": 9999})",
                 R"({"steps": 9999.0, "bp-systolic": 128.5})");
  mixed = edited(mixed, R"(["fainting", "flushing", "vomiting"])",
                 R"(["vomiting", "flushing", "fainting"])");
  CHECK(accepted(mixed) == full_log());
  CHECK(store::encode(accepted(mixed)) == full_text);
}

TEST_CASE("members in another order and other blanks are the same log") {
  const std::string mixed =
      edited(std::string(example_text), R"({"date": "2026-11-10", "capsules": 3})",
             "{ \"capsules\" :3,\n\t\"date\":\"2026-11-10\" }");
  CHECK(accepted(mixed) == example_log());
  CHECK(store::encode(accepted(mixed)) == example_text);
}

TEST_CASE("any log is read back as it was written and written again as the same bytes") {
  std::mt19937 random(20261101);
  for (int i = 0; i < 600; ++i) {
    CAPTURE(i);
    const Log log = random_log(random);
    const std::string text = store::encode(log);
    const auto read = store::decode(text);
    REQUIRE(std::holds_alternative<store::Decoded>(read));
    const auto& again = std::get<store::Decoded>(read);
    REQUIRE(again.log == log);
    REQUIRE(again.checksum == store::Checksum::intact);
    REQUIRE(store::encode(again.log) == text);
  }
}

constexpr std::string_view pieces[] = {"\"product\": ",
                                       "\"form\": \"oxide\"",
                                       "\"form\": \"other\"",
                                       "\"unit\": \"tablet\"",
                                       "\"unit\": \"half-scoop\"",
                                       "\"taking\": [\"",
                                       "\"act\": \"climb\"}",
                                       "\"act\": \"taper\", \"note\": \"",
                                       "\"until\": \"",
                                       "\"why\": \"",
                                       "\"count\": ",
                                       "\"added\": ",
                                       "\"note\": \"",
                                       "\"stool\": 1,",
                                       "\"stool\": 7,",
                                       "\"movements\": 0",
                                       "\"movements\": 30",
                                       "\"sleep\": 1",
                                       "\"sleep\": 5",
                                       "\"symptoms\": {",
                                       "\"measures\": {",
                                       "\"signs\": [\"irregular-heartbeat\"",
                                       "\"dehydration\"]",
                                       "\"other_cause\": ",
                                       "\\\"",
                                       "\\\\u0041",
                                       "שלום",
                                       "夜に飲む",
                                       "\xF4\x8F\xBF\xBF",
                                       "\"capsules\": 0,",
                                       "\"capsules\": 99",
                                       "\"courses\": []",
                                       "\"nights\": []",
                                       "    },\n    {",
                                       "\"started\": \"1970-01-01\""};

// Without this, a generator that lost a field would make the test above prove less and not say so.
TEST_CASE("the generated logs use every field and every kind of text") {
  std::mt19937 random(20261101);
  std::string all;
  for (int i = 0; i < 600; ++i) all += store::encode(random_log(random));
  for (const std::string_view piece : pieces) {
    CAPTURE(piece);
    CHECK(all.find(piece) != std::string::npos);
  }
}

}  // namespace

// A night with every field, and each of those that differ from it in one: another value, or none.
std::vector<NightFields> nights_apart() {
  const NightDate date = NightDate::parse("2026-11-03").value();
  NightFields full{.date = date,
                   .capsules = Capsules::from(3).value(),
                   .stool = StoolType::from(4),
                   .movements = Movements::from(2),
                   .sleep = SleepQuality::from(3)};
  const auto symptom = [](NightFields& night, const char* name, int severity) {
    REQUIRE(night.symptoms.set({*SymptomName::from(name), Severity::from(severity).value()}));
  };
  const auto measure = [](NightFields& night, const char* name, int tenths) {
    REQUIRE(night.measures.set({*MeasureName::from(name), *MeasureValue::from_tenths(tenths)}));
  };
  symptom(full, "cramps", 6);
  measure(full, "pulse", 605);
  full.signs.insert(WarningSign::flushing);
  full.other_cause = *OtherCause::from("flu");
  full.note = *Note::from("\"a\" \\ b");
  std::vector<NightFields> all = {full};
  const auto but = [&](auto change) {
    NightFields other = full;
    change(other);
    all.push_back(std::move(other));
  };
  but([&](NightFields& n) { n.date = date + 1; });
  but([](NightFields& n) { n.capsules = Capsules::from(13).value(); });
  but([](NightFields& n) { n.stool = StoolType::from(5); });
  but([](NightFields& n) { n.stool.reset(); });
  but([](NightFields& n) { n.movements = Movements::from(20); });
  but([](NightFields& n) { n.movements.reset(); });
  but([](NightFields& n) { n.sleep = SleepQuality::from(1); });
  but([](NightFields& n) { n.sleep.reset(); });
  but([&](NightFields& n) { symptom(n, "cramps", 10); });
  but([&](NightFields& n) { symptom(n, "aura", 6); });
  but([&](NightFields& n) { symptom(n, "pain", 6); });
  but([](NightFields& n) { n.symptoms = {}; });
  but([&](NightFields& n) { measure(n, "pulse", 600); });
  but([&](NightFields& n) { measure(n, "bp", 605); });
  but([&](NightFields& n) { measure(n, "weight", 605); });
  but([](NightFields& n) { n.measures = {}; });
  but([](NightFields& n) { n.signs.insert(WarningSign::vomiting); });
  but([](NightFields& n) { n.signs = {}; });
  but([](NightFields& n) { n.other_cause = *OtherCause::from("flu!"); });
  but([](NightFields& n) { n.other_cause.reset(); });
  but([](NightFields& n) { n.note = *Note::from("a"); });
  but([](NightFields& n) { n.note.reset(); });
  return all;
}

TEST_CASE("what is written holds its own log, and none that differs from it in anything") {
  std::vector<Log> logs;
  const Course course = short_log(2).courses()[0];
  CourseFields fields = course.plan();
  fields.started = NightDate::parse("2026-11-01").value();
  fields.ceilings = {{fields.started, Capsules::from(20).value()}};
  for (const NightFields& night : nights_apart()) {
    CourseFields each = fields;
    each.nights = {*Night::from(night)};
    logs.push_back(*Log::from({*Course::from(each)}));
  }
  logs.push_back(*Log::from({*Course::from(fields)}));  // no night at all
  logs.push_back(example_log());
  logs.push_back(full_log());
  for (std::size_t written = 0; written < logs.size(); ++written) {
    const std::string file = store::encode(logs[written]);
    for (std::size_t asked = 0; asked < logs.size(); ++asked) {
      CAPTURE(written, asked);
      REQUIRE(store::holds(file, logs[asked]) == (written == asked));
      REQUIRE(store::is_canonical(file, logs[asked]) == (written == asked));
    }
  }
}

}  // namespace titrate::test
