// What a server makes of `export --fhir --bundle transaction`, in a model of one: it keeps
// resources by identifier, as the servers that docs/fhir.md names do with a conditional update.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/generated.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using Json = nlohmann::ordered_json;

class Server {
 public:
  // All or nothing, as a transaction is; what is wrong with it throws.
  void take(const Json& bundle) {
    if (bundle.at("type") != "transaction") throw std::runtime_error("no transaction");
    std::map<std::string, std::string> places;  // fullUrl, and where that is on the server
    std::set<std::string> seen;
    for (const Json& entry : bundle.at("entry")) {
      const std::string key = key_of(entry);
      if (!seen.insert(key).second) throw std::runtime_error("twice in one bundle: " + key);
      const std::string type = entry.at("resource").at("resourceType");
      if (!ids_.contains(key)) ids_[key] = type + '/' + std::to_string(ids_.size() + 1);
      const std::string url = entry.at("fullUrl");
      if (!places.emplace(url, ids_[key]).second) throw std::runtime_error("two called " + url);
    }
    for (const Json& entry : bundle.at("entry")) {
      resources_[key_of(entry)] = with_places(entry.at("resource"), places);
    }
  }

  std::vector<Json> all(const std::string& type) const {
    std::vector<Json> found;
    for (const auto& [key, resource] : resources_) {
      if (resource["resourceType"] == type) found.push_back(resource);
    }
    return found;
  }
  std::vector<Json> doses() const {
    std::vector<Json> found = all("MedicationAdministration");
    std::erase_if(found, [](const Json& each) { return each["status"] != "completed"; });
    return found;
  }
  // The dose of a date, which there must be one of.
  Json dose_on(NightDate date) const {
    Json found;
    for (const Json& each : doses()) {
      if (each["effectiveDateTime"] != date.iso()) continue;
      if (!found.is_null()) throw std::runtime_error("two doses on " + date.iso());
      found = each["dosage"]["dose"]["value"];
    }
    return found;
  }
  const std::map<std::string, Json>& resources() const { return resources_; }

 private:
  // "PUT Type?identifier=SYSTEM|VALUE", of a resource that has this identifier.
  static std::string key_of(const Json& entry) {
    const Json& resource = entry.at("resource");
    const Json& identifier = resource.at("identifier").at(0);
    const std::string url = resource.at("resourceType").get<std::string>() +
                            "?identifier=" + identifier.at("system").get<std::string>() + '|' +
                            identifier.at("value").get<std::string>();
    if (entry.at("request") != Json{{"method", "PUT"}, {"url", url}}) {
      throw std::runtime_error("not asked for by its identifier: " + entry.dump());
    }
    // Servers replace a name of an entry wherever it stands, also in an identifier.
    if (url.find(entry.at("fullUrl").get<std::string>()) != std::string::npos) {
      throw std::runtime_error("an identifier that would be replaced");
    }
    return url;
  }

  static Json with_places(const Json& resource, const std::map<std::string, std::string>& places) {
    Json placed = resource;
    if (!placed.contains("medicationReference")) return placed;
    Json& reference = placed["medicationReference"]["reference"];
    reference = places.at(reference.get<std::string>());
    return placed;
  }

  std::map<std::string, std::string> ids_;
  std::map<std::string, Json> resources_;
};

Json bundle_of(World& world, const std::string& patient, const std::string& kind = "transaction") {
  std::vector<std::string> words = {"export", "--fhir", "--bundle", kind};
  if (!patient.empty()) words.insert(words.end(), {"--patient", patient});
  const Said said = world.run(words);
  REQUIRE(said.code == 0);
  return Json::parse(said.out);
}

std::size_t nights_with_dose(const Log& log) {
  std::size_t count = 0;
  for (const Course& course : log.courses()) {
    count += static_cast<std::size_t>(
        std::count_if(course.nights().begin(), course.nights().end(),
                      [](const Night& night) { return night.capsules() > Capsules::none(); }));
  }
  return count;
}

TEST_CASE("a transaction that is sent twice leaves a server as the first one did") {
  const unsigned seed = GENERATE(range(1U, 31U));
  const std::string patient = GENERATE(as<std::string>{}, "", "Patient/1");
  INFO("seed " << seed << ' ' << patient);
  const Log log = generated_log(seed);
  World world = world_with(log);
  Server server;
  server.take(bundle_of(world, patient));
  CHECK(server.doses().size() == nights_with_dose(log));
  CHECK(server.all("MedicationStatement").size() == log.courses().size());
  const auto before = server.resources();
  server.take(bundle_of(world, patient));
  CHECK(server.resources() == before);
  // A day later, with one more night that was missed at most, no dose is there twice either.
  world.now.seconds += seconds_a_day;
  server.take(bundle_of(world, patient));
  CHECK(server.doses().size() == nights_with_dose(log));
}

