#include "cli/args/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>

#include "cli/args/command_names.hpp"
#include "cli/args/help.hpp"
#include "cli/args/said_dates.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

std::vector<std::string> command_names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> option_names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

const CLI::App& active(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : *chosen.front();
}

Remedy help_for(const CLI::App& app) {
  const CLI::App& command = active(app);
  if (&command == &app) return {titrate("--help"), " shows the commands."};
  return {titrate(command.get_name(), "--help"), " shows how it is used."};
}

// Who says a warning sign alone is told what to do at it; nothing for any other words.
std::optional<Error> sign_alone(const CLI::App& app, const std::string& word) {
  std::string words = fmt::format("{}", fmt::join(app.remaining(), " "));
  auto meant = knowledge::sign_meant_by(words);
  if (!meant) {
    meant = knowledge::sign_meant_by(word);
    words = word;
  }
  if (!meant) return std::nullopt;
  WarningSigns sign;
  sign.insert(meant->sign);
  return Error(
      ErrorKind::usage,
      fmt::format("there is no command \"{}\". If it is a warning sign, {}, take no more "
                  "magnesium, and ask first. {}.",
                  printable(words, shown_characters), knowledge::looks_in_words(meant->sign),
                  text::what_to_do(text::rank_of(sign))),
      {"To log it then: ", only_if(Condition::sign, titrate("log", "--sign", name_of(meant->sign),
                                                            "--date", Placeholder::date))});
}

// Whether `log` can make something of a word by itself.
bool says_something(const std::string& typed) {
  const std::string word = in_small_letters(typed);
  return may_begin_amount(word) || is_unit_name(word) || word == "mg" || is_filler(word) ||
         is_stool_word(word) || is_stool_mark(word) || is_none_taken(word) || names_day(word);
}

Suggestion log_of(const std::vector<std::string>& words) {
  Suggestion log = titrate("log");
  log.words.insert(log.words.end(), words.begin(), words.end());
  return log;
}

// Who forgets the command types what it is told: a number may be a dose or a stool type.
std::optional<Error> values_alone(const std::vector<std::string>& words) {
  constexpr std::size_t most_words = 6;
  if (words.empty() || words.size() > most_words) return std::nullopt;
  const std::string first = in_small_letters(words.front());
  const bool is_option = std::any_of(words.begin(), words.end(), [](const std::string& each) {
    return each.starts_with('-') || printable(each) != each;
  });
  if (is_option || (!may_begin_amount(first) && !is_stool_word(first))) return std::nullopt;
  const std::string typed = printable(fmt::format("{}", fmt::join(words, " ")), shown_characters);
  const std::string problem = fmt::format("there is no command \"{}\".", typed);
  if (!std::all_of(words.begin(), words.end(), says_something)) {
    return Error(ErrorKind::usage, problem,
                 {"To log a dose: ", titrate("log", Placeholder::dose),
                  ". A stool: ", titrate("log", Placeholder::stool)});
  }
  const auto number = number_in_digits(first);
  if (words.size() == 1 && number && *number > Capsules::highest) {
    return Error(ErrorKind::usage, problem,
                 {"If you took so many mg: ", only_if(Condition::meant, log_of({first + "mg"}))});
  }
  const Suggestion log = log_of(words);
  const bool may_be_stool = words.size() == 1 && first.size() == 1 && first >= "1" && first <= "7";
  if (!may_be_stool) {
    return Error(ErrorKind::usage, problem, {"To log it: ", only_if(Condition::meant, log)});
  }
  return Error(ErrorKind::usage, problem,
               {"If you took so many: ", only_if(Condition::meant, log), ". If it was the stool: ",
                only_if(Condition::meant, titrate("log", "--stool", first))});
}

// What changes the plan or what stands in the log: nobody is led to that by a slip of the finger.
bool may_be_guessed(const std::string& command) {
  constexpr std::array never = {"start", "edit", "remove", "undo", "redo", "recover"};
  return std::find(never.begin(), never.end(), command) == never.end();
}

