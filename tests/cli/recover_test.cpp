// titrate recover that fails half way, at each of its calls to the disk: what a person is told is
// so, and what is to help then helps, on what was left.

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <string>
#include <vector>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"
#include "support/strings.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Failing = FakeDisk::Failing;

const std::string kept_path = World::log_path() + ".damaged-20261101-213000";
const std::string saved = store::encode(short_log(2));

// What is in the log's place before, so that there is something to recover from.
struct Loss {
  std::string name;
  std::function<void(FakeDisk&)> happen;
};

std::vector<Loss> losses() {
  const auto put = [](const std::string& bytes) {
    return [bytes](FakeDisk& disk) { disk.put(World::log_path(), bytes); };
  };
  const auto give_mode = [](unsigned mode) {
    return [mode](FakeDisk& disk) { disk.node(World::log_path()).mode = mode; };
  };
  return {{"damaged", put(saved.substr(0, saved.size() / 2))},
          {"changed by hand", put(store::encode(short_log(3)) + '\n')},
          {"missing", [](FakeDisk& disk) { disk.erase(World::log_path()); }},
          {"not to be read", give_mode(S_IFREG | 0U)},
          {"a folder", give_mode(S_IFDIR | 0700U)},
          {"a pipe", give_mode(S_IFIFO | 0600U)}};
}

World world_after(const Loss& loss) {
  World world;
  world.keep(short_log(2));
  world.disk.put(World::log_path() + ".bak", saved);
  loss.happen(world.disk);
  return world;
}

// What stands in a place, to be known again wherever it is: a plain file by its bytes, of which
// there may be copies, what else there is by itself. Empty where nothing is.
std::string thing_at(FakeDisk& disk, const std::string& path) {
  if (!disk.has(path)) return "";
  const auto& node = disk.node(path);
  const bool is_plain = S_ISREG(node.mode) && (node.mode & 0400U) != 0;
  return is_plain ? node.content : "node " + std::to_string(node.inode);
}

bool is_kept(FakeDisk& disk, const std::string& thing) {
  if (thing.empty()) return true;
  const auto paths = disk.paths();
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return path.starts_with(kept_path) && thing_at(disk, path) == thing;
  });
}

// What is said of the log where it did not come back, against what is there.
void check_told(World& world, const std::string& lost, const Said& said) {
  REQUIRE(said.error);
  const std::string now = thing_at(world.disk, World::log_path());
  const std::string moved =
      "What stood in the log's place is now " + kept_path + ". To try again: titrate recover\n";
  CHECK(said.error->log_is_as_it_was == (now == lost));
  CHECK(says(said.err, "Nothing was changed.") == (now == lost));
  CHECK(says(said.err, moved) == (now != lost));
  if (now != lost) {
    CHECK(now.empty());
    CHECK(thing_at(world.disk, kept_path) == lost);
  }
}

// Each command that an error names, then the same command again, unless one of them recovered.
void follow(World& world, const cli::Error& error) {
  world.terminal.can_ask = true;
  bool recovered = false;
  for (const text::Suggestion& suggestion : error.remedy.suggestions()) {
    if (suggestion.kind != text::Suggestion::Kind::titrate) continue;  // another log
    const auto command = arguments_of(suggestion);
    CAPTURE(command);
    world.answers = {"y"};
    const Said said = world.run(command);
    const bool recovers = command.front() == "recover";
    CHECK(said.code == (recovers ? 0 : 4));
    recovered = recovered || recovers;
  }
  if (!recovered) CHECK(world.run({"recover", "--yes"}).code == 0);
}

void check_recovered(World& world, const std::string& lost) {
  CHECK(thing_at(world.disk, World::log_path()) == saved);
  CHECK(thing_at(world.disk, World::log_path() + ".bak") == saved);
  CHECK(is_kept(world.disk, lost));
  CHECK(world.run({"tonight"}).code == 0);
}

TEST_CASE("whichever call of a recovery fails, what is told is so and what helps helps") {
  const Loss loss = GENERATE(from_range(losses()));
  const auto failing = GENERATE(Failing::once, Failing::from_then_on);
  std::size_t failed = 0;
  for (std::size_t call = 1;; ++call) {
    World world = world_after(loss);
    const std::string lost = thing_at(world.disk, World::log_path());
    world.disk.fail_from(call, EIO, failing);
    const Said said = world.run({"recover", "--yes"});
    if (!world.disk.first_failure()) break;
    const auto& broken = world.disk.calls()[*world.disk.first_failure()];
    CAPTURE(loss.name, failing == Failing::once, call, broken.name, broken.path, said.err);
    world.disk.heal();
    if (said.saved) {
      CHECK((said.code == 0 || says(said.err, "the log was saved, but its folder")));
    } else {
      ++failed;
      CHECK((said.code == 3 || said.code == 4));
      check_told(world, lost, said);
      follow(world, *said.error);
    }
    check_recovered(world, lost);
  }
  CHECK(failed > 20);
}

struct LossStep {
  std::string loss;
  std::string call;
  std::size_t skipped;  // of these calls, which do what they should
  int error;
  std::string said;
};

TEST_CASE("what is told of a recovery that failed half way, in words") {
  const std::string nothing = "Nothing was changed. ";
  const std::string room = nothing + "Make some room on the disk and try again.\n";
  const std::string failing =
      nothing + "The disk may be failing; keep a copy of your log elsewhere.\n";
  const std::string rights =
      nothing + "See who may read and write there, or name another place with --log FILE.\n";
  const std::string moved =
      "What stood in the log's place is now " + kept_path + ". To try again: titrate recover\n";
  const std::string not_flushed = "titrate: could not flush the folder " +
                                  std::string(World::folder) + ": the disk reported an error.\n";
  const std::string not_written = "titrate: could not write " + World::log_path() + ": ";
  const LossStep step = GENERATE_COPY(values<LossStep>({
      {"damaged", "write", 0, ENOSPC, not_written + "the disk is full.\n" + room},
      {"damaged", "rename", 0, EACCES,
       "titrate: could not write " + kept_path + ": permission denied.\n" + rights},
      {"damaged", "sync", 1, EIO, not_flushed + failing},
      {"damaged", "write", 1, ENOSPC, not_written + "the disk is full.\n" + room},
      {"damaged", "rename", 1, EACCES, not_written + "permission denied.\n" + rights},
      {"a folder", "rename", 0, EACCES,
       "titrate: could not move away " + World::log_path() + ": permission denied.\n" + rights},
      {"a folder", "sync", 0, EIO, not_flushed + failing},
      {"a folder", "write", 0, ENOSPC, not_written + "the disk is full.\n" + room},
      {"a folder", "rename", 1, EACCES, not_written + "permission denied.\n" + moved},
  }));
  CAPTURE(step.loss, step.call, step.skipped);
  const auto all = losses();
  const auto loss = std::find_if(all.begin(), all.end(),
                                 [&](const Loss& each) { return each.name == step.loss; });
  World world = world_after(*loss);
  const std::string lost = thing_at(world.disk, World::log_path());
  world.disk.fail_every(step.call, step.error, step.skipped);
  const Said said = world.run({"recover", "--yes"});
  CHECK(said.code == 3);
  CHECK(said.err == step.said);
  world.disk.heal();
  check_told(world, lost, said);
  follow(world, *said.error);
  check_recovered(world, lost);
}

}  // namespace
}  // namespace titrate::test
