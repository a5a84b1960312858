#include "cli/night/symptom_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <variant>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t least_letters = 5;  // of a part that a slip is looked for in
constexpr int lately = 28;                // nights: what was noted before may be tracked no more

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

// "cramps" and "cramp" as "cramp", "twitches" as "twitch", "allergies" as "allergy".
std::string singular(std::string_view word) {
  if (word.size() < 4 || !word.ends_with('s') || ends_with_any(word, {"ss", "us", "is"})) {
    return std::string(word);
  }
  if (word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + 'y';
  if (ends_with_any(word, {"ches", "shes", "xes", "sses", "zes"})) {
    return std::string(word.substr(0, word.size() - 2));
  }
  return std::string(word.substr(0, word.size() - 1));
}

// The parts between hyphens.
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= name.size();) {
    const auto end = std::min(name.find('-', start), name.size());
    if (end > start) parts.emplace_back(name.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::vector<std::string> singular(std::vector<std::string> parts) {
  for (std::string& part : parts) part = singular(part);
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ""));
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_slip(std::string_view a, std::string_view b) {
  return std::min(a.size(), b.size()) >= least_letters && a.front() == b.front() && !has_digit(a) &&
         !has_digit(b) && slips_between(a, b) == 1;
}

// Whether all parts are the same but for one, and that one differs by a slip.
bool differ_by_a_slip(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return false;
  std::size_t slips = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!is_slip(a[i], b[i])) return false;
    ++slips;
  }
  return slips == 1;
}

std::vector<std::string> names_in(const Log& log, auto noted) {
  std::set<std::string> names;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      for (const auto& each : noted(night).list()) names.insert(each.name.value());
    }
  }
  return {names.begin(), names.end()};
}

// What is different of the two kinds of names that people give.
struct NameKind {
  std::string_view name;    // as `--clear` has it
  std::string_view option;  // and what notes one
  std::string_view lead;    // to a command that notes one
  std::string_view as_there;
};
constexpr NameKind symptom_kind = {"symptom", "--symptom",
                                   "To note how bad it is, 0 to 10: ", "as bad that night"};
constexpr NameKind measure_kind = {"measure", "--measure",
                                   "To note it as one: ", "with the same value that night"};

const NameKind& kind_of(const Symptom&) { return symptom_kind; }
const NameKind& kind_of(const Measurement&) { return measure_kind; }
std::string value_in_digits(const Symptom& told) { return std::to_string(told.severity.value()); }
std::string value_in_digits(const Measurement& told) { return told.measured.to_text(); }

bool is_among(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Element>
std::vector<std::string> names_of(const std::vector<Element>& told) {
  std::vector<std::string> names;
  for (const Element& each : told) names.push_back(each.name.value());
  return names;
}

// A name is a symptom or a measure within one log, never both: what is told as one kind must not be
// among those of the other.
void require_other_than(const std::vector<std::string>& told, const NameKind& kind,
                        const std::vector<std::string>& others, const NameKind& other) {
  for (const std::string& name : told) {
    if (!is_among(name, others)) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{} is a {} in this log, not a {}.", name, other.name, kind.name),
                {std::string(other.lead), options_of("log", std::string(other.option),
                                                     Word(name + '=', Placeholder::severity))});
  }
}

void require_own_kinds(const Observations& told, const Log& log) {
  const auto symptoms = names_of(told.symptoms), measures = names_of(told.measures);
  require_other_than(symptoms, symptom_kind, measure_names_in(log), measure_kind);
  require_other_than(measures, measure_kind, symptom_names_in(log), symptom_kind);
  for (const std::string& name : symptoms) {
    if (!is_among(name, measures)) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{} is told as a symptom and as a measure, and a name is one of the "
                            "two.",
                            name),
                "Leave one of them out, or give it another name.");
  }
}

// Enter says yes: joined is what is meant nearly always, and `undo` takes it back.
bool means(Context& context, const std::string& name, const std::string& used) {
  context.say_text(fmt::format("The log has {}, and no {} yet.", used, name));
  return ask_until(context, fmt::format("Use {}? [Y/n]", used), [&](const std::string& answer) {
    return answer.empty() || answer == used || read_yes_or_no(answer);
  });
}

template <class Element>
void settle_names(Context& context, std::vector<Element>& told,
                  const std::vector<std::string>& used, LikeNames& apart) {
  for (Element& each : told) {
    const std::string& name = each.name.value();
    const auto like = symptom_like(name, used);
    if (!like || is_among(*like, names_of(told))) continue;
    if (!context.can_ask()) {
      apart.push_back({each, *like});
    } else if (means(context, name, *like)) {
      each.name = *decltype(each.name)::from(*like);
    }
  }
}

