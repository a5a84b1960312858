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

#include "core/utf8.hpp"
#include "store/codec/seal.hpp"
#include "store/log_file.hpp"
#include "store/trouble.hpp"
#include "support/catch.hpp"
#include "support/fake_disk.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

const fs::path folder = source_dir() / "tests" / "hostile";
const std::string path = "/home/me/log.json";

// ---- The corpus ----

struct Expected {
  bool sealed;
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

std::map<std::string, Expected> read_expectations() {
  std::map<std::string, Expected> all;
  std::ifstream table(folder / "expected.txt");
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = split(line, " | ");
    REQUIRE(cells.size() == 5);
    REQUIRE((cells[1] == "sealed" || cells[1] == "unsealed"));
    REQUIRE(!cells[4].empty());
    const Expected expected{cells[1] == "sealed", cells[2] == "-" ? "" : cells[2],
                            cells[3] == "-" ? 0 : std::stoul(cells[3]), split(cells[4], " … ")};
    REQUIRE(all.emplace(cells[0], expected).second);  // no file stands there twice
  }
  return all;
}

const std::map<std::string, Expected>& expectations() {
  static const auto all = read_expectations();
  return all;
}

std::vector<std::string> names_of_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// ---- What must hold of every refusal ----

bool safe_to_print(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid || is_unsafe(next.code)) return false;
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

// Words of the libraries underneath; the JSON library's quote raw bytes of the file.
bool quotes_a_library(const std::string& text) {
  const auto words = {"json.exception", "parse_error",  "parse error", "syntax error",
                      "last read",      "basic_string", "std::",       "terminate called"};
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.find(word) != std::string::npos; });
}

bool holds_in_order(std::string_view text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    const auto at = text.find(part);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + part.size());
  }
  return true;
}

// What an attempt to get at a log ends in. It must be a trouble with the file, and nothing else.
template <class Attempt>
store::Trouble trouble_of(Attempt attempt) {
  try {
    attempt();
  } catch (const store::Trouble& trouble) {
    return trouble;
  } catch (const std::exception& error) {
    FAIL("a library's exception came through: " << error.what());
  }
  FAIL("a log came out of it");
  return {store::Fault::no_log, ""};
}

// Whether the words that a person gets of it (tests/cli/trouble_test.cpp) are of one kind.
bool is_said_of(const Expected& expected, std::string_view words) {
  return std::any_of(expected.parts.begin(), expected.parts.end(), [&](const std::string& part) {
    return part.find(words) != std::string::npos;
  });
}

void check_damage(const store::Damage& damage, const Expected& expected) {
  CAPTURE(damage.pointer, damage.line, damage.problem);
  CHECK(damage.pointer == expected.pointer);
  CHECK(damage.line == expected.line);
  CHECK(damage.newer_version == is_said_of(expected, "newer version"));
  auto parts = expected.parts;
  if (damage.newer_version) parts.erase(parts.begin());  // which is not of the file
  CHECK(holds_in_order(damage.problem, parts));
  for (const std::string& text : {damage.pointer, damage.problem}) {
    CHECK(safe_to_print(text));
    CHECK(!quotes_a_library(text));
  }
}

void check_told(const store::Trouble& trouble, const Expected& expected) {
  CHECK(trouble.path == path);
  if (const auto* seal = trouble.seal()) {
    CHECK((expected.pointer.empty() && expected.line == 0));
    CHECK(*seal == (is_said_of(expected, "first four lines") ? store::Seal::misplaced
                                                             : store::Seal::broken));
    CHECK(is_said_of(expected, "seal"));
    return;
  }
  REQUIRE(trouble.damage() != nullptr);
  check_damage(*trouble.damage(), expected);
}

// Neither reading nor a change gets at a log, and the file stays byte for byte as it was.
void check_refused(const std::string& bytes, const Expected& expected) {
  FakeDisk disk;
  disk.put(path, bytes);
  store::LogFile file(disk, path);
  check_told(trouble_of([&] { (void)file.read(); }), expected);
  const auto no_change = [](const Log& log) -> Log {
    FAIL("a log was handed out to be changed");
    return log;
  };
  check_told(trouble_of([&] { (void)file.change(no_change); }), expected);
  CHECK((disk.bytes(path) == bytes));
  CHECK_FALSE(disk.has(path + ".bak"));
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
      const std::string bytes = text_of(folder / (name + ".json"));
      CHECK((store::check_seal(bytes) == store::Seal::intact) == expected.sealed);
      check_refused(bytes, expected);
    }
  }
}

