// A night, named by the calendar date of its evening. Nights are counted, never timed: the distance
// between two of them is a number of days, and daylight saving does not exist here.
//
//   NightDate night = *NightDate::parse("2026-11-21");
//   night + 1;                                   // the night after
//   night - *NightDate::parse("2026-11-01");     // 20
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace titrate {

// A night lasts until this hour of the morning after, 04:00.
inline constexpr int night_ends_at = 4;

class NightDate {
 public:
  // 1970 to 9999, the years of the log format.
  static constexpr int first_year = 1970;
  static constexpr int last_year = 9999;

  // A real day of those years, or nothing.
  static std::optional<NightDate> from_civil(int year, int month, int day);
  // Exactly "YYYY-MM-DD", a real day of those years, or nothing.
  static std::optional<NightDate> parse(std::string_view iso);
  // The night that a moment belongs to. `local_seconds` counts the seconds that a wall clock
  // showing that moment is past 1970-01-01 00:00; before `rollover_hour` it is still the evening
  // before.
  static NightDate at(std::int64_t local_seconds, int rollover_hour = night_ends_at);

  // Within the years that can be written down.
  bool in_range() const;

  struct Civil {
    int year, month, day;  // month and day from 1
    int weekday;           // 0 is Sunday
  };
  Civil civil() const;
  std::string iso() const;  // "2026-11-21"

  friend constexpr NightDate operator+(NightDate night, int days) {
    return NightDate(night.days_ + days);
  }
  friend constexpr NightDate operator-(NightDate night, int days) {
    return NightDate(night.days_ - days);
  }
  friend constexpr int operator-(NightDate later, NightDate earlier) {
    return later.days_ - earlier.days_;
  }
  friend constexpr auto operator<=>(NightDate, NightDate) = default;

 private:
  explicit constexpr NightDate(std::int32_t days) : days_(days) {}
  std::int32_t days_;  // since 1970-01-01
};

// Nights from the first to the last, both included; at least one.
struct NightRange {
  NightDate first;
  NightDate last;

  constexpr int count() const { return last - first + 1; }
  constexpr bool contains(NightDate night) const { return first <= night && night <= last; }

  // The nights that both have.
  constexpr std::optional<NightRange> shared_with(const NightRange& other) const {
    const NightRange shared{first < other.first ? other.first : first,
                            last < other.last ? last : other.last};
    return shared.last < shared.first ? std::nullopt : std::optional(shared);
  }

  friend constexpr bool operator==(const NightRange&, const NightRange&) = default;
};

}  // namespace titrate
