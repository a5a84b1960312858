// What the tests of the log's reader share: a valid log to spoil, and what must hold for every
// refusal.
//
//   check_refused(edited(every_field(), R"("stool": 4)", R"("stool": 8)"),
//                 {"/courses/0/nights/0/stool", 49, "from 1 to 7"});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/codec/log_codec.hpp"

namespace titrate::test {

// A valid log (its seal does not fit) that has every field, most on a line of their own:
//
//    1 {                                       43     the whole second stock entry
//    2 format                                  45     nights [
//    3 version                                 46       {
//    4 crc32                                   47       date
//    5 taking: two                             48       capsules
//    6 courses [                               49       stool
//    7   {                                     50       movements
//    8     started                             51       sleep
//    9     product                             52       symptoms {
//   10     form                                53         cramps
//   11     unit                                54         migraine
//   12     recommended_capsules                56       measures {
//   13     mg_per_capsule                      57         bp-systolic
//   14     ceilings [                          58         tender-points
//   16       from                              60       signs [
//   17       capsules                          61         flushing
//   18       note                              62         vomiting
//   20     the whole second ceiling            64       other_cause
//   22     acts [                              65       note
//   24       from                              67     the whole second night
//   25       act                               70   {
//   26       note                              71     started
//   28     the whole second act                72     recommended_capsules
//   30     pauses [                            73     mg_per_capsule
//   32       from                              74     ceilings: one
//   33       until                             75     nights: none
//   34       why                               76   }
//   36     the whole second pause, open        77 ]
//   38     stock [                             78 }
//   40       date
//   41       count
const std::string& every_field();

// The text with `from`, which must stand in it exactly once, replaced.
std::string edited(std::string text, std::string_view from, std::string_view to);
// The log with another value for a member: with_value(R"("stool": 4)", "8").
std::string with_value(std::string_view member, std::string_view value);

// What is put in the place of one piece of the log, in turn.
struct Edits {
  std::string from;
  std::vector<std::string> to;
};
// The member with each of these values, or with each of these texts.
Edits with_values(const std::string& member, const std::vector<std::string>& values);
Edits with_texts(const std::string& member, const std::vector<std::string>& texts);

struct Expected {
  std::string pointer;
  std::size_t line;
  std::string problem;  // a telling part of it
};

// The damage found; fails the test where the text is read, or where a message is not safe to print.
store::Damage damage_of(std::string_view text);
void check_refused(std::string_view text, const Expected& expected);

// What the log is spoiled by, and how each of it is refused.
struct Spoiled {
  Edits edits;
  Expected expected;
};
void check_refused(const std::vector<Spoiled>& all);

// Whether a text holds nothing that steers a terminal, and none of a library's own words, which
// quote raw bytes of the file.
bool safe_to_print(std::string_view text);
bool quotes_a_library(std::string_view text);

// The log read, whatever its seal; fails the test where it is refused.
Log accepted(std::string_view text);

}  // namespace titrate::test
