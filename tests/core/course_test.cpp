// Courses and the log: what their factories refuse, at which place, and what a change leaves.
#include "core/refusals.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

CourseFields plain() {
  return {.started = first_night,
          .recommended = capsules(2),
          .strength = tenths(2500),
          .ceilings = {{first_night, capsules(20)}}};
}

std::string place_with_ceilings(const std::vector<std::pair<int, Capsules>>& ceilings) {
  CourseFields fields = plain();
  fields.ceilings.clear();
  for (const auto& [day, most] : ceilings) fields.ceilings.push_back({first_night + day, most});
  return place(Course::from(fields));
}

std::string place_with_nights(const std::vector<int>& days) {
  CourseFields fields = plain();
  for (const int day : days) fields.nights.push_back(tolerated(day, 2));
  return place(Course::from(fields));
}

std::vector<int> days_of(std::span<const Night> nights) {
  std::vector<int> days;
  for (const Night& night : nights) days.push_back(night.date() - first_night);
  return days;
}

Course started_on(int day, std::vector<int> nights = {}) {
  CourseFields fields = plain();
  fields.started = first_night + day;
  for (const int night : nights) fields.nights.push_back(tolerated(night, 2));
  return made(Course::from(std::move(fields)));
}

}  // namespace

// ---- Course ----

TEST_CASE("a course recommends 1 to 99 capsules within 5000 mg") {
  const auto [recommended, strength, refused] = GENERATE(table<Capsules, int, std::string>({
      {capsules(0), 100, "recommended_capsules"},
      {capsules(1), 100, "none refused"},
      {capsules(99), 500, "none refused"},
      {too_many, 100, "recommended_capsules"},
      {capsules(20), 2500, "none refused"},
      {capsules(20), 2501, "recommended_capsules"},
      {capsules(5), 10000, "none refused"},
      {capsules(6), 10000, "recommended_capsules"},
  }));
  CourseFields fields = plain();
  fields.recommended = recommended;
  fields.strength = tenths(strength);
  fields.ceilings = {{first_night, recommended}};
  CHECK(place(Course::from(fields)) == refused);
}

TEST_CASE("a course has ceilings from its recommended dose to 99 capsules and 5000 mg") {
  CHECK(place_with_ceilings({}) == "ceilings");
  CHECK(place_with_ceilings({{0, capsules(2)}}) == "none refused");
  CHECK(place_with_ceilings({{0, capsules(1)}}) == "ceilings/0/capsules");
  CHECK(place_with_ceilings({{0, capsules(20)}}) == "none refused");
  CHECK(place_with_ceilings({{0, capsules(21)}}) == "ceilings/0/capsules");
  CHECK(place_with_ceilings({{0, too_many}}) == "ceilings/0/capsules");
  CHECK(place_with_ceilings({{0, capsules(2)}, {1, capsules(1)}}) == "ceilings/1/capsules");
  CHECK(place_with_ceilings({{0, capsules(2)}, {1, capsules(9)}, {2, capsules(21)}}) ==
        "ceilings/2/capsules");
}

TEST_CASE("a ceiling of 100 capsules is refused however little they hold") {
  CourseFields fields = plain();
  fields.strength = tenths(1);
  fields.ceilings = {{first_night, too_many}};
  CHECK(place(Course::from(fields)) == "ceilings/0/capsules");
}

TEST_CASE("ceilings stand by rising date and may begin before the course or after it") {
  const Capsules most = capsules(9);
  CHECK(place_with_ceilings({{-9, most}, {0, most}, {1, most}}) == "none refused");
  CHECK(place_with_ceilings({{9, most}}) == "none refused");
  CHECK(place_with_ceilings({{0, most}, {0, most}}) == "ceilings/1/from");
  CHECK(place_with_ceilings({{0, most}, {5, most}, {4, most}}) == "ceilings/2/from");
}

