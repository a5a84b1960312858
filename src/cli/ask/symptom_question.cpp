#include "cli/ask/symptom_question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/symptom_names.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t most_asked = 2;  // at once: one line is to do

constexpr std::string_view skip_mark = "-";

std::string names_in_words(std::span<const SymptomName> names) {
  std::vector<std::string> words;
  for (const SymptomName& name : names) words.push_back(name.value());
  return fmt::format("{}", fmt::join(words, ", "));
}

// What stands between blanks, "=" and ":"; between two commas, and before or behind one, where
// nothing stands there, a name that is left out.
std::vector<std::string> pieces_of_answer(std::string_view answer) {
  std::vector<std::string> pieces;
  const bool has_commas = answer.find_first_of(",;") != std::string_view::npos;
  for (std::size_t start = 0; start <= answer.size();) {
    const auto end = std::min(answer.find_first_of(",;", start), answer.size());
    const std::string_view part = answer.substr(start, end - start);
    const std::size_t before = pieces.size();
    for (std::size_t at = 0; at < part.size();) {
      const auto first = std::min(part.find_first_not_of(" \t=:", at), part.size());
      const auto last = std::min(part.find_first_of(" \t=:", first), part.size());
      if (last > first) pieces.push_back(in_small_letters(part.substr(first, last - first)));
      at = last;
    }
    if (has_commas && pieces.size() == before) pieces.emplace_back(skip_mark);
    start = end + 1;
  }
  return pieces;
}

// "3", also as "3/10"; nothing where it is left out.
std::optional<Severity> read_severity(std::string_view piece) {
  if (piece == skip_mark) return std::nullopt;
  if (piece.ends_with("/10")) piece.remove_suffix(3);
  return read_number<Severity>("", piece);
}

// A name without a letter is not told from a number.
const SymptomName* find_symptom(std::span<const SymptomName> names, std::string_view piece) {
  if (std::none_of(piece.begin(), piece.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
    return nullptr;
  }
  const auto found = std::find_if(names.begin(), names.end(), [&](const SymptomName& name) {
    return name.value() == piece || symptom_like(piece, std::vector{name.value()});
  });
  return found == names.end() ? nullptr : &*found;
}

Error wants_each(std::span<const SymptomName> names) {
  if (names.size() == 1) {
    return usage_error("", fmt::format("One number is wanted, for {}.", names.front().value()));
  }
  return usage_error(
      "", fmt::format("A number is wanted for each: {}; - leaves one out.", names_in_words(names)));
}

}  // namespace

std::vector<SymptomName> symptoms_to_ask(const Log& log, const Night& night, NightDate tonight) {
  std::vector<SymptomName> names = symptoms_noted_most(log, tonight);
  std::erase_if(names, [&](const SymptomName& name) { return may_be_a_sign(log, name.value()); });
  if (names.size() > most_asked) names.resize(most_asked, names.front());
  // In an order that stays: a person types the numbers by heart.
  std::sort(names.begin(), names.end());
  const Symptoms& there = night.symptoms();
  std::erase_if(names, [&](const SymptomName& name) { return there.find(name.value()); });
  if (there.list().size() + names.size() > Symptoms::most) names.clear();
  return names;
}

std::vector<Symptom> read_severities(std::string_view answer, std::span<const SymptomName> names) {
  const std::vector<std::string> pieces = pieces_of_answer(answer);
  const bool is_named = !pieces.empty() && find_symptom(names, pieces.front()) != nullptr;
  const std::size_t step = is_named ? 2 : 1;
  if (pieces.size() % step != 0 || (!is_named && pieces.size() != names.size())) {
    throw wants_each(names);
  }
  std::vector<Symptom> told;
  for (std::size_t i = 0; i < pieces.size(); i += step) {
    const SymptomName* const name = is_named ? find_symptom(names, pieces[i]) : &names[i];
    if (name == nullptr) throw wants_each(names);
    const auto severity = read_severity(pieces[i + step - 1]);
    const bool is_twice = std::any_of(told.begin(), told.end(),
                                      [&](const Symptom& each) { return each.name == *name; });
    if (is_twice) throw wants_each(names);
    if (severity) told.push_back({*name, *severity});
  }
  return told;
}

std::string symptoms_in_words(std::span<const SymptomName> names) {
  return fmt::format("symptom{}: {}", names.size() == 1 ? "" : "s", names_in_words(names));
}

std::optional<Observations> ask_symptoms(Context& context, std::span<const SymptomName> names) {
  const std::string_view question = names.size() == 1
                                        ? "0 (none) to 10 (worst) [Enter: skip]"
                                        : "0 (none) to 10 (worst) each, as in 3 5 [Enter: skip]";
  return ask_until(
      context, question, [&](const std::string& answer) -> std::optional<Observations> {
        if (is_left_open(answer) || answer == skip_mark || in_small_letters(answer) == "skip") {
          return std::nullopt;
        }
        Observations told;
        try {
          told.symptoms = read_severities(answer, names);
        } catch (const Error&) {
          // What is no number may be in a person's own words what must not be lost.
          const auto sign = sign_in_answer(context, answer);
          if (!sign) throw;
          told.signs.insert(*sign);
        }
        return told.empty() ? std::nullopt : std::optional(told);
      });
}

}  // namespace titrate::cli
