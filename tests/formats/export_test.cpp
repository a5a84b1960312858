// The pieces that exports are made of. What they come to is judged by others: tests/exchange.

#include "formats/export.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/utf8.hpp"
#include "formats/fhir.hpp"
#include "formats/icalendar.hpp"
#include "formats/json.hpp"
#include "formats/uuid.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "titrate/text.hpp"

namespace titrate::test {
namespace {

using formats::calendar_line;
using formats::calendar_text;
using formats::PatientReference;

// Worked out with another program: python3 -c 'import uuid; print(uuid.uuid5(uuid.UUID(
// "c212680d-6978-4bcc-b808-21bf20eef619"), "night"))'
TEST_CASE("a text always has the same name, as other programs work it out") {
  CHECK(formats::uuid_of("night") == "598cab08-bfb4-55e3-8224-d6ae7022e07e");
  CHECK(formats::uuid_of("") == "3be97553-b831-5fe8-9535-657594763e6f");
}

TEST_CASE("a reference to a patient is one of three kinds") {
  for (const char* good :
       {"Patient/1", "Patient/a-B.9", "http://x/Patient/1", "https://example.org/r4/Patient/1",
        "https://example.org:8080/a/b/Patient/p-1", "https://x/Patient/Patient/1",
        "urn:uuid:0c2a7f5e-1111-5222-8333-444444444444"}) {
    INFO(good);
    const auto patient = PatientReference::from(good);
    REQUIRE(static_cast<bool>(patient));
    CHECK(patient->value() == good);
  }
  CHECK(static_cast<bool>(PatientReference::from("Patient/" + std::string(64, 'x'))));
}

TEST_CASE("anything else is no reference to a patient") {
  for (const char* bad : {"",
                          "1",
                          "Ada",
                          "patient/1",
                          "Patient/",
                          "Patient/a b",
                          "Patient/a/b",
                          "Patient/\xC3\xA4",
                          "Patient/1 ",
                          " Patient/1",
                          "Group/1",
                          "https://Patient/1",
                          "https:///Patient/1",
                          "https://x/Patient/",
                          "https://x/Group/1",
                          "https://x y/Patient/1",
                          "https://x//Patient/1",
                          "ftp://x/Patient/1",
                          "https://x/Patient/1?a=b",
                          "https://u@x/Patient/1",
                          "urn:uuid:0C2A7F5E-1111-5222-8333-444444444444",
                          "urn:uuid:0c2a7f5e-1111-5222-8333-44444444444",
                          "urn:uuid:0c2a7f5e-1111-5222-8333-4444444444444",
                          "urn:uuid:0c2a7f5e11115222-8333-4444-44444444444",
                          "urn:oid:1.2.3",
                          "Patient/1\n"}) {
    INFO(bad);
    CHECK_FALSE(static_cast<bool>(PatientReference::from(bad)));
  }
  CHECK_FALSE(static_cast<bool>(PatientReference::from("Patient/" + std::string(65, 'x'))));
}

TEST_CASE("a line of a calendar has at most 75 bytes, parts no character, and folds back") {
  const std::string piece = GENERATE(as<std::string>{}, "x", "\xC3\xA4", "\xE5\xA4\x9C",
                                     "\xF0\x9F\x98\xB4", "a\xF0\x9F\x98\xB4");
  for (int times = 0; times < 120; ++times) {
    std::string value;
    for (int i = 0; i < times; ++i) value += piece;
    const std::string folded = calendar_line("N", value);
    REQUIRE(folded.ends_with("\r\n"));
    std::string unfolded;
    std::istringstream lines(folded);
    for (std::string line; std::getline(lines, line);) {
      REQUIRE(line.ends_with('\r'));
      line.pop_back();
      CHECK(line.size() <= 75);
      if (!unfolded.empty()) {
        REQUIRE(line.starts_with(' '));
        line.erase(0, 1);
      }
      CHECK(first_character(line).valid);
      unfolded += line;
    }
    CHECK(unfolded == "N:" + value);
  }
}

TEST_CASE("a line of 75 bytes is not folded, one of 76 is") {
  CHECK(calendar_line("N", std::string(73, 'x')) == "N:" + std::string(73, 'x') + "\r\n");
  CHECK(calendar_line("N", std::string(74, 'x')) == "N:" + std::string(73, 'x') + "\r\n x\r\n");
}

TEST_CASE("what would part a value of a calendar is escaped") {
  CHECK(calendar_text("a, b; c\\n: \"d\"") == "a\\, b\\; c\\\\n: \"d\"");
}

// ---- Pauses, acts, measures ----

using formats::Json;

Course with_pauses(std::vector<Night> nights, std::vector<Pause> pauses) {
  CourseFields fields = course_of(std::move(nights)).fields();
  fields.pauses = std::move(pauses);
  return made(Course::from(std::move(fields)));
}

// As asked on the evening after a day.
std::string exported(std::string (*format)(const formats::Export&, const text::Style&),
                     const Course& course, int last_day) {
  formats::Export data{.courses = {{&course, 1, first_night + last_day}}};
  data.reminders = formats::Reminders{{21, 30}, {8, 0}, {}};
  data.tonight = advice_on(course, last_day + 1);
  return format(data, text::Style{});
}

std::vector<Json> json_lines(const Course& course, int last_day) {
  std::vector<Json> lines;
  std::istringstream text(exported(formats::export_json_lines, course, last_day));
  for (std::string line; std::getline(text, line);) lines.push_back(Json::parse(line));
  return lines;
}

TEST_CASE("JSON Lines tell a paused night from a missed one") {
  // Paused from the 2nd to the 4th, with a dose on the 3rd all the same; the 5th was missed.
  const Course course = with_pauses({tolerated(0, 2), tolerated(2, 2), tolerated(5, 2)},
                                    {{first_night + 1, first_night + 3}});
  const std::vector<Json> lines = json_lines(course, 5);
  struct Wanted {
    bool logged, missed, paused;
    int capsules;
  };
  const std::vector<Wanted> wanted = {
      {true, false, false, 2}, {false, false, true, 0}, {true, false, true, 2},
      {false, false, true, 0}, {false, true, false, 0}, {true, false, false, 2},
  };
  REQUIRE(lines.size() == wanted.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i]["date"]);
    CHECK(lines[i]["date"] == (first_night + static_cast<int>(i)).iso());
    CHECK(lines[i]["logged"] == wanted[i].logged);
    CHECK(lines[i]["missed"] == wanted[i].missed);
    CHECK(lines[i]["paused"] == wanted[i].paused);
    CHECK(lines[i]["capsules"] == wanted[i].capsules);
    CHECK((lines[i]["rule"] == "paused") == wanted[i].paused);
    CHECK((lines[i]["advised"] == 0) == wanted[i].paused);
  }
}