TEST_CASE("nights stand by rising date from the start on") {
  CHECK(place_with_nights({}) == "none refused");
  CHECK(place_with_nights({0, 1, 9}) == "none refused");
  CHECK(place_with_nights({-1}) == "nights/0/date");
  CHECK(place_with_nights({-1, 0}) == "nights/0/date");
  CHECK(place_with_nights({0, 0}) == "nights/1/date");
  CHECK(place_with_nights({0, 5, 4}) == "nights/2/date");
}

TEST_CASE("a refusal says the dates or the numbers that do not fit") {
  CourseFields fields = plain();
  fields.nights = {tolerated(-1, 2)};
  const Checked<Course> early = Course::from(fields);
  REQUIRE_FALSE(early);
  CHECK_THAT(early.refusal().problem, ContainsSubstring("2026-10-31"));
  CHECK_THAT(early.refusal().problem, ContainsSubstring("2026-11-01"));
}

TEST_CASE("a night of a course is found by its date") {
  const Course course = started_on(0, {0, 2, 5});
  REQUIRE(course.night_on(first_night + 2) != nullptr);
  CHECK(course.night_on(first_night + 2)->date() == first_night + 2);
  CHECK(course.night_on(first_night + 1) == nullptr);
  CHECK(course.night_on(first_night + 6) == nullptr);
  CHECK(days_of(course.nights_before(first_night)).empty());
  CHECK(days_of(course.nights_before(first_night + 2)) == std::vector{0});
  CHECK(days_of(course.nights_before(first_night + 3)) == std::vector{0, 2});
  CHECK(days_of(course.nights_before(first_night + 6)) == std::vector{0, 2, 5});
}

TEST_CASE("a night is added in its place or put in the place of that date's") {
  const Course course = started_on(0, {0, 5});
  const Course longer = made(course.with(loose(2, 3)));
  CHECK(days_of(longer.nights()) == std::vector{0, 2, 5});
  const Course changed = made(longer.with(loose(5, 7)));
  CHECK(days_of(changed.nights()) == std::vector{0, 2, 5});
  CHECK(changed.nights()[2] == loose(5, 7));
  CHECK(days_of(made(changed.with(loose(9, 7))).nights()) == std::vector{0, 2, 5, 9});
  CHECK(days_of(made(changed.with(loose(0, 7))).nights()) == std::vector{0, 2, 5});
  CHECK(days_of(course.nights()) == std::vector{0, 5});
  CHECK(place(course.with(loose(-1, 3))) == "nights/0/date");
}

TEST_CASE("with one night more, a course keeps its plan") {
  CourseFields fields{.started = first_night,
                      .product = made(Product::from("Magnesium glycinate")),
                      .form = Form::glycinate,
                      .recommended = capsules(2),
                      .strength = Strength::from_tenths(1125).value(),
                      .ceilings = {{first_night, capsules(8), made(Note::from("to begin with"))},
                                   {first_night + 2, capsules(6)}}};
  const Course course = made(Course::from(fields));
  fields.nights = {loose(2, 3)};
  CHECK(made(course.with(loose(2, 3))) == made(Course::from(fields)));
}

TEST_CASE("a night is taken out by its date") {
  const Course course = started_on(0, {0, 2, 5});
  CHECK(days_of(course.without(first_night + 2).nights()) == std::vector{0, 5});
  CHECK(course.without(first_night + 3) == course);
  CHECK(made(started_on(0, {0, 5}).with(tolerated(2, 2))) == course);
}

TEST_CASE("a ceiling is added in its place or put in the place of that date's") {
  const Course course = made(course_of({}).with(Ceiling{first_night + 4, capsules(8)}));
  CHECK(course.ceiling_on(first_night + 3).value() == 20);
  CHECK(course.ceiling_on(first_night + 4).value() == 8);
  const Course changed = made(course.with(Ceiling{first_night + 4, capsules(9)}));
  CHECK(changed.ceilings().size() == 2);
  CHECK(changed.ceiling_on(first_night + 4).value() == 9);
  CHECK(place(course.with(Ceiling{first_night + 2, capsules(1)})) == "ceilings/1/capsules");
}

