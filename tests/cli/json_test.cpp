// JSON for programs, held against the engine and the specification.

#include <nlohmann/json.hpp>

#include "cli/generated.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"
#include "titrate/engine.hpp"

namespace titrate::test {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& member : object.items()) names.push_back(member.key());
  return names;
}

// One line that holds one document.
Json parsed(const Said& said) {
  INFO(said.out << said.err);
  REQUIRE(said.code == 0);
  REQUIRE(said.out.find('\n') == said.out.size() - 1);
  return Json::parse(said.out);
}

double mg(Milligrams amount) { return static_cast<double>(amount.tenths()) / 10; }

// ---- tonight --json ----

void check_advice(const Json& json, const Advice& advice, const Preview& then) {
  CHECK(keys(json) == std::vector<std::string>{"date", "capsules", "mg", "phase", "rule", "ceiling",
                                               "at_ceiling", "logged", "reason", "notices",
                                               "then"});
  CHECK(json["date"] == advice.night.iso());
  CHECK(json["capsules"] == advice.capsules.value());
  CHECK(json["mg"].get<double>() == Approx(mg(advice.amount)));
  CHECK(json["phase"] == name_of(advice.phase.kind));
  CHECK(json["rule"] == name_of(advice.rule()));
  CHECK(json["ceiling"] == advice.ceiling.value());
  CHECK(json["at_ceiling"] == advice.at_ceiling);
  CHECK(json["logged"] == advice.logged);
  CHECK_FALSE(json["reason"].get<std::string>().empty());
  CHECK(json["notices"].size() == advice.notices.size());
  CHECK(keys(json["then"]) == std::vector<std::string>{"tolerated", "loose"});
  CHECK(json["then"]["tolerated"] == then.tolerated.value());
  CHECK(json["then"]["loose"] == then.loose.value());
}

TEST_CASE("advice as JSON says what the engine says, with the members of the specification") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  const Course& course = *log.newest();
  for (NightDate night = course.started(); night <= evening_after(log); night = night + 1) {
    if (night > course.started() + 40) break;  // long gaps teach nothing new
    INFO(night.iso());
    const Json json = parsed(world.run({"tonight", "--json", "--date", night.iso()}));
    check_advice(json, advise(course, night), preview(course, night));
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
};

// 112.5 mg a capsule, ceiling 3
TEST_CASE("every notice has its id and its numbers") {
  const auto [id, members, nights] = GENERATE(values<Found>({
      {"above-upper-level", {"id", "mg", "limit_mg"}, {tolerated(0, 2), tolerated(1, 3)}},
      {"at-ceiling", {"id", "ceiling"}, {tolerated(0, 9)}},
      {"result-missing", {"id", "date"}, {unnoted(0, 2)}},
      {"no-movement",
       {"id", "mornings"},
       {no_movement(0, 2), no_movement(1, 2), no_movement(2, 2)}},
      {"loose-run", {"id", "mornings"}, {loose(0, 1), loose(1, 1), loose(2, 1)}},
      {"dose-above-5000", {"id", "date", "mg", "limit_mg"}, {loose(0, 45)}},
  }));
  INFO(id);
  const Course course = course_of(nights, {.strength_tenths = 1125, .ceilings = {{0, 4}}});
  World world = world_with(made(Log::from({course})));
  const Json json = parsed(world.run({"tonight", "--json"}));
  int times = 0;
  for (const Json& notice : json["notices"]) {
    if (notice["id"] != id) continue;
    ++times;
    CHECK(keys(notice) == members);
  }
  CHECK(times == 1);
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

void check_night(const Json& json, const Night& night, const Course& course) {
  INFO(json.dump());
  const Advice advised = advise(course, night.date());
  CHECK(json["date"] == night.date().iso());
  CHECK(json["advised"] == advised.capsules.value());
  CHECK(json["capsules"] == night.capsules().value());
  CHECK(json["mg"].get<double>() == Approx(mg(night.capsules() * course.strength())));
  CHECK(json["taught"] == name_of(taught(night)));
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
