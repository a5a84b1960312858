// How many are in hand, and until which night they last: what was counted or came, less what was
// taken since.
//
//   const Stock stock = stock_of(course, tonight);
//   if (const auto* in_hand = std::get_if<InHand>(&stock)) lasts_until(course, tonight, *in_hand);
//
// Stock changes no advice. All of it is in what is counted: capsules, tablets, half-tablets.
#pragma once

#include <cstddef>
#include <optional>
#include <variant>

#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/night_date.hpp"

namespace titrate {

// Nothing was counted and nothing came up to that night.
struct NotCounted {
  friend bool operator==(NotCounted, NotCounted) = default;
};
// After the latest night's dose that is in the log, tonight's among them; never below 0.
struct InHand {
  int left;
  friend bool operator==(InHand, InHand) = default;
};
// More was taken since the latest count than was there, for the first time on that night: a dose
// from another bottle, or a bottle that was not told. Only a count can mend it.
struct CountAgain {
  NightDate since;
  friend bool operator==(CountAgain, CountAgain) = default;
};
using Stock = std::variant<NotCounted, InHand, CountAgain>;

// What is in hand on an evening. An entry counts before its night's dose; entries and nights after
// `tonight` do not count.
Stock stock_of(const Course& course, NightDate tonight);

// Of which course the bottle counts on an evening, and from which evening on: tonight's course, or
// one that begins tomorrow, as that is the new bottle; one that begins later where no other has.
// Nothing without a course.
struct Shelf {
  std::size_t course;  // its index in the log
  NightDate evening;
};
std::optional<Shelf> shelf_of(const Log& log, NightDate tonight);

// The most nights that are looked ahead.
inline constexpr int farthest_forecast = 366;

// The last night whose dose is still in hand, where each coming one is taken as advised and
// tolerated, tonight's too where the log does not have it: the night before tonight where not even
// that is. Nothing where it lasts for all the nights that are looked ahead, as it does while none
// is to be taken.
std::optional<NightDate> lasts_until(const Course& course, NightDate tonight, InHand in_hand);
// The same for a titration that has replayed the course's nights before tonight; nights from `end`
// on are not looked at.
std::optional<NightDate> lasts_until(const Titration& before, const Course& course,
                                     NightDate tonight, InHand in_hand, NightDate end);

// The entry of tonight that says how many are in hand now, where tonight's dose that is in the log
// was taken before they were counted. Nothing where it would pass what an entry can hold.
std::optional<StockEntry> counted_now(const Course& course, NightDate tonight, StockCount count);
// The entry of tonight with so many more than it has. Nothing likewise.
std::optional<StockEntry> with_added(const Course& course, NightDate tonight, StockAdded added);

}  // namespace titrate
