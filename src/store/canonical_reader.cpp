#include "store/canonical_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "store/byte_cursor.hpp"
#include "store/fields.hpp"
#include "store/member.hpp"
#include "store/seal.hpp"

namespace titrate::store {
namespace {

// Reads what is there from where the cursor is. Nothing, or false, means that the file is no
// canonical one; then nothing more may be read.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view file) : cursor_(file) {}

  std::optional<Log> log();

 private:
  bool head();
  std::optional<Course> course();
  bool plan(CourseFields& fields);
  bool ceilings(std::vector<Ceiling>& ceilings);
  std::optional<Ceiling> ceiling();
  bool nights(std::vector<Night>& nights);
  std::size_t nights_ahead() const;
  bool night(std::vector<Night>& nights);
  bool symptoms(Symptoms& symptoms);
  bool signs(WarningSigns& signs);

  // Values behind these bytes.
  std::optional<NightDate> date(std::string_view member) {
    return cursor_.pass(member) ? cursor_.pass_date() : std::nullopt;
  }
  template <class Number>
  std::optional<Number> number(std::string_view member) {
    return cursor_.pass(member) ? Number::from(cursor_.pass_number()) : std::nullopt;
  }
  std::optional<Strength> strength();
  // The same where they may be left out; false where one is there and wrong.
  template <class Number>
  bool maybe(std::string_view member, std::optional<Number>& value) {
    if (!cursor_.pass(member)) return true;
    value = Number::from(cursor_.pass_number());
    return value.has_value();
  }
  template <class Words>
  bool maybe_text(std::string_view member, std::optional<Words>& value) {
    if (!cursor_.pass(member)) return true;
    std::string text;
    if (!cursor_.pass_text(text)) return false;
    auto words = Words::from(std::move(text));
    if (words) value = *std::move(words);
    return value.has_value();
  }

