// Start here. The one question that titrate answers: how many capsules tonight, and why.
//
//   Advice advice = advise(log, tonight);
//   advice.capsules;            // the answer
//   rule_of(advice.why);        // why, as one of the rules of docs/rules.md
//
// Pure and total: the same course and night always give the same advice, every valid course has
// one, no clock is read. Advice for a night uses only the nights and acts before it, an act of that
// night, and a warning sign of that night itself. Reasons are data; words for them are made
// elsewhere.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/night.hpp"
#include "titrate/night_date.hpp"
#include "titrate/notices.hpp"
#include "titrate/units.hpp"

namespace titrate {

// What a night teaches about its dose (Titration::taught). A missed night teaches nothing.
enum class Taught : std::uint8_t { tolerated, loose, nothing };
std::string_view name_of(Taught taught);

// Types 6 and 7. The source says runny; that 6 counts too is this project's choice, the usual
// definition of loose or watery in trials (Rome IV).
constexpr bool is_loose(StoolType stool) { return stool.value() >= 6; }

// Missed nights in a row since the last dose, or nights in a row with fewer than planned, after
// which a course comes up again from below.
inline constexpr int lapse_nights = 7;
// Mornings in a row without a movement after which a loose one may be overflow around what is
// stuck, so that it teaches nothing.
inline constexpr int long_run = 3;
// Nights with a dose that decide nothing after which a dose is no longer taken once more.
inline constexpr int undecided_nights = 3;
// Nights after a dose above 5000 mg on which the answer is none.
inline constexpr int ask_first_nights = 2;

// Where a titration stands.
struct Phase {
  enum class Kind : std::uint8_t { climbing, confirming, holding, stopped };
  Kind kind;
  Capsules dose;  // tonight's, before the ceiling; 0 exactly when stopped

  friend auto operator<=>(Phase, Phase) = default;
};
std::string_view name_of(Phase::Kind kind);

// Why the advice is what it is. The protocol's own rules, then those this project added.
enum class Rule : std::uint8_t {
  first_night,
  step_up,
  repeat,
  step_down,
  settle,
  hold,
  taper,
  wait,
  lapse,
  back_to_plan,
  ease,
  floor,
  warning_sign,
  ask_first,
  climb_again,
  paused,
};
inline constexpr int rule_count = 16;
std::string_view name_of(Rule rule);

// The rows of the table in docs/rules.md, finer than the rules: which of them came to the advice.
enum class Why : std::uint8_t {
  first_night,              // P1
  tolerated,                // P2: one more
  tolerated_other_dose,     // P2, more or fewer than planned were taken: one above the smaller
  back_at_limit,            // P2, the next step would pass the limit: hold there
  loose,                    // P3: once more
  loose_again,              // P4: one less, and hold
  loose_again_held,         // P4, of a dose that was held: taper
  loose_at_fallen_ceiling,  // P4, the ceiling fell below the repeat: that dose once more
  settled,                  // P5: hold
  settled_on_the_way,       // P5, below the limit: on up
  held,                     // P6
  loose_while_holding,      // P7: once more
  undecided,                // S1
  undecided_thrice,         // S1, the third such night while confirming: hold
  undecided_on_the_way,     // S1, the same below the limit: on from what was taken
  missed,                   // S2
  lapsed,                   // S3, a week missed
  lapsed_to_fewer,          // S3, a week of fewer than planned
  excess_loose,             // S4
  excess_below_hold,        // S4, more than planned and fewer than held
  fewer_loose,              // S8
  nothing_left,             // S5
  sign,                     // S6
  above_toxic_level,        // S9
  climb,                    // A1
  taper,                    // A2
  pause,                    // A3
};
Rule rule_of(Why why);
// Whether the source does not say it: worded as titrate's own, also within a rule of the protocol.
bool is_own(Why why);
// Whether a rule as a whole is this project's.
bool is_safety_rule(Rule rule);

// The facts that the advice was decided on.
struct Evidence {
  struct Dose {
    NightDate night;
    Capsules capsules;
    Milligrams amount;
    Taught taught;
    std::optional<StoolType> stool{};
    bool no_movement = false;
    bool other_cause = false;
    bool after_none = false;  // loose right after a long run of mornings without a movement
    bool has_result = false;
  };
  struct Signs {
    NightDate night;
    WarningSigns signs;
  };
  std::optional<Dose> last_dose{};             // the latest one above zero, before the night
  int missed = 0;                              // nights without a dose since then
  Capsules most_taken = Capsules::none();      // the largest dose before the night
  Capsules most_tolerated = Capsules::none();  // and the largest that was tolerated; 0: none
  std::optional<Signs> signs{};                // the first logged of the highest rank there is
  std::optional<NightDate> act{};              // the latest act that counts
  std::optional<Pause> pause{};                // that the night lies in
};

// What the rules decide for a night.
struct Decision {
  NightDate night;
  Capsules capsules;  // never above the ceiling nor above 5000 mg
  Milligrams amount;
  Phase phase;                    // also underneath a pause, or where the answer is to ask first
  std::optional<Capsules> limit;  // the most that this course may come back to; nothing: no limit
  Why why;
  Evidence evidence;
  Capsules ceiling;            // in force that night
  bool at_ceiling;             // the phase's dose is above it, and that decided the answer
  std::optional<Unit> unit{};  // what the course counts

