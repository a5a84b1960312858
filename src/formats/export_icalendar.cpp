// Reminders as iCalendar. A number of capsules stands only in tonight's: a number that came back
// every night would be wrong from tomorrow on. The discreet ones have the same names as the others,
// so that they take their places in a calendar.

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.hpp"
#include "formats/export.hpp"
#include "formats/icalendar.hpp"
#include "formats/uuid.hpp"
#include "text/hint.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::formats {
namespace {

constexpr std::size_t longest_line = 75;  // bytes, without its end

std::string how_to_ask() {
  return text::Hint{"To ask for tonight's dose: ", text::titrate()}.to_text();
}

std::string moment(NightDate date, TimeOfDay time) { return LocalTime::at(date, time).stamp('T'); }

struct Event {
  std::string what;  // its name among this log's events
  std::string start;
  bool daily;
  std::string summary;
  std::string description;
  const char* discreet_summary = "Evening note";
};

// Whose events these are: a later export replaces them, another person's does not.
std::string owner_of(const Export& data) {
  const Course& first = *data.courses.front().course;
  return fmt::format("{} {} {}", first.started().iso(), first.strength().per_capsule().tenths(),
                     data.tag ? data.tag->value() : "");
}

std::string event_text(const Event& event, const Export& data) {
  const std::string whose = data.tag ? data.tag->value() + ": " : "";
  const bool discreet = data.reminders->discreet;
  const std::string summary =
      calendar_text(whose + (discreet ? event.discreet_summary : event.summary));
  return calendar_line("BEGIN", "VEVENT") +
         calendar_line("UID", uuid_of(owner_of(data) + ' ' + event.what)) +
         calendar_line("DTSTAMP", data.reminders->now_in_utc.stamp('T') + 'Z') +
         calendar_line("DTSTART", event.start) + calendar_line("DURATION", "PT10M") +
         (event.daily ? calendar_line("RRULE", "FREQ=DAILY") : "") +
         calendar_line("SUMMARY", summary) +
         (discreet ? "" : calendar_line("DESCRIPTION", calendar_text(event.description))) +
         calendar_line("TRANSP", "TRANSPARENT") + calendar_line("CLASS", "PRIVATE") +
         calendar_line("BEGIN", "VALARM") + calendar_line("ACTION", "DISPLAY") +
         calendar_line("DESCRIPTION", summary) + calendar_line("TRIGGER", "PT0S") +
         calendar_line("END", "VALARM") + calendar_line("END", "VEVENT");
}

// Whether what is still to be noted could change tonight's dose.
bool is_settled(const Advice& advice) {
  return std::none_of(advice.notices.begin(), advice.notices.end(), [](const Notice& notice) {
    return std::holds_alternative<ResultMissing>(notice);
  });
}

Event tonights(const Advice& advice, TimeOfDay now, std::string start) {
  Event event{.what = "dose " + advice.night.iso(),
              .start = std::move(start),
              .daily = false,
              .summary = "Magnesium: ask titrate for tonight's dose",
              .description = how_to_ask()};
  if (advice.capsules == Capsules::none()) {
    event.summary = "Magnesium: none tonight";
    event.description = fmt::format("{} {}", text::reason(advice), how_to_ask());
    return event;
  }
  if (!is_settled(advice)) return event;
  event.summary = fmt::format("Magnesium: {}, if not taken yet",
                              text::dose_in_words(advice.capsules, advice.amount, advice.unit));
  event.description = fmt::format(
      "Tonight's dose, {}, as titrate worked it out at {:02}:{:02}. If you have noted anything "
      "since, it may be another one. {}",
      text::to_text(advice.night), now.hour, now.minute, how_to_ask());
  return event;
}

}  // namespace

std::string export_calendar(const Export& data, const text::Style&) {
  const Reminders& reminders = *data.reminders;
  const Advice& advice = *data.tonight;
  const auto evening = [&](NightDate night) {
    const bool next_date = reminders.evening < reminders.night_ends;
    return moment(next_date ? night + 1 : night, reminders.evening);
  };
  std::string text = calendar_line("BEGIN", "VCALENDAR") + calendar_line("VERSION", "2.0") +
                     calendar_line("PRODID", reminders.discreet ? "-//notes//notes//EN"
                                                                : "-//titrate//titrate//EN");
  if (!advice.logged) {
    text += event_text(tonights(advice, reminders.now.time_of_day(), evening(advice.night)), data);
  }
  text += event_text({.what = "dose",
                      .start = evening(advice.night + 1),
                      .daily = true,
                      .summary = "Magnesium: ask titrate for tonight's dose",
                      .description = how_to_ask()},
                     data);
  text += event_text({.what = "morning",
                      .start = moment(advice.night + 1, reminders.morning),
                      .daily = true,
                      .summary = "Magnesium: note how the night went",
                      .description = text::Hint{"For example: ", text::titrate("log", "normal"),
                                                " (or hard, soft, loose, none)"}
                                         .to_text(),
                      .discreet_summary = "Morning note"},
                     data);
  return text + calendar_line("END", "VCALENDAR");
}

std::string calendar_line(std::string_view name, std::string_view value) {
  std::string line = fmt::format("{}:{}", name, value);
  std::string folded;
  std::size_t room = longest_line;
  for (std::string_view rest = line; !rest.empty();) {
    const auto bytes = static_cast<std::size_t>(first_character(rest).bytes);
    if (bytes > room) {
      folded += "\r\n ";
      room = longest_line - 1;
    }
    folded += rest.substr(0, bytes);
    room -= bytes;
    rest.remove_prefix(bytes);
  }
  return folded + "\r\n";
}

std::string calendar_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace titrate::formats
