// What changed, and what two logs contradict each other in, in words.

#include <functional>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/merge.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using Lines = std::vector<std::string>;

Log log_with(const std::function<void(CourseFields&)>& edit,
             std::vector<MedicineName> taking = {}) {
  CourseFields fields = course_of({tolerated(0, 2)}).fields();
  edit(fields);
  return made(Log::from({made(Course::from(std::move(fields)))}, std::move(taking)));
}

const auto unchanged = [](CourseFields&) {};

Lines changes(const Log& before, const Log& after) {
  Lines lines;
  for (const Change& change : changes_between(before, after)) {
    for (std::string& line : text::to_lines(change)) lines.push_back(std::move(line));
  }
  return lines;
}

TEST_CASE("acts, pauses, stock, unit and medicines that came, went or differ are said in words") {
  const Log none = log_with(unchanged);
  const Log some = log_with(
      [](CourseFields& fields) {
        fields.unit = Unit::tablet;
        fields.acts = {{first_night + 6, Act::Kind::climb, made(Note::from("cramps are back"))}};
        fields.pauses = {{first_night + 2, first_night + 3, made(Note::from("colonoscopy"))},
                         {first_night + 8}};
        fields.stock = {{first_night, StockAdded::from(120).value()}};
      },
      {made(MedicineName::from("levothyroxine"))});
  CHECK(changes(none, some) == Lines{
                                   "+ taking levothyroxine",
                                   "~ course from Sun 1 Nov 2026: unit: capsule -> tablet",
                                   "+ climb again from Sat 7 Nov 2026 on (cramps are back)",
                                   "+ pause from Tue 3 Nov to Wed 4 Nov 2026 (colonoscopy)",
                                   "+ pause from Mon 9 Nov 2026 on",
                                   "+ stock on Sun 1 Nov 2026: 120 tablets added",
                               });
  const Log other = log_with(
      [](CourseFields& fields) {
        fields.unit = Unit::tablet;
        fields.acts = {{first_night + 6, Act::Kind::taper}};
        fields.pauses = {{first_night + 8, first_night + 9}};
        fields.stock = {{first_night, StockCount::from(76).value()}};
      },
      {made(MedicineName::from("levothyroxine"))});
  CHECK(changes(some, other) ==
        Lines{
            "~ climb again from Sat 7 Nov 2026 on (cramps are back) -> take one less from Sat 7 "
            "Nov 2026 on",
            "- pause from Tue 3 Nov to Wed 4 Nov 2026 (colonoscopy)",
            "~ pause from Mon 9 Nov 2026 on -> pause from Mon 9 Nov to Tue 10 Nov 2026",
            "~ stock on Sun 1 Nov 2026: 120 tablets added -> 76 tablets in hand",
        });
}

TEST_CASE("a measure is said with its night") {
  NightFields night = tolerated(0, 2).fields();
  REQUIRE(night.measures.set(
      {made(MeasureName::from("bp-systolic")), MeasureValue::from_tenths(1285).value()}));
  const Log measured =
      log_with([&](CourseFields& fields) { fields.nights = {made(Night::from(night))}; });
  CHECK(changes(log_with(unchanged), measured) ==
        Lines{"~ the night of Sun 1 Nov 2026: bp-systolic: not noted -> 128.5"});
}

using EditNight = std::function<void(NightFields&)>;

// The standard log, with what is done to its one night.
Log night_with(const EditNight& edit) {
  NightFields night = tolerated(0, 2).fields();
  edit(night);
  return log_with([&](CourseFields& fields) { fields.nights = {made(Night::from(night))}; });
}

void set_symptom(NightFields& night, const std::string& name, int severity) {
  REQUIRE(night.symptoms.set({made(SymptomName::from(name)), Severity::from(severity).value()}));
}
void set_measure(NightFields& night, const std::string& name, int tenths) {
  REQUIRE(night.measures.set(
      {made(MeasureName::from(name)), MeasureValue::from_tenths(tenths).value()}));
}

// A night in which every field is noted that a symptom or a measure could be taken for.
void note_all(NightFields& night) {
  night.movements = Movements::from(1);
  night.sleep = SleepQuality::from(3);
  night.other_cause = made(OtherCause::from("a cold"));
  night.note = made(Note::from("a walk"));
}

TEST_CASE("a symptom that is called like a field is told as a symptom") {
  const std::string name = GENERATE("dose", "stool", "movements", "sleep", "note");
  const bool all_noted = GENERATE(false, true);
  const auto log = [&](std::optional<int> severity) {
    return night_with([&](NightFields& night) {
      if (all_noted) note_all(night);
      if (severity) set_symptom(night, name, *severity);
    });
  };
  const std::string line = "~ the night of Sun 1 Nov 2026: " + name + ": ";
  CHECK(changes(log({}), log(4)) == Lines{line + "not noted -> 4 of 10"});
  CHECK(changes(log(4), log(6)) == Lines{line + "4 of 10 -> 6 of 10"});
  CHECK(changes(log(6), log({})) == Lines{line + "6 of 10 -> not noted"});
}

