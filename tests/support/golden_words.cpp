// Splitting a line as a shell does, as far as golden files need it.

#include <stdexcept>

#include "support/golden.hpp"

namespace titrate::test {
namespace {

class Splitter {
 public:
  explicit Splitter(std::string_view line) : rest_(line) {}

  std::vector<std::string> words() {
    while (!rest_.empty()) step();
    end_word();
    return std::move(words_);
  }

 private:
  char next() {
    if (rest_.empty()) throw std::runtime_error("a quote or an escape is not closed");
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  void end_word() {
    if (inside_) words_.push_back(word_);
    word_.clear();
    inside_ = false;
  }

  void step() {
    if (rest_.starts_with("$'")) {
      rest_.remove_prefix(2);
      return escaped_until_quote();
    }
    const char c = next();
    if (c == ' ' || c == '\n') return end_word();
    inside_ = true;
    if (c == '\'') {
      for (char each = next(); each != '\''; each = next()) word_ += each;
    } else if (c == '"') {
      for (char each = next(); each != '"'; each = next()) word_ += each == '\\' ? next() : each;
    } else {
      word_ += c == '\\' ? next() : c;
    }
  }

  void escaped_until_quote() {
    inside_ = true;
    for (char c = next(); c != '\''; c = next()) word_ += c == '\\' ? escape() : c;
  }

  char escape() {
    const char c = next();
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    if (c == 'r') return '\r';
    if (c != 'x') return c;
    const std::string digits{next(), next()};
    return static_cast<char>(std::stoi(digits, nullptr, 16));
  }

  std::string_view rest_;
  std::string word_;
  bool inside_ = false;  // a word was begun, perhaps an empty one: ''
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> shell_words(std::string_view line) { return Splitter(line).words(); }

}  // namespace titrate::test
