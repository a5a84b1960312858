#include "second_reading.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <set>
#include <stdexcept>
#include <vector>

namespace titrate::fuzz {
namespace {

using Json = nlohmann::json;

// A rule that is broken, on the way out.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void require(bool holds, const std::string& rule) {
  if (!holds) throw Fault(rule);
}

// ---- JSON ----

// The document, every key of it once.
Json tree_of(std::string_view file) {
  std::vector<std::set<std::string>> keys;
  const auto once = [&keys](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key) {
      require(keys.back().insert(parsed.get<std::string>()).second, "a key twice");
    }
    return true;
  };
  return Json::parse(file, once);
}

// ---- Values ----

std::int64_t whole(const Json& value, std::int64_t low, std::int64_t high) {
  require(value.is_number_integer(), "a whole number");
  if (value.is_number_unsigned())
    require(value.get<std::uint64_t>() <= 1'000'000, "a small number");
  const auto number = value.get<std::int64_t>();
  require(number >= low && number <= high, "a number in its range");
  return number;
}

bool in(unsigned char byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

// Valid UTF-8 is due already, so that bytes tell characters.
void require_text(const Json& value, std::size_t most) {
  require(value.is_string(), "a text");
  const auto text = value.get<std::string>();
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t ahead) {
      return static_cast<unsigned char>(i + ahead < text.size() ? text[i + ahead] : 0);
    };
    if (!in(byte(0), 0x80, 0xBF)) ++characters;
    const bool control =
        byte(0) < 0x20 || byte(0) == 0x7F || (byte(0) == 0xC2 && in(byte(1), 0x80, 0x9F));
    const bool separator = byte(0) == 0xE2 && byte(1) == 0x80 && in(byte(2), 0xA8, 0xAE);
    const bool isolate = byte(0) == 0xE2 && byte(1) == 0x81 && in(byte(2), 0xA6, 0xA9);
    require(!control && !separator && !isolate, "a text that steers nothing");
  }
  require(characters >= 1 && characters <= most, "a text of a length that is allowed");
}

// A date, comparable as it stands.
std::string date(const Json& value) {
  require(value.is_string(), "a date is a text");
  auto text = value.get<std::string>();
  require(text.size() == 10 && text[4] == '-' && text[7] == '-', "YYYY-MM-DD");
  std::string digits = text;
  digits.erase(7, 1).erase(4, 1);
  require(digits.find_first_not_of("0123456789") == std::string::npos, "digits in a date");
  const std::chrono::year_month_day day(
      std::chrono::year(std::stoi(digits.substr(0, 4))),
      std::chrono::month(static_cast<unsigned>(std::stoi(digits.substr(4, 2)))),
      std::chrono::day(static_cast<unsigned>(std::stoi(digits.substr(6, 2)))));
  require(day.ok() && day.year() >= std::chrono::year(1970), "a real day from 1970 on");
  return text;
}

// A number with at most one decimal, in tenths.
std::int64_t tenths(const Json& value, std::int64_t low, std::int64_t high) {
  require(value.is_number(), "a number");
  const double tenths = value.get<double>() * 10;
  require(std::abs(tenths - std::round(tenths)) < 1e-6, "at most one decimal");
  const double rounded = std::round(tenths);
  require(rounded >= static_cast<double>(low) && rounded <= static_cast<double>(high),
          "a number in its range");
  return std::llround(tenths);
}

void require_one_of(const Json& value, const std::set<std::string>& names) {
  require(value.is_string() && names.contains(value.get<std::string>()), "a name on the list");
}

using Look = void (*)(const Json&);

// 1 to 20 names with a value each, which `look` looks at.
void require_named(const Json& value, Look look) {
  require(value.is_object() && !value.empty() && value.size() <= 20, "1 to 20 names");
  for (const auto& [name, each] : value.items()) {
    require(
        !name.empty() && name.size() <= 30 &&
            name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos,
        "a name of a symptom or a measure");
    look(each);
  }
}

void require_symptoms(const Json& value) {
  require_named(value, [](const Json& severity) { whole(severity, 0, 10); });
}