Error unknown_command(const CLI::App& app, const std::string& word) {
  if (auto sign = sign_alone(app, word)) return *std::move(sign);
  if (auto values = values_alone(app.remaining())) return *std::move(values);
  const auto names = command_names_of(app);
  auto candidates = names;
  for (const OtherName& other : other_names()) candidates.emplace_back(other.name);
  auto like = nearest(in_small_letters(word), candidates);
  if (like) like = own_name_of(*like);
  if (like && !may_be_guessed(*like)) like.reset();
  const auto typed = app.remaining();
  const bool is_log = like == "log" && typed.size() > 1 &&
                      std::all_of(typed.begin() + 1, typed.end(), says_something);
  return {ErrorKind::usage,
          fmt::format("there is no command \"{}\".", printable(word, shown_characters)),
          is_log ? Remedy{"Did you mean: ",
                          only_if(Condition::meant, log_of({typed.begin() + 1, typed.end()}))}
          : like ? Remedy{"Did you mean: ", only_if(Condition::meant, titrate(*like))}
                 : "The commands are " + fmt::format("{}", fmt::join(names, ", ")) + '.'};
}

Error unknown_option(const CLI::App& app, const std::string& word) {
  auto names = option_names_of(active(app));
  const auto global = option_names_of(app);
  names.insert(names.end(), global.begin(), global.end());
  const auto like = nearest(word.substr(0, word.find('=')), names);
  return {ErrorKind::usage,
          fmt::format("there is no option {} here.", printable(word, shown_characters)),
          like ? Remedy(fmt::format("Did you mean {}?", *like)) : help_for(app)};
}

// Stands before a value that looks like an option while the library reads the line. No argument
// can hold it.
constexpr char value_mark = '\0';

std::string without_mark(std::string word) {
  if (word.starts_with(value_mark)) word.erase(0, 1);
  return word;
}

bool is_option(const CLI::App& app, const std::string& word, bool (*has)(const CLI::Option&)) {
  const auto has_it = [&](const CLI::App* part) {
    const CLI::Option* option = part->get_option_no_throw(word);
    return option != nullptr && has(*option);
  };
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  return has_it(&app) || std::any_of(commands.begin(), commands.end(), has_it);
}

bool is_option_with_value(const CLI::App& app, const std::string& word) {
  return is_option(app, word,
                   [](const CLI::Option& option) { return option.get_expected_min() > 0; });
}

bool may_have_value(const CLI::App& app, const std::string& word) {
  return is_option(app, word, [](const CLI::Option& option) {
    return option.get_expected_min() == 0 && option.get_expected_max() == 1;
  });
}

Error empty_value(std::string place) {
  return {ErrorKind::usage, "an empty value stands here.", {}, std::move(place)};
}

// An option that may have a value, in one word with it: the library would not take one for a value
// that is called like a command.
std::string joined(const std::string& option, const std::string* next) {
  const bool has_value = next != nullptr && (*next == "-" || !next->starts_with('-'));
  if (has_value && next->empty()) throw empty_value(option);
  return option + '=' + (has_value ? *next : std::string(no_value));
}

// Behind "--" stand values, whatever they look like: "titrate remove -- -1". Before a command it
// says nothing.
std::vector<std::string> with_values_marked(const CLI::App& app,
                                            const std::vector<std::string>& words) {
  std::vector<std::string> marked;
  bool only_values = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_value = i > 0 && is_option_with_value(app, words[i - 1]);
    if (words[i] == "--" && !only_values && !is_value) {
      only_values = i > 0;
    } else if (only_values && words[i].starts_with('-')) {
      marked.push_back(value_mark + words[i]);
    } else if (!only_values && !is_value && may_have_value(app, words[i])) {
      const std::string* const next = i + 1 < words.size() ? &words[i + 1] : nullptr;
      marked.push_back(joined(words[i], next));
      if (!marked.back().ends_with(no_value)) ++i;
    } else {
      marked.push_back(words[i]);
    }
  }
  return marked;
}