// The value that a night has under the used name, in digits.
std::optional<std::string> value_there(const Night& night, const Symptom&,
                                       const std::string& used) {
  const auto there = night.symptoms().find(used);
  return there ? std::optional(std::to_string(there->value())) : std::nullopt;
}
std::optional<std::string> value_there(const Night& night, const Measurement&,
                                       const std::string& used) {
  const auto there = night.measures().find(used);
  return there ? std::optional(there->to_text()) : std::nullopt;
}

std::string shown_value(const NameKind& kind, const std::string& value) {
  return &kind == &symptom_kind ? value + " of 10" : value;
}

// How to join a new name to the used one that it is like.
template <class Element>
Hint words_on_like_name(const Element& told, const std::string& used, const Night& night) {
  const NameKind& kind = kind_of(told);
  const std::string& name = told.name.value();
  const std::string value = value_in_digits(told);
  const Suggestion without =
      ticked("edit", night.date().iso(), "--clear", fmt::format("{}={}", kind.name, name));
  Suggestion joined = without;
  joined.words.insert(joined.words.end(),
                      {std::string(kind.option), fmt::format("{}={}", used, value)});
  Hint hint = fmt::format("{} is a new name, and the log has {}", name, used);
  const auto there = value_there(night, told, used);
  if (!there) return hint += {". If they are the same: ", only_if(Condition::same, joined)};
  if (*there == value) {
    return hint += {fmt::format(", {}. If they are the same: ", kind.as_there),
                    only_if(Condition::same, without)};
  }
  return hint += {fmt::format(", {} that night. If they are the same and {} is right: ",
                              shown_value(kind, *there), *there),
                  only_if(Condition::same, without), fmt::format("; if {} is right: ", value),
                  only_if(Condition::wrong, joined)};
}

}  // namespace

std::vector<std::string> symptom_names_in(const Log& log) {
  return names_in(
      log, [](const Night& night) -> auto& { return night.symptoms(); });
}

std::vector<std::string> measure_names_in(const Log& log) {
  return names_in(
      log, [](const Night& night) -> auto& { return night.measures(); });
}

std::vector<SymptomName> symptoms_noted_most(const Log& log, NightDate tonight) {
  struct Noted {
    int nights;
    NightDate last;
  };
  std::map<SymptomName, Noted> noted;
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights_before(tonight + 1)) {
      if (tonight - night.date() > lately) continue;
      for (const Symptom& symptom : night.symptoms().list()) {
        Noted& one = noted.try_emplace(symptom.name, Noted{0, night.date()}).first->second;
        one = {one.nights + 1, night.date()};
      }
    }
  }
  std::vector<SymptomName> names;
  names.reserve(noted.size());
  for (const auto& [name, _] : noted) names.push_back(name);
  std::stable_sort(names.begin(), names.end(), [&](const auto& one, const auto& other) {
    const Noted &a = noted.at(one), &b = noted.at(other);
    return std::tie(a.nights, a.last) > std::tie(b.nights, b.last);
  });
  return names;
}

std::optional<std::string> symptom_like(std::string_view name, std::span<const std::string> used) {
  if (std::find(used.begin(), used.end(), name) != used.end()) return std::nullopt;
  const auto parts = words_of_name(name);
  for (const std::string& other : used) {
    if (joined(singular(words_of_name(other))) == joined(singular(parts))) return other;
  }
  for (const std::string& other : used) {
    const auto others = words_of_name(other);
    if (differ_by_a_slip(others, parts) || differ_by_a_slip(singular(others), singular(parts))) {
      return other;
    }
  }
  return std::nullopt;
}

SettledNames settle_symptom_names(Context& context, Observations& told) {
  if (told.symptoms.empty() && told.measures.empty()) return {};
  store::Reading reading = context.file().read();
  require_own_kinds(told, reading.log);
  LikeNames apart;
  settle_names(context, told.symptoms, symptom_names_in(reading.log), apart);
  settle_names(context, told.measures, measure_names_in(reading.log), apart);
  return {std::move(apart), std::move(reading)};
}

Hint words_on_like_names(const LikeNames& names, const Night& night) {
  Hint hint;
  for (const LikeName& each : names) {
    if (!hint.empty()) hint += " ";
    hint += std::visit([&](const auto& told) { return words_on_like_name(told, each.used, night); },
                       each.told);
  }
  return hint;
}

}  // namespace titrate::cli
