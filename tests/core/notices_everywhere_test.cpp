// Every notice on every short course: all courses of a few nights over an alphabet for each family
// of notices, held against a second way to find them, which looks at the whole list of nights anew
// and remembers nothing.
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

// A night as a letter: '.' is not in the log; capitals have a dose.
//   T L I U N M  2 capsules, tolerated, loose, loose from another cause, unnoted, no movement,
//   moved t l n        none taken, the same mornings B X          2600 mg and 5200 mg, unnoted
Night night_by_letter(int day, char letter) {
  switch (letter) {
    case 'T':
      return tolerated(day, 2);
    case 'L':
      return loose(day, 2);
    case 'I':
      return put_down_to_illness(loose(day, 2));
    case 'U':
      return unnoted(day, 2);
    case 'N':
      return no_movement(day, 2);
    case 'M':
      return with_movements(day, 2, 1);
    case 't':
      return tolerated(day, 0);
    case 'l':
      return loose(day, 0);
    case 'n':
      return no_movement(day, 0);
    case 'B':
      return unnoted(day, 26);
    case 'X':
      return unnoted(day, 52);
    default:
      throw std::logic_error("no such letter");
  }
}

bool has_dose(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_noted(char letter) { return std::string("TLINMtln").find(letter) != std::string::npos; }
bool is_none(char letter) { return letter == 'N' || letter == 'n'; }
bool is_loose_letter(char letter) { return letter == 'L' || letter == 'I' || letter == 'l'; }
int dose_of(char letter) {
  return letter == 'B' ? 26 : letter == 'X' ? 52 : has_dose(letter) ? 2 : 0;
}

// The noted mornings without a movement in a row before a night; seven nights without a noted one
// end it.
int without_before(const std::string& nights, std::size_t night) {
  int run = 0;
  int silent = 0;
  for (std::size_t at = night; at-- > 0;) {
    if (!is_noted(nights[at])) {
      if (++silent == 7) break;
      continue;
    }
    silent = 0;
    if (!is_none(nights[at])) break;
    ++run;
  }
  return run;
}

// The latest noted morning, or npos.
std::size_t latest_noted(const std::string& nights) { return nights.find_last_of("TLINMtln"); }

int loose_in_a_row(const std::string& nights) {
  int run = 0;
  for (std::size_t at = nights.size(); at-- > 0;) {
    if (!is_noted(nights[at])) continue;
    if (!is_loose_letter(nights[at])) break;
    ++run;
  }
  return run;
}

// Whether a night with a dose taught nothing.
bool taught_nothing(const std::string& nights, std::size_t at) {
  const char letter = nights[at];
  if (letter == 'T') return false;
  return letter != 'L' || without_before(nights, at) >= 3;
}

int taught_nothing_in_a_row(const std::string& nights) {
  int run = 0;
  for (std::size_t at = nights.size(); at-- > 0;) {
    if (!has_dose(nights[at])) continue;
    if (!taught_nothing(nights, at)) break;
    ++run;
  }
  return run;
}

int loose_of_last_seven_after(const std::string& nights, int dose) {
  int seen = 0;
  int loose = 0;
  for (std::size_t at = nights.size(); at-- > 0 && seen < 7;) {
    if (dose_of(nights[at]) != dose || !is_noted(nights[at])) continue;
    ++seen;
    loose += is_loose_letter(nights[at]) ? 1 : 0;
  }
  return loose;
}

bool dose_in_last_seven(const std::string& nights, int least) {
  const std::size_t from = nights.size() < 7 ? 0 : nights.size() - 7;
  for (std::size_t at = from; at < nights.size(); ++at) {
    if (dose_of(nights[at]) >= least) return true;
  }
  return false;
}

// The names of the notices that are due the night after these, but for those about tonight's amount
// and ceiling.
std::set<std::string> due(const std::string& nights, const Advice& advice) {
  std::set<std::string> names;
  if (dose_in_last_seven(nights, 51)) names.insert("dose-above-5000");
  if (dose_in_last_seven(nights, 26)) names.insert("above-2500");
  if (without_before(nights, nights.size()) >= 3) names.insert("no-movement");
  if (loose_in_a_row(nights) >= 3) names.insert("loose-run");
  if (const auto latest = latest_noted(nights); latest != std::string::npos) {
    const char letter = nights[latest];
    const bool after_none = without_before(nights, latest) >= 3;
    if (is_loose_letter(letter) && after_none) names.insert("loose-after-none");
    if (letter == 'I') names.insert("ill");
  }
  const bool tested =
      advice.phase.kind == Phase::Kind::confirming && advice.limit == advice.phase.dose;
  if (advice.phase.kind == Phase::Kind::holding || tested) {
    const int dose = advice.phase.dose.value();
    if (loose_of_last_seven_after(nights, dose) >= 3) names.insert("often-loose");
  }
  if (taught_nothing_in_a_row(nights) >= 7) names.insert("stalled");
  const auto last_dose = nights.find_last_of("TLIUNMBX");
  if (last_dose != std::string::npos) {
    const char letter = nights[last_dose];
    if (letter == 'U' || letter == 'B' || letter == 'X') names.insert("result-missing");
    const bool stopped = advice.phase.kind == Phase::Kind::stopped;
    if (nights.back() == '.' && !stopped) names.insert("night-missing");
  }
  return names;
}

std::set<std::string> given(const Advice& advice) {
  std::set<std::string> names;
  const std::string all = everything(advice, first_night);
  for (const char* name :
       {"dose-above-5000", "above-2500", "no-movement", "loose-run", "loose-after-none",
        "often-loose", "stalled", "result-missing", "night-missing"}) {
    if (all.find(std::string(" | ") + name + ' ') != std::string::npos) names.insert(name);
  }
  if (all.find(" | ill ") != std::string::npos) names.insert("ill");
  return names;
}

std::string names_joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name + ' ';
  return text;
}

