// What is suggested: its commands are ones that there are, none is said that is not known as one,
// and that nothing was changed is said from what happened. Tried on every answer of the golden
// transcripts.

#include "cli/remedy.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <map>
#include <new>
#include <regex>
#include <set>

#include "cli/args/command_tree.hpp"
#include "store/trouble.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/logs.hpp"
#include "support/source_dir.hpp"
#include "support/suggestions.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using cli::Suggestion;

constexpr std::string_view assurance = "Nothing was changed";

std::size_t count(std::string_view text, std::string_view words) {
  std::size_t found = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    ++found;
  }
  return found;
}

void for_each_golden_answer(const std::function<void(const Said&)>& look) {
  for (const auto& file : golden_files(source_dir() / "tests" / "golden")) {
    CAPTURE(file.filename().string());
    played(read_golden(file), look);
  }
}

TEST_CASE("a command line that names what there is not cannot be read") {
  CHECK(cli::can_be_read({}));
  CHECK(cli::can_be_read({"log", "DOSE", "STOOL", "--date", "2026-11-01"}));
  CHECK_FALSE(cli::can_be_read({"logs"}));
  CHECK_FALSE(cli::can_be_read({"log", "--dose", "3"}));
  CHECK_FALSE(cli::can_be_read({"undo", "yesterday"}));
}

// ---- Every answer of the transcripts ----

// Without colours, and with one blank for all that stands between words: as it was before it was
// laid out.
std::string on_one_line(std::string_view text) {
  static const std::regex colour("\x1b\\[[0-9;]*m"), blanks("\\s+");
  const std::string plain = std::regex_replace(std::string(text), colour, "");
  return std::regex_replace(plain, blanks, " ");
}

// Calls of this program in a text: the name of a command, or an option, behind its own.
std::size_t calls_in(const std::string& text) {
  static const std::regex call = [] {
    std::string names = "--[a-z]";
    for (const auto& command : cli::command_tree().commands)
      names += '|' + command.name + "\\b(?!')";
    return std::regex("\\btitrate (" + names + ')');
  }();
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), call), std::sregex_iterator()));
}

// Help, and what is written for others than the person at the keyboard.
bool is_document(const Said& said) {
  static const std::set<std::string> words = {"--help", "-h",     "help",
                                              "export", "--html", "completion"};
  return std::any_of(said.arguments.begin(), said.arguments.end(),
                     [](const std::string& word) { return words.contains(word); });
}

TEST_CASE("every command that is suggested is one that there is") {
  std::set<std::vector<std::string>> commands;
  std::map<Suggestion::Kind, int> kinds;
  for_each_golden_answer([&](const Said& said) {
    for (const Suggestion& suggestion : said.suggested) {
      ++kinds[suggestion.kind];
      if (suggestion.kind == Suggestion::Kind::other) {
        const std::string program = words_of(suggestion).front();
        CHECK((program == "chmod" || program == "git"));
      } else if (commands.insert(arguments_of(suggestion, said.arguments)).second) {
        CAPTURE(said.arguments, suggestion.to_text());
        CHECK(cli::can_be_read(arguments_of(suggestion, said.arguments)));
      }
    }
  });
  CHECK(commands.size() >= 150);
  CHECK(kinds[Suggestion::Kind::titrate] >= 500);
  CHECK(kinds[Suggestion::Kind::added] >= 20);
  CHECK(kinds[Suggestion::Kind::options] >= 20);
  CHECK(kinds[Suggestion::Kind::other] >= 3);
}

TEST_CASE("every suggestion is said, and every command that is said is known as a suggestion") {
  std::size_t known = 0;
  for_each_golden_answer([&](const Said& said) {
    const std::string text = on_one_line(said.out + said.err);
    CAPTURE(said.arguments, text);
    std::size_t calls = 0;
    for (const Suggestion& suggestion : said.suggested) {
      const std::string shown = suggestion.to_text();
      CAPTURE(shown);
      CHECK(count(text, shown) > 0);
      calls += calls_in(shown);
    }
    known += calls;
    if (!is_document(said)) CHECK(calls_in(text) == calls);
  });
  CHECK(known >= 500);
}

TEST_CASE("what an error suggests is among what its run does, at the end") {
  for_each_golden_answer([&](const Said& said) {
    if (!said.error) return;
    const auto last = said.error->remedy.suggestions();
    REQUIRE(last.size() <= said.suggested.size());
    for (std::size_t i = 0; i < last.size(); ++i) {
      CHECK(said.suggested[said.suggested.size() - last.size() + i].to_text() == last[i].to_text());
    }
  });
}

TEST_CASE("that nothing was changed is said once, and only where something could have been") {
  int said_so = 0, could_not = 0;
  for_each_golden_answer([&](const Said& said) {
    CAPTURE(said.err, said.code);
    const auto times = count(said.err, assurance);
    CHECK(times <= 1);
    if (said.saved || !said.may_save) CHECK(times == 0);
    if (!said.error) return;
    CHECK(count(said.error->remedy.to_text(), assurance) == 0);
    CHECK(count(said.error->message, assurance) == 0);
    CHECK(said.code == static_cast<int>(exit_code(said.error->kind)));
    if (said.error->kind == cli::ErrorKind::usage) return;
    CHECK((times == 1) == (said.may_save && said.error->log_is_as_it_was));
    said_so += static_cast<int>(times);
    could_not += said.may_save ? 0 : 1;
  });
  CHECK(said_so > 80);
  CHECK(could_not > 20);
}

