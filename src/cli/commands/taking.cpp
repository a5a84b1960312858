// titrate taking: other medicines, with how far from magnesium they are taken.

#include "cli/commands/taking.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

#include "cli/args/command_builder.hpp"
#include "cli/args/medicine_names.hpp"
#include "cli/args/values.hpp"
#include "cli/refusals.hpp"
#include "core/letters.hpp"
#include "formats/json_answers.hpp"
#include "text/guide.hpp"
#include "text/medicines.hpp"
#include "titrate/taking.hpp"

namespace titrate::cli {
namespace {

struct TakingOptions {
  std::vector<std::string> told;
  bool json = false;
};

// The name by which the log has a medicine, in whatever letters it was said.
std::optional<MedicineName> name_in(const Log& log, const MedicineName& said) {
  const std::string plain = knowledge::plain_name(said.value());
  for (const MedicineName& name : log.taking()) {
    if (knowledge::plain_name(name.value()) == plain) return name;
  }
  return std::nullopt;
}

ExitCode show(Context& context, bool json) {
  const Log log = context.read();
  if (json) {
    context.say(formats::taking_json(log.taking(), context.style()));
  } else if (log.taking().empty()) {
    context.say_text({"No other medicine is in the log. To add one: ",
                      ticked("taking", "add", Placeholder::medicine)});
    context.say_text({"What is known of all: ", ticked("guide", "medicines")});
  } else {
    context.say(text::taking_page(log.taking(), context.style()));
  }
  return ExitCode::done;
}

ExitCode add(Context& context, const std::vector<MedicineName>& names) {
  const auto outcome = context.change([&](const Log& log) { return with_taking(log, names); });
  context.say_saved(outcome);
  say_on_taking(context, names);
  if (outcome.changed) {
    context.say_line({"To take it out again: ", only_if(Condition::wrong, titrate("undo"))});
  }
  context.say(text::wrapped(text::not_advice, context.style()));
  return context.confirm(outcome);
}

ExitCode remove(Context& context, const MedicineName& said) {
  const auto outcome = context.change([&](const Log& log) {
    if (const auto name = name_in(log, said)) return without_medicine(log, *name);
    throw Error(ErrorKind::refused,
                fmt::format("{} is not among the medicines in the log.", as_typed(said.value())),
                {"Those that are: ", titrate("taking")});
  });
  context.say_saved(outcome);
  context.say_line({"To bring it back: ", only_if(Condition::wrong, titrate("undo"))});
  return context.confirm(outcome);
}

bool means_remove(std::string_view word) {
  return word == "remove" || word == "rm" || word == "delete";
}

MedicineName read_medicine(std::string_view option, const std::string& typed) {
  return read_text<MedicineName>(option, std::string(trimmed(typed)));
}

// "iron, zinc and lithium" are three, as one of them is in the list; else it is one name.
std::vector<std::string> names_in(const std::string& typed) {
  std::string text = typed;
  for (const std::string_view between : {" and ", " & ", " + ", ";", "/"}) {
    for (auto at = text.find(between); at != std::string::npos; at = text.find(between, at)) {
      text.replace(at, between.size(), ",");
    }
  }
  std::vector<std::string> names;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    if (!trimmed(part).empty()) names.emplace_back(trimmed(part));
  }
  const bool is_list = names.size() > 1 && knowledge::medicines_named(typed).empty() &&
                       std::any_of(names.begin(), names.end(), [](const std::string& name) {
                         return !knowledge::medicines_named(name).empty();
                       });
  return is_list ? names : std::vector{typed};
}

// What is to be done stands before the name. A name alone is not taken for either: who asks about a
// medicine may not take it.
Error neither(const std::string& all) {
  Remedy help;
  if (MedicineName::from(all)) {
    help = {"If you take it: ", only_if(Condition::meant, titrate("taking", "add", all)), "\n"};
  }
  help += {"What is known of a medicine: ", titrate("guide", "medicines", Placeholder::medicine)};
  return usage_error("taking", fmt::format("{} is neither add nor remove.", as_typed(all)),
                     std::move(help));
}

ExitCode taking(Context& context, const TakingOptions& options) {
  const auto& told = options.told;
  if (told.empty()) return show(context, options.json);
  if (options.json) {
    throw usage_error("--json", "shows what is in the log, and goes with nothing else.");
  }
  const bool removes = means_remove(told.front());
  if (!removes && told.front() != "add") throw neither(fmt::format("{}", fmt::join(told, " ")));
  const std::string name = fmt::format("{}", fmt::join(told.begin() + 1, told.end(), " "));
  const std::string_view what = removes ? "remove" : "add";
  if (trimmed(name).empty()) {
    throw usage_error(fmt::format("taking {}", what), "needs the name of a medicine.",
                      {"Like this: ", titrate("taking", what, Placeholder::medicine)});
  }
  const std::string option = fmt::format("taking {}", what);
  return removes ? remove(context, read_medicine(option, name))
                 : add(context, read_medicines(option, {name}));
}

}  // namespace

std::vector<MedicineName> read_medicines(std::string_view option,
                                         const std::vector<std::string>& typed) {
  std::vector<MedicineName> names;
  for (const std::string& each : typed) {
    for (const std::string& name : names_in(each)) names.push_back(read_medicine(option, name));
  }
  return names;
}

Log with_taking(Log log, const std::vector<MedicineName>& names) {
  for (const MedicineName& name : names) {
    if (name_in(log, name)) continue;
    log = or_refuse(with_medicine(log, name), {"Those that are there: ", titrate("taking")});
  }
  return log;
}

void say_on_taking(Context& context, const std::vector<MedicineName>& names) {
  for (const MedicineName& name : names) {
    const Hint words = words_on_taking(name.value());
    context.say({text::labelled("Taking", text::shown(words.to_text(), context.style()),
                                context.style(), text::Ink::caution),
                 words});
  }
}

void add_taking(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<TakingOptions>();
  CommandBuilder command(app, "taking", "Other medicines that you take, and their distances");
  command.positionals(options->told, "[add|remove] [MEDICINE]",
                      "To keep a medicine, or take it out; nothing: those that are kept");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help(
      "They stand in the log and in the report, by the name that you give. What is not in "
      "titrate's\n"
      "list is kept as well: ask a pharmacist about it. Nothing of it changes the dose.\n"
      "\n"
      "Examples:\n"
      "  titrate taking add levothyroxine    you take it: how far from magnesium\n"
      "  titrate taking                      all that you take, each with its distance\n"
      "  titrate taking remove levothyroxine\n");
  command.changes(
      chosen, [options](Context& context) { return taking(context, *options); },
      [options] { return !options->told.empty(); });
}

}  // namespace titrate::cli
