#include "cli/ask/ask.hpp"

#include <fmt/format.h>

#include <cctype>

#include "knowledge/facts.hpp"

namespace titrate::cli {
namespace {

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The question broken to the terminal's width, its last line open for the answer.
std::string open_question(std::string_view question, const text::Style& style) {
  std::string text = text::wrapped(question, style);
  text.back() = ' ';
  return text;
}

}  // namespace

std::string ask_line(Context& context, std::string_view question) {
  const auto answer = context.ask(open_question(question, context.style()));
  if (!answer) {
    throw Error(ErrorKind::refused, "no answer was given.");
  }
  return std::string(without_blanks(*answer));
}

void require_short(const std::string& answer) {
  if (answer.size() > longest_answer) {
    throw Error(ErrorKind::usage, "That line is too long to be an answer.");
  }
}

void complain(Context& context, const Error& error) {
  std::string text = error.message;
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  // What helps against a refusal is another command, and the person is still in this one.
  if (error.kind == ErrorKind::usage && !error.remedy.empty()) text += ' ' + error.remedy.text();
  context.say(text::wrapped(text::shown(text, context.style()), context.style()));
}

Error too_many_tries() {
  return {ErrorKind::usage, fmt::format("none of {} answers could be read.", most_tries)};
}

bool ask_yes_or_no(Context& context, std::string_view question) {
  return ask_until(context, question, [](const std::string& answer) {
    const std::string word = knowledge::plain_name(answer);
    if (word == "y" || word == "yes") return true;
    if (word == "n" || word == "no") return false;
    throw Error(ErrorKind::usage, "Please type yes or no.");
  });
}

Error answer_needed() { return {ErrorKind::usage, "An answer is needed here; Ctrl-C stops."}; }

}  // namespace titrate::cli
