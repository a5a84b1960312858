// Sentences with commands in them: what a person may do next, as a value. A command is its words,
// so that a test can read each with the program's own command line.
//
//   Hint hint = {"To correct it: ", titrate("edit", night.iso(), "--dose", "4")};
//   hint.to_text();         // "To correct it: titrate edit 2026-11-21 --dose 4"
//   hint.suggestions();  // titrate edit 2026-11-21 --dose 4, as words
//
// Every command that the program names to a person is made here, but for those of help texts.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace titrate::text {

// What only the person knows. It is shown as help shows it: DATE, DOSE, FILE.
enum class Placeholder {
  date,
  night,  // a date as well; of an act or a pause, D
  dose,
  stool,
  sign,
  symptom,
  measure,
  text,
  who,        // agreed to a ceiling
  agreement,  // the same as a sentence: "who agreed to it"
  capsules,
  milligrams,
  severity,
  medicine,
  topic,
  tag,
  file,
  column,
  column_to_ignore,
  value,
};
std::string_view name_of(Placeholder placeholder);

// One argument: what is fixed of it, and behind that what only the person knows.
struct Word {
  Word(std::string word) : fixed(std::move(word)) {}
  Word(std::string_view word) : fixed(word) {}
  Word(const char* word) : fixed(word) {}
  Word(Placeholder unknown) : placeholder(unknown) {}
  Word(std::string before, Placeholder unknown) : fixed(std::move(before)), placeholder(unknown) {}

  // In single quotes or double ones, whether a shell needs them or not.
  Word in_quotes(char mark) && {
    quotes = mark;
    return std::move(*this);
  }

  std::string fixed{};
  std::optional<Placeholder> placeholder{};
  char quotes = '\0';
};

// When a suggestion is the right thing to do, where it is not so in any case.
enum class Condition {
  always,
  wrong,       // what was just said or logged, or what stands in the way
  taken,       // a dose was taken that the log does not have
  one_more,    // what was told was taken beside what the log has
  in_all,      // what was told was all that was taken
  this_night,  // what was told belongs to that night
  same,        // two names stand for one thing
  meant,       // what was typed stands for it
  written_so,  // the file says its dates, or what else it is about, in this way
  wanted,      // the person would have it otherwise than it is now
  described,   // where things stand as was described
  has_backup,  // a whole backup is beside the log
  sign,        // what was said is a warning sign
  no_sign,     // it is not
  too_much,    // for the person, who may choose less
  settled,     // what stopped the course is over
  asked,       // a doctor, a pharmacist, someone who knows the person's health
  changed_by_hand,
  approved,  // what was shown above
  other_product,
  bought,  // there is a new bottle
};

struct Suggestion {
  enum class Kind {
    titrate,  // a call of this program
    added,    // behind the command line as typed; what stands once takes the place of its like
    options,  // of a command that is not shown, as they have to be written
    other,    // a command of another program
  };

  std::vector<Word> words;
  Kind kind = Kind::titrate;
  bool in_backticks = false;  // where sentences go on around it
  Condition condition = Condition::always;
  bool follows = false;      // to be done after the one before it
  std::string of_command{};  // that options belong to; empty where they are the program's own
  std::string into{};        // the file that its answer goes to; empty where that is the screen

  // As a shell takes it, safe to print. An argument that no shell could be given as it is shown is
  // left to the person.
  std::string to_text() const;
};

template <class... Words>
Suggestion titrate(const Words&... words) {
  return {{Word(words)...}};
}
template <class... Words>
Suggestion added(const Words&... words) {
  return {{Word(words)...}, Suggestion::Kind::added};
}
template <class... Words>
Suggestion options_of(std::string command, const Words&... words) {
  return {.words = {Word(words)...},
          .kind = Suggestion::Kind::options,
          .of_command = std::move(command)};
}
template <class... Words>
Suggestion other_command(const Words&... words) {
  return {{Word(words)...}, Suggestion::Kind::other, true};
}

inline Suggestion in_backticks(Suggestion suggestion) {
  suggestion.in_backticks = true;
  return suggestion;
}
template <class... Words>
Suggestion ticked(const Words&... words) {
  return in_backticks(titrate(words...));
}
inline Suggestion into(std::string file, Suggestion suggestion) {
  suggestion.into = std::move(file);
  return suggestion;
}
inline Suggestion only_if(Condition condition, Suggestion suggestion) {
  suggestion.condition = condition;
  return suggestion;
}
// To be done after the one that stands before it in the same sentence.
inline Suggestion then(Suggestion suggestion) {
  suggestion.follows = true;
  return suggestion;
}

class Hint {
 public:
  using Part = std::variant<std::string, Suggestion>;

  Hint() = default;
  Hint(std::string sentences);
  Hint(const char* sentences) : Hint(std::string(sentences)) {}
  Hint(std::string_view sentences) : Hint(std::string(sentences)) {}
  Hint(std::initializer_list<Part> parts) : parts_(parts) {}

  // Adds what follows, as it is: a blank between them is the caller's.
  Hint& operator+=(const Hint& more);

  bool empty() const { return parts_.empty(); }
  // The same for who named a log: every command that is about one names it too, or it would be
  // about another log. As it is where none was named.
  Hint about(const std::string& log) const;
  // Safe to print where its sentences are. Between the words of a command stands `blank`, by which
  // whoever breaks the text into lines can tell what to leave whole.
  std::string to_text(char blank = ' ') const;
  // In the order in which they are said.
  std::vector<Suggestion> suggestions() const;

 private:
  std::vector<Part> parts_{};
};

}  // namespace titrate::text
