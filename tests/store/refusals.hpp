// What the tests of the log's reader share: a valid log to spoil, and what must hold for every
// refusal.
//
//   check_refused(edited(every_field(), R"("stool": 4)", R"("stool": 8)"),
//                 {"/courses/0/nights/0/stool", 24, "from 1 to 7"});
#pragma once

#include <string>
#include <string_view>

#include "store/log_codec.hpp"

namespace titrate::test {

// A valid log (its seal does not fit) that has every field, most on a line of their own:
//
//    1 {                                       26       "sleep": 5,
//    2 format                                  27       "symptoms": {
//    3 version                                 28         "cramps": 6,
//    4 crc32                                   29         "migraine": 0
//    5 courses [                               31       "signs": [
//    6   {                                     32         "flushing",
//    7     started                             33         "vomiting"
//    8     product                             35       other_cause
//    9     form                                36       note
//   10     recommended_capsules                38     the whole second night
//   11     mg_per_capsule                      41   {
//   12     ceilings [                          42     started
//   14       from                              43     recommended_capsules
//   15       capsules                          44     mg_per_capsule
//   16       note                              45     ceilings: one
//   18     the whole second ceiling            46     nights: none
//   20     nights [                            47   }
//   22       date                              48 ]
//   23       capsules                          49 }
//   24       stool
//   25       movements
const std::string& every_field();

// The text with `from`, which must stand in it exactly once, replaced.
std::string edited(std::string text, std::string_view from, std::string_view to);

struct Expected {
  std::string pointer;
  std::size_t line;
  std::string problem;  // a telling part of it
};

// The damage found; fails the test where the text is read, or where a message is not safe to print.
store::Damage damage_of(std::string_view text);
void check_refused(std::string_view text, const Expected& expected);

// The log read, whatever its seal; fails the test where it is refused.
Log accepted(std::string_view text);

}  // namespace titrate::test
