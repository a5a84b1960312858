// All that a report on a course says, gathered once as a value; as text (report_text) and as a page
// (report_html) it says the same: whole, or in brief, which is what one sheet of paper has room
// for.
//
//   Report report = report_of(course, 1, IsNewest::yes, last_night);
//   add_others(report, log);
//   context.say(report_text(in_brief(std::move(report), log), style));
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/history.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"
#include "titrate/stock.hpp"
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

// What the courses before one came to.
struct EarlierCourses {
  std::size_t count;
  NightRange nights;                 // from the first one's start to the night before this course
  std::optional<Milligrams> most{};  // of one night; nothing without a dose
  NightDate most_on;                 // the first night with that
  int above_level = 0;               // nights above the upper level, in them alone
  std::optional<Hold> held{};        // when the last of them ended, and settled
};

// What a brief report tells of: eight weeks.
inline constexpr int brief_nights = 56;

// Points into the log, which must outlive it.
struct Report {
  const Course* course;
  std::size_t number;  // of the course, from 1
  IsNewest is_newest;
  NightDate end;    // tonight; of an older course the night that the next one began
  Advice standing;  // the advice for that night: where the titration stands
  bool begun;       // false where tonight is before the course
  // The nights told, the oldest first: of the course alone, or, in brief, of those before it too.
  std::vector<History> histories;
  std::optional<NightRange> weeks{};  // in brief, the nights told of; nothing: every one
  std::optional<Hold> hold{};         // the latest
  // Of the course; in brief, where the courses before it are told too, the means of them all.
  // Nothing without a night.
  std::optional<Trend> trend{};
  const Night* highest{};            // the first night with the most capsules; null without a dose
  int above_level = 0;               // nights with a dose above the upper level
  std::vector<SignedNight> signs{};  // of this course, until those of others are put beside them
  std::vector<const Night*> remarks{};      // nights told of with a note or another cause
  std::size_t older_remarks = 0;            // in brief, those before
  std::optional<EarlierCourses> earlier{};  // where there are some, and they are told of
  std::optional<NightDate> stock_on{};      // the evening of its stock, where that is told
  std::span<const MedicineName> taking{};   // the other medicines, where they are told
};

// The whole of a course. `last_night` is the latest night that can have been missed by now.
Report report_of(const Course& course, std::size_t number, IsNewest is_newest,
                 NightDate last_night);
// What a report on one course alone tells of the others: their signs, and the courses before it.
void add_others(Report& report, const Log& log);
// The stock, where it is the report's course whose bottle counts.
void add_stock(Report& report, const Log& log, NightDate tonight);
// The other medicines that the person takes.
void add_taking(Report& report, const Log& log);
// The same in brief: the last eight weeks up to tonight, of an older course up to its last night in
// the log. In those of the newest course the nights of the courses before it are told too, unless
// it is to be told alone.
enum class Alone { no, yes };
Report in_brief(Report whole, const Log& log, Alone alone);

// The nights drawn; nothing where there is none.
std::optional<NightRange> drawn_nights(const Report& report);

// The pause that goes on without an end, or null.
const Pause* open_pause(const Report& report);

// What was done to the plan as far as it is told: in brief the ceilings that were in force in its
// weeks, the acts dated in them and the pauses that share a night with them, the open one too.
std::span<const Ceiling> told_ceilings(const Report& report);
std::vector<const Act*> told_acts(const Report& report);
std::vector<const Pause*> told_pauses(const Report& report);

// ---- Its sentences, none of which holds text from the log, but for the reason of a pause in the
// reason of tonight's answer ----

// The facts at the top, in order: what to take tonight and why, the dose that is held, how
// regularly the nights were taken, how much that is, other medicines, the courses before, where
// another began among the nights told, and how many are left.
struct Fact {
  enum class Kind : std::uint8_t {
    tonight,
    at_its_end,
    urgent,
    why,
    hold,
    nights,
    amount,
    taking,
    earlier,
    bottle,
    stock
  };
  Kind kind;
  text::Hint words;
  std::string of_person{};  // what a person wrote, to stand behind a colon; or nothing
};
std::string_view name_of(Fact::Kind kind);
std::vector<Fact> summary_of(const Report& report);
// Whether there is an answer for tonight: in the newest course, from its start on.
bool is_tonight_told(const Report& report);
std::string hold_in_words(const Report& report);
std::string since_in_words(const Hold& hold);  // "held since Sat 7 Nov 2026"
std::string level_in_words(const Report& report);
std::string label_in_words(const Course& course);     // "2 capsules (240 mg)"
std::string strength_in_words(const Course& course);  // "120 mg of elemental magnesium a capsule"
std::string since_in_words(const Pause& pause);       // "paused since Sat 7 Nov 2026"
std::string ceiling_in_words(const Ceiling& ceiling, const Counted& counted);  // without its note
std::string ranked_signs_in_words(WarningSigns signs);  // "muscle weakness (emergency), flushing"
// Every warning sign with when it was noted, each as "Sun 1 Nov 2026" and "flushing, in course 1":
// night by night, or, in brief where these are many, sign by sign with its first and last night.
struct ToldSigns {
  std::string when;
  std::string what;
};
std::vector<ToldSigns> signs_in_words(const Report& report);
std::string title_of(NightDate tonight);

}  // namespace titrate::report
