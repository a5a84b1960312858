#include "core/merge_properties.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "support/facts.hpp"

namespace titrate::test {
namespace {

// Whether no night would hold more names of a kind than it can.
bool have_room(const Facts& facts, const std::string& kind) {
  std::map<std::string, int> names;
  for (const auto& [key, value] : facts) {
    const auto at = key.find(' ' + kind + ' ');
    if (at != std::string::npos && ++names[key.substr(0, at)] > 20) return false;
  }
  return true;
}

// The last date of a course that has to be before the next one's start; the day before its own
// where there is none.
NightDate last_date(const Course& course) {
  NightDate last = course.started() - 1;
  const auto take = [&](NightDate date) { last = std::max(last, date); };
  for (const Night& night : course.nights()) take(night.date());
  for (const Act& act : course.acts()) take(act.from);
  for (const Pause& pause : course.pauses()) take(pause.from);
  for (const StockEntry& entry : course.stock()) take(entry.date);
  return last;
}

// Whether the facts of two logs together are a log.
bool fits(const Log& one, const Log& other) {
  const Facts facts = united(facts_of(one), facts_of(other));
  if (!have_room(facts, "symptom") || !have_room(facts, "measure")) return false;
  const auto is_medicine = [](const auto& fact) { return fact.first.starts_with("taking "); };
  if (std::count_if(facts.begin(), facts.end(), is_medicine) > 50) return false;
  std::map<NightDate, NightDate> last_dates;
  for (const Log* log : {&one, &other}) {
    for (const Course& course : log->courses()) {
      NightDate& last =
          last_dates.try_emplace(course.started(), course.started() - 1).first->second;
      last = std::max(last, last_date(course));
    }
  }
  for (auto course = last_dates.begin(); course != last_dates.end(); ++course) {
    const auto next = std::next(course);
    if (next != last_dates.end() && course->second >= next->first) return false;
  }
  return true;
}

// Whether no course is counted in wholes by one of them and in halves by the other.
bool count_alike_everywhere(const Log& one, const Log& other) {
  for (const Course& course : one.courses()) {
    for (const Course& same : other.courses()) {
      if (same.started() != course.started()) continue;
      if (whole_of(same.unit()).has_value() != whole_of(course.unit()).has_value()) return false;
    }
  }
  return true;
}

bool same(const std::optional<Log>& one, const std::optional<Log>& other) { return one == other; }

}  // namespace

std::string wrong_with(const Log& mine, const Log& theirs) {
  const Facts own = facts_of(mine);
  const Facts others = facts_of(theirs);
  const auto expected = conflicts(own, others);
  const Merge there = merge(mine, theirs);
  const Merge back = merge(theirs, mine);
  if (there.contradictions.size() != expected.size())
    return "the contradictions are those of the facts";
  if (back.contradictions.size() != expected.size()) return "both see the same contradictions";
  if (!same(there.log, back.log)) return "the order does not matter";
  if (there.misfit.has_value() != back.misfit.has_value())
    return "it fits in both orders or in none";
  const bool alike = count_alike_everywhere(mine, theirs);
  const bool possible = expected.empty() && fits(mine, theirs) && alike;
  if (there.log.has_value() != possible) return "it is joined exactly where that is possible";
  if (expected.empty() && there.misfit.has_value() == possible) return "what does not fit is told";
  if (!alike && !(there.misfit && there.misfit->counts_apart)) return "wholes and halves are told";
  if (there.log) {
    if (facts_of(*there.log) != united(own, others)) return "all facts are there, and no others";
    if (!same(merge(*there.log, theirs).log, there.log)) return "merging twice changes nothing";
    if (!same(merge(mine, *there.log).log, there.log)) return "what is known changes nothing";
  }

  const Merge preferring = merge(mine, theirs, Prefer::mine);
  if (!same(preferring.log, merge(theirs, mine, Prefer::theirs).log))
    return "preferring is symmetric";
  if (there.log && !same(preferring.log, there.log))
    return "without contradictions none is preferred";
  if (preferring.contradictions.size() != expected.size()) return "what was settled is told";
  if (preferring.log.has_value() == preferring.misfit.has_value()) return "it fits or it does not";
  if (!preferring.log) return "";
  const Facts settled = facts_of(*preferring.log);
  if (!contains(settled, own)) return "the preferred log loses nothing";
  for (const auto& [key, value] : settled) {
    const bool said = (own.contains(key) && own.at(key) == value) ||
                      (others.contains(key) && others.at(key) == value);
    if (!said) return "nothing is made up: " + key;
  }
  if (!same(merge(*preferring.log, theirs, Prefer::mine).log, preferring.log)) {
    return "preferring twice changes nothing";
  }
  return "";
}

bool awaits_an_end(const Merge& merge) {
  return !merge.contradictions.empty() &&
         std::all_of(merge.contradictions.begin(), merge.contradictions.end(),
                     [](const Contradiction& each) {
                       const auto* pauses = std::get_if<PauseContradiction>(&each);
                       return pauses != nullptr && pauses->mine.from != pauses->theirs.from &&
                              (!pauses->mine.until || !pauses->theirs.until);
                     });
}

std::optional<Log> both(const std::optional<Log>& one, const std::optional<Log>& other) {
  return one && other ? merge(*one, *other).log : std::nullopt;
}

}  // namespace titrate::test
