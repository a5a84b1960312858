// The facts beside the answer, in the order of docs/rules.md: the most urgent first.

#include "titrate/notices.hpp"

#include <algorithm>
#include <bit>

#include "titrate/engine.hpp"
#include "titrate/stock.hpp"

namespace titrate {
namespace {

using Kind = Phase::Kind;

// How many nights back a dose is still urgent.
constexpr int urgent_nights = 7;
// How many of the last seven mornings after a held dose are often.
constexpr int often = 3;
// The last nights for which there is enough, on which it is said; and how long it is said that more
// was taken than there was.
constexpr int stock_nights = 7;
// How many nights of a new course the signs of the one before are told.
constexpr int new_course_nights = 14;

// Whether a dose stands in the last nights, or tonight.
template <class Dose>
bool is_recent(const std::optional<Dose>& dose, NightDate tonight) {
  return dose && tonight - dose->night <= urgent_nights;
}

}  // namespace

void Titration::note_doses(std::vector<Notice>& found, const Decision& decision,
                           const Night* night) const {
  std::optional<DoseAbove5000> toxic = toxic_dose_;
  std::optional<Above2500> large = large_dose_;
  if (decision.amount > weakness_level) large = {decision.night, decision.amount};
  if (night != nullptr) {
    const Milligrams taken = night->capsules() * course_->strength();
    if (taken > toxic_level) toxic = {decision.night, taken};
    if (taken > weakness_level) large = {decision.night, taken};
  }
  if (is_recent(toxic, decision.night)) found.emplace_back(*toxic);
  if (is_recent(large, decision.night)) found.emplace_back(*large);
}

void Titration::note_mornings(std::vector<Notice>& found, const Decision& decision) const {
  const int without = mornings_without_movement(decision.night);
  if (without >= long_run) found.emplace_back(NoMovement{without});
  if (loose_mornings_ >= long_run) found.emplace_back(LooseRun{loose_mornings_});
  if (overflow_ > 0) found.emplace_back(LooseAfterNone{overflow_});
  if (ill_) found.emplace_back(Ill{*ill_});
  const bool is_held =
      decision.phase.kind == Kind::holding ||
      (decision.phase.kind == Kind::confirming && decision.limit == decision.phase.dose);
  if (is_held) {
    const auto dose = static_cast<std::size_t>(decision.phase.dose.value());
    const int loose = std::popcount(mornings_after_[dose]);
    if (loose >= often) found.emplace_back(OftenLoose{decision.phase.dose, loose});
  }
  if (nothing_taught_ >= lapse_nights) found.emplace_back(Stalled{nothing_taught_});
}

void Titration::note_plan(std::vector<Notice>& found, const Decision& decision,
                          const Night* night) const {
  if (decision.amount > blood_test_level) found.emplace_back(Above600{decision.amount});
  if (decision.amount > upper_level) found.emplace_back(AboveUpperLevel{decision.amount});
  const Capsules next_ceiling = course_->ceiling_on(decision.night + 1);
  const bool climbs_on = decision.phase.kind == Kind::climbing &&
                         decision.capsules > Capsules::none() &&
                         (!decision.limit || decision.phase.dose < *decision.limit);
  if (decision.at_ceiling) {
    found.emplace_back(AtCeiling{decision.ceiling});
  } else if (climbs_on && decision.capsules.one_more() > next_ceiling) {
    found.emplace_back(AtCeiling{next_ceiling});
  }
  if (last_dose_ && !last_dose_->has_result) found.emplace_back(ResultMissing{last_dose_->night});
  const NightDate before = decision.night - 1;
  const bool goes_on = decision.phase.kind != Kind::stopped && !decision.evidence.pause;
  if (goes_on && last_dose_ && last_night_ < before && !course_->pause_on(before)) {
    found.emplace_back(NightMissing{before});
  }
  if (night != nullptr) found.emplace_back(AlreadyLogged{night->capsules()});
}

void Titration::note_stock(std::vector<Notice>& found, NightDate tonight) const {
  if (course_->stock().empty()) return;
  const Stock stock = stock_of(*course_, tonight);
  if (const auto* in_hand = std::get_if<InHand>(&stock)) {
    // It is said while the last night that has enough is one of those: the one after it is looked
    // at too.
    const NightDate end = tonight + stock_nights + 1;
    if (const auto until = lasts_until(*this, *course_, tonight, *in_hand, end)) {
      found.emplace_back(StockLow{in_hand->left, *until});
    }
  } else if (const auto* again = std::get_if<CountAgain>(&stock)) {
    if (tonight - again->since < stock_nights) found.emplace_back(StockToCount{again->since});
  }
}

std::vector<Notice> Titration::notices(const Decision& decision, const Night* night) const {
  std::vector<Notice> found;
  note_doses(found, decision, night);
  note_mornings(found, decision);
  note_plan(found, decision, night);
  note_stock(found, decision.night);
  return found;
}

namespace {

// The night to tell of a course's signs; null where it has none.
const Night* night_of_signs(const Course& course) {
  const Night* found = nullptr;
  for (const Night& night : course.nights()) {
    if (night.signs().outrank(found == nullptr ? WarningSigns() : found->signs())) found = &night;
  }
  return found;
}

// The course that gives advice for a night.
const Course& course_for(const Log& log, NightDate night) {
  return log.courses()[log.course_of(night).value_or(0)];
}

// What the log knows and the course does not. A course that was begun anew within the two weeks
// does not end them.
void note_course_before(Advice& advice, const Log& log) {
  const auto courses = log.courses();
  for (std::size_t i = log.course_of(advice.night).value_or(0); i > 0; --i) {
    if (advice.night - courses[i].started() >= new_course_nights) return;
    const Night* const night = night_of_signs(courses[i - 1]);
    if (night == nullptr) continue;
    advice.notices.emplace_back(CourseBeforeStopped{night->date(), night->signs()});
    return;
  }
}

// The course that begins on the night after, or null.
const Course* beginning_after(const Log& log, NightDate night) {
  const Course& course = course_for(log, night + 1);
  return course.started() == night + 1 ? &course : nullptr;
}

void note_from_log(Advice& advice, const Log& log) {
  note_course_before(advice, log);
  if (const Course* const next = beginning_after(log, advice.night)) {
    const Decision first = advise(*next, next->started());
    advice.notices.emplace_back(
        CourseBegins{next->started(), first.capsules, first.amount, first.unit});
  }
}

// The night, now or the one after, on which the newest course can begin by what else there is.
std::optional<NightDate> possible_start(const Log& log, NightDate tonight) {
  for (const NightDate night : {tonight, tonight + 1}) {
    if (night.in_range() && log.starting(night)) return night;
  }
  return std::nullopt;
}

std::optional<NightLater> night_later(const Log& log, NightDate tonight) {
  std::optional<NightLater> found;
  for (const Course& course : log.courses()) {
    const auto later = course.nights().subspan(course.nights_before(tonight + 1).size());
    if (later.empty()) continue;
    if (!found) {
      found = NightLater{later.front().date(), later.front().capsules(), 0, course.unit()};
    }
    found->nights += static_cast<int>(later.size());
  }
  return found;
}

std::optional<StockLater> stock_later(const Log& log, NightDate tonight) {
  std::optional<StockLater> found;
  for (const Course& course : log.courses()) {
    for (const StockEntry& entry : course.stock()) {
      if (!is_later_than_now(entry, course, tonight)) continue;
      if (!found) found = StockLater{entry, 0, course.unit()};
      ++found->entries;
    }
  }
  return found;
}

std::optional<ActLater> act_later(const Log& log, NightDate tonight) {
  std::optional<ActLater> found;
  for (const Course& course : log.courses()) {
    for (const Act& act : course.acts()) {
      if (act.from <= tonight) continue;
      if (!found) found = ActLater{act.from, act.act, 0};
      ++found->acts;
    }
  }
  return found;
}

}  // namespace

// A course that begins tomorrow has what comes for it on its first night.
bool is_later_than_now(const StockEntry& entry, const Course& course, NightDate tonight) {
  return entry.date > std::max(tonight, std::min(course.started(), tonight + 1));
}

std::optional<LaterThanNow> later_than_now(const Log& log, NightDate tonight) {
  const Course* const newest = log.newest();
  const bool begins_later = newest != nullptr && newest->started() > tonight + 1;
  const auto possible = begins_later ? possible_start(log, tonight) : std::nullopt;
  if (possible) return CourseLater{newest->started(), possible};
  // A start that cannot be moved waits for the stock, the acts and the nights that are in its way.
  const auto stock = stock_later(log, tonight);
  const auto act = act_later(log, tonight);
  if (begins_later && stock && stock->entry.date < newest->started()) return *stock;
  if (begins_later && act && act->from < newest->started()) return *act;
  if (const auto night = night_later(log, tonight)) return *night;
  if (stock) return *stock;
  if (act) return *act;
  return begins_later ? std::optional<LaterThanNow>(CourseLater{newest->started()}) : std::nullopt;
}

Advice advise(const Log& log, NightDate tonight) {
  Advice advice = advise(course_for(log, tonight), tonight);
  note_from_log(advice, log);
  return advice;
}

Outlook outlook(const Log& log, NightDate tonight) {
  Outlook outlook = titrate::outlook(course_for(log, tonight), tonight);
  note_from_log(outlook.advice, log);
  if (const Course* const next = beginning_after(log, tonight)) {
    const Capsules first = advise(*next, next->started()).capsules;
    outlook.then = {.tolerated = first, .loose = first};
  }
  return outlook;
}

}  // namespace titrate
