#include "cli/ask/ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/error_lines.hpp"
#include "core/letters.hpp"
#include "knowledge/facts.hpp"

namespace titrate::cli {
namespace {

// The question broken to the terminal's width, its last line open for the answer.
std::string open_question(std::string_view question, const text::Style& style) {
  std::string text = text::wrapped(question, style);
  text.back() = ' ';
  return text;
}

}  // namespace

namespace {

// What keys that type nothing leave in a line: an arrow, Ctrl-L. Of the first it can't be known
// what the person sees, and so what is meant.
constexpr char escape = '\x1b';
constexpr int most_strays = 20;  // lines of them, until it is no person who types

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r') || c == '\x7f';
}

std::string without_controls(std::string line) {
  std::erase_if(line, is_control);
  return line;
}

}  // namespace

std::string ask_line(Context& context, std::string_view question) {
  for (int left = most_strays; left > 0; --left) {
    const auto answer = context.ask(open_question(question, context.style()));
    if (!answer) throw NoAnswer();
    const std::string typed = without_controls(*answer);
    const bool has_stray = typed != *answer;
    if (answer->find(escape) != std::string::npos) {
      context.say_text(
          "An arrow or another key is in that line that types nothing here. Please "
          "type it once more.");
      continue;
    }
    const std::string_view words = trimmed(typed, " \t\r");
    if (!words.empty() || !has_stray) return std::string(words);
  }
  throw TooManyTries();
}

void require_short(const std::string& answer) {
  if (answer.size() > longest_answer) {
    throw Error(ErrorKind::usage, "That line is too long to be an answer.");
  }
}

std::string as_sentence(const Error& error) {
  std::string text = error.message;
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

namespace {

// What helps, its commands marked for `lines_of_errors`.
std::string shown_help(const Remedy& help, const text::Style& style) {
  std::string text = help.to_text(command_blank);
  std::string all;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(command_blank, begin), text.size());
    if (begin > 0) all += command_blank;
    all += text::shown(std::string_view(text).substr(begin, end - begin), style);
    begin = end + 1;
  }
  return all;
}

}  // namespace

void complain(Context& context, const Error& error) {
  const text::Style& style = context.style();
  std::string text = text::shown(as_sentence(error), style);
  // What helps against a refusal is another command, and the person is still in this one.
  const Remedy help = error.kind == ErrorKind::usage ? error.remedy.about(style.log) : Remedy();
  if (!help.empty()) text += ' ' + shown_help(help, style);
  context.say({lines_of_errors(text, std::min(style.width, style.most_text)) + '\n', help});
}

TooManyTries::TooManyTries()
    : Error(ErrorKind::usage, fmt::format("none of {} answers could be read.", most_tries)) {}

std::optional<bool> yes_or_no(std::string_view answer) {
  const std::string word = in_small_letters(trimmed(answer, " \t\r"));
  if (word == "y" || word == "yes") return true;
  if (word == "n" || word == "no") return false;
  return std::nullopt;
}

bool read_yes_or_no(std::string_view answer) {
  if (const auto said = yes_or_no(answer)) return *said;
  throw Error(ErrorKind::usage, "Please type yes or no.");
}

bool ask_yes_or_no(Context& context, std::string_view question) {
  return ask_until(context, question, read_yes_or_no);
}

bool confirms(Context& context, std::string_view question) {
  const auto answer = context.ask(fmt::format("{} [y/N] ", question));
  return answer && yes_or_no(*answer) == true;
}

bool is_left_open(std::string_view answer) {
  return answer.empty() || knowledge::plain_name(answer) == "not yet";
}

Error answer_needed() { return {ErrorKind::usage, "An answer is needed here; Ctrl-C stops."}; }

}  // namespace titrate::cli