// ---- Acts, pauses, stock ----

namespace {

CourseFields fields_with(auto set) {
  CourseFields fields = course_of({}).plan();
  set(fields);
  return fields;
}

std::string refused_place(CourseFields fields) {
  const auto course = Course::from(std::move(fields));
  return course ? "none" : course.refusal().place;
}

}  // namespace

TEST_CASE("acts stand by rising date from the course's start on") {
  const Act climb{first_night, Act::Kind::climb};
  const Act taper{first_night + 1, Act::Kind::taper};
  CHECK(refused_place(fields_with([&](auto& fields) { fields.acts = {climb, taper}; })) == "none");
  CHECK(refused_place(fields_with([&](auto& fields) {
          fields.acts = {taper, climb};
        })) == "acts/1/from");
  CHECK(refused_place(fields_with([&](auto& fields) {
          fields.acts = {climb, climb};
        })) == "acts/1/from");
  CHECK(refused_place(fields_with([&](auto& fields) {
          fields.acts = {{first_night - 1, Act::Kind::climb}};
        })) == "acts/0/from");
}

TEST_CASE("pauses do not overlap, end after they begin, and only the last is open") {
  const auto place = [](std::vector<Pause> pauses) {
    return refused_place(fields_with([&](auto& fields) { fields.pauses = std::move(pauses); }));
  };
  const NightDate d = first_night;
  CHECK(place({{d, d}, {d + 1, d + 3}, {d + 4}}) == "none");
  CHECK(place({{d - 1, d}}) == "pauses/0/from");
  CHECK(place({{d + 1, d}}) == "pauses/0/until");
  CHECK(place({{d}, {d + 4}}) == "pauses/0/until");
  CHECK(place({{d, d + 2}, {d + 2}}) == "pauses/1/from");
  CHECK(place({{d, d}, {d, d}}) == "pauses/1/from");
}

TEST_CASE("a pause lies on its nights and on no others") {
  const Course course = course_of({}, {2, 1200, {{0, 20}}, {}, {{3, 4}, {7, 7}}});
  const auto [day, paused] = GENERATE(table<int, bool>(
      {{2, false}, {3, true}, {4, true}, {5, false}, {6, false}, {7, true}, {8, false}}));
  CHECK((course.pause_on(first_night + day) != nullptr) == paused);
}

TEST_CASE("a stock entry is found by its date, and taken out alone") {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  for (int day : {0, 2, 5}) fields.stock.push_back({first_night + day, *StockAdded::from(day + 1)});
  const Course course = made(Course::from(fields));
  for (int day = -1; day < 8; ++day) {
    const StockEntry* const found = course.stock_on(first_night + day);
    const bool is_there = day == 0 || day == 2 || day == 5;
    REQUIRE((found != nullptr) == is_there);
    if (is_there) CHECK(*found == StockEntry{first_night + day, *StockAdded::from(day + 1)});
    CourseFields rest = fields;
    std::erase_if(rest.stock, [&](const auto& entry) { return entry.date == first_night + day; });
    CHECK(course.without_stock(first_night + day) == made(Course::from(rest)));
  }
}

TEST_CASE("stock entries stand by rising date from the course's start on") {
  const StockEntry count{first_night, *StockCount::from(0)};
  const StockEntry added{first_night + 1, *StockAdded::from(1)};
  CHECK(refused_place(fields_with([&](auto& fields) { fields.stock = {count, added}; })) == "none");
  CHECK(refused_place(fields_with([&](auto& fields) {
          fields.stock = {added, count};
        })) == "stock/1/date");
  CHECK_FALSE(StockAdded::from(0));
  CHECK_FALSE(StockCount::from(10000));
  CHECK(StockCount::from(9999)->value() == 9999);
}

