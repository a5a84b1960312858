#include "support/followed.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "cli/args/command_tree.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/args/with_half.hpp"
#include "cli/night/said_beside.hpp"
#include "store/codec/log_codec.hpp"
#include "support/suggestions.hpp"
#include "titrate/changes.hpp"

namespace titrate::test {
namespace {

using text::Condition;
using text::Suggestion;
using Words = std::vector<std::string>;

// ---- What changed ----

std::optional<Log> log_in(const std::optional<std::string>& bytes) {
  if (!bytes) return Log();
  const auto read = store::decode(store::without_byte_order_mark(*bytes));
  const auto* decoded = std::get_if<store::Decoded>(&read);
  if (decoded == nullptr) return std::nullopt;
  return decoded->log;
}

// A file that a call put something else into. Only a log and a page have names of their own.
struct ChangedFile {
  std::string path;
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// Whether something that was there is there no more.
bool is_removal(const Change& change) {
  return std::visit(
      [](const auto& each) {
        if constexpr (requires { each.after.has_value(); }) return !each.after.has_value();
        return false;
      },
      change);
}

bool is_beside_a_log(const std::string& path) {
  return path.find(".bak") != std::string::npos || path.find(".lock") != std::string::npos ||
         path.find(".damaged") != std::string::npos || path.find("/.") != std::string::npos;
}

std::vector<ChangedFile> changed_files(const World& before, const World& after) {
  std::set<std::string> paths;
  for (const World* world : {&before, &after}) {
    for (const std::string& path : world->disk.paths()) {
      const auto slash = path.rfind('/');
      if (!is_beside_a_log(path.substr(slash))) paths.insert(path);
    }
  }
  std::vector<ChangedFile> changed;
  for (const std::string& path : paths) {
    ChangedFile file{path, before.disk.bytes(path), after.disk.bytes(path)};
    if (file.before != file.after) changed.push_back(std::move(file));
  }
  return changed;
}

// ---- What a call says ----

std::string verb_of(const Words& arguments) {
  static const cli::CommandTree tree = cli::command_tree();
  for (const std::string& word : arguments) {
    for (const auto& command : tree.commands) {
      if (command.name == word) return word;
    }
  }
  return "";
}

std::string value_behind(const Words& arguments, const std::string& option) {
  const auto found = std::find(arguments.begin(), arguments.end(), option);
  return found == arguments.end() || found + 1 == arguments.end() ? "" : *(found + 1);
}

bool contains(const Words& arguments, std::string_view word) {
  return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
}

// ---- One suggestion ----

// What git does is not done here; tests/git types these in a repository.
bool is_of_git(const Suggestion& suggestion) {
  return suggestion.kind == Suggestion::Kind::other && suggestion.words.front().fixed == "git";
}

class Trial {
 public:
  Trial(const World& before_said, const Said& said, const World& ground,
        const Suggestion& suggestion, Words arguments)
      : before_said_(before_said),
        said_(said),
        ground_(ground),
        suggestion_(suggestion),
        arguments_(std::move(arguments)),
        verb_(verb_of(arguments_)) {}

  std::string fault();
  World end() && { return std::move(end_); }

 private:
  bool is_accepted();
  bool is_asked_for();
  std::string log_path() const;
  bool is_beside_the_point() const;
  std::string fault_of_value(const std::string& word) const;
  std::string fault_of_values() const;
  std::string fault_of_files() const;
  std::string fault_of(const ChangedFile& file) const;
  std::string fault_of_changes(const Log& before, const Log& after) const;
  NightDate edited_night() const;
  std::string fault_of(const NightChange& change) const;
  std::string fault_of(const Night& before, const Night& after) const;
  bool goes_back() const { return verb_ == "undo" || verb_ == "recover"; }
  bool takes_out() const {
    const bool drops = verb_ == "taking" && contains(arguments_, "remove");
    return drops || verb_ == "remove" || contains(arguments_, "--remove");
  }
  bool is_conditional() const { return suggestion_.condition != Condition::always; }

