// What is told of the stock: in wholes where halves are counted, what a day's entry comes to, and
// the way out of one that is dated wrongly.

#include "cli/generated.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

World counting(std::optional<Unit> unit) {
  World world;
  world.keep(counted_in(made(Log::from({course_of({})})), unit));
  return world;
}

std::vector<StockEntry> stock_in(World& world) {
  const Log log = world.log();
  const auto stock = log.newest()->stock();
  return {stock.begin(), stock.end()};
}

bool says_anywhere(const std::string& text, std::string_view words) {
  // Lines are broken anywhere between words.
  std::string flat = text;
  for (auto at = flat.find('\n'); at != std::string::npos; at = flat.find('\n', at)) {
    flat.replace(at, 1, " ");
  }
  return flat.find(words) != std::string::npos;
}

TEST_CASE("at the end of the calendar no night is promised that it does not have") {
  World world;
  CourseFields fields = course_of({}).fields();
  fields.started = fields.ceilings.front().from = date("9999-12-01");
  fields.stock = {{date("9999-12-01"), *StockCount::from(90)}};
  world.keep(made(Log::from({made(Course::from(std::move(fields)))})));
  const auto left_on = [&](const char* moment) {
    world.set_clock(moment);
    return world.run({"stock"}).out;
  };
  CHECK(left_on("9999-12-30T20:00") ==
        "90 capsules are left, enough for every night that a calendar has.\n");
  CHECK(left_on("9999-12-31T20:00") ==
        "90 capsules are left, enough for every night that a calendar has.\n");
  CHECK(says_anywhere(world.run({"tonight"}).out, "Tonight, Fri 31 Dec 9999: 2 capsules"));
  CHECK_FALSE(says_anywhere(world.run({"tonight"}).out, "Tomorrow"));
  CHECK(world.run({"log", "2"}).code == 0);
  // Nothing is to come of which it could be said whether it is due.
  CHECK(left_on("9999-12-31T22:00") == "88 capsules are left.\n");
}

TEST_CASE("where halves are counted a stock is told in wholes, with a half or without") {
  for (const auto& [typed, halves] :
       std::vector<std::pair<Words, int>>{{{"28"}, 56},
                                          {{"28.5"}, 57},
                                          {{"28,5"}, 57},
                                          {{"28½"}, 57},
                                          {{"28 and a half"}, 57},
                                          {{"28", "and", "a", "half", "tablets"}, 57},
                                          {{"twenty", "and", "a", "half"}, 41},
                                          {{"half", "a", "tablet"}, 1},
                                          {{"0"}, 0},
                                          {{"4999.5"}, 9999}}) {
    World world = counting(Unit::half_tablet);
    Words count = {"stock"};
    count.insert(count.end(), typed.begin(), typed.end());
    CAPTURE(count);
    CHECK(world.run(count).code == 0);
    CHECK(stock_in(world) == std::vector<StockEntry>{{first_night, *StockCount::from(halves)}});

    World other = counting(Unit::half_tablet);
    count[1] = '+' + count[1];
    const int code = other.run(count).code;
    CHECK((code == 0) == (halves > 0));
    if (halves == 0) continue;
    CHECK(stock_in(other) == std::vector<StockEntry>{{first_night, *StockAdded::from(halves)}});
  }
}

TEST_CASE("where wholes are counted no half is taken for anything") {
  for (const auto unit : {std::optional<Unit>(), {Unit::tablet}, {Unit::ml}}) {
    for (const char* typed : {"28.5", "+0.5", "28½", "half", "28 and a half", "1/2"}) {
      World world = counting(unit);
      const std::string before = *world.disk.bytes(World::path("log.json"));
      const Said said = world.run({"stock", typed});
      CAPTURE(typed, said.err);
      CHECK(said.code == 2);
      CHECK(
          says_anywhere(said.err, "is not a whole number of " + std::string(words_of(unit).many)));
      CHECK(*world.disk.bytes(World::path("log.json")) == before);
    }
  }
  // Nor a quarter, nor a half of something else, nor more than the log can hold.
  for (const char* typed : {"28.25", "half a scoop", "5000", "many"}) {
    World world = counting(Unit::half_tablet);
    CAPTURE(typed);
    CHECK(world.run({"stock", typed}).code != 0);
    CHECK(stock_in(world).empty());
  }
}