// ---- Log ----

TEST_CASE("an empty log has no course") {
  CHECK(Log().newest() == nullptr);
  CHECK(Log().courses().empty());
  CHECK_FALSE(Log().course_of(first_night));
  CHECK(Log::from({}));
}

TEST_CASE("courses of a log start one after the other and do not overlap") {
  CHECK(Log::from({started_on(0, {0, 9}), started_on(10, {10})}));
  CHECK(place(Log::from({started_on(0), started_on(0)})) == "courses/1/started");
  CHECK(place(Log::from({started_on(5), started_on(4)})) == "courses/1/started");
  CHECK(place(Log::from({started_on(0, {10}), started_on(10)})) == "courses/1/started");
  CHECK(place(Log::from({started_on(0, {11}), started_on(10)})) == "courses/1/started");
  CHECK(place(Log::from({started_on(0), started_on(5), started_on(5)})) == "courses/2/started");
}

TEST_CASE("a night belongs to the last course started on or before it") {
  const Log log = made(Log::from({started_on(0), started_on(10)}));
  CHECK_FALSE(log.course_of(first_night - 1));
  CHECK(log.course_of(first_night) == 0U);
  CHECK(log.course_of(first_night + 9) == 0U);
  CHECK(log.course_of(first_night + 10) == 1U);
  CHECK(log.course_of(first_night + 999) == 1U);
  CHECK(*log.newest() == started_on(10));
}

TEST_CASE("a log changes by a new course or a changed one and the old value stays") {
  const Log log = made(Log::from({started_on(0)}));
  const Log two = made(log.with(started_on(10)));
  CHECK(two.courses().size() == 2);
  CHECK(log.courses().size() == 1);
  CHECK(place(two.with(started_on(10))) == "courses/2/started");
  CHECK(made(two.replacing(0, started_on(0, {9}))).courses()[0] == started_on(0, {9}));
  CHECK(place(two.replacing(0, started_on(0, {10}))) == "courses/1/started");
}

TEST_CASE("nothing of a course stands on or after the start of the next") {
  const auto refused = [](auto set) {
    CourseFields next = course_of({}).plan();
    next.started = first_night + 9;
    const auto log =
        Log::from({made(Course::from(fields_with(set))), made(Course::from(std::move(next)))});
    return !log && log.refusal().place == "courses/1/started";
  };
  const auto [day, wrong] = GENERATE(table<int, bool>({{8, false}, {9, true}}));
  const NightDate date = first_night + day;
  const Night night = unnoted(day, 2);
  CHECK(refused([&](auto& fields) { fields.acts = {{date, Act::Kind::climb}}; }) == wrong);
  CHECK(refused([&](auto& fields) { fields.pauses = {{date}}; }) == wrong);
  CHECK(refused([&](auto& fields) { fields.stock = {{date, *StockCount::from(1)}}; }) == wrong);
  CHECK(refused([&](auto& fields) { fields.nights = {night}; }) == wrong);
}

// The days of a set of bits, each as what `made_of` makes of it.
template <class Element>
std::vector<Element> on_days(unsigned bits, int first, auto made_of) {
  std::vector<Element> list;
  for (int day = 0; day < 3; ++day) {
    if ((bits >> day & 1U) != 0) list.push_back(made_of(first + day));
  }
  return list;
}

// A course of the given start with nights, acts, pauses and stock on days after `first`.
Course arranged(int start, int first, unsigned nights, unsigned others) {
  CourseFields fields = course_of({}).fields();
  fields.started = first_night + start;
  fields.ceilings.front().from = fields.started;
  fields.nights = on_days<Night>(nights, first, [](int day) { return unnoted(day, 2); });
  fields.acts = on_days<Act>(others & 1U, first + 1, [](int day) {
    return Act{first_night + day, Act::Kind::climb};
  });
  fields.pauses = on_days<Pause>(others >> 1 & 1U, first + 1, [](int day) {
    return Pause{first_night + day, first_night + day, {}};
  });
  fields.stock = on_days<StockEntry>(others >> 2 & 1U, first + 1, [](int day) {
    return StockEntry{first_night + day, *StockCount::from(1)};
  });
  return made(Course::from(std::move(fields)));
}