  Rule rule() const { return rule_of(why); }
};

// The decision, with what a person should know beside it.
struct Advice : Decision {
  bool logged;                  // that night is in the log, also with 0 capsules
  std::vector<Notice> notices;  // the most urgent first
};

// What an act that changes nothing leaves as it is, on its own night: why it does not is read from
// this.
struct Unmoved {
  Phase phase;
  Capsules planned;  // the phase's dose under that night's ceiling
};

// A titration replayed night by night. Small: a copy is a cheap way to look ahead.
//
//   Titration titration(course);
//   for (const Night& night : course.nights()) {
//     use(titration.advice(night.date()));
//     titration.replay(night);
//   }
class Titration {
 public:
  // The course gives the plan, the ceilings, the acts and the pauses, and must outlive this.
  explicit Titration(const Course& course);
  // The same nights replayed, with the plan of another course from here on: one that differs
  // in what is dated after the last of them.
  Titration(const Titration& replayed, const Course& course);

  // Takes in a night, later than all before it.
  void replay(const Night& night);

  // What a night later than all replayed teaches.
  Taught taught(const Night& night) const;

  // The advice for a night later than all replayed. `night` is what the log holds for tonight
  // itself, or null.
  Advice advice(NightDate tonight, const Night* night) const;
  // The same decision alone, for those who walk many nights.
  Decision decision(NightDate tonight, const Night* night) const;

  // What an act would leave as it is, on a night later than all replayed that has no act yet;
  // nothing where it changes something. Signs apart: they outrank every act.
  std::optional<Unmoved> unmoved_by(const Act& act) const;

  // Everything that decides what is to come but for the plan, as seen from a night later than all
  // replayed; dates only as distances, and runs counted up to where they matter. Titrations of
  // one label in equal states get equal answers from there on; notices apart.
  struct State {
    Phase phase;
    std::optional<Capsules> limit;
    Why why;
    int undecided;  // nights, while confirming
    int below;      // nights with less than the dose, up to a lapse; while holding or confirming
    int missed;     // nights since the last dose, up to a lapse; -1 before the first
    Capsules last_dose;
    int without_movement;  // mornings in a row, up to a long run
    int unnoted;           // nights since the last of these
    int toxic;             // nights since a dose above 5000 mg that still matters; -1: none
    bool sign;

    friend auto operator<=>(const State&, const State&) = default;
  };
  State state_on(NightDate night) const;

 private:
  // Where the titration stands, and what brought it there.
  struct Standing {
    Phase phase;
    std::optional<Capsules> limit;
    Why why;
    int undecided = 0;
    // While holding or confirming: the latest night after which nights with less than the dose are
    // counted.
    NightDate reached;
  };
  // What was taken on a night, and what was to be taken.
  struct Taken {
    NightDate night;
    Capsules planned;
    Capsules dose;
  };
  // What a morning showed, as far as runs and lessons go.
  struct Morning {
    bool noted;
    bool no_movement;
    bool loose;
    bool overflow;  // loose right after a long run without a movement
  };
  struct MorningRun {
    int mornings = 0;
    NightDate last;
  };

