// The quantities of a titration, each a type of its own: a count of capsules cannot be mistaken for
// a stool type, nor added to milligrams.
//
//   Strength label = *Strength::from_tenths(1200);          // 120 mg of magnesium in a capsule
//   Milligrams tonight = *Capsules::from(4) * label;        // 480 mg
//
// Every type is explicit on the way in (`from`, empty when out of range) and on the way out
// (`value`), and has only the operators that mean something. Thresholds, such as which stool types
// are loose, belong to the protocol: see engine.hpp.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace titrate {

// A whole number from Low to High. The tag keeps one kind from standing in for another.
template <class Tag, int Low, int High>
class Bounded {
 public:
  static constexpr int lowest = Low;
  static constexpr int highest = High;

  static constexpr std::optional<Bounded> from(std::int64_t number) {
    if (number < Low || number > High) return std::nullopt;
    return Bounded(static_cast<Held>(number));
  }

  constexpr int value() const { return value_; }

  friend constexpr auto operator<=>(Bounded, Bounded) = default;

 private:
  static_assert(-128 <= Low && Low <= High && High <= 32767);
  using Held = std::conditional_t<High <= 127, std::int8_t, std::int16_t>;
  explicit constexpr Bounded(Held number) : value_(number) {}
  Held value_;
};

// Stool form, 1 (separate hard lumps) to 7 (liquid), on the seven-level scale used in clinical
// trials (Lewis and Heaton, Scand J Gastroenterol 1997;32:920). Larger is looser.
using StoolType = Bounded<struct StoolTypeTag, 1, 7>;
// Bowel movements on the morning after; 0 is "none came", which is not the same as not noted.
using Movements = Bounded<struct MovementsTag, 0, 30>;
// Sleep, 1 (very bad) to 5 (very good).
using SleepQuality = Bounded<struct SleepQualityTag, 1, 5>;
// How bad a symptom was, 0 (absent) to 10 (worst).
using Severity = Bounded<struct SeverityTag, 0, 10>;
// How many of what is counted (capsules, tablets) are in hand, and how many a new bottle adds.
using StockCount = Bounded<struct StockCountTag, 0, 9999>;
using StockAdded = Bounded<struct StockAddedTag, 1, 9999>;

// A number of capsules: whole, never negative.
class Capsules {
 public:
  static constexpr int lowest = 0;
  static constexpr int highest = 99;  // the largest count that can be taken, advised or allowed

  static constexpr std::optional<Capsules> from(std::int64_t count) {
    if (count < 0 || count > highest) return std::nullopt;
    return Capsules(static_cast<std::int8_t>(count));
  }
  static constexpr Capsules none() { return Capsules(0); }
  static constexpr Capsules one() { return Capsules(1); }

  constexpr int value() const { return count_; }

  // The steps of a titration. One more than `highest` is a step that no ceiling lets through, so it
  // exists as a plan and never as a dose.
  constexpr Capsules one_more() const {
    assert(count_ <= highest);
    return Capsules(static_cast<std::int8_t>(count_ + 1));
  }
  constexpr Capsules one_less() const {
    assert(count_ > 0);
    return Capsules(static_cast<std::int8_t>(count_ - 1));
  }

  friend constexpr auto operator<=>(Capsules, Capsules) = default;

 private:
  explicit constexpr Capsules(std::int8_t count) : count_(count) {}
  std::int8_t count_;
};

// An amount of elemental magnesium, exact to a tenth of a milligram; never floating point.
class Milligrams {
 public:
  static constexpr Milligrams from_tenths(std::int64_t tenths) { return Milligrams(tenths); }
  static constexpr Milligrams whole(std::int64_t mg) { return Milligrams(mg * 10); }
  // Digits with at most one decimal, "120" or "112.5", up to 999999.9; or nothing.
  static std::optional<Milligrams> parse(std::string_view text);

  constexpr std::int64_t tenths() const { return tenths_; }
  std::string to_text() const;  // as `parse` reads it

  friend constexpr auto operator<=>(Milligrams, Milligrams) = default;

 private:
  explicit constexpr Milligrams(std::int64_t tenths) : tenths_(tenths) {}
  std::int64_t tenths_;
};

// Elemental magnesium in one capsule, from the label: more than 0 and at most 1000 mg, in tenths.
class Strength {
 public:
  static constexpr std::int64_t most_tenths = 10000;

  static constexpr std::optional<Strength> from_tenths(std::int64_t tenths) {
    if (tenths < 1 || tenths > most_tenths) return std::nullopt;
    return Strength(static_cast<std::int16_t>(tenths));
  }

  constexpr Milligrams per_capsule() const { return Milligrams::from_tenths(tenths_); }

  friend constexpr bool operator==(Strength, Strength) = default;

 private:
  explicit constexpr Strength(std::int16_t tenths) : tenths_(tenths) {}
  std::int16_t tenths_;
};

// What else a person measures, such as a blood pressure or a count of tender points: 0 to 9999.9,
// exact to a tenth.
class MeasureValue {
 public:
  static constexpr std::int64_t most_tenths = 99999;

  static constexpr std::optional<MeasureValue> from_tenths(std::int64_t tenths) {
    if (tenths < 0 || tenths > most_tenths) return std::nullopt;
    return MeasureValue(static_cast<std::int32_t>(tenths));
  }
  // Digits with at most one decimal, "11" or "128.5"; or nothing.
  static std::optional<MeasureValue> parse(std::string_view text);

  constexpr std::int64_t tenths() const { return tenths_; }
  std::string to_text() const;  // "128.5", "11": without a needless decimal

  friend constexpr auto operator<=>(MeasureValue, MeasureValue) = default;

 private:
  explicit constexpr MeasureValue(std::int32_t tenths) : tenths_(tenths) {}
  std::int32_t tenths_;
};

constexpr Milligrams operator*(Capsules count, Strength strength) {
  return Milligrams::from_tenths(count.value() * strength.per_capsule().tenths());
}

// The adult upper level for magnesium from supplements and medicines, a day, set where diarrhea
// begins (Institute of Medicine 1997, NAP 5776 p. 244). Crossing it is a fact to name, not a fault.
inline constexpr Milligrams upper_level = Milligrams::whole(350);

// From about this amount on, raised blood magnesium goes with it in older constipated people (Mori
// 2019, PMC6667383): worth a blood test of magnesium and kidney function.
inline constexpr Milligrams blood_test_level = Milligrams::whole(600);

// Above this, low blood pressure and muscle weakness have been seen (SCF 2001 as EFSA 2006 repeats
// it; read in a copy).
inline constexpr Milligrams weakness_level = Milligrams::whole(2500);

// Doses above this, a day, have been toxic; no ceiling may allow more.
inline constexpr Milligrams toxic_level = Milligrams::whole(5000);

}  // namespace titrate
