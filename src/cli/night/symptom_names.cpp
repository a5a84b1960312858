#include "cli/night/symptom_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

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
std::vector<std::string> words_in(std::string_view name) {
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

bool is_told(const Observations& told, std::string_view name) {
  return std::any_of(told.symptoms.begin(), told.symptoms.end(),
                     [&](const Symptom& symptom) { return symptom.name.value() == name; });
}

// A name is a symptom or a measure within one log, never both.
void require_own_kinds(const Observations& told, const Log& log) {
  const auto is_among = [](const std::string& name, const std::vector<std::string>& names) {
    return std::binary_search(names.begin(), names.end(), name);
  };
  const auto measures = measure_names_in(log);
  for (const Symptom& symptom : told.symptoms) {
    const std::string& name = symptom.name.value();
    if (!is_among(name, measures)) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{} is a measure in this log, not a symptom.", name),
                {"To note it as one: ",
                 options_of("log", "--measure", Word(name + '=', Placeholder::severity))});
  }
  const auto symptoms = symptom_names_in(log);
  for (const Measurement& each : told.measures) {
    const std::string& name = each.name.value();
    if (!is_among(name, symptoms)) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{} is a symptom in this log, not a measure.", name),
                {"To note how bad it is, 0 to 10: ",
                 options_of("log", "--symptom", Word(name + '=', Placeholder::severity))});
  }
}

// Enter says yes: joined is what is meant nearly always, and `undo` takes it back.
bool means(Context& context, const Symptom& symptom, const std::string& used) {
  context.say_text(fmt::format("The log has {}, and no {} yet.", used, symptom.name.value()));
  return ask_until(context, fmt::format("Use {}? [Y/n]", used), [&](const std::string& answer) {
    return answer.empty() || answer == used || read_yes_or_no(answer);
  });
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
  const auto parts = words_in(name);
  for (const std::string& other : used) {
    if (joined(singular(words_in(other))) == joined(singular(parts))) return other;
  }
  for (const std::string& other : used) {
    const auto others = words_in(other);
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
  const auto used = symptom_names_in(reading.log);
  LikeNames apart;
  for (Symptom& symptom : told.symptoms) {
    const auto like = symptom_like(symptom.name.value(), used);
    if (!like || is_told(told, *like)) continue;
    if (!context.can_ask()) {
      apart.emplace_back(symptom, *like);
    } else if (means(context, symptom, *like)) {
      symptom.name = *SymptomName::from(*like);
    }
  }
  return {std::move(apart), std::move(reading)};
}

Hint words_on_like_names(const LikeNames& names, const Night& night) {
  Hint hint;
  for (const auto& [symptom, used] : names) {
    const std::string& name = symptom.name.value();
    const Suggestion without = ticked("edit", night.date().iso(), "--clear", "symptom=" + name);
    Suggestion joined = without;
    joined.words.insert(joined.words.end(),
                        {"--symptom", fmt::format("{}={}", used, symptom.severity.value())});
    hint +=
        fmt::format("{}{} is a new name, and the log has {}", hint.empty() ? "" : " ", name, used);
    const auto there = night.symptoms().find(used);
    if (!there) {
      hint += {". If they are the same: ", only_if(Condition::same, joined)};
    } else if (*there == symptom.severity) {
      hint += {", as bad that night. If they are the same: ", only_if(Condition::same, without)};
    } else {
      hint += {fmt::format(", {} of 10 that night. If they are the same and {} is right: ",
                           there->value(), there->value()),
               only_if(Condition::same, without),
               fmt::format("; if {} is right: ", symptom.severity.value()),
               only_if(Condition::wrong, joined)};
    }
  }
  return hint;
}

}  // namespace titrate::cli
