// The evenings and mornings of a person who does what is suggested: who skips, errs, tells things
// late, twice or for the wrong night, opens new bottles, has a clock that goes wrong and puts an
// old log back. What was really taken and seen is known, so that each answer can be judged.
//
//   Life life(seed, Following::first);
//   life.live(30);
//   CHECK(life.faults() == std::vector<std::string>{});
//
// The same seed gives the same life, but for what following changes.
#pragma once

#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "support/world.hpp"

namespace titrate::test {

// Which of the suggestions that are true for the person is typed.
enum class Following { none, first, last };

class Life {
 public:
  Life(unsigned seed, Following following);

  void live(int days);

  // What went otherwise than it was said or meant; each with the commands that led there.
  const std::vector<std::string>& faults() const { return faults_; }
  int followed() const { return followed_; }

 private:
  using Words = std::vector<std::string>;
  // A value of a night, as text: {date, "dose", "3"}.
  using Fact = std::tuple<NightDate, std::string, std::string>;
  using Facts = std::set<Fact>;

  // What really was.
  struct Truth {
    int dose = 0;
    std::optional<int> stool{};  // 0: no bowel movement
    std::optional<int> cramps{};
  };
  // What a command tells of a night.
  struct Telling {
    std::optional<NightDate> night{};
    std::optional<int> dose{};
    std::optional<int> more{};
    std::optional<int> stool{};
    std::optional<int> cramps{};
  };

  bool chance(int percent) { return number(1, 100) <= percent; }
  int number(int low, int high);
  const Log& log() const;
  Log log_at(const std::string& path) const;
  static Facts facts_of(const Log& log);
  bool is_right(const Fact& fact) const;
  void set_clock(int hour);

  void open_bottle();
  void evening();
  void tell_dose(int dose);
  void take_more();
  void morning();
  Words morning_words(const Truth& truth);
  void tell_late();
  void misplace_logs();

  void type(const Words& words);
  Said typed(const Words& words, const text::Suggestion* hint);
  void judge(const Said& said, const Log& before, const Facts& merged,
             const text::Suggestion* hint);
  std::optional<Words> filled(const text::Suggestion& suggestion, const Words& typed) const;
  Telling read(const Words& words) const;
  bool is_true(const Said& said, const text::Suggestion& suggestion, const Words& words) const;
  void fault(const std::string& what);

  std::mt19937 random_;
  Following following_;
  World world_{};
  NightDate night_;
  int wrong_hours_ = 0;  // that the clock is ahead
  std::map<NightDate, Truth> truth_{};
  mutable std::string bytes_{};  // of the log as it was last read
  mutable Log log_{};
  Log before_last_{};  // the log as it was before the last change
  std::optional<std::string> old_log_{};
  std::vector<std::string> diary_{};
  std::vector<std::string> faults_{};
  int followed_ = 0;
};

}  // namespace titrate::test
