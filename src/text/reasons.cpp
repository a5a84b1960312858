// Why: one sentence for each rule.

#include <fmt/format.h>

#include <algorithm>

#include "text/words.hpp"

namespace titrate::text {
namespace {

// A dose of the course that is spoken of, which says what it is counted in.
struct Dose : Evidence::Dose {
  std::optional<Unit> unit;
};

Dose last_dose_of(const Advice& advice) { return {*advice.evidence.last_dose, advice.unit}; }

std::string planned_dose(const Advice& advice) { return to_text(advice.phase.dose, advice.unit); }

std::string_view be(Capsules capsules) { return capsules == Capsules::one() ? "was" : "were"; }
std::string_view them(Capsules capsules) { return capsules == Capsules::one() ? "it" : "them"; }

// "3 capsules on Fri 20 Nov"
std::string taken(const Dose& dose) {
  return fmt::format("{} on {}", to_text(dose.capsules, dose.unit), short_words(dose.night));
}

// "3 capsules on Fri 20 Nov brought a loose morning (6 mushy)"
std::string loose(const Dose& dose) {
  return fmt::format("{} brought a loose morning ({})", taken(dose), to_text(*dose.stool));
}

// "3 capsules on Fri 20 Nov were tolerated (4 smooth)"
std::string tolerated(const Dose& dose) {
  return fmt::format("{} {} tolerated ({})", taken(dose), be(dose.capsules), to_text(*dose.stool));
}

// The same of a dose that was loose before.
std::string tolerated_this_time(const Dose& dose) {
  return fmt::format("{} {} tolerated this time ({})", taken(dose), be(dose.capsules),
                     to_text(*dose.stool));
}

// After a dose that was more or fewer than planned: never above that plan by more than one.
std::string step_up_from_other_dose(const Advice& advice, const Dose& dose) {
  const bool more = dose.capsules >= advice.phase.dose;
  return fmt::format("{}, {} than planned, so titrate goes one above {}", tolerated(dose),
                     more ? "more" : "fewer", more ? "the plan" : "what was taken");
}

// Taken once more, and tolerated. What counts is what was planned, also where more were taken.
std::string settled(const Advice& advice, const Dose& dose) {
  const std::string held = planned_dose(advice);
  if (dose.capsules == advice.phase.dose) {
    return fmt::format("{}, so the protocol holds at {}", tolerated_this_time(dose), held);
  }
  return fmt::format("{}, more than the {} to be taken once more, so the protocol holds at {}",
                     tolerated(dose), advice.phase.dose.value(), held);
}

// What speaks against learning from the last dose. (After one above 5000 mg the reason is to ask.)
std::string nothing_taught(const Dose& dose) {
  const std::string night = short_words(dose.night);
  if (dose.other_cause) {
    return fmt::format("The morning after {} was put down to another cause", night);
  }
  if (dose.after_none) {
    return fmt::format(
        "The loose stool after {} came right after mornings without any and may be overflow",
        night);
  }
  if (dose.no_movement) return fmt::format("No bowel movement came on the morning after {}", night);
  if (dose.taught == Taught::tolerated) {
    return fmt::format("{}, but {} fewer than planned", tolerated(dose),
                       dose.capsules == Capsules::one() ? "it was" : "they were");
  }
  return fmt::format("No stool type is noted for the morning after {}", night);
}

// What titrate does as long as nothing is decided: never more, and nothing is taken away.
std::string stays(const Advice& advice) {
  switch (advice.phase.kind) {
    case Phase::Kind::climbing:
      return "does not go up";
    case Phase::Kind::confirming:
      return fmt::format("still takes {} once more", planned_dose(advice));
    case Phase::Kind::holding:
    case Phase::Kind::stopped:
      break;
  }
  return fmt::format("holds at {} as before", planned_dose(advice));
}

// Where a climb that begins anew may lead.
std::string up_again(const Advice& advice) {
  if (!advice.limit) return "comes up again, one a night";
  if (advice.phase.dose >= *advice.limit) return "goes no higher than that";
  return fmt::format("comes up again, one a night, to {} and no higher", advice.limit->value());
}

std::string decided_nothing(const Advice& advice, const Dose& last) {
  static_assert(undecided_nights == 3, "the words below");
  const std::string dose = planned_dose(advice);
  const std::string next = advice.why == Why::undecided_thrice
                               ? "holds at " + dose
                               : "goes on from " + dose + " and " + up_again(advice);
  return fmt::format("{}, the third night that decided nothing, so titrate {}",
                     nothing_taught(last), next);
}

std::string excess_loose(const Advice& advice, const Dose& dose) {
  const std::string planned = planned_dose(advice);
  const std::string text = fmt::format("{}, but {} more than planned, so titrate", loose(dose),
                                       dose.capsules == Capsules::one() ? "it was" : "they were");
  if (advice.phase.kind == Phase::Kind::confirming) {
    return fmt::format("{} still takes {} once more", text, planned);
  }
  return fmt::format("{} goes back to {}", text, planned);
}

// The one reason that is more than a sentence: what to do comes before what titrate does.
std::string warning_sign(const Evidence::Signs& signs) {
  return fmt::format(
      "A warning sign was noted for {}: {}. {}. titrate advises no more magnesium in this course.",
      short_words(signs.night), signs_in_words(signs.signs), what_to_do(rank_of(signs.signs)));
}

// "Even one was too much" is true only where none was ever tolerated.
std::string nothing_left(const Advice& advice) {
  const Capsules tolerated = advice.evidence.most_tolerated;
  const std::string_view one = words_of(advice.unit).one;
  if (tolerated == Capsules::none()) {
    return fmt::format("Even one {} was too much, so titrate stops this course.", one);
  }
  return fmt::format(
      "One {} was loose twice, though {} {} tolerated before, so titrate stops this course.", one,
      tolerated == Capsules::one() ? "it" : to_text(tolerated, advice.unit), be(tolerated));
}

// A person's own text inside a sentence: what it has of our marks for commands must not be taken
// for one.
std::string quoted(const Note& note) {
  std::string text = note.value();
  std::replace(text.begin(), text.end(), '`', '\'');
  return text;
}

std::string paused(const Pause& pause) {
  const std::string why = pause.why ? fmt::format(" ({})", quoted(*pause.why)) : "";
  if (pause.until == pause.from) {
    return fmt::format("You paused on {}{}, so titrate advises none", short_words(pause.from), why);
  }
  if (pause.until) {
    return fmt::format("You paused from {} to {}{}, so titrate advises none",
                       short_words(pause.from), short_words(*pause.until), why);
  }
  return fmt::format("You paused on {}{}, so titrate advises none until you resume",
                     short_words(pause.from), why);
}

// The reasons that rest on the last dose, without what ends them.
std::string sentence_on(const Dose& last, const Advice& advice) {
  const std::string dose = planned_dose(advice);
  switch (advice.why) {
    case Why::tolerated:
      return fmt::format(
          "{}, {} one {} more", tolerated(last),
          advice.at_ceiling ? "and the protocol would take" : "so the protocol takes",
          words_of(advice.unit).one);
    case Why::tolerated_other_dose:
      return step_up_from_other_dose(advice, last);
    case Why::back_at_limit:
      return fmt::format("{}; by itself titrate comes back to {} and no higher, so it holds there",
                         tolerated(last), dose);
    case Why::loose:
      return fmt::format(
          "{}: that may be the most you tolerate, so the protocol takes {} once more", loose(last),
          them(last.capsules));
    case Why::loose_again:
      return fmt::format("{} again, so the protocol takes one less and holds at {}", loose(last),
                         dose);
    case Why::loose_again_held:
      return fmt::format(
          "{} again: it has become too much, so the protocol comes down by one and holds at {}",
          loose(last), dose);
    case Why::loose_at_fallen_ceiling:
      return fmt::format(
          "{}; since the ceiling came down this counts as the first time, so titrate takes {} once "
          "more",
          loose(last), them(last.capsules));
    case Why::settled:
      return settled(advice, last);
    case Why::settled_on_the_way:
      return fmt::format("{}, so titrate, on the way back to {}, goes on to {}",
                         tolerated_this_time(last), to_text(*advice.limit, advice.unit),
                         advice.phase.dose.value());
    case Why::held:
      return fmt::format("{}, so the protocol stays at {}", tolerated(last), dose);
    case Why::loose_while_holding:
      return fmt::format("{}; once may be chance, so the protocol takes {} once more", loose(last),
                         them(last.capsules));
    case Why::undecided:
      return fmt::format("{}, so titrate {}", nothing_taught(last), stays(advice));
    case Why::undecided_thrice:
    case Why::undecided_on_the_way:
      return decided_nothing(advice, last);
    case Why::excess_loose:
      return excess_loose(advice, last);
    case Why::excess_below_hold:
      return fmt::format("{}, but they were more than planned, so titrate goes back to {} and {}",
                         loose(last), dose, up_again(advice));
    case Why::fewer_loose:
      return fmt::format("{}, though fewer than planned, so titrate stays at {} and {}",
                         loose(last), dose, up_again(advice));
    default:
      return "";
  }
}

std::string sentence(const Advice& advice) {
  const std::string dose = planned_dose(advice);
  switch (advice.why) {
    case Why::first_night:
      return "The first dose of this course: the protocol begins with the label's dose";
    case Why::missed:
      return fmt::format("After {} without a dose, titrate {}",
                         nights_in_words(advice.evidence.missed), stays(advice));
    case Why::lapsed:
      return fmt::format("After {} without a dose, titrate starts low at {} and {}",
                         nights_in_words(advice.evidence.missed), dose, up_again(advice));
    case Why::lapsed_to_fewer:
      return fmt::format(
          "For {} in a row fewer were taken than the full dose, so titrate goes on from {} and {}",
          nights_in_words(lapse_nights), dose, up_again(advice));
    case Why::above_toxic_level:
      return fmt::format(
          "A dose in the last {} was above {}, so titrate advises none: ask a poison centre or a "
          "doctor before you take any more",
          nights_in_words(ask_first_nights), to_text(toxic_level));
    case Why::climb:
      return fmt::format(
          "You chose to climb again on {}, so titrate goes on from {}, one more after each night "
          "that is tolerated",
          short_words(*advice.evidence.act), dose);
    case Why::taper:
      return fmt::format("You chose to take one less on {}, so titrate stays at {}",
                         short_words(*advice.evidence.act), dose);
    case Why::pause:
      return paused(*advice.evidence.pause);
    default:
      return sentence_on(last_dose_of(advice), advice);
  }
}

// Where the answer is below the dose that the rule came to.
std::string held_below(const Advice& advice) {
  if (!advice.at_ceiling) return "";
  return fmt::format("; your ceiling keeps it at {}", count_in_words(advice.capsules, advice.unit));
}

}  // namespace

std::string to_text(Why why) {
  const Rule rule = rule_of(why);
  const std::string_view whose = is_safety_rule(rule) ? "titrate's own safety rule"
                                 : is_own(why)        ? "titrate's own, within protocol rule"
                                                      : "protocol rule";
  return fmt::format("{} {}", whose, name_of(rule));
}

std::string reason(const Advice& advice) {
  if (advice.why == Why::sign) return warning_sign(*advice.evidence.signs);
  if (advice.why == Why::nothing_left) return nothing_left(advice);
  return sentence(advice) + held_below(advice) + '.';
}

std::string_view words_on_new_rules() {
  return "The rules are new: the number may differ from before (docs/rules.md).";
}

}  // namespace titrate::text
