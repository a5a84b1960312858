#include "render/advice.hpp"

#include <fmt/format.h>

#include "render/words.hpp"

namespace titrate::render {
namespace {

std::optional<Capsules> logged_dose(const Advice& advice) {
  for (const Notice& notice : advice.notices) {
    if (const auto* logged = std::get_if<AlreadyLogged>(&notice)) return logged->capsules;
  }
  return std::nullopt;
}

// A count that could be read as "take these" must never stand where the dose was taken already.
std::string answer_in_words(const Advice& advice) {
  if (const auto dose = logged_dose(advice)) {
    return fmt::format("{} taken, nothing more to take", words(*dose));
  }
  if (advice.capsules == Capsules::none()) return "no capsules";
  return fmt::format("{} ({})", words(advice.capsules), words(advice.amount));
}

std::string headline(const Advice& advice, bool is_tonight, const Style& style) {
  const std::string night = is_tonight ? fmt::format("Tonight, {}:", words(advice.night))
                                       : fmt::format("For the night of {}:", words(advice.night));
  const bool stopped = advice.phase.kind == Phase::Kind::stopped;
  return fmt::format("{} {}\n", night,
                     inked(answer_in_words(advice), stopped ? Ink::alarm : Ink::strong, style));
}

std::string tomorrow(const Advice& advice, const Preview& then, bool is_tonight,
                     const Style& style) {
  if (advice.phase.kind == Phase::Kind::stopped) {
    return labelled("After", "Only a new course ends this: `titrate start`", style, Ink::faint);
  }
  const std::string_view label = is_tonight ? "Tomorrow" : "Then";
  if (then.tolerated == then.loose) {
    return labelled(label, fmt::format("{}, tolerated or loose.", words(then.tolerated)), style,
                    Ink::faint);
  }
  return labelled(label,
                  fmt::format("{} if {} is tolerated, {} if it is loose.", words(then.tolerated),
                              is_tonight ? "tonight" : "that night", then.loose.value()),
                  style, Ink::faint);
}

}  // namespace

std::string advice_text(const Advice& advice, const Preview& then, bool is_tonight,
                        const Style& style) {
  std::string text = headline(advice, is_tonight, style);
  for (const Notice& notice : advice.notices) {
    if (is_urgent(notice)) text += labelled("Urgent", words(notice), style, Ink::alarm);
  }
  if (advice.logged) text += labelled("Advised", words(advice.capsules), style, Ink::faint);
  text += labelled("Why", fmt::format("{} ({})", reason(advice), words(advice.rule)), style,
                   Ink::faint);
  for (const Notice& notice : advice.notices) {
    if (is_urgent(notice) || std::holds_alternative<AlreadyLogged>(notice)) continue;
    text += labelled("Note", words(notice), style, Ink::caution);
  }
  return text + tomorrow(advice, then, is_tonight, style);
}

}  // namespace titrate::render
