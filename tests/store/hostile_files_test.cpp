// The corpus of tests/hostile: every file of it is refused, with its place and a message that says
// what was found and what is allowed, and no log ever comes out of it.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "store/codec/checksum.hpp"
#include "store/log_file.hpp"
#include "store/operations.hpp"
#include "store/refusals.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = source_dir() / "tests" / "hostile";

// ---- The corpus ----

struct Expectation {
  bool with_right_checksum;
  std::string pointer;
  std::size_t line;
  std::vector<std::string> parts;  // of the problem, in this order
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.is_open());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  for (;;) {
    const auto end = text.find(separator);
    std::string piece(text.substr(0, end));
    piece.erase(piece.find_last_not_of(' ') + 1);
    piece.erase(0, piece.find_first_not_of(' '));
    pieces.push_back(std::move(piece));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + separator.size());
  }
}

std::map<std::string, Expectation> read_expectations() {
  std::map<std::string, Expectation> all;
  std::ifstream table(corpus / "expected.txt");
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = split(line, " | ");
    REQUIRE(cells.size() == 5);
    REQUIRE((cells[1] == "sealed" || cells[1] == "unsealed"));
    REQUIRE(!cells[4].empty());
    const Expectation expected{cells[1] == "sealed", cells[2] == "-" ? "" : cells[2],
                               cells[3] == "-" ? 0 : std::stoul(cells[3]), split(cells[4], " … ")};
    REQUIRE(all.emplace(cells[0], expected).second);  // no file stands there twice
  }
  return all;
}

const std::map<std::string, Expectation>& expectations() {
  static const auto all = read_expectations();
  return all;
}

std::vector<std::string> names_of_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(corpus)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// ---- What must hold of every refusal ----

bool holds_in_order(std::string_view text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    const auto at = text.find(part);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + part.size());
  }
  return true;
}

// Whether the words that a person gets of it (tests/cli/trouble_test.cpp) are of one kind.
bool is_said_of(const Expectation& expected, std::string_view words) {
  return std::any_of(expected.parts.begin(), expected.parts.end(), [&](const std::string& part) {
    return part.find(words) != std::string::npos;
  });
}

void check_damage(const store::Damage& damage, const Expectation& expected) {
  CAPTURE(damage.pointer, damage.line, damage.problem);
  CHECK(damage.pointer == expected.pointer);
  CHECK(damage.line == expected.line);
  CHECK(damage.is(store::Damage::Kind::newer_version) == is_said_of(expected, "newer version"));
  auto parts = expected.parts;
  if (damage.is(store::Damage::Kind::newer_version))
    parts.erase(parts.begin());  // which is not of the file
  CHECK(holds_in_order(damage.problem, parts));
  for (const std::string& text : {damage.pointer, damage.problem}) {
    CHECK(safe_to_print(text));
    CHECK(!quotes_a_library(text));
  }
}

void check_told(const store::Trouble& trouble, const Expectation& expected) {
  CHECK(trouble.path == log_path);
  CHECK(trouble.role == store::Role::log);
  if (const auto* checksum = trouble.checksum()) {
    CHECK((expected.pointer.empty() && expected.line == 0));
    CHECK(*checksum == (is_said_of(expected, "first four lines") ? store::Checksum::misplaced
                                                                 : store::Checksum::broken));
    CHECK(is_said_of(expected, "seal"));
    return;
  }
  REQUIRE(trouble.damage() != nullptr);
  check_damage(*trouble.damage(), expected);
}

// Neither reading nor a change gets at a log, the file stays byte for byte as it was, and nothing
// comes to be beside it.
void check_gives_no_log(const std::string& bytes, const Expectation& expected) {
  FakeDisk disk = disk_with(bytes);
  store::LogFile file(disk, log_path);
  check_told(trouble_of([&] { (void)file.read(); }), expected);
  const auto no_change = [](const Log& log) -> Log {
    FAIL("a log was handed out to be changed");
    return log;
  };
  check_told(trouble_of([&] { (void)file.change(no_change); }), expected);
  CHECK((standing(disk) == bytes));
  CHECK(names(disk) == std::vector<std::string>{"log.json"});
  CHECK(disk.open_files() == 0);
}

// ---- The tests ----

TEST_CASE("every hostile file has its expectation and every expectation its file") {
  std::vector<std::string> expected;
  for (const auto& [name, expectation] : expectations()) expected.push_back(name);
  CHECK(names_of_files() == expected);
  CHECK(expected.size() >= 360);  // an empty folder would fit an empty table
}

TEST_CASE("every hostile file is refused at its place and in its words and gives no log") {
  for (const auto& [name, expected] : expectations()) {
    DYNAMIC_SECTION(name) {
      const std::string bytes = text_of(corpus / (name + ".json"));
      CHECK((store::verify_checksum(bytes) == store::Checksum::intact) ==
            expected.with_right_checksum);
      check_gives_no_log(bytes, expected);
    }
  }
}

// ---- The same under the head of version 2 ----

bool is_of_version_1(const std::string& bytes) {
  const std::string head = store::head_without_checksum(1);
  return bytes.starts_with(head.substr(0, head.find("  \"crc32\"")));
}

// The same file with the head of version 2, and a seal that fits where one did.
std::string as_version_2(std::string bytes, bool with_right_checksum) {
  const std::size_t head = store::head_without_checksum().size();
  if (with_right_checksum) return store::with_right_checksum(bytes.substr(head));
  return bytes.replace(bytes.find("\"version\": 1"), 12, "\"version\": 2");
}

// What version 1 refuses for what it does not know yet, and for nothing else.
bool is_refused_for_its_age(const std::string& name) { return name.starts_with("version-1-with-"); }

TEST_CASE("what version 1 refuses version 2 refuses at the same place and in the same words") {
  int tried = 0;
  for (const auto& [name, expected] : expectations()) {
    const std::string bytes = text_of(corpus / (name + ".json"));
    if (!is_of_version_1(bytes) || is_refused_for_its_age(name)) continue;
    CAPTURE(name);
    check_gives_no_log(as_version_2(bytes, expected.with_right_checksum), expected);
    ++tried;
  }
  CHECK(tried > 200);
}

TEST_CASE("what version 1 does not know yet is all that is wrong with a file that says so") {
  int tried = 0;
  for (const auto& [name, expected] : expectations()) {
    if (!is_refused_for_its_age(name) || !expected.with_right_checksum) continue;
    CAPTURE(name);
    FakeDisk disk = disk_with(as_version_2(text_of(corpus / (name + ".json")), true));
    const auto reading = store::LogFile(disk, log_path).read();
    CHECK(reading.version == 2);
    CHECK(reading.log.courses()[0].nights().size() == 2);
    ++tried;
  }
  CHECK(tried == 9);  // six fields and three signs
}

// ---- What is sound ----

TEST_CASE("the logs that the hostile files are spoiled copies of are read") {
  const auto& [name, version] = GENERATE(table<std::string, int>(
      {{"the-log-that-the-others-spoil", 1}, {"the-log-that-those-of-version-2-spoil", 2}}));
  FakeDisk disk = disk_with(text_of(corpus / "sound" / (name + ".json")));
  const auto reading = store::LogFile(disk, log_path).read();
  REQUIRE(reading.exists);
  CHECK(reading.version == version);
  CHECK(reading.log.courses()[0].nights().size() == 2);
}

}  // namespace
}  // namespace titrate::test
