#include "report/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/advice.hpp"
#include "text/stock.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

void count_doses(Report& report) {
  for (const Night& night : report.course->nights()) {
    if (!night.signs().empty()) report.signs.push_back({&night, report.number});
    if (night.note() || night.other_cause()) report.remarks.push_back(&night);
    if (night.is_missed()) continue;
    if (night.capsules() * report.course->strength() > upper_level) ++report.above_level;
    if (report.highest == nullptr || night.capsules() > report.highest->capsules()) {
      report.highest = &night;
    }
  }
}

std::string standing_in_words(const Report& report) {
  const std::string phase(name_of(report.standing.phase.kind));
  return phase + (report.standing.at_ceiling ? ", at the ceiling" : "");
}

bool has_stopped(const Report& report) {
  return report.standing.phase.kind == Phase::Kind::stopped;
}

// The dose that was taken, where it is in the log; else the one that is advised.
Milligrams amount_tonight(const Report& report) {
  const Night* const night = report.course->night_on(report.end);
  return night != nullptr && !night->is_missed() ? night->capsules() * report.course->strength()
                                                 : report.standing.amount;
}

std::string against_level(Milligrams amount) {
  if (amount == upper_level) return "as much as";
  const auto apart =
      std::max(amount, upper_level).tenths() - std::min(amount, upper_level).tenths();
  return fmt::format("{} {}", text::to_text(Milligrams::from_tenths(apart)),
                     amount > upper_level ? "above" : "below");
}

}  // namespace

std::vector<SignedNight> signed_nights(const Log& log) {
  std::vector<SignedNight> found;
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    for (const Night& night : log.courses()[i].nights()) {
      if (!night.signs().empty()) found.push_back({&night, i + 1});
    }
  }
  return found;
}

Report report_of(const Course& course, std::size_t number, IsNewest is_newest,
                 NightDate last_night) {
  ReplayedCourse replayed = replay(course, number, last_night);
  const auto hold = latest_hold(replayed);
  auto trend = trend_of(replayed);
  Report report{.course = &course,
                .number = number,
                .is_newest = is_newest,
                .end = replayed.standing.night,
                .standing = std::move(replayed.standing),
                .begun = course.started() <= last_night + 1,
                .history = std::move(replayed.history),
                .hold = hold,
                .trend = std::move(trend)};
  count_doses(report);
  return report;
}

bool is_tonight_told(const Report& report) {
  return report.is_newest == IsNewest::yes && report.begun;
}

std::string_view name_of(Fact::Kind kind) {
  constexpr std::array<std::string_view, 8> names = {
      "Tonight", "At its end", "Urgent", "Why", "Maintenance dose", "Nights", "Amount", "In hand"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Fact> summary_of(const Report& report) {
  using Kind = Fact::Kind;
  std::vector<Fact> facts;
  const auto add = [&](Kind kind, text::Hint words) { facts.push_back({kind, std::move(words)}); };
  const bool newest = report.is_newest == IsNewest::yes;
  if (is_tonight_told(report)) {
    const Rule rule = report.standing.rule();
    const bool waits = rule == Rule::paused || rule == Rule::ask_first;  // the answer says so
    add(Kind::tonight,
        fmt::format("{}: {}{}.", text::to_text(report.end), text::answer_in_words(report.standing),
                    waits ? "" : "; " + standing_in_words(report)));
    for (const Notice& notice : text::shown_notices(report.standing)) {
      if (!text::is_urgent(notice)) continue;
      add(Kind::urgent, to_text(notice, report.standing, text::Moment::another_night));
    }
    add(Kind::why,
        fmt::format("{} ({})", text::reason(report.standing), text::to_text(report.standing.why)));
  } else if (newest) {
    add(Kind::tonight, fmt::format("{}: before this course begins.", text::to_text(report.end)));
  } else {
    add(Kind::at_its_end, fmt::format("{}, the night before the next course began: {}.",
                                      text::to_text(report.end - 1), standing_in_words(report)));
    if (has_stopped(report)) add(Kind::why, text::reason(report.standing));
  }
  add(Kind::hold, hold_in_words(report));
  if (report.trend && report.trend->regularity) {
    add(Kind::nights, text::regularity_in_words(*report.trend->regularity, newest));
  }
  add(Kind::amount, level_in_words(report));
  if (is_tonight_told(report) && !report.course->stock().empty()) {
    add(Kind::stock, text::words_on_stock(*report.course, report.end));
  }
  return facts;
}

const Pause* open_pause(const Report& report) {
  const auto pauses = report.course->pauses();
  if (pauses.empty() || pauses.back().until || report.end < pauses.back().from) return nullptr;
  return &pauses.back();
}

std::string since_in_words(const Pause& pause) {
  return "paused since " + text::to_text(pause.from);
}

std::string hold_in_words(const Report& report) {
  const auto& hold = report.hold;
  if (!hold && report.is_newest == IsNewest::yes && !has_stopped(report)) {
    return "None found yet: the course has not come to hold a dose.";
  }
  if (!hold) return "None found: the course did not come to hold a dose.";
  const std::string dose = text::dose_in_words(hold->capsules, report.course->counted());
  if (!hold->until) return fmt::format("{}, held since {}.", dose, text::to_text(hold->since));
  return fmt::format("None now: {}. It was {}, {}.", standing_in_words(report), dose,
                     text::to_text(NightRange{hold->since, *hold->until}));
}

std::string level_in_words(const Report& report) {
  std::string text;
  const Milligrams tonight = amount_tonight(report);
  if (is_tonight_told(report) && tonight > Milligrams::whole(0)) {
    text = fmt::format("Tonight's dose, {}, is {} {}, the adult upper level for supplements. ",
                       text::to_text(tonight), against_level(tonight), text::to_text(upper_level));
  }
  if (report.highest == nullptr) return text + "No dose is in the log yet.";
  return text +
         fmt::format("Highest dose taken: {}, first on {}. Nights above {}: {}.",
                     text::dose_in_words(report.highest->capsules(), report.course->counted()),
                     text::to_text(report.highest->date()), text::to_text(upper_level),
                     report.above_level);
}

std::string label_in_words(const Course& course) {
  return text::dose_in_words(course.recommended(), course.counted());
}

std::string strength_in_words(const Course& course) {
  return text::strength_in_words(course.counted(), " of elemental magnesium");
}

std::string ceiling_in_words(const Ceiling& ceiling, const Counted& counted) {
  return fmt::format("{} from {}", text::dose_in_words(ceiling.capsules, counted),
                     text::to_text(ceiling.from));
}

std::string ranked_signs_in_words(WarningSigns signs) {
  std::string text;
  for (const WarningSign sign : signs.list()) {
    WarningSigns one;
    one.insert(sign);
    if (!text.empty()) text += ", ";
    text += text::signs_in_words(one);
    if (is_emergency(sign)) text += " (emergency)";
  }
  return text;
}

std::string signs_in_words(const SignedNight& night, const Report& report) {
  const std::string words = ranked_signs_in_words(night.night->signs());
  return night.course == report.number ? words
                                       : fmt::format("{}, in course {}", words, night.course);
}

std::string title_of(NightDate tonight) {
  return fmt::format("Magnesium titration, as of {}", text::to_text(tonight));
}

}  // namespace titrate::report
