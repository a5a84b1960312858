#include "core/merge_properties.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "support/facts.hpp"

namespace titrate::test {
namespace {

// Whether the facts of two logs together are a log.
bool fits(const Log& one, const Log& other) {
  std::map<std::string, int> symptoms;
  std::map<NightDate, NightDate> last_nights;
  for (const auto& [key, value] : united(facts_of(one), facts_of(other))) {
    const auto at = key.find(" symptom ");
    if (at != std::string::npos && ++symptoms[key.substr(0, at)] > 20) return false;
  }
  for (const Log* log : {&one, &other}) {
    for (const Course& course : log->courses()) {
      NightDate& last =
          last_nights.try_emplace(course.started(), course.started() - 1).first->second;
      if (!course.nights().empty()) last = std::max(last, course.nights().back().date());
    }
  }
  for (auto course = last_nights.begin(); course != last_nights.end(); ++course) {
    const auto next = std::next(course);
    if (next != last_nights.end() && course->second >= next->first) return false;
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
  const bool possible = expected.empty() && fits(mine, theirs);
  if (there.log.has_value() != possible) return "it is joined exactly where that is possible";
  if (expected.empty() && there.misfit.has_value() == possible) return "what does not fit is told";
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

std::optional<Log> both(const std::optional<Log>& one, const std::optional<Log>& other) {
  return one && other ? merge(*one, *other).log : std::nullopt;
}

}  // namespace titrate::test