TEST_CASE(
    "JSON Lines have the limit, the unit and what was measured, each absent as null or empty") {
  NightFields night = loose(1, 3).fields();
  REQUIRE(night.measures.set(
      {made(MeasureName::from("bp-systolic")), MeasureValue::from_tenths(1285).value()}));
  REQUIRE(night.measures.set(
      {made(MeasureName::from("tender-points")), MeasureValue::from_tenths(110).value()}));
  CourseFields fields =
      course_of({tolerated(0, 2), made(Night::from(night)), loose(2, 3)}).fields();
  const Course plain = made(Course::from(fields));
  fields.unit = Unit::half_tablet;
  const Course halves = made(Course::from(fields));
  CHECK(json_lines(plain, 2)[0]["unit"].is_null());
  CHECK(json_lines(halves, 2)[0]["unit"] == "half-tablet");
  const std::vector<Json> lines = json_lines(plain, 4);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0]["measures"].dump() == "{}");
  CHECK(lines[1]["measures"].dump() == R"({"bp-systolic":128.5,"tender-points":11})");
  CHECK(lines[2]["limit"].is_null());
  CHECK(lines[3]["limit"] == 2);  // 3 was loose twice
}

Json statement_of(const Course& course, int last_day) {
  const Json bundle = Json::parse(exported(formats::export_fhir, course, last_day));
  for (const Json& entry : bundle["entry"]) {
    if (entry["resource"]["resourceType"] == "MedicationStatement") return entry["resource"];
  }
  throw std::logic_error("no statement");
}

int administrations(const Course& course, int last_day, const char* status) {
  int count = 0;
  const Json bundle = Json::parse(exported(formats::export_fhir, course, last_day));
  for (const Json& entry : bundle["entry"]) {
    const Json& resource = entry["resource"];
    if (resource["resourceType"] != "MedicationAdministration") continue;
    count += resource["status"] == status ? 1 : 0;
  }
  return count;
}

