// All that a report on a course says, gathered once as a value; as text (report_text) and as a page
// (report_html) it says the same.
//
//   Report report = report_of(course, 1, IsNewest::yes, last_night);
//   context.say(report_text(report, style));
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/history.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"
#include "titrate/trend.hpp"

namespace titrate::report {

enum class IsNewest { no, yes };

// A night with warning signs, and its course.
struct SignedNight {
  const Night* night;
  std::size_t course;  // its number, from 1
};
// Those of every course: what a sign means does not end with the bottle.
std::vector<SignedNight> signed_nights(const Log& log);

// Points into the course, which must outlive it.
struct Report {
  const Course* course;
  std::size_t number;  // of the course, from 1
  IsNewest is_newest;
  NightDate end;                 // tonight; of an older course the night that the next one began
  Advice standing;               // the advice for that night: where the titration stands
  bool begun;                    // false where tonight is before the course
  History history;               // every night
  std::optional<Hold> hold{};    // the latest
  std::optional<Trend> trend{};  // nothing without a night
  const Night* highest{};        // the first night with the most capsules; null without a dose
  int above_level = 0;           // nights with a dose above the upper level
  std::vector<SignedNight> signs{};     // of this course, until those of others are put beside them
  std::vector<const Night*> remarks{};  // nights with a note or another cause
};

// `last_night` is the latest night that can have been missed by now.
Report report_of(const Course& course, std::size_t number, IsNewest is_newest,
                 NightDate last_night);

// The pause that goes on without an end, or null.
const Pause* open_pause(const Report& report);

// ---- Its sentences, none of which holds text from the log, but for the reason of a pause in the
// reason of tonight's answer ----

// The facts at the top, in order: what to take tonight and why, the dose that is held, how
// regularly the nights were taken, how much that is, and how many are left.
struct Fact {
  enum class Kind : std::uint8_t { tonight, at_its_end, urgent, why, hold, nights, amount, stock };
  Kind kind;
  text::Hint words;
};
std::string_view name_of(Fact::Kind kind);
std::vector<Fact> summary_of(const Report& report);
// Whether there is an answer for tonight: in the newest course, from its start on.
bool is_tonight_told(const Report& report);
std::string hold_in_words(const Report& report);
std::string level_in_words(const Report& report);
std::string label_in_words(const Course& course);     // "2 capsules (240 mg)"
std::string strength_in_words(const Course& course);  // "120 mg of elemental magnesium a capsule"
std::string since_in_words(const Pause& pause);       // "paused since Sat 7 Nov 2026"
std::string ceiling_in_words(const Ceiling& ceiling, const Counted& counted);  // without its note
std::string ranked_signs_in_words(WarningSigns signs);  // "muscle weakness (emergency), flushing"
// The same of a night; of another course's it says which.
std::string signs_in_words(const SignedNight& night, const Report& report);
std::string title_of(NightDate tonight);

}  // namespace titrate::report