// ---- The same under the head of version 2 ----

bool is_of_version_1(const std::string& bytes) {
  const std::string head = store::unsealed_head(1);
  return bytes.starts_with(head.substr(0, head.find("  \"crc32\"")));
}

// The same file with the head of version 2, and a seal that fits where one did.
std::string as_version_2(std::string bytes, bool sealed) {
  const std::size_t head = store::unsealed_head().size();
  if (sealed) return store::sealed(bytes.substr(head));
  return bytes.replace(bytes.find("\"version\": 1"), 12, "\"version\": 2");
}

// What version 1 refuses for what it does not know yet, and for nothing else.
bool is_refused_for_its_age(const std::string& name) { return name.starts_with("version-1-with-"); }

TEST_CASE("what version 1 refuses version 2 refuses at the same place and in the same words") {
  int tried = 0;
  for (const auto& [name, expected] : expectations()) {
    const std::string bytes = text_of(folder / (name + ".json"));
    if (!is_of_version_1(bytes) || is_refused_for_its_age(name)) continue;
    CAPTURE(name);
    check_refused(as_version_2(bytes, expected.sealed), expected);
    ++tried;
  }
  CHECK(tried > 200);
}

TEST_CASE("what version 1 does not know yet is all that is wrong with a file that says so") {
  int tried = 0;
  for (const auto& [name, expected] : expectations()) {
    if (!is_refused_for_its_age(name) || !expected.sealed) continue;
    CAPTURE(name);
    FakeDisk disk;
    disk.put(path, as_version_2(text_of(folder / (name + ".json")), true));
    const auto reading = store::LogFile(disk, path).read();
    CHECK(reading.version == 2);
    CHECK(reading.log.courses()[0].nights().size() == 2);
    ++tried;
  }
  CHECK(tried == 9);  // six fields and three signs
}

// ---- What is sound ----

std::string sound_log() { return text_of(folder / "sound" / "the-log-that-the-others-spoil.json"); }

TEST_CASE("the logs that the hostile files are spoiled copies of are read") {
  const auto& [name, version] = GENERATE(table<std::string, int>(
      {{"the-log-that-the-others-spoil", 1}, {"the-log-that-those-of-version-2-spoil", 2}}));
  FakeDisk disk;
  disk.put(path, text_of(folder / "sound" / (name + ".json")));
  const auto reading = store::LogFile(disk, path).read();
  REQUIRE(reading.exists);
  CHECK(reading.version == version);
  CHECK(reading.log.courses()[0].nights().size() == 2);
}

// ---- What is too large to be kept as a file ----

// The sound log with its last night's note replaced by what is no text, sealed again.
std::string with_note(const std::string& json) {
  std::string text = sound_log();
  const std::string_view note = "\"slept badly\"";
  text.replace(text.find(note), note.size(), json);
  return store::sealed(text.substr(store::sealed("").size()), 1);
}

TEST_CASE("a hundred thousand lists and objects in each other are refused") {
  constexpr std::size_t deep = 100'000;
  std::string objects;
  for (std::size_t i = 0; i < deep; ++i) objects += "{\"courses\": ";
  const std::string lists(deep, '[');
  const std::string closed = lists + std::string(deep, ']');

  check_refused(lists, {false, "", 1, {"deeper than 8"}});
  check_refused(closed, {false, "", 1, {"deeper than 8"}});
  check_refused(objects, {false, "", 1, {"deeper than 8"}});
  check_refused(objects + std::string(deep, '}'), {false, "", 1, {"deeper than 8"}});
  check_refused(with_note(closed), {true, "", 16, {"deeper than 8"}});
}

TEST_CASE("a sealed file of 17 MiB is refused") {
  constexpr std::size_t too_large = 17 * 1024 * 1024;
  const std::string blanks(too_large, ' ');
  check_refused(with_note("\"slept badly\"" + blanks), {true, "", 0, {"larger than 16 MiB"}});
  check_refused(with_note('"' + std::string(too_large, 'x') + '"'),
                {true, "", 0, {"larger than 16 MiB"}});
}

TEST_CASE("a number and a field name of a million characters are refused and shown short") {
  const std::string many(1'000'000, '9');
  const std::string night = "/courses/0/nights/0/";
  check_refused(with_note('1' + many), {true, night + "note", 16, {"too large"}});
  check_refused(with_note("\"x\", \"" + many + "\": 1"),
                {true, night + std::string(40, '9') + "...", 16, {"not known"}});
}

}  // namespace
}  // namespace titrate::test
