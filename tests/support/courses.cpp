#include "support/courses.hpp"

#include <sstream>

namespace titrate::test {
namespace {

std::string to_text(const Evidence::Dose& dose, NightDate origin) {
  std::ostringstream text;
  text << "dose " << dose.capsules.value() << " on day " << dose.night - origin << ' '
       << name_of(dose.taught) << " stool " << (dose.stool ? dose.stool->value() : 0)
       << (dose.no_movement ? " no movement" : "") << (dose.other_cause ? " other cause" : "")
       << (dose.after_none ? " after none" : "") << (dose.has_result ? " result" : "");
  return text.str();
}

std::string to_text(const Evidence::Signs& signs, NightDate origin) {
  std::ostringstream text;
  text << "signs on day " << signs.night - origin;
  for (const WarningSign sign : signs.signs.list()) text << ' ' << name_of(sign);
  return text.str();
}

// One overload a notice, so that a new kind of notice does not compile until it is here too.
struct Words {
  std::ostringstream& text;
  NightDate origin;

  void operator()(AboveUpperLevel it) { text << "above-upper-level " << it.amount.tenths(); }
  void operator()(AtCeiling it) { text << "at-ceiling " << it.ceiling.value(); }
  void operator()(ResultMissing it) { text << "result-missing day " << it.night - origin; }
  void operator()(NoMovement it) { text << "no-movement " << it.mornings; }
  void operator()(LooseRun it) { text << "loose-run " << it.mornings; }
  void operator()(Above2500 it) {
    text << "above-2500 day " << it.night - origin << ' ' << it.amount.tenths();
  }
  void operator()(LooseAfterNone it) { text << "loose-after-none " << it.mornings; }
  void operator()(Ill it) { text << "ill day " << it.night - origin; }
  void operator()(OftenLoose it) {
    text << "often-loose " << it.loose << " at " << it.capsules.value();
  }
  void operator()(Stalled it) { text << "stalled " << it.nights; }
  void operator()(Above600 it) { text << "above-600 " << it.amount.tenths(); }
  void operator()(NightMissing it) { text << "night-missing day " << it.night - origin; }
  void operator()(StockLow it) {
    text << "stock-low " << it.left << ", until day " << it.until - origin;
  }
  void operator()(StockToCount it) { text << "stock-to-count day " << it.since - origin; }
  void operator()(CourseBeforeStopped it) {
    text << "course-before-stopped " << to_text({it.night, it.signs}, origin);
  }
  void operator()(CourseBegins it) {
    text << "course-begins day " << it.night - origin << ' ' << it.capsules.value() << ' '
         << it.amount.tenths();
  }
  void operator()(CourseLater it) { text << "course-later day " << it.started - origin; }
  void operator()(NightLater it) {
    text << "night-later day " << it.night - origin << ", " << it.nights;
  }
  void operator()(const StockLater& it) {
    text << "stock-later day " << it.entry.date - origin << ", " << it.entries;
  }
  void operator()(const ActLater& it) {
    text << "act-later day " << it.from - origin << ", " << it.acts;
  }
  void operator()(AlreadyLogged it) { text << "already-logged " << it.capsules.value(); }
  void operator()(DoseAbove5000 it) {
    text << "dose-above-5000 day " << it.night - origin << ' ' << it.amount.tenths();
  }
};

}  // namespace

std::string everything(const Advice& advice, NightDate origin) {
  std::ostringstream text;
  text << answer(advice) << " | day " << advice.night - origin << ", " << advice.amount.tenths()
       << " tenths of a mg, ceiling " << advice.ceiling.value() << (advice.logged ? ", logged" : "")
       << ", missed " << advice.evidence.missed << " | ";
  if (advice.evidence.last_dose) text << to_text(*advice.evidence.last_dose, origin);
  text << ", most " << advice.evidence.most_taken.value() << ' '
       << advice.evidence.most_tolerated.value();
  if (advice.evidence.act) text << ", act on day " << *advice.evidence.act - origin;
  if (advice.evidence.pause) text << ", pause from day " << advice.evidence.pause->from - origin;
  if (advice.evidence.signs) text << ", " << to_text(*advice.evidence.signs, origin);
  for (const Notice& notice : advice.notices) {
    text << " | ";
    std::visit(Words{text, origin}, notice);
  }
  return text.str();
}

}  // namespace titrate::test
