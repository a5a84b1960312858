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

const auto plain = [](CourseFields&) {};

Lines changes(const Log& before, const Log& after) {
  Lines lines;
  for (const Change& change : changes_between(before, after)) {
    for (std::string& line : text::words(change)) lines.push_back(std::move(line));
  }
  return lines;
}

TEST_CASE("acts, pauses, stock, unit and medicines that came, went or differ are said in words") {
  const Log none = log_with(plain);
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
                                   "+ stock on Sun 1 Nov 2026: 120 added",
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
            "~ stock on Sun 1 Nov 2026: 120 added -> stock on Sun 1 Nov 2026: 76 counted",
        });
}

TEST_CASE("a measure is said with its night") {
  NightFields night = tolerated(0, 2).fields();
  REQUIRE(night.measures.set(
      {made(MeasureName::from("bp-systolic")), MeasureValue::from_tenths(1285).value()}));
  const Log measured =
      log_with([&](CourseFields& fields) { fields.nights = {made(Night::from(night))}; });
  CHECK(changes(log_with(plain), measured) ==
        Lines{"~ the night of Sun 1 Nov 2026: bp-systolic: not noted -> 128.5"});
}

std::string contradiction(const Log& mine, const Log& theirs) {
  const auto found = merge(mine, theirs).contradictions;
  REQUIRE(found.size() == 1);
  const auto words = text::words(found[0]);
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
        "the stock on Sun 1 Nov 2026: mine 76 counted, theirs 120 added");
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
