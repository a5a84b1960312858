#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <utility>

#include "store/codec/canonical_reader.hpp"
#include "store/codec/fields.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/member.hpp"

namespace titrate::store {
namespace {

// Everything is appended to the one text that is the file: nothing is put together on the side.
using Json = std::string;

// A number as it is written: none but those of `add_digits` has three digits.
class Digits {
 public:
  explicit Digits(int value)
      : bytes_{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)},
        begin_(value < 10 ? 1 : 0) {
    assert(value >= 0 && value < 100);
  }
  std::string_view to_text() const { return {bytes_.data() + begin_, bytes_.size() - begin_}; }

 private:
  std::array<char, 2> bytes_;
  std::size_t begin_;
};

void add_number(Json& json, std::string_view member, int value) {
  json.append(member).append(Digits(value).to_text());
}

// A number of any size, or one with a decimal.
void add_digits(Json& json, std::string_view member, std::string_view digits) {
  json.append(member).append(digits);
}

// A text holds no control character, so only the quote and the backslash need escaping.
void add_text(Json& json, std::string_view member, std::string_view text) {
  json.append(member) += '"';
  const auto is_special = [](char c) { return c == '"' || c == '\\'; };
  auto begin = text.begin();
  for (auto at = std::find_if(begin, text.end(), is_special); at != text.end();
       at = std::find_if(at + 1, text.end(), is_special)) {
    json.append(begin, at) += '\\';
    begin = at;
  }
  json.append(begin, text.end()) += '"';
}

void add_date(Json& json, std::string_view member, NightDate date) {
  json.append(member).append(1, '"').append(date.iso()) += '"';
}

// The beginning of a night's line, which has a greatest length: put together on the stack and
// appended in one piece, as there are so many of them.
class NightNumbers {
 public:
  void add_date(std::string_view member, NightDate date) {
    add(member);
    add("\"");
    add(date.iso());
    add("\"");
  }
  void add_number(std::string_view member, int value) {
    add(member);
    add(Digits(value).to_text());
  }
  template <class Number>
  void add_number(std::string_view member, const std::optional<Number>& value) {
    if (value) add_number(member, value->value());
  }
  std::string_view to_text() const {
    return {bytes_.data(), static_cast<std::size_t>(at_ - bytes_.data())};
  }

 private:
  void add(std::string_view piece) { at_ = std::copy(piece.begin(), piece.end(), at_); }

  std::array<
      char, std::string_view(
                R"({"date": "9999-12-31", "capsules": 99, "stool": 7, "movements": 30, "sleep": 5)")
                .size()>
      bytes_;
  char* at_ = bytes_.data();
};

template <class Number>
void add_number(Json& json, std::string_view member, const std::optional<Number>& value) {
  if (value) add_number(json, member, value->value());
}
template <class Text>
void add_text(Json& json, std::string_view member, const std::optional<Text>& text) {
  if (text) add_text(json, member, text->value());
}

void add(Json& json, const Ceiling& ceiling) {
  add_date(json, member<brace, field::from>, ceiling.from);
  add_number(json, member<comma, field::capsules>, ceiling.capsules.value());
  add_text(json, member<comma, field::note>, ceiling.note);
  json += '}';
}

void add(Json& json, const Act& act) {
  add_date(json, member<brace, field::from>, act.from);
  add_text(json, member<comma, field::act>, name_of(act.act));
  add_text(json, member<comma, field::note>, act.note);
  json += '}';
}

void add(Json& json, const Pause& pause) {
  add_date(json, member<brace, field::from>, pause.from);
  if (pause.until) add_date(json, member<comma, field::until>, *pause.until);
  add_text(json, member<comma, field::why>, pause.why);
  json += '}';
}

void add(Json& json, const StockEntry& entry) {
  add_date(json, member<brace, field::date>, entry.date);
  if (const auto* count = std::get_if<StockCount>(&entry.amount)) {
    add_digits(json, member<comma, field::count>, std::to_string(count->value()));
  } else {
    const auto added = std::get<StockAdded>(entry.amount);
    add_digits(json, member<comma, field::added>, std::to_string(added.value()));
  }
  json += '}';
}

void add_value(Json& json, Severity severity) { add_number(json, "\": ", severity.value()); }
void add_value(Json& json, MeasureValue measured) { add_digits(json, "\": ", measured.to_text()); }

template <class Element>
void add(Json& json, const ByName<Element>& elements) {
  std::string_view before = "{\"";
  for (const Element& element : elements.list()) {
    json.append(before).append(element.name.value());
    add_value(json, element.value());
    before = ", \"";
  }
  json += '}';
}

void add(Json& json, WarningSigns signs) {
  std::string_view before = "[";
  for (const WarningSign sign : signs.list()) {
    add_text(json, before, name_of(sign));
    before = comma;
  }
  json += ']';
}

void add(Json& json, const Night& night) {
  NightNumbers numbers;
  numbers.add_date(member<brace, field::date>, night.date());
  numbers.add_number(member<comma, field::capsules>, night.capsules().value());
  numbers.add_number(member<comma, field::stool>, night.stool());
  numbers.add_number(member<comma, field::movements>, night.movements());
  numbers.add_number(member<comma, field::sleep>, night.sleep());
  json += numbers.to_text();
  if (!night.symptoms().empty()) add(json += member<comma, field::symptoms>, night.symptoms());
  if (!night.measures().empty()) add(json += member<comma, field::measures>, night.measures());
  if (!night.signs().empty()) add(json += member<comma, field::signs>, night.signs());
  add_text(json, member<comma, field::other_cause>, night.other_cause());
  add_text(json, member<comma, field::note>, night.note());
  json += '}';
}

// A list with each element on a line of its own.
template <class Elements>
void add_lines(Json& json, const Elements& elements) {
  std::string_view before = list_begins;
  for (const auto& element : elements) {
    add(json += before, element);
    before = next_element;
  }
  json += elements.empty() ? "[]" : list_ends;
}
// The same, left out where it is empty.
template <class Elements>
void maybe_add_lines(Json& json, std::string_view member, const Elements& elements) {
  if (!elements.empty()) add_lines(json += member, elements);
}

// Lines of a file for nights that have not changed since, from the first on.
struct KnownLines {
  std::string_view lines;  // as they stand there, the list's beginning too
  std::size_t nights = 0;
};

// Finds them, course by course, in the file that a log was read from.
class FileBefore {
 public:
  FileBefore(const Log& log, std::string_view file) : courses_(log.courses()), rest_(file) {}

