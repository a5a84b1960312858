#include "text/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/letters.hpp"
#include "text/medicines.hpp"
#include "text/sections.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

Passage protocol_page(const Style& style) {
  return section(protocol_title, rules_in_brief(RuleKind::protocol, std::nullopt), style) +
         section(safety_title, rules_in_brief(RuleKind::safety, std::nullopt), style);
}

Passage stool_page(const Style& style) {
  std::vector<Entry> types;
  for (const knowledge::StoolLook& look : knowledge::stool_looks()) {
    types.push_back({to_text(*StoolType::from(look.type)), std::string(look.looks), look.source});
  }
  return section("The seven stool types", types, style) +
         section("How they count", knowledge::stool_facts(), style);
}

std::string percent(int tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

Passage forms_page(const Style& style) {
  std::vector<Entry> shares;
  std::vector<Entry> views;
  for (const knowledge::FormFact& fact : knowledge::forms()) {
    const std::string name(name_of(fact.form));
    const std::string most = fact.driest == fact.wettest ? "" : percent(fact.driest) + " to ";
    shares.push_back({name, fmt::format("{}{} % ({})", most, percent(fact.wettest), fact.compound),
                      fact.source});
    views.push_back({name, std::string(fact.view), fact.view_source});
  }
  return section("How much of a form is magnesium, by weight", shares, style) +
         section("As the protocol's source sees them", views, style) +
         section("What that means here", knowledge::form_facts(), style);
}

// What titrate makes of the limits: the one of its safety rules that is about them.
std::vector<Entry> ceiling_entries() {
  std::vector<Entry> entries = entries_of(knowledge::safety_facts(), std::nullopt);
  std::erase_if(entries, [](const Entry& entry) { return entry.label != "ceiling"; });
  return entries;
}

Passage limits_page(const Style& style) {
  return section("Upper levels: from supplements and medicines, without food", knowledge::amounts(),
                 style) +
         section("Your ceiling", ceiling_entries(), style) +
         section("Daily allowances, food included", knowledge::allowances(), style) +
         wrapped(
             "Allowances count food, upper levels do not: never compare the two. They are no "
             "doses to take.",
             style) +
         "\n";
}

// The signs of one rank, those of one source on one line.
std::vector<Entry> signs_of(SignRank rank) {
  std::vector<Entry> entries;
  for (const knowledge::SignFact& fact : knowledge::signs()) {
    if (is_emergency(fact.sign) != (rank == SignRank::emergency)) continue;
    std::string name = knowledge::looks_in_words(fact.sign);
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const Entry& entry) { return entry.label == fact.of; });
    if (same == entries.end()) {
      entries.push_back({std::string(fact.of), std::move(name), fact.source});
    } else {
      same->text += ", " + name;
    }
  }
  return entries;
}

Passage signs_page(const Style& style) {
  return heading("At any of these: stop, and take no more magnesium", style) + '\n' +
         section(what_to_do(SignRank::emergency), signs_of(SignRank::emergency), style) +
         section(what_to_do(SignRank::doctor), signs_of(SignRank::doctor), style) +
         section("Also", knowledge::sign_facts(), style) +
         section("Before you begin, ask a doctor or pharmacist about", knowledge::ask_first(),
                 style) +
         section("Also to know", knowledge::ask_facts(), style) +
         wrapped(Hint{"To note a sign, after which titrate advises no more in this course: ",
                      ticked("log", "--sign", Placeholder::sign)},
                 style) +
         "\n";
}

Passage symptoms_page(const Style& style) {
  return section("What can be noted beside the dose", knowledge::tracked(), style) +
         section("As the protocol's source sees it", knowledge::tracking_facts(), style) +
         wrapped(Hint{"These go behind ", ticked("log", Placeholder::stool),
                      fmt::format(", more than one at a time if you like. A symptom is {} (absent) "
                                  "to {} (worst); other names are fine, of small letters, digits "
                                  "and hyphens.",
                                  Severity::lowest, Severity::highest)},
                 style) +
         "\n";
}

Passage diarrhea_page(const Style& style) {
  return section("Diarrhea that lasts: what to do", knowledge::diarrhea_first(), style) +
         section("What it does to other medicines", knowledge::diarrhea_effects(), style);
}

Passage kidney_page(const Style& style) {
  return section("Magnesium and kidneys", knowledge::kidney_facts(), style);
}

Passage magnesium_page(const Style& style) {
  return section("Why magnesium, mostly as the protocol's source sees it", knowledge::background(),
                 style) +
         section("Trials: what was done, not what to take", knowledge::trials(), style);
}

Passage sources_page(const Style& style) {
  Passage page = heading("Where the facts were read", style);
  for (const knowledge::Source& source : knowledge::sources()) {
    page += hanging(fmt::format("{}: {}{}", source.name, source.where,
                                source.copy ? "; read in a copy, not the original" : ""),
                    style);
  }
  return page + "\n";
}

std::string_view description(Topic topic) {
  constexpr std::array<std::string_view, topic_names.size()> descriptions = {
      "how the dose goes up, holds and comes down",
      "the seven stool types, and which are loose",
      "oxide, citrate, malate, glycinate",
      "upper levels, your ceiling, daily allowances",
      "warning signs, and who asks a doctor first",
      "what to do when it lasts",
      "weak kidneys, and the blood test to ask for",
      "what to take apart from magnesium, or ask about; a NAME for one",
      "what can be noted beside the dose",
      "what it does, what lowers it, foods, trials",
      "where all of this was read"};
  return descriptions[static_cast<std::size_t>(topic)];
}

constexpr int least_beside = 40;  // columns, for a topic with its description beside it