TEST_CASE("a measure that is called like a field is told as a measure") {
  const std::string name = GENERATE("dose", "stool", "movements", "sleep", "note");
  const auto log = [&](std::optional<int> tenths) {
    return night_with([&](NightFields& night) {
      note_all(night);
      if (tenths) set_measure(night, name, *tenths);
    });
  };
  const std::string line = "~ the night of Sun 1 Nov 2026: " + name + ": ";
  CHECK(changes(log({}), log(1285)) == Lines{line + "not noted -> 128.5"});
  CHECK(changes(log(1285), log(10)) == Lines{line + "128.5 -> 1"});
  CHECK(changes(log(10), log({})) == Lines{line + "1 -> not noted"});
}

TEST_CASE("a field and a symptom of its name are two changes") {
  const Log before = night_with([](NightFields& night) { set_symptom(night, "dose", 3); });
  const Log after = night_with([](NightFields& night) {
    night.capsules = capsules(4);
    set_symptom(night, "dose", 4);
  });
  const std::string line = "~ the night of Sun 1 Nov 2026: dose: ";
  CHECK(changes(before, after) ==
        Lines{line + "2 capsules (240 mg) -> 4 capsules (480 mg)", line + "3 of 10 -> 4 of 10"});
}

TEST_CASE("a night of its own names each symptom, also one that is called dose") {
  const Log none = log_with([](CourseFields& fields) { fields.nights = {}; });
  const Log one = night_with([](NightFields& night) { set_symptom(night, "dose", 4); });
  const std::string night =
      " the night of Sun 1 Nov 2026: 2 capsules (240 mg), stool 4 smooth, dose 4 of 10";
  CHECK(changes(none, one) == Lines{'+' + night});
  CHECK(changes(one, none) == Lines{'-' + night});
}

TEST_CASE("a note is told once, whatever it says") {
  const auto log = [](const char* text) {
    return night_with([&](NightFields& night) {
      if (*text != '\0') night.note = made(Note::from(text));
    });
  };
  const std::string line = "~ the night of Sun 1 Nov 2026: note: ";
  CHECK(changes(log("a walk"), log("not noted")) == Lines{line + "a walk -> not noted"});
  CHECK(changes(log("not noted"), log("a walk")) == Lines{line + "not noted -> a walk"});
  CHECK(changes(log("not noted"), log("")) == Lines{line + "not noted -> not noted"});
  CHECK(changes(log(""), log("not noted")) == Lines{line + "not noted -> not noted"});
}

TEST_CASE("every field of a night is told as it was and as it is, what is gone after the rest") {
  const Log before = night_with([](NightFields& night) {
    note_all(night);
    set_symptom(night, "cramps", 2);
    set_measure(night, "pulse", 600);
    night.signs.insert(WarningSign::flushing);
    night.signs.insert(WarningSign::vomiting);
  });
  const Log after = night_with([](NightFields& night) {
    night.capsules = capsules(3);
    night.stool.reset();
    night.movements = Movements::from(0);
    night.sleep = SleepQuality::from(4);
    set_symptom(night, "cramps", 3);
    set_symptom(night, "aches", 1);
    set_measure(night, "pulse", 605);
    night.signs.insert(WarningSign::vomiting);
    night.signs.insert(WarningSign::fainting);
    night.note = made(Note::from("a swim"));
  });
  Lines expected = {"dose: 2 capsules (240 mg) -> 3 capsules (360 mg)",
                    "movements: 1 -> none",
                    "sleep: 3 of 5 -> 4 of 5",
                    "aches: not noted -> 1 of 10",
                    "cramps: 2 of 10 -> 3 of 10",
                    "pulse: 60 -> 60.5",
                    "warning sign: not noted -> fainting",
                    "note: a walk -> a swim",
                    "stool: 4 smooth -> not noted",
                    "warning sign: flushing -> not noted",
                    "other cause: a cold -> not noted"};
  for (std::string& line : expected) line = "~ the night of Sun 1 Nov 2026: " + line;
  CHECK(changes(before, after) == expected);
}

std::string contradiction(const Log& mine, const Log& theirs) {
  const auto found = merge(mine, theirs).contradictions;
  REQUIRE(found.size() == 1);
  const auto words = text::words_on(found[0]);
  return words.what + ": mine " + words.mine + ", theirs " + words.theirs;
}