  std::size_t acts_until(NightDate night) const;
  Standing acted(std::size_t acts) const;
  Standing standing_on(NightDate night, std::size_t acts) const;
  Standing after_nights(const Standing& now, NightDate night) const;
  Standing after_missing(const Standing& now, int missed) const;
  Standing after_act(const Standing& now, const Act& act) const;
  Standing tapered(const Standing& now, NightDate night) const;
  Standing climbed(const Standing& now) const;
  static Standing next_state(const Standing& now, Taught taught, const Taken& taken);
  static Standing after_tolerated(const Standing& now, const Taken& taken);
  static Standing after_loose(const Standing& now, const Taken& taken);
  static Standing after_fewer_loose(const Standing& now, const Taken& taken);
  static Standing after_more_loose(const Standing& now, const Taken& taken);
  static Standing after_undecided(const Standing& now, const Taken& taken);

  Morning morning_of(const Night& night) const;
  Taught taught(const Night& night, const Morning& morning) const;
  int missed_before(NightDate night) const;
  int mornings_without_movement(NightDate night) const;
  void count_morning(const Night& night, const Morning& morning);
  void remember_signs(const Night& night);
  void remember_dose(const Night& night, Taught taught, const Morning& morning);
  std::vector<Notice> notices(const Decision& decision, const Night* night) const;
  void note_doses(std::vector<Notice>& found, const Decision& decision, const Night* night) const;
  void note_mornings(std::vector<Notice>& found, const Decision& decision) const;
  void note_plan(std::vector<Notice>& found, const Decision& decision, const Night* night) const;
  void note_stock(std::vector<Notice>& found, NightDate tonight) const;

  const Course* course_;
  Standing standing_;
  std::size_t acts_counted_ = 0;           // how many of the course's acts are in the standing
  std::optional<NightDate> last_night_{};  // the latest replayed, with or without a dose
  std::optional<Evidence::Dose> last_dose_{};
  Capsules most_taken_ = Capsules::none();
  Capsules most_tolerated_ = Capsules::none();
  std::optional<Evidence::Signs> signs_{};
  std::optional<DoseAbove5000> toxic_dose_{};  // the latest
  std::optional<Above2500> large_dose_{};      // the latest

  MorningRun without_movement_;
  int loose_mornings_ = 0;          // the last noted ones in a row
  int overflow_ = 0;                // how long a run the latest noted morning ended, being loose
  std::optional<NightDate> ill_{};  // the latest noted morning, loose, from another cause
  int nothing_taught_ = 0;          // nights with a dose in a row
  // For each dose, the last seven mornings noted after it: a bit for each that was loose.
  std::array<std::uint8_t, Capsules::highest + 1> mornings_after_{};
};

// The advice for a night of a course.
Advice advise(const Course& course, NightDate tonight);
// The advice for a night of a log that has a course: of the course that the night belongs to, with
// the notices that need the log. Before every course it is that of the first.
Advice advise(const Log& log, NightDate tonight);

// Whether an act would change nothing on its own night, for which the course has none yet.
std::optional<Unmoved> unmoved_by(const Course& course, const Act& act);

// What the night after would be, if tonight's dose (the one logged, else the one advised) is
// tolerated, and if it is loose. Where none is taken tonight, both are what it will be; and so is
// `known`, which also tells it where the log has tonight's result already.
struct Preview {
  Capsules tolerated;
  Capsules loose;
  std::optional<Capsules> known{};
};
Preview preview(const Course& course, NightDate tonight);

// Both, for little more than the price of one.
struct Outlook {
  Advice advice;
  Preview then;
};
Outlook outlook(const Course& course, NightDate tonight);
Outlook outlook(const Log& log, NightDate tonight);

}  // namespace titrate