// In the order of Topic.
constexpr std::array<Passage (*)(const Style&), topic_names.size()> pages = {
    protocol_page, stool_page,    forms_page,    limits_page,    signs_page,  diarrhea_page,
    kidney_page,   all_medicines, symptoms_page, magnesium_page, sources_page};

// Of a word that is looked for in the pages.
constexpr std::size_t least_sought = 4;
// Lines that are broken nowhere.
const Style unbroken{.width = std::numeric_limits<int>::max() / 2};

// Whether it stands there with no letter before or behind it.
bool holds_whole(std::string_view text, std::string_view words) {
  const auto is_letter_at = [&](std::size_t at) {
    return at < text.size() && small(text[at]) >= 'a' && small(text[at]) <= 'z';
  };
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const bool begins = at == 0 || !is_letter_at(at - 1);
    if (begins && !is_letter_at(at + words.size())) return true;
  }
  return false;
}

struct OtherWord {
  std::string_view word;  // in the spelling of plain_name
  Topic topic;
};

constexpr auto other_words = std::to_array<OtherWord>({
    {"rules", Topic::protocol},
    {"rule", Topic::protocol},
    {"dose", Topic::protocol},
    {"doses", Topic::protocol},
    {"dosage", Topic::protocol},
    {"dosing", Topic::protocol},
    {"how much", Topic::protocol},
    {"tolerance", Topic::protocol},
    {"climb", Topic::protocol},
    {"taper", Topic::protocol},
    {"hold", Topic::protocol},
    {"missed", Topic::protocol},
    {"stools", Topic::stool},
    {"poop", Topic::stool},
    {"bristol", Topic::stool},
    {"types", Topic::stool},
    {"type", Topic::stool},
    {"loose", Topic::stool},
    {"hard", Topic::stool},
    {"mushy", Topic::stool},
    {"form", Topic::forms},
    {"oxide", Topic::forms},
    {"citrate", Topic::forms},
    {"malate", Topic::forms},
    {"glycinate", Topic::forms},
    {"limit", Topic::limits},
    {"ceiling", Topic::limits},
    {"ceilings", Topic::limits},
    {"maximum", Topic::limits},
    {"max", Topic::limits},
    {"upper level", Topic::limits},
    {"rda", Topic::limits},
    {"allowance", Topic::limits},
    {"allowances", Topic::limits},
    {"sign", Topic::signs},
    {"warning", Topic::signs},
    {"warnings", Topic::signs},
    {"warning signs", Topic::signs},
    {"emergency", Topic::signs},
    {"danger", Topic::signs},
    {"overdose", Topic::signs},
    {"too much", Topic::signs},
    {"side effects", Topic::signs},
    {"no movement", Topic::signs},
    {"constipated", Topic::signs},
    {"pregnancy", Topic::signs},
    {"pregnant", Topic::signs},
    {"children", Topic::signs},
    {"surgery", Topic::signs},
    {"diarrhoea", Topic::diarrhea},
    {"watery", Topic::diarrhea},
    {"runny", Topic::diarrhea},
    {"liquid", Topic::diarrhea},
    {"kidneys", Topic::kidney},
    {"renal", Topic::kidney},
    {"gfr", Topic::kidney},
    {"blood test", Topic::kidney},
    {"medicine", Topic::medicines},
    {"medication", Topic::medicines},
    {"medications", Topic::medicines},
    {"drugs", Topic::medicines},
    {"interactions", Topic::medicines},
    {"tracking", Topic::symptoms},
    {"measures", Topic::symptoms},
    {"sleep", Topic::symptoms},
    {"cramps", Topic::symptoms},
    {"background", Topic::magnesium},
    {"why", Topic::magnesium},
    {"food", Topic::magnesium},
    {"foods", Topic::magnesium},
    {"trials", Topic::magnesium},
    {"studies", Topic::magnesium},
    {"fibromyalgia", Topic::magnesium},
    {"migraine", Topic::magnesium},
    {"source", Topic::sources},
    {"references", Topic::sources},
});

}  // namespace

std::optional<Topic> topic_named(std::string_view name) {
  const std::string plain = knowledge::plain_name(name);
  const auto* found = std::find(topic_names.begin(), topic_names.end(), plain);
  if (found != topic_names.end()) return static_cast<Topic>(found - topic_names.begin());
  for (const OtherWord& each : other_words) {
    if (each.word == plain) return each.topic;
  }
  if (knowledge::sign_meant_by(name)) return Topic::signs;
  return std::nullopt;
}

std::vector<Topic> topics_that_hold(std::string_view words) {
  const std::string sought = in_small_letters(words);
  std::vector<Topic> found;
  if (sought.size() < least_sought) return found;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto topic = static_cast<Topic>(i);
    if (topic == Topic::sources) continue;
    if (holds_whole(in_small_letters(pages[i](unbroken).text), sought)) found.push_back(topic);
  }
  return found;
}

Passage guide_topics(const Style& style) {
  const Hint title = {"What titrate knows: ", ticked("guide", Placeholder::topic)};
  Passage text = {heading(title.to_text(), style), title};
  for (std::size_t i = 0; i < topic_names.size(); ++i) {
    const std::string_view what = description(static_cast<Topic>(i));
    text += style.width < least_beside
                ? indented(topic_names[i], 2, style) + indented(what, 4, style)
                : labelled(fmt::format("  {}", topic_names[i]), what, style, Ink::plain, 13);
  }
  return text + "\n" +
         wrapped(Hint{"For example: ", ticked("guide", "stool"), ", ",
                      ticked("guide", "medicines", "iron")},
                 style) +
         "\n" + wrapped(not_advice, style);
}

Passage guide_page(Topic topic, const Style& style) {
  return pages[static_cast<std::size_t>(topic)](style) + wrapped(not_advice, style);
}

}  // namespace titrate::text
