// Property 12: for people who take what is advised, under one ceiling, with no act and no week
// missed, turning one tolerated night into a loose one never raises a later advice. Two people who
// had the same nights but one, walked together from there on: each takes what each is advised, and
// the mornings are the same. Every pair of states that they can come to is looked at.
#include <array>
#include <iostream>
#include <set>
#include <vector>

#include "core/reference.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// A night: missed, or taken as advised with one of these mornings.
enum class Evening { missed, tolerated, loose, unnoted };
constexpr std::array<Evening, 4> evenings = {Evening::missed, Evening::tolerated, Evening::loose,
                                             Evening::unnoted};

struct Person {
  Titration titration;

  Capsules advised(int day) const { return titration.advice(first_night + day, nullptr).capsules; }
  int missed(int day) const { return titration.state_on(first_night + day).missed; }
  // Whether a week of it would be more than the property is about.
  bool may_miss(int day) const { return missed(day) < lapse_nights - 1; }

  void replay(int day, Evening evening) {
    const int dose = advised(day).value();
    if (evening == Evening::missed || dose == 0) return;
    titration.replay(evening == Evening::tolerated ? tolerated(day, dose)
                     : evening == Evening::loose   ? loose(day, dose)
                                                   : unnoted(day, dose));
  }
};

class Pairs {
 public:
  explicit Pairs(const Plan& plan) : course_(course_of({}, plan)) {}

  void explore() {
    alone_.push_back({Person{Titration(course_)}, 0});
    for (std::size_t at = 0; at < alone_.size(); ++at) leave_alone(at);
    for (std::size_t at = 0; at < pairs_.size(); ++at) leave(at);
  }

  std::size_t states() const { return seen_alone_.size(); }
  std::size_t pairs() const { return seen_.size(); }

 private:
  struct Alone {
    Person person;
    int day;
  };
  struct Pair {
    Person tolerated;
    Person loose;
    int day;
  };

  void leave_alone(std::size_t at) {
    for (const Evening evening : evenings) {
      Alone next = alone_[at];
      if (evening == Evening::missed && !next.person.may_miss(next.day)) continue;
      next.person.replay(next.day, evening);
      if (evening == Evening::tolerated && next.person.advised(next.day + 1) > Capsules::none()) {
        part(alone_[at]);
      }
      ++next.day;
      if (seen_alone_.insert(next.person.titration.state_on(first_night + next.day)).second) {
        alone_.push_back(next);
      }
    }
  }

  // One night tolerated for the one, loose for the other.
  void part(const Alone& alone) {
    Pair pair{alone.person, alone.person, alone.day};
    pair.tolerated.replay(pair.day, Evening::tolerated);
    pair.loose.replay(pair.day, Evening::loose);
    ++pair.day;
    add(pair);
  }

  void add(const Pair& pair) {
    const NightDate night = first_night + pair.day;
    if (pair.loose.advised(pair.day) > pair.tolerated.advised(pair.day)) {
      FAIL("12: on day " << pair.day << " loose is advised "
                         << answer(pair.loose.titration.advice(night, nullptr)) << ", tolerated "
                         << answer(pair.tolerated.titration.advice(night, nullptr)));
    }
    if (seen_
            .emplace(pair.tolerated.titration.state_on(night), pair.loose.titration.state_on(night))
            .second) {
      pairs_.push_back(pair);
    }
  }

  void leave(std::size_t at) {
    for (const Evening evening : evenings) {
      Pair next = pairs_[at];
      const bool may = next.tolerated.may_miss(next.day) && next.loose.may_miss(next.day);
      if (evening == Evening::missed && !may) continue;
      next.tolerated.replay(next.day, evening);
      next.loose.replay(next.day, evening);
      ++next.day;
      add(next);
    }
  }

  Course course_;
  std::vector<Alone> alone_;
  std::vector<Pair> pairs_;
  std::set<Titration::State> seen_alone_;
  std::set<std::pair<Titration::State, Titration::State>> seen_;
};

}  // namespace

TEST_CASE("12: a tolerated night turned loose never raises a later advice") {
  const auto [recommended, ceiling] = GENERATE(
      table<int, int>({{1, 1}, {1, 2}, {1, 4}, {2, 2}, {2, 3}, {2, 5}, {3, 3}, {3, 6}, {1, 8}}));
  Pairs pairs({recommended, 1200, {{0, ceiling}}});
  pairs.explore();
  std::cout << "exhaustive: label " << recommended << ", ceiling " << ceiling
            << ", taken as advised: " << pairs.states() << " states, " << pairs.pairs()
            << " pairs of them\n";
  CHECK(pairs.pairs() > pairs.states());
}

// Why a week missed is left out above: what was held once is come back to. The smallest case; under
// a ceiling of 2, one person never found a limit and begins anew from nothing, the other held 2.
TEST_CASE("12: with a week missed, a loose night can raise a later advice") {
  const Plan plan{1, 1200, {{0, 2}}};
  const std::vector<Night> tolerated_2 = {tolerated(0, 1), tolerated(1, 2), tolerated(2, 2),
                                          loose(10, 1), tolerated(11, 1)};
  CHECK(answer(after(tolerated_2, plan)) == "1, holding(1), settle");
  std::vector<Night> loose_2 = tolerated_2;
  loose_2[1] = loose(1, 2);
  CHECK(answer(after(loose_2, plan)) == "2, climbing(2 of 2), step-up");
}

}  // namespace titrate::test
