// Replays everything that the fuzzers start from or once stumbled over, without a fuzzer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "promises.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;
using fuzz::Verdict;

const fs::path tests = test::source_dir() / "tests";

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const bool is_keeper = entry.path().filename() == ".gitkeep";  // of a folder without files
    if (entry.is_regular_file() && !is_keeper) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.is_open());
  return {std::istreambuf_iterator<char>(in), {}};
}

// How many of the files were accepted and refused; a broken promise fails the test.
struct Count {
  int accepted = 0;
  int refused = 0;

  int all() const { return accepted + refused; }
};

Count replay(const fs::path& folder, Verdict (*attempt)(std::string_view)) {
  Count count;
  for (const fs::path& file : files_in(folder)) {
    INFO(file.string());
    try {
      (attempt(bytes_of(file)) == Verdict::accepted ? count.accepted : count.refused) += 1;
    } catch (const std::exception& broken) {
      FAIL_CHECK("broken: " << broken.what());
    }
  }
  return count;
}

TEST_CASE("the promises about a log hold for every seed, of which many are logs and many are not") {
  const Count count = replay(tests / "fuzz" / "seeds" / "log", fuzz::try_log);
  CHECK(count.accepted >= 20);
  CHECK(count.refused >= 20);
}

TEST_CASE("the promises about a value hold for every seed, of which many are values") {
  const Count count = replay(tests / "fuzz" / "seeds" / "values", fuzz::try_value);
  CHECK(count.accepted >= 20);
  CHECK(count.refused >= 20);
}

TEST_CASE("the promises about an import hold for every seed, of which many fit and many do not") {
  const Count count = replay(tests / "fuzz" / "seeds" / "import", fuzz::try_import);
  CHECK(count.accepted >= 20);
  CHECK(count.refused >= 15);
}

TEST_CASE("the promises about a merge hold for every seed, of which many join and many do not") {
  const Count count = replay(tests / "fuzz" / "seeds" / "merge", fuzz::try_merge);
  CHECK(count.accepted >= 20);
  CHECK(count.refused >= 20);
}

TEST_CASE("the promises hold for everything that once broke one") {
  const fs::path regressions = tests / "fuzz" / "regressions";
  const int replayed = replay(regressions / "import", fuzz::try_import).all() +
                       replay(regressions / "log", fuzz::try_log).all() +
                       replay(regressions / "merge", fuzz::try_merge).all() +
                       replay(regressions / "values", fuzz::try_value).all();
  CHECK(replayed >= 2);  // a replay of nothing would prove nothing
}

TEST_CASE("the promises about a log hold for every hostile file") {
  const Count count = replay(tests / "hostile", fuzz::try_log);
  CHECK(count.refused >= 250);
}

// ---- From the command line ----

TEST_CASE("no hostile file gives an answer to any question") {
  int asked = 0;
  for (const fs::path& file : files_in(tests / "hostile")) {
    if (file.extension() != ".json") continue;
    World world;
    world.keep(Log());
    world.disk.put(World::path("log.json"), bytes_of(file));
    for (const std::vector<std::string>& question : {std::vector<std::string>{},
                                                     {"tonight"},
                                                     {"tonight", "--quiet"},
                                                     {"tonight", "--json"},
                                                     {"history"},
                                                     {"history", "--csv"},
                                                     {"history", "--json"},
                                                     {"log", "3"}}) {
      const Said said = world.run(question);
      CAPTURE(file.string(), question, said.err);
      CHECK(said.out.empty());
      CHECK(said.code == 4);
      ++asked;
    }
    CHECK((world.disk.bytes(World::path("log.json")) == bytes_of(file)));
  }
  CHECK(asked >= 250 * 8);
}

}  // namespace
}  // namespace titrate::test