TEST_CASE("FHIR has a paused course on hold, and no dose as not done that was not to be taken") {
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(5, 2)};
  const Course course =
      with_pauses(nights, {{first_night + 1, first_night + 3},
                           {first_night + 6, std::nullopt, made(Note::from("colonoscopy"))}});
  CHECK(statement_of(course, 4)["status"] == "active");
  CHECK(statement_of(course, 5)["status"] == "on-hold");
  CHECK(statement_of(course, 5)["note"].dump().find("colonoscopy") != std::string::npos);
  CHECK(administrations(course, 9, "completed") == 2);
  CHECK(administrations(course, 9, "not-done") == 1);  // the 5th; the others were paused
  CHECK(administrations(course_of(nights), 9, "not-done") == 8);
  // After a warning sign a pause changes nothing.
  const Course stopped =
      with_pauses({with_sign(tolerated(0, 2))}, {{first_night + 1, std::nullopt}});
  CHECK(statement_of(stopped, 3)["status"] == "stopped");
}

TEST_CASE("FHIR has a course that tonight's own result stops as stopped") {
  // Asked on the evening of the 3rd, whose night is in the log with a sign; the evening before it
  // was still going on.
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 3)};
  const Course course = course_of({nights[0], nights[1], with_sign(unnoted(2, 4))});
  CHECK(statement_of(course, 1)["status"] == "stopped");
  CHECK(statement_of(course_of(nights), 1)["status"] == "active");
}

TEST_CASE("a course of nights without a dose is exported as what it is") {
  // Three nights with 0 capsules: none was taken, and before the first dose none was missed.
  const Course course = course_of({unnoted(0, 0), unnoted(1, 0), no_movement(2, 0)});
  const std::vector<Json> lines = json_lines(course, 2);
  REQUIRE(lines.size() == 3);
  for (const Json& line : lines) {
    INFO(line["date"]);
    CHECK(line["logged"] == true);
    CHECK(line["missed"] == false);
    CHECK(line["capsules"] == 0);
    CHECK(line["mg"] == 0);
    CHECK(line["advised"] == 2);  // the label's dose, until one is taken
  }
  CHECK(administrations(course, 2, "completed") == 0);
}

TEST_CASE("a calendar has no number for a night on which none is to be taken") {
  const auto has = [](const std::string& text, const char* words) {
    return text.find(words) != std::string::npos;
  };
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 3)};
  const std::string paused =
      exported(formats::export_calendar, with_pauses(nights, {{first_night + 2}}), 1);
  CHECK(has(paused, "SUMMARY:Magnesium: none tonight"));
  CHECK_FALSE(has(paused, "SUMMARY:Magnesium: 0"));
  CHECK_FALSE(has(paused, "if not taken yet"));
  CHECK(has(exported(formats::export_calendar, course_of(nights), 1), "SUMMARY:Magnesium: 4 caps"));
  // Nor on the nights after a toxic dose: 42 capsules of 120 mg.
  CHECK(has(exported(formats::export_calendar, course_of({tolerated(0, 42)}), 0),
            "SUMMARY:Magnesium: none tonight"));
}

TEST_CASE("a course as JSON has what was done to it, as in the log, and nothing that is empty") {
  CourseFields fields = course_of({}).fields();
  CHECK(formats::json_of(made(Course::from(fields))).dump() ==
        R"({"started":"2026-11-01","recommended_capsules":2,"mg_per_capsule":120,)"
        R"("ceilings":[{"from":"2026-11-01","capsules":20}]})");
  fields.unit = Unit::tablet;
  fields.acts = {{first_night + 9, Act::Kind::climb, made(Note::from("x"))},
                 {first_night + 10, Act::Kind::taper}};
  fields.pauses = {{first_night + 6, first_night + 7, made(Note::from("y"))}, {first_night + 8}};
  fields.stock = {{first_night, StockAdded::from(120).value()},
                  {first_night + 8, StockCount::from(0).value()}};
  CHECK(formats::json_of(made(Course::from(fields))).dump() ==
        R"({"started":"2026-11-01","unit":"tablet","recommended_capsules":2,"mg_per_capsule":120,)"
        R"("ceilings":[{"from":"2026-11-01","capsules":20}],)"
        R"("acts":[{"from":"2026-11-10","act":"climb","note":"x"},)"
        R"({"from":"2026-11-11","act":"taper"}],)"
        R"("pauses":[{"from":"2026-11-07","until":"2026-11-08","why":"y"},{"from":"2026-11-09"}],)"
        R"("stock":[{"date":"2026-11-01","added":120},{"date":"2026-11-09","count":0}]})");
}

}  // namespace
}  // namespace titrate::test
