#include "text/stock.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string left_in_words(int left) {
  if (left == 0) return "None are left";
  return left == 1 ? "1 capsule is left" : fmt::format("{} capsules are left", left);
}

// Behind how many are left.
std::string how_long(int left, NightDate until, NightDate first) {
  if (until < first) return ", not enough for the next dose.";
  if (left == 0) return fmt::format("; the next dose is that of {}.", short_words(until + 1));
  return fmt::format(", enough until the night of {}, each dose taken as advised and tolerated.",
                     short_words(until));
}

std::string in_hand_in_words(const Course& course, NightDate tonight, InHand in_hand) {
  const NightDate first = course.night_on(tonight) == nullptr ? tonight : tonight + 1;
  const std::string left = left_in_words(in_hand.left);
  if (const auto until = lasts_until(course, tonight, in_hand)) {
    return left + how_long(in_hand.left, *until, first);
  }
  const bool none_is_due = !lasts_until(course, tonight, InHand{0});
  return left + (none_is_due ? "; none is to be taken now."
                             : fmt::format(", enough for {} nights and more.", farthest_forecast));
}

Hint count_again(NightDate since) {
  return {fmt::format("The log has more taken by {} than there were. Count what is left: ",
                      short_words(since)),
          ticked("stock", Placeholder::capsules)};
}

struct Words {
  const Course& course;
  NightDate tonight;

  Hint operator()(NotCounted) const {
    return {"How many are left is not in the log yet. To count them: ",
            ticked("stock", Placeholder::capsules),
            ". For a new bottle: ", ticked("stock", Word("+", Placeholder::capsules))};
  }
  Hint operator()(InHand in_hand) const { return in_hand_in_words(course, tonight, in_hand); }
  Hint operator()(CountAgain again) const { return count_again(again.since); }
};

}  // namespace

Hint words_on_stock(const Course& course, NightDate tonight) {
  return std::visit(Words{course, tonight}, stock_of(course, tonight));
}

Hint words_on(const StockLow& low, NightDate first) {
  return Hint(left_in_words(low.left) + how_long(low.left, low.until, first)) +=
         {" Once you have a new bottle: ",
          only_if(Condition::bought, ticked("stock", Word("+", Placeholder::capsules)))};
}

Hint words_on(const StockToCount& to_count) { return count_again(to_count.since); }

}  // namespace titrate::text
