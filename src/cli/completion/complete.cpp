#include "cli/completion/complete.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/command_names.hpp"
#include "cli/args/command_tree.hpp"
#include "cli/args/values.hpp"
#include "cli/context.hpp"
#include "text/guide.hpp"
#include "text/layout.hpp"

namespace titrate::cli {
namespace {

constexpr std::string_view call = "__complete";

using WordList = std::vector<std::string>;

// A command line up to the word that is being typed.
class Line {
 public:
  explicit Line(const CommandTree& tree) : tree_(tree) {}

  void read(const std::string& word);

  const CommandInfo* command() const { return command_; }
  const std::string& log() const { return log_; }
  // The option whose value the next word is, or may be; and whether this word is it.
  const OptionInfo* waiting() const { return waiting_; }
  bool waits_for(const std::string& word) const {
    const bool is_option = word.size() > 1 && word.starts_with('-');
    return waiting_ != nullptr && !(waiting_->optional && is_option);
  }
  // Whether the next word can be no option.
  bool only_values() const { return only_values_; }
  bool helps() const { return helps_; }
  const WordList& values() const { return values_; }

  // The options that go here, the command's own first.
  std::vector<const OptionInfo*> options() const;
  const OptionInfo* option(std::string_view name) const;
  bool is_given(const OptionInfo& option) const {
    return std::find(given_.begin(), given_.end(), option.name) != given_.end();
  }

 private:
  void read_option(const std::string& word);
  void take(const OptionInfo& option, const std::string& value);

  const CommandTree& tree_;
  const CommandInfo* command_ = nullptr;
  const OptionInfo* waiting_ = nullptr;
  bool only_values_ = false;
  bool helps_ = false;
  std::string log_;
  WordList values_;
  WordList given_;
};

std::vector<const OptionInfo*> Line::options() const {
  std::vector<const OptionInfo*> options;
  const auto add = [&](const OptionInfo& option) {
    const bool known = std::any_of(options.begin(), options.end(), [&](const OptionInfo* other) {
      return other->name == option.name;
    });
    if (!known) options.push_back(&option);
  };
  if (command_ != nullptr) std::for_each(command_->options.begin(), command_->options.end(), add);
  std::for_each(tree_.options.begin(), tree_.options.end(), add);
  return options;
}

const OptionInfo* Line::option(std::string_view name) const {
  for (const OptionInfo* option : options()) {
    if (option->name == name) return option;
  }
  return nullptr;
}

void Line::take(const OptionInfo& option, const std::string& value) {
  if (option.name == "--log") log_ = value;
}

void Line::read_option(const std::string& word) {
  const auto equals = word.find('=');
  const OptionInfo* found = option(word.substr(0, equals));
  if (found == nullptr) return;
  given_.push_back(found->name);
  if (!found->takes_value()) return;
  if (equals == std::string::npos) {
    waiting_ = found;
  } else {
    take(*found, word.substr(equals + 1));
  }
}

void Line::read(const std::string& word) {
  if (!waits_for(word)) waiting_ = nullptr;
  if (waiting_ != nullptr) {
    take(*waiting_, word);
    waiting_ = nullptr;
  } else if (word == "--" && !only_values_) {
    only_values_ = true;
  } else if (word.starts_with('-') && !only_values_) {
    read_option(word);
  } else if (command_ == nullptr && !helps_) {
    command_ = tree_.find(own_name_of(word));
    helps_ = word == "help";
    if (command_ == nullptr && !helps_) values_.push_back(word);  // a command that there is not
  } else {
    values_.push_back(word);
  }
}

// The type of an option's value, which may be narrower than its help says.
std::string_view type_of(const OptionInfo& option, const Line& line) {
  const bool is_stock = line.command() != nullptr && line.command()->name == "stock";
  return is_stock && option.name == "--remove" ? stock_date : std::string_view(option.type);
}

// The type of the next value that stands without an option's name.
std::string type_due(const Line& line) {
  const WordList types = types_in(line.command()->values);
  const WordList& values = line.values();
  if (goes_on(line.command()->values)) return types[std::min(values.size(), types.size() - 1)];
  // A stool result alone may stand in the place of a dose, in a command that takes both.
  const bool has_result = !values.empty() && is_stool_word(values.back());
  if (has_result || values.size() >= types.size()) return "";
  if (types[values.size()] == "DOSE") return "STOOL";
  if (line.command()->name == "taking" && !values.empty()) {
    return std::string(values.front() == "remove" ? medicine_taken : types[values.size()]);
  }
  const bool no_medicine = types[values.size()] == "MEDICINE" &&
                           text::topic_named(values.back()) != text::Topic::medicines;
  return no_medicine ? "" : types[values.size()];
}

// By their own names alone: who knows another types it, and what stands behind it is completed all
// the same; offered as well, two dozen commands would be two dozen and more for one thing each.
Candidates commands_in(const CommandTree& tree) {
  Candidates candidates;
  for (const CommandInfo& command : tree.commands) {
    candidates.push_back({command.name, command.description});
  }
  return candidates;
}

Candidates options_left(const Line& line) {
  Candidates candidates;
  for (const OptionInfo* option : line.options()) {
    const bool is_left = option->repeated || !line.is_given(*option);
    if (is_left) candidates.push_back({option->name, option->description});
  }
  // What goes with every command is known by heart soonest.
  std::stable_partition(candidates.begin(), candidates.end(),
                        [](const Candidate& candidate) { return candidate.word != "--help"; });
  return candidates;
}

// A path as the shell would hand it in.
std::string without_tilde(const std::string& path, const Environment& environment) {
  const auto home = environment.set_variable("HOME");
  return home && path.starts_with("~/") ? *home + path.substr(1) : path;
}

// The log as it can be read; an empty one where it cannot.
Log log_or_none(const std::string& path, Environment& environment) {
  GlobalOptions options;
  options.log = without_tilde(path, environment);
  try {
    return Context(environment, options).file().read().log;
  } catch (const std::exception&) {
    return {};
  }
}

NightHours hours_or_usual(const Environment& environment) try {
  return read_night_hours(environment);
} catch (const Error&) {
  return {};
}

NightDate tonight(const Environment& environment) {
  const auto told = environment.set_variable("TITRATE_NOW");
  const auto time = told ? LocalTime::parse(*told) : std::nullopt;
  return hours_or_usual(environment).night_of(time.value_or(environment.now));
}

class Completing {
 public:
  Completing(const CommandTree& tree, const Line& line, Environment& environment)
      : tree_(tree), line_(line), environment_(environment) {}

