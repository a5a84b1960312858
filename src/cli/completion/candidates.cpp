#include "cli/completion/candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "cli/args/values.hpp"
#include "cli/completion/scripts.hpp"
#include "cli/import/date_form_names.hpp"
#include "cli/import/presets.hpp"
#include "cli/night/observations.hpp"
#include "cli/night/symptom_names.hpp"
#include "core/letters.hpp"
#include "formats/fhir.hpp"
#include "text/guide.hpp"
#include "text/words.hpp"
#include "titrate/stock.hpp"

namespace titrate::cli {
namespace {

struct Typed {
  std::string_view word;
  const Log& log;
  NightDate tonight;
};

// A week of nights has room on a screen beside the words for nights; what is typed finds the
// others.
constexpr std::size_t offered_nights = 7;

Candidates units() {
  Candidates candidates = {{std::string(words_of(std::nullopt).one), ""}};
  for (const std::string_view name : unit_names) candidates.push_back({std::string(name), ""});
  return candidates;
}

template <class Names>
Candidates plain(const Names& names) {
  Candidates candidates;
  for (const auto& name : names) candidates.push_back({std::string(name), ""});
  return candidates;
}

std::string about(const Night& night, std::optional<Unit> unit) {
  std::string text =
      fmt::format("{}: {}", text::short_words(night.date()), text::to_text(night.capsules(), unit));
  if (night.stool()) text += fmt::format(", {}", text::to_text(*night.stool()));
  if (night.no_movement()) text += ", no bowel movement";
  return text;
}

// The log's nights, the newest first.
Candidates logged_nights(const Typed& typed) {
  Candidates candidates;
  // Not by std::views::reverse, which clang 14 cannot read in GCC's library.
  // NOLINTBEGIN(modernize-loop-convert)
  const auto& courses = typed.log.courses();
  for (auto course = courses.rbegin(); course != courses.rend(); ++course) {
    const auto& nights = course->nights();
    for (auto night = nights.rbegin(); night != nights.rend(); ++night) {
      if (typed.word.empty() && candidates.size() == offered_nights) return candidates;
      candidates.push_back({night->date().iso(), about(*night, course->unit())});
    }
  }
  // NOLINTEND(modernize-loop-convert)
  return candidates;
}

Candidates nights(const Typed& typed) {
  Candidates candidates;
  for (const std::string_view word : {"tonight", "yesterday"}) {
    candidates.push_back(
        {std::string(word), text::short_words(read_night("", word, typed.tonight))});
  }
  const Candidates logged = logged_nights(typed);
  candidates.insert(candidates.end(), logged.begin(), logged.end());
  for (const std::string_view word :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
    candidates.push_back(
        {std::string(word), text::short_words(read_night("", word, typed.tonight))});
  }
  return candidates;
}

Candidates stool_results(const Typed& /*typed*/) {
  Candidates candidates;
  for (const knowledge::StoolWord& known : stool_words()) {
    candidates.push_back({std::string(known.word), fmt::format("type {}", known.type)});
  }
  candidates.push_back({std::string(knowledge::no_movement_word), "no bowel movement"});
  return candidates;
}

// Those of the log, then those that the guide names, so that new ones are called the same.
Candidates symptoms_to_note(const Log& log) {
  Candidates candidates;
  const auto used = symptom_names_in(log);
  for (const std::string& name : used) candidates.push_back({name + '=', "in the log"});
  for (const knowledge::Fact& fact : knowledge::tracked()) {
    const std::string name(fact.about);
    const bool is_symptom = fact.calls.front().words.front() == "--symptom";
    if (!is_symptom || std::find(used.begin(), used.end(), name) != used.end()) continue;
    candidates.push_back({name + '=', ""});
  }
  return candidates;
}

Candidates symptom_and_severity(const Typed& typed) {
  const auto equals = typed.word.find('=');
  if (equals == std::string_view::npos) return symptoms_to_note(typed.log);
  if (!SymptomName::from(std::string(typed.word.substr(0, equals)))) return {};
  Candidates candidates;
  for (int severity = Severity::lowest; severity <= Severity::highest; ++severity) {
    candidates.push_back({fmt::format("{}{}", typed.word.substr(0, equals + 1), severity),
                          severity == Severity::lowest    ? "absent"
                          : severity == Severity::highest ? "worst"
                                                          : ""});
  }
  return candidates;
}

Candidates measures_to_note(const Typed& typed) {
  Candidates candidates;
  for (const std::string& name : measure_names_in(typed.log)) {
    candidates.push_back({name + '=', "in the log"});
  }
  return candidates;
}

Candidates fields_to_clear(const Typed& typed) {
  Candidates candidates = plain(clearable_names());
  for (const std::string& name : symptom_names_in(typed.log)) {
    candidates.push_back({"symptom=" + name, ""});
  }
  for (const std::string& name : measure_names_in(typed.log)) {
    candidates.push_back({"measure=" + name, ""});
  }
  return candidates;
}

Candidates medicines(const Typed& /*typed*/) {
  Candidates candidates = plain(knowledge::medicine_names());
  for (Candidate& candidate : candidates) {
    std::replace(candidate.word.begin(), candidate.word.end(), ' ', '-');
  }
  return candidates;
}

bool needs_no_quotes(char c) {
  const char letter = small(c);
  return (letter >= 'a' && letter <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// The others are typed by hand.
Candidates medicines_taken(const Typed& typed) {
  Candidates candidates;
  for (const MedicineName& name : typed.log.taking()) {
    std::string word = name.value();
    std::replace(word.begin(), word.end(), ' ', '-');
    if (std::all_of(word.begin(), word.end(), needs_no_quotes))
      candidates.push_back({word, "taken"});
  }
  return candidates;
}

// Of the bottle that is in use, the newest first.
Candidates stock_dates(const Typed& typed) {
  const auto shelf = shelf_of(typed.log, typed.tonight);
  if (!shelf) return {};
  const Course& course = typed.log.courses()[shelf->course];
  Candidates candidates;
  for (const StockEntry& entry : course.stock()) {
    candidates.push_back({entry.date.iso(), text::amount_in_words(entry, course.unit())});
  }
  std::reverse(candidates.begin(), candidates.end());
  return candidates;
}

Candidates shells(const Typed& /*typed*/) {
  Candidates candidates;
  for (const CompletionScript& script : completion_scripts()) {
    candidates.push_back({std::string(script.shell), ""});
  }
  return candidates;
}

Candidates courses_or_all(const Typed& typed) {
  Candidates candidates;
  for (const Course& course : typed.log.courses()) {
    candidates.push_back(
        {std::to_string(candidates.size() + 1),
         fmt::format("{}, {}", text::to_text(course.started()), text::to_text(course))});
  }
  candidates.push_back({"all", "every one"});
  return candidates;
}

using Maker = std::function<Candidates(const Typed&)>;

const std::map<std::string_view, Maker>& makers() {
  static const std::map<std::string_view, Maker> known = {
      {"D", nights},
      {"DATE", nights},
      {"S", stool_results},
      {"STOOL", stool_results},
      {"NAME=N", symptom_and_severity},
      {"NAME=NUMBER", measures_to_note},
      {"SYMPTOM", [](const Typed& typed) { return plain(symptom_names_in(typed.log)); }},
      {"MEASURE", [](const Typed& typed) { return plain(measure_names_in(typed.log)); }},
      {"SIGN", [](const Typed&) { return plain(warning_sign_names); }},
      {"F", [](const Typed&) { return plain(form_names); }},
      {"U", [](const Typed&) { return units(); }},
      {"FIELD", fields_to_clear},
      {"TOPIC", [](const Typed&) { return plain(text::topic_names); }},
      {"MEDICINE", medicines},
      {medicine_taken, medicines_taken},
      {stock_date, stock_dates},
      {"add|remove",
       [](const Typed&) {
         return plain(std::array{"add", "remove"});
       }},
      {"K|all", courses_or_all},
      {"PRESET", [](const Typed&) { return plain(preset_names()); }},
      {"FORM", [](const Typed&) { return plain(date_form_names); }},
      {"WHEN",
       [](const Typed&) {
         return plain(std::array{"auto", "never"});
       }},
      {"KIND", [](const Typed&) { return plain(formats::bundle_kind_names); }},
      {"WHOSE",
       [](const Typed&) {
         return plain(std::array{"mine", "theirs"});
       }},
      {"morning|night|form",
       [](const Typed&) {
         return plain(std::array{"morning", "night", "form"});
       }},
      {"whole|half",
       [](const Typed&) {
         return plain(std::array{"whole", "half"});
       }},
      {"sum|once",
       [](const Typed&) {
         return plain(std::array{"sum", "once"});
       }},
      {"SHELL", shells}};
  return known;
}

constexpr std::array<std::string_view, 10> typed_by_hand = {
    "N", "X", "DOSE", "TEXT", "NAME", "COLUMN", "FIELD=COLUMN", "COLUMN=VALUE", "REF", "HH:MM"};

}  // namespace

ValueKind kind_of(std::string_view type) {
  if (makers().contains(type)) return ValueKind::listed;
  if (type == "FILE") return ValueKind::file;
  const bool by_hand =
      std::find(typed_by_hand.begin(), typed_by_hand.end(), type) != typed_by_hand.end();
  return by_hand ? ValueKind::typed : ValueKind::unknown;
}

Candidates candidates_for(std::string_view type, std::string_view word, const Log& log,
                          NightDate tonight) {
  const auto maker = makers().find(type);
  return maker == makers().end() ? Candidates() : maker->second({word, log, tonight});
}

}  // namespace titrate::cli
