// Warning signs in a person's own words: `log 3 blood`, `--sign "passed out"`, `--symptom
// palpitations=4`. None is taken for its sign before the person says so, and none is lost.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/night/observations.hpp"

namespace titrate::cli {

// What is told about a night, as typed.
struct TypedNight {
  std::vector<std::string> values;  // the dose and the stool result
  ObservationFlags flags;
  std::string date;  // its night; empty where none was said
  bool yes = false;  // an unlikely dose is right

  // As arguments, but for the night.
  std::vector<text::Word> words() const;

  friend bool operator==(const TypedNight&, const TypedNight&) = default;
};

// The command that tells all of it, for a refusal to name; throws the Error that it would end in.
using Retype = std::function<Suggestion(const TypedNight&)>;

// Where it can ask, says what to do at such a sign and asks whether it is one; then it is put
// behind --sign, and stays as typed otherwise. Elsewhere refused with the same advice and what to
// type. A severity of 0 is no sign, and a symptom that the log has with more stays one.
TypedNight settle_signs(Context& context, const TypedNight& typed, const Retype& retype);

// Whether some of these words may stand for a warning sign: then no other word is in its way.
bool tells_a_sign(const std::vector<std::string>& values);

// Whether a symptom of this name would be asked about: it is called like a warning sign, and the
// log has it with 0 alone or not at all.
bool may_be_a_sign(const Log& log, std::string_view symptom);

// A sign in an answer to another question, asked about in the same way.
std::optional<WarningSign> sign_in_answer(Context& context, std::string_view answer);

}  // namespace titrate::cli
