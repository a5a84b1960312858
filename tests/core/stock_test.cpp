// What is in hand and how long it lasts, against a recount that is made otherwise.
#include "titrate/stock.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

StockEntry counted(int day, int count) {
  return {first_night + day, StockCount::from(count).value()};
}
StockEntry came(int day, int added) { return {first_night + day, StockAdded::from(added).value()}; }

Course with_stock(std::vector<Night> nights, std::vector<StockEntry> stock, const Plan& plan = {}) {
  CourseFields fields = course_of(std::move(nights), plan).fields();
  fields.stock = std::move(stock);
  return made(Course::from(std::move(fields)));
}

std::string in_words(const Stock& stock) {
  if (const auto* in_hand = std::get_if<InHand>(&stock)) return std::to_string(in_hand->left);
  if (const auto* again = std::get_if<CountAgain>(&stock)) {
    return "count again since day " + std::to_string(again->since - first_night);
  }
  return "not counted";
}

std::string stock_on(int day, const Course& course) {
  return in_words(stock_of(course, first_night + day));
}

// "to day 5", or "for good"
std::string how_long(int tonight, int left, const Course& course) {
  const auto last = lasts_until(course, first_night + tonight, InHand{left});
  return last ? "to day " + std::to_string(*last - first_night) : "for good";
}

// The same as stock_of, for each evening by itself and from the sums alone.
std::string recounted(int day, const Course& course) {
  const auto sum_until = [&](int last) -> std::pair<bool, int> {
    int from = -1, left = 0;
    for (int d = 0; d <= last; ++d) {
      for (const StockEntry& entry : course.stock()) {
        if (entry.date != first_night + d) continue;
        const auto* count = std::get_if<StockCount>(&entry.amount);
        if (count != nullptr || from < 0) from = d;
        if (count != nullptr) left = count->value();
        if (count == nullptr) left += std::get<StockAdded>(entry.amount).value();
      }
    }
    if (from < 0) return {false, 0};
    for (const Night& night : course.nights()) {
      const int d = night.date() - first_night;
      if (from <= d && d <= last) left -= night.capsules().value();
    }
    return {true, left};
  };
  int latest_count = 0;
  for (const StockEntry& entry : course.stock()) {
    const int d = entry.date - first_night;
    if (d <= day && std::holds_alternative<StockCount>(entry.amount)) latest_count = d;
  }
  for (int d = latest_count; d <= day; ++d) {
    if (sum_until(d).second < 0) return "count again since day " + std::to_string(d);
  }
  const auto [is_known, left] = sum_until(day);
  return is_known ? std::to_string(left) : "not counted";
}

// The same as lasts_until, each night's advice asked anew of a course that has all nights before.
std::string walked(int tonight, int left, const Course& course) {
  Course all = course;
  const Night* const logged = course.night_on(first_night + tonight);
  if (logged != nullptr && !logged->is_missed()) {
    all = made(all.with(tolerated(tonight, logged->capsules().value())));
  }
  const int first = logged == nullptr ? tonight : tonight + 1;
  for (int day = first; day < first + farthest_forecast; ++day) {
    const int dose = advise(all, first_night + day).capsules.value();
    left -= dose;
    if (left < 0) return "to day " + std::to_string(day - 1);
    if (dose > 0) all = made(all.with(tolerated(day, dose)));
  }
  return "for good";
}

}  // namespace

TEST_CASE("what is in hand is what was counted or came, less what was taken since") {
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 3), loose(2, 4)};
  CHECK(stock_on(2, with_stock(nights, {})) == "not counted");
  CHECK(stock_on(2, with_stock(nights, {counted(0, 60)})) == "51");
  CHECK(stock_on(2, with_stock(nights, {counted(2, 60)})) == "56");
  CHECK(stock_on(1, with_stock(nights, {counted(2, 60)})) == "not counted");
  CHECK(stock_on(2, with_stock(nights, {came(1, 60)})) == "53");
  CHECK(stock_on(2, with_stock(nights, {counted(0, 10), came(1, 60)})) == "61");
  CHECK(stock_on(9, with_stock(nights, {counted(0, 10), came(1, 60)})) == "61");
  CHECK(stock_on(2, with_stock(nights, {came(0, 60), counted(1, 10)})) == "3");
}

