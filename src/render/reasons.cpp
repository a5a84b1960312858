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

// After a dose that was more or fewer than planned: never above that plan by more than one.
std::string step_up_from_other_dose(const Advice& advice, const Dose& dose) {
  const bool more = dose.capsules >= advice.phase.dose;
  return fmt::format("{}, {} than planned, so titrate goes one above {}.", tolerated(dose),
                     more ? "more" : "fewer", more ? "the plan" : "what was taken");
}

// What speaks against learning from the last dose.
std::string nothing_taught(const Dose& dose) {
  const std::string morning = fmt::format("the morning after {}", short_words(dose.night));
  if (dose.amount > toxic_level) {
    return fmt::format("The dose on {} was above {}, and titrate learns nothing from so much",
                       short_words(dose.night), words(toxic_level));
  }
  if (dose.other_cause) {
    return fmt::format(
        "What came on {} was put down to another cause, so titrate learns nothing "
        "from it about the dose",
        morning);
  }
  if (dose.after_none) {
    return fmt::format(
        "The loose stool on {} came right after mornings without any and may be overflow, so "
        "titrate learns nothing from it about the dose",
        morning);
  }
  if (dose.no_movement) {
    return fmt::format("No bowel movement came on {}; titrate takes that as no reason to go up",
                       morning);
  }
  if (dose.taught == Taught::tolerated) {
    return fmt::format("{}, but fewer than were to be taken once more", tolerated(dose));
  }
  return fmt::format("No stool result is noted for {}, and titrate never goes up without one",
                     morning);
}

std::string undecided(const Advice& advice, const Dose& dose) {
  const std::string text = nothing_taught(dose);
  if (advice.phase.kind != Phase::Kind::confirming) return text + '.';
  return fmt::format("{}. {} {} still to be taken once more.", text, words(advice.phase.dose),
                     advice.phase.dose == Capsules::one() ? "is" : "are");
}

std::string missed(const Advice& advice) {
  return fmt::format(
      "After {} without a dose, titrate {}.", nights_in_words(advice.evidence.missed),
      advice.phase.kind == Phase::Kind::climbing ? "does not go up before another dose is tolerated"
                                                 : "leaves the dose as it was");
}

// Where a climb that begins anew may lead.
std::string up_again(const Advice& advice) {
  if (!advice.limit) return "comes up again from there, one a night";
  if (advice.phase.dose >= *advice.limit) return "goes no higher than that";
  return fmt::format("comes up again from there, one a night, to {} and no higher",
                     words(*advice.limit));
}

std::string excess_loose(const Advice& advice, const Dose& dose) {
  const std::string planned = words(advice.phase.dose);
  const std::string text = fmt::format("{}, but {} more than planned: titrate", loose(dose),
                                       dose.capsules == Capsules::one() ? "it was" : "they were");
  if (advice.phase.kind == Phase::Kind::confirming) {
    return fmt::format("{} still takes the planned {} once more.", text, planned);
  }
  return fmt::format("{} goes back to the planned {}.", text, planned);
}

std::string warning_sign(const Evidence::Signs& signs) {
  std::string names;
  bool emergency = false;
  for (const WarningSign sign : signs.signs.list()) {
    if (!names.empty()) names += ", ";
    names += name_of(sign);
    emergency = emergency || is_emergency(sign);
  }
  std::replace(names.begin(), names.end(), '-', ' ');
  return fmt::format(
      "A warning sign was noted for {}: {}. titrate advises no more magnesium in "
      "this course. {}",
      short_words(signs.night), names,
      emergency ? "If it is there now, call an emergency number now; if it is over, speak to a "
                  "doctor today."
                : "Stop, and speak to a doctor today; if it gets worse, call an emergency number.");
}

// "Even one was too much" is true only where more was never tolerated.
std::string nothing_left(const Advice& advice) {
  const Capsules tolerated = advice.evidence.most_tolerated;
  if (tolerated == Capsules::none()) {
    return "Even one capsule was too much, so titrate stops this course.";
  }
  return fmt::format(
      "One capsule was loose twice, though {} {} tolerated before, so titrate stops here. To climb "
      "again from one, once things have settled: `titrate climb`",
      words(tolerated), be(tolerated));
}

