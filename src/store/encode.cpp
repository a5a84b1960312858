#include <fmt/format.h>

#include <iterator>

#include "store/fields.hpp"
#include "store/log_codec.hpp"

namespace titrate::store {
namespace {

using Out = std::back_insert_iterator<std::string>;

// A text holds no control character, so only the quote and the backslash need escaping.
std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json + '"';
}

// Writes the members of an object one after another, with what goes between them.
class Members {
 public:
  Members(Out out, std::string_view separator) : out_(out), separator_(separator) {}

  void add(std::string_view name, std::string_view json) {
    fmt::format_to(out_, "{}\"{}\": {}", first_ ? std::string_view() : separator_, name, json);
    first_ = false;
  }
  void add_text(std::string_view name, std::string_view text) { add(name, quoted(text)); }
  void add_number(std::string_view name, int value) { add(name, fmt::format_int(value).str()); }

  template <class Number>
  void add_number(std::string_view name, const std::optional<Number>& value) {
    if (value) add_number(name, value->value());
  }
  template <class Text>
  void add_text(std::string_view name, const std::optional<Text>& text) {
    if (text) add_text(name, text->value());
  }

 private:
  Out out_;
  std::string_view separator_;
  bool first_ = true;
};

std::string line(const Ceiling& ceiling) {
  std::string json = "{";
  Members members(std::back_inserter(json), ", ");
  members.add_text(field::from, ceiling.from.iso());
  members.add_number(field::capsules, ceiling.capsules.value());
  members.add_text(field::note, ceiling.note);
  return json + '}';
}

std::string object(const Symptoms& symptoms) {
  std::string json = "{";
  Members members(std::back_inserter(json), ", ");
  for (const Symptom& symptom : symptoms.list()) {
    members.add_number(symptom.name.value(), symptom.severity.value());
  }
  return json + '}';
}

std::string list(WarningSigns signs) {
  std::string json = "[";
  for (const WarningSign sign : signs.list()) {
    if (json.size() > 1) json += ", ";
    json += quoted(name_of(sign));
  }
  return json + ']';
}

std::string line(const Night& night) {
  std::string json = "{";
  Members members(std::back_inserter(json), ", ");
  members.add_text(field::date, night.date().iso());
  members.add_number(field::capsules, night.capsules().value());
  members.add_number(field::stool, night.stool());
  members.add_number(field::movements, night.movements());
  members.add_number(field::sleep, night.sleep());
  if (!night.symptoms().empty()) members.add(field::symptoms, object(night.symptoms()));
  if (!night.signs().empty()) members.add(field::signs, list(night.signs()));
  members.add_text(field::other_cause, night.other_cause());
  members.add_text(field::note, night.note());
  return json + '}';
}

// A list with each element on a line of its own.
template <class Elements>
std::string lines(const Elements& elements) {
  std::string json = "[";
  for (const auto& element : elements) {
    fmt::format_to(std::back_inserter(json), "{}\n        {}", json.size() > 1 ? "," : "",
                   line(element));
  }
  return json + (elements.empty() ? "]" : "\n      ]");
}

std::string block(const Course& course) {
  std::string json = "    {\n      ";
  Members members(std::back_inserter(json), ",\n      ");
  members.add_text(field::started, course.started().iso());
  members.add_text(field::product, course.product());
  if (course.form()) members.add_text(field::form, name_of(*course.form()));
  members.add_number(field::recommended_capsules, course.recommended().value());
  members.add(field::mg_per_capsule, course.strength().per_capsule().text());
  members.add(field::ceilings, lines(course.ceilings()));
  members.add(field::nights, lines(course.nights()));
  return json + "\n    }";
}

}  // namespace

std::string encode(const Log& log) {
  std::string rest = "  \"courses\": [";
  for (const Course& course : log.courses()) {
    if (&course != &log.courses().front()) rest += ',';
    rest += '\n' + block(course);
  }
  rest += log.courses().empty() ? "]\n}\n" : "\n  ]\n}\n";
  return sealed(rest);
}

}  // namespace titrate::store
