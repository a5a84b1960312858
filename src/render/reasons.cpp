// Why: one sentence for each rule, one or two for each notice.

#include <fmt/format.h>

#include <algorithm>

#include "render/words.hpp"

namespace titrate::render {
namespace {

using Dose = Evidence::Dose;

std::string_view be(Capsules capsules) { return capsules == Capsules::one() ? "was" : "were"; }

// "3 capsules on Fri 20 Nov"
std::string taken(const Dose& dose) {
  return fmt::format("{} on {}", words(dose.capsules), short_words(dose.night));
}

// "3 capsules on Fri 20 Nov brought a loose morning (6 mushy)"
std::string loose(const Dose& dose) {
  return fmt::format("{} brought a loose morning ({})", taken(dose), words(*dose.stool));
}

// "3 capsules on Fri 20 Nov were tolerated (4 smooth)"
std::string tolerated(const Dose& dose) {
  return fmt::format("{} {} tolerated ({})", taken(dose), be(dose.capsules), words(*dose.stool));
}

std::string step_up(const Advice& advice, const Dose& dose) {
  if (advice.at_ceiling) {
    return fmt::format("{}; the protocol would go one higher, but the ceiling of {} holds.",
                       tolerated(dose), words(advice.ceiling));
  }
  return tolerated(dose) + ", so the protocol takes one capsule more.";
}

std::string settle(const Advice& advice, const Dose& dose) {
  const std::string fewer =
      dose.capsules < advice.phase.dose ? ", fewer than were to be tried again" : "";
  return fmt::format("{}{}, so the protocol holds at {}.", tolerated(dose), fewer,
                     words(advice.phase.dose));
}

std::string hold(const Advice& advice, const Dose& dose) {
  return fmt::format("{}, so the protocol holds at {}.", tolerated(dose), words(advice.phase.dose));
}

std::string wait(const Advice& advice, const Dose& dose) {
  if (advice.evidence.missed > 0) {
    return fmt::format("After {} without a dose, titrate {}.",
                       nights_in_words(advice.evidence.missed),
                       advice.phase.kind == Phase::Kind::climbing
                           ? "does not go up before another dose is tolerated"
                           : "leaves the dose as it was");
  }
  const std::string morning = fmt::format("the morning after {}", short_words(dose.night));
  if (dose.other_cause) {
    return fmt::format(
        "What came on {} was put down to another cause, so titrate learns nothing "
        "from it about the dose.",
        morning);
  }
  if (dose.no_movement) {
    return fmt::format("No bowel movement came on {}; titrate takes that as no reason to go up.",
                       morning);
  }
  return fmt::format("No stool result is noted for {}, and titrate never goes up without one.",
                     morning);
}

std::string warning_sign(const Evidence::Signs& signs) {
  std::string names;
  for (const WarningSign sign : signs.signs.list()) {
    if (!names.empty()) names += ", ";
    names += name_of(sign);
    std::replace(names.begin(), names.end(), '-', ' ');
  }
  return fmt::format(
      "A warning sign was noted for {}: {}. titrate advises no more magnesium in "
      "this course; stop, and ask a doctor or pharmacist (in an emergency, call for "
      "help now).",
      short_words(signs.night), names);
}

// Where the answer is below the dose that the rule came to.
std::string held_below(const Advice& advice) {
  if (advice.capsules == advice.phase.dose || advice.rule == Rule::step_up) return "";
  if (advice.at_ceiling) {
    return fmt::format(" The ceiling keeps the answer at {}.", words(advice.capsules));
  }
  return fmt::format(
      " A lower ceiling was in force since the hold began, and titrate never raises "
      "a held dose, so it stays at {}.",
      words(advice.capsules));
}

std::string sentence(const Advice& advice) {
  const auto& last = advice.evidence.last_dose;
  switch (advice.rule) {
    case Rule::first_night:
      return "No dose is in this course yet: the protocol begins with the label's dose.";
    case Rule::step_up:
      return step_up(advice, *last);
    case Rule::repeat:
      return loose(*last) +
             ": that may be the most you tolerate, so the protocol takes it once "
             "more.";
    case Rule::step_down:
      return fmt::format("{} again, so the protocol goes lower and holds at {}.", loose(*last),
                         words(advice.phase.dose));
    case Rule::settle:
      return settle(advice, *last);
    case Rule::hold:
      return hold(advice, *last);
    case Rule::taper:
      return loose(*last) + ": it has become too much, so the protocol comes down by one.";
    case Rule::wait:
      return wait(advice, *last);
    case Rule::lapse:
      return fmt::format("After {} without a dose, titrate starts low again and climbs from there.",
                         nights_in_words(advice.evidence.missed));
    case Rule::back_to_plan:
      return fmt::format("{}, but {} more than planned: titrate goes back to the planned {}.",
                         loose(*last), last->capsules == Capsules::one() ? "it was" : "they were",
                         words(advice.phase.dose));
    case Rule::floor:
      return "Even one capsule was too much, so titrate stops this course.";
    case Rule::warning_sign:
      return warning_sign(*advice.evidence.signs);
  }
  return "";
}

struct NoticeWords {
  std::string operator()(const DoseAbove5000& notice) const {
    return fmt::format(
        "The dose on {} was {}. More than 5000 mg a day has been toxic: contact a "
        "poison centre or a doctor now, even if you feel well.",
        short_words(notice.night), words(notice.amount));
  }
  std::string operator()(const NoMovement& notice) const {
    return fmt::format(
        "No bowel movement on the last {} mornings noted: ask a doctor or "
        "pharmacist before going on.",
        notice.mornings);
  }
  std::string operator()(const LooseRun& notice) const {
    return fmt::format(
        "The last {} mornings noted were loose: drink enough, and ask a doctor or "
        "pharmacist.",
        notice.mornings);
  }
  std::string operator()(const AboveUpperLevel& notice) const {
    return fmt::format(
        "{} is above {}, the adult upper level for magnesium from supplements. "
        "Common in this titration; if in doubt, ask a pharmacist.",
        words(notice.amount), words(upper_level));
  }
  std::string operator()(const AtCeiling& notice) const {
    return fmt::format(
        "Your ceiling is {}: titrate does not advise more. To see or change it: `titrate ceiling`",
        words(notice.ceiling));
  }
  std::string operator()(const ResultMissing& notice) const {
    return fmt::format(
        "The morning after {} is not noted yet. To note it, for example: `titrate log normal`",
        short_words(notice.night));
  }
  std::string operator()(const AlreadyLogged& notice) const {
    return fmt::format("This night's dose is in the log already: {}.", words(notice.capsules));
  }
};

}  // namespace

std::string words(Rule rule) {
  return fmt::format("{} {}", is_safety_rule(rule) ? "titrate's own safety rule" : "protocol rule",
                     name_of(rule));
}

std::string reason(const Advice& advice) { return sentence(advice) + held_below(advice); }

std::string words(const Notice& notice) { return std::visit(NoticeWords{}, notice); }

bool is_urgent(const Notice& notice) {
  return std::holds_alternative<DoseAbove5000>(notice) ||
         std::holds_alternative<NoMovement>(notice) || std::holds_alternative<LooseRun>(notice);
}

}  // namespace titrate::render
