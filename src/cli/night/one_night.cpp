#include "cli/night/one_night.hpp"

#include <fmt/format.h>

#include <string>

#include "cli/args/values.hpp"
#include "core/letters.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

bool is_same_day(NightDate a, NightDate b) {
  return a.civil().month == b.civil().month && a.civil().day == b.civil().day;
}

bool names_night_before(const SaidDate& said, std::string_view typed, NightDate tonight) {
  const std::string word = in_small_letters(typed);
  return said.night == tonight - 1 &&
         (said.is_last_night || word == "yesterday" || word.ends_with(" ago"));
}

// By its weekday, or by a date without a year, which is read as one that has been.
bool names_new_day(const SaidDate& said, std::string_view typed, NightDate tonight) {
  if (said.is_weekday) return said.night == tonight - 6;
  const NightDate next = tonight + 1;
  return next.in_range() && is_same_day(said.night, next) && said.night < tonight &&
         !full_date_in(typed);
}

}  // namespace

void require_one_night(const Context& context, std::string_view option, std::string_view typed,
                       const SaidDate& said) {
  if (!context.is_after_midnight()) return;
  const NightDate tonight = context.tonight();
  if (!names_night_before(said, typed, tonight) && !names_new_day(said, typed, tonight)) return;
  throw usage_error(option,
                    fmt::format("{} can be the one that still goes on, {}, or {}.", as_typed(typed),
                                text::to_text(tonight), text::to_text(said.night)),
                    fmt::format("Type tonight or {} in its place.", said.night.iso()));
}

namespace {

// `night`: what it was read as.
NightDate only_night(const Context& context, std::string_view option, std::string_view text,
                     NightDate night) {
  const auto said = cli::date_in(text, context.tonight());
  if (said && said->night == night) require_one_night(context, option, text, *said);
  return night;
}

}  // namespace

NightDate read_one_night(const Context& context, std::string_view option, std::string_view text) {
  return only_night(context, option, text, read_night(option, text, context.tonight()));
}

NightDate read_one_coming_night(const Context& context, std::string_view option,
                                std::string_view text, std::optional<NightDate> earliest) {
  return only_night(context, option, text,
                    read_coming_night(option, text, context.tonight(), earliest));
}

}  // namespace titrate::cli
