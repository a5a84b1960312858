#include "cli/night/evening_dose.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "text/words.hpp"
#include "titrate/join.hpp"

namespace titrate::cli {
namespace {

std::string number_of(const NightEntry& entry) { return std::to_string(entry.told.dose->value()); }

Suggestion log_tonight(const NightEntry& entry) {
  return only_if(Condition::wrong, ticked("log", number_of(entry), "--date", "tonight"));
}

Suggestion edit_tonight(const NightEntry& entry, NightDate tonight) {
  return only_if(Condition::wrong, ticked("edit", tonight.iso(), "--dose", number_of(entry)));
}

// The dose is the first of the values, where it was not told behind its option.
TypedNight without_dose(TypedNight typed) {
  if (typed.flags.dose.empty()) {
    typed.values.erase(typed.values.begin());
  } else {
    typed.flags.dose.clear();
  }
  return typed;
}

}  // namespace

std::optional<Remedy> result_then_dose(const Context& context, const NightEntry& entry,
                                       const TypedNight& typed, const Log& log,
                                       RetypeNight retype) {
  const NightDate tonight = context.tonight();
  const Night* const there = log.night_on(entry.night);
  const bool is_guess = entry.dating == Dating::guessed && entry.night == tonight - 1;
  if (!is_guess || context.is_morning() || !entry.told.dose || !entry.told.has_morning()) {
    return std::nullopt;
  }
  if (there == nullptr || there->capsules() == *entry.told.dose || !log.course_of(tonight)) {
    return std::nullopt;
  }
  Observations result = entry.told;
  result.dose.reset();
  const Join joined = join(*there, result);
  const bool is_news = joined.night() != nullptr && *joined.night() != *there;
  TypedNight alone = without_dose(typed);
  alone.date = entry.night.iso();
  const Suggestion log_result = only_if(Condition::wrong, in_backticks(retype(alone)));
  const std::string known = is_news ? ". " : "; the morning of last night is in the log already. ";
  const std::string number = number_of(entry);
  const Night* const logged = log.night_on(tonight);
  if (logged != nullptr && logged->capsules() == *entry.told.dose) {
    const std::string lead = fmt::format("If {} is tonight's dose, it is in the log", number);
    return is_news ? Remedy{lead + "; the result alone: ", log_result, known}
                   : Remedy{lead + known};
  }
  Remedy way = fmt::format("If you took {} tonight: ", number);
  if (logged != nullptr) {
    way = fmt::format("If you took {} tonight, not {}: ", number, logged->capsules().value());
  }
  if (is_news) way += {log_result, ", then "};
  Suggestion dose = logged == nullptr ? log_tonight(entry) : edit_tonight(entry, tonight);
  return way += {is_news ? then(std::move(dose)) : std::move(dose), known};
}

Hint remark_on_evening_dose(const NightEntry& entry, const Log& before, NightDate tonight) {
  const Night* const there = before.night_on(entry.night);
  const bool has_tonight = before.night_on(tonight) != nullptr;
  if (there != nullptr) {
    if (has_tonight) return "";
    return {
        fmt::format("This is of last night. If you took {} tonight as well: ",
                    text::count_in_words(*entry.told.dose,
                                         before.courses()[*before.course_of(entry.night)].unit())),
        log_tonight(entry)};
  }
  Hint hint{
      "A dose with a result counts as last night's. If it was tonight's, tell what was taken "
      "last night, 0 for none: ",
      only_if(Condition::wrong, ticked("edit", entry.night.iso(), "--dose", Placeholder::dose))};
  if (!has_tonight) hint += {", then ", then(log_tonight(entry))};
  return hint;
}

}  // namespace titrate::cli