  Candidates candidates(const std::string& word) const {
    if (line_.waits_for(word)) return values(type_of(*line_.waiting(), line_), "", word);
    if (word.starts_with('-') && !line_.only_values()) return option_or_its_value(word);
    if (line_.command() == nullptr) return line_.values().empty() ? commands_in(tree_) : none;
    const std::string type = type_due(line_);
    if (!type.empty()) return values(type, "", word);
    return word.empty() && !line_.only_values() ? options_left(line_) : none;
  }

 private:
  Candidates option_or_its_value(const std::string& word) const {
    const auto equals = word.find('=');
    if (equals == std::string::npos) return options_left(line_);
    const OptionInfo* option = line_.option(word.substr(0, equals));
    if (option == nullptr || !option->takes_value()) return {};
    return values(type_of(*option, line_), word.substr(0, equals + 1), word.substr(equals + 1));
  }

  // What stands before the value in the same word is part of each candidate.
  Candidates values(std::string_view type, const std::string& before,
                    const std::string& word) const {
    if (kind_of(type) == ValueKind::file) return {{std::string(files_are_due), ""}};
    const NightDate night = tonight(environment_);
    if (!night.in_range()) return {};
    const Log log = log_or_none(line_.log(), environment_);
    Candidates found = candidates_for(type, word, log, night);
    for (Candidate& candidate : found) candidate.word.insert(0, before);
    return found;
  }

  const Candidates none{};
  const CommandTree& tree_;
  const Line& line_;
  Environment& environment_;
};

}  // namespace

bool asks_for_candidates(const WordList& arguments) {
  return !arguments.empty() && arguments.front() == call;
}

ExitCode complete(const WordList& arguments, Environment& environment) {
  if (arguments.size() < 2) return ExitCode::done;
  const CommandTree tree = command_tree();
  Line line(tree);
  for (auto word = arguments.begin() + 1; word + 1 != arguments.end(); ++word) line.read(*word);
  const std::string& word = arguments.back();
  const text::Style style{.utf8 = environment.has_utf8_locale()};
  for (const Candidate& candidate : Completing(tree, line, environment).candidates(word)) {
    if (candidate.word != files_are_due && !candidate.word.starts_with(word)) continue;
    environment.out += candidate.word;
    if (!candidate.about.empty()) environment.out += '\t' + text::shown(candidate.about, style);
    environment.out += '\n';
  }
  return ExitCode::done;
}

}  // namespace titrate::cli
