// Plays every transcript of tests/golden. With TITRATE_REWRITE_GOLDEN=1 the files are written anew
// with what the commands say now; read the difference before keeping it. Where CI is set that is
// refused: there a difference is a failure, and nothing else.

#include "support/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

const fs::path folder = source_dir() / "tests" / "golden";

bool rewriting() {
  const char* const value = std::getenv("TITRATE_REWRITE_GOLDEN");
  if (value == nullptr || std::string_view(value) != "1") return false;
  if (std::getenv("CI") != nullptr) FAIL("TITRATE_REWRITE_GOLDEN is refused where CI is set");
  return true;
}

void rewrite(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  REQUIRE(out.flush());
}

// ---- The transcripts ----

TEST_CASE("what the commands say is what the golden files say") {
  const bool writing = rewriting();
  for (const fs::path& file : golden_files(folder)) {
    DYNAMIC_SECTION(file.filename().string()) {
      const std::string expected = read_golden(file);
      const std::string actual = played(expected);
      const std::string differing = difference(expected, actual);
      if (writing) {
        rewrite(file, actual);
      } else if (!differing.empty()) {
        // Not through Catch, which would break the lines anew.
        std::cerr << "tests/golden/" << file.filename().string()
                  << ": - is expected, + is what was said\n\n"
                  << differing << '\n';
        FAIL("the difference is above");
      }
      CHECK(actual.find("\n= ") != std::string::npos);  // it ran a command
    }
  }
}

TEST_CASE("a golden file is at most a screen long") {
  for (const fs::path& file : golden_files(folder)) {
    const std::string text = read_golden(file);
    INFO(file.filename().string());
    CHECK(std::count(text.begin(), text.end(), '\n') <= 60);
  }
}

// ---- The harness itself ----

TEST_CASE("a folder that is missing or holds no golden file is an error") {
  const fs::path empty = fs::temp_directory_path() / "titrate-no-golden";
  fs::create_directory(empty);
  CHECK_THROWS(golden_files(empty));
  fs::remove(empty);
  CHECK_THROWS(golden_files(empty));
}

TEST_CASE(
    "playing puts what was said in the place of what was expected, and the difference shows") {
  const std::string expected =
      "# two capsules on the label\n"
      "course 2026-11-01 2x120\n"
      "$ titrate tonight --quiet\n"
      "| 3\n"
      "= 0\n";
  const std::string actual = played(expected);
  CHECK(actual.find("| 2\n= 0\n") != std::string::npos);
  CHECK(difference(expected, actual) ==
        "  # two capsules on the label\n"
        "  course 2026-11-01 2x120\n"
        "  $ titrate tonight --quiet\n"
        "- | 3\n"
        "+ | 2\n"
        "  = 0\n");
  CHECK(difference(actual, actual).empty());
}

TEST_CASE("a transcript that cannot be understood is an error") {
  const std::string line =
      GENERATE("colour never", "$ tirtate", "$ titrate 'open", "nights 3:4", "now yesterday",
               "course 2026-11-01 2x120 cieling=3", "fail open EWRONG", "cat", "replace log.json");
  INFO(line);
  CHECK_THROWS(played(line + '\n'));
}

TEST_CASE("arguments are split as a shell splits them") {
  using Words = std::vector<std::string>;
  CHECK(shell_words(R"(log 3  'two words' "a \"b\"" c\ d '' $'\x1b\n')") ==
        Words{"log", "3", "two words", "a \"b\"", "c d", "", "\x1b\n"});
  CHECK(shell_words("").empty());
}

TEST_CASE("what cannot be seen is made visible") {
  CHECK(visible("a\x1b[1m\r\x9b") == "a␛[1m␍<9b>");
  CHECK(visible("\u202e\x7f…") == "<202e><7f>…");
}

}  // namespace
}  // namespace titrate::test
