// The home of sentences: what rules, notices, nights and changes are called in plain words. Rules
// of the protocol are worded as the protocol's, safety rules as titrate's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/hint.hpp"
#include "titrate/changes.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/night_field.hpp"

namespace titrate::text {

std::string to_text(NightDate night);      // "Sat 21 Nov 2026"
std::string short_words(NightDate night);  // "Sat 21 Nov"
// The same without the weekday: "21 Nov", "21 Nov 2026".
std::string day_words(NightDate night);
std::string day_and_year(NightDate night);
std::string to_text(NightRange nights);  // "Sun 1 Nov to Sat 21 Nov 2026"
// A count is never said without what it counts: "3 capsules", "3 half-tablets".
std::string to_text(Capsules count, std::optional<Unit> unit);
std::string to_text(Milligrams amount);   // "360 mg"
std::string nights_in_words(int nights);  // "2 nights"

// This project's own word for a stool type: "smooth" for 4. What the types look like: guide.
std::string_view word(StoolType stool);
std::string to_text(StoolType stool);  // "4 smooth"

// Which rule it was, and whose: "protocol rule step-up", "titrate's own safety rule wait",
// "titrate's own, within protocol rule step-up".
std::string to_text(Why why);

// Why, in one sentence.
std::string reason(const Advice& advice);

// From where a person asks. In the morning tonight is still a day away, and somebody who is up late
// must not read its dose as one to take now.
enum class Moment { evening, morning, another_night };

// A notice in a sentence or two, beside the advice that it came with.
Hint to_text(const Notice& notice, const Advice& advice, Moment moment);
// What of a log is later than now, and the way out: one step, where it takes several.
struct LaterWords {
  std::string problem;  // a sentence that can follow a colon
  Hint help;
};
LaterWords words_on(const LaterThanNow& later);
// What an amount of one night calls for that is above 2500 mg, or above 5000; else nothing.
std::string words_on_large_amount(Milligrams amount);
// Whether it should be read before anything else.
bool is_urgent(const Notice& notice);
// Those of an advice that a person is shown: what is said every night is read on none.
std::vector<Notice> shown_notices(const Advice& advice);

std::string signs_in_words(WarningSigns signs);  // "flushing, vomiting"
// What the signs of a rank call for, without a full stop; and the highest rank among some.
enum class SignRank { emergency, doctor };
std::string_view what_to_do(SignRank rank);
SignRank rank_of(WarningSigns signs);

// For a log that was kept under the first edition's rules.
std::string_view words_on_new_rules();

// What a field of a night is called, a symptom and a measure by their own names: "stool", "cramps".
std::string name_in_words(NightField field, const std::string& name);
// What is noted in a field: "3 capsules", "4 smooth", "2 of 10".
std::string value_in_words(const NightValue& value, std::optional<Unit> unit);
// Where halves are counted, wholes are said too: 3 half-tablets must not be taken for 3 tablets.
//   "3 capsules"           "3 half-tablets (1 and a half tablets)"
std::string count_in_words(Capsules count, std::optional<Unit> unit);
// The same of what is more than a dose can be: a stock, an amount in what is counted.
std::string count_in_words(int count, std::optional<Unit> unit);
// Halves as wholes: "half a tablet", "1 and a half tablets", "2 tablets".
std::string wholes_in_words(int halves, Unit whole);
// The number alone, where what it counts was just said:
//   "3"                    "3 (1 and a half tablets)"
std::string number_in_words(Capsules count, std::optional<Unit> unit);
//   "3 capsules (360 mg)"  "3 half-tablets (1 and a half tablets, 180 mg)"
std::string dose_in_words(Capsules dose, const Counted& counted);
// with words behind the amount, such as " of elemental magnesium".
std::string dose_in_words(Capsules dose, Milligrams amount, std::optional<Unit> unit,
                          std::string_view of = "");
// Nothing to take: "no capsules".
std::string none_in_words(std::optional<Unit> unit);
// Over a column or a drawing: "Capsules".
std::string title_of(std::optional<Unit> unit);
std::string with_capital(std::string words);
//   "120 mg a capsule"     "60 mg a half-tablet (120 mg a tablet)"
// with words behind the first amount, such as " of elemental magnesium".
std::string strength_in_words(const Counted& counted, std::string_view of = "");

// The fields on one line: "3 capsules (360 mg), stool 4 smooth, sleep 3".
std::string to_text(const Night& night, const Counted& counted);

// A course's product and plan: "Magnesium glycinate, 120 mg a capsule".
std::string to_text(const Course& course);

// What a person did to the plan: "climb again from Tue 10 Nov 2026 on", "pause from Sat 7 Nov to
// Sun 8 Nov 2026"; with its note behind it in brackets, or without any text of the log.
std::string_view to_text(Act::Kind act);
std::string to_text(const Act& act);
std::string to_text(const Pause& pause);
std::string noted_words(const Act& act);
std::string noted_words(const Pause& pause);
// "stock on Sun 1 Nov 2026: 76 capsules in hand"
std::string to_text(const StockEntry& entry, std::optional<Unit> unit);
// "76 capsules in hand", "62 half-tablets (31 tablets) added": what was counted, and what came to
// it on the same day, are in hand.
std::string amount_in_words(const StockEntry& entry, std::optional<Unit> unit);
// What an act begins, for somebody who is about to say it; the advice is that with the act.
std::string words_on_beginning(Act::Kind act, const Advice& advice);

// What changed: one line each, the first characters telling "+" new, "-" gone, "~" different.
std::vector<std::string> to_lines(const Change& change);

}  // namespace titrate::text
