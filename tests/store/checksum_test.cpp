// The seal: what it covers, and what it says of a file that was changed.

#include "store/codec/checksum.hpp"

#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::Checksum;

Checksum checksum_of(const std::string& text) {
  const auto read = store::decode(text);
  REQUIRE(std::holds_alternative<store::Decoded>(read));
  return std::get<store::Decoded>(read).checksum;
}

const std::string& log_with_checksum() {
  static const std::string text = store::encode(example_log());
  return text;
}

TEST_CASE("a log as it was written has an intact seal") {
  CHECK(checksum_of(log_with_checksum()) == Checksum::intact);
  CHECK(checksum_of(store::encode(full_log())) == Checksum::intact);
  CHECK(checksum_of(store::encode(Log())) == Checksum::intact);
}

TEST_CASE("the seal is the CRC-32 of all that follows its line") {
  // By Python's zlib.crc32 of the last two lines.
  CHECK(store::encode(Log()) ==
        "{\n  \"format\": \"titrate-log\",\n  \"version\": 2,\n  \"crc32\": \"4a7a0321\",\n"
        "  \"courses\": []\n}\n");
  // The CRC-32 of nothing is 0.
  CHECK(store::with_right_checksum("") ==
        "{\n  \"format\": \"titrate-log\",\n  \"version\": 2,\n  \"crc32\": \"00000000\",\n");
}

TEST_CASE("a changed byte below the seal breaks it") {
  const auto& [from, to] = GENERATE(table<std::string, std::string>({
      {"\"stool\": 7", "\"stool\": 5"},                // another value
      {"slept badly", "slept Badly"},                  // another letter
      {"\"capsules\": 2,", "\"capsules\":  2,"},       // one blank more, the same log
      {"\"product\": \"M", "\"product\": \"\\u004d"},  // another way to write the same log
      {"  ]\n}\n", "  ]\n}"},                          // no last line end
      {"  ]\n}\n", "  ]\n}\n\n"},                      // one too many
  }));
  CAPTURE(to);
  CHECK(checksum_of(edited(log_with_checksum(), from, to)) == Checksum::broken);
}

TEST_CASE("a head that is laid out in another way leaves the seal misplaced") {
  const auto& [what, from, to] = GENERATE(table<std::string, std::string, std::string>({
      {"deeper indented", "  \"version\"", "    \"version\""},
      {"not indented", "{\n  \"format\"", "{\n\"format\""},
      {"on fewer lines", ",\n  \"version\"", ", \"version\""},
      {"on one more line", "{\n  \"format\"", "{\n\n  \"format\""},
      {"line ends of Windows", "{\n  \"format\"", "{\r\n  \"format\""},
      {"a blank before all", "{\n  \"format\"", " {\n  \"format\""},
      {"no blank after a colon", "\"version\": 2", "\"version\":2"},
      {"an escape in the format's name", "titrate-log", "titrate\\u002dlog"},
      {"in another order", "  \"format\": \"titrate-log\",\n  \"version\": 2,\n",
       "  \"version\": 2,\n  \"format\": \"titrate-log\",\n"},
      {"the medicines on the seal's line", "\",\n  \"taking\"", "\",  \"taking\""},
  }));
  INFO(what);
  CHECK(checksum_of(edited(log_with_checksum(), from, to)) == Checksum::misplaced);
}

TEST_CASE("a log without line ends has a misplaced seal") {
  CHECK(checksum_of(R"({"format":"titrate-log","version":1,"crc32":"00000000","courses":[]})") ==
        Checksum::misplaced);
}

TEST_CASE("a file too short for a seal has none in its place") {
  const std::string head = store::with_right_checksum("");
  for (std::size_t size = 0; size < head.size(); ++size) {
    CAPTURE(size);
    CHECK(store::verify_checksum(head.substr(0, size)) == Checksum::misplaced);
  }
  CHECK(store::verify_checksum(head) == Checksum::intact);
}

TEST_CASE("a log of version 1 is sealed under its own head") {
  const std::string text = store::with_right_checksum("  \"courses\": []\n}\n", 1);
  CHECK_THAT(text, ContainsSubstring("  \"version\": 1,\n"));
  CHECK(checksum_of(text) == Checksum::intact);
  CHECK(checksum_of(edited(text, "  \"courses\": []", "  \"courses\":  []")) == Checksum::broken);
  CHECK(checksum_of(edited(text, "\"version\": 1", "\"version\":  1")) == Checksum::misplaced);
}

TEST_CASE("a log in other bytes that is sealed as it stands is intact") {
  const std::string text = log_with_checksum();
  const std::string rest = edited(text, "{\"date\": \"2026-11-10\", \"capsules\": 3}",
                                  "{\"capsules\": 3, \"date\": \"2026-11-10\"}");
  const std::string below = rest.substr(store::with_right_checksum("").size());
  CHECK(checksum_of(store::with_right_checksum(below)) == Checksum::intact);
  CHECK(accepted(store::with_right_checksum(below)) == example_log());
}

}  // namespace
}  // namespace titrate::test
