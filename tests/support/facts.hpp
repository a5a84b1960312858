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
  for (const WarningSign sign : night.signs().list()) {
    facts[key + "sign " + std::string(name_of(sign))] = "yes";
  }
  if (night.other_cause()) facts[key + "cause"] = night.other_cause()->value();
  if (night.note()) facts[key + "note"] = night.note()->value();
}

inline Facts facts_of(const Log& log) {
  Facts facts;
  for (const Course& course : log.courses()) {
    const std::string key = course.started().iso() + ' ';
    facts[key + "recommended"] = std::to_string(course.recommended().value());
    facts[key + "strength"] = course.strength().per_capsule().text();
    if (course.product()) facts[key + "product"] = course.product()->value();
    if (course.form()) facts[key + "form"] = std::string(name_of(*course.form()));
    for (const Ceiling& ceiling : course.ceilings()) {
      const std::string place = key + "ceiling " + ceiling.from.iso();
      facts[place] = std::to_string(ceiling.capsules.value());
      if (ceiling.note) facts[place + " note"] = ceiling.note->value();
    }
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

// The keys under which two logs contradict each other. A ceiling and its note count as one, and so
// do a stool type and no movement where the movements do not contradict each other themselves.
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
    if (differs(key)) {
      const auto note = key.find(" note");
      keys.insert(key.find("ceiling") != std::string::npos ? key.substr(0, note) : key);
    }
    if (!key.ends_with(" stool")) continue;
    const std::string night = key.substr(0, key.size() - std::string("stool").size());
    const bool clash = (one.contains(key) && none_came(other, night)) ||
                       (other.contains(key) && none_came(one, night));
    if (clash && !differs(night + "movements")) keys.insert(night + "result");
  }
  return keys;
}

}  // namespace titrate::test
