// What is exported, held against the log, the engine and the trend.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/generated.hpp"
#include "cli/json_keys.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "titrate/engine.hpp"
#include "titrate/trend.hpp"

namespace titrate::test {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> json_lines_of(const std::string& text) {
  std::vector<Json> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.push_back(Json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

const std::vector<std::string> all_keys = {
    "course",         "started",     "product",   "form",   "unit",     "recommended_capsules",
    "mg_per_capsule", "date",        "logged",    "missed", "paused",   "advised",
    "ceiling",        "phase",       "rule",      "limit",  "capsules", "mg",
    "taught",         "stool",       "movements", "sleep",  "symptoms", "measures",
    "signs",          "other_cause", "note"};

void check_exported_night(const Json& line, const Course& course, const Night* night) {
  const NightDate date = NightDate::parse(line["date"].get<std::string>()).value();
  const Advice advice = advise(course, date);
  CHECK(line["logged"] == (night != nullptr));
  CHECK(line["advised"] == advice.capsules.value());
  CHECK(line["ceiling"] == advice.ceiling.value());
  CHECK(line["rule"] == name_of(advice.rule()));
  CHECK(line["limit"] == (advice.limit ? Json(advice.limit->value()) : Json()));
  CHECK(line["paused"] == (course.pause_on(date) != nullptr));
  CHECK(line["capsules"] == (night != nullptr ? night->capsules().value() : 0));
  const auto same = [&](const char* key, const auto& value) {
    INFO(key);
    CHECK(line[key] == (value ? Json(value->value()) : Json()));
  };
  if (night == nullptr) {
    CHECK(line["missed"] == (advice.capsules > Capsules::none()));
    CHECK(line["stool"].is_null());
    return;
  }
  same("stool", night->stool());
  same("movements", night->movements());
  same("sleep", night->sleep());
  same("other_cause", night->other_cause());
  same("note", night->note());
  CHECK(line["symptoms"].size() == night->symptoms().list().size());
  for (const Symptom& symptom : night->symptoms().list()) {
    CHECK(line["symptoms"][symptom.name.value()] == symptom.severity.value());
  }
  CHECK(line["measures"].size() == night->measures().list().size());
  CHECK(line["signs"].size() == night->signs().list().size());
}

TEST_CASE("JSON Lines have every night of the log and every key on each line") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  const auto lines = json_lines_of(world_with(log).run({"export", "--jsonl"}).out);
  std::size_t logged = 0;
  for (const Json& line : lines) {
    CHECK(keys(line) == all_keys);
    const Course& course = log.courses()[line["course"].get<std::size_t>() - 1];
    CHECK(line["started"] == course.started().iso());
    const Night* night = course.night_on(NightDate::parse(line["date"].get<std::string>()).value());
    check_exported_night(line, course, night);
    if (night != nullptr) ++logged;
  }
  std::size_t nights = 0;
  for (const Course& course : log.courses()) nights += course.nights().size();
  CHECK(logged == nights);
}

TEST_CASE("the missed nights of JSON Lines are those that trend counts") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  const std::size_t number = log.courses().size();
  const auto lines =
      json_lines_of(world.run({"export", "--jsonl", "--course", std::to_string(number)}).out);
  const auto trend = trend_of(*log.newest(), evening_after(log) - 1);
  int missed = 0;
  for (const Json& line : lines) missed += line["missed"] == true ? 1 : 0;
  const int counted =
      trend && trend->regularity ? trend->regularity->possible - trend->regularity->taken : 0;
  CHECK(missed == counted);
}

TEST_CASE("a tag is said on every line") {
  World world = world_with(made(Log::from({course_of({tolerated(0, 2), tolerated(2, 3)})})));
  const auto lines = json_lines_of(world.run({"export", "--jsonl", "--tag", "Ada \"A\""}).out);
  CHECK(lines.size() == 3);  // the one between them was missed
  for (const Json& line : lines) CHECK(line["tag"] == "Ada \"A\"");
  CHECK(world.run({"export", "--jsonl", "--tag", std::string(101, 'x')}).code == 2);
  CHECK(world.run({"export", "--jsonl", "--tag", std::string(100, 'x')}).code == 0);
  CHECK(world.run({"export", "--csv", "--tag", "x"}).code == 2);
}

TEST_CASE("one course or all of them are exported") {
  Log log = generated_log(1);
  for (unsigned seed = 2; log.courses().size() < 3; ++seed) log = generated_log(seed);
  // Of one unit, so that one course has the columns that all have.
  log = counted_in(log, GENERATE(values<std::optional<Unit>>({std::nullopt, Unit::gummy})));
  World world = world_with(log);
  const std::string all = world.run({"export", "--csv"}).out;
  CHECK(world.run({"export", "--csv", "--course", "all"}).out == all);
  std::string joined;
  for (std::size_t number = 1; number <= log.courses().size(); ++number) {
    const std::string one = world.run({"export", "--csv", "--course", std::to_string(number)}).out;
    joined += joined.empty() ? one : one.substr(one.find('\n') + 1);
  }
  CHECK(joined == all);
}

TEST_CASE("of a long gap no more than a year of nights is exported, one by one") {
  const Course course = course_of({tolerated(0, 2), tolerated(1, 3), tolerated(2000, 3)});
  World world = world_with(made(Log::from({course})));
  world.now = LocalTime::at(first_night + 4000, {21, 30});
  std::vector<NightDate> told;
  for (const Json& line : json_lines_of(world.run({"export", "--jsonl"}).out)) {
    told.push_back(NightDate::parse(line["date"].get<std::string>()).value());
  }
  std::vector<NightDate> expected = {first_night};
  for (const int logged : {1, 2000}) {
    for (int i = 0; i <= 366; ++i) expected.push_back(first_night + (logged + i));
  }
  CHECK(told == expected);
}

TEST_CASE(
    "a log that was left for thousands of years gives no more than one that was left for one") {
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"tonight"},
                                             {"tonight", "--json"},
                                             {"history", "--all"},
                                             {"history", "--all", "--csv"},
                                             {"history", "--all", "--json"},
                                             {"chart"},
                                             {"trend"},
                                             {"trend", "--json"},
                                             {"report"},
                                             {"report", "--html", "-"},
                                             {"check"},
                                             {"export", "--csv"},
                                             {"export", "--jsonl"},
                                             {"export", "--fhir"},
                                             {"export", "--ics"}}) {
    const auto answer_after = [&](std::string_view now) {
      World world = world_with(made(Log::from({course_of({tolerated(0, 2), tolerated(1, 3)})})));
      world.set_clock(now);
      return world.run(command);
    };
    const Said year = answer_after("2027-12-30T22:00"), ages = answer_after("9999-12-30T22:00");
    CAPTURE(command, ages.err);
    // No calendar can be made of that year.
    CHECK(ages.code == (command.back() == "--ics" ? 1 : 0));
    CHECK(ages.out.size() <= year.out.size() + 10'000);
    CHECK(std::count(ages.out.begin(), ages.out.end(), '\n') <=
          std::count(year.out.begin(), year.out.end(), '\n') + 10);
  }
}

TEST_CASE("an exported file is new, private and whole") {
  World world = world_with(made(Log::from({course_of({tolerated(0, 2)})})));
  const std::string text = world.run({"export", "--csv"}).out;
  const std::string path = "/home/ada/nights.csv";
  REQUIRE(world.run({"export", "--csv", "--out", path}).code == 0);
  CHECK(world.disk.bytes(path) == text);
  CHECK((world.disk.node(path).mode & 0777U) == 0600U);
  world.disk.put(path, "mine");
  CHECK(world.run({"export", "--csv", "--out", path}).code == 1);
  CHECK(world.disk.bytes(path) == "mine");
  CHECK(world.run({"export", "--csv", "--out", path, "--force"}).code == 0);
  CHECK(world.disk.bytes(path) == text);
}

}  // namespace
}  // namespace titrate::test
