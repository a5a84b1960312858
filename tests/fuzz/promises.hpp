// What must hold of any bytes at all. The fuzzers try these promises on what they make up, the
// tests on what is kept in seeds/, regressions/ and tests/hostile.
//
//   if (try_log(bytes) == Verdict::accepted) ...   // throws Broken where a promise is broken
#pragma once

#include <stdexcept>
#include <string_view>

namespace titrate::fuzz {

// A broken promise. Caught by nobody under a fuzzer, which is how the fuzzer notices it.
struct Broken : std::logic_error {
  using std::logic_error::logic_error;
};

enum class Verdict { accepted, refused };

// The bytes of a file in the log's place.
//
// Accepted: a second reading of the format's page finds no fault in it; what is written again says
// the same, is sealed, is read back as the same log, and is the same bytes each time; every course
// has its advice within its ceiling, a preview and a history, in text that is safe to print.
// Refused: a place and a message that are safe to print.
// Either way: where the quick reader takes a file, the strict one reads the same log in it.
Verdict try_log(std::string_view file);

// A value as typed on the command line; its first byte says what is asked for (README.md).
//
// Accepted: within its range, and printed and read again the same value.
// Refused: a usage error in text that is safe to print, and no other exception.
Verdict try_value(std::string_view bytes);

// A file to import; its first byte says how it is asked for (README.md).
//
// Accepted: the log has what it had and the new nights, is written and read again the same, and
// exported and imported again it is the same once more.
// Refused: places and messages that are safe to print, and the log is as it was.
Verdict try_import(std::string_view bytes);

// A recipe for two logs (README.md), merged.
//
// Accepted: joined, the log has the facts of both and no others, whatever the order and however
// often. Refused: what they contradict each other in, or what does not fit, in text that is safe to
// print. Either way, preferring one of them is symmetric and loses nothing of it.
Verdict try_merge(std::string_view bytes);

// ---- For all ----

void promise(bool kept, std::string_view what);

// That a text can move no cursor and turn no line around. A text of several lines may end them.
enum class Lines { one, several };
void promise_clean(std::string_view text, Lines lines = Lines::one);

// That what is said of a refusal is clean, and quotes no library.
void promise_own_words(std::string_view problem);

}  // namespace titrate::fuzz
