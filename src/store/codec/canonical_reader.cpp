#include "store/codec/canonical_reader.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "store/codec/byte_cursor.hpp"
#include "store/codec/checksum.hpp"
#include "store/codec/fields.hpp"
#include "store/codec/member.hpp"

namespace titrate::store {
namespace {

constexpr std::string_view course_ends = "\n    }";

// Reads what is there from where the cursor is. Nothing, or false, means that the file is no
// canonical one; then nothing more may be read.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view file) : cursor_(file) {}

  std::optional<Log> log();
  // Whether that is what there is; nothing of it is kept.
  bool is(const Log& log);

 private:
  bool head();
  bool taking(std::vector<MedicineName>& taking);
  std::optional<CourseFields> plan();
  std::optional<Course> course();
  bool is(const Course& course);
  bool ceilings(std::vector<Ceiling>& ceilings);
  bool ceiling(std::vector<Ceiling>& ceilings);
  bool act(std::vector<Act>& acts);
  bool pause(std::vector<Pause>& pauses);
  bool stock_entry(std::vector<StockEntry>& stock);
  bool nights(std::vector<Night>& nights);
  bool are(std::span<const Night> nights);
  bool is(const Night& night);
  bool night(std::vector<Night>& nights);
  bool remarks(NightFields& fields);
  bool remarks_are_of(const Night& night);
  template <class Element>
  bool by_name(std::string_view member, ByName<Element>& elements);
  template <class Element>
  bool are(std::string_view member, const ByName<Element>& elements);
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
  void pass_value(std::optional<Severity>& severity) {
    severity = Severity::from(cursor_.pass_number());
  }
  void pass_value(std::optional<MeasureValue>& measured);
  // The same where they may be left out; false where one is there and wrong.
  template <class Number>
  bool maybe(std::string_view member, std::optional<Number>& value) {
    if (!cursor_.pass(member)) return true;
    value = Number::from(cursor_.pass_number());
    return value.has_value();
  }
  // Whether that is what is there, or is left out.
  template <class Number>
  bool is(std::string_view member, const std::optional<Number>& due) {
    std::optional<Number> value;
    return maybe(member, value) && value == due;
  }
  template <class Words>
  bool is_text(std::string_view member, const std::optional<Words>& due) {
    if (!due) return true;  // one that is there nevertheless is not passed
    std::string text;
    return cursor_.pass(member) && cursor_.pass_text(text) && text == due->value();
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
  bool maybe_date(std::string_view member, std::optional<NightDate>& value) {
    if (!cursor_.pass(member)) return true;
    value = cursor_.pass_date();
    return value.has_value();
  }
  template <class Named>
  bool maybe_name(std::string_view member, std::optional<Named>& value,
                  std::optional<Named> (*find)(std::string_view)) {
    if (!cursor_.pass(member)) return true;
    const auto name = cursor_.pass_plain_text();
    if (name) value = find(*name);
    return value.has_value();
  }
  // A list of lines, each read by `element`, that may be left out.
  template <class Element>
  bool maybe_lines(std::string_view member, std::vector<Element>& list,
                   bool (CanonicalReader::*element)(std::vector<Element>&)) {
    return !cursor_.pass(member) || lines(list, element);
  }
  template <class Element>
  bool lines(std::vector<Element>& list, bool (CanonicalReader::*element)(std::vector<Element>&)) {
    if (!cursor_.pass(list_begins)) return false;
    do {
      if (!(this->*element)(list)) return false;
    } while (cursor_.pass(next_element));
    return cursor_.pass(list_ends);
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
  const std::string due = head_without_checksum();
  const std::string_view head = due;
  const auto digits_at = head.rfind('"') - digits.size();
  if (!cursor_.pass(head.substr(0, digits_at))) return false;
  const auto checksum = cursor_.pass_until('"', '\\');
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return checksum && checksum->size() == digits.size() &&
         std::all_of(checksum->begin(), checksum->end(), is_digit) &&
         cursor_.pass(head.substr(digits_at + digits.size()));
}

std::optional<Log> CanonicalReader::log() {
  std::vector<MedicineName> taken;
  if (!head() || !taking(taken)) return std::nullopt;
  if (!cursor_.pass(member<indent, field::courses>)) return std::nullopt;
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
  return value_of(Log::from(std::move(courses), std::move(taken)));
}

bool CanonicalReader::is(const Log& log) {
  std::vector<MedicineName> taken;
  if (!head() || !taking(taken) || !std::ranges::equal(taken, log.taking())) return false;
  if (!cursor_.pass(member<indent, field::courses>)) return false;
  if (log.courses().empty()) return cursor_.pass("[]\n}\n") && cursor_.at_end();
  std::string_view before = "[\n";
  for (const Course& course : log.courses()) {
    if (!cursor_.pass(before) || !is(course)) return false;
    before = ",\n";
  }
  return cursor_.pass("\n  ]\n}\n") && cursor_.at_end();
}

bool CanonicalReader::taking(std::vector<MedicineName>& taking) {
  if (!cursor_.pass(member<indent, field::taking>)) return true;
  std::string_view before = "[";
  do {
    std::optional<MedicineName> name;
    if (!maybe_text(before, name) || !name) return false;
    taking.push_back(*std::move(name));
    before = comma;
  } while (!cursor_.pass("],\n"));
  return true;
}

// A course without its nights, which come last.
std::optional<CourseFields> CanonicalReader::plan() {
  const auto started = date(member<course_begins, field::started>);
  if (!started) return std::nullopt;
  std::optional<Product> product;
  if (!maybe_text(member<next_line, field::product>, product)) return std::nullopt;
  std::optional<Form> form;
  if (!maybe_name(member<next_line, field::form>, form, form_named)) return std::nullopt;
  std::optional<Unit> unit;
  if (!maybe_name(member<next_line, field::unit>, unit, unit_named)) return std::nullopt;
  const auto recommended = number<Capsules>(member<next_line, field::recommended_capsules>);
  if (!recommended) return std::nullopt;
  const auto per_capsule = strength();
  if (!per_capsule) return std::nullopt;
  CourseFields fields{.started = *started,
                      .product = std::move(product),
                      .form = form,
                      .unit = unit,
                      .recommended = *recommended,
                      .strength = *per_capsule,
                      .ceilings = {}};
  using Reader = CanonicalReader;
  const bool canonical =
      ceilings(fields.ceilings) &&
      maybe_lines(member<next_line, field::acts>, fields.acts, &Reader::act) &&
      maybe_lines(member<next_line, field::pauses>, fields.pauses, &Reader::pause) &&
      maybe_lines(member<next_line, field::stock>, fields.stock, &Reader::stock_entry) &&
      cursor_.pass(member<next_line, field::nights>);
  if (!canonical) return std::nullopt;
  return fields;
}

std::optional<Course> CanonicalReader::course() {
  auto fields = plan();
  if (!fields || !nights(fields->nights) || !cursor_.pass(course_ends)) return std::nullopt;
  return value_of(Course::from(*std::move(fields)));
}

bool CanonicalReader::is(const Course& course) {
  const auto fields = plan();
  return fields && *fields == course.plan() && are(course.nights()) && cursor_.pass(course_ends);
}

std::optional<Strength> CanonicalReader::strength() {
  if (!cursor_.pass(member<next_line, field::mg_per_capsule>)) return std::nullopt;
  const auto written = cursor_.pass_until(',', '\n');
  const auto amount = written ? Milligrams::parse(*written) : std::nullopt;
  if (!amount || amount->to_text() != *written) return std::nullopt;
  return Strength::from_tenths(amount->tenths());
}

bool CanonicalReader::ceilings(std::vector<Ceiling>& ceilings) {
  return cursor_.pass(member<next_line, field::ceilings>) &&
         lines(ceilings, &CanonicalReader::ceiling);
}

bool CanonicalReader::ceiling(std::vector<Ceiling>& ceilings) {
  const auto from = date(member<brace, field::from>);
  if (!from) return false;
  const auto capsules = number<Capsules>(member<comma, field::capsules>);
  if (!capsules) return false;
  Ceiling ceiling{*from, *capsules};
  if (!maybe_text(member<comma, field::note>, ceiling.note)) return false;
  ceilings.push_back(std::move(ceiling));
  return cursor_.pass("}");
}

bool CanonicalReader::act(std::vector<Act>& acts) {
  const auto from = date(member<brace, field::from>);
  if (!from) return false;
  std::optional<Act::Kind> kind;
  if (!maybe_name(member<comma, field::act>, kind, act_named) || !kind) return false;
  Act act{*from, *kind};
  if (!maybe_text(member<comma, field::note>, act.note)) return false;
  acts.push_back(std::move(act));
  return cursor_.pass("}");
}

bool CanonicalReader::pause(std::vector<Pause>& pauses) {
  const auto from = date(member<brace, field::from>);
  if (!from) return false;
  Pause pause{*from};
  if (!maybe_date(member<comma, field::until>, pause.until)) return false;
  if (!maybe_text(member<comma, field::why>, pause.why)) return false;
  pauses.push_back(std::move(pause));
  return cursor_.pass("}");
}

bool CanonicalReader::stock_entry(std::vector<StockEntry>& stock) {
  const auto on = date(member<brace, field::date>);
  if (!on) return false;
  if (cursor_.pass(member<comma, field::count>)) {
    const auto count = StockCount::from(cursor_.pass_number(4));
    if (!count) return false;
    stock.push_back({*on, *count});
  } else {
    const auto added = cursor_.pass(member<comma, field::added>)
                           ? StockAdded::from(cursor_.pass_number(4))
                           : std::nullopt;
    if (!added) return false;
    stock.push_back({*on, *added});
  }
  return cursor_.pass("}");
}

bool CanonicalReader::nights(std::vector<Night>& nights) {
  if (cursor_.pass("[]")) return true;
  // Room for as many as there can be: pages that are not touched cost nothing. But many courses,
  // each with room for all that comes after it, would.
  constexpr std::size_t shortest_night =
      std::string_view(R"({"date": "2026-11-29", "capsules": 3})").size() + next_element.size();
  constexpr std::size_t usual_excess = 4;
  nights.reserve(cursor_.rest().size() / shortest_night + 1);
  const bool canonical = lines(nights, &CanonicalReader::night);
  if (nights.capacity() > usual_excess * nights.size()) nights.shrink_to_fit();
  return canonical;
}

bool CanonicalReader::are(std::span<const Night> nights) {
  if (nights.empty()) return cursor_.pass("[]");
  std::string_view before = list_begins;
  for (const Night& due : nights) {
    if (!cursor_.pass(before) || !is(due)) return false;
    before = next_element;
  }
  return cursor_.pass(list_ends);
}

// Each value is compared where it stands: nothing is put together, as there are so many of them.
bool CanonicalReader::is(const Night& due) {
  return date(member<brace, field::date>) == due.date() &&
         number<Capsules>(member<comma, field::capsules>) == due.capsules() &&
         is(member<comma, field::stool>, due.stool()) &&
         is(member<comma, field::movements>, due.movements()) &&
         is(member<comma, field::sleep>, due.sleep()) && remarks_are_of(due);
}

bool CanonicalReader::remarks_are_of(const Night& due) {
  WarningSigns signs_there;
  return are(member<comma, field::symptoms>, due.symptoms()) &&
         are(member<comma, field::measures>, due.measures()) && signs(signs_there) &&
         signs_there == due.signs() &&
         is_text(member<comma, field::other_cause>, due.other_cause()) &&
         is_text(member<comma, field::note>, due.note()) && cursor_.pass("}");
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
                         (cursor_.pass("}") || remarks(fields));  // half of them end here
  if (!canonical) return false;
  auto night = Night::from(std::move(fields));
  if (!night) return false;
  nights.push_back(*std::move(night));
  return true;
}

// All that may come after the numbers, and the night's end.
bool CanonicalReader::remarks(NightFields& fields) {
  return by_name(member<comma, field::symptoms>, fields.symptoms) &&
         by_name(member<comma, field::measures>, fields.measures) && signs(fields.signs) &&
         maybe_text(member<comma, field::other_cause>, fields.other_cause) &&
         maybe_text(member<comma, field::note>, fields.note) && cursor_.pass("}");
}

// In the order of their names, each once, as a set of them is written.
template <class Element>
bool CanonicalReader::by_name(std::string_view member, ByName<Element>& elements) {
  if (!cursor_.pass(member)) return true;
  std::string_view before = brace;
  std::string_view latest;
  do {
    if (!cursor_.pass(before)) return false;
    const auto name = cursor_.pass_plain_text();
    if (!name || *name <= latest || !cursor_.pass(": ")) return false;
    auto checked = decltype(Element::name)::from(std::string(*name));
    std::optional<typename ByName<Element>::Value> value;
    pass_value(value);
    if (!checked || !value || !elements.set({*std::move(checked), *value})) return false;
    latest = *name;
    before = comma;
  } while (!cursor_.pass("}"));
  return true;
}

template <class Element>
bool CanonicalReader::are(std::string_view member, const ByName<Element>& elements) {
  if (elements.empty()) return true;  // those that are there nevertheless are not passed
  if (!cursor_.pass(member)) return false;
  std::string_view before = brace;
  for (const Element& due : elements.list()) {
    if (!cursor_.pass(before) || cursor_.pass_plain_text() != due.name.value()) return false;
    std::optional<typename ByName<Element>::Value> value;
    if (!cursor_.pass(": ")) return false;
    pass_value(value);
    if (value != due.value()) return false;
    before = comma;
  }
  return cursor_.pass("}");
}

void CanonicalReader::pass_value(std::optional<MeasureValue>& measured) {
  const auto written = cursor_.pass_until(',', '}');
  measured = written ? MeasureValue::parse(*written) : std::nullopt;
  if (measured && measured->to_text() != *written) measured.reset();
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

bool is_canonical(std::string_view file, const Log& log) { return CanonicalReader(file).is(log); }

}  // namespace titrate::store
