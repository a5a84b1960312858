// A new bottle: what is known of the course before is offered where it is asked, and taken over
// nowhere else. What was held is told, and never advised.

#include <string>
#include <vector>

#include "cli/last_course.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"
#include "text/questions.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

// 2, 3 and 4 of 120 mg, 4 loose twice: 3 (360 mg) are held (P4).
Course held() {
  CourseFields fields =
      course_of({tolerated(0, 2), tolerated(1, 3), loose(2, 4), loose(3, 4), tolerated(4, 3)},
                {.ceilings = {{0, 8}}})
          .fields();
  fields.product = made(Product::from("Mag 120"));
  fields.form = Form::glycinate;
  fields.ceilings.front().note = made(Note::from("agreed with my GP"));
  return made(Course::from(std::move(fields)));
}

World world_that_knows(const Course& course) {
  World world;
  world.keep(made(Log::from({course})));
  world.terminal = {.can_ask = true, .is_terminal = true, .width = 80};
  world.variables["NO_COLOR"] = "1";
  world.set_clock("2026-11-06T22:00");
  return world;
}

// What `start` is told of the label where it asks; then the answers to what else it asks for.
Words label_and(const Words& answers, const std::string& mg = "200") {
  Words all = {"1", mg, "1", "yes"};
  all.insert(all.end(), answers.begin(), answers.end());
  return all;
}

// The log after a new bottle, told in answers or in options.
Log asked(const World& before, const Words& answers) {
  World world = before.twin();
  world.answers.assign(answers.begin(), answers.end());
  const Said said = world.run({"start", "--yes"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(world.answers.empty());
  return std::get<store::Decoded>(store::decode(world.disk.bytes(World::log_path()).value())).log;
}
Log told(const World& before, const Words& options) {
  World world = before.twin();
  Words command = {"start", "--recommended=1", "--yes"};
  command.insert(command.end(), options.begin(), options.end());
  const Said said = world.run(command);
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK_FALSE(said.asked);
  return std::get<store::Decoded>(store::decode(world.disk.bytes(World::log_path()).value())).log;
}

TEST_CASE("Enter takes the product, the form, and the ceiling with its note, in the new capsules") {
  const World world = world_that_knows(held());
  // 8 x 120 = 960 mg: 4 of 200 mg at most.
  CHECK(asked(world, label_and({"", "", "", ""})) ==
        told(world, {"--mg=200", "--product=Mag 120", "--form=glycinate", "--ceiling=4",
                     "--note=agreed with my GP"}));
  CHECK(asked(world, label_and({"-", "-", "", "-"})) == told(world, {"--mg=200", "--ceiling=4"}));
  CHECK(asked(world, label_and({"Mag 200", "oxide", "2", "for now"})) ==
        told(world,
             {"--mg=200", "--product=Mag 200", "--form=oxide", "--ceiling=2", "--note=for now"}));
  // More than was agreed to: no note is offered for it.
  CHECK(asked(world, label_and({"", "", "5"})) ==
        told(world, {"--mg=200", "--product=Mag 120", "--form=glycinate", "--ceiling=5"}));
}

TEST_CASE("with options nothing is taken over, and what was held is told") {
  World world = world_that_knows(held());
  const Said said = world.run({"start", "--recommended=1", "--mg=200", "--yes"});
  CHECK(said.out.find("The course before held 3 capsules (360 mg) a night.") != std::string::npos);
  const Log log =
      std::get<store::Decoded>(store::decode(world.disk.bytes(World::log_path()).value())).log;
  const Course& course = *log.newest();
  CHECK_FALSE(course.product());
  CHECK_FALSE(course.form());
  CHECK(course.ceilings().front().capsules == capsules(1));  // the most within 350 mg
  CHECK_FALSE(course.ceilings().front().note);
  CHECK(advise(log, log.newest()->started()).capsules == capsules(1));  // the label's dose (P1)
}

TEST_CASE(
    "a first bottle, and one after a course without a name or a chosen ceiling, ask no more") {
  const Course plain = course_of({tolerated(0, 2)}, {.ceilings = {{0, 2}}});  // 240 mg: the default
  const World world = world_that_knows(plain);
  CHECK(asked(world, label_and({"", ""})) == told(world, {"--mg=200"}));
}

TEST_CASE("after a course that stopped neither its ceiling nor what it held is offered") {
  CourseFields fields = held().fields();
  fields.nights.push_back(with_sign(tolerated(5, 3)));
  const Log log = made(Log::from({made(Course::from(std::move(fields)))}));
  const auto last = cli::last_course(log, first_night + 6);
  REQUIRE(last);
  CHECK(last->product);
  CHECK_FALSE(last->ceiling);
  CHECK_FALSE(last->hold);
  CHECK_FALSE(cli::last_course(Log(), first_night));
}

TEST_CASE("a ceiling in other capsules is never more than it was, nor below the label's dose") {
  for (int before = 1; before <= 20; ++before) {
    for (const int strength : {1, 333, 1000, 1200, 2500}) {
      cli::LastCourse last{{tenths(strength), std::nullopt}};
      last.ceiling = Ceiling{first_night, capsules(before)};
      for (const int other : {1, 400, 1000, 1333, 5000, 10000}) {
        for (const int label : {1, 2, 5}) {
          CAPTURE(before, strength, other, label);
          const auto most = last.ceiling_for(capsules(label), tenths(other));
          const int fit = before * strength / other;  // rounded down
          if (fit < label) {
            CHECK_FALSE(most);
          } else {
            REQUIRE(most);
            CHECK(most->value() == std::min(fit, 99));
          }
        }
      }
    }
  }
}

TEST_CASE("what was held is told exactly, or as what lies on either side of it") {
  const auto [mg_tenths, expected] = GENERATE(table<int, std::string>({
      {1200, "Of the new ones that is 3 capsules."},
      {3600, "Of the new ones that is 1 capsule."},
      {2000, "Of the new ones that is between 1 and 2 capsules (200 and 400 mg)."},
      {1125, "Of the new ones that is between 3 and 4 capsules (337.5 and 450 mg)."},
      {5000, "Of the new ones that is less than 1 capsule (500 mg)."},
  }));
  const Hold hold{capsules(3), Milligrams::whole(360), first_night};
  const std::string words = text::words_on_hold(hold, {}, {tenths(mg_tenths), {}});
  CHECK(words.starts_with("The course before held 3 capsules (360 mg) a night. "));
  CHECK(words.find(expected) != std::string::npos);
  CHECK(words.ends_with("begins with the label's dose all the same, as the protocol says."));
}

TEST_CASE("what was held is told in what was counted, and in what will be") {
  const Hold hold{capsules(3), Milligrams::whole(360), first_night};
  const std::string words =
      text::words_on_hold(hold, Unit::half_tablet, {tenths(2000), Unit::scoop});
  CHECK(words.starts_with(
      "The course before held 3 half-tablets (1 and a half tablets, 360 mg) a night. "));
  CHECK(words.find("that is between 1 and 2 scoops (200 and 400 mg).") != std::string::npos);
}

}  // namespace
}  // namespace titrate::test