// A person's own text inside a sentence: what it has of our marks for commands must not be taken
// for one.
std::string quoted(const Note& note) {
  std::string text = note.value();
  std::replace(text.begin(), text.end(), '`', '\'');
  return text;
}

std::string paused(const Pause& pause) {
  std::string text = fmt::format("Paused since {}", short_words(pause.from));
  if (pause.until) text += fmt::format(" until {}", short_words(*pause.until));
  if (pause.why) text += fmt::format(" ({})", quoted(*pause.why));
  return text + ": none is taken meanwhile. To go on again: `titrate resume`";
}

// Where the answer is below the dose that the rule came to.
std::string held_below(const Advice& advice) {
  if (!advice.at_ceiling || advice.why == Why::tolerated) return "";
  return fmt::format(" The ceiling keeps the answer at {}.", words(advice.capsules));
}

// The reasons that rest on the last dose.
std::string sentence_on(const Dose& last, const Advice& advice) {
  const std::string dose = words(advice.phase.dose);
  switch (advice.why) {
    case Why::tolerated:
      return step_up(advice, last);
    case Why::tolerated_other_dose:
      return step_up_from_other_dose(advice, last);
    case Why::back_at_limit:
      return fmt::format("{}, and that is as high as titrate comes back by itself: it holds at {}.",
                         tolerated(last), dose);
    case Why::loose:
      return loose(last) +
             ": that may be the most you tolerate, so the protocol takes it once more.";
    case Why::loose_again:
      return fmt::format("{} again, so the protocol takes one less and holds at {}.", loose(last),
                         dose);
    case Why::loose_again_held:
      return fmt::format(
          "{} again: it has become too much, so the protocol comes down by one and holds at {}.",
          loose(last), dose);
    case Why::loose_at_fallen_ceiling:
      return fmt::format(
          "{}. Below the lower ceiling that was loose once only, so titrate takes "
          "it once more.",
          loose(last));
    case Why::settled:
      return fmt::format("{} on the second try, so the protocol holds at {}.", tolerated(last),
                         dose);
    case Why::settled_on_the_way:
      return fmt::format("{} on the second try, and {} were held before, so titrate goes on up.",
                         tolerated(last), words(*advice.limit));
    case Why::held:
      return fmt::format("{}, so the protocol holds at {}.", tolerated(last), dose);
    case Why::loose_while_holding:
      return loose(last) + ". Once may be chance, so the protocol takes the same once more.";
    case Why::undecided:
      return undecided(advice, last);
    case Why::undecided_thrice:
      return fmt::format("{}. {} nights have decided nothing, so titrate holds at {}.",
                         nothing_taught(last), undecided_nights, dose);
    case Why::undecided_on_the_way:
      return fmt::format("{}. {} nights have decided nothing, so titrate {}.", nothing_taught(last),
                         undecided_nights, up_again(advice));
    case Why::excess_loose:
      return excess_loose(advice, last);
    case Why::excess_below_hold:
      return fmt::format("{}, more than the ceiling lets through: titrate goes back to {} and {}.",
                         loose(last), dose, up_again(advice));
    case Why::fewer_loose:
      return fmt::format("{}, fewer than planned: titrate stays at {} and {}.", loose(last), dose,
                         up_again(advice));
    default:
      return "";
  }
}

std::string sentence(const Advice& advice) {
  const std::string dose = words(advice.phase.dose);
  switch (advice.why) {
    case Why::first_night:
      return "No dose is in this course yet: the protocol begins with the label's dose.";
    case Why::missed:
      return missed(advice);
    case Why::lapsed:
      return fmt::format("After {} without a dose, titrate starts low again and {}.",
                         nights_in_words(advice.evidence.missed), up_again(advice));
    case Why::lapsed_to_fewer:
      return fmt::format(
          "For {} in a row fewer were taken than planned, so titrate begins at {} "
          "and {}.",
          nights_in_words(lapse_nights), dose, up_again(advice));
    case Why::nothing_left:
      return nothing_left(advice);
    case Why::sign:
      return warning_sign(*advice.evidence.signs);
    case Why::above_toxic_level:
      return fmt::format(
          "A dose in the last {} was above {}, so titrate advises none: ask a poison centre or a "
          "doctor before you take any more.",
          nights_in_words(ask_first_nights), words(toxic_level));
    case Why::climb:
      return fmt::format(
          "You chose to climb again on {}: titrate begins at {} and goes up one a night while it "
          "is tolerated.",
          short_words(*advice.evidence.act), dose);
    case Why::taper:
      return fmt::format("You chose to take one less on {}, and titrate stays at {}.",
                         short_words(*advice.evidence.act), dose);
    case Why::pause:
      return paused(*advice.evidence.pause);
    default:
      return sentence_on(*advice.evidence.last_dose, advice);
  }
}

