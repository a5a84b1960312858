// A person who types what was suggested is never worse off: each suggestion of every answer is
// typed as it stands, right after it was said, on a machine in the same state. It is so for the
// answers of the golden transcripts, and for all that any test of this room is given.

#include "support/followed.hpp"

#include <map>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

using text::Condition;
using text::Suggestion;

void require_harmless(const World& before, const Said& said, const World& after) {
  for (const Followed& each : follow_each(before, said, after)) {
    if (each.fault.empty()) continue;
    CAPTURE(said.arguments, said.out, said.err, each.suggestion.to_text(), each.arguments);
    FAIL_CHECK(each.fault);
  }
}

// From before the first test on.
[[maybe_unused]] const bool is_observing = [] {
  World::observer = require_harmless;
  return true;
}();

TEST_CASE("whoever types what an answer suggests, as it stands, does no harm by it") {
  int typed = 0, left_open = 0;
  std::map<Condition, int> conditions;
  for (const auto& file : golden_files(source_dir() / "tests" / "golden")) {
    CAPTURE(file.filename().string());
    played_around(read_golden(file),
                  [&](const World& before, const Said& said, const World& after) {
                    for (const Followed& each : follow_each(before, said, after)) {
                      CAPTURE(said.arguments, each.suggestion.to_text(), each.arguments);
                      CHECK(each.fault == "");
                      CHECK(each.was_run != has_placeholder(each.suggestion));
                      ++(each.was_run ? typed : left_open);
                      ++conditions[each.suggestion.condition];
                    }
                  });
  }
  CHECK(typed >= 400);
  CHECK(left_open >= 200);
  CHECK(conditions.size() == static_cast<std::size_t>(Condition::bought) + 1);
}

}  // namespace
}  // namespace titrate::test
