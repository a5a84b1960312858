#include "support/golden.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "core/utf8.hpp"
#include "support/golden_settings.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string utf8(char32_t code) {  // of the Basic Multilingual Plane, beyond ASCII
  std::string bytes;
  if (code >= 0x800) bytes += static_cast<char>(0xE0U | code >> 12U);
  if (code >= 0x800) bytes += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
  if (code < 0x800) bytes += static_cast<char>(0xC0U | code >> 6U);
  return bytes + static_cast<char>(0x80U | (code & 0x3FU));
}

std::string hex(char32_t number) {
  std::ostringstream text;
  text << '<' << std::hex << static_cast<unsigned long>(number) << '>';
  return text.str();
}

std::string visible_character(const Utf8Character& character, std::string_view bytes) {
  if (!character.valid) return hex(character.code);
  if (character.code < 0x20) return utf8(0x2400 + character.code);
  if (is_unsafe(character.code)) return hex(character.code);
  return std::string(bytes);
}

// The lines of an output, each behind its mark; a last line without an end gets ␃.
std::string marked(char mark, std::string_view output) {
  std::string text;
  for (const std::string& line : lines_of(output)) {
    text += mark + (line.empty() ? "" : ' ' + visible(line)) + '\n';
  }
  if (!output.empty() && output.back() != '\n') text.insert(text.size() - 1, "␃");
  return text;
}

std::string listed(const World& world) {
  std::string names;
  const std::string folder = World::path("");
  for (const std::string& path : world.disk.paths()) {
    if (path.starts_with(folder)) names += path.substr(folder.size()) + '\n';
  }
  return names;
}

Said ran(World& world, const std::vector<std::string>& words) {
  const std::vector<std::string> arguments(words.begin() + 1, words.end());
  if (words.front() == "titrate") return world.run(arguments);
  if (words.front() == "ls") return {listed(world), "", 0};
  if (words.front() == "cat") {
    return {world.disk.bytes(World::path(arguments.at(0))).value(), "", 0};
  }
  throw std::runtime_error("only titrate, ls and cat can be run here");
}

std::string transcript_of(const Said& said) {
  return marked('!', said.err) + marked('|', said.out) + "= " + std::to_string(said.code) + '\n';
}

// How long the rest of both lists is alike, from each place on: the usual table of a comparison.
using Table = std::vector<std::vector<std::size_t>>;
Table alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  Table table(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      table[i][j] =
          a[i] == b[j] ? table[i + 1][j + 1] + 1 : std::max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

}  // namespace

std::vector<fs::path> golden_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".golden") files.push_back(entry.path());
  }
  if (files.empty()) throw std::runtime_error("no golden file in " + folder.string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_golden(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string played(std::string_view transcript) {
  return played(transcript, [](const Said&) {});
}

std::string played(std::string_view transcript, const Look& look) {
  return played_around(transcript,
                       [&](const World&, const Said& said, const World&) { look(said); });
}

std::string played_around(std::string_view transcript, const LookAround& look) {
  World world;
  world.is_observed = false;  // who wants a look at it says so
  GoldenSettings settings(world);
  std::string text;
  int number = 0;
  for (const std::string& line : lines_of(transcript)) try {
      ++number;
      const char mark = line.empty() ? '#' : line.front();
      if (mark == '|' || mark == '!' || mark == '=') continue;
      text += line + '\n';
      if (mark == '#') continue;
      const auto words = shell_words(mark == '$' ? line.substr(1) : line);
      if (mark == '$') {
        const World before = world.twin();
        const Said said = ran(world, words);
        if (words.front() == "titrate") look(before, said, world);
        text += transcript_of(said);
      } else {
        settings.apply(words);
      }
    } catch (const std::exception& error) {
      throw std::runtime_error("line " + std::to_string(number) + ", " + line + ": " +
                               error.what());
    }
  return text;
}

std::string difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) return "";
  const auto old = lines_of(expected);
  const auto fresh = lines_of(actual);
  const Table table = alike(old, fresh);
  std::string text;
  std::size_t i = 0, j = 0;
  while (i < old.size() || j < fresh.size()) {
    if (i < old.size() && j < fresh.size() && old[i] == fresh[j]) {
      text += "  " + old[i++] + '\n';
      ++j;
    } else if (j == fresh.size() || (i < old.size() && table[i + 1][j] >= table[i][j + 1])) {
      text += "- " + old[i++] + '\n';
    } else {
      text += "+ " + fresh[j++] + '\n';
    }
  }
  return text;
}

std::string visible(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    shown += visible_character(next, text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return shown;
}

}  // namespace titrate::test
