// The home of sentences: what rules, notices, nights and changes are called in plain words. Rules
// of the protocol are worded as the protocol's, safety rules as titrate's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titrate/changes.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate::render {

std::string words(NightDate night);                  // "Sat 21 Nov 2026"
std::string short_words(NightDate night);            // "Sat 21 Nov"
std::string words(NightDate first, NightDate last);  // "Sun 1 Nov to Sat 21 Nov 2026"
std::string words(Capsules capsules);                // "3 capsules"
std::string words(Milligrams amount);                // "360 mg"
std::string nights_in_words(int nights);             // "2 nights"

// This project's own word for a stool type: "smooth" for 4. What the types look like: guide.
std::string_view word(StoolType stool);
std::string words(StoolType stool);  // "4 smooth"

// Which rule it was, and whose: "protocol rule step-up", "titrate's own safety rule wait",
// "titrate's own, within protocol rule step-up".
std::string words(Why why);

// Why, in one sentence.
std::string reason(const Advice& advice);

// A notice in a sentence or two.
std::string words(const Notice& notice);
// Whether it should be read before anything else.
bool is_urgent(const Notice& notice);

// The fields of a night, in the order of the log, for a list or a comparison.
struct NamedValue {
  std::string name;
  std::string value;
};
std::vector<NamedValue> fields_in_words(const Night& night, Strength strength);

// The fields on one line: "3 capsules (360 mg), stool 4 smooth, sleep 3".
std::string words(const Night& night, Strength strength);

// A course's product and plan: "Magnesium glycinate, 120 mg a capsule".
std::string words(const Course& course);

std::string words(const Act& act);      // "climb again from Fri 7 Nov 2026 (cramps are back)"
std::string words(const Pause& pause);  // "paused from Fri 7 Nov 2026 until Sun 9 Nov 2026: ill"
std::string amount_in_words(const StockEntry& entry);  // "76 counted", "120 added"

// What changed: one line each, the first characters telling "+" new, "-" gone, "~" different.
std::vector<std::string> words(const Change& change);

}  // namespace titrate::render
