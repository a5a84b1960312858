// The one reader of the dates and days that people type: day words, weekdays, dates in figures and
// with a month's name. It never guesses: what can be two dates is told as both.
//
//   date_at({"7", "nov", "loose"}, tonight)->words == 2
//
// A date without a year is the last such day up to tonight.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/error.hpp"
#include "titrate/night_date.hpp"

namespace titrate::cli {

struct SaidDate {
  NightDate night;
  std::size_t words = 1;             // how many tell it
  std::optional<NightDate> other{};  // what else it can be
  bool is_last_night = false;        // said so: after midnight it can be tonight
  bool is_weekday = false;           // by its name alone
};

// In a command line that holds other words too, "1/2" is half of something and "7.11" no date.
enum class Among { dates_alone, other_words };

// The date that these words, in small letters, begin with; nothing where they begin with none.
std::optional<SaidDate> date_at(std::span<const std::string> words, NightDate tonight, Among among);
// The date that a whole text is.
std::optional<SaidDate> date_in(std::string_view text, NightDate tonight);
// The same where it says its year, so that it is one day on whatever day it is read; for files.
std::optional<NightDate> full_date_in(std::string_view text);
// Throws where it can be two.
NightDate only_date(std::string_view option, std::string_view typed, const SaidDate& said);

// Whether a word can be a day's name, or a part of one: "yesterday", "tuesday", "last", "nov".
bool names_day(std::string_view word);

// The nights of a month, "october" or "october 2026": the last such month that has begun.
std::optional<NightRange> month_in(std::string_view text, NightDate tonight);

}  // namespace titrate::cli