TEST_CASE("one course alone, sent after all of them, adds nothing") {
  const unsigned seed = GENERATE(range(1U, 21U));
  const std::string patient = GENERATE(as<std::string>{}, "", "Patient/1");
  INFO("seed " << seed << ' ' << patient);
  const Log log = generated_log(seed);
  World world = world_with(log);
  Server server;
  server.take(bundle_of(world, patient));
  const auto before = server.resources();
  for (std::size_t number = 1; number <= log.courses().size(); ++number) {
    std::vector<std::string> words = {"export",      "--fhir",   "--bundle",
                                      "transaction", "--course", std::to_string(number)};
    if (!patient.empty()) words.insert(words.end(), {"--patient", patient});
    server.take(Json::parse(world.run(words).out));
  }
  CHECK(server.resources() == before);
}

TEST_CASE("a corrected night takes the place of the night as it was") {
  const std::string patient = GENERATE(as<std::string>{}, "", "Patient/1");
  World world = world_with(log_of({course_of({tolerated(0, 2), tolerated(1, 3)})}));
  Server server;
  server.take(bundle_of(world, patient));
  CHECK(server.dose_on(first_night + 1) == 3);
  const std::size_t count = server.resources().size();
  REQUIRE(world.run({"edit", "2026-11-02", "--dose", "2", "--stool", "6"}).code == 0);
  server.take(bundle_of(world, patient));
  CHECK(server.dose_on(first_night + 1) == 2);
  CHECK(server.resources().size() == count);
  const auto observed = server.all("Observation");
  CHECK(std::count_if(observed.begin(), observed.end(), [](const Json& each) {
          return each["effectiveDateTime"] == "2026-11-03" && each["valueInteger"] == 6;
        }) == 1);
  // Taken out, it was missed, and no dose of that date is left.
  REQUIRE(world.run({"remove", "2026-11-02"}).code == 0);
  server.take(bundle_of(world, patient));
  CHECK(server.dose_on(first_night + 1).is_null());
}

TEST_CASE("a course that is moved to an earlier start doubles no dose of a patient who is named") {
  World world = world_with(log_of({course_of({tolerated(0, 2), tolerated(1, 3)})}));
  Server server;
  server.take(bundle_of(world, "Patient/1"));
  REQUIRE(world.run({"start", "--move-to", "2026-10-30"}).code == 0);
  server.take(bundle_of(world, "Patient/1"));
  CHECK(server.doses().size() == 2);
  CHECK(server.all("MedicationStatement").size() == 1);
}

TEST_CASE("the nights of two patients stay apart, and so do two courses that name nobody") {
  World ada = world_with(log_of({course_of({tolerated(0, 2)})}));
  World ben = world_with(log_of({course_of({tolerated(0, 5)})}));
  Server server;
  server.take(bundle_of(ada, "Patient/ada"));
  server.take(bundle_of(ben, "Patient/ben"));
  CHECK(server.doses().size() == 2);
  CHECK(server.all("Medication").size() == 1);  // the same bottle is about neither
  Server other;
  World cid = world_with(log_of({course_of({tolerated(0, 5)}, {.strength_tenths = 1125})}));
  other.take(bundle_of(ada, ""));
  other.take(bundle_of(cid, ""));
  CHECK(other.doses().size() == 2);
}

TEST_CASE("a transaction says what the collection says, and how a server takes it in") {
  const unsigned seed = GENERATE(range(1U, 21U));
  INFO("seed " << seed);
  World world = world_with(generated_log(seed));
  const Json collection = bundle_of(world, "Patient/1", "collection");
  CHECK(world.run({"export", "--fhir", "--patient", "Patient/1"}).out ==
        world.run({"export", "--fhir", "--bundle", "COLLECTION", "--patient", "Patient/1"}).out);
  CHECK(collection["type"] == "collection");
  Json transaction = bundle_of(world, "Patient/1");
  transaction["type"] = "collection";
  for (Json& entry : transaction["entry"]) {
    entry.erase("request");
    entry["resource"].erase("identifier");
  }
  CHECK(transaction.dump() == collection.dump());
}

TEST_CASE("that a transaction names nobody is said, beside it") {
  World world = world_with(log_of({course_of({tolerated(0, 2)})}));
  const auto told = [&](const std::vector<std::string>& words) {
    const Said said = world.run(words);
    CHECK_NOTHROW(Json::parse(said.out));
    return said.err.find("--patient") != std::string::npos;
  };
  CHECK(told({"export", "--fhir", "--bundle", "transaction"}));
  CHECK_FALSE(told({"export", "--fhir", "--bundle", "transaction", "--patient", "Patient/1"}));
  CHECK_FALSE(told({"export", "--fhir"}));
}

}  // namespace
}  // namespace titrate::test
