// A log at a glance, for somebody who looks after several people: where the titration stands
// tonight, and how the last two weeks went.
//
//   const Review review = review_of(log, tonight);
//   if (review.signs) look_at_first(*review.signs);
//   std::sort(reviews.begin(), reviews.end(), is_more_urgent);
//
// Pure, and of each log by itself: what others there are changes nothing of it. It is told from
// what the log holds, so a log that was handed over a week ago has missed a week.
#pragma once

#include <optional>

#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/stock.hpp"

namespace titrate {

// The nights before tonight that are counted.
inline constexpr int reviewed_nights = 14;

struct Review {
  // Of these nights, whatever course they belong to.
  struct Counts {
    int noted = 0;   // mornings after a night of the log that were noted
    int loose = 0;   // those of them that were loose, whatever caused them
    int open = 0;    // nights with a dose of which no result is known
    int missed = 0;  // nights on which a dose was to be taken and none was, as a trend counts them

    friend bool operator==(const Counts&, const Counts&) = default;
  };
  // Of the course that the bottle counts for: Shelf in stock.hpp.
  struct OnShelf {
    Stock stock;
    NightDate evening;                 // on which it is counted
    std::optional<NightDate> until{};  // the last night that it is enough for, where that is known
    std::optional<Unit> unit{};
  };

  std::optional<NightDate> last_night{};  // the latest one in the log, tonight or before
  std::optional<NightDate> begins{};      // the first course is still to come
  std::optional<Advice> tonight{};        // nothing where no course has begun
  Counts counts{};
  // What stopped tonight's course, or one before it in the two weeks after the next had begun.
  std::optional<Evidence::Signs> signs{};
  std::optional<OnShelf> shelf{};       // nothing without a course
  std::optional<LaterThanNow> later{};  // what a wrong clock has put into the log
};

Review review_of(const Log& log, NightDate tonight);

// Which of two is to be looked at first: a warning sign of the first rank or a dose after which the
// answer is to ask first, another warning sign, then the one with more loose mornings, then with
// more missed nights. A strict weak order.
bool is_more_urgent(const Review& one, const Review& other);

}  // namespace titrate
