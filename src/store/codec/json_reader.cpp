#include "store/codec/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/utf8.hpp"

namespace titrate::store {
namespace {

constexpr int shown_characters = 24;
constexpr int number_overflow = 406;  // the library's name for it

// An iterator over the file that tells how far the parser has come.
class Tracked {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Tracked(const char* at, JsonPosition& position) : at_(at), position_(&position) {}

  reference operator*() const { return *at_; }
  Tracked& operator++() {
    ++at_;
    ++position_->bytes;
    return *this;
  }
  Tracked operator++(int) {
    Tracked before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Tracked& a, const Tracked& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  JsonPosition* position_;
};

// The library's events, turned into ours. Its name for each is fixed by the library.
class Sax final : public nlohmann::json::json_sax_t {
 public:
  using Kind = JsonValue::Kind;

  Sax(JsonEvents& events, JsonPosition& position, std::size_t size)
      : events_(events), position_(position), size_(size) {}

  bool null() override { return events_.value({Kind::null}); }
  bool boolean(bool value) override { return events_.value({Kind::boolean, value}); }
  bool number_integer(number_integer_t number) override { return whole(number); }
  bool number_unsigned(number_unsigned_t number) override {
    if (number > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      std::string written = std::to_string(number);
      return other_number(written);
    }
    return whole(static_cast<std::int64_t>(number));
  }
  bool number_float(number_float_t, const string_t& written) override {
    std::string copy = written;
    return other_number(copy);
  }
  bool string(string_t& text) override { return events_.value({Kind::text, false, 0, &text}); }
  bool binary(binary_t&) override { return false; }
  bool key(string_t& name) override { return events_.key(name); }
  bool start_object(std::size_t) override { return begin(Kind::object); }
  bool start_array(std::size_t) override { return begin(Kind::list); }
  bool end_object() override { return end(Kind::object); }
  bool end_array() override { return end(Kind::list); }

  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    const bool overflow = error.id == number_overflow;
    problem_ = JsonProblem{problem_behind(error.id), position_.bytes - (overflow ? 1 : 0)};
    problem_->in_value = overflow;
    return false;
  }

  std::optional<JsonProblem> problem() const { return problem_; }

 private:
  // A number ends at the byte after it, which the parser has then taken as well.
  class BeforeTheByteThatEndedIt {
   public:
    explicit BeforeTheByteThatEndedIt(JsonPosition& position) : position_(position) {
      --position_.bytes;
    }
    ~BeforeTheByteThatEndedIt() { ++position_.bytes; }
    BeforeTheByteThatEndedIt(const BeforeTheByteThatEndedIt&) = delete;
    BeforeTheByteThatEndedIt& operator=(const BeforeTheByteThatEndedIt&) = delete;

   private:
    JsonPosition& position_;
  };

  bool whole(std::int64_t number) {
    const BeforeTheByteThatEndedIt here(position_);
    return events_.value({Kind::whole, false, number});
  }
  bool other_number(std::string& written) {
    const BeforeTheByteThatEndedIt here(position_);
    return events_.value({Kind::other_number, false, 0, &written});
  }
  bool begin(Kind container) {
    if (++depth_ > deepest) {
      problem_ = JsonProblem{fmt::format("lists and objects are nested deeper than {}", deepest),
                             position_.bytes, true};
      return false;
    }
    return events_.begin(container);
  }
  bool end(Kind container) {
    done_ = --depth_ == 0;
    return events_.end(container);
  }
  std::string problem_behind(int id) const {
    if (id == number_overflow) return "this number is too large";
    if (done_) return "there is text after the end of the log";
    if (position_.bytes >= size_) return "the file ends in the middle of the log";
    return "this is not valid JSON";
  }

  JsonEvents& events_;
  JsonPosition& position_;
  std::size_t size_;
  std::optional<JsonProblem> problem_;
  int depth_ = 0;
  bool done_ = false;
};

// What makes a file unreadable before any JSON is looked at.
std::optional<JsonProblem> byte_problem(std::string_view file) {
  if (file.empty()) return JsonProblem{"the file is empty"};
  if (file.starts_with("\xEF\xBB\xBF")) {
    return JsonProblem{"the file begins with a byte order mark; plain UTF-8 is due"};
  }
  if (const auto nul = file.find('\0'); nul != std::string_view::npos) {
    return JsonProblem{"the file holds a NUL byte", nul};
  }
  return std::nullopt;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view file) {
  std::size_t at = 0;
  while (at < file.size()) {
    const Utf8Character next = first_character(file.substr(at));
    if (!next.valid) return at;
    at += static_cast<std::size_t>(next.bytes);
  }
  return std::nullopt;
}

}  // namespace

std::string JsonValue::description() const {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return boolean ? "true" : "false";
    case Kind::whole:
      return std::to_string(whole);
    case Kind::other_number:
      return printable(*text, shown_characters);
    case Kind::text:
      return '"' + printable(*text, shown_characters) + '"';
    case Kind::object:
      return "an object";
    case Kind::list:
      return "a list";
  }
  return "";
}

std::optional<JsonProblem> read_json(std::string_view file, JsonEvents& events,
                                     JsonPosition& position) {
  if (auto problem = byte_problem(file)) return problem;
  position.bytes = 0;
  Sax sax(events, position, file.size());
  const char* const begin = file.data();
  JsonPosition ignored;
  nlohmann::json::sax_parse(Tracked(begin, position), Tracked(begin + file.size(), ignored), &sax);
  auto problem = sax.problem();
  if (problem && !problem->too_deep) {
    const auto invalid = first_invalid_utf8(file);
    if (invalid && *invalid <= problem->position) {
      return JsonProblem{"the text is not valid UTF-8", *invalid};
    }
  }
  return problem;
}

std::size_t line_at(std::string_view file, std::size_t position) {
  const auto before = file.substr(0, std::min(position, file.size()));
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace titrate::store
