// Other medicines of a log: each once, in the order of their bytes, and nothing else changed.

#include "titrate/taking.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

MedicineName medicine(const std::string& name) { return made(MedicineName::from(name)); }

TEST_CASE("medicines are kept in order, each once, in whatever order they come and go") {
  std::vector<std::string> names = {"Iron", "a", "aa", "iron", "\xc3\xa4"};  // as their bytes stand
  const Log start = made(Log::from({course_of({tolerated(0, 2)})}));
  do {
    Log log = start;
    for (const std::string& name : names) log = made(with_medicine(log, medicine(name)));
    for (const std::string& name : names) CHECK(made(with_medicine(log, medicine(name))) == log);
    CHECK(log.taking().size() == names.size());
    CHECK(std::is_sorted(log.taking().begin(), log.taking().end()));
    CHECK(log.courses().size() == 1);
    for (const std::string& name : names) {
      const Log less = without_medicine(log, medicine(name));
      CHECK(less.taking().size() + 1 == log.taking().size());
      CHECK(without_medicine(less, medicine(name)) == less);
      CHECK(made(with_medicine(less, medicine(name))) == log);
    }
    for (const std::string& name : names) log = without_medicine(log, medicine(name));
    CHECK(log == start);
  } while (std::next_permutation(names.begin(), names.end()));
}

TEST_CASE("the fifty-first medicine is refused, one that is there is not") {
  Log log;
  for (int i = 0; i < 50; ++i) log = made(with_medicine(log, medicine("m" + std::to_string(i))));
  CHECK_FALSE(with_medicine(log, medicine("m50")));
  CHECK(made(with_medicine(log, medicine("m49"))) == log);
}

}  // namespace
}  // namespace titrate::test
