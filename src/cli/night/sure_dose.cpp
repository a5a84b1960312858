#include "cli/night/sure_dose.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/args/values.hpp"
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

SureAnswer read_sure(const std::string& answer) {
  if (const auto word = yes_or_no(answer)) return *word;
  const bool is_number =
      !answer.empty() && answer.find_first_not_of("0123456789") == std::string::npos;
  if (is_number) return read_number<Capsules>("", answer);
  throw Error(ErrorKind::usage, "Please type yes or no, or how many you took.");
}

namespace {

// A planned night, held against the advice where its dose is new.
struct Weighed {
  PlannedNight planned;
  std::optional<Capsules> dose{};
  std::optional<Decision> advice{};
  std::optional<Outlook> tonight{};
  std::string doubt{};  // in words; empty: none
};

Weighed weigh(const Log& before, PlannedNight planned, NightDate tonight) {
  Weighed weighed{.planned = std::move(planned)};
  const NightDate night = weighed.planned.night;
  weighed.dose = new_dose(before, weighed.planned);
  if (!weighed.dose) return weighed;
  const Course& course = before.courses()[*before.course_of(night)];
  weighed.tonight = tonight_after(before, weighed.planned, tonight);
  weighed.advice = weighed.tonight ? weighed.tonight->advice : advise(course, night);
  const auto doubt = doubt_about(*weighed.dose, *weighed.advice, course.strength());
  if (!doubt) return weighed;
  const std::string urgent = first_of_all(*weighed.dose, course.counted());
  weighed.doubt = fmt::format("{}{}{}, on the night of {}.", urgent, urgent.empty() ? "" : " ",
                              *doubt, text::to_text(night));
  return weighed;
}

// The night with the dose that was taken: the doubtful one where the answer is yes, or the number
// that is the answer.
Weighed made_sure(Context& context, const Log& before, Weighed weighed, const NightPlan& plan) {
  for (int left = most_tries; left > 0; --left) {
    context.say_text(weighed.doubt);
    const auto said = ask_until(context, "Was that taken? [yes or no]", read_sure);
    const auto* const number = std::get_if<Capsules>(&said);
    if (number == nullptr && std::get<bool>(said)) return weighed;
    if (number == nullptr) throw Error(ErrorKind::refused, "the dose was not logged.");
    if (*number == weighed.dose) return weighed;
    weighed = weigh(before, plan(before, *number), context.tonight());
    if (weighed.doubt.empty()) return weighed;
  }
  throw TooManyTries();
}

SettledNight settled(Weighed weighed, store::LogFile::Locked locked) {
  return {std::move(weighed.planned), std::move(locked), std::move(weighed.advice),
          std::move(weighed.tonight)};
}

}  // namespace

SettledNight settle_night(Context& context, store::Reading known, bool is_sure,
                          const NightPlan& plan) {
  auto locked = context.lock(std::move(known));
  Weighed weighed = weigh(locked.log(), plan(locked.log(), std::nullopt), context.tonight());
  if (is_sure || weighed.doubt.empty()) return settled(std::move(weighed), std::move(locked));
  if (!context.can_ask()) {
    throw Error(ErrorKind::refused, weighed.doubt,
                {"If that was taken, add: ", only_if(Condition::taken, added("--yes"))});
  }
  const Log before = locked.log();
  { const auto let_go = std::move(locked); }  // another titrate must not wait for an answer
  weighed = made_sure(context, before, std::move(weighed), plan);
  auto again = context.lock({});
  if (again.log() != before) throw changed_meanwhile();
  return settled(std::move(weighed), std::move(again));
}

}  // namespace titrate::cli
