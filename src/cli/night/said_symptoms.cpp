#include "cli/night/said_symptoms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/night/which_night.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

// Where a symptom of a list ends: behind the digits that follow its equals sign.
std::size_t end_of_symptom(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return text.size();
  const auto number = text.find_first_not_of(" \t", equals + 1);
  if (number == std::string_view::npos) return text.size();
  return std::min(text.find_first_of(" \t,;", number), text.size());
}

// "Brain fog = 4" as "brain-fog=4"; a name that cannot be one stays as it is.
std::string with_plain_name(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) return std::string(text);
  std::string name = in_small_letters(trimmed(text.substr(0, equals)));
  std::replace(name.begin(), name.end(), ' ', '-');
  if (!SymptomName::from(name)) name = text.substr(0, equals);
  return name + '=' + std::string(trimmed(text.substr(equals + 1)));
}

}  // namespace

namespace {

// Names that are something else than a symptom's beside a number, and the option for those that
// have one.
struct OtherThing {
  std::string_view name;
  std::string_view option;
};
constexpr auto other_things = std::to_array<OtherThing>({
    {"sleep", "--sleep"},
    {"slept", "--sleep"},
    {"movements", "--movements"},
    {"movement", "--movements"},
    {"poop", "--stool"},
    {"bm", "--stool"},
    {"bss", "--stool"},
    {"dose", "--dose"},
    {"doses", "--dose"},
    {"taken", "--dose"},
    {"had", "--dose"},
    {"swallowed", "--dose"},
    {"magnesium", "--dose"},
    {"i-took", "--dose"},
    {"i", "--dose"},
    {"another", "--dose"},
});

const OtherThing* other_thing(std::string_view name) {
  const auto found = std::find_if(other_things.begin(), other_things.end(),
                                  [name](const OtherThing& each) { return each.name == name; });
  return found == other_things.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Symptom> bare_symptom(const std::vector<std::string>& values) {
  constexpr std::size_t most_words = 4;
  if (values.size() < 2 || values.size() > most_words) return std::nullopt;
  const auto number = number_in_digits(values.back());
  const auto severity = number ? Severity::from(*number) : std::nullopt;
  const std::vector<std::string> words(values.begin(), values.end() - 1);
  const bool is_name = std::none_of(words.begin(), words.end(), [](const std::string& word) {
    return is_stool_word(word) || may_begin_amount(word);
  });
  if (!severity || !is_name) return std::nullopt;
  std::string plain = in_small_letters(in_one_line(words));
  std::replace(plain.begin(), plain.end(), ' ', '-');
  auto name = SymptomName::from(plain);
  if (!name) return std::nullopt;
  return Symptom{*std::move(name), *severity};
}

Suggestion log_of_symptom(const Symptom& symptom, const std::string& date) {
  Suggestion log = titrate("log", "--symptom",
                           fmt::format("{}={}", symptom.name.value(), symptom.severity.value()));
  if (!date.empty()) log.words.insert(log.words.end(), {"--date", date});
  return log;
}

std::string date_for_symptom(const Context& context, const Log& log, const std::string& date) {
  const NightDate tonight = context.tonight();
  if (!date.empty() || latest_dose(log, tonight, true) != nullptr) return date;
  const Night* const latest = latest_dose(log, tonight, false);
  return latest == nullptr ? "" : latest->date().iso();
}

void require_no_bare_symptom(Context& context, const TypedNight& typed) {
  const auto symptom = bare_symptom(typed.values);
  if (!symptom) return;
  const std::string typed_words = in_one_line(typed.values);
  const std::string& name = symptom->name.value();
  const OtherThing* const other = other_thing(name);
  if (other != nullptr || is_unit_name(name)) {
    const std::string number = std::to_string(symptom->severity.value());
    const bool is_dose = other == nullptr || other->option == "--dose";
    throw usage_error(
        "log", fmt::format("{} is not understood.", as_typed(typed_words)),
        {is_dose ? "If it is the dose: " : "If it is that: ",
         only_if(Condition::meant, is_dose ? titrate("log", number)
                                           : titrate("log", std::string(other->option), number))});
  }
  const std::string date = date_for_symptom(context, context.file().read().log, typed.date);
  throw usage_error("log",
                    fmt::format("{} is neither a dose nor a stool result.", as_typed(typed_words)),
                    {"If it is a symptom, and how bad: ",
                     only_if(Condition::meant, log_of_symptom(*symptom, date))});
}

std::vector<std::string> single_symptoms(const std::vector<std::string>& texts) {
  std::vector<std::string> symptoms;
  for (const std::string& text : texts) {
    std::string_view rest = trimmed(text, " \t,;");
    if (rest.empty()) symptoms.push_back(text);  // refused as it stands
    while (!rest.empty()) {
      const auto end = end_of_symptom(rest);
      symptoms.push_back(with_plain_name(rest.substr(0, end)));
      rest = trimmed(rest.substr(end), " \t,;");
    }
  }
  return symptoms;
}

}  // namespace titrate::cli
