// The pieces that exports are made of. What they come to is judged by others: tests/exchange.

#include <sstream>

#include "render/calendar.hpp"
#include "render/fhir.hpp"
#include "render/uuid.hpp"
#include "support/catch.hpp"
#include "titrate/text.hpp"

namespace titrate::test {
namespace {

using render::calendar_line;
using render::calendar_text;
using render::PatientReference;

// Worked out with another program: python3 -c 'import uuid; print(uuid.uuid5(uuid.UUID(
// "c212680d-6978-4bcc-b808-21bf20eef619"), "night"))'
TEST_CASE("a text always has the same name, as other programs work it out") {
  CHECK(render::uuid_of("night") == "598cab08-bfb4-55e3-8224-d6ae7022e07e");
  CHECK(render::uuid_of("") == "3be97553-b831-5fe8-9535-657594763e6f");
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

}  // namespace
}  // namespace titrate::test