TEST_CASE("a stock never shows less than none: it has to be counted again") {
  const std::vector<Night> nights = {tolerated(0, 2), tolerated(1, 3), loose(2, 4)};
  CHECK(stock_on(1, with_stock(nights, {counted(0, 5)})) == "0");
  CHECK(stock_on(2, with_stock(nights, {counted(0, 5)})) == "count again since day 2");
  CHECK(stock_on(2, with_stock(nights, {counted(0, 4), came(2, 90)})) == "count again since day 1");
  CHECK(stock_on(2, with_stock(nights, {counted(0, 4), counted(2, 90)})) == "86");
}

TEST_CASE("it lasts as the coming doses are advised, each taken and tolerated") {
  const Course new_course = with_stock({}, {});
  CHECK(how_long(0, 1, new_course) == "to day -1");
  CHECK(how_long(0, 2, new_course) == "to day 0");  // 2
  CHECK(how_long(0, 8, new_course) == "to day 1");  // 2 + 3, and 4 would be 9
  CHECK(how_long(0, 9, new_course) == "to day 2");  // 2 + 3 + 4
  const Course held = with_stock({tolerated(0, 2), loose(1, 3), loose(2, 3)}, {});
  CHECK(how_long(3, 20, held) == "to day 12");  // 2 a night for ten nights
  CHECK(how_long(3, 2 * farthest_forecast - 1, held) == "to day 367");
  CHECK(how_long(3, 2 * farthest_forecast, held) == "for good");
}

TEST_CASE("tonight's dose that is in the log is not taken twice") {
  const Course logged = with_stock({tolerated(0, 2), loose(1, 3), loose(2, 3), unnoted(3, 2)}, {});
  CHECK(how_long(3, 20, logged) == "to day 13");
  CHECK(how_long(3, 1, logged) == "to day 3");
}

TEST_CASE("nothing is taken on a night of a pause, nor after a stop") {
  Plan plan;
  plan.pauses = {{4, 6}};
  const Course paused = with_stock({tolerated(0, 2), loose(1, 3), loose(2, 3)}, {}, plan);
  CHECK(how_long(3, 4, paused) == "to day 7");  // days 3 and 7; 2 more on day 8
  CHECK(how_long(4, 0, paused) == "to day 6");
  const Course stopped = with_stock({with_sign(tolerated(0, 2))}, {});
  CHECK(how_long(1, 0, stopped) == "for good");
}

