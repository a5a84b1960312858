#include "cli/night/sure_dose.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/ask/ask.hpp"
#include "cli/error.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

constexpr int far_below = 3;

// The dose of a night that is another one than before.
std::optional<Capsules> new_dose(const Log& before, const PlannedNight& planned) {
  const Night* const was = before.night_on(planned.night);
  const Night* const is = planned.after.night_on(planned.night);
  if (is == nullptr || (was != nullptr && was->capsules() == is->capsules())) return std::nullopt;
  return is->capsules();
}

// Tonight as it will stand, where that tells what the dose is to be measured by as well: the plan
// of a night rests on those before it, and on the night itself for its signs alone.
std::optional<Outlook> tonight_after(const Log& before, const PlannedNight& planned,
                                     NightDate tonight) {
  if (planned.night != tonight) return std::nullopt;
  const Night* const was = before.night_on(tonight);
  const WarningSigns signs = was == nullptr ? WarningSigns() : was->signs();
  if (planned.after.night_on(tonight)->signs() != signs) return std::nullopt;
  return outlook(planned.after, tonight);
}

std::string with_urgent_words(const std::string& urgent, const std::string& doubt) {
  return (urgent.empty() ? "" : urgent + ' ') + doubt + '.';
}

}  // namespace

std::optional<std::string> doubt_about(Capsules dose, const Decision& advice, Strength strength) {
  const int advised = advice.capsules.value();
  const auto doubt = [&](const std::string& which) {
    return fmt::format("{} {} {}", text::dose_in_words(dose, dose * strength, advice.unit),
                       dose == Capsules::one() ? "is" : "are", which);
  };
  if (dose > advice.ceiling) {
    return doubt(fmt::format("more than the ceiling of {}", advice.ceiling.value()));
  }
  if (advised == 0 || dose == Capsules::none()) return std::nullopt;
  if (dose.value() > 2 * advised) {
    return doubt(fmt::format("more than twice the {} advised", advised));
  }
  if (2 * (dose.value() + far_below) <= advised) {
    return doubt(fmt::format("less than half of the {} advised", advised));
  }
  return std::nullopt;
}

std::string first_of_all(Capsules dose, const Counted& counted) {
  const std::string what = text::words_on_large_amount(dose * counted.strength);
  return what.empty() ? ""
                      : fmt::format("{}, were they taken? {}",
                                    text::count_in_words(dose, counted.unit), what);
}

SettledNight settle_night(Context& context, store::Reading known, bool is_sure,
                          const std::function<PlannedNight(const Log&)>& plan) {
  auto locked = context.lock(std::move(known));
  PlannedNight planned = plan(locked.log());
  const auto dose = new_dose(locked.log(), planned);
  if (!dose) return {std::move(planned), std::move(locked)};
  const Course& course = locked.log().courses()[*locked.log().course_of(planned.night)];
  const Strength strength = course.strength();
  auto tonight = tonight_after(locked.log(), planned, context.tonight());
  Decision advice = tonight ? tonight->advice : advise(course, planned.night);
  const auto doubt = is_sure ? std::nullopt : doubt_about(*dose, advice, strength);
  if (!doubt) {
    return {std::move(planned), std::move(locked), std::move(advice), std::move(tonight)};
  }

  const std::string words = with_urgent_words(
      first_of_all(*dose, course.counted()),
      fmt::format("{}, on the night of {}", *doubt, text::to_text(planned.night)));
  if (!context.can_ask()) {
    throw Error(ErrorKind::refused, words,
                {"If that was taken, add: ", only_if(Condition::taken, added("--yes"))});
  }
  const Log before = locked.log();
  { const auto let_go = std::move(locked); }  // another titrate must not wait for an answer
  context.say_text(words);
  if (!ask_yes_or_no(context, "Was that taken? [yes or no]")) {
    throw Error(ErrorKind::refused, "the dose was not logged.");
  }
  auto again = context.lock({});
  if (again.log() != before) throw changed_meanwhile();
  return {std::move(planned), std::move(again), std::move(advice), std::move(tonight)};
}

}  // namespace titrate::cli