TEST_CASE("what another program changed is not said to be as it was") {
  World world;
  world.keep(short_log(2));
  world.set_clock("2026-11-09T21:30");
  const std::string log = World::path("log.json");
  world.disk.before("list", std::string(World::folder),
                    [&] { world.disk.node(log).modified += 1; });
  const Said said = world.run({"log", "2"});
  CHECK(said.code == 3);
  CHECK(said.may_save);
  CHECK(count(said.err, assurance) == 0);
}

TEST_CASE("where memory runs out, only what can change the log says that nothing was changed") {
  const auto run_out_of_memory = [](const std::vector<std::string>& arguments) {
    World world;
    world.keep(short_log(2));
    world.set_clock("2026-11-09T21:30");
    const std::string log = World::path("log.json");
    world.disk.before("open", log, [] { throw std::bad_alloc(); });
    const Said said = world.run(arguments);
    CAPTURE(arguments, said.out);
    CHECK(said.code == 3);
    CHECK(said.out.empty());
    return said.err;
  };
  const std::string what = "titrate: there is not enough memory.\n";
  CHECK(run_out_of_memory({"tonight"}) == what);
  CHECK(run_out_of_memory({"history"}) == what);
  CHECK(run_out_of_memory({"undo"}) == what + "Nothing was changed.\n");
  CHECK(run_out_of_memory({"log", "2"}) == what + "Nothing was changed.\n");
}

// The third look into the folder, after that at the log and that for leftovers, tells what was
// saved.
Said accepted_where_the_telling_fails(const std::function<void()>& fail,
                                      bool is_unconfirmed = false) {
  World world;
  world.keep(short_log(2));
  const std::string log = World::path("log.json"), folder(World::folder);
  std::string bytes = world.disk.bytes(log).value();
  bytes.replace(bytes.find("\"capsules\": 2"), 13, "\"capsules\": 1");
  world.disk.put(log, bytes);
  world.disk.before("list", folder, [&] {
    world.disk.before("list", folder, [&] { world.disk.before("list", folder, fail); });
  });
  if (is_unconfirmed) world.disk.fail_every("sync", EIO, 1);  // of the folder, not of the file
  return world.run({"check", "--accept", "--json"});
}

TEST_CASE("what fails once the log is saved takes nothing of that back") {
  const std::string saved = "The log was saved, but the answer is lost: titrate tonight\n";
  const Said short_of_memory = accepted_where_the_telling_fails([] { throw std::bad_alloc(); });
  CHECK(short_of_memory.saved);
  CHECK(short_of_memory.code == 5);
  CHECK(short_of_memory.err == "titrate: there is not enough memory.\n" + saved);
  CHECK(short_of_memory.out.empty());
  const Said unconfirmed = accepted_where_the_telling_fails([] { throw std::bad_alloc(); }, true);
  CHECK(unconfirmed.code == 6);
  CHECK(unconfirmed.err ==
        "titrate: there is not enough memory.\nThe log was saved, but not confirmed to be on the "
        "disk, and the answer is lost: titrate tonight\n");
  const Said failing = accepted_where_the_telling_fails([] {
    throw store::Trouble(store::FailedCall{store::Action::look_into_folder, EIO}, "/disk");
  });
  CHECK(failing.saved);
  CHECK(failing.code == 5);
  CHECK(failing.err.starts_with("titrate: could not look into the folder /disk"));
  CHECK(failing.err.ends_with(saved));
  CHECK(cli::can_be_read({"tonight"}));
  CHECK(cli::can_be_read({"check"}));  // what is said where the log is another one
}

TEST_CASE("a command can change the log only as it is asked for") {
  const auto may_save = [](const std::vector<std::string>& arguments) {
    return World().run(arguments).may_save;
  };
  for (const auto& arguments : std::vector<std::vector<std::string>>{{},
                                                                     {"tonight"},
                                                                     {"history"},
                                                                     {"chart"},
                                                                     {"trend"},
                                                                     {"report"},
                                                                     {"review", "x"},
                                                                     {"guide"},
                                                                     {"export", "--csv"},
                                                                     {"ceiling"},
                                                                     {"climb", "--list"},
                                                                     {"taper", "--list"},
                                                                     {"pause", "--list"},
                                                                     {"check"},
                                                                     {"completion", "bash"}}) {
    CAPTURE(arguments);
    CHECK_FALSE(may_save(arguments));
  }
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"start"},
                                                                     {"log", "2"},
                                                                     {"import", "x"},
                                                                     {"merge", "x"},
                                                                     {"edit", "today"},
                                                                     {"remove", "today"},
                                                                     {"ceiling", "3"},
                                                                     {"climb"},
                                                                     {"taper"},
                                                                     {"pause"},
                                                                     {"resume"},
                                                                     {"undo"},
                                                                     {"check", "--accept"},
                                                                     {"recover"}}) {
    CAPTURE(arguments);
    CHECK(may_save(arguments));
  }
}

}  // namespace
}  // namespace titrate::test
