// What the tests of the checked factories share.
#pragma once

#include "support/courses.hpp"

namespace titrate::test {

inline const Capsules too_many = capsules(99).one_more();

// Where a value was refused.
template <class T>
std::string place(const Checked<T>& checked) {
  return checked ? "none refused" : checked.refusal().place;
}

}  // namespace titrate::test