// Of an option that there is not where it stands.
std::string without_value(const std::string& word) {
  return word.ends_with(no_value) ? word.substr(0, word.find('=')) : word;
}

Error left_over(const CLI::App& app, const std::string& given) {
  const std::string word = without_value(without_mark(given));
  const bool is_value = given.starts_with(value_mark);
  if (!is_value && word.size() > 1 && word.front() == '-') return unknown_option(app, word);
  if (&active(app) == &app) return unknown_command(app, word);
  return {ErrorKind::usage,
          fmt::format("\"{}\" is one value too many.", printable(word, shown_characters)),
          help_for(app)};
}

// What the library could not make sense of, told by looking at the arguments again.
Error misread(const CLI::App& app, const std::vector<std::string>& arguments) {
  const CLI::App& command = active(app);
  for (const CLI::App* part : {&command, &app}) {
    for (const CLI::Option* option : part->get_options()) {
      if (option->count() > 1 && option->get_expected_max() == 1 &&
          option->get_items_expected_max() == 1) {
        return {ErrorKind::usage, "was given more than once; once is enough.", "",
                option->get_name()};
      }
    }
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    for (const CLI::App* part : {&command, &app}) {
      const CLI::Option* option = part->get_option_no_throw(arguments[i]);
      const bool lacks_value = i + 1 == arguments.size() || arguments[i + 1].starts_with("-");
      if (option != nullptr && option->get_expected_min() > 0 && lacks_value) {
        return {ErrorKind::usage,
                "needs a value.",
                {"A value that begins with - goes behind an equals sign: ",
                 options_of(&command == &app ? "" : command.get_name(),
                            Word(arguments[i] + '=', Placeholder::value))},
                arguments[i]};
      }
    }
  }
  return {ErrorKind::usage, "this command line cannot be read.", help_for(app)};
}

// An empty value is no value: it is what an unset variable of a shell script leaves behind.
void require_values(const CLI::App& part) {
  for (const CLI::Option* option : part.get_options()) {
    const auto& values = option->results();
    if (std::find(values.begin(), values.end(), "") == values.end()) continue;
    const std::string name = option->get_positional() ? part.get_name() : option->get_name();
    throw empty_value(name);
  }
}

// "titrate help log" is what many type for "titrate log --help".
std::vector<std::string> with_help_option(std::vector<std::string> arguments) {
  if (arguments.empty() || arguments.front() != "help") return arguments;
  arguments.erase(arguments.begin());
  arguments.emplace_back("--help");
  return arguments;
}

}  // namespace

std::optional<std::string> read_command_line(CLI::App& app,
                                             const std::vector<std::string>& arguments, int width) {
  const std::vector<std::string> words = with_values_marked(app, with_help_option(arguments));
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.allow_extras();
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    command->fallthrough();
    command->allow_extras();
    for (CLI::Option* option : command->get_options()) {
      if (option->get_positional()) option->transform(without_mark);
    }
  }
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    // Who asks for both is told the version: older versions of the library do so, 2.6 does not.
    const CLI::Option* version = app.get_version_ptr();
    if (version != nullptr && version->count() > 0) return app.version() + '\n';
    const bool mistyped = &active(app) == &app && !words.front().starts_with('-');
    if (mistyped) throw unknown_command(app, words.front());
    return help_text(active(app), width);
  } catch (const CLI::CallForVersion& version) {
    return std::string(version.what()) + '\n';
  } catch (const CLI::ParseError&) {
    throw misread(app, words);
  }
  require_values(app);
  if (&active(app) != &app) require_values(active(app));
  const auto remaining = app.remaining(true);
  if (!remaining.empty()) throw left_over(app, remaining.front());
  return std::nullopt;
}

}  // namespace titrate::cli
