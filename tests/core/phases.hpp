// A way into each phase, for the tests of the rules. Days count from the first night; see
// support/courses.hpp.
#pragma once

#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {

// Three nights lead to each phase; the fourth, on day 3, is the one that a test is about.
inline std::vector<Night> climbing_to_3() { return {tolerated(1, 1), tolerated(2, 2)}; }
inline std::vector<Night> confirming_3() { return {tolerated(0, 1), tolerated(1, 2), loose(2, 3)}; }
inline std::vector<Night> holding_3() { return {tolerated(0, 2), loose(1, 3), tolerated(2, 3)}; }

inline std::string answer_after(std::vector<Night> nights, Night last, const Plan& plan = {}) {
  nights.push_back(std::move(last));
  return answer(after(std::move(nights), plan));
}

inline std::string answer_on(int day, std::vector<Night> nights, const Plan& plan = {}) {
  return answer(advice_on(course_of(std::move(nights), plan), day));
}

}  // namespace titrate::test
