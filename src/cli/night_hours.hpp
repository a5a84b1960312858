// At which hour of the day a night ends and the next begins: 04:00, or what TITRATE_NIGHT_ENDS
// says, 00:00 to 12:00, for those who sleep by day. The morning lasts eight hours from then.
//
//   NightHours hours = read_night_hours(environment);
//   hours.night_of(environment.now);
#pragma once

#include <string>

#include "cli/environment.hpp"
#include "core/local_time.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

struct NightHours {
  TimeOfDay ends = end_of_night;

  NightDate night_of(LocalTime now) const;
  // Before it ends it is still the night of the evening before.
  bool goes_on(TimeOfDay time) const { return time < ends; }
  bool is_morning(TimeOfDay time) const;

  std::string end_in_words() const;          // "04:00"
  std::string morning_end_in_words() const;  // "noon", or "20:00"
};

// A usage error where the variable is set and is no such time.
NightHours read_night_hours(const Environment& environment);

}  // namespace titrate::cli
