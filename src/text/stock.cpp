#include "text/stock.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string left_in_words(int left, std::optional<Unit> unit) {
  if (left == 0) return "none are left";
  const bool is_one = left == (whole_of(unit) ? 2 : 1);
  const bool is_half = whole_of(unit) && left == 1;
  return fmt::format("{} {} left", in_hand_in_words(left, unit), is_one || is_half ? "is" : "are");
}

// Behind how many are left.
std::string how_long(int left, NightDate until, NightDate first) {
  if (until < first) return ", not enough for the next dose.";
  if (left == 0) return fmt::format("; the next dose is that of {}.", short_words(until + 1));
  return fmt::format(", enough until the night of {}, each dose taken as advised and tolerated.",
                     short_words(until));
}

std::string words_on_hand(const Course& course, NightDate tonight, InHand in_hand) {
  const NightDate first = course.night_on(tonight) == nullptr ? tonight : tonight + 1;
  const std::string left = with_capital(left_in_words(in_hand.left, course.unit()));
  if (const auto until = lasts_until(course, tonight, in_hand)) {
    return left + how_long(in_hand.left, *until, first);
  }
  if (!first.in_range()) return left + '.';
  const bool none_is_due = !lasts_until(course, tonight, InHand{0});
  if (none_is_due) return left + "; none is to be taken now.";
  const bool is_whole = (first + (farthest_forecast - 1)).in_range();
  return left + (is_whole ? fmt::format(", enough for {} nights and more.", farthest_forecast)
                          : ", enough for every night that a calendar has.");
}

struct StockInWords {
  const Course& course;
  NightDate tonight;

  Hint operator()(NotCounted) const {
    return {"How many are left is not in the log yet. To count them: ",
            ticked("stock", Placeholder::capsules),
            ". For a new bottle: ", ticked("stock", Word("+", Placeholder::capsules))};
  }
  Hint operator()(InHand in_hand) const { return words_on_hand(course, tonight, in_hand); }
  Hint operator()(CountAgain again) const { return words_on_count_again(again.since); }
};

// The number alone, in wholes: "28 and a half".
std::string number_in_hand(int count, std::optional<Unit> unit) {
  if (!whole_of(unit)) return std::to_string(count);
  if (count == 1) return "half of one";
  return fmt::format("{}{}", count / 2, count % 2 == 0 ? "" : " and a half");
}

int number_in(const StockEntry& entry) {
  return std::visit([](auto amount) { return amount.value(); }, entry.amount);
}

}  // namespace

std::string words_on_sum(const StockEntry& before, const StockEntry& now, int added, bool dose,
                         std::optional<Unit> unit) {
  const bool was_counted = std::holds_alternative<StockCount>(before.amount);
  return fmt::format("{}{} and {} more make {}{}.", in_hand_in_words(number_in(before), unit),
                     was_counted ? " in hand" : "", number_in_hand(added, unit),
                     number_in_hand(number_in(now), unit),
                     was_counted && dose ? " before tonight's dose" : "");
}

Hint words_on_counted_bottle(StockAdded came, std::optional<Unit> unit) {
  return {fmt::format("What was added before, {}, is taken to be among what you counted. If it was "
                      "not: ",
                      in_hand_in_words(came.value(), unit)),
          only_if(Condition::wrong, ticked("stock", Word("+", Placeholder::capsules)))};
}

Hint words_on_other_dose(const Course& course, NightDate tonight) {
  const Stock stock = stock_of(course, tonight);
  const auto* in_hand = std::get_if<InHand>(&stock);
  if (in_hand == nullptr) return {};
  return {fmt::format("The stock was counted on that day; with this dose {}. If it is another "
                      "number: ",
                      left_in_words(in_hand->left, course.unit())),
          only_if(Condition::wrong, ticked("stock", Placeholder::capsules))};
}

std::string in_hand_in_words(int count, std::optional<Unit> unit) {
  const auto whole = whole_of(unit);
  return whole ? wholes_in_words(count, *whole) : count_in_words(count, unit);
}

Hint words_on_count_again(NightDate since) {
  return {fmt::format("By the log, more were taken by {} than you had. Count what is left: ",
                      short_words(since)),
          ticked("stock", Placeholder::capsules)};
}

Hint words_on_stock(const Course& course, NightDate tonight) {
  return std::visit(StockInWords{course, tonight}, stock_of(course, tonight));
}

Hint words_on_low_stock(const StockLow& low, NightDate first, std::optional<Unit> unit) {
  return Hint(with_capital(left_in_words(low.left, unit)) + how_long(low.left, low.until, first)) +=
         {" Once you have a new bottle of the same: ",
          only_if(Condition::bought, ticked("stock", Word("+", Placeholder::capsules)))};
}

}  // namespace titrate::text
