// Notices: one or two sentences for each, and which of them a person is shown.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "knowledge/facts.hpp"
#include "text/stock.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string above_weakness_level() {
  return fmt::format(
      "above {}: low blood pressure and weakness have been seen from there on. If you feel weak, "
      "faint or dizzy, call for help now.",
      to_text(weakness_level));
}

// A sentence, as it stands after a colon.
std::string problem_in_words(const CourseLater& later) {
  return fmt::format("the newest course begins later than now, on {}.", to_text(later.started));
}
std::string problem_in_words(const NightLater& later) {
  const std::string night =
      fmt::format("{} ({})", to_text(later.night), to_text(later.capsules, later.unit));
  if (later.nights == 1) return fmt::format("the night of {} is later than now.", night);
  return fmt::format("{} nights are later than now, the first {}.", later.nights, night);
}

std::string problem_in_words(const StockLater& later) {
  const std::string date = to_text(later.entry.date);
  const std::string amount = amount_in_words(later.entry, later.unit);
  if (later.entries == 1) {
    return fmt::format("the stock on {}, {}, is later than now.", date, amount);
  }
  return fmt::format("{} entries of the stock are later than now, the first on {}, {}.",
                     later.entries, date, amount);
}

std::string problem_in_words(const ActLater& later) {
  const std::string act = fmt::format("{} from {} on", name_of(later.act), to_text(later.from));
  if (later.acts == 1) return fmt::format("the {} is later than now.", act);
  return fmt::format("{} changes of the plan are later than now, the first a {}.", later.acts, act);
}

// The sentence, for someone who may do what it says at once: a command stands in it only where it
// will be accepted.
class NoticeWords {
 public:
  NoticeWords(const Advice& advice, Moment moment) : advice_(advice), moment_(moment) {}

  Hint operator()(const DoseAbove5000& notice) const {
    return fmt::format("The dose on {} was {}. {}", short_words(notice.night),
                       to_text(notice.amount), words_on_large_amount(notice.amount));
  }
  Hint operator()(const Above2500& notice) const {
    return fmt::format("{} on {} is {}", to_text(notice.amount), short_words(notice.night),
                       above_weakness_level());
  }
  Hint operator()(const NoMovement& notice) const {
    return fmt::format("No bowel movement came on the last {} mornings noted. {}", notice.mornings,
                       knowledge::no_movement_words);
  }
  Hint operator()(const LooseRun& notice) const {
    Hint hint = fmt::format("The last {} mornings noted were loose, whatever caused them. ",
                            notice.mornings);
    hint += goes_on() ? Hint{"Pause (", ticked("pause"),
                             "), drink, and ask a doctor or pharmacist today."}
                      : "Drink, and ask a doctor or pharmacist today.";
    return hint += {" More: ", ticked("guide", "diarrhea")};
  }
  Hint operator()(const LooseAfterNone& notice) const {
    return fmt::format(
        "The loose stool came right after {} mornings without any. It may be overflow around what "
        "is stuck, and no sign that things move: ask a doctor or pharmacist today.",
        notice.mornings);
  }
  Hint operator()(const Ill& notice) const {
    Hint hint =
        fmt::format("The morning after {} was loose from another cause. While that lasts, drink",
                    short_words(notice.night));
    return hint += goes_on() ? Hint{"; many pause magnesium meanwhile: ", ticked("pause")} : ".";
  }
  Hint operator()(const OftenLoose& notice) const {
    Hint hint = fmt::format(
        "{} of the last 7 mornings noted after {} were loose. If that is too much for "
        "you, ",
        notice.loose, to_text(notice.capsules, advice_.unit));
    if (!can_taper()) return hint += "ask a pharmacist.";
    return hint +=
           {"take one less and stay there: ", only_if(Condition::too_much, ticked("taper"))};
  }
  Hint operator()(const Stalled& notice) const {
    return {
        fmt::format("The last {} nights with a dose decided nothing, so the dose stays where it "
                    "is. What moves it is a stool type, noted in the morning: ",
                    notice.nights),
        ticked("log", Placeholder::stool)};
  }
  Hint operator()(const Above600& notice) const {
    return fmt::format(
        "{} is above {}: ask for a blood test of magnesium and kidney function, and again every 3 "
        "to 6 months.",
        to_text(notice.amount), to_text(blood_test_level));
  }
  Hint operator()(const AboveUpperLevel& notice) const {
    return fmt::format(
        "{} is above {}, the adult upper level for magnesium from supplements. Common in this "
        "titration; if in doubt, ask a pharmacist.",
        to_text(notice.amount), to_text(upper_level));
  }
  Hint operator()(const AtCeiling& notice) const {
    return {fmt::format("Your ceiling is {}, so the dose will not climb above that. To see it: ",
                        count_in_words(notice.ceiling, advice_.unit)),
            ticked("ceiling")};
  }
  Hint operator()(const ResultMissing& notice) const {
    return {fmt::format("The morning after {} is not noted yet. To note it: ",
                        short_words(notice.night)),
            moment_ == Moment::another_night
                ? ticked("log", Placeholder::stool, "--date", notice.night.iso())
                : ticked("log", Placeholder::stool)};
  }
  Hint operator()(const NightMissing& notice) const {
    return {
        fmt::format("The night of {} is not in the log and counts as missed. If you took some: ",
                    short_words(notice.night)),
        only_if(Condition::taken, ticked("log", Placeholder::dose, "--date", notice.night.iso()))};
  }
  Hint operator()(const AlreadyLogged& notice) const {
    if (notice.capsules == Capsules::none()) return "This night is in the log as none taken.";
    return fmt::format("This night's dose is in the log already: {}.",
                       count_in_words(notice.capsules, advice_.unit));
  }
  Hint operator()(const StockLow& notice) const {
    return words_on_low_stock(notice, advice_.logged ? advice_.night + 1 : advice_.night,
                              advice_.unit);
  }
  Hint operator()(const StockToCount& notice) const { return words_on_count_again(notice.since); }
  Hint operator()(const CourseBeforeStopped& notice) const {
    return fmt::format(
        "An earlier course has a warning sign, noted for {}: {}. If it comes again, stop and {}.",
        short_words(notice.night), signs_in_words(notice.signs),
        rank_of(notice.signs) == SignRank::emergency ? "call an emergency number"
                                                     : "speak to a doctor that day");
  }