TEST_CASE("the sum of a bottle is heard in what was told, also where the answer is lost") {
  World world = counting(Unit::half_tablet);
  world.run({"stock", "28.5"});
  CHECK(says_anywhere(world.run({"stock", "+31"}).out,
                      "28 and a half tablets in hand and 31 more make 59 and a half."));
  cli::Environment environment{.now = world.now,
                               .terminal = {},
                               .disk = world.disk,
                               .variable = {},
                               .read_input = {},
                               .ask = {}};
  environment.saved = true;
  environment.sum = 59;
  environment.sum_has_half = true;
  CHECK(environment.what_was_done().view() == "saved: 59 and a half in all, do not repeat");
}

TEST_CASE("what a day's entry comes to is told for every two that can follow each other") {
  const auto says = [](const Words& first, const Words& second, bool has_dose,
                       const std::string& expected) {
    World world;
    std::vector<Night> nights;
    if (has_dose) nights.push_back(unnoted(0, 2));
    world.keep(made(Log::from({course_of(std::move(nights))})));
    world.run(first);
    const Said said = world.run(second);
    CAPTURE(first, second, has_dose, said.out);
    CHECK(said.code == 0);
    CHECK(says_anywhere(said.out, expected));
  };
  const Words count = {"stock", "56"}, bottle = {"stock", "+60"};
  says(count, bottle, false, "56 capsules in hand and 60 more make 116. The same");
  says(count, bottle, true,
       "58 capsules in hand and 60 more make 118 before tonight's dose. The same");
  says(bottle, bottle, false, "60 capsules and 60 more make 120. The same said again");
  says(bottle, bottle, true, "60 capsules and 60 more make 120. The same said again");
  says(bottle, count, false, "What was added before, 60 capsules, is taken to be among what you");
  says(bottle, count, true, "is added back");
  says(count, {"stock", "40"}, false, "56 capsules in hand -> 40 capsules in hand");
  says(count, count, false, "Nothing to change: the log says so already.");
}

TEST_CASE("what is known of a date is taken out alone, and an undo brings it back") {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  for (int day : {0, 3, 9}) fields.stock.push_back({first_night + day, *StockAdded::from(60)});
  const Log log = made(Log::from({made(Course::from(fields))}));
  for (int day = 0; day < 11; ++day) {
    World world;
    world.keep(log);
    world.set_clock("2026-11-05T21:30");
    const NightDate date = first_night + day;
    const bool is_there = log.newest()->stock_on(date) != nullptr;
    const Said said = world.run({"stock", "--remove", date.iso()});
    CAPTURE(day, said.out, said.err);
    CHECK(said.code == (is_there ? 0 : 1));
    const Course course = *world.log().newest();
    CHECK(course == log.newest()->without_stock(date));
    if (!is_there) {
      CHECK(says_anywhere(said.err, "titrate stock --list"));
      continue;
    }
    world.run({"undo"});
    CHECK(world.log() == log);
  }
}

TEST_CASE("stock that is later than now stands in the way of no new bottle without a way out") {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  fields.stock = {{first_night + 400, *StockAdded::from(60)}};
  World world;
  world.keep(made(Log::from({made(Course::from(fields))})));
  world.set_clock("2026-11-05T21:30");
  const Words start = {"start", "--recommended", "1", "--mg", "200", "--yes"};
  const std::string out = "titrate stock --remove " + (first_night + 400).iso();
  for (const Words& command : {Words{}, {"stock"}, {"history"}, {"check"}, start}) {
    const Said said = world.run(command);
    CAPTURE(command, said.err);
    CHECK(says_anywhere(said.err + said.out, "is later than now"));
    CHECK(says_anywhere(said.err + said.out, out));
  }
  CHECK(world.run(start).code == 1);
  CHECK(world.run({"stock", "--remove", (first_night + 400).iso()}).code == 0);
  CHECK(world.run({"stock"}).err.empty());
  CHECK(world.run(start).code == 0);
}

TEST_CASE("a list, a removal and a number are asked for one at a time") {
  for (const Words& command : {Words{"stock", "5", "--list"},
                               {"stock", "5", "--remove", "today"},
                               {"stock", "--list", "--remove", "today"},
                               {"stock", "--list", "--json"}}) {
    World world = counting(std::nullopt);
    CAPTURE(command);
    CHECK(world.run(command).code == 2);
    CHECK(stock_in(world).empty());
  }
}

}  // namespace
}  // namespace titrate::test
