// Acts and pauses in words. Their notes are the person's own text and stand apart.

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string with_note(std::string text, const std::optional<Note>& note) {
  return note ? text + fmt::format(" ({})", note->value()) : text;
}

}  // namespace

std::string_view to_text(Act::Kind act) {
  return act == Act::Kind::climb ? "climb again" : "take one less";
}

std::string to_text(const Act& act) {
  return fmt::format("{} from {} on", to_text(act.act), to_text(act.from));
}

std::string to_text(const Pause& pause) {
  if (!pause.until) return fmt::format("pause from {} on", to_text(pause.from));
  if (pause.from == *pause.until) return fmt::format("pause on {}", to_text(pause.from));
  return fmt::format("pause from {}", to_text(NightRange{pause.from, *pause.until}));
}

std::string noted_words(const Act& act) { return with_note(to_text(act), act.note); }
std::string noted_words(const Pause& pause) { return with_note(to_text(pause), pause.why); }

std::string to_text(const StockEntry& entry, std::optional<Unit> unit) {
  return fmt::format("stock on {}: {}", to_text(entry.date), amount_in_words(entry, unit));
}

std::string amount_in_words(const StockEntry& entry, std::optional<Unit> unit) {
  if (const auto* added = std::get_if<StockAdded>(&entry.amount)) {
    return count_in_words(added->value(), unit) + " added";
  }
  return count_in_words(std::get<StockCount>(entry.amount).value(), unit) + " in hand";
}

std::string words_on_beginning(Act::Kind act, const Advice& advice) {
  const std::string dose = count_in_words(advice.phase.dose, advice.unit);
  if (act == Act::Kind::taper)
    return fmt::format("titrate comes down to {} and stays there.", dose);
  std::string text =
      fmt::format("titrate climbs again from {}, one more after each tolerated night", dose);
  const bool held = advice.phase.dose >= advice.ceiling;
  return text + (held ? fmt::format("; the ceiling of {} holds until you raise it.",
                                    count_in_words(advice.ceiling, advice.unit))
                      : fmt::format(", up to the ceiling of {}.",
                                    count_in_words(advice.ceiling, advice.unit)));
}

}  // namespace titrate::text
