// One night: the capsules taken and, once known, what the morning after showed.
//
//   Checked<Night> night = Night::from({.date = date, .capsules = dose, .stool = smooth});
//
// What was not noted is absent, never 0. The ranges of the fields stand with their types.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "titrate/checked.hpp"
#include "titrate/night_date.hpp"
#include "titrate/text.hpp"
#include "titrate/units.hpp"

namespace titrate {

// The closed list of warning signs, in two ranks: those that call for an emergency number now, then
// those that call for a doctor today. Too much magnesium: emedicine 766604. Severe pain, vomiting,
// blood: labels of over-the-counter magnesium laxatives ("stop, ask a doctor").
enum class WarningSign : std::uint8_t {
  irregular_heartbeat,
  slow_breathing,
  confusion,
  fainting,
  muscle_weakness,
  severe_abdominal_pain,
  blood_in_stool,
  flushing,
  low_blood_pressure,
  vomiting,
  drowsiness,   // hard to wake, or drowsy by day
  dehydration,  // little dark urine, dizzy on standing
};

inline constexpr std::array<std::string_view, 12> warning_sign_names = {
    "irregular-heartbeat", "slow-breathing",
    "confusion",           "fainting",
    "muscle-weakness",     "severe-abdominal-pain",
    "blood-in-stool",      "flushing",
    "low-blood-pressure",  "vomiting",
    "drowsiness",          "dehydration"};

// Whether a sign is of the first rank: an emergency number now, where the others want a doctor
// today.
constexpr bool is_emergency(WarningSign sign) { return sign <= WarningSign::blood_in_stool; }

constexpr std::string_view name_of(WarningSign sign) {
  return warning_sign_names[static_cast<std::size_t>(sign)];
}
std::optional<WarningSign> warning_sign_named(std::string_view name);

// A set of warning signs, in the order of the closed list.
class WarningSigns {
 public:
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool contains(WarningSign sign) const { return (bits_ & bit(sign)) != 0; }
  constexpr void insert(WarningSign sign) { bits_ = static_cast<std::uint16_t>(bits_ | bit(sign)); }
  std::vector<WarningSign> list() const;
  // Whether one of the first rank is among them.
  constexpr bool has_emergency() const {
    return !empty() && is_emergency(static_cast<WarningSign>(std::countr_zero(bits_)));
  }
  // Whether these are to be told rather than others: where those are none, or of the second rank
  // alone beside one of the first.
  constexpr bool outrank(WarningSigns others) const {
    return !empty() && (others.empty() || (has_emergency() && !others.has_emergency()));
  }

  friend constexpr WarningSigns operator|(WarningSigns a, WarningSigns b) {
    a.bits_ = static_cast<std::uint16_t>(a.bits_ | b.bits_);
    return a;
  }
  friend constexpr bool operator==(WarningSigns, WarningSigns) = default;

 private:
  static constexpr unsigned bit(WarningSign sign) { return 1U << static_cast<unsigned>(sign); }
  std::uint16_t bits_ = 0;
};

struct Symptom {
  SymptomName name;
  Severity severity;

  Severity value() const { return severity; }
  friend bool operator==(const Symptom&, const Symptom&) = default;
};

// Something measured beside the dose: "tender-points" 11, "bp-systolic" 128.5.
struct Measurement {
  MeasureName name;
  MeasureValue measured;

  MeasureValue value() const { return measured; }
  friend bool operator==(const Measurement&, const Measurement&) = default;
};

// Up to 20 of them, each name once, in the order of their names.
template <class Element>
class ByName {
 public:
  static constexpr std::size_t most = 20;
  using Value = decltype(std::declval<const Element&>().value());

  // Notes one, in place of what was noted under that name. False when there is no room.
  [[nodiscard]] bool set(Element element);
  // False when none has that name.
  bool remove(std::string_view name);
  // What was noted under a name.
  std::optional<Value> find(std::string_view name) const;

  bool empty() const { return list_.empty(); }
  const std::vector<Element>& list() const { return list_; }

  friend bool operator==(const ByName&, const ByName&) = default;

 private:
  std::vector<Element> list_;
};

extern template class ByName<Symptom>;
extern template class ByName<Measurement>;
using Symptoms = ByName<Symptom>;
using Measures = ByName<Measurement>;

struct NightFields {
  NightDate date;
  Capsules capsules;  // taken, also when above the advice or the ceiling; 0 is a missed night
  std::optional<StoolType> stool{};  // the loosest of the morning after
  std::optional<Movements> movements{};
  std::optional<SleepQuality> sleep{};
  Symptoms symptoms{};
  Measures measures{};
  WarningSigns signs{};
  std::optional<OtherCause> other_cause{};  // what else explains the result: an illness, a laxative
  std::optional<Note> note{};

  friend bool operator==(const NightFields&, const NightFields&) = default;
};

class Night {
 public:
  // Refused: more capsules than can be taken; a stool type beside "no bowel movement".
  static Checked<Night> from(NightFields&& fields);
  static Checked<Night> from(const NightFields& fields) { return from(NightFields(fields)); }

  NightDate date() const { return date_; }
  Capsules capsules() const { return capsules_; }
  std::optional<StoolType> stool() const { return stool_; }
  std::optional<Movements> movements() const { return movements_; }
  std::optional<SleepQuality> sleep() const { return sleep_; }
  WarningSigns signs() const { return signs_; }
  const Symptoms& symptoms() const { return remarks().symptoms; }
  const Measures& measures() const { return remarks().measures; }
  const std::optional<OtherCause>& other_cause() const { return remarks().other_cause; }
  const std::optional<Note>& note() const { return remarks().note; }

  // A copy of all of them, to make a changed night from.
  NightFields fields() const;

  // A night without a dose teaches nothing, whatever else was noted.
  bool is_missed() const { return capsules_ == Capsules::none(); }
  bool no_movement() const { return no_movement_; }
  // Whether the morning was noted: a stool type, or a number of movements. By a sum, as a walk over
  // many nights waits at each jump that cannot be foreseen.
  bool is_noted() const { return int{stool_.has_value()} + int{movements_.has_value()} > 0; }
  // Whether nothing is missing of the morning: it was noted, or put down to another cause.
  bool has_result() const { return int{is_noted()} + int{has_other_cause_} > 0; }
  bool has_other_cause() const { return has_other_cause_; }
  bool has_measures() const { return has_measures_; }

  friend bool operator==(const Night& a, const Night& b);

 private:
  // What takes room and is not there on most nights. Never changed once made, so copies of a night
  // share it: a change to a log of many years copies them all.
  struct Remarks {
    Symptoms symptoms;
    Measures measures;
    std::optional<OtherCause> other_cause;
    std::optional<Note> note;

    friend bool operator==(const Remarks&, const Remarks&) = default;
  };
  static const Remarks no_remarks;

  explicit Night(NightFields&& fields);
  const Remarks& remarks() const { return remarks_ ? *remarks_ : no_remarks; }

  NightDate date_;
  Capsules capsules_;
  std::optional<StoolType> stool_;
  std::optional<Movements> movements_;
  std::optional<SleepQuality> sleep_;
  bool no_movement_;
  WarningSigns signs_;
  // Of the remarks, which a walk over many nights need not look at.
  bool has_other_cause_;
  bool has_measures_;
  std::shared_ptr<const Remarks> remarks_;  // null where there are none
};

}  // namespace titrate