TEST_CASE("the stock of every short course is what a recount gives, and lasts as a walk does") {
  constexpr int days = 4, tellings = 4;
  std::uint64_t courses = 0;
  for (int doses = 0; doses < 5 * 5 * 5 * 5; ++doses) {
    std::vector<Night> nights;
    for (int day = 0, rest = doses; day < days; ++day, rest /= 5) {
      if (rest % 5 == 1) nights.push_back(unnoted(day, 0));
      if (rest % 5 > 1) nights.push_back(rest % 5 == 4 ? loose(day, 3) : tolerated(day, rest % 5));
    }
    for (int told = 0; told < tellings * tellings * tellings * tellings; ++told) {
      std::vector<StockEntry> stock;
      for (int day = 0, rest = told; day < days; ++day, rest /= tellings) {
        if (rest % tellings == 1) stock.push_back(came(day, 4));
        if (rest % tellings == 2) stock.push_back(counted(day, 5));
        if (rest % tellings == 3) stock.push_back(counted(day, 0));
      }
      const Course course = with_stock(nights, stock);
      for (int day = 0; day < days; ++day) REQUIRE(stock_on(day, course) == recounted(day, course));
      ++courses;
    }
    const Course course = with_stock(nights, {});
    for (const int left : {0, 3, 40}) {
      REQUIRE(how_long(days - 1, left, course) == walked(days - 1, left, course));
    }
  }
  CHECK(courses == 160'000);
}

TEST_CASE(
    "what is counted now was counted after tonight's dose, and a bottle adds to what is there") {
  const auto entry = [](std::optional<StockEntry> told) { return told.value(); };
  const Course logged = with_stock({unnoted(0, 2)}, {});
  const NightDate tonight = first_night;
  CHECK(entry(counted_now(logged, tonight, StockCount::from(76).value())) == counted(0, 78));
  CHECK(entry(counted_now(logged, tonight + 1, StockCount::from(76).value())) == counted(1, 76));
  CHECK(counted_now(logged, tonight, StockCount::from(9998).value()) == std::nullopt);

  const StockAdded bottle = StockAdded::from(180).value();
  CHECK(entry(with_added(logged, tonight, bottle)) == came(0, 180));
  CHECK(entry(with_added(with_stock({}, {came(0, 180)}), tonight, bottle)) == came(0, 360));
  CHECK(entry(with_added(with_stock({}, {counted(0, 6)}), tonight, bottle)) == counted(0, 186));
  CHECK(entry(with_added(with_stock({}, {came(0, 180)}), tonight + 1, bottle)) == came(1, 180));
  CHECK(with_added(with_stock({}, {came(0, 9900)}), tonight, bottle) == std::nullopt);
  CHECK(with_added(with_stock({}, {counted(0, 9900)}), tonight, bottle) == std::nullopt);
}

template <class Kind>
const Kind* notice_on(int day, const Course& course, std::vector<Notice>& held) {
  held = advise(course, first_night + day).notices;
  for (const Notice& notice : held) {
    if (const auto* found = std::get_if<Kind>(&notice)) return found;
  }
  return nullptr;
}

TEST_CASE("the last 7 nights for which there is enough say it, tonight's among them") {
  std::vector<Notice> held;
  for (int left = 0; left <= 30; ++left) {
    for (const bool logged : {false, true}) {
      std::vector<Night> nights = {tolerated(0, 2), loose(1, 3), loose(2, 3)};
      if (logged) nights.push_back(unnoted(3, 2));
      // Before tonight's dose, 2.
      const Course course = with_stock(nights, {counted(3, left + (logged ? 2 : 0))});
      const auto* low = notice_on<StockLow>(3, course, held);
      // 2 a night, from tonight on or, where tonight's is taken, from tomorrow on.
      const int until = 3 + left / 2 - (logged ? 0 : 1);
      CAPTURE(left, logged);
      REQUIRE((low != nullptr) == (until < 3 + 7));
      if (low == nullptr) continue;
      CHECK(low->left == left);
      CHECK(low->until == first_night + until);
    }
  }
}

TEST_CASE("what the notice says of the stock is what is asked of it") {
  std::vector<Notice> held;
  std::uint64_t courses = 0;
  for (int doses = 0; doses < 5 * 5 * 5 * 5; ++doses) {
    std::vector<Night> nights;
    for (int day = 0, rest = doses; day < 4; ++day, rest /= 5) {
      if (rest % 5 == 1) nights.push_back(unnoted(day, 0));
      if (rest % 5 > 1) nights.push_back(rest % 5 == 4 ? loose(day, 3) : tolerated(day, rest % 5));
    }
    for (int count = 0; count <= 40; ++count, ++courses) {
      const Course course = with_stock(nights, {counted(0, count)});
      const Stock stock = stock_of(course, first_night + 3);
      const auto* in_hand = std::get_if<InHand>(&stock);
      const auto* low = notice_on<StockLow>(3, course, held);
      const auto until =
          in_hand ? lasts_until(course, first_night + 3, *in_hand) : std::optional<NightDate>();
      REQUIRE((low != nullptr) == (until && *until < first_night + 3 + 7));
      if (low != nullptr) REQUIRE((low->until == *until && low->left == in_hand->left));
      const auto* again = std::get_if<CountAgain>(&stock);
      const auto* to_count = notice_on<StockToCount>(3, course, held);
      REQUIRE((to_count != nullptr) == (again != nullptr));
      if (again != nullptr) REQUIRE(to_count->since == again->since);
    }
  }
  CHECK(courses == 625 * 41);
}

TEST_CASE("that more was taken than there was is said for a week") {
  std::vector<Notice> held;
  const Course course = with_stock({tolerated(0, 2), tolerated(1, 3)}, {counted(0, 4)});
  CHECK(notice_on<StockToCount>(0, course, held) == nullptr);
  for (int day = 1; day < 8; ++day) CHECK(notice_on<StockToCount>(day, course, held) != nullptr);
  CHECK(notice_on<StockToCount>(8, course, held) == nullptr);
}

TEST_CASE("stock is looked ahead no further than there are dates") {
  CourseFields fields = course_of({}).fields();
  fields.started = date("9999-12-01");
  fields.ceilings.front().from = fields.started;
  const Course course = made(Course::from(std::move(fields)));
  CHECK(lasts_until(course, date("9999-12-31"), InHand{4}) == std::nullopt);
}

}  // namespace titrate::test
