// Questions that need an answer, on a terminal: where a command lacks what it cannot do without,
// and Context::can_ask.
//
//   const Capsules dose = ask_until(context, "How many did you take? [Enter: 4]",
//       [](const std::string& answer) { return answer.empty() ? four : read_dose(answer); });
//
// `read` makes the answer, without blanks around it, a value, or throws an Error, which is shown
// before the question is asked again; a few times at most. Where the input ends, and where Ctrl-C
// is pressed, these throw NoAnswer, and TooManyTries after too many answers that cannot be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/error.hpp"

namespace titrate::cli {

// How often one question is asked. Who did not find the answer by then is better told to stop than
// asked once more; and what is pasted by mistake comes to an end.
inline constexpr int most_tries = 5;

// Whoever ends the input or presses Ctrl-C stops; so it is never taken for an answer that another
// question is to follow.
struct NoAnswer : Error {
  NoAnswer() : Error(ErrorKind::refused, "no answer was given.") {}
};
struct TooManyTries : Error {
  TooManyTries();
};

// Asks once.
std::string ask_line(Context& context, std::string_view question);
// Refuses a line that is too long to be an answer.
void require_short(const std::string& answer);
// Shows why an answer cannot be read.
void complain(Context& context, const Error& error);
// What went wrong as a sentence of its own, with a capital letter.
std::string as_sentence(const Error& error);

template <class Read>
auto ask_until(Context& context, std::string_view question, const Read& read) {
  for (int left = most_tries; left > 0; --left) {
    const std::string answer = ask_line(context, question);
    try {
      require_short(answer);
      return read(answer);
    } catch (const NoAnswer&) {
      throw;  // of a question within this one
    } catch (const Error& error) {
      complain(context, error);
    }
  }
  throw TooManyTries();
}

// What an answer says, in any case: yes or y, no or n; nothing where it is neither.
std::optional<bool> yes_or_no(std::string_view answer);
// The same where nothing else is an answer.
bool read_yes_or_no(std::string_view answer);
// Asks until it is one of the two; Enter alone is neither.
bool ask_yes_or_no(Context& context, std::string_view question);
// Asks once for consent to what was shown. Anything but a yes is none, and so is Enter alone.
bool confirms(Context& context, std::string_view question);

// Whether an answer leaves its question open: "not yet", or Enter alone.
bool is_left_open(std::string_view answer);
// For an empty answer where there is none to offer.
Error answer_needed();

}  // namespace titrate::cli
