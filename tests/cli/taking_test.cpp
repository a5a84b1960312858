// Other medicines: kept in the person's words, each once, and no part of any advice.

#include <nlohmann/json.hpp>

#include "cli/generated.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

Words taken(const World& world) {
  const Log log = world.log();
  Words names;
  for (const MedicineName& name : log.taking()) names.push_back(name.value());
  return names;
}

World world_with_course() { return world_with(made(Log::from({course_of({tolerated(0, 2)})}))); }

TEST_CASE("a medicine is kept as it was said, in one word or several, and taken out in any case") {
  World world = world_with_course();
  CHECK(world.run({"taking", "add", "Alendronic", "ACID"}).code == 0);
  CHECK(world.run({"taking", "add", "  St John's wort "}).code == 0);
  CHECK(world.run({"taking", "add", "levothyroxine"}).code == 0);
  CHECK(taken(world) == Words{"Alendronic ACID", "St John's wort", "levothyroxine"});
  CHECK(world.run({"taking", "remove", "alendronic-acid"}).code == 0);
  CHECK(world.run({"taking", "rm", "LEVOTHYROXINE"}).code == 0);
  CHECK(taken(world) == Words{"St John's wort"});
}

TEST_CASE("the same medicine in other letters is there already") {
  World world = world_with_course();
  world.run({"taking", "add", "Levothyroxine"});
  const auto bytes = world.disk.bytes(World::path("log.json"));
  for (const char* same : {"levothyroxine", "LEVOTHYROXINE", " Levothyroxine"}) {
    CAPTURE(same);
    CHECK(world.run({"taking", "add", same}).code == 0);
    CHECK(world.disk.bytes(World::path("log.json")) == bytes);
  }
}

TEST_CASE("what cannot be kept, or is not there, changes nothing") {
  World world = world_with_course();
  world.run({"taking", "add", "iron"});
  const auto bytes = world.disk.bytes(World::path("log.json"));
  const auto [code, arguments] =
      GENERATE(table<int, Words>({{2, {"taking", "add"}},
                                  {2, {"taking", "add", " "}},
                                  {2, {"taking", "remove"}},
                                  {2, {"taking", "iron"}},
                                  {2, {"taking", "add", "two\nlines"}},
                                  {2, {"taking", "add", std::string(101, 'x')}},
                                  {2, {"taking", "add", "iron", "--json"}},
                                  {1, {"taking", "remove", "lithium"}}}));
  CAPTURE(arguments);
  CHECK(world.run(arguments).code == code);
  CHECK(world.disk.bytes(World::path("log.json")) == bytes);
}

TEST_CASE("fifty medicines have room, and the next is refused") {
  World world = world_with_course();
  for (int i = 0; i < 50; ++i) {
    REQUIRE(world.run({"taking", "add", "m" + std::to_string(i)}).code == 0);
  }
  const auto bytes = world.disk.bytes(World::path("log.json"));
  CHECK(world.run({"taking", "add", "one more"}).code == 1);
  CHECK(world.disk.bytes(World::path("log.json")) == bytes);
  CHECK(world.run({"taking", "add", "m49"}).code == 0);  // it is there
}

TEST_CASE("undo takes a medicine out again, and brings one back") {
  World world = world_with_course();
  const Log before = world.log();
  world.run({"taking", "add", "lithium"});
  world.run({"undo"});
  CHECK(world.log() == before);
  world.run({"taking", "add", "lithium"});
  world.run({"taking", "remove", "lithium"});
  world.run({"undo"});
  CHECK(taken(world) == Words{"lithium"});
}

TEST_CASE("what is taken changes no advice, and tonight says nothing of it") {
  World world = world_with_course();
  World other = world_with_course();
  for (const char* name : {"lithium", "tivicay", "furosemide", "not known"}) {
    world.run({"taking", "add", name});
  }
  for (const Words& arguments : {Words{"tonight"}, Words{"tonight", "--json"}, Words{}}) {
    CHECK(world.run(arguments).out == other.run(arguments).out);
  }
}

TEST_CASE("asking what is taken makes no file, and needs no course") {
  World world;
  CHECK(world.run({"taking"}).code == 0);
  CHECK(world.run({"taking", "--json"}).out == "{\"taking\":[]}\n");
  CHECK_FALSE(world.disk.has(World::path("log.json")));
  CHECK(world.run({"taking", "add", "iron"}).code == 0);
  CHECK(taken(world) == Words{"iron"});
  CHECK(world.run({"undo"}).code == 0);
  CHECK(world.log() == Log());
  CHECK(world.run({"taking", "add", "iron"}).code == 0);
  CHECK(world.run({"start", "--recommended", "2", "--mg", "120"}).code == 0);
  CHECK(taken(world) == Words{"iron"});
}

TEST_CASE("what a start is told of is kept with the course, in one change") {
  World world;
  const Said said = world.run({"start", "--recommended", "2", "--mg", "120", "--taking", "iron",
                               "--taking", "Lithium", "--taking", "IRON"});
  CHECK(said.code == 0);
  CHECK(taken(world) == Words{"Lithium", "iron"});
  world.run({"undo"});
  CHECK(world.log() == Log());
}

TEST_CASE("programs read what is taken, with what is known of it") {
  World world = world_with_course();
  for (const char* name : {"Tivicay", "iron", "wort"}) world.run({"taking", "add", name});
  const nlohmann::json json = nlohmann::json::parse(world.run({"taking", "--json"}).out)["taking"];
  REQUIRE(json.size() == 3);
  CHECK(json[0]["name"] == "Tivicay");
  CHECK(json[0]["known"][0]["concern"] == "ask-first");
  CHECK(json[1] == nlohmann::json::parse(R"({"name":"iron","known":[{"concern":"apart",
          "medicine":"iron, nitrofurantoin, nitroxoline, penicillamine, quinidine",
          "sources":["UK text, emc 12118"],
          "words":"Keep 3 to 4 hours between this medicine and magnesium."}]})"));
  CHECK(json[2] == nlohmann::json::parse(R"({"name":"wort","known":[]})"));
}

TEST_CASE("the report has what is taken, for the clinician") {
  World world = world_with_course();
  world.run({"taking", "add", "Lithium"});
  for (const Words& arguments :
       {Words{"report"}, Words{"report", "--all"}, Words{"report", "--html", "-"},
        Words{"report", "--all", "--html", "-"}}) {
    const std::string out = world.run(arguments).out;
    CAPTURE(arguments);
    CHECK(out.find("Other medicines") != std::string::npos);
    CHECK(out.find("Lithium (ask first") != std::string::npos);
  }
}

}  // namespace
}  // namespace titrate::test
