#include "text/advice.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace titrate::text {
namespace {

// What the log holds for the night itself; 0: none was taken.
std::optional<Capsules> logged_dose(const Advice& advice) {
  for (const Notice& notice : advice.notices) {
    if (const auto* logged = std::get_if<AlreadyLogged>(&notice)) return logged->capsules;
  }
  return std::nullopt;
}

bool is_skipped(const Advice& advice) { return logged_dose(advice) == Capsules::none(); }

template <class Kind>
bool has(const Advice& advice) {
  return std::any_of(advice.notices.begin(), advice.notices.end(),
                     [](const Notice& each) { return std::holds_alternative<Kind>(each); });
}

// Told of a night that is over, it would be of what is no longer there.
bool is_about_now(const Notice& notice) {
  return std::holds_alternative<StockLow>(notice) || std::holds_alternative<StockToCount>(notice);
}

std::string count(const Advice& advice) {
  return dose_in_words(advice.capsules, advice.amount, advice.unit);
}

std::string none_and_why(const Advice& advice) {
  const std::string none = none_in_words(advice.unit);
  switch (rule_of(advice.why)) {
    case Rule::paused:
      return none + ": paused";
    case Rule::ask_first:
      return none + ": ask first";
    default:
      return none;
  }
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

// Whether the headline stands out as what must not be missed.
bool is_alarming(const Advice& advice) {
  return advice.phase.kind == Phase::Kind::stopped || advice.rule() == Rule::ask_first ||
         has<NoMovement>(advice);
}

// On one line or, where that is too narrow, the answer below the night.
std::string headline(const Advice& advice, Moment moment, const Style& style) {
  const Ink ink = is_alarming(advice) ? Ink::alarm : Ink::strong;
  const std::string which =
      fmt::format("{}{} {}:", opening(moment), moment == Moment::another_night ? "" : ",",
                  to_text(advice.night));
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

// The urgent ones, and an illness, which is said in one breath with the dose.
Passage notes_first(const Advice& advice, Moment moment, const Style& style) {
  Passage text;
  for (const Notice& notice : shown_notices(advice)) {
    if (is_urgent(notice)) {
      text += labelled("Urgent", to_text(notice, advice, moment), style, Ink::alarm);
    } else if (std::holds_alternative<Ill>(notice)) {
      text += labelled("Note", to_text(notice, advice, moment), style, Ink::caution);
    }
  }
  return text;
}

Passage notes_after(const Advice& advice, Moment moment, const Style& style) {
  Passage text;
  for (const Notice& notice : shown_notices(advice)) {
    if (is_urgent(notice) || std::holds_alternative<Ill>(notice)) continue;
    if (moment == Moment::another_night && is_about_now(notice)) continue;
    text += labelled("Note", to_text(notice, advice, moment), style, Ink::caution);
  }
  return text;
}

// What was advised for a night that is in the log.
std::string advised(const Advice& advice, const Style& style) {
  if (!advice.logged || (is_skipped(advice) && advice.capsules == Capsules::none())) return "";
  std::string text = count(advice);
  if (advice.capsules == Capsules::none()) text = none_in_words(advice.unit);
  if (is_skipped(advice)) text = fmt::format("If you take them after all: {}.", text);
  return labelled("Advised", text, style, Ink::faint);
}

// What ends a stop.
Hint way_out(const Advice& advice) {
  if (advice.why == Why::sign) {
    return {"Ask a doctor first. After that, only a new course goes on: ",
            only_if(Condition::asked, ticked("start"))};
  }
  return {"Once things have settled, ", only_if(Condition::settled, ticked("climb")),
          fmt::format(" begins again at one {}. For a new bottle, strength or form: ",
                      words_of(advice.unit).one),
          only_if(Condition::other_product, ticked("start"))};
}

// The nights to come, as far as they are known.
Passage tomorrow(const Advice& advice, const Preview& then, Moment moment, const Style& style) {
  if (advice.phase.kind == Phase::Kind::stopped) {
    return labelled("After", way_out(advice), style, Ink::faint);
  }
  if (has<CourseBegins>(advice)) return {};       // its note says it
  if (!(advice.night + 1).in_range()) return {};  // there is none
  const bool another = moment == Moment::another_night;
  const std::string_view label = another ? "Then" : "Tomorrow";
  const bool is_paused = !another && advice.rule() == Rule::paused;
  if (is_paused && !advice.evidence.pause->until) {
    return labelled("After", Hint{"To end the pause: ", ticked("resume")}, style, Ink::faint);
  }
  const Capsules next = then.known.value_or(then.tolerated);
  std::string text = next == Capsules::none() ? with_capital(none_in_words(advice.unit))
                                              : to_text(next, advice.unit);
  if (!then.known && then.tolerated != then.loose) {
    text += fmt::format(" if {} is tolerated, {} if it is loose",
                        another ? "that night" : "tonight", then.loose.value());
  } else if (!then.known && next > Capsules::none()) {
    text += ", tolerated or loose";
  }
  if (!is_paused) return labelled(label, text + '.', style, Ink::faint);
  return labelled(label, Hint{text + ". To end the pause sooner: ", ticked("resume")}, style,
                  Ink::faint);
}

// The reason; a warning sign is the most urgent word of all, and stands before every other.
Passage first_words(const Advice& advice, Moment moment, const Style& style) {
  const Passage notes = notes_first(advice, moment, style);
  const std::string why = shown(fmt::format("{} ({})", reason(advice), to_text(advice.why)), style);
  if (advice.why == Why::sign) {
    return labelled("Urgent", why, style, Ink::alarm) + notes + advised(advice, style);
  }
  return notes + advised(advice, style) + labelled("Why", why, style, Ink::faint);
}

}  // namespace

// A count that could be read as "take these" must never stand where the dose was taken already, or
// left out on purpose.
std::string answer_in_words(const Advice& advice) {
  const auto dose = logged_dose(advice);
  if (dose && *dose > Capsules::none()) {
    return fmt::format("{} taken, nothing more to take", count_in_words(*dose, advice.unit));
  }
  if (advice.capsules == Capsules::none()) return none_and_why(advice);
  if (dose) return "none taken, as you logged";
  if (has<NoMovement>(advice)) {
    return fmt::format("Ask first. If told to go on: {}", count(advice));
  }
  return count(advice);
}

Passage advice_text(const Advice& advice, const Preview& then, Moment moment, const Style& style) {
  return Passage(headline(advice, moment, style)) + first_words(advice, moment, style) +
         notes_after(advice, moment, style) + tomorrow(advice, then, moment, style);
}

bool is_short_answer(const Advice& advice) {
  const auto dose = logged_dose(advice);
  return dose && *dose > Capsules::none() && advice.phase.kind != Phase::Kind::stopped;
}

Passage after_dose_text(const Advice& advice, Moment moment, const Style& style) {
  const std::string done =
      wrapped(fmt::format("Nothing more to take {}.",
                          moment == Moment::morning ? "this evening" : "tonight"),
              style);
  Passage text =
      inked(std::string_view(done).substr(0, done.size() - 1), Ink::strong, style) + '\n';
  for (const Notice& notice : shown_notices(advice)) {
    if (is_urgent(notice))
      text += labelled("Urgent", to_text(notice, advice, moment), style, Ink::alarm);
  }
  return text;
}

}  // namespace titrate::text