struct NoticeWords {
  std::string operator()(const DoseAbove5000& notice) const {
    return fmt::format(
        "The dose on {} was {}. More than 5000 mg a day has been toxic: contact a "
        "poison centre or a doctor now, even if you feel well.",
        short_words(notice.night), words(notice.amount));
  }
  std::string operator()(const Above2500& notice) const {
    return fmt::format(
        "{} on {} is above {}: low blood pressure and weakness have been seen from there on. With "
        "dizziness, weakness or a slow pulse, call a doctor now.",
        words(notice.amount), short_words(notice.night), words(weakness_level));
  }
  std::string operator()(const NoMovement& notice) const {
    return fmt::format(
        "No bowel movement on the last {} mornings noted, and then magnesium stays in. Ask a "
        "doctor "
        "or pharmacist before you take more; with severe pain or vomiting call for help now.",
        notice.mornings);
  }
  std::string operator()(const LooseRun& notice) const {
    return fmt::format(
        "The last {} mornings noted were loose, whatever caused them. Pause (`titrate pause`), "
        "drink, and ask a doctor or pharmacist today.",
        notice.mornings);
  }
  std::string operator()(const LooseAfterNone& notice) const {
    return fmt::format(
        "The loose stool came right after {} mornings without any. It may be overflow around what "
        "is stuck, and no sign that things move: ask a doctor or pharmacist today.",
        notice.mornings);
  }
  std::string operator()(const Ill&) const {
    return "The last morning was loose from another cause. While that lasts many pause magnesium: "
           "drink, and `titrate pause`";
  }
  std::string operator()(const OftenLoose& notice) const {
    return fmt::format(
        "{} of the last 7 mornings noted after {} were loose. If that is too much for you, take "
        "one less and stay there: `titrate taper`",
        notice.loose, words(notice.capsules));
  }
  std::string operator()(const Stalled& notice) const {
    return fmt::format(
        "The last {} nights with a dose taught nothing, so nothing moves. What would: a stool "
        "result in the morning, `titrate log STOOL`",
        notice.nights);
  }
  std::string operator()(const Above600& notice) const {
    return fmt::format(
        "{} is above {}: ask for a blood test of magnesium and kidney function, and again every 3 "
        "to 6 months.",
        words(notice.amount), words(blood_test_level));
  }
  std::string operator()(const NightMissing& notice) const {
    return fmt::format(
        "The night of {} is not in the log and counts as missed. If you took some: `titrate log "
        "DOSE --date {}`",
        short_words(notice.night), notice.night.iso());
  }
  std::string operator()(const CourseBeforeStopped& notice) const {
    return fmt::format(
        "The course before this one has a warning sign, noted for {}. If it comes again, stop and "
        "ask a doctor.",
        short_words(notice.night));
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

struct Urgency {
  bool operator()(const DoseAbove5000&) const { return true; }
  bool operator()(const Above2500&) const { return true; }
  bool operator()(const NoMovement&) const { return true; }
  bool operator()(const LooseRun&) const { return true; }
  bool operator()(const LooseAfterNone&) const { return true; }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

}  // namespace

std::string words(Why why) {
  const Rule rule = rule_of(why);
  const std::string_view whose = is_safety_rule(rule) ? "titrate's own safety rule"
                                 : is_own(why)        ? "titrate's own, within protocol rule"
                                                      : "protocol rule";
  return fmt::format("{} {}", whose, name_of(rule));
}

std::string reason(const Advice& advice) { return sentence(advice) + held_below(advice); }

std::string words(const Notice& notice) { return std::visit(NoticeWords{}, notice); }

bool is_urgent(const Notice& notice) { return std::visit(Urgency{}, notice); }

}  // namespace titrate::render
