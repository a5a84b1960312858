// The fuzzer of log files: scripts/fuzz.
//
// Bytes changed at random seldom stay JSON. So every other input is made by changing a log as a
// person or a program would: another number, another date, a line more or one less.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "promises.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace titrate::fuzz {
namespace {

using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// Limits of the format from both sides, and numbers that a reader may round, wrap or lose.
constexpr std::array<const char*, 34> numbers = {"0",
                                                 "1",
                                                 "2",
                                                 "5",
                                                 "6",
                                                 "7",
                                                 "8",
                                                 "10",
                                                 "11",
                                                 "30",
                                                 "31",
                                                 "44",
                                                 "45",
                                                 "50",
                                                 "51",
                                                 "99",
                                                 "100",
                                                 "-1",
                                                 "-0",
                                                 "4.0",
                                                 "1e1",
                                                 "0.1",
                                                 "1000",
                                                 "112.5",
                                                 "0.05",
                                                 "1000.1",
                                                 "260",
                                                 "65540",
                                                 "true",
                                                 "null",
                                                 "4294967300",
                                                 "18446744073709551617",
                                                 "9223372036854775808",
                                                 "1e400"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the pieces of a kind begin, as `begins(text, at)` says.
template <class Begins>
std::vector<std::size_t> places(const std::string& text, Begins begins) {
  std::vector<std::size_t> found;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (begins(text, at)) found.push_back(at);
  }
  return found;
}

void change_number(std::string& text, Random& random) {
  const auto found = places(text, [](const std::string& in, std::size_t at) {
    return is_digit(in[at]) && (in[at - 1] == ' ' || in[at - 1] == ':');
  });
  if (found.empty()) return;
  const std::size_t at = found[below(random, found.size())];
  const std::size_t end = text.find_first_not_of("0123456789.eE+-", at);
  text.replace(at, end - at, numbers[below(random, numbers.size())]);
}

void change_date(std::string& text, Random& random) {
  constexpr std::size_t length = std::string_view("2026-11-01").size();
  const auto found = places(text, [](const std::string& in, std::size_t at) {
    return at + length < in.size() && in[at - 1] == '"' && in[at + 4] == '-' && in[at + 7] == '-';
  });
  if (found.empty()) return;
  const std::size_t at = found[below(random, found.size())];
  // Any month and day from 00 to 39, which is as often a real day as not.
  for (const std::size_t part : {std::size_t{5}, std::size_t{8}}) {
    if (part == 5 && below(random, 2) == 0) continue;
    text[at + part] = static_cast<char>('0' + below(random, part == 5 ? 2 : 4));
    text[at + part + 1] = static_cast<char>('0' + below(random, 10));
  }
}

// What a reader may trip over and a terminal obey, at both ends of what is refused.
constexpr std::array<const char*, 18> characters = {
    "\x7F",         "\xC2\x80",     "\xC2\x9F",     "\xC2\xA0",     "\xE2\x80\xA7", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA5", "\xE2\x81\xA6", "\xE2\x81\xA9",
    "\xE2\x81\xAA", "\\u001b",      "\\u0000",      "\\ud83d",      "\xFF",         "\\\""};

void change_text(std::string& text, Random& random) {
  const auto found = places(text, [](const std::string& in, std::size_t at) {
    return at >= 3 && in[at - 1] == '"' && in[at - 2] == ' ' && in[at - 3] == ':';
  });
  if (found.empty()) return;
  text.insert(found[below(random, found.size())], characters[below(random, characters.size())]);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// A comma after each element and member but the last, where lines came and went.
void mend_commas(std::vector<std::string>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const auto next = lines[i + 1].find_first_not_of(' ');
    if (lines[i].empty() || next == std::string::npos) continue;
    const bool closes = lines[i + 1][next] == ']' || lines[i + 1][next] == '}';
    const char last = lines[i].back();
    if (closes && last == ',') lines[i].pop_back();
    if (!closes && last != ',' && last != '[' && last != '{') lines[i] += ',';
  }
}

void change_lines(std::string& text, Random& random) {
  auto lines = lines_of(text);
  if (lines.empty()) return;
  const auto any = [&] { return static_cast<std::ptrdiff_t>(below(random, lines.size())); };
  const auto from = any();
  if (below(random, 3) == 0) {
    lines.erase(lines.begin() + from);
  } else {
    const std::string copy = lines[static_cast<std::size_t>(from)];
    // Nearly always where it fits: beside itself.
    lines.insert(lines.begin() + (below(random, 4) == 0 ? any() : from), copy);
  }
  mend_commas(lines);
  text.clear();
  for (const std::string& line : lines) text += line + '\n';
}

}  // namespace
}  // namespace titrate::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  using namespace titrate::fuzz;
  Random random(seed);
  if (below(random, 2) == 0) return LLVMFuzzerMutate(data, size, most);
  std::string text(reinterpret_cast<const char*>(data), size);
  for (std::size_t changes = 1 + below(random, 4); changes > 0; --changes) {
    constexpr std::array change = {change_number, change_date, change_text, change_lines};
    change[below(random, change.size())](text, random);
  }
  const std::size_t kept = std::min(text.size(), most);
  std::memcpy(data, text.data(), kept);
  return kept;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  titrate::fuzz::try_log({reinterpret_cast<const char*>(data), size});
  return 0;
}
