#include "titrate/review.hpp"

#include <algorithm>
#include <tuple>
#include <variant>

#include "titrate/trend.hpp"

namespace titrate {
namespace {

void count(Review::Counts& counts, const Night& night) {
  if (night.is_noted()) ++counts.noted;
  if (night.stool() && is_loose(*night.stool())) ++counts.loose;
  if (!night.is_missed() && !night.has_result()) ++counts.open;
}

// Of every course that has a night among them, up to tonight's.
Review::Counts counts_of(const Log& log, std::size_t newest, NightDate tonight) {
  const NightRange nights{tonight - reviewed_nights, tonight - 1};
  Review::Counts counts;
  for (std::size_t index = newest + 1; index-- > 0;) {
    const Course& course = log.courses()[index];
    for (const Night& night : course.nights()) {
      if (nights.contains(night.date())) count(counts, night);
    }
    const NightDate last = last_night_of(log, index, tonight);
    counts.missed += missed_in(replay(course, index + 1, last), nights);
    if (course.started() <= nights.first) break;
  }
  return counts;
}

std::optional<NightDate> last_night_in(const Log& log, NightDate tonight) {
  std::optional<NightDate> last;
  for (const Course& course : log.courses()) {
    const auto nights = course.nights_before(tonight + 1);
    if (!nights.empty()) last = nights.back().date();
  }
  return last;
}

std::optional<Evidence::Signs> signs_of(const Advice& advice) {
  if (advice.evidence.signs) return advice.evidence.signs;
  for (const Notice& notice : advice.notices) {
    const auto* before = std::get_if<CourseBeforeStopped>(&notice);
    if (before != nullptr) return Evidence::Signs{before->night, before->signs};
  }
  return std::nullopt;
}

std::optional<Review::OnShelf> on_shelf(const Log& log, NightDate tonight) {
  const auto shelf = shelf_of(log, tonight);
  if (!shelf) return std::nullopt;
  const Course& course = log.courses()[shelf->course];
  Review::OnShelf found{stock_of(course, shelf->evening), shelf->evening, {}, course.unit()};
  if (const auto* in_hand = std::get_if<InHand>(&found.stock)) {
    found.until = lasts_until(course, shelf->evening, *in_hand);
  }
  return found;
}

// 2 where the person is to ask for help now, 1 where today, 0 elsewhere.
int urgency_of(const Review& review) {
  if (review.tonight && review.tonight->rule() == Rule::ask_first) return 2;
  if (!review.signs) return 0;
  return review.signs->signs.has_emergency() ? 2 : 1;
}

}  // namespace

Review review_of(const Log& log, NightDate tonight) {
  Review review{.last_night = last_night_in(log, tonight),
                .shelf = on_shelf(log, tonight),
                .later = later_than_now(log, tonight)};
  if (log.courses().empty()) return review;
  const auto newest = log.course_of(tonight);
  if (!newest) {
    review.begins = log.courses().front().started();
    return review;
  }
  review.tonight = advise(log, tonight);
  review.signs = signs_of(*review.tonight);
  review.counts = counts_of(log, *newest, tonight);
  return review;
}

bool is_more_urgent(const Review& one, const Review& other) {
  const auto key = [](const Review& review) {
    return std::tuple(urgency_of(review), review.counts.loose, review.counts.missed);
  };
  return key(one) > key(other);
}

}  // namespace titrate
