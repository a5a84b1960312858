// A log as a set of facts, each with its own key: a second way to say what a merge has to come to.
//
//   facts_of(log)["2026-11-01 night 2026-11-02 stool"] == "4"
//
// Two logs are the same exactly when their facts are. Shares nothing with the merger.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "titrate/course.hpp"

namespace titrate::test {

using Facts = std::map<std::string, std::string>;

inline void add_facts(Facts& facts, const std::string& course, const Night& night) {
  const std::string key = course + "night " + night.date().iso() + ' ';
  facts[key + "capsules"] = std::to_string(night.capsules().value());
  if (night.stool()) facts[key + "stool"] = std::to_string(night.stool()->value());
  if (night.movements()) facts[key + "movements"] = std::to_string(night.movements()->value());
  if (night.sleep()) facts[key + "sleep"] = std::to_string(night.sleep()->value());
  for (const Symptom& symptom : night.symptoms().list()) {
    facts[key + "symptom " + symptom.name.value()] = std::to_string(symptom.severity.value());
  }
  for (const Measurement& each : night.measures().list()) {
    facts[key + "measure " + each.name.value()] = each.measured.to_text();
  }
  for (const WarningSign sign : night.signs().list()) {
    facts[key + "sign " + std::string(name_of(sign))] = "yes";
  }
  if (night.other_cause()) facts[key + "cause"] = night.other_cause()->value();
  if (night.note()) facts[key + "note"] = night.note()->value();
}

inline void add_note(Facts& facts, const std::string& key, const std::optional<Note>& note) {
  if (note) facts[key] = note->value();
}

// What was done to the plan, each by its date.
inline void add_dated_facts(Facts& facts, const std::string& key, const Course& course) {
  for (const Ceiling& ceiling : course.ceilings()) {
    const std::string place = key + "ceiling " + ceiling.from.iso();
    facts[place] = std::to_string(ceiling.capsules.value());
    add_note(facts, place + " note", ceiling.note);
  }
  for (const Act& act : course.acts()) {
    const std::string place = key + "act " + act.from.iso();
    facts[place] = std::string(name_of(act.act));
    add_note(facts, place + " note", act.note);
  }
  for (const Pause& pause : course.pauses()) {
    const std::string place = key + "pause " + pause.from.iso();
    facts[place] = "yes";
    if (pause.until) facts[place + " until"] = pause.until->iso();
    add_note(facts, place + " why", pause.why);
  }
  for (const StockEntry& entry : course.stock()) {
    const auto* count = std::get_if<StockCount>(&entry.amount);
    const auto* added = std::get_if<StockAdded>(&entry.amount);
    facts[key + "stock " + entry.date.iso()] = count != nullptr
                                                   ? "count " + std::to_string(count->value())
                                                   : "added " + std::to_string(added->value());
  }
}

inline Facts facts_of(const Log& log) {
  Facts facts;
  for (const MedicineName& name : log.taking()) facts["taking " + name.value()] = "yes";
  for (const Course& course : log.courses()) {
    const std::string key = course.started().iso() + ' ';
    facts[key + "recommended"] = std::to_string(course.recommended().value());
    facts[key + "strength"] = course.strength().per_capsule().to_text();
    if (course.product()) facts[key + "product"] = course.product()->value();
    if (course.form()) facts[key + "form"] = std::string(name_of(*course.form()));
    if (course.unit()) facts[key + "unit"] = std::string(name_of(*course.unit()));
    add_dated_facts(facts, key, course);
    for (const Night& night : course.nights()) add_facts(facts, key, night);
  }
  return facts;
}

inline bool contains(const Facts& facts, const Facts& some) {
  return std::includes(facts.begin(), facts.end(), some.begin(), some.end());
}

// Both together; what they say differently, as the first says it.
inline Facts united(const Facts& first, const Facts& second) {
  Facts facts = first;
  facts.insert(second.begin(), second.end());
  return facts;
}

// The key of the ceiling, the act or the pause that a fact is of; of any other fact its own.
inline std::string whole(const std::string& key) {
  constexpr std::size_t date = 10;  // characters; a course's keys begin with one
  for (const std::string kind : {"ceiling ", "act ", "pause "}) {
    if (key.find(kind) == date + 1) return key.substr(0, date + 1 + kind.size() + date);
  }
  return key;
}

// The names of what was noted as a kind, "symptom" or "measure", on any night.
inline std::set<std::string> names_noted(const Facts& facts, const std::string& kind) {
  std::set<std::string> names;
  for (const auto& [key, value] : facts) {
    const auto at = key.find(" " + kind + " ");
    if (key.find("night ") == 11 && at != std::string::npos) {
      names.insert(key.substr(at + kind.size() + 2));
    }
  }
  return names;
}

inline void add_name_conflicts(std::set<std::string>& keys, const Facts& one, const Facts& other) {
  const auto measures = names_noted(other, "measure");
  for (const std::string& name : names_noted(one, "symptom")) {
    if (measures.contains(name)) keys.insert("name " + name);
  }
}

// Two pauses with different first nights that have a night in common, one without an end lasting
// until the end that the other log has for it, else for ever.
inline void add_pause_conflicts(std::set<std::string>& keys, const Facts& one, const Facts& other) {
  const Facts all = united(one, other);
  const auto is_pause = [](const std::string& key) {
    return key.find("pause ") == 11 && whole(key) == key;
  };
  const auto last = [&](const Facts& own, const std::string& key) {
    if (own.contains(key + " until")) return own.at(key + " until");
    return all.contains(key + " until") ? all.at(key + " until") : std::string("for ever");
  };
  for (const auto& [key, yes] : one) {
    for (const auto& [second, also] : other) {
      if (!is_pause(key) || !is_pause(second) || key == second) continue;
      if (key.substr(0, 11) != second.substr(0, 11)) continue;  // of another course
      const bool apart = last(one, key) < second.substr(17) || last(other, second) < key.substr(17);
      if (!apart) keys.insert(std::min(key, second) + " and " + std::max(key, second));
    }
  }
}

// The keys under which two logs contradict each other. A ceiling, an act or a pause counts as one
// with what belongs to it, and so do a stool type and no movement where the movements do not
// contradict each other themselves.
inline std::set<std::string> conflicts(const Facts& one, const Facts& other) {
  const auto differs = [&](const std::string& key) {
    return one.contains(key) && other.contains(key) && one.at(key) != other.at(key);
  };
  const auto none_came = [](const Facts& facts, const std::string& night) {
    const auto found = facts.find(night + "movements");
    return found != facts.end() && found->second == "0";
  };
  std::set<std::string> keys;
  for (const auto& [key, value] : united(one, other)) {
    if (differs(key)) keys.insert(whole(key));
    if (!key.ends_with(" stool")) continue;
    const std::string night = key.substr(0, key.size() - std::string("stool").size());
    const bool clash = (one.contains(key) && none_came(other, night)) ||
                       (other.contains(key) && none_came(one, night));
    if (clash && !differs(night + "movements")) keys.insert(night + "result");
  }
  add_pause_conflicts(keys, one, other);
  add_name_conflicts(keys, one, other);
  add_name_conflicts(keys, other, one);
  return keys;
}

}  // namespace titrate::test