void require_measures(const Json& value) {
  require_named(value, [](const Json& measured) { tenths(measured, 0, 99'999); });
}

void require_signs(const Json& value, int version) {
  std::set<std::string> known = {"flushing",  "low-blood-pressure",    "muscle-weakness",
                                 "confusion", "irregular-heartbeat",   "slow-breathing",
                                 "vomiting",  "severe-abdominal-pain", "blood-in-stool"};
  if (version == 2) known.insert({"fainting", "drowsiness", "dehydration"});
  require(value.is_array(), "a list of signs");
  std::set<std::string> seen;
  for (const Json& sign : value) {
    require_one_of(sign, known);
    require(seen.insert(sign.get<std::string>()).second, "every sign once");
  }
}

// ---- Objects ----

void require_members(const Json& object, const std::set<std::string>& required,
                     const std::set<std::string>& optional) {
  require(object.is_object(), "an object");
  for (const std::string& name : required) require(object.contains(name), name + " is there");
  for (const auto& [name, value] : object.items()) {
    require(required.contains(name) || optional.contains(name), "a known field");
  }
}

// Looks at a member where it is there.
void if_there(const Json& object, const char* name, const std::function<void(const Json&)>& look) {
  if (const auto found = object.find(name); found != object.end()) look(*found);
}

void require_note(const Json& value) { require_text(value, 1000); }

void require_night(const Json& night, int version) {
  std::set<std::string> optional = {"stool", "movements",   "sleep", "symptoms",
                                    "signs", "other_cause", "note"};
  if (version == 2) optional.insert("measures");
  require_members(night, {"date", "capsules"}, optional);
  whole(night["capsules"], 0, 99);
  if_there(night, "stool", [](const Json& value) { whole(value, 1, 7); });
  if_there(night, "movements", [](const Json& value) { whole(value, 0, 30); });
  if_there(night, "sleep", [](const Json& value) { whole(value, 1, 5); });
  if_there(night, "symptoms", require_symptoms);
  if_there(night, "measures", require_measures);
  if_there(night, "signs", [version](const Json& value) { require_signs(value, version); });
  if_there(night, "other_cause", [](const Json& value) { require_text(value, 200); });
  if_there(night, "note", require_note);
  const bool none_came = night.contains("movements") && night["movements"] == 0;
  require(!none_came || !night.contains("stool"), "no stool type where none came");
}

// The dates of a list, each after the one before it.
std::vector<std::string> rising_dates(const Json& list, const char* name) {
  require(list.is_array(), "a list");
  std::vector<std::string> dates;
  for (const Json& element : list) {
    std::string next = date(element.at(name));
    require(dates.empty() || dates.back() < next, "dates strictly rising");
    dates.push_back(std::move(next));
  }
  return dates;
}

void require_ceilings(const Json& ceilings, std::int64_t recommended, std::int64_t tenths) {
  require(ceilings.is_array() && !ceilings.empty(), "at least one ceiling");
  for (const Json& ceiling : ceilings) {
    require_members(ceiling, {"from", "capsules"}, {"note"});
    const auto most = whole(ceiling["capsules"], 1, 99);
    require(most >= recommended, "a ceiling at or above the recommended dose");
    require(most * tenths <= 50'000, "a ceiling within 5000 mg");
    if_there(ceiling, "note", require_note);
  }
  rising_dates(ceilings, "from");
}

// A list of objects that is left out where it is empty.
void require_some(const Json& list, const std::function<void(const Json&)>& look) {
  require(list.is_array() && !list.empty(), "a list with something in it");
  for (const Json& element : list) look(element);
}

void require_acts(const Json& acts) {
  require_some(acts, [](const Json& act) {
    require_members(act, {"from", "act"}, {"note"});
    require_one_of(act["act"], {"climb", "taper"});
    if_there(act, "note", require_note);
  });
}

void require_pauses(const Json& pauses) {
  std::string last_night;  // of the pause before
  bool open = false;
  require_some(pauses, [&](const Json& pause) {
    require_members(pause, {"from"}, {"until", "why"});
    const std::string from = date(pause["from"]);
    require(!open && last_night < from, "pauses that do not overlap, only the last one open");
    open = !pause.contains("until");
    if (!open) last_night = date(pause["until"]);
    require(open || from <= last_night, "a pause that ends when it began or later");
    if_there(pause, "why", require_note);
  });
}

void require_stock(const Json& stock) {
  require_some(stock, [](const Json& entry) {
    require_members(entry, {"date"}, {"count", "added"});
    require(entry.contains("count") != entry.contains("added"), "either a count or what was added");
    if_there(entry, "count", [](const Json& value) { whole(value, 0, 9999); });
    if_there(entry, "added", [](const Json& value) { whole(value, 1, 9999); });
  });
}

// Where a list stands: none of its dates before the start. Gives the later of its last one and
// `last`.
std::string last_date(const Json& course, const char* list, const char* name, std::string last) {
  if (!course.contains(list)) return last;
  const auto dates = rising_dates(course[list], name);
  if (dates.empty()) return last;
  require(course["started"].get<std::string>() <= dates.front(), "no date before the start");
  return std::max(last, dates.back());
}

// `before`: the last date of the course before, or nothing. Gives this one's.
std::string require_course(const Json& course, const std::string& before, int version) {
  std::set<std::string> optional = {"product", "form"};
  if (version == 2) optional.insert({"unit", "acts", "pauses", "stock"});
  require_members(course,
                  {"started", "recommended_capsules", "mg_per_capsule", "ceilings", "nights"},
                  optional);
  const std::string started = date(course["started"]);
  require(before < started, "a start after the course before");
  const auto recommended = whole(course["recommended_capsules"], 1, 99);
  if_there(course, "product", [](const Json& value) { require_text(value, 100); });
  if_there(course, "form", [](const Json& value) {
    require_one_of(value, {"oxide", "citrate", "malate", "glycinate", "other"});
  });
  if_there(course, "unit", [](const Json& value) {
    require_one_of(value, {"tablet", "softgel", "gummy", "sachet", "scoop", "ml", "half-tablet",
                           "half-scoop"});
  });
  require_ceilings(course["ceilings"], recommended, tenths(course["mg_per_capsule"], 1, 10'000));
  if_there(course, "acts", require_acts);
  if_there(course, "pauses", require_pauses);
  if_there(course, "stock", require_stock);
  require(course["nights"].is_array(), "a list of nights");
  for (const Json& night : course["nights"]) require_night(night, version);
  std::string last = last_date(course, "nights", "date", started);
  last = last_date(course, "acts", "from", last);
  last = last_date(course, "pauses", "from", last);
  return last_date(course, "stock", "date", last);
}

void require_taking(const Json& taking) {
  require(taking.is_array() && !taking.empty() && taking.size() <= 50, "1 to 50 medicines");
  std::string before;
  for (const Json& name : taking) {
    require_text(name, 100);
    require(before < name.get<std::string>(), "medicines in the order of their bytes, each once");
    before = name.get<std::string>();
  }
}

// A name is a symptom or a measure, never both.
void require_names_of_one_kind(const Json& document) {
  std::set<std::string> symptoms;
  std::set<std::string> measures;
  for (const Json& course : document["courses"]) {
    for (const Json& night : course["nights"]) {
      const auto put = [&night](const char* kind, std::set<std::string>& names) {
        if (!night.contains(kind)) return;
        for (const auto& [name, value] : night[kind].items()) names.insert(name);
      };
      put("symptoms", symptoms);
      put("measures", measures);
    }
  }
  for (const std::string& name : measures) {
    require(!symptoms.contains(name), "no name of both kinds");
  }
}

void require_document(const Json& document) {
  require(document.is_object() && document.contains("version"), "a version");
  const int version = static_cast<int>(whole(document["version"], 1, 2));
  std::set<std::string> optional;
  if (version == 2) optional.insert("taking");
  require_members(document, {"format", "version", "crc32", "courses"}, optional);
  require(document["format"] == "titrate-log", "the format's name");
  const Json& crc32 = document["crc32"];
  require(crc32.is_string() && crc32.get<std::string>().size() == 8 &&
              crc32.get<std::string>().find_first_not_of("0123456789abcdef") == std::string::npos,
          "8 lower-case hex digits");
  if_there(document, "taking", require_taking);
  require(document["courses"].is_array(), "a list of courses");
  std::string last;
  for (const Json& course : document["courses"]) last = require_course(course, last, version);
  require_names_of_one_kind(document);
}

}  // namespace

std::string fault_in(std::string_view file) {
  try {
    require(!file.empty() && file.size() <= 16 * 1024 * 1024, "1 byte to 16 MiB");
    require(file.find('\0') == std::string_view::npos, "no NUL byte");
    require(!file.starts_with("\xEF\xBB\xBF"), "no byte order mark");
    require_document(tree_of(file));
  } catch (const std::exception& fault) {
    return fault.what();
  }
  return "";
}

Json meaning_of(std::string_view file) {
  Json document = tree_of(file);
  document.erase("crc32");
  document.erase("version");
  for (Json& course : document["courses"]) {
    for (Json& night : course["nights"]) {
      const auto signs = night.find("signs");
      if (signs == night.end()) continue;
      std::sort(signs->begin(), signs->end());
      if (signs->empty()) night.erase("signs");
    }
  }
  return document;
}

}  // namespace titrate::fuzz
