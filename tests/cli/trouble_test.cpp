// Every cause that the store gives, in its words: the kind of error, what is said, and what helps.

#include "cli/trouble.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/args/command_tree.hpp"
#include "store/log_file.hpp"
#include "support/catch.hpp"
#include "support/fake_disk.hpp"
#include "support/source_dir.hpp"
#include "support/suggestions.hpp"

namespace titrate::test {
namespace {

using cli::ErrorKind;
using store::Action;
using store::Cause;
using store::Checksum;
using store::Damage;
using store::FailedCall;
using store::Fault;
using store::Role;
using store::Trouble;

const std::string path = "/home/me/log.json";

struct Told {
  Cause cause;
  Role role;
  ErrorKind kind;
  std::string said;  // the place, if there is one, and the message
  std::string remedy;
};

std::string said_of(const cli::Error& error) {
  return (error.place.empty() ? "" : error.place + ": ") + error.message;
}

constexpr const char* none = "";
constexpr const char* forbidden =
    "See who may read and write there, or name another place with --log FILE.";
constexpr const char* full = "Make some room on the disk and try again.";
constexpr const char* failing = "The disk may be failing; keep a copy of your log elsewhere.";
constexpr const char* no_file = "No file was written; your log is as it was.";
constexpr const char* bad_backup = "The backup cannot be used.";
constexpr const char* damaged_help =
    "No advice is given from a damaged log. `titrate check` shows what there is; `titrate recover` "
    "brings back the last backup, where there is a whole one.";
constexpr const char* checksum_help =
    "No advice until that is settled. If you changed it yourself, `titrate check --accept` shows "
    "what is in it and seals it again; else `titrate recover` brings back the last backup, "
    "where there is a whole one.";
const Damage stool = {"/courses/0/nights/0/stool", 14, "8 stands where 1 to 7 is due"};
const Damage newer = {"/version", 3, "version 3 of the format", store::Damage::Kind::newer_version};

// ---- Failed calls ----

TEST_CASE("what was tried with a file is said in words") {
  const auto& [action, words] = GENERATE(table<Action, std::string>({
      {Action::open, "open"},
      {Action::look_at, "look at"},
      {Action::read, "read"},
      {Action::write, "write"},
      {Action::flush, "flush"},
      {Action::lock, "lock"},
      {Action::close, "close"},
      {Action::find, "find"},
      {Action::find_folder, "find the folder"},
      {Action::make_folder, "make the folder"},
      {Action::flush_folder, "flush the folder"},
      {Action::look_into_folder, "look into the folder"},
      {Action::remove_leftover, "remove the leftover"},
      {Action::move_away, "move away"},
  }));
  const auto error = cli::error_from({FailedCall{action, EIO}, path});
  CHECK(said_of(error) == "could not " + words + ' ' + path + ": the disk reported an error.");
  CHECK(error.kind == ErrorKind::storage);
}

TEST_CASE("why a call failed is said in words, and what helps") {
  const auto& [number, words, remedy] = GENERATE(table<int, std::string, std::string>({
      {ENOSPC, "the disk is full", full},
      {EDQUOT, "the disk is full", full},
      {EFBIG, "the file would be larger than the system allows", none},
      {EACCES, "permission denied", forbidden},
      {EPERM, "permission denied", forbidden},
      {EROFS, "the disk is read-only", forbidden},
      {EIO, "the disk reported an error", failing},
      {EMFILE, "too many files are open", none},
      {ENFILE, "too many files are open", none},
      {ELOOP, "a link stands in its place", none},
      {EISDIR, "a folder stands in its place", none},
      {ENOENT, "it is not there", none},
      {ENXIO, "it is not a plain file", none},
      {ENODEV, "it is not a plain file", none},
      {ENOTDIR, "a part of its path is not a folder", none},
      {ENOMEM, "there is not enough memory", none},
      {ENOTTY, "the system refused it (error 25)", none},
  }));
  const FailedCall call{Action::write, number};
  const std::string message = "could not write " + path + ": " + words + '.';
  const auto error = cli::error_from({call, path});
  CHECK(said_of(error) == message);
  CHECK(error.remedy.to_text() == remedy);
  CHECK(cli::error_from({call, path, Role::input}).remedy.to_text() == remedy);
  const auto of_output = cli::error_from({call, path, Role::output});
  CHECK(said_of(of_output) == message);
  CHECK(of_output.remedy.to_text() == no_file);
  const auto of_backup = cli::error_from({call, path, Role::backup});
  CHECK(said_of(of_backup) == message);
  CHECK(of_backup.remedy.to_text() == bad_backup);
}

// ---- Everything else ----

std::vector<Told> everything_else() {
  return {
      {Fault::busy, Role::lock, ErrorKind::storage,
       "another titrate has been writing to this log for five seconds.", "Try again in a moment."},
      {Fault::no_plain_file, Role::log, ErrorKind::storage, path + ": it is not a plain file.",
       "Name another file with --log."},
      {Fault::no_plain_file, Role::backup, ErrorKind::storage, path + ": it is not a plain file.",
       bad_backup},
      {Fault::no_plain_file, Role::lock, ErrorKind::storage,
       path + " is in the way: it is not a plain file.", "Move it away and try again."},
      {Fault::no_plain_file, Role::input, ErrorKind::refused, path + ": it is not a plain file.",
       "To read what another program says, give - as the file."},
      {Fault::no_plain_file, Role::output, ErrorKind::refused,
       path + " is there already and is not a plain file.",
       "Name another file, or - for standard output. No file was written."},
      {Fault::other_owner, Role::log, ErrorKind::storage,
       path + ": it belongs to another user of this machine.",
       "Log in as that user, or name your own log with --log."},
      {Fault::other_owner, Role::backup, ErrorKind::storage,
       path + ": it belongs to another user of this machine.", bad_backup},
      {Fault::second_name, Role::log, ErrorKind::storage,
       path + ": it has a second name (a hard link), which writing would part from it.",
       "Copy it to a name of its own and use that."},
      {Fault::dangling_link, Role::log, ErrorKind::storage,
       path + " is a link to a file that is not there.",
       "Is the disk that holds your log connected?"},
      {Fault::missing, Role::log, ErrorKind::storage,
       path + " is missing, but its backup is there.",
       "`titrate check` shows what there is; `titrate recover` brings the backup back, where it is "
       "whole."},
      {Fault::no_log, Role::log, ErrorKind::refused, "there is no log to accept.", ""},
      {Fault::no_backup, Role::backup, ErrorKind::damaged,
       path + ": there is no backup to recover from.",
       "`titrate check` shows what is wrong with the log."},
      {Fault::nothing_to_recover, Role::log, ErrorKind::refused,
       "the log is whole; there is nothing to recover.", "To go back one change: titrate undo"},
      {Fault::changed_meanwhile, Role::log, ErrorKind::storage,
       "another program changed " + path + " just now.",
       "Your change was not saved; try it again. `titrate check` shows what is there."},
      {Fault::foreign_files, Role::log, ErrorKind::storage,
       "what is written in " + path +
           " becomes another user's, so that it could not be read again.",
       "Keep the log on a disk of this machine: --log FILE."},
      {Fault::log_full, Role::log, ErrorKind::refused,
       "with this the log would be larger than 16 MiB, the most that a log may be.",
       "Shorten long notes (titrate edit DATE --clear note), or begin another log: --log FILE."},
      {Fault::not_read_back, Role::log, ErrorKind::storage,
       "what was written for " + path + " did not read back the same.", failing},
      {Fault::not_read_back, Role::output, ErrorKind::storage,
       "what was written for " + path + " did not read back the same.", no_file},
      {Fault::not_encoded, Role::log, ErrorKind::storage,
       "the new log did not read back as it should.",
       "This is a fault of titrate; please report it."},
      {Fault::too_large, Role::input, ErrorKind::refused,
       path + ": it holds more than 16 MiB, the most that is read.", "Is it the right file?"},
      {Fault::no_name, Role::output, ErrorKind::refused, path + " is no name for a file.", no_file},
      {Fault::own_file, Role::output, ErrorKind::refused,
       path + " is a file of your log, which nothing may replace.",
       "Name another file. No file was written."},
      {Fault::taken, Role::output, ErrorKind::refused, path + " is there already.",
       "Name another file, or replace it with --force. No file was written."},
      {stool, Role::log, ErrorKind::damaged,
       path + ", at /courses/0/nights/0/stool (line 14): 8 stands where 1 to 7 is due.",
       damaged_help},
      {Damage{"", 0, "the file is too large"}, Role::log, ErrorKind::damaged,
       path + ": the file is too large.", damaged_help},
      {stool, Role::backup, ErrorKind::damaged,
       path + ", at /courses/0/nights/0/stool (line 14): 8 stands where 1 to 7 is due.",
       bad_backup},
      {newer, Role::log, ErrorKind::damaged,
       path + ", at /version (line 3): this log was written by a newer version of titrate: "
              "version 3 of the format.",
       "Install a newer titrate to read it."},
      {newer, Role::backup, ErrorKind::damaged,
       path + ", at /version (line 3): version 3 of the format.", bad_backup},
      {Checksum::broken, Role::log, ErrorKind::damaged,
       path + ": it was changed outside titrate, or damaged: its seal (crc32) does not fit.",
       checksum_help},
      {Checksum::misplaced, Role::log, ErrorKind::damaged,
       path + ": it was changed outside titrate: its first four lines are not as titrate writes "
              "them, so its seal (crc32) cannot be checked.",
       checksum_help},
      {Checksum::broken, Role::backup, ErrorKind::damaged,
       path + ": it was changed outside titrate, or damaged: its seal (crc32) does not fit.",
       bad_backup},
  };
}

TEST_CASE("every cause has its words and what helps") {
  for (const Told& told : everything_else()) {
    CAPTURE(told.said, static_cast<int>(told.role));
    const auto error = cli::error_from({told.cause, path, told.role});
    CHECK(error.kind == told.kind);
    CHECK(cli::kind_of({told.cause, path, told.role}) == told.kind);
    CHECK(said_of(error) == told.said);
    CHECK(error.remedy.to_text() == told.remedy);
  }
}

TEST_CASE("whatever the cause the commands that help can be read") {
  std::set<std::vector<std::string>> commands;
  const auto look_at = [&](const cli::Error& error) {
    for (const cli::Suggestion& suggestion : error.remedy.suggestions()) {
      CAPTURE(error.remedy.to_text());
      const auto command = arguments_of(suggestion, {"export", "--csv"});
      CHECK(cli::can_be_read(command));
      commands.insert(command);
    }
  };
  for (const Told& told : everything_else()) {
    look_at(cli::error_from({told.cause, path, told.role}));
    look_at(cli::error_about_other_log({told.cause, path, told.role}, path));
  }
  Trouble moved(Fault::changed_meanwhile, path);
  moved.moved_to = path + ".damaged-1";
  look_at(cli::error_from(moved));
  CHECK(commands == std::set<std::vector<std::string>>{
                        {"check"},
                        {"check", "--accept"},
                        {"check", "--log", path},
                        {"edit", value_for(text::Placeholder::date), "--clear", "note"},
                        {"export", "--csv", "--log", value_for(text::Placeholder::file)},
                        {"recover"},
                        {"undo"},
                        {"export", "--csv", "--force"}});
}

TEST_CASE("only where the log is another one by now it is not said to be as it was") {
  for (const Told& told : everything_else()) {
    CAPTURE(told.said);
    CHECK(cli::error_from({told.cause, path, told.role}).log_is_as_it_was !=
          (told.cause == Cause(Fault::changed_meanwhile)));
  }
  Trouble moved(FailedCall{Action::write, ENOSPC}, path);
  CHECK(cli::error_from(moved).log_is_as_it_was);
  moved.moved_to = path + ".damaged-1";
  CHECK_FALSE(cli::error_from(moved).log_is_as_it_was);
}

TEST_CASE("no fault of the store is left without words") {
  std::set<Fault> seen;
  for (const Told& told : everything_else()) {
    if (const auto* fault = std::get_if<Fault>(&told.cause)) seen.insert(*fault);
  }
  CHECK(seen.size() == static_cast<std::size_t>(Fault::taken) + 1);
}

TEST_CASE("what is about the file can follow its name") {
  CHECK(cli::clause_of({Fault::no_plain_file, path}) == "it is not a plain file");
  CHECK(cli::clause_of({stool, path}) == "8 stands where 1 to 7 is due");
  CHECK(cli::clause_of({newer, path}) == "version 3 of the format");
  CHECK(cli::place_in_file({stool, path}) == ", at /courses/0/nights/0/stool (line 14)");
  CHECK(cli::place_in_file({Damage{"", 1, "the file is empty"}, path}) == " (line 1)");
  CHECK(cli::place_in_file({Checksum::broken, path}).empty());
}

TEST_CASE("a path without a name is shown as what it is") {
  CHECK(said_of(cli::error_from({Fault::no_name, "", Role::output})) ==
        "\"\" is no name for a file.");
}

TEST_CASE("a path that would steer a terminal is shown safe") {
  const std::string steering = "/home/me/a\n\x1B[2J\xE2\x80\xAE.json";
  const std::string safe = "/home/me/a\\u{a}\\u{1b}[2J\\u{202e}.json";
  CHECK(cli::error_from({Fault::no_plain_file, steering}).place == safe);
  Trouble moved(Fault::changed_meanwhile, steering);
  moved.moved_to = steering;
  const auto error = cli::error_from(moved);
  CHECK(error.message == "another program changed " + safe + " just now.");
  CHECK(error.remedy.to_text() ==
        "What stood in the log's place is now " + safe + ". To try again: titrate recover");
}

// ---- The hostile files ----

// What tests/hostile/expected.txt wants to be said of a file, in this order.
std::map<std::string, std::vector<std::string>> words_for_hostile_files() {
  std::map<std::string, std::vector<std::string>> all;
  std::ifstream table(source_dir() / "tests" / "hostile" / "expected.txt");
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::string name = line.substr(0, line.find(' '));
    std::string words = line.substr(line.rfind(" | ") + 3);
    for (const std::string between = " … "; !words.empty();) {
      const auto end = std::min(words.find(between), words.size());
      all[name].push_back(words.substr(0, end));
      words.erase(0, end + between.size());
    }
  }
  return all;
}

TEST_CASE("every hostile file gets the words that it is to get") {
  const auto all = words_for_hostile_files();
  CHECK(all.size() >= 360);
  for (const auto& [name, words] : all) {
    std::ifstream in(source_dir() / "tests" / "hostile" / (name + ".json"), std::ios::binary);
    REQUIRE(in.is_open());
    FakeDisk disk;
    disk.put(path, {std::istreambuf_iterator<char>(in), {}});
    try {
      store::LogFile(disk, path).read();
      FAIL(name << " was read");
    } catch (const Trouble& trouble) {
      const auto error = cli::error_from(trouble);
      CAPTURE(name, error.message);
      CHECK(error.kind == ErrorKind::damaged);
      CHECK(error.place.starts_with(path));
      std::size_t at = 0;
      for (const std::string& part : words) {
        CAPTURE(part);
        at = error.message.find(part, at);
        REQUIRE(at != std::string::npos);
        at += part.size();
      }
    }
  }
}

// ---- The log of another machine ----

TEST_CASE("what helps with the log of another machine is said of that log") {
  const std::string look = "To see what is there: `titrate check --log " + path + '`';
  const std::string see = "See what it is and who may read it, or name another.";
  const auto& [cause, remedy] = GENERATE_COPY(table<Cause, std::string>({
      {stool, look},
      {Checksum::broken, look},
      {Checksum::misplaced, look},
      {Fault::missing, look},
      {FailedCall{Action::open, EACCES}, see},
      {FailedCall{Action::open, EPERM}, see},
      {FailedCall{Action::open, EROFS}, see},
      {Fault::no_plain_file, see},
      {Fault::other_owner, see},
      {newer, cli::error_from({newer, path}).remedy.to_text()},
      {Fault::second_name, cli::error_from({Fault::second_name, path}).remedy.to_text()},
      {Fault::dangling_link, cli::error_from({Fault::dangling_link, path}).remedy.to_text()},
      {FailedCall{Action::open, EIO}, failing},
      {FailedCall{Action::open, ENOENT}, none},
  }));
  const auto own = cli::error_from({cause, path});
  const auto other = cli::error_about_other_log({cause, path}, path);
  CHECK(other.remedy.to_text() == remedy);
  CHECK(said_of(other) == said_of(own));
  CHECK(other.kind == own.kind);
}

}  // namespace
}  // namespace titrate::test