  // Of the next course, which has these nights now. A file that is laid out in another way may give
  // other bytes than are due: what is made of them is read back.
  KnownLines known_lines(std::span<const Night> nights) {
    constexpr std::string_view list = member<next_line, field::nights>;
    const auto at = rest_.find(list);
    if (courses_.empty() || at == std::string_view::npos) return {};
    rest_.remove_prefix(at + list.size());
    const std::span<const Night> before = courses_.front().nights();
    courses_ = courses_.subspan(1);
    const auto changed = std::ranges::mismatch(before, nights);
    return first_lines(static_cast<std::size_t>(changed.in1 - before.begin()));
  }

 private:
  KnownLines first_lines(std::size_t nights) const {
    if (nights == 0) return {};
    std::size_t end = rest_.find('\n');
    for (std::size_t i = 0; i < nights && end != std::string_view::npos; ++i) {
      end = rest_.find('\n', end + 1);
    }
    if (end == std::string_view::npos) return {};
    if (rest_[end - 1] == ',') --end;
    return {rest_.substr(0, end), nights};
  }

  std::span<const Course> courses_;
  std::string_view rest_;
};

void add_nights(Json& json, std::span<const Night> nights, const KnownLines& known) {
  if (known.nights == 0) return add_lines(json, nights);
  json += known.lines;
  for (const Night& night : nights.subspan(known.nights)) add(json += next_element, night);
  json += list_ends;
}

void add(Json& json, const Course& course, FileBefore& before) {
  add_date(json, member<course_begins, field::started>, course.started());
  add_text(json, member<next_line, field::product>, course.product());
  if (course.form()) add_text(json, member<next_line, field::form>, name_of(*course.form()));
  if (course.unit()) add_text(json, member<next_line, field::unit>, name_of(*course.unit()));
  add_number(json, member<next_line, field::recommended_capsules>, course.recommended().value());
  add_digits(json, member<next_line, field::mg_per_capsule>,
             course.strength().per_capsule().to_text());
  add_lines(json += member<next_line, field::ceilings>, course.ceilings());
  maybe_add_lines(json, member<next_line, field::acts>, course.acts());
  maybe_add_lines(json, member<next_line, field::pauses>, course.pauses());
  maybe_add_lines(json, member<next_line, field::stock>, course.stock());
  const std::span<const Night> nights = course.nights();
  add_nights(json += member<next_line, field::nights>, nights, before.known_lines(nights));
  json += "\n    }";
}

void add_taking(Json& json, std::span<const MedicineName> taking) {
  if (taking.empty()) return;
  json += member<indent, field::taking>;
  std::string_view before = "[";
  for (const MedicineName& name : taking) {
    add_text(json, before, name.value());
    before = comma;
  }
  json += "],\n";
}

// About how long the file will be, to make room for it once.
std::size_t expected_size(const Log& log) {
  constexpr std::size_t usual_night = 110;
  std::size_t size = 1000;
  for (const Course& course : log.courses()) {
    size += 1000 + course.nights().size() * usual_night;
    size += (course.acts().size() + course.pauses().size() + course.stock().size()) * usual_night;
  }
  return size;
}

std::string encode_after(const Log& log, FileBefore before) {
  Json json;
  json.reserve(expected_size(log));
  json += head_without_checksum();
  add_taking(json, log.taking());
  json.append(member<indent, field::courses>) += '[';
  std::string_view between = "\n";
  for (const Course& course : log.courses()) {
    add(json += between, course, before);
    between = ",\n";
  }
  json += log.courses().empty() ? "]\n}\n" : "\n  ]\n}\n";
  checksum(json);
  return json;
}

}  // namespace

std::string encode(const Log& log) { return encode_after(log, {Log(), {}}); }

ReadBack encode_and_read_back(const Log& log, const Log& before, std::string_view file_before) {
  std::string file = encode_after(log, {before, file_before});
  if (is_canonical(file, log) && verify_checksum(file) == Checksum::intact) {
    return {std::move(file), true};
  }
  file = encode(log);
  const bool is_held = holds(file, log);
  return {std::move(file), is_held};
}

}  // namespace titrate::store