  const World& before_said_;
  const Said& said_;
  const World& ground_;
  const Suggestion& suggestion_;
  Words arguments_;
  std::string verb_;
  World end_{};
};

// Where it is refused: whether that is as it is meant to be.
bool Trial::is_accepted() {
  end_ = ground_.twin();
  const Said answer = end_.run(arguments_);
  if (!answer.error || answer.asked || is_asked_for()) return true;
  if (contains(arguments_, "--dry-run")) {  // it showed what it could, or what it is no log for
    return !answer.out.empty() || !log_in(ground_.disk.bytes(arguments_.back()));
  }
  switch (suggestion_.condition) {
    case Condition::meant:
    case Condition::described:
    case Condition::written_so:  // of a file that may have further faults
    case Condition::wanted:
      return answer.err != said_.err;
    default:
      return false;
  }
}

// Whether it wants a yes, or a terminal to ask on, and says so as it is meant to.
bool Trial::is_asked_for() {
  World asking = ground_.twin();
  asking.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  const Said answer = asking.run(arguments_);
  return answer.asked || (verb_ == "start" && answer.code == 1);  // it says when a course can begin
}

std::string Trial::log_path() const {
  if (const std::string told = value_behind(arguments_, "--log"); !told.empty()) return told;
  const auto set = ground_.variables.find("TITRATE_LOG");
  return set == ground_.variables.end() ? World::path("log.json") : set->second;
}

// Whether its condition is one that the machine shows, and it is not so here.
bool Trial::is_beside_the_point() const {
  if (suggestion_.condition != Condition::has_backup) return false;
  const auto backup = ground_.disk.bytes(log_path() + ".bak");
  return !backup || store::verify_checksum(*backup) != store::Checksum::intact || !log_in(backup);
}

std::string Trial::fault() {
  if (suggestion_.kind == Suggestion::Kind::other) {
    if (is_of_git(suggestion_)) return "";
    return ground_.disk.has(arguments_.back()) ? "" : "there is no such file";
  }
  if (is_beside_the_point()) {
    end_ = ground_.twin();
    return "";
  }
  if (!is_accepted()) {
    World again = ground_.twin();
    return "is refused: " + again.run(arguments_).err;
  }
  if (std::string fault = fault_of_values(); !fault.empty()) return fault;
  return fault_of_files();
}

// ---- Only values that the person said ----

// "three" and "3x" say 3, "twice" says 2, "1.5" says 3 halves.
bool is_said_number(const std::string& typed, const std::string& word) {
  const std::string plain = typed.starts_with('+') ? typed.substr(1) : typed;
  const std::string digits = plain.substr(0, plain.find_first_not_of("0123456789"));
  const auto times = cli::times_named(plain);
  const auto number = times ? times : cli::number_said(digits.empty() ? plain : digits);
  if (number && std::to_string(*number) == word) return true;
  const auto halves = cli::with_half_in(plain);
  return halves && word.ends_with(std::to_string(halves->halves));
}

// "leg cramps 6" says --symptom leg-cramps=6.
bool is_said_symptom(const Words& arguments, const std::string& word) {
  std::string said;
  for (const std::string& typed : arguments) said += (said.empty() ? "" : " ") + typed;
  std::string plain = word;
  std::replace(plain.begin(), plain.end(), '-', ' ');
  std::replace(plain.begin(), plain.end(), '=', ' ');
  return word.find('=') != std::string::npos && said.find(plain) != std::string::npos;
}

// A dose, a result, a severity: what the person said must be meant, in whatever words.
std::string Trial::fault_of_value(const std::string& word) const {
  const auto same = [&](const std::string& typed) {
    if (typed == word || "--" + typed == word) return true;
    const auto value = word.substr(word.find('=') + 1);
    if (word.find('=') != std::string::npos && typed.ends_with('=' + value)) return true;
    if ('+' + typed == word || typed == '+' + word) return true;
    if (is_said_number(typed, word) || is_said_symptom(said_.arguments, word)) return true;
    try {
      const auto said = cli::read_stool("", typed), shown = cli::read_stool("", word);
      if (said.index() != shown.index()) return false;
      const auto* type = std::get_if<StoolType>(&said);
      return type == nullptr || *type == std::get<StoolType>(shown);
    } catch (const cli::Error&) {
      return word == "none" && typed == "0";
    }
  };
  const auto says = [&](const std::string& typed) {
    const auto words = cli::words_typed(typed);
    return same(typed) || std::any_of(words.begin(), words.end(), same);
  };
  if (std::any_of(said_.arguments.begin(), said_.arguments.end(), says)) return "";
  return "the person did not say " + word;
}

std::string Trial::fault_of_values() const {
  static const std::set<std::string> telling = {"log", "edit", "start", "ceiling"};
  const bool is_from_file =
      contains(said_.arguments, "import") || contains(said_.arguments, "merge");
  if (said_.asked) return "";  // the values are in the answers
  if (!telling.contains(verb_) || suggestion_.kind != Suggestion::Kind::titrate || is_from_file) {
    return "";
  }
  static const std::set<std::string> unjudged = {"--date", "--move-to", "--sign", "--clear"};
  bool is_date = verb_ == "edit";
  for (std::size_t i = 1; i < arguments_.size(); ++i) {
    const std::string& word = arguments_[i];
    if (unjudged.contains(word)) {
      ++i;
    } else if (is_date) {
      is_date = false;
    } else if (!word.starts_with("--")) {
      if (std::string fault = fault_of_value(word); !fault.empty()) return fault;
    }
  }
  return "";
}

// ---- No more than it says ----

std::string Trial::fault_of_files() const {
  const auto files = changed_files(ground_, end_);
  if (files.size() > 1) return "changes more than one log";
  for (const ChangedFile& file : files) {
    if (std::string fault = fault_of(file); !fault.empty()) return fault;
  }
  return "";
}

std::string Trial::fault_of(const ChangedFile& file) const {
  if (contains(arguments_, "--force") || contains(arguments_, "--html")) return "";
  const auto before = log_in(file.before);
  const auto after = log_in(file.after);
  if (!after) return "leaves no log in " + file.path;
  if (verb_ == "recover") {
    if (before && file.before && !contains(arguments_, "--yes") && !is_conditional()) return "";
    const auto backup = log_in(ground_.disk.bytes(file.path + ".bak"));
    return backup && *backup == *after ? "" : "does not bring back the backup";
  }
  if (contains(arguments_, "--accept")) {
    return before == after ? "" : "seals something else than what is there";
  }
  if (!before) return "writes over what is no log";
  if (verb_ == "undo") {
    if (!is_conditional()) return "takes something back in any case";
    const auto there = before_said_.disk.bytes(file.path);
    const bool was_saved = there != ground_.disk.bytes(file.path);
    if (was_saved && log_in(there) != after) return "takes back something else than what was said";
    return was_saved || suggestion_.condition == Condition::wanted ? "" : "takes back anything";
  }
  return fault_of_changes(*before, *after);
}

std::string Trial::fault_of_changes(const Log& before, const Log& after) const {
  const auto changes = changes_between(before, after);
  const bool is_many = verb_ == "merge" || verb_ == "import";
  if (changes.size() > 1 && !is_many) return "changes more than one thing";
  for (const Change& change : changes) {
    const bool removes = is_removal(change);
    if (removes && !takes_out() && verb_ != "resume") return "takes something out";
    if (removes && !is_conditional() && verb_ != "resume") return "takes something out in any case";
    if (const auto* night = std::get_if<NightChange>(&change)) {
      if (std::string fault = fault_of(*night); !fault.empty()) return fault;
      continue;
    }
    static const std::set<std::string> plan = {"start",  "ceiling", "climb", "taper",  "pause",
                                               "resume", "stock",   "merge", "import", "taking"};
    if (!plan.contains(verb_)) return "changes the plan";
  }
  return "";
}

NightDate Trial::edited_night() const {
  const auto verb = std::find(arguments_.begin(), arguments_.end(), verb_);
  return cli::read_night("", *(verb + 1), NightDate::at(ground_.now.seconds));
}

std::string Trial::fault_of(const NightChange& change) const {
  static const std::set<std::string> nightly = {"log", "edit", "remove", "merge", "import"};
  if (!nightly.contains(verb_)) return "changes a night";
  if (!change.after) return "";
  if (!change.before) return verb_ == "edit" ? "adds a night" : "";
  if (verb_ == "edit" && change.after->date() != edited_night()) return "edits another night";
  if (const std::string dated = value_behind(arguments_, "--date");
      verb_ == "log" && dated.size() == 10 && dated != change.after->date().iso()) {
    return "logs another night";
  }
  return fault_of(*change.before, *change.after);
}

std::string Trial::fault_of(const Night& before, const Night& after) const {
  for (const FieldChange& change : changes_between(before, after)) {
    if (!change.before) continue;  // only adds
    if (change.field == NightField::capsules && verb_ == "log") {
      const bool says_more =
          std::any_of(arguments_.begin(), arguments_.end(),
                      [](const std::string& word) { return word.starts_with('+'); });
      if (!says_more || !is_conditional()) return "makes a dose grow";
      continue;
    }
    if (verb_ == "merge" && contains(arguments_, "--prefer")) continue;
    if (verb_ != "edit") return "changes what was noted";
    if (!is_conditional()) return "changes what was noted in any case";
    const bool is_result =
        change.field == NightField::stool || change.field == NightField::movements;
    if (is_result && contains(arguments_, "--stool")) continue;  // that none came, or that some did
    if (!change.after) {
      const std::string cleared = value_behind(arguments_, "--clear");
      if (cleared.empty()) return "takes out what was noted";
      if (change.field == NightField::symptom && cleared != "symptom=" + change.name) {
        return "takes out another symptom";
      }
      continue;
    }
    if (change.field == NightField::symptom && suggestion_.condition == Condition::same) {
      return "writes over another severity";
    }
  }
  return "";
}

}  // namespace

bool has_placeholder(const Suggestion& suggestion) {
  return std::any_of(suggestion.words.begin(), suggestion.words.end(),
                     [](const text::Word& word) { return word.placeholder.has_value(); });
}

std::vector<Followed> follow_each(const World& before, const Said& said, const World& after) {
  std::vector<Followed> all;
  World next = after.twin();
  for (const Suggestion& suggestion : said.suggested) {
    const World ground = suggestion.follows ? next.twin() : after.twin();
    Followed each{.suggestion = suggestion, .arguments = arguments_of(suggestion, said.arguments)};
    if (suggestion.kind == Suggestion::Kind::other) each.arguments = words_of(suggestion);
    const bool is_after_git =
        suggestion.follows && !all.empty() && is_of_git(all.back().suggestion);
    if (is_after_git) {
      each.was_run = true;
    } else if (!has_placeholder(suggestion)) {
      Trial trial(before, said, ground, suggestion, each.arguments);
      each.was_run = true;
      each.fault = trial.fault();
      next = std::move(trial).end();
    }
    all.push_back(std::move(each));
  }
  return all;
}

}  // namespace titrate::test
