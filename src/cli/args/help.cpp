#include "cli/args/help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/args/command_names.hpp"
#include "text/layout.hpp"

namespace titrate::cli {
namespace {

constexpr int least_text = 22;  // columns, beside a name

using Lines = std::vector<std::string>;

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

std::vector<Entry> option_entries(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() || option->get_lnames().empty()) continue;
    std::string name = "--" + option->get_lnames().front();
    const std::string type = option->get_type_name();
    const bool is_optional = option->get_expected_min() == 0;
    if (option->get_expected_max() > 0) name += is_optional ? " [" + type + ']' : ' ' + type;
    entries.push_back({std::move(name), option->get_description()});
  }
  return entries;
}

std::vector<Entry> command_entries(const CLI::App& app) {
  std::vector<Entry> entries;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    entries.push_back({command->get_name(), command->get_description()});
  }
  return entries;
}

// Names with their descriptions beside them or, where there is no room, below.
std::string list(std::string_view title, const std::vector<Entry>& entries, int width) {
  int columns = 0;
  for (const Entry& entry : entries) {
    columns = std::max(columns, text::display_width(entry.name) + 4);
  }
  const bool beside = width - columns >= least_text;
  const text::Style style{.width = width};
  std::string text = fmt::format("\n{}\n", title);
  for (const Entry& entry : entries) {
    if (!beside) text += fmt::format("  {}\n", entry.name);
    text += text::labelled(beside ? "  " + entry.name : "", entry.description, style,
                           text::Ink::plain, beside ? columns : 6);
  }
  return text;
}

// ---- What a command says of itself ----

Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// The lines between empty ones, those with examples first.
std::vector<Lines> blocks_of(const std::string& text) {
  std::vector<Lines> blocks(1);
  for (const std::string& line : lines_of(text)) {
    if (!line.empty()) {
      blocks.back().push_back(line);
    } else if (!blocks.back().empty()) {
      blocks.emplace_back();
    }
  }
  if (blocks.back().empty()) blocks.pop_back();
  std::stable_partition(blocks.begin(), blocks.end(),
                        [](const Lines& block) { return block.front().starts_with("Example"); });
  return blocks;
}

bool is_example(const std::string& line) { return line.starts_with("  "); }

// Where a command may be broken: not in quotes, and not between an option and its value.
Lines parts_of(std::string_view command) {
  Lines parts(1);
  bool quoted = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    if (command[i] == '"') quoted = !quoted;
    const bool is_value = parts.back().starts_with("--") &&
                          parts.back().find(' ') == std::string::npos &&
                          !command.substr(i).starts_with(" -");
    if (command[i] == ' ' && !quoted && !is_value) {
      parts.emplace_back();
    } else {
      parts.back() += command[i];
    }
  }
  return parts;
}

// A command that is wider than the terminal goes on behind a backslash, as a shell reads it.
std::string broken_command(std::string_view command, int width) {
  std::string text = "  ";
  int used = 2;
  for (const std::string& part : parts_of(command)) {
    const int columns = text::display_width(part);
    if (used > 2 && used + 1 + columns + 2 > width) {
      text += " \\\n      " + part;
      used = 6 + columns;
    } else {
      text += (used > 2 ? " " : "") + part;
      used += columns + (used > 2 ? 1 : 0);
    }
  }
  return text + '\n';
}

// "  titrate log 3      tonight's dose": as it is, or its words below the command where some
// example of the block is too wide.
std::string example(const std::string& line, bool fits, int width) {
  if (fits) return line + '\n';
  const auto end = line.find("  ", 2);
  std::string text = broken_command(std::string_view(line).substr(2, end - 2), width);
  if (end == std::string::npos) return text;
  return text + text::labelled("", line.substr(end), {.width = width}, text::Ink::plain, 6);
}

std::string block_text(const Lines& block, int width) {
  const bool fits = std::all_of(block.begin(), block.end(), [&](const std::string& line) {
    return !is_example(line) || text::display_width(line) <= width;
  });
  std::string text;
  std::string paragraph;
  const auto end_paragraph = [&] {
    text += text::wrapped(std::exchange(paragraph, ""), {.width = width});
  };
  for (const std::string& line : block) {
    if (!is_example(line)) {
      paragraph += line + ' ';
      continue;
    }
    end_paragraph();
    text += example(line, fits, width);
  }
  end_paragraph();
  return text;
}

}  // namespace

std::string laid_out(const std::string& text, int width) {
  std::string laid;
  for (const Lines& block : blocks_of(text)) {
    laid += (laid.empty() ? "" : "\n") + block_text(block, width);
  }
  return laid;
}

std::string help_text(const CLI::App& app, int width) {
  std::string description = app.get_description();
  if (const auto others = other_names_of(app.get_name()); !others.empty()) {
    description += fmt::format("; also called {}", fmt::join(others, ", "));
  }
  std::string text = text::wrapped(description, {.width = width}) + '\n';
  text += text::labelled("Usage: ", usage(app), {.width = width}, text::Ink::plain, 7);
  if (!app.get_footer().empty()) text += '\n' + laid_out(app.get_footer(), width);
  const auto commands = command_entries(app);
  if (!commands.empty()) text += list("Commands", commands, width);
  text += list("Options", option_entries(app), width);
  if (app.get_parent() != nullptr) {
    text += '\n' + text::wrapped("Also for every command: --log FILE, --color never, --no-input.",
                                 {.width = width});
  }
  return text;
}

}  // namespace titrate::cli
