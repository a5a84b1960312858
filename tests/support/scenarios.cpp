#include "support/scenarios.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "support/courses.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json read_json(const fs::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("no " + file.string());
  return json::parse(in);
}

void expect_only(const json& object, std::initializer_list<std::string_view> known) {
  for (const auto& member : object.items()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
      throw std::runtime_error("unknown member " + member.key());
    }
  }
}

int whole(const json& number) {
  if (!number.is_number_integer()) throw std::runtime_error("not a whole number");
  return number.get<int>();
}

NightDate night_named(const json& iso) { return date(iso.get<std::string>()); }

// "mg_per_capsule" has at most one decimal; JSON can only say it in floating point.
Strength strength(const json& mg) {
  const double in_tenths = mg.get<double>() * 10;
  if (std::abs(in_tenths - std::round(in_tenths)) > 1e-6) throw std::runtime_error("mg");
  return tenths(static_cast<int>(std::lround(in_tenths)));
}

Ceiling ceiling(const json& object) {
  expect_only(object, {"from", "capsules", "note"});
  Ceiling read{night_named(object.at("from")), capsules(whole(object.at("capsules")))};
  if (object.contains("note")) read.note = made(Note::from(object.at("note").get<std::string>()));
  return read;
}

Act act(const json& object) {
  expect_only(object, {"from", "act", "note"});
  Act read{night_named(object.at("from")), act_named(object.at("act").get<std::string>()).value()};
  if (object.contains("note")) read.note = made(Note::from(object.at("note").get<std::string>()));
  return read;
}

Pause pause(const json& object) {
  expect_only(object, {"from", "until", "why"});
  Pause read{night_named(object.at("from"))};
  if (object.contains("until")) read.until = night_named(object.at("until"));
  if (object.contains("why")) read.why = made(Note::from(object.at("why").get<std::string>()));
  return read;
}

Night night(const json& object) {
  expect_only(object, {"date", "capsules", "stool", "movements", "signs", "other_cause", "note"});
  NightFields fields{.date = night_named(object.at("date")),
                     .capsules = capsules(whole(object.at("capsules")))};
  if (object.contains("stool")) fields.stool = StoolType::from(whole(object.at("stool"))).value();
  if (object.contains("movements")) {
    fields.movements = Movements::from(whole(object.at("movements"))).value();
  }
  for (const json& name : object.value("signs", json::array())) {
    fields.signs.insert(warning_sign_named(name.get<std::string>()).value());
  }
  if (object.contains("other_cause")) {
    fields.other_cause = made(OtherCause::from(object.at("other_cause").get<std::string>()));
  }
  if (object.contains("note")) fields.note = made(Note::from(object.at("note").get<std::string>()));
  return made(Night::from(std::move(fields)));
}

Course course(const json& object) {
  expect_only(object, {"started", "recommended_capsules", "mg_per_capsule", "ceilings", "acts",
                       "pauses", "nights"});
  CourseFields fields{.started = night_named(object.at("started")),
                      .recommended = capsules(whole(object.at("recommended_capsules"))),
                      .strength = strength(object.at("mg_per_capsule")),
                      .ceilings = {},
                      .nights = {}};
  for (const json& each : object.at("ceilings")) fields.ceilings.push_back(ceiling(each));
  for (const json& each : object.value("acts", json::array())) fields.acts.push_back(act(each));
  for (const json& each : object.value("pauses", json::array())) {
    fields.pauses.push_back(pause(each));
  }
  for (const json& each : object.at("nights")) fields.nights.push_back(night(each));
  return made(Course::from(std::move(fields)));
}

std::optional<int> limit(const json& number) {
  return number.is_null() ? std::nullopt : std::optional(whole(number));
}

Scenario scenario(const fs::path& folder, const std::string& file) {
  const json advice = read_json(folder / (file + ".advice.json"));
  expect_only(advice, {"name", "tonight", "capsules", "phase", "rule", "at_ceiling", "limit"});
  return {.file = file,
          .name = advice.at("name").get<std::string>(),
          .course = course(read_json(folder / (file + ".course.json"))),
          .tonight = night_named(advice.at("tonight")),
          .capsules = whole(advice.at("capsules")),
          .phase = advice.at("phase").get<std::string>(),
          .rule = advice.at("rule").get<std::string>(),
          .at_ceiling = advice.at("at_ceiling").get<bool>(),
          .limit = limit(advice.at("limit"))};
}

// The file names without their endings. Each half asks for the other when the pair is read.
std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path name = entry.path().filename();
    const fs::path half = name.stem().extension();
    if (name.extension() != ".json" || (half != ".course" && half != ".advice")) {
      throw std::runtime_error(name.string() + " is no half of a scenario");
    }
    files.push_back(name.stem().stem().string());
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace

std::vector<Scenario> read_scenarios() {
  const fs::path folder = source_dir() / "tests" / "scenarios";
  std::vector<Scenario> scenarios;
  for (const std::string& file : files_in(folder)) {
    try {
      scenarios.push_back(scenario(folder, file));
    } catch (const std::exception& error) {
      throw std::runtime_error(file + ": " + error.what());
    }
  }
  return scenarios;
}

}  // namespace titrate::test
