// Whoever does what is suggested, every evening and every morning, has in the log what was taken
// and seen, but for what an answer said otherwise.

#include "support/catch.hpp"
#include "support/life.hpp"

namespace titrate::test {
namespace {

void live(unsigned first_seed, unsigned lives, int days) {
  for (const Following following : {Following::none, Following::first, Following::last}) {
    int followed = 0;
    for (unsigned seed = first_seed; seed < first_seed + lives; ++seed) {
      Life life(seed, following);
      life.live(days);
      CAPTURE(seed, static_cast<int>(following));
      for (const std::string& fault : life.faults()) FAIL_CHECK(fault);
      followed += life.followed();
    }
    CHECK((followed > static_cast<int>(lives)) == (following != Following::none));
  }
}

TEST_CASE("a log holds the truth, whatever a person errs in and whichever hint is followed") {
  live(40, 60, 20);
}

TEST_CASE("so it is in many lives", "[long]") { live(1000, 200, 30); }

}  // namespace
}  // namespace titrate::test
