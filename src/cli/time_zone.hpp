// The time zone that the machine's wall clock is in: what tells it, and what is said where nothing
// does. The C library takes UTC then, without a word, and a night could be another than the
// person's.
//
//   minutes_east("-03:30");                   // -210
//   unknown_zone("Europe/Rome", has_file);    // "Europe/Rome", where there is no file of that name
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/environment.hpp"

namespace titrate::cli {

// "+02:00" or "+0200", as `date +%z` says it: minutes east of UTC, less than a day; or nothing.
std::optional<int> minutes_east(std::string_view text);

// What TZ has to be for that offset: "UTC-02:00", as the C library counts west.
std::string zone_at(int minutes_east);

// Where the C library finds no time zone: what TZ names, empty where it is not set.
//   zone    the value of TZ
//   folder  that of TZDIR
//   has_file  whether there is such a file, in full, or a link that says UTC in its place
std::optional<std::string> unknown_zone(
    const std::optional<std::string>& zone, const std::optional<std::string>& folder,
    const std::function<bool(const std::string& path)>& has_file);

// A usage error where TITRATE_UTC_OFFSET is set to what is no offset.
void check_offset(const Environment& environment);

// That UTC is taken, and how to set it right.
std::string words_on_unknown_zone(const std::string& zone, LocalTime now);

}  // namespace titrate::cli