TEST_CASE("each contradiction about the plan is said in words") {
  const auto unit = [](Unit each) {
    return log_with([=](CourseFields& fields) { fields.unit = each; });
  };
  CHECK(contradiction(unit(Unit::tablet), unit(Unit::ml)) ==
        "the course from Sun 1 Nov 2026: unit: mine tablet, theirs ml");
  const auto act = [](Act::Kind kind) {
    return log_with([=](CourseFields& fields) { fields.acts = {{first_night, kind}}; });
  };
  CHECK(contradiction(act(Act::Kind::climb), act(Act::Kind::taper)) ==
        "what was decided on Sun 1 Nov 2026: mine climb again from Sun 1 Nov 2026 on, theirs take "
        "one less from Sun 1 Nov 2026 on");
  const auto pause = [](const Pause& each) {
    return log_with([=](CourseFields& fields) { fields.pauses = {each}; });
  };
  const auto ill = made(Note::from("ill"));
  CHECK(contradiction(pause({first_night, first_night + 1, ill}),
                      pause({first_night, first_night + 2})) ==
        "the pause from Sun 1 Nov 2026: mine pause from Sun 1 Nov to Mon 2 Nov 2026 (ill), theirs "
        "pause from Sun 1 Nov to Tue 3 Nov 2026");
  CHECK(contradiction(pause({first_night, first_night + 1}), pause({first_night + 1})) ==
        "pauses that overlap: mine pause from Sun 1 Nov to Mon 2 Nov 2026, theirs pause from Mon 2 "
        "Nov 2026 on");
  const auto stock = [](const StockEntry& entry) {
    return log_with([=](CourseFields& fields) { fields.stock = {entry}; });
  };
  CHECK(contradiction(stock({first_night, StockCount::from(76).value()}),
                      stock({first_night, StockAdded::from(120).value()})) ==
        "the stock on Sun 1 Nov 2026: mine 76 capsules in hand, theirs 120 capsules added");
}

TEST_CASE("each side of a contradiction is told in the unit of its own log") {
  const auto log = [](std::optional<Unit> unit, const std::function<void(CourseFields&)>& edit) {
    return log_with([&](CourseFields& fields) {
      fields.unit = unit;
      edit(fields);
    });
  };
  const auto words = [&](const std::function<void(CourseFields&)>& mine,
                         const std::function<void(CourseFields&)>& theirs) {
    const auto found =
        merge(log(Unit::tablet, mine), log(Unit::half_tablet, theirs)).contradictions;
    REQUIRE(found.size() == 2);  // the unit stands first
    const auto told = text::words_on(found[1]);
    return told.what + ": mine " + told.mine + ", theirs " + told.theirs;
  };
  const auto stock = [](int count) {
    return [=](CourseFields& fields) {
      fields.stock = {{first_night, StockCount::from(count).value()}};
    };
  };
  CHECK(words(stock(30), stock(61)) ==
        "the stock on Sun 1 Nov 2026: mine 30 tablets in hand, theirs 61 half-tablets (30 and a "
        "half tablets) in hand");
  const auto night = [](int count) {
    return [=](CourseFields& fields) { fields.nights = {unnoted(0, count)}; };
  };
  CHECK(words(night(1), night(2)) ==
        "the night of Sun 1 Nov 2026: dose: mine 1 tablet, theirs 2 half-tablets (1 tablet)");
  const auto ceiling = [](int count) {
    return [=](CourseFields& fields) { fields.ceilings = {{first_night, capsules(count)}}; };
  };
  CHECK(words(ceiling(4), ceiling(9)) ==
        "the ceiling from Sun 1 Nov 2026: mine 4 tablets, theirs 9 half-tablets (4 and a half "
        "tablets)");
  const auto strength = [](int amount) {
    return [=](CourseFields& fields) { fields.strength = tenths(amount); };
  };
  CHECK(words(strength(1200), strength(600)) ==
        "the course from Sun 1 Nov 2026: magnesium: mine 120 mg a tablet, theirs 60 mg a "
        "half-tablet (120 mg a tablet)");
}

TEST_CASE("contradictions of what was measured are said in words") {
  const auto with = [](const std::function<void(NightFields&)>& edit) {
    NightFields night = tolerated(0, 2).fields();
    edit(night);
    return log_with([&](CourseFields& fields) { fields.nights = {made(Night::from(night))}; });
  };
  const auto measured = [&](int tenths) {
    return with([=](NightFields& night) {
      REQUIRE(night.measures.set(
          {made(MeasureName::from("pain")), MeasureValue::from_tenths(tenths).value()}));
    });
  };
  const Log felt = with([](NightFields& night) {
    REQUIRE(night.symptoms.set({made(SymptomName::from("pain")), Severity::from(4).value()}));
  });
  CHECK(contradiction(measured(600), measured(605)) ==
        "the night of Sun 1 Nov 2026: pain: mine 60, theirs 60.5");
  CHECK(contradiction(felt, measured(600)) == "the name pain: mine a symptom, theirs a measure");
}

}  // namespace
}  // namespace titrate::test
