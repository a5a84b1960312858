// Start here. The one question that titrate answers: how many capsules tonight, and why.
//
//   Advice advice = advise(course, tonight);
//   advice.capsules;            // the answer
//   advice.rule;                // why, as one of the rules of docs/rules.md
//
// Pure and total: the same course and night always give the same advice, every valid course has
// one, no clock is read. Advice for a night uses only the nights before it, and a warning sign of
// that night itself. Reasons are data; words for them are made elsewhere.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/night.hpp"
#include "titrate/night_date.hpp"
#include "titrate/units.hpp"

namespace titrate {

// What a night teaches about its dose. A missed night teaches nothing.
enum class Taught { tolerated, loose, nothing };
Taught taught(const Night& night);
std::string_view name_of(Taught taught);

// Loose or watery, types 6 and 7: the usual definition in trials (Rome IV).
constexpr bool is_loose(StoolType stool) { return stool.value() >= 6; }

// Missed nights in a row, since the last dose, after which a course starts low again.
inline constexpr int lapse_nights = 7;

// Where a titration stands.
struct Phase {
  enum class Kind { climbing, confirming, holding, stopped };
  Kind kind;
  Capsules dose;  // tonight's, before the ceiling; 0 exactly when stopped

  friend bool operator==(Phase, Phase) = default;
};
std::string_view name_of(Phase::Kind kind);

// Why the advice is what it is. The protocol's own rules, then those this project added for safety.
enum class Rule {
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
  floor,
  warning_sign,
};
std::string_view name_of(Rule rule);
bool is_safety_rule(Rule rule);

// The facts that a rule was decided on.
struct Evidence {
  struct Dose {
    NightDate night;
    Capsules capsules;
    Taught taught;
    std::optional<StoolType> stool;
    bool no_movement;
    bool other_cause;
    bool has_result;
  };
  struct Signs {
    NightDate night;
    WarningSigns signs;
  };
  std::optional<Dose> last_dose{};  // the latest one above zero, before the night
  int missed = 0;                   // nights without a dose since then
  std::optional<Signs> signs{};     // the first warning signs logged
};

// Facts beside the answer.
struct AboveUpperLevel {
  Milligrams amount;
};
struct AtCeiling {
  Capsules ceiling;
};
struct ResultMissing {
  NightDate night;
};
struct NoMovement {
  int mornings;
};
struct LooseRun {
  int mornings;
};
struct AlreadyLogged {
  Capsules capsules;
};
struct DoseAbove5000 {
  NightDate night;
  Milligrams amount;
};
using Notice = std::variant<DoseAbove5000, NoMovement, LooseRun, AboveUpperLevel, AtCeiling,
                            ResultMissing, AlreadyLogged>;

struct Advice {
  NightDate night;
  Capsules capsules;  // never above the ceiling nor above 5000 mg
  Milligrams amount;
  Phase phase;
  Rule rule;
  Evidence evidence;
  Capsules ceiling;             // in force that night
  bool at_ceiling;              // the phase's dose is above it
  bool logged;                  // that night already has a dose
  std::vector<Notice> notices;  // the most urgent first
};

// A titration lived through night by night. Small: a copy is a cheap way to look ahead.
//
//   Titration titration(course);
//   for (const Night& night : course.nights()) {
//     use(titration.advice(night.date()));
//     titration.live(night);
//   }
class Titration {
 public:
  // The course gives the plan and the ceilings, and must outlive this.
  explicit Titration(const Course& course);

  // Takes in a night, later than all before it.
  void live(const Night& night);

  // The advice for a night later than all lived through. `night` is what the log holds for tonight
  // itself, or null.
  Advice advice(NightDate tonight, const Night* night) const;

 private:
  // Where the titration stands, and the rule that brought it there.
  struct Standing {
    Phase phase;
    Rule rule;
    NightDate holding_since;  // while holding: the first night that was
  };

  static Standing judge(Standing now, const Night& night);
  static Standing judge_loose(Standing now, const Night& night);
  static Standing judge_tolerated(Standing now, const Night& night);
  static Standing hold(Standing now, Capsules dose, NightDate since, Rule rule);
  Standing after_missing(int nights) const;
  int missed_before(NightDate night) const;
  void count_morning(const Night& night);
  void remember_signs(const Night& night);
  void remember_dose(const Night& night);
  Capsules highest_answer(const Standing& standing, NightDate tonight) const;
  std::vector<Notice> notices(const Advice& advice, const Night* night) const;

  const Course* course_;
  Standing standing_;
  std::optional<Evidence::Dose> last_dose_{};
  std::optional<Evidence::Signs> signs_{};
  std::optional<DoseAbove5000> toxic_dose_{};  // the latest
  int mornings_without_movement_ = 0;          // the last noted ones in a row
  int loose_mornings_ = 0;
};

// The advice for a night of a course.
Advice advise(const Course& course, NightDate tonight);

// What the night after would be, if tonight's dose (the one logged, else the one advised) is
// tolerated, and if it is loose.
struct Preview {
  Capsules tolerated;
  Capsules loose;
};
Preview preview(const Course& course, NightDate tonight);

// Both, for little more than the price of one.
struct Outlook {
  Advice advice;
  Preview then;
};
Outlook outlook(const Course& course, NightDate tonight);

}  // namespace titrate
