// The first four lines: format, version and what a seal looks like.

#include <limits>
#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

TEST_CASE("another format's name is refused") {
  const std::string name = GENERATE(as<std::string>(), "", "titrate", "Titrate-log", "titrate-log ",
                                    "titrate_log", "titrate-log-2", "https://example.org/log");
  check_refused(edited(every_field(), "\"titrate-log\"", '"' + name + '"'),
                {"/format", 2, '"' + name.substr(0, 20)});
}

TEST_CASE("a long or hostile format's name is shown short and safe") {
  const std::string name =
      GENERATE(as<std::string>(), "\\u001b]0;owned\\u0007", "\\u202etxt", "\xE2\x80\xA9",
               "\xC2\x9B"
               "2J");
  const store::Damage damage =
      damage_of(edited(every_field(), "titrate-log", name + std::string(100'000, 'x')));
  CHECK(damage.pointer == "/format");
  CHECK(damage.problem.size() < 200);
}

TEST_CASE("a newer version is refused as newer and not as damage") {
  const auto version =
      GENERATE(as<std::int64_t>(), 3, 4, 99, 4294967297, std::numeric_limits<std::int64_t>::max());
  const store::Damage damage =
      damage_of(edited(every_field(), "\"version\": 2", "\"version\": " + std::to_string(version)));
  CHECK(damage.newer_version);
  CHECK(damage.pointer == "/version");
  CHECK(damage.line == 3);
  CHECK_THAT(damage.problem, ContainsSubstring("version " + std::to_string(version)));
}

TEST_CASE("a newer version is said before what only that version has") {
  std::string text = edited(every_field(), "\"version\": 2", "\"version\": 3");
  text = edited(text, "\"stool\": 4", "\"water\": {\"ml\": [250]}");
  CHECK(damage_of(text).newer_version);
}

TEST_CASE("a version that never was is refused and is not a newer one") {
  const std::string version = GENERATE(as<std::string>(), "0", "-1", "-9223372036854775808");
  check_refused(edited(every_field(), "\"version\": 2", "\"version\": " + version),
                {"/version", 3, "version " + version});
}

TEST_CASE("a version that is no whole number is refused and is not a newer one") {
  const std::string version =
      GENERATE(as<std::string>(), "1.0", "2.0", "1e0", "2e0", "true", "null", "\"1\"", "\"2\"",
               "18446744073709551617", "9223372036854775808");
  check_refused(edited(every_field(), "\"version\": 2", "\"version\": " + version),
                {"/version", 3, version + " stands where a whole number is due"});
}

TEST_CASE("a crc32 that is not 8 lower-case hex digits is refused") {
  const std::string crc32 =
      GENERATE(as<std::string>(), "", "0123abc", "0123abcde", "0123ABCD", "0123abcD", "0123abcg",
               "0x23abcd", " 123abcd", "0123abc ", "-123abcd", "0123abc/", "0123abc:", "0123abc`",
               "０１２３", "0123abc\\u0000");
  CAPTURE(crc32);
  check_refused(edited(every_field(), "\"0123abcd\"", '"' + crc32 + '"'),
                {"/crc32", 4, "8 digits, 0-9 and a-f"});
}

TEST_CASE("a crc32 that is a number is refused") {
  check_refused(edited(every_field(), "\"0123abcd\"", "12345678"),
                {"/crc32", 4, "8 digits, 0-9 and a-f"});
}

}  // namespace
}  // namespace titrate::test
