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

std::string_view opening(Moment moment) {
  switch (moment) {
    case Moment::evening:
      return "Tonight";
    case Moment::morning:
      return "This evening";
    case Moment::another_night:
      break;
  }
  return "The night of";
}

// On one line or, where that is too narrow, the answer below the night.
std::string headline(const Advice& advice, Moment moment, const Style& style) {
  const bool stopped = advice.phase.kind == Phase::Kind::stopped;
  const Ink ink = stopped ? Ink::alarm : Ink::strong;
  const std::string which = fmt::format(
      "{}{} {}:", opening(moment), moment == Moment::another_night ? "" : ",", words(advice.night));
  const std::string answer = answer_in_words(advice);
  if (display_width(which) + 1 + display_width(answer) <= style.width) {
    return fmt::format("{} {}\n", which, inked(answer, ink, style));
  }
  std::string text = wrapped(which, style);
  for (const std::string& line : broken(answer, style.width - 2)) {
    text += fmt::format("  {}\n", inked(line, ink, style));
  }
  return text;
}

std::string tomorrow(const Advice& advice, const Preview& then, Moment moment, const Style& style) {
  if (advice.phase.kind == Phase::Kind::stopped) {
    return labelled(
        "After", "Only a new course ends this: `titrate start`. Ask a doctor or pharmacist first.",
        style, Ink::faint);
  }
  const std::string_view label = moment == Moment::another_night ? "Then" : "Tomorrow";
  if (advice.capsules == Capsules::none()) {
    return labelled(label, words(then.tolerated) + '.', style, Ink::faint);
  }
  if (then.tolerated == then.loose) {
    return labelled(label, fmt::format("{}, tolerated or loose.", words(then.tolerated)), style,
                    Ink::faint);
  }
  return labelled(
      label,
      fmt::format("{} if {} is tolerated, {} if it is loose.", words(then.tolerated),
                  moment == Moment::another_night ? "that night" : "tonight", then.loose.value()),
      style, Ink::faint);
}

}  // namespace

// A count that could be read as "take these" must never stand where the dose was taken already.
std::string answer_in_words(const Advice& advice) {
  if (const auto dose = logged_dose(advice)) {
    return fmt::format("{} taken, nothing more to take", words(*dose));
  }
  if (advice.capsules == Capsules::none()) return "no capsules";
  return fmt::format("{} ({})", words(advice.capsules), words(advice.amount));
}

std::string advice_text(const Advice& advice, const Preview& then, Moment moment,
                        const Style& style) {
  std::string text = headline(advice, moment, style);
  for (const Notice& notice : advice.notices) {
    if (is_urgent(notice)) text += labelled("Urgent", words(notice), style, Ink::alarm);
  }
  if (advice.logged)
    text +=
        labelled("Advised", fmt::format("{} ({})", words(advice.capsules), words(advice.amount)),
                 style, Ink::faint);
  text += labelled("Why", fmt::format("{} ({})", shown(reason(advice), style), words(advice.why)),
                   style, Ink::faint);
  for (const Notice& notice : advice.notices) {
    if (is_urgent(notice) || std::holds_alternative<AlreadyLogged>(notice)) continue;
    text += labelled("Note", words(notice), style, Ink::caution);
  }
  return text + tomorrow(advice, then, moment, style);
}

}  // namespace titrate::render