// All courses of so many nights over an alphabet, behind a prefix.
class Everywhere {
 public:
  Everywhere(std::string prefix, std::string alphabet)
      : nights_(std::move(prefix)),
        alphabet_(std::move(alphabet)),
        course_(course_of({}, plan())) {}

  std::uint64_t to_length(std::size_t length) {
    Titration titration(course_);
    std::vector<Night> before;
    for (std::size_t day = 0; day < nights_.size(); ++day) replay(titration, day);
    look(titration);
    descend(titration, length);
    return courses_;
  }

 private:
  // 100 mg a capsule, so that a few capsules are no notice by themselves.
  static Plan plan() { return {2, 1000, {{0, 20}}}; }

  void replay(Titration& titration, std::size_t day) const {
    if (nights_[day] != '.') titration.replay(night_by_letter(static_cast<int>(day), nights_[day]));
  }

  void descend(const Titration& titration, std::size_t length) {
    if (nights_.size() == length) return;
    for (const char letter : alphabet_) {
      nights_ += letter;
      Titration next = titration;
      replay(next, nights_.size() - 1);
      look(next);
      descend(next, length);
      nights_.pop_back();
    }
  }

  // The course without nights knows of none, so `night-missing` is asked of a whole one.
  void look(const Titration& titration) {
    ++courses_;
    if (nights_.empty()) return;
    const NightDate tonight = first_night + static_cast<int>(nights_.size());
    std::vector<Night> last;
    const int day = static_cast<int>(nights_.size()) - 1;
    if (nights_.back() != '.') last.push_back(night_by_letter(day, nights_.back()));
    const Course whole = course_of(std::move(last), plan());
    const Advice advice = Titration(titration, whole).advice(tonight, nullptr);
    const auto said = given(advice);
    const auto expected = due(nights_, advice);
    if (said != expected) {
      FAIL(nights_ << ": " << answer(advice) << "\n  said " << names_joined(said) << "\n  due  "
                   << names_joined(expected));
    }
  }

  std::string nights_;
  std::string alphabet_;
  Course course_;
  std::uint64_t courses_ = 0;
};

void check(const std::string& prefix, const std::string& alphabet, std::size_t more) {
  const auto courses = Everywhere(prefix, alphabet).to_length(prefix.size() + more);
  std::cout << "exhaustive: notices of " << courses << " courses, \"" << prefix << "\" and up to "
            << more << " of \"" << alphabet << "\"\n";
  CHECK(courses > alphabet.size());
}

}  // namespace

TEST_CASE("notices on every course of four nights") { check("", ".TLIUNMtlnBX", 4); }

TEST_CASE("notices on every run of mornings") { check("", ".LNMU", 7); }

TEST_CASE("notices on runs that silence ends or does not") {
  check("NNN......", ".NLlU", 4);
  check("LL.......", ".LMU", 4);
}

TEST_CASE("notices around a held dose") { check("TLL", "TLIU.", 6); }

TEST_CASE("notices after large doses") {
  check("TX", ".TUBX", 5);
  check("TB.....", ".TU", 4);
}

TEST_CASE("notices where nothing is taught") { check("TUUUU", "UNIT.", 5); }

}  // namespace titrate::test
