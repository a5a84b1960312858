// The facts that stand beside an answer: a kind for each, with its numbers. Words for them are made
// elsewhere.
//
//   for (const Notice& notice : advise(log, tonight).notices) std::visit(words, notice);
//   if (const auto later = later_than_now(log, tonight)) warn(*later);
//
// When each is told: docs/rules.md.
#pragma once

#include <optional>
#include <variant>

#include "titrate/course.hpp"
#include "titrate/night.hpp"
#include "titrate/night_date.hpp"
#include "titrate/units.hpp"

namespace titrate {

struct DoseAbove5000 {
  NightDate night;
  Milligrams amount;
};
struct Above2500 {
  NightDate night;
  Milligrams amount;
};
struct NoMovement {
  int mornings;
};
struct LooseRun {
  int mornings;
};
struct LooseAfterNone {
  int mornings;  // without a movement, before the loose one
};
struct Ill {
  NightDate night;
};
struct OftenLoose {
  Capsules capsules;  // held
  int loose;          // of the last seven mornings noted after it
};
struct Stalled {
  int nights;
};
struct Above600 {
  Milligrams amount;
};
struct AboveUpperLevel {
  Milligrams amount;
};
struct AtCeiling {
  Capsules ceiling;
};
struct ResultMissing {
  NightDate night;
};
struct NightMissing {
  NightDate night;
};
struct AlreadyLogged {
  Capsules capsules;  // 0: logged as none taken
};
struct CourseBeforeStopped {
  NightDate night;
  WarningSigns signs;
};
// The night after is the first of another course, with that dose.
struct CourseBegins {
  NightDate night;
  Capsules capsules;
  Milligrams amount;
  std::optional<Unit> unit{};  // what that course counts
};
// So many are in hand, which are enough until that night: within a week, or the night before where
// they are not enough for the first dose to come. What is counted on: lasts_until in stock.hpp.
struct StockLow {
  int left;
  NightDate until;
};
// Within the last week more was taken than was in hand by the log, for the first time on that
// night.
struct StockToCount {
  NightDate since;
};
// The newest course begins later than anybody could have begun it by now; `possible` is the night,
// now or the one after, to which its start can be moved.
struct CourseLater {
  NightDate started;
  std::optional<NightDate> possible{};
};
// The first night of the log that is later than now, and how many there are.
struct NightLater {
  NightDate night;
  Capsules capsules;
  int nights;
  std::optional<Unit> unit{};  // what its course counts
};
// The first stock entry that is later than now, and how many there are.
struct StockLater {
  StockEntry entry;
  int entries;
  std::optional<Unit> unit{};  // what its course counts
};
// The first climb or taper that is later than now, and how many there are. A pause may be.
struct ActLater {
  NightDate from;
  Act::Kind act;
  int acts;
};
// What only a wrong clock can have put into a log, or shows now.
using LaterThanNow = std::variant<CourseLater, NightLater, StockLater, ActLater>;
using Notice =
    std::variant<DoseAbove5000, Above2500, NoMovement, LooseRun, LooseAfterNone, Ill, OftenLoose,
                 Stalled, Above600, AboveUpperLevel, AtCeiling, ResultMissing, NightMissing,
                 AlreadyLogged, StockLow, StockToCount, CourseBeforeStopped, CourseBegins,
                 CourseLater, NightLater, StockLater, ActLater>;

// What of a log is later than now; nothing in nearly every one. A course may be begun for the night
// after tonight, and no later. `tonight` is that of the clock.
std::optional<LaterThanNow> later_than_now(const Log& log, NightDate tonight);
// Whether an entry of a course's stock is one of those. What comes for a course that begins
// tomorrow is not.
bool is_later_than_now(const StockEntry& entry, const Course& course, NightDate tonight);

}  // namespace titrate
