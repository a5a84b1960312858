#include "cli/time_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "cli/error.hpp"
#include "core/digits.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

constexpr std::string_view zones_of_system = "/usr/share/zoneinfo";
constexpr std::string_view zone_of_machine = "/etc/localtime";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "CET-1CEST" or "<+02>-2": the offset is in the value itself, as POSIX has it. What follows is the
// C library's to read.
bool tells_offset(std::string_view zone) {
  std::size_t end = 0;
  if (zone.starts_with('<')) {
    end = zone.find('>');
    if (end == std::string_view::npos) return false;
    ++end;
  } else {
    while (end < zone.size() && small(zone[end]) >= 'a' && small(zone[end]) <= 'z') ++end;
    if (end < 3) return false;
  }
  if (end < zone.size() && (zone[end] == '+' || zone[end] == '-')) ++end;
  return end < zone.size() && is_digit(zone[end]);
}

// UTC needs no file.
bool is_utc(std::string_view zone) {
  constexpr std::string_view names[] = {"",        "UTC",       "GMT", "Etc/UTC",
                                        "Etc/GMT", "Universal", "Zulu"};
  return std::find(std::begin(names), std::end(names), zone) != std::end(names);
}

}  // namespace

std::optional<int> minutes_east(std::string_view text) {
  if (text.size() != 5 && text.size() != 6) return std::nullopt;
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  if (text.size() == 6 && text[3] != ':') return std::nullopt;
  const int hours = two_digits(text, 1);
  const int minutes = two_digits(text, text.size() - 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const int all = hours * 60 + minutes;
  return text[0] == '-' ? -all : all;
}

std::string zone_at(int minutes_east) {
  const int all = std::abs(minutes_east);
  return fmt::format("UTC{}{:02}:{:02}", minutes_east < 0 ? '+' : '-', all / 60, all % 60);
}

std::optional<std::string> unknown_zone(
    const std::optional<std::string>& zone, const std::optional<std::string>& folder,
    const std::function<bool(const std::string& path)>& has_file) {
  if (!zone) {
    if (has_file(std::string(zone_of_machine))) return std::nullopt;
    return "";
  }
  const std::string name = zone->starts_with(':') ? zone->substr(1) : *zone;
  if (is_utc(name) || tells_offset(name)) return std::nullopt;
  const std::string in = folder && !folder->empty() ? *folder : std::string(zones_of_system);
  if (has_file(name.starts_with('/') ? name : in + '/' + name)) return std::nullopt;
  return name;
}

void check_offset(const Environment& environment) {
  const auto text = environment.set_variable("TITRATE_UTC_OFFSET");
  if (!text || minutes_east(*text)) return;
  throw Error(ErrorKind::usage,
              fmt::format("\"{}\" is not an offset like +02:00.", printable(*text, 40)),
              "It is how far the clock on the wall is ahead of UTC.", "TITRATE_UTC_OFFSET");
}

std::string words_on_unknown_zone(const std::string& zone, LocalTime now) {
  const std::string what =
      zone.empty()
          ? std::string("this machine does not tell its time zone")
          : fmt::format("this machine does not know the time zone {} (TZ)", printable(zone, 40));
  const TimeOfDay time = now.time_of_day();
  return fmt::format(
      "{}, so UTC is taken: {:02}:{:02} now. If your clock shows another time, set "
      "TITRATE_UTC_OFFSET to how far it is ahead, as +HH:MM.",
      what, time.hour, time.minute);
}

}  // namespace titrate::cli
