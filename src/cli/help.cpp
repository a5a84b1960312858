#include "cli/help.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "render/layout.hpp"

namespace titrate::cli {
namespace {

std::string usage(const CLI::App& app) {
  if (app.get_parent() == nullptr) return "titrate [COMMAND] [OPTIONS]";
  std::string text = "titrate " + app.get_name();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) text += ' ' + option->get_type_name();
  }
  return text + " [OPTIONS]";
}

struct Entry {
  std::string name;
  std::string description;
};

std::vector<Entry> options_of(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() || option->get_lnames().empty()) continue;
    std::string name = "--" + option->get_lnames().front();
    if (option->get_expected_max() > 0) name += ' ' + option->get_type_name();
    entries.push_back({std::move(name), option->get_description()});
  }
  return entries;
}

std::vector<Entry> commands_of(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    entries.push_back({command->get_name(), command->get_description()});
  }
  return entries;
}

std::string list(std::string_view title, const std::vector<Entry>& entries, int width) {
  std::size_t columns = 0;
  for (const Entry& entry : entries) columns = std::max(columns, entry.name.size());
  std::string text = fmt::format("\n{}\n", title);
  for (const Entry& entry : entries) {
    text += render::labelled(fmt::format("  {:{}}  ", entry.name, columns), entry.description,
                             {.width = width}, render::Ink::plain, static_cast<int>(columns) + 4);
  }
  return text;
}

}  // namespace

std::string help_text(const CLI::App& app, int width) {
  std::string text = fmt::format("{}\n\nUsage: {}\n", app.get_description(), usage(app));
  if (!app.get_footer().empty()) text += '\n' + app.get_footer();
  const auto commands = commands_of(app);
  if (!commands.empty()) text += list("Commands", commands, width);
  text += list("Options", options_of(app), width);
  if (app.get_parent() != nullptr) {
    text += "\nAlso for every command: --log FILE, --color never, --no-input.\n";
  }
  return text;
}

}  // namespace titrate::cli
