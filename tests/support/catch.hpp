// The one place that knows which Catch2 is at hand: Debian 12 has version 2, newer systems have 3.
// Tests are written in version 3's names.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>

using Catch::Approx;  // as version 2 does by itself
#else
#include <catch2/catch.hpp>
#include <string>

namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& part) { return Contains(part); }
}  // namespace Catch::Matchers
#endif

using Catch::Matchers::ContainsSubstring;