std::vector<NightDate> dates_in(const Course& course) {
  std::vector<NightDate> dates;
  for (const Night& night : course.nights()) dates.push_back(night.date());
  for (const Act& act : course.acts()) dates.push_back(act.from);
  for (const Pause& pause : course.pauses()) dates.push_back(pause.from);
  for (const StockEntry& entry : course.stock()) dates.push_back(entry.date);
  return dates;
}

TEST_CASE(
    "a start moves wherever nothing of its course is before it, and nothing of the other after") {
  const auto before_nights = GENERATE(range(0U, 8U));
  const auto before_others = GENERATE(range(0U, 8U));
  int moved = 0;
  for (unsigned nights = 0; nights < 8; ++nights) {
    for (unsigned others = 0; others < 8; ++others) {
      const Course before = arranged(0, 0, before_nights, before_others);
      const Course newest = arranged(3, 4, nights, others);
      const Log log = made(Log::from({before, newest}));
      for (int day = -1; day < 9; ++day) {
        const NightDate start = first_night + day;
        bool fits = start > before.started();
        for (const NightDate date : dates_in(before)) fits = fits && date < start;
        for (const NightDate date : dates_in(newest)) fits = fits && start <= date;
        const auto after = log.starting(start);
        REQUIRE(static_cast<bool>(after) == fits);
        if (!fits) continue;
        ++moved;
        CourseFields expected = newest.fields();
        expected.started = expected.ceilings.front().from = start;
        REQUIRE(after->courses().back().fields() == expected);
        REQUIRE(after->courses().front() == before);
        REQUIRE(made(after->starting(newest.started())) == log);
      }
    }
  }
  CHECK(moved > 64);
}

TEST_CASE("the ceiling that a course began with stays where the next one is in its way") {
  const Course course = course_of({}, {2, 1200, {{0, 9}, {3, 5}}});
  const auto from = [&](int day) {
    const Course moved = made(course.starting(first_night + day));
    return moved.ceilings().front().from - first_night;
  };
  CHECK(from(-4) == -4);
  CHECK(from(2) == 2);
  CHECK(from(3) == 0);
  CHECK(from(7) == 0);
}

TEST_CASE("a name is a symptom or a measure within a log, never both") {
  NightFields symptom = taken(0, 2);
  REQUIRE(symptom.symptoms.set({made(SymptomName::from("pain")), *Severity::from(3)}));
  NightFields measure = taken(1, 2);
  REQUIRE(measure.measures.set({made(MeasureName::from("pain")), *MeasureValue::from_tenths(1)}));
  const auto log = Log::from({course_of({made(Night::from(symptom)), made(Night::from(measure))})});
  REQUIRE_FALSE(log);
  CHECK(log.refusal().place == "courses/0/nights/0/symptoms/pain");
  CHECK(Log::from({course_of({made(Night::from(measure))})}));
}

TEST_CASE("other medicines stand in the order of their bytes, each once, 50 at most") {
  const auto taking = [](std::vector<std::string> names) {
    std::vector<MedicineName> list;
    for (std::string& name : names) list.push_back(made(MedicineName::from(std::move(name))));
    return Log::from({}, std::move(list));
  };
  CHECK(taking({"Zinc", "iron"}));
  CHECK_FALSE(taking({"iron", "Zinc"}));
  CHECK_FALSE(taking({"iron", "iron"}));
  std::vector<std::string> many;
  for (int i = 0; i < 50; ++i) many.push_back("m" + std::to_string(100 + i));
  CHECK(taking(many));
  many.push_back("n");
  CHECK_FALSE(taking(many));
}

}  // namespace titrate::test
