// JSON for programs, held against the engine and docs/machine-readable.md.

#include <nlohmann/json.hpp>

#include "cli/generated.hpp"
#include "cli/json_keys.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"
#include "titrate/engine.hpp"

namespace titrate::test {
namespace {

using Json = nlohmann::ordered_json;

// One line that holds one document.
Json parsed(const Said& said) {
  INFO(said.out << said.err);
  REQUIRE(said.code == 0);
  REQUIRE(said.out.find('\n') == said.out.size() - 1);
  return Json::parse(said.out);
}

double mg(Milligrams amount) { return static_cast<double>(amount.tenths()) / 10; }

// ---- tonight --json ----

void check_advice(const Json& json, const Advice& advice, const Preview& then,
                  std::optional<Unit> unit) {
  std::vector<std::string> names = {"date",    "capsules",   "mg",     "phase",  "rule",    "limit",
                                    "ceiling", "at_ceiling", "logged", "reason", "notices", "then"};
  if (unit) {
    names.insert(names.begin() + 2, "unit");
    CHECK(json["unit"] == name_of(*unit));
  }
  CHECK(keys(json) == names);
  CHECK(json["date"] == advice.night.iso());
  CHECK(json["capsules"] == advice.capsules.value());
  CHECK(json["mg"].get<double>() == Approx(mg(advice.amount)));
  CHECK(json["phase"] == name_of(advice.phase.kind));
  CHECK(json["rule"] == name_of(advice.rule()));
  CHECK(json["limit"] == (advice.limit ? Json(advice.limit->value()) : Json()));
  CHECK(json["ceiling"] == advice.ceiling.value());
  CHECK(json["at_ceiling"] == advice.at_ceiling);
  CHECK(json["logged"] == advice.logged);
  CHECK_FALSE(json["reason"].get<std::string>().empty());
  CHECK(json["notices"].size() == advice.notices.size());
  CHECK(keys(json["then"]) == std::vector<std::string>{"tolerated", "loose"});
  CHECK(json["then"]["tolerated"] == then.tolerated.value());
  CHECK(json["then"]["loose"] == then.loose.value());
}

TEST_CASE("advice as JSON says what the engine says, with the members that are promised") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  const Course& course = *log.newest();
  for (NightDate night = course.started(); night <= evening_after(log); night = night + 1) {
    if (night > course.started() + 40) break;  // long gaps teach nothing new
    INFO(night.iso());
    const Json json = parsed(world.run({"tonight", "--json", "--date", night.iso()}));
    check_advice(json, advise(log, night), preview(course, night), course.unit());
  }
}

TEST_CASE("tonight in one number is the JSON's number") {
  const unsigned seed = GENERATE(range(1U, 11U));
  World world = world_with(generated_log(seed));
  const Json json = parsed(world.run({"tonight", "--json"}));
  CHECK(world.run({"tonight", "--quiet"}).out == json["capsules"].dump() + '\n');
}

struct Found {
  const char* id;
  std::vector<std::string> members;
  std::vector<Night> nights;
  std::optional<int> day{};  // the night after the last one, unless told
};

std::vector<Night> seven_unnoted() {
  std::vector<Night> nights;
  for (int day = 0; day < 7; ++day) nights.push_back(unnoted(day, 2));
  return nights;
}

// 112.5 mg a capsule, ceiling 6
TEST_CASE("every notice has its id and its numbers") {
  const auto [id, members, nights, day] = GENERATE(values<Found>({
      {"above-upper-level", {"id", "mg", "limit_mg"}, {tolerated(0, 2), tolerated(1, 3)}},
      {"above-600",
       {"id", "mg", "limit_mg"},
       {tolerated(0, 2), tolerated(1, 3), tolerated(2, 4), tolerated(3, 5)}},
      {"at-ceiling", {"id", "ceiling"}, {tolerated(0, 2)}},
      {"result-missing", {"id", "date"}, {unnoted(0, 2)}},
      {"night-missing", {"id", "date"}, {tolerated(0, 2)}, 2},
      {"no-movement",
       {"id", "mornings"},
       {no_movement(0, 2), no_movement(1, 2), no_movement(2, 2)}},
      {"loose-after-none",
       {"id", "mornings"},
       {no_movement(0, 2), no_movement(1, 2), no_movement(2, 2), loose(3, 2)}},
      {"loose-run", {"id", "mornings"}, {loose(0, 1), loose(1, 1), loose(2, 1)}},
      {"ill", {"id", "date"}, {put_down_to_illness(loose(0, 2))}},
      {"often-loose",
       {"id", "capsules", "loose"},
       {loose(0, 2), tolerated(1, 2), loose(2, 2), tolerated(3, 2), loose(4, 2), tolerated(5, 2)}},
      {"stalled", {"id", "nights"}, seven_unnoted()},
      {"dose-above-5000", {"id", "date", "mg", "limit_mg"}, {loose(0, 45)}},
      {"above-2500", {"id", "date", "mg", "limit_mg"}, {loose(0, 23)}},
      {"already-logged", {"id", "capsules"}, {tolerated(0, 2), unnoted(1, 0)}, 1},
  }));
  INFO(id);
  const bool at_ceiling = id == std::string("at-ceiling");
  const Course course =
      course_of(nights, {.strength_tenths = 1125, .ceilings = {{0, at_ceiling ? 2 : 6}}});
  World world = world_with(made(Log::from({course})));
  const NightDate night = day ? first_night + *day : nights.back().date() + 1;
  const Json json = parsed(world.run({"tonight", "--json", "--date", night.iso()}));
  int times = 0;
  for (const Json& notice : json["notices"]) {
    if (notice["id"] != id) continue;
    ++times;
    CHECK(keys(notice) == members);
  }
  CHECK(times == 1);
}

TEST_CASE("the stock is told to programs, and so is that it ends") {
  CourseFields fields = course_of({tolerated(0, 2), loose(1, 3), loose(2, 3)}).fields();
  fields.stock = {{first_night + 3, StockCount::from(5).value()}};
  const auto answers = [&](int day) {
    World world = world_with(made(Log::from({made(Course::from(fields))})));
    world.set_clock((first_night + day).iso() + "T21:30");
    return std::pair(parsed(world.run({"stock", "--json"})),
                     parsed(world.run({"tonight", "--json"})));
  };
  const auto [stock, tonight] = answers(3);  // 2 a night: tonight and tomorrow
  CHECK(stock ==
        Json::parse(R"({"date":"2026-11-04","left":5,"until":"2026-11-05","count_again":null})"));
  CHECK(tonight["notices"].back() ==
        Json::parse(R"({"id":"stock-low","left":5,"until":"2026-11-05"})"));
  fields.stock = {{first_night + 1, StockCount::from(5).value()}};
  const auto [none, asked] = answers(3);  // 3 and 3 were taken
  CHECK(
      none ==
      Json::parse(R"({"date":"2026-11-04","left":null,"until":null,"count_again":"2026-11-03"})"));
  CHECK(asked["notices"].back() == Json::parse(R"({"id":"stock-to-count","since":"2026-11-03"})"));
}

TEST_CASE("a sign of the course before is named in the first two weeks of the next") {
  const Course before = course_of({with_sign(tolerated(0, 2))});
  CourseFields fields = course_of({}).plan();
  fields.started = first_night + 3;
  fields.ceilings = {{fields.started, capsules(20)}};
  World world = world_with(made(Log::from({before, made(Course::from(fields))})));
  const auto last_notice = [&](int day) {
    const std::string night = (first_night + day).iso();
    const Json json = parsed(world.run({"tonight", "--json", "--date", night}));
    return json["notices"].empty() ? Json() : json["notices"].back();
  };
  const Json signs{
      {"id", "course-before-stopped"}, {"date", "2026-11-01"}, {"signs", {"flushing"}}};
  CHECK(last_notice(3) == signs);
  CHECK(last_notice(3 + 13) == signs);
  CHECK(last_notice(3 + 14) == Json());
}

TEST_CASE("a night that is logged with none has been said, and nothing rests on it") {
  World world = world_with(made(Log::from({course_of({tolerated(0, 2), unnoted(1, 0)})})));
  const Json json = parsed(world.run({"tonight", "--json", "--date", (first_night + 1).iso()}));
  CHECK(json["logged"] == true);
  CHECK(json["capsules"] == 3);
  CHECK(json["notices"].back() == Json{{"id", "already-logged"}, {"capsules", 0}});
  // S2: one night missed, the last dose was 2.
  CHECK(json["then"] == Json{{"tolerated", 2}, {"loose", 2}});
}

TEST_CASE("a dose that is logged is named beside the advice") {
  World world = world_with(made(Log::from({course_of({tolerated(0, 2), unnoted(1, 5)})})));
  const Json json = parsed(world.run({"tonight", "--json", "--date", (first_night + 1).iso()}));
  CHECK(json["logged"] == true);
  CHECK(json["capsules"] == 3);
  CHECK(json["notices"].back() == Json{{"id", "already-logged"}, {"capsules", 5}});
}

// ---- history --json ----

void check_observations(const Json& json, const Night& night) {
  CHECK(json.contains("stool") == night.stool().has_value());
  if (night.stool()) CHECK(json["stool"] == night.stool()->value());
  CHECK(json.contains("movements") == night.movements().has_value());
  if (night.movements()) CHECK(json["movements"] == night.movements()->value());
  CHECK(json.contains("sleep") == night.sleep().has_value());
  if (night.sleep()) CHECK(json["sleep"] == night.sleep()->value());
  CHECK(json.value("symptoms", Json::object()).size() == night.symptoms().list().size());
  CHECK(json.value("signs", Json::array()).size() == night.signs().list().size());
  CHECK(json.value("other_cause", "") == (night.other_cause() ? night.other_cause()->value() : ""));
  CHECK(json.value("note", "") == (night.note() ? night.note()->value() : ""));
}

Taught taught(const Night& night, const Course& course) {
  Titration titration(course);
  for (const Night& before : course.nights_before(night.date())) titration.replay(before);
  return titration.taught(night);
}

void check_night(const Json& json, const Night& night, const Course& course) {
  INFO(json.dump());
  const Advice advised = advise(course, night.date());
  CHECK(json["date"] == night.date().iso());
  CHECK(json["advised"] == advised.capsules.value());
  CHECK(json["capsules"] == night.capsules().value());
  CHECK(json["mg"].get<double>() == Approx(mg(night.capsules() * course.strength())));
  CHECK(json["taught"] == name_of(taught(night, course)));
  CHECK(json["phase"] == name_of(advised.phase.kind));
  CHECK(json["rule"] == name_of(advised.rule()));
  check_observations(json, night);
}

TEST_CASE("the history as JSON has every night, with the advice that the engine gives for it") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  for (std::size_t i = 0; i < log.courses().size(); ++i) {
    const Course& course = log.courses()[i];
    const Json json =
        parsed(world.run({"history", "--all", "--json", "--course", std::to_string(i + 1)}));
    CHECK(keys(json) == std::vector<std::string>{"course", "nights"});
    CHECK(json["course"]["started"] == course.started().iso());
    CHECK(json["course"]["recommended_capsules"] == course.recommended().value());
    CHECK(json["course"]["ceilings"].size() == course.ceilings().size());
    CHECK_FALSE(json["course"].contains("nights"));
    REQUIRE(json["nights"].size() == course.nights().size());
    for (std::size_t n = 0; n < course.nights().size(); ++n) {
      check_night(json["nights"][n], course.nights()[n], course);
    }
  }
}

}  // namespace
}  // namespace titrate::test
