// climb, taper, pause and resume: what they say they did is what the log holds, what they refuse
// leaves it as it was, and every command that a refusal names is one that is accepted there.

#include <algorithm>
#include <cstdlib>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/golden.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

using Words = std::vector<std::string>;

const Course& course_in(const Log& log) { return *log.newest(); }

World on_evening(const Course& course, int day) {
  World world;
  world.keep(made(Log::from({course})));
  world.set_clock((first_night + day).iso() + "T21:30");
  return world;
}

Course label_of(int recommended, std::vector<Night> nights, int ceiling = 20) {
  return course_of(std::move(nights), {recommended, 1000, {{0, ceiling}}});
}

// Courses in every standing, each on the evening after its last night; with pauses and acts too.
std::vector<Course> courses() {
  const Course hold = label_of(2, {tolerated(0, 2), loose(1, 3), loose(2, 3), tolerated(3, 2)});
  const auto with = [&hold](auto change) { return made(hold.with(std::move(change))); };
  return {label_of(2, {tolerated(0, 2), tolerated(1, 3), tolerated(2, 4), tolerated(3, 5)}),
          label_of(2, {tolerated(0, 2), tolerated(1, 2), tolerated(2, 2), tolerated(3, 2)}, 2),
          label_of(2, {tolerated(0, 2), tolerated(1, 3), tolerated(2, 4), loose(3, 5)}),
          label_of(1, {loose(0, 1), loose(1, 1), unnoted(3, 1)}),
          label_of(1, {tolerated(0, 1), tolerated(1, 2), loose(2, 3), loose(3, 1)}),
          label_of(2, {tolerated(0, 2), with_sign(tolerated(3, 3))}),
          label_of(1, {}),
          hold,
          with(Pause{first_night + 3}),
          with(Pause{first_night + 3, first_night + 6, made(Note::from("travel"))}),
          with(Pause{first_night + 6, first_night + 8}),
          with(Act{first_night + 3, Act::Kind::climb, made(Note::from("cramps"))}),
          with(Act{first_night + 4, Act::Kind::taper})};
}
constexpr int tonight = 4;

std::vector<Words> act_commands() {
  const std::string before = (first_night + tonight - 1).iso();
  const std::string next = (first_night + tonight + 1).iso();
  const std::string later = (first_night + tonight + 3).iso();
  return {{"climb"},
          {"climb", "--note", "cramps"},
          {"climb", "--from", before},
          {"climb", "--from", next},
          {"climb", "--remove", before},
          {"taper"},
          {"taper", "--from", before, "--note", "cramps"},
          {"taper", "--from", "2026-10-20"},
          {"taper", "--remove", "tonight"},
          {"pause"},
          {"pause", "--why", "work"},
          {"pause", "--until", later},
          {"pause", "--until", before},
          {"pause", "--from", before},
          {"pause", "--from", next, "--until", later, "--why", "work"},
          {"pause", "--from", later, "--until", next},
          {"pause", "--from", "2026-10-20"},
          {"pause", "--remove", next},
          {"pause", "--remove", before},
          {"resume"},
          {"resume", "--from", before},
          {"resume", "--from", later}};
}

// The commands that a refusal names: what stands behind "titrate", up to the end of the sentence.
// What is left to the person stands in capitals and is no command yet.
std::vector<Words> named_commands(const std::string& said) {
  std::vector<Words> all;
  constexpr std::string_view mark = ": titrate";
  for (auto at = said.find(mark); at != std::string::npos; at = said.find(mark, at + 1)) {
    const auto begin = at + 2;
    std::string text = said.substr(begin, said.find_first_of(",\n", begin) - begin);
    text = text.substr(0, text.find(". "));
    Words words = shell_words(text);
    const bool is_open = words.back() == "TEXT" || words.back() == "DATE";
    if (!is_open) all.emplace_back(words.begin() + 1, words.end());
  }
  return all;
}

template <class Do>
void for_each_case(const Do& check) {
  int number = 0;
  for (const Course& course : courses()) {
    for (const Words& command : act_commands()) {
      std::string line = "course " + std::to_string(number) + ": titrate";
      for (const std::string& word : command) line += ' ' + word;
      INFO(line);
      World world = on_evening(course, tonight);
      check(world, course, command);
    }
    ++number;
  }
}

}  // namespace

TEST_CASE("an act or a pause is saved whole, or refused and the log is as it was") {
  int saved = 0, refused = 0;
  for_each_case([&](World& world, const Course& before, const Words& command) {
    const Said said = world.run(command);
    INFO(said.out << said.err);
    const Log log = world.log();
    const Course& after = course_in(log);
    CHECK((said.code == 0 || said.code == 1));
    const bool is_saved = said.out.starts_with("Saved.");
    CHECK(is_saved == (after != before));
    CHECK((said.code == 0) == said.err.empty());
    if (said.code == 1) {
      CHECK(after == before);
      CHECK(said.err.find("\nNothing was changed.") != std::string::npos);
    }
    is_saved ? ++saved : ++refused;
    if (!is_saved) return;
    // Nothing but acts and pauses is touched.
    CHECK(std::equal(before.nights().begin(), before.nights().end(), after.nights().begin(),
                     after.nights().end()));
    const auto acts =
        static_cast<int>(after.acts().size()) - static_cast<int>(before.acts().size());
    const auto pauses =
        static_cast<int>(after.pauses().size()) - static_cast<int>(before.pauses().size());
    CHECK(std::abs(acts) + std::abs(pauses) <= 1);
    CHECK(world.run({"undo"}).code == 0);
    CHECK(course_in(world.log()) == before);
  });
  CHECK(saved > 50);
  CHECK(refused > 50);
}

TEST_CASE("what was said twice changes nothing the second time, and is no error") {
  for_each_case([](World& world, const Course&, const Words& command) {
    const bool is_taken_out = command[0] == "resume" || command[1 % command.size()] == "--remove";
    if (is_taken_out || world.run(command).code != 0) return;
    const Log once = world.log();
    const Said again = world.run(command);
    INFO(again.out << again.err);
    CHECK(again.code == 0);
    CHECK(again.out.starts_with("Nothing to change"));
    CHECK(world.log() == once);
  });
}

TEST_CASE("every command that a refusal names is accepted, and deletes no night") {
  int named = 0;
  for_each_case([&](World& world, const Course& before, const Words& command) {
    const Said said = world.run(command);
    if (said.code != 1) return;
    INFO(said.err);
    CHECK(said.err.find(": titrate") != std::string::npos);
    for (const Words& each : named_commands(said.err)) {
      ++named;
      // A new course wants its label.
      if (each == Words{"start"}) continue;
      World fresh = on_evening(before, tonight);
      const Said then = fresh.run(each);
      INFO(then.out << then.err);
      CHECK(then.code == 0);
      CHECK(course_in(fresh.log()).nights().size() == before.nights().size());
    }
  });
  CHECK(named > 50);
}

TEST_CASE("an act that is saved changes the advice of its night, and a pause makes it none") {
  for_each_case([](World& world, const Course& before, const Words& command) {
    if (!world.run(command).out.starts_with("Saved.")) return;
    const Log log = world.log();
    const Course& after = course_in(log);
    for (const Act& act : after.acts()) {
      if (before.act_on(act.from) != nullptr) continue;
      const Advice old = advise(before, act.from);
      const Advice fresh = advise(after, act.from);
      CHECK((old.phase != fresh.phase || old.limit != fresh.limit));
    }
    for (const Pause& pause : after.pauses()) {
      CHECK(advise(after, pause.from).capsules == Capsules::none());
    }
  });
}

}  // namespace titrate::test
