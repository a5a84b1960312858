#include "core/states.hpp"

#include <cstdlib>
#include <sstream>

#include "support/catch.hpp"

namespace titrate::test {
namespace {

Night night_of(int day, Taking taken) {
  switch (taken.morning) {
    case Morning::tolerated:
      return tolerated(day, taken.dose);
    case Morning::loose:  // types 6 and 7 in turn, so that both count as loose everywhere
      return with_stool(day, taken.dose, day % 2 == 0 ? 6 : 7);
    case Morning::unnoted:
      return unnoted(day, taken.dose);
    case Morning::no_movement:
      return no_movement(day, taken.dose);
    case Morning::other_cause:
      return put_down_to_illness(loose(day, taken.dose));
    case Morning::warning_sign:
      return with_sign(tolerated(day, taken.dose));
  }
  throw std::logic_error("no such morning");
}

// Every so many transitions to a known state its answers are asked for again.
constexpr std::uint64_t checked_again = 16;

std::string_view name_of_act(Said said) {
  return said == Said::climb ? ", climb" : said == Said::taper ? ", taper" : "";
}

}  // namespace

States::States(Alphabet alphabet) : alphabet_(std::move(alphabet)) {
  takings_.push_back({0, Morning::unnoted});
  for (const Morning morning : alphabet_.mornings) {
    // A night without a dose whose morning is noted: a mistake could learn from it.
    if (morning == Morning::no_movement || morning == Morning::loose)
      takings_.push_back({0, morning});
    for (int dose = 1; dose <= alphabet_.highest_dose; ++dose) takings_.push_back({dose, morning});
  }
}

// A course with one ceiling, and an act on one day. Earlier nights are replayed already, so
// only what it says of that day matters.
const Course& States::course(int day, int ceiling, Said said) {
  const auto found = courses_.find({day, ceiling, said});
  if (found != courses_.end()) return found->second;
  Plan plan{alphabet_.recommended, alphabet_.strength_tenths, {{0, ceiling}}};
  if (said == Said::climb) plan.acts = {{day, Act::Kind::climb}};
  if (said == Said::taper) plan.acts = {{day, Act::Kind::taper}};
  return courses_.emplace(std::tuple(day, ceiling, said), course_of({}, plan)).first->second;
}

const Night& States::night(int day, Taking taken) {
  const auto found = nights_.find({day, taken});
  if (found != nights_.end()) return found->second;
  return nights_.emplace(std::pair(day, taken), night_of(day, taken)).first->second;
}

States::Key States::key_of(const State& state) {
  Key key{};
  std::size_t at = 0;
  const auto add = [&](auto... numbers) { ((key.at(at++) = static_cast<char>(numbers)), ...); };
  const Titration::State now = state.titration.state_on(first_night + state.day);
  add(now.phase.kind, now.phase.dose.value(), now.limit ? now.limit->value() : 0, now.why,
      now.undecided, now.below, now.missed, now.last_dose.value(), now.without_movement,
      now.unnoted, now.toxic, now.sign);
  const Reference::Memory& due = state.reference.memory();
  add(due.phase, due.dose, due.limit, due.rule, due.undecided, due.below, due.last, due.missed,
      due.toxic, due.without, due.unnoted, due.sign);
  for (const int each : state.properties.memory()) add(each);
  return key;
}

void States::explore() {
  const Course& plain = course(0, alphabet_.highest_ceiling, Said::nothing);
  list_.push_back({Titration(plain),
                   Reference(alphabet_.recommended, alphabet_.toxic_dose()),
                   Properties(alphabet_.recommended, alphabet_.toxic_dose()),
                   0,
                   0,
                   Said::nothing,
                   0,
                   {}});
  seen_.emplace(key_of(list_.back()), 0);
  for (std::size_t from = 0; from < list_.size(); ++from) leave(from);
}

Evening States::evening(const State& state, int ceiling, Said said) {
  const Titration titration(state.titration, course(state.day, ceiling, said));
  return {ceiling, said, titration.advice(first_night + state.day, nullptr)};
}

// An evening without an act, looked at once.
const Evening& States::quiet_evening(std::size_t state, int ceiling) {
  if (quiet_.size() <= state) quiet_.resize(list_.size());
  auto& by_ceiling = quiet_[state];
  by_ceiling.resize(static_cast<std::size_t>(alphabet_.highest_ceiling) + 1);
  auto& known = by_ceiling[static_cast<std::size_t>(ceiling)];
  if (!known) known = evening(list_[state], ceiling, Said::nothing);
  return *known;
}

void States::leave(std::size_t from) {
  for (int ceiling = alphabet_.lowest_ceiling; ceiling <= alphabet_.highest_ceiling; ++ceiling) {
    for (const Said said : alphabet_.acts) {
      const Evening tonight = evening(list_[from], ceiling, said);
      const Evening& quiet = quiet_evening(from, ceiling);
      if (const char* wrong = Properties::wrong_act(quiet, tonight)) fail(from, wrong, tonight);
      Reference reference = list_[from].reference;
      look(from, tonight, reference);
      for (const Taking taken : takings_) follow(from, tonight, reference, taken);
    }
  }
  quiet_[from].clear();
}

// The answer for a night, against the reference and by itself.
void States::look(std::size_t from, const Evening& tonight, Reference& reference) {
  reference.begin_night(tonight.ceiling, tonight.said);
  const Advice& now = tonight.advice;
  ++reasons_[now.why];
  if (const char* wrong = list_[from].properties.wrong_with(tonight)) fail(from, wrong, tonight);
#ifndef TITRATE_WITHOUT_REFERENCE
  const Reference::Answer said{now.capsules.value(),
                               now.phase.kind,
                               now.phase.dose.value(),
                               now.limit ? now.limit->value() : 0,
                               now.rule(),
                               now.at_ceiling};
  const Reference::Answer due = reference.answer();
  const int limit = due.phase == Phase::Kind::stopped ? 0 : due.limit;
  if (said !=
      Reference::Answer{due.capsules, due.phase, due.dose, limit, due.rule, due.at_ceiling}) {
    fail(from, "the table says something else", tonight);
  }
#endif
}

void States::follow(std::size_t from, const Evening& tonight, const Reference& reference,
                    Taking taken) {
  const int day = list_[from].day;
  State next{Titration(list_[from].titration, course(day, tonight.ceiling, tonight.said)),
             reference,
             list_[from].properties,
             day + 1,
             from,
             tonight.said,
             tonight.ceiling,
             taken};
  next.titration.replay(night(day, taken));
  next.reference.end_night(taken);
  next.properties.end_night(tonight, taken);
  ++transitions_;
  const auto [found, is_new] = seen_.emplace(key_of(next), list_.size());
  const std::size_t place = found->second;
  if (is_new) list_.push_back(next);
  if (!is_new && transitions_ % checked_again == 0) check_same(next, place, tonight.ceiling);
  // What comes right after a night, under the same ceiling.
  const Evening& after = quiet_evening(place, tonight.ceiling);
  const char* wrong = list_[from].properties.wrong_after(tonight, taken, after);
  if (wrong == nullptr) return;
  list_.push_back(next);
  fail(list_.size() - 1, wrong, after);
}

// That states which count as the same get the same answers.
void States::check_same(const State& one, std::size_t other, int ceiling) {
  const Evening first = evening(one, ceiling, Said::nothing);
  const Evening& second = quiet_evening(other, ceiling);
  const bool same = answer(first.advice) == answer(second.advice);
  if (!same) fail(other, "another course in this state got " + answer(first.advice), second);
}

void States::fail(std::size_t from, const std::string& wrong, const Evening& evening) {
  std::vector<std::size_t> path;
  for (std::size_t at = from; at != 0; at = list_[at].before) path.push_back(at);
  std::ostringstream text;
  text << wrong << "\n  recommended " << alphabet_.recommended << ", " << alphabet_.strength_tenths
       << " tenths of a mg";
  for (auto at = path.rbegin(); at != path.rend(); ++at) {
    const State& state = list_[*at];
    text << "\n  day " << state.day - 1 << ": ceiling " << state.ceiling << name_of_act(state.said)
         << "; took " << state.taken.dose << ' ' << state.taken.morning;
  }
  text << "\n  day " << list_[from].day << ": ceiling " << evening.ceiling
       << name_of_act(evening.said) << "; advised " << test::answer(evening.advice);
  FAIL(text.str());
  std::abort();
}

}  // namespace titrate::test
