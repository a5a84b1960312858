// What the program knows about magnesium beside the rules: facts as data, each with where it was
// read. The one place for them; pages and notes are made from it (guide.hpp).
//
//   for (const Fact& fact : amounts()) { fact.words; fact.source.name; }
//   medicines_named("Alendronic Acid");             // the rows that concern it
//   sources();                                      // all that they name, and what to look up
//
// Every text is plain ASCII. Numbers that the core has too are held against the core's own at
// compile time. A new fact needs a source; a medicine's name, that it surely belongs to its row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/night.hpp"

namespace titrate::knowledge {

// Where a fact was read.
struct Source {
  std::string_view name;   // short, as it stands beside the fact
  std::string_view where;  // what a person can look up
  bool copy = false;       // in a secondary copy, not in the original

  friend constexpr bool operator==(const Source&, const Source&) = default;
};

// A nutrition practitioner's published how-to for magnesium taken at night.
inline constexpr Source protocol_source = {
    "the protocol's source",
    "a nutrition practitioner's published how-to for magnesium at night; its views are its own"};
// This project's own safety rules, choices and words, and what it infers: no source says it.
inline constexpr Source own_source = {"titrate's own",
                                      "this project's rules, lists, choices and conclusions"};

// Said wherever no movement came: as a fact, and beside the advice.
inline constexpr std::string_view no_movement_words =
    "Without a movement magnesium stays in: stop, and ask a doctor or pharmacist before you take "
    "more. With severe pain or vomiting call for help now.";

// What a fact names of the program, as its arguments.
struct Call {
  enum class Kind { none, titrate, options };

  Kind kind = Kind::none;
  std::string_view command{};               // not shown with its options alone
  std::array<std::string_view, 3> words{};  // behind it; the empty ones are none
  bool wants_number = false;                // the last of them, behind it
};
// Those of a fact, in the order in which {} stands for them in its words. In those of a rule and of
// what belongs to the rules, {one} and {many} stand for what is counted: capsule, capsules.
using Calls = std::array<Call, 2>;

struct Fact {
  std::string_view about;
  std::string_view words;
  Source source;
  Calls calls{};
};

// A stool type, in this project's own words: the published ones are under copyright.
struct StoolLook {
  int type;
  std::string_view word;
  std::string_view looks;
  Source source;
};

// What people say for a stool type beside its own word.
struct StoolWord {
  std::string_view word;
  int type;
  bool is_listed = true;  // where the words are shown; a second spelling is only understood
};
// And for a morning without a bowel movement.
inline constexpr std::string_view no_movement_word = "none";

// Elemental magnesium by weight in tenths of a percent, from the preparation without water to the
// one with most.
struct FormFact {
  Form form;
  std::string_view compound;
  int driest;
  int wettest;
  Source source;
  std::string_view view;  // of the protocol's source
  Source view_source;
};

struct SignFact {
  WarningSign sign;
  std::string_view looks;  // what it is, where its name does not say it all
  std::string_view of;     // what it is a sign of
  Source source;
};

// What people say for a warning sign beside its name. None is ever taken for the sign before the
// person says so; those that are not sure to be one are worded with more care: sleep is an aim
// here, and fatigue a symptom.
struct SignWord {
  std::string_view words;  // in the spelling of plain_name, without its small words: "blood stool"
  WarningSign sign;
  bool is_sure = true;
};

// A rule in brief. docs/rules.md has each in full.
struct RuleFact {
  Rule rule;
  std::string_view words;
  Calls calls{};
};

// What is to be done about a medicine, the weightiest first.
enum class Concern : std::uint8_t {
  ask_first,
  apart,  // hours to keep, or an order
  other,
};
inline constexpr std::array<std::string_view, 3> concern_names = {"ask-first", "apart", "other"};
constexpr std::string_view name_of(Concern concern) {
  return concern_names[static_cast<std::size_t>(concern)];
}

// What concerns a medicine, or several that share it.
struct Medicine {
  std::string_view title;
  std::string_view words;
  std::string_view brief;  // the same in few words: "4 h apart"; of ask_first, why
  Concern concern;
  std::span<const std::string_view> names;  // that find this row, in the spelling of plain_name
  std::array<Source, 3> sources{};          // one or more; those without a name are none
};

std::span<const StoolLook> stool_looks();
std::span<const StoolWord> everyday_stool_words();
std::span<const Fact> stool_facts();
std::span<const FormFact> forms();
// The least that a compound weighs that holds so much magnesium, in whole mg; nothing where the
// form does not tell.
std::optional<int> least_weight(Form form, Milligrams magnesium);
std::span<const Fact> form_facts();
std::span<const Fact> amounts();
std::span<const Fact> allowances();  // from all sources, food included
std::span<const Fact> trials();
std::span<const SignFact> signs();
std::span<const SignWord> sign_words();
std::span<const Fact> sign_facts();
// As they stand behind "ask a doctor or pharmacist first about": noun phrases.
std::span<const Fact> ask_first();
std::span<const Fact> ask_facts();
std::span<const Fact> kidney_facts();
std::span<const Fact> diarrhea_first();    // what to do
std::span<const Fact> diarrhea_effects();  // what it does to other medicines
// Why magnesium, and what belongs to it: the protocol's source, but where a fact says otherwise.
std::span<const Fact> background();
std::span<const Fact> tracked();
std::span<const Fact> tracking_facts();
std::span<const Medicine> medicines();
// What goes for every medicine that its row does not keep further apart.
const Fact& any_medicine();

std::span<const RuleFact> rules();
std::span<const Fact> protocol_facts();  // what else the protocol's source says
std::span<const Fact> safety_facts();    // limits of this project's own over all rules
Source source_of(Rule rule);

// A name as it is looked up: small letters, "-" and any run of spaces as one space.
std::string plain_name(std::string_view text);
// The rows that a name, a class or a brand finds, also with or without an "s" at its end, and with
// "drugs", "agents" or "medications" for medicines, and with its strength ("iron 65 mg daily"); the
// weightiest first, none where it is not in the table. Never a guess: what a name only begins with
// is another thing.
std::vector<const Medicine*> medicines_named(std::string_view name);
// What a brand holds: "Tivicay" is dolutegravir. Nothing for every other name.
std::optional<std::string_view> generic_of(std::string_view brand);
// A sign by its name, with how it looks where that does not say it all:
// "blood-in-stool (red, or black like tar)".
std::string looks_in_words(WarningSign sign);
// What a text says of a sign: small letters, without its small words (my, in, the), hyphens and
// endings in "s". "Blood in my stools" is "blood stool".
std::string gist_of(std::string_view text);
// What signs() and sign_words() say, in this order.
struct SignGist {
  std::string gist;
  SignWord word;
};
std::span<const SignGist> sign_gists();
// The sign that a text may stand for: its name or one of sign_words(), of the same gist.
std::optional<SignWord> sign_meant_by(std::string_view text);

// Every name that finds a row, each once, the brands last.
std::vector<std::string> medicine_names();

// All that the facts name, each once.
std::span<const Source> sources();

}  // namespace titrate::knowledge
