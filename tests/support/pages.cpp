#include "support/pages.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "support/golden.hpp"
#include "support/golden_settings.hpp"
#include "support/source_dir.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view indent = "    ";
constexpr std::string_view prompt = "    $ ";
constexpr std::string_view setting_begin = "<!-- played: ";
constexpr std::string_view said_by_begin = "<!-- said by: ";
constexpr std::string_view comment_end = " -->";
constexpr std::string_view left_out = "…";

std::vector<std::string> page_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

Page read_page(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {file.lexically_relative(source_dir()).generic_string(),
          {std::istreambuf_iterator<char>(in), {}}};
}

bool is_comment(std::string_view line, std::string_view begin) {
  return line.starts_with(begin) && line.ends_with(comment_end);
}

std::string inside_of(std::string_view line, std::string_view begin) {
  line.remove_prefix(begin.size());
  line.remove_suffix(comment_end.size());
  return std::string(line);
}

Said said_by(World& world, std::string_view command) {
  const auto words = shell_words(command);
  if (words.front() != "titrate") throw std::runtime_error("only titrate can be run here");
  Said said = world.run({words.begin() + 1, words.end()});
  if (said.code != 0) throw std::runtime_error("status " + std::to_string(said.code) + said.err);
  if (!world.answers.empty()) throw std::runtime_error("never asked for: " + world.answers.front());
  return said;
}

// As a person sees it: the error and the output, in a block, and a blank line to end it.
std::string answered(World& world, std::string_view command) {
  const Said said = said_by(world, command);
  std::string text;
  for (const std::string& line : page_lines(said.err + said.out)) {
    text += (line.empty() ? "" : std::string(indent) + line) + '\n';
  }
  return text + '\n';
}

std::string without_blanks(const std::string& json) {
  return std::regex_replace(json, std::regex(R"(\s+)"), "");
}

// Each piece between what is left out has to follow the one before it.
void require_said(const std::string& shown, const std::string& said) {
  const std::string whole = without_blanks(said);
  std::string rest = without_blanks(shown);
  std::size_t at = 0;
  while (!rest.empty()) {
    const std::string piece = rest.substr(0, rest.find(left_out));
    at = whole.find(piece, at);
    if (at == std::string::npos) throw std::runtime_error("not said: " + piece);
    at += piece.size();
    rest.erase(0, std::min(rest.size(), piece.size() + left_out.size()));
  }
}

// JSON of a page, held against what was said, once its block ends.
class BrokenUp {
 public:
  void expect(std::string json) {
    said_ = std::move(json);
    shown_.clear();
  }
  void see(const std::string& line) {
    if (line == "```" && !said_.empty()) {
      require_said(shown_.substr(shown_.find('{')), said_);
      said_.clear();
    }
    shown_ += line;
  }

 private:
  std::string said_, shown_;
};

// Without what a block shows beside it: "titrate log 3   what it does", "titrate export | jq".
std::string alone(const std::string& command) {
  static const std::regex beside(R"((  | #| \\?\| | > | \\$).*)");
  return std::regex_replace(command, beside, "");
}

}  // namespace

std::vector<Page> pages() {
  std::vector<Page> found = {read_page(source_dir() / "README.md")};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(source_dir() / "docs")) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::transform(files.begin(), files.end(), std::back_inserter(found), read_page);
  return found;
}

bool is_played(std::string_view page) { return page.find(setting_begin) != std::string_view::npos; }

std::string played_page(std::string_view page) {
  World world;
  world.is_observed = false;  // as with the golden files
  GoldenSettings settings(world);
  BrokenUp json;
  std::string text;
  bool in_answer = false;
  int number = 0;
  for (const std::string& line : page_lines(page)) try {
      ++number;
      const bool is_command = line.starts_with(prompt);
      in_answer = in_answer && !is_command && (line.empty() || line.starts_with(indent));
      if (in_answer) continue;
      text += line + '\n';
      if (is_comment(line, setting_begin)) {
        settings.apply(shell_words(inside_of(line, setting_begin)));
      } else if (is_comment(line, said_by_begin)) {
        json.expect(said_by(world, inside_of(line, said_by_begin)).out);
      }
      json.see(line);
      if (!is_command) continue;
      text += answered(world, line.substr(prompt.size()));
      in_answer = true;
    } catch (const std::exception& error) {
      throw std::runtime_error("line " + std::to_string(number) + ", " + line + ": " +
                               error.what());
    }
  return text;
}

std::vector<std::string> commands_of(std::string_view page) {
  static const std::regex typed(R"(^ {4,}\$ (titrate(?: .*)?)$)");
  static const std::regex in_block(R"(^ {4,}(titrate(?: .*)?)$)");  // on its own, without an answer
  static const std::regex in_quotes(R"(`(titrate(?: [^`\n]+)?)`)");
  std::vector<std::string> commands;
  std::string prose;
  for (const std::string& line : page_lines(page)) {
    std::smatch found;
    if (std::regex_match(line, found, typed) ||
        (!is_played(page) && std::regex_match(line, found, in_block))) {
      commands.push_back(alone(found[1]));
    } else if (!line.starts_with(indent)) {
      prose += line.empty() ? "\n" : line + ' ';  // a command may be broken over two lines
    }
  }
  for (std::sregex_iterator each(prose.begin(), prose.end(), in_quotes), end; each != end; ++each) {
    commands.push_back(alone((*each)[1]));
  }
  return commands;
}

}  // namespace titrate::test
