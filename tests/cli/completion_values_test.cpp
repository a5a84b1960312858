// Every value that a command line can hold has the candidates of its type.

#include <set>

#include "cli/args/command_tree.hpp"
#include "cli/completion/candidates.hpp"
#include "cli/completions.hpp"
#include "cli/import/dates.hpp"
#include "knowledge/facts.hpp"
#include "support/catch.hpp"
#include "text/guide.hpp"
#include "titrate/course.hpp"

namespace titrate::test {
namespace {

const Words stool_words = {"pellets", "lumpy",  "firm",     "smooth",    "soft",
                           "mushy",   "liquid", "hard",     "normal",    "loose",
                           "runny",   "watery", "diarrhea", "diarrhoea", "none"};
const Words night_words = {"tonight",  "yesterday", "monday",   "tuesday", "wednesday",
                           "thursday", "friday",    "saturday", "sunday"};

// What each type of value must have offered; checked for every option and value of the tree.
void check_values(const std::string& type, const Words& candidates) {
  if (type == "D" || type == "DATE") {
    for (const auto& word : night_words) CHECK(holds(candidates, word));
    for (const auto& night : nights_in_log) CHECK(holds(candidates, night));
    CHECK(candidates.size() == night_words.size() + nights_in_log.size());
  } else if (type == "S" || type == "STOOL" || type == "DOSE") {
    CHECK(candidates == stool_words);
  } else if (type == "NAME=N") {
    CHECK(candidates ==
          Words{"cramps=", "tender-points=", "twitching=", "spasms=", "restless-legs=", "migraine=",
                "pain=", "fatigue=", "brain-fog=", "memory=", "low-mood=", "anxiety=",
                "sensitivity=", "nausea=", "constipation="});
  } else if (type == "NAME=NUMBER") {
    CHECK(candidates == Words{"pulse="});
  } else if (type == "SYMPTOM") {
    CHECK(candidates == Words{"cramps", "tender-points"});
  } else if (type == "MEASURE") {
    CHECK(candidates == Words{"pulse"});
  } else if (type == "SIGN") {
    CHECK(candidates == Words(warning_sign_names.begin(), warning_sign_names.end()));
  } else if (type == "F") {
    CHECK(candidates == Words(form_names.begin(), form_names.end()));
  } else if (type == "U") {
    Words units = {"capsule"};
    units.insert(units.end(), unit_names.begin(), unit_names.end());
    CHECK(candidates == units);
  } else if (type == "FIELD") {
    CHECK(candidates == Words{"stool", "movements", "sleep", "symptoms", "measures", "signs",
                              "other-cause", "note", "symptom=cramps", "symptom=tender-points",
                              "measure=pulse"});
  } else if (type == "TOPIC") {
    CHECK(candidates == Words(text::topic_names.begin(), text::topic_names.end()));
  } else if (type == "MEDICINE") {
    CHECK(candidates.size() == knowledge::medicine_names().size());
    for (const auto& name : candidates) CHECK_FALSE(knowledge::medicines_named(name).empty());
  } else if (type == "add|remove") {
    CHECK(candidates == Words{"add", "remove"});
  } else if (type == "K|all") {
    CHECK(candidates == Words{"1", "2", "all"});
  } else if (type == "FORM") {
    CHECK(candidates == Words{"YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY",
                              "MM-DD-YYYY", "DD-MMM-YYYY"});
    std::set<cli::DateForm> forms;
    for (const auto& name : candidates) forms.insert(cli::read_date_form(name));
    CHECK(forms.size() == candidates.size());  // each is taken, and is another one
  } else if (type == "WHEN") {
    CHECK(candidates == Words{"auto", "never"});
  } else if (type == "KIND") {
    CHECK(candidates == Words{"collection", "transaction"});
  } else if (type == "WHOSE") {
    CHECK(candidates == Words{"mine", "theirs"});
  } else if (type == "morning|night|form") {
    CHECK(candidates == Words{"morning", "night", "form"});
  } else if (type == "whole|half") {
    CHECK(candidates == Words{"whole", "half"});
  } else if (type == "sum|once") {
    CHECK(candidates == Words{"sum", "once"});
  } else if (type == "SHELL") {
    CHECK(candidates == Words{"bash", "zsh", "fish"});
  } else if (type == "PRESET") {
    CHECK(candidates == Words{"bearable", "medtimer"});
  } else if (type == "FILE") {
    CHECK(candidates == Words{":files"});
  } else {
    CAPTURE(type);
    CHECK(cli::kind_of(type) == cli::ValueKind::typed);
    CHECK(candidates.empty());
  }
}

TEST_CASE("every type of value in the command tree is one that completions know") {
  const auto tree = cli::command_tree();
  const auto check = [](const std::string& type) {
    CAPTURE(type);
    CHECK(cli::kind_of(type) != cli::ValueKind::unknown);
  };
  for (const auto& option : tree.options) {
    if (option.takes_value()) check(option.type);
  }
  for (const auto& command : tree.commands) {
    for (const auto& type : cli::types_in(command.values)) check(type);
    for (const auto& option : command.options) {
      if (option.takes_value()) check(option.type);
    }
  }
}

TEST_CASE("every option with a value has what that can be, behind a space and an equals sign") {
  World world = world_with_log();
  const auto tree = cli::command_tree();
  for (const auto& command : tree.commands) {
    for (const auto* options : {&command.options, &tree.options}) {
      for (const auto& option : *options) {
        if (!option.takes_value()) continue;
        CAPTURE(command.name, option.name);
        const Words apart = offered(world, {command.name, option.name, ""});
        // Only what is known can be taken out again, and of this log's stock nothing is.
        const bool is_of_stock = command.name == "stock" && option.name == "--remove";
        if (is_of_stock) {
          CHECK(apart.empty());
        } else {
          check_values(option.type, apart);
        }
        Words joined = offered(world, {command.name, option.name + '='});
        for (std::string& word : joined) {
          if (word.starts_with(option.name + '=')) word.erase(0, option.name.size() + 1);
        }
        CHECK(joined == apart);
      }
    }
  }
}

TEST_CASE("every value that stands by itself has what it can be") {
  World world = world_with_log();
  for (const auto& command : cli::command_tree().commands) {
    Words words = {command.name};
    for (const auto& type : cli::types_in(command.values)) {
      CAPTURE(command.name, type);
      Words asked = words;
      asked.emplace_back();
      if (cli::kind_of(type) != cli::ValueKind::typed || type == "DOSE") {
        check_values(type, offered(world, asked));
      }
      words.push_back(type == "TOPIC"        ? "medicines"
                      : type == "DATE"       ? "yesterday"
                      : type == "add|remove" ? "add"
                                             : "3");
    }
    words.emplace_back();
    CAPTURE(words);
    if (cli::goes_on(command.values)) {
      check_values(cli::types_in(command.values).back(), offered(world, words));
      continue;
    }
    // Where no value is due, an empty word has the options.
    CHECK(offered(world, words).back() == "--help");
  }
}

}  // namespace
}  // namespace titrate::test
