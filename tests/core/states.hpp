// Every state that a titration of one label can come to, however long the course: from the first
// night on, each state is left in every way that the alphabet knows, until no new state appears.
//
//   States states({.recommended = 2, .lowest_ceiling = 2, .highest_ceiling = 5, .highest_dose =
//   7}); states.explore();      // fails the test with the shortest course on which a check broke
//   states.states();       // how many there were
//   states.transitions();  // how many nights led from one to another
//
// A state is all that decides what is to come: of the engine (Titration::State), of the reference
// and of the properties, dates kept as distances only. So every course of the alphabet, of any
// length, passes through states and transitions that were looked at here.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/properties.hpp"
#include "core/reference.hpp"
#include "support/courses.hpp"

namespace titrate::test {

// What may happen: at each night a ceiling, an act or none, and a dose from 0 (a missed night) on
// with each of the mornings.
struct Alphabet {
  int recommended;
  int lowest_ceiling;
  int highest_ceiling;
  int highest_dose;
  std::vector<Morning> mornings;
  std::vector<Said> acts = {Said::nothing, Said::climb, Said::taper};
  int strength_tenths = 1200;

  // The smallest number of capsules above 5000 mg.
  int toxic_dose() const { return 50000 / strength_tenths + 1; }
};

class States {
 public:
  explicit States(Alphabet alphabet);

  void explore();

  std::uint64_t states() const { return seen_.size(); }
  std::uint64_t transitions() const { return transitions_; }
  // How often each row of the table came to an answer.
  const std::map<Why, std::uint64_t>& reasons() const { return reasons_; }

 private:
  struct State {
    Titration titration;
    Reference reference;
    Properties properties;
    int day;             // the first night that may come
    std::size_t before;  // the state that led here, and how
    Said said;
    int ceiling;
    Taking taken;
  };

  const Course& course(int day, int ceiling, Said said);
  const Night& night(int day, Taking taken);
  // What tells one state from another: a byte for each number in it.
  using Key = std::array<char, 35>;
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::string_view>{}(std::string_view(key.data(), key.size()));
    }
  };
  static Key key_of(const State& state);
  Evening evening(const State& state, int ceiling, Said said);
  const Evening& quiet_evening(std::size_t state, int ceiling);
  void leave(std::size_t from);
  void look(std::size_t from, const Evening& evening, Reference& reference);
  void follow(std::size_t from, const Evening& evening, const Reference& tonight, Taking taken);
  void check_same(const State& one, std::size_t other, int ceiling);
  [[noreturn]] void fail(std::size_t from, const std::string& wrong, const Evening& evening);

  Alphabet alphabet_;
  std::vector<Taking> takings_;
  std::map<std::tuple<int, int, Said>, Course> courses_;
  std::map<std::pair<int, Taking>, Night> nights_;
  std::vector<State> list_;
  std::unordered_map<Key, std::size_t, Hash> seen_;
  std::vector<std::vector<std::optional<Evening>>> quiet_;  // of each state, by ceiling
  std::uint64_t transitions_ = 0;
  std::map<Why, std::uint64_t> reasons_;
};

}  // namespace titrate::test