  ByteCursor cursor_;
};

template <class T>
std::optional<T> value_of(Checked<T> checked) {
  if (!checked) return std::nullopt;
  return *std::move(checked);
}

// The four lines with the seal, whatever its digits say.
bool CanonicalReader::head() {
  constexpr std::string_view digits = "00000000";
  const std::string due = unsealed_head();
  const std::string_view head = due;
  const auto digits_at = head.rfind('"') - digits.size();
  if (!cursor_.pass(head.substr(0, digits_at))) return false;
  const auto seal = cursor_.pass_until('"', '\\');
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return seal && seal->size() == digits.size() &&
         std::all_of(seal->begin(), seal->end(), is_digit) &&
         cursor_.pass(head.substr(digits_at + digits.size()));
}

std::optional<Log> CanonicalReader::log() {
  if (!head() || !cursor_.pass(member<indent, field::courses>)) return std::nullopt;
  std::vector<Course> courses;
  if (!cursor_.pass("[]\n}\n")) {
    if (!cursor_.pass("[\n")) return std::nullopt;
    do {
      auto read = course();
      if (!read) return std::nullopt;
      courses.push_back(*std::move(read));
    } while (cursor_.pass(",\n"));
    if (!cursor_.pass("\n  ]\n}\n")) return std::nullopt;
  }
  if (!cursor_.at_end()) return std::nullopt;
  return value_of(Log::from(std::move(courses)));
}

std::optional<Course> CanonicalReader::course() {
  const auto started = date(member<course_begins, field::started>);
  if (!started) return std::nullopt;
  std::optional<Product> product;
  if (!maybe_text(member<next_line, field::product>, product)) return std::nullopt;
  std::optional<Form> form;
  if (cursor_.pass(member<next_line, field::form>)) {
    const auto name = cursor_.pass_plain_text();
    if (name) form = form_named(*name);
    if (!form) return std::nullopt;
  }
  const auto recommended = number<Capsules>(member<next_line, field::recommended_capsules>);
  if (!recommended) return std::nullopt;
  const auto per_capsule = strength();
  if (!per_capsule) return std::nullopt;
  CourseFields fields{.started = *started,
                      .product = std::move(product),
                      .form = form,
                      .recommended = *recommended,
                      .strength = *per_capsule,
                      .ceilings = {}};
  if (!ceilings(fields.ceilings) || !nights(fields.nights)) return std::nullopt;
  if (!cursor_.pass("\n    }")) return std::nullopt;
  return value_of(Course::from(std::move(fields)));
}

std::optional<Strength> CanonicalReader::strength() {
  if (!cursor_.pass(member<next_line, field::mg_per_capsule>)) return std::nullopt;
  const auto written = cursor_.pass_until(',', '\n');
  const auto amount = written ? Milligrams::parse(*written) : std::nullopt;
  if (!amount || amount->text() != *written) return std::nullopt;
  return Strength::from_tenths(amount->tenths());
}

bool CanonicalReader::ceilings(std::vector<Ceiling>& ceilings) {
  if (!cursor_.pass(member<next_line, field::ceilings>)) return false;
  if (!cursor_.pass(list_begins)) return false;
  do {
    auto read = ceiling();
    if (!read) return false;
    ceilings.push_back(*std::move(read));
  } while (cursor_.pass(next_element));
  return cursor_.pass(list_ends);
}

std::optional<Ceiling> CanonicalReader::ceiling() {
  const auto from = date(member<brace, field::from>);
  if (!from) return std::nullopt;
  const auto capsules = number<Capsules>(member<comma, field::capsules>);
  if (!capsules) return std::nullopt;
  Ceiling ceiling{*from, *capsules};
  if (!maybe_text(member<comma, field::note>, ceiling.note) || !cursor_.pass("}"))
    return std::nullopt;
  return ceiling;
}

bool CanonicalReader::nights(std::vector<Night>& nights) {
  if (!cursor_.pass(member<next_line, field::nights>)) return false;
  if (cursor_.pass("[]")) return true;
  if (!cursor_.pass(list_begins)) return false;
  nights.reserve(nights_ahead());
  do {
    if (!night(nights)) return false;
  } while (cursor_.pass(next_element));
  return cursor_.pass(list_ends);
}

// How many lines there are up to the list's end, to make room for them once.
std::size_t CanonicalReader::nights_ahead() const {
  const std::string_view rest = cursor_.rest();
  std::size_t lines = 1;
  for (auto at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n', at + 1)) {
    if (rest.substr(at).starts_with(list_ends)) break;
    ++lines;
  }
  return lines;
}

bool CanonicalReader::night(std::vector<Night>& nights) {
  const auto evening = date(member<brace, field::date>);
  if (!evening) return false;
  const auto capsules = number<Capsules>(member<comma, field::capsules>);
  if (!capsules) return false;
  NightFields fields{.date = *evening, .capsules = *capsules};
  const bool canonical = maybe(member<comma, field::stool>, fields.stool) &&
                         maybe(member<comma, field::movements>, fields.movements) &&
                         maybe(member<comma, field::sleep>, fields.sleep) &&
                         symptoms(fields.symptoms) && signs(fields.signs) &&
                         maybe_text(member<comma, field::other_cause>, fields.other_cause) &&
                         maybe_text(member<comma, field::note>, fields.note) && cursor_.pass("}");
  if (!canonical) return false;
  auto night = Night::from(std::move(fields));
  if (!night) return false;
  nights.push_back(*std::move(night));
  return true;
}

// In the order of their names, each once, as a set of them is written.
bool CanonicalReader::symptoms(Symptoms& symptoms) {
  if (!cursor_.pass(member<comma, field::symptoms>)) return true;
  std::string_view before = brace;
  std::string_view latest;
  do {
    if (!cursor_.pass(before)) return false;
    const auto name = cursor_.pass_plain_text();
    if (!name || *name <= latest || !cursor_.pass(": ")) return false;
    auto checked = SymptomName::from(std::string(*name));
    const auto severity = Severity::from(cursor_.pass_number());
    if (!checked || !severity || !symptoms.set({*std::move(checked), *severity})) return false;
    latest = *name;
    before = comma;
  } while (!cursor_.pass("}"));
  return true;
}

// In the order of the closed list, each once.
bool CanonicalReader::signs(WarningSigns& signs) {
  if (!cursor_.pass(member<comma, field::signs>)) return true;
  std::string_view before = "[";
  std::optional<WarningSign> latest;
  do {
    if (!cursor_.pass(before)) return false;
    const auto name = cursor_.pass_plain_text();
    const auto sign = name ? warning_sign_named(*name) : std::nullopt;
    if (!sign || (latest && *sign <= *latest)) return false;
    signs.insert(*sign);
    latest = sign;
    before = comma;
  } while (!cursor_.pass("]"));
  return true;
}

}  // namespace

std::optional<Log> read_canonical(std::string_view file) { return CanonicalReader(file).log(); }

}  // namespace titrate::store
