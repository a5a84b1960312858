#include "titrate/stock.hpp"

#include <algorithm>
#include <utility>

namespace titrate {
namespace {

// Counts what comes and goes, date by date.
class Ledger {
 public:
  void enter(const StockEntry& entry) {
    if (const auto* count = std::get_if<StockCount>(&entry.amount)) {
      stock_ = InHand{count->value()};
    } else {
      const int added = std::get<StockAdded>(entry.amount).value();
      if (std::holds_alternative<NotCounted>(stock_)) stock_ = InHand{0};
      if (auto* in_hand = std::get_if<InHand>(&stock_)) in_hand->left += added;
    }
  }

  void take(const Night& night) {
    auto* in_hand = std::get_if<InHand>(&stock_);
    if (in_hand == nullptr) return;
    in_hand->left -= night.capsules().value();
    if (in_hand->left < 0) stock_ = CountAgain{night.date()};
  }

  Stock stock() const { return stock_; }

 private:
  Stock stock_ = NotCounted{};
};

// A night whose morning will be fine; what was logged of its dose and its signs stays.
Night tolerated(NightDate date, Capsules dose, WarningSigns signs) {
  return *Night::from(
      {.date = date, .capsules = dose, .stool = StoolType::from(4), .signs = signs});
}

// Tonight as it will be, where the log has it.
Night as_tolerated(const Night& logged) {
  return logged.is_missed() ? logged : tolerated(logged.date(), logged.capsules(), logged.signs());
}

// The first night whose dose is still to be taken.
NightDate first_to_come(const Course& course, NightDate tonight) {
  return course.night_on(tonight) == nullptr ? tonight : tonight + 1;
}

}  // namespace

Stock stock_of(const Course& course, NightDate tonight) {
  Ledger ledger;
  auto nights = course.nights_before(tonight + 1);
  for (const StockEntry& entry : course.stock()) {
    if (tonight < entry.date) break;
    for (; !nights.empty() && nights.front().date() < entry.date; nights = nights.subspan(1)) {
      ledger.take(nights.front());
    }
    ledger.enter(entry);
  }
  for (const Night& night : nights) ledger.take(night);
  return ledger.stock();
}

std::optional<Shelf> shelf_of(const Log& log, NightDate tonight) {
  if (log.courses().empty()) return std::nullopt;
  const std::size_t course = log.course_of(tonight + 1).value_or(0);
  return Shelf{course, std::max(tonight, log.courses()[course].started())};
}

std::optional<NightDate> lasts_until(const Titration& before, const Course& course,
                                     NightDate tonight, InHand in_hand, NightDate end) {
  Titration titration = before;
  const Night* const logged = course.night_on(tonight);
  if (logged != nullptr) titration.replay(as_tolerated(*logged));
  int left = in_hand.left;
  for (NightDate night = first_to_come(course, tonight); night < end && night.in_range();
       night = night + 1) {
    const Capsules dose = titration.decision(night, nullptr).capsules;
    if (dose == Capsules::none()) continue;
    left -= dose.value();
    if (left < 0) return night - 1;
    titration.replay(tolerated(night, dose, {}));
  }
  return std::nullopt;
}

std::optional<NightDate> lasts_until(const Course& course, NightDate tonight, InHand in_hand) {
  Titration before(course);
  for (const Night& night : course.nights_before(tonight)) before.replay(night);
  const NightDate end = first_to_come(course, tonight) + farthest_forecast;
  return lasts_until(before, course, tonight, in_hand, end);
}

std::optional<StockEntry> counted_now(const Course& course, NightDate tonight, StockCount count) {
  const Night* const logged = course.night_on(tonight);
  const int taken = logged == nullptr ? 0 : logged->capsules().value();
  const auto before = StockCount::from(count.value() + taken);
  if (!before) return std::nullopt;
  return StockEntry{tonight, *before};
}

std::optional<StockEntry> with_added(const Course& course, NightDate tonight, StockAdded added) {
  const StockEntry* const there = course.stock_on(tonight);
  if (there == nullptr) return StockEntry{tonight, added};
  if (const auto* count = std::get_if<StockCount>(&there->amount)) {
    const auto sum = StockCount::from(count->value() + added.value());
    return sum ? std::optional(StockEntry{tonight, *sum}) : std::nullopt;
  }
  const auto sum = StockAdded::from(std::get<StockAdded>(there->amount).value() + added.value());
  return sum ? std::optional(StockEntry{tonight, *sum}) : std::nullopt;
}

}  // namespace titrate
