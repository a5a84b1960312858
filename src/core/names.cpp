// The names of phases, rules and lessons, as they stand in machine-readable output and in the docs,
// which rule each row of the table belongs to, and what is counted in words.

#include <array>

#include "titrate/engine.hpp"

namespace titrate {
namespace {

struct Row {
  Rule rule;
  bool own;
};

// In the order of Why.
constexpr std::array<Row, 27> rows = {{
    {Rule::first_night, false},  // first_night
    {Rule::step_up, false},      // tolerated
    {Rule::step_up, true},       // tolerated_other_dose
    {Rule::hold, true},          // back_at_limit
    {Rule::repeat, false},       // loose
    {Rule::step_down, false},    // loose_again
    {Rule::taper, false},        // loose_again_held
    {Rule::repeat, true},        // loose_at_fallen_ceiling
    {Rule::settle, false},       // settled
    {Rule::step_up, true},       // settled_on_the_way
    {Rule::hold, false},         // held
    {Rule::repeat, false},       // loose_while_holding
    {Rule::wait, true},          // undecided
    {Rule::hold, true},          // undecided_thrice
    {Rule::wait, true},          // undecided_on_the_way
    {Rule::wait, true},          // missed
    {Rule::lapse, true},         // lapsed
    {Rule::lapse, true},         // lapsed_to_fewer
    {Rule::back_to_plan, true},  // excess_loose
    {Rule::ease, true},          // excess_below_hold
    {Rule::ease, true},          // fewer_loose
    {Rule::floor, true},         // nothing_left
    {Rule::warning_sign, true},  // sign
    {Rule::ask_first, true},     // above_toxic_level
    {Rule::climb_again, true},   // climb
    {Rule::taper, true},         // taper
    {Rule::paused, true},        // pause
}};
static_assert(static_cast<std::size_t>(Why::pause) + 1 == rows.size());

constexpr UnitWords capsule_words = {"capsule", "capsules", "a capsule"};

// In the order of Unit.
constexpr std::array<UnitWords, unit_names.size()> unit_words = {{
    {"tablet", "tablets", "a tablet"},
    {"softgel", "softgels", "a softgel"},
    {"gummy", "gummies", "a gummy"},
    {"sachet", "sachets", "a sachet"},
    {"scoop", "scoops", "a scoop"},
    {"ml", "ml", "an ml"},
    {"half-tablet", "half-tablets", "a half-tablet"},
    {"half-scoop", "half-scoops", "a half-scoop"},
}};
static_assert(static_cast<std::size_t>(Unit::half_scoop) + 1 == unit_words.size());

}  // namespace

std::string_view name_of(Taught taught) {
  constexpr std::array<std::string_view, 3> names = {"tolerated", "loose", "nothing"};
  return names[static_cast<std::size_t>(taught)];
}

std::string_view name_of(Phase::Kind kind) {
  constexpr std::array<std::string_view, 4> names = {"climbing", "confirming", "holding",
                                                     "stopped"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Rule rule) {
  constexpr std::array<std::string_view, rule_count> names = {
      "first-night",  "step-up",   "repeat",      "step-down",    "settle", "hold",
      "taper",        "wait",      "lapse",       "back-to-plan", "ease",   "floor",
      "warning-sign", "ask-first", "climb-again", "paused"};
  return names[static_cast<std::size_t>(rule)];
}

Rule rule_of(Why why) { return rows[static_cast<std::size_t>(why)].rule; }
bool is_own(Why why) { return rows[static_cast<std::size_t>(why)].own; }
bool is_safety_rule(Rule rule) { return rule >= Rule::wait; }

const UnitWords& words_of(std::optional<Unit> unit) {
  return unit ? unit_words[static_cast<std::size_t>(*unit)] : capsule_words;
}

std::optional<Unit> whole_of(std::optional<Unit> unit) {
  if (unit == Unit::half_tablet) return Unit::tablet;
  if (unit == Unit::half_scoop) return Unit::scoop;
  return std::nullopt;
}

bool count_alike(std::optional<Unit> one, std::optional<Unit> other) {
  return whole_of(one).has_value() == whole_of(other).has_value();
}

}  // namespace titrate