  Hint operator()(const CourseBegins& notice) const {
    return fmt::format("A new course begins {}{}, with {}; until then this one counts.",
                       moment_ == Moment::another_night ? "on " : "tomorrow, ",
                       to_text(notice.night),
                       dose_in_words(notice.capsules, notice.amount, notice.unit));
  }
  Hint operator()(const CourseLater& notice) const { return problem_in_words(notice); }
  Hint operator()(const NightLater& notice) const { return problem_in_words(notice); }
  Hint operator()(const StockLater& notice) const { return problem_in_words(notice); }
  Hint operator()(const ActLater& notice) const { return problem_in_words(notice); }

 private:
  // Whether there is something to pause or to take less of.
  bool goes_on() const { return advice_.capsules > Capsules::none(); }
  // One act a night, and one less than one is none.
  bool can_taper() const {
    return advice_.capsules > Capsules::one() && advice_.evidence.act != advice_.night;
  }

  const Advice& advice_;
  Moment moment_;
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

bool is_about_stock(const Notice& notice) {
  return std::holds_alternative<StockLow>(notice) || std::holds_alternative<StockToCount>(notice);
}

bool has_new_course(const Advice& advice) {
  return std::any_of(advice.notices.begin(), advice.notices.end(), [](const Notice& notice) {
    return std::holds_alternative<CourseBegins>(notice);
  });
}

// What stands in the headline already, or would be said every night, or twice.
bool is_needless(const Notice& notice, const Advice& advice) {
  if (std::holds_alternative<AlreadyLogged>(notice)) return true;
  // Of a bottle that is done with by tomorrow.
  if (is_about_stock(notice)) return has_new_course(advice);
  // Every answer that reads the log says them.
  if (std::holds_alternative<CourseLater>(notice)) return true;
  if (std::holds_alternative<NightLater>(notice)) return true;
  if (std::holds_alternative<StockLater>(notice)) return true;
  if (std::holds_alternative<ActLater>(notice)) return true;
  const bool as_much_before = advice.capsules <= advice.evidence.most_taken;
  if (std::holds_alternative<AboveUpperLevel>(notice)) return as_much_before;
  if (std::holds_alternative<Above600>(notice)) return as_much_before;
  if (const auto* large = std::get_if<Above2500>(&notice)) {
    return std::any_of(advice.notices.begin(), advice.notices.end(), [&](const Notice& other) {
      const auto* toxic = std::get_if<DoseAbove5000>(&other);
      return toxic != nullptr && toxic->night == large->night;
    });
  }
  return false;
}

}  // namespace

std::string words_on_large_amount(Milligrams amount) {
  if (amount > toxic_level) {
    return fmt::format(
        "More than {} a day has been toxic: contact a poison centre or a doctor now, even if you "
        "feel well.",
        to_text(toxic_level));
  }
  if (amount > weakness_level)
    return fmt::format("{} is {}", to_text(amount), above_weakness_level());
  return "";
}

namespace {

Hint way_out(const CourseLater& later) {
  if (!later.possible) {
    return {
        "If this machine's clock is right, put the right dates into the log in an editor, then: ",
        only_if(Condition::changed_by_hand, ticked("check", "--accept"))};
  }
  return {"If this machine's clock is right, and was wrong then: ",
          only_if(Condition::wrong, ticked("start", "--move-to", later.possible->iso()))};
}
Hint way_out(const NightLater& later) {
  return {
      "If this machine's clock is right, and was wrong then, put that one on the night on which "
      "it was taken, before you take more: ",
      only_if(Condition::wrong,
              ticked("edit", later.night.iso(), "--move-to", Placeholder::night))};
}

// Once it is out, a count is right whatever it was.
Hint way_out(const StockLater& later) {
  return {
      "If this machine's clock is right, and was wrong then, take that one out, and count what is "
      "left: ",
      only_if(Condition::wrong, ticked("stock", "--remove", later.entry.date.iso())), ", then ",
      then(ticked("stock", Placeholder::capsules))};
}

Hint way_out(const ActLater& later) {
  return {"If this machine's clock is right, and was wrong then, take that one out: ",
          only_if(Condition::wrong, ticked(name_of(later.act), "--remove", later.from.iso())),
          ". If you meant it, say it once more after that."};
}

}  // namespace

LaterWords words_on(const LaterThanNow& later) {
  return std::visit(
      [](const auto& each) {
        return LaterWords{problem_in_words(each), way_out(each)};
      },
      later);
}

Hint to_text(const Notice& notice, const Advice& advice, Moment moment) {
  return std::visit(NoticeWords(advice, moment), notice);
}

bool is_urgent(const Notice& notice) { return std::visit(Urgency{}, notice); }

std::vector<Notice> shown_notices(const Advice& advice) {
  std::vector<Notice> shown;
  std::copy_if(advice.notices.begin(), advice.notices.end(), std::back_inserter(shown),
               [&](const Notice& notice) { return !is_needless(notice, advice); });
  return shown;
}

}  // namespace titrate::text
