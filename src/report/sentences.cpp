// The sentences of a report.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "report/report.hpp"
#include "report/room.hpp"
#include "text/advice.hpp"
#include "text/history.hpp"
#include "text/medicines.hpp"
#include "text/stock.hpp"
#include "text/trend_words.hpp"

namespace titrate::report {
namespace {

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

std::string settling_in_words() { return fmt::format("{} tolerated nights", settling_nights); }

std::string against_level(Milligrams amount) {
  if (amount == upper_level) return "as much as";
  const auto apart =
      std::max(amount, upper_level).tenths() - std::min(amount, upper_level).tenths();
  return fmt::format("{} {}", text::to_text(Milligrams::from_tenths(apart)),
                     amount > upper_level ? "above" : "below");
}

std::string earlier_in_words(const Report& report) {
  const EarlierCourses& earlier = *report.earlier;
  std::string text =
      fmt::format("{} {}, {}. ", earlier.count, earlier.count == 1 ? "course" : "courses",
                  text::to_text(earlier.nights));
  if (!earlier.most) return text + "No dose is in the log for them.";
  if (earlier.held) {
    text += fmt::format("Held at their end: {}, since {}. ", text::to_text(earlier.held->amount),
                        text::to_text(earlier.held->since));
  }
  return text + fmt::format("Highest dose in them: {}, first on {}. Nights above {} in all: {}.",
                            text::to_text(*earlier.most), text::to_text(earlier.most_on),
                            text::to_text(upper_level), earlier.above_level + report.above_level);
}

// Where another course begins among the nights told.
void add_bottles(std::vector<Fact>& facts, const Report& report) {
  for (const History& history : report.histories) {
    if (&history == &report.histories.front()) continue;
    const Course& course = *history.course;
    const std::string words =
        fmt::format("{}: course {} begins, {}, {}", text::to_text(course.started()), history.number,
                    text::strength_in_words(course.counted()),
                    text::doses_in_words(course, course.ceilings().front()));
    facts.push_back(
        {Fact::Kind::bottle, words, course.product() ? course.product()->value() : std::string()});
  }
}

struct SignSpan {
  WarningSign sign;
  int nights;
  SignedNight first, last;
};

std::vector<SignSpan> sign_by_sign(const Report& report) {
  std::vector<SignSpan> spans;
  for (const SignedNight& each : report.signs) {
    for (const WarningSign sign : each.night->signs().list()) {
      const auto at = std::find_if(spans.begin(), spans.end(),
                                   [&](const SignSpan& span) { return span.sign == sign; });
      if (at == spans.end()) {
        spans.push_back({sign, 1, each, each});
      } else {
        ++at->nights;
        at->last = each;
      }
    }
  }
  std::sort(spans.begin(), spans.end(),
            [](const SignSpan& a, const SignSpan& b) { return a.sign < b.sign; });
  return spans;
}

WarningSigns only(WarningSign sign) {
  WarningSigns one;
  one.insert(sign);
  return one;
}

// How many: on the sheet not all of them may have room.
std::string medicines_in_words(const Report& report) {
  return fmt::format("{}, as the person named them, with what titrate's guide says of each",
                     report.taking.size());
}

std::string night_in_words(const SignedNight& each, const Report& report) {
  const std::string date = text::day_and_year(each.night->date());
  return each.course == report.number ? date : fmt::format("{} (course {})", date, each.course);
}

}  // namespace

std::string_view name_of(Fact::Kind kind) {
  constexpr std::array<std::string_view, 11> names = {
      "Tonight", "At its end",      "Urgent",          "Why",        "Maintenance dose", "Nights",
      "Amount",  "Other medicines", "Earlier bottles", "New bottle", "In hand"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Fact> summary_of(const Report& report) {
  using Kind = Fact::Kind;
  std::vector<Fact> facts;
  const auto add = [&](Kind kind, text::Hint words) {
    facts.push_back({kind, std::move(words), {}});
  };
  const bool newest = report.is_newest == IsNewest::yes;
  if (is_tonight_told(report)) {
    const Rule rule = report.standing.rule();
    const bool waits = rule == Rule::paused || rule == Rule::ask_first;  // the answer says so
    add(Kind::tonight,
        fmt::format("{}: {}{}.", text::to_text(report.end), text::answer_in_words(report.standing),
                    waits ? "" : "; " + standing_in_words(report)));
    // As in the answer of tonight: a warning sign stands before every other word.
    const bool is_sign = report.standing.why == Why::sign;
    const std::string why =
        fmt::format("{} ({})", text::reason(report.standing), text::to_text(report.standing.why));
    if (is_sign) add(Kind::urgent, why);
    for (const Notice& notice : text::shown_notices(report.standing)) {
      if (!text::is_urgent(notice)) continue;
      add(Kind::urgent, to_text(notice, report.standing, text::Moment::another_night));
    }
    if (!is_sign) add(Kind::why, why);
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
  if (!report.taking.empty()) {
    facts.push_back(
        {Kind::taking, medicines_in_words(report), text::brief_on_taking(report.taking)});
  }
  if (report.earlier) add(Kind::earlier, earlier_in_words(report));
  add_bottles(facts, report);
  if (report.stock_on) add(Kind::stock, text::words_on_stock(*report.course, *report.stock_on));
  return facts;
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
  if (!hold->until) return fmt::format("{}, {}.", dose, since_in_words(*hold));
  if (!is_settled(*hold)) {
    return fmt::format("None now: {}. The latest, {}, was not held for {}.",
                       standing_in_words(report), dose, settling_in_words());
  }
  return fmt::format("None now: {}. It was {}, {}.", standing_in_words(report), dose,
                     text::to_text(NightRange{hold->since, *hold->until}));
}

std::string since_in_words(const Hold& hold) {
  if (is_settled(hold)) return "held since " + text::to_text(hold.since);
  return fmt::format("not held for {} yet", settling_in_words());
}

std::string level_in_words(const Report& report) {
  std::string text;
  const Milligrams tonight = amount_tonight(report);
  if (is_tonight_told(report) && tonight > Milligrams::whole(0)) {
    text = fmt::format("Tonight's dose, {}, is {} {}, the adult upper level for supplements. ",
                       text::to_text(tonight), against_level(tonight), text::to_text(upper_level));
  }
  const bool is_first = report.number == 1;
  if (report.highest == nullptr) {
    return text + fmt::format("No dose{} is in the log yet.", is_first ? "" : " of this course");
  }
  return text +
         fmt::format("Highest dose {}: {}, first on {}. Nights above {}: {}.",
                     is_first ? "taken" : "of this course",
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
    if (!text.empty()) text += ", ";
    text += text::signs_in_words(only(sign));
    if (is_emergency(sign)) text += " (emergency)";
  }
  return text;
}

namespace {

std::vector<ToldSigns> signs_night_by_night(const Report& report) {
  std::vector<ToldSigns> told;
  for (const SignedNight& each : report.signs) {
    const std::string words = ranked_signs_in_words(each.night->signs());
    told.push_back({text::to_text(each.night->date()),
                    each.course == report.number
                        ? words
                        : fmt::format("{}, in course {}", words, each.course)});
  }
  return told;
}

// `night` words the first and the last of each.
template <class NightWords>
std::vector<ToldSigns> signs_one_by_one(const Report& report, const NightWords& night) {
  std::vector<ToldSigns> told;
  for (const SignSpan& span : sign_by_sign(report)) {
    const std::string nights = span.nights == 1
                                   ? night(span.first)
                                   : fmt::format("{}, {} to {}", text::nights_in_words(span.nights),
                                                 night(span.first), night(span.last));
    told.push_back({ranked_signs_in_words(only(span.sign)), nights});
  }
  return told;
}

int lines_of(const std::vector<ToldSigns>& signs) {
  int lines = 0;
  for (const auto& [when, what] : signs) lines += lines_in(when + ": " + what, bold_column);
  return lines;
}

}  // namespace

// None is ever left out: where they are many, less is said of each.
std::vector<ToldSigns> signs_in_words(const Report& report) {
  constexpr std::size_t few = 6;  // nights
  constexpr int most_lines = 8;
  std::vector<ToldSigns> told = signs_night_by_night(report);
  if (!report.weeks || (report.signs.size() <= few && lines_of(told) <= most_lines)) return told;
  told = signs_one_by_one(report,
                          [&](const SignedNight& night) { return night_in_words(night, report); });
  if (lines_of(told) <= static_cast<int>(told.size())) return told;
  // Shorter: the dates tell the course.
  return signs_one_by_one(
      report, [](const SignedNight& each) { return text::day_and_year(each.night->date()); });
}

std::string title_of(NightDate tonight) {
  return fmt::format("Magnesium titration, as of {}", text::to_text(tonight));
}

}  // namespace titrate::report
