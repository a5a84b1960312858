#include "text/guide.hpp"

#include <fmt/format.h>

#include <algorithm>

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

Passage limits_page(const Style& style) {
  return section("Upper levels: from supplements and medicines, without food", knowledge::amounts(),
                 style) +
         section("Daily allowances, food included", knowledge::allowances(), style) +
         wrapped(
             "Allowances count food, upper levels do not: never compare the two. They are no "
             "doses to take.",
             style) +
         "\n" +
         section("Trials in fibromyalgia: what was done, not what to take", knowledge::trials(),
                 style);
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

std::string rows_of(std::string_view title, const std::vector<const knowledge::Medicine*>& rows,
                    const Style& style) {
  std::string block = heading(title, style);
  for (const knowledge::Medicine* row : rows) {
    block += indented(row->title, 2, style) + indented(to_text(*row), 4, style);
  }
  return block + '\n';
}

Passage all_medicines(const Style& style) {
  std::vector<const knowledge::Medicine*> rows;
  for (const knowledge::Medicine& row : knowledge::medicines()) rows.push_back(&row);
  return rows_of("Medicines and magnesium", rows, style) + wrapped(not_listed_is_not_safe, style) +
         wrapped(Hint{"For one of them: ", ticked("guide", "medicines", Placeholder::medicine)},
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

std::string_view description(Topic topic) {
  constexpr std::array<std::string_view, topic_names.size()> descriptions = {
      "how the dose goes up, holds and comes down",
      "the seven stool types, and which are loose",
      "oxide, citrate, malate, glycinate",
      "upper levels and daily allowances",
      "warning signs, and who asks a doctor first",
      "what to take apart from magnesium, or ask about; a NAME for one",
      "what can be noted beside the dose"};
  return descriptions[static_cast<std::size_t>(topic)];
}

// In the order of Topic.
constexpr std::array<Passage (*)(const Style&), topic_names.size()> pages = {
    protocol_page, stool_page, forms_page, limits_page, signs_page, all_medicines, symptoms_page};

}  // namespace

std::optional<Topic> topic_named(std::string_view name) {
  const std::string plain = knowledge::plain_name(name);
  const auto* found = std::find(topic_names.begin(), topic_names.end(), plain);
  if (found == topic_names.end()) return std::nullopt;
  return static_cast<Topic>(found - topic_names.begin());
}

Passage guide_topics(const Style& style) {
  const Hint title = {"What titrate knows: ", ticked("guide", Placeholder::topic)};
  Passage text = {heading(title.to_text(), style), title};
  for (std::size_t i = 0; i < topic_names.size(); ++i) {
    text += labelled(fmt::format("  {}", topic_names[i]), description(static_cast<Topic>(i)), style,
                     Ink::plain, 13);
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

Passage medicine_page(std::string_view name, const Style& style) {
  return rows_of(knowledge::plain_name(name) + " and magnesium", knowledge::medicines_named(name),
                 style) +
         wrapped("Ask a pharmacist about every medicine that you take.", style) +
         wrapped(not_advice, style);
}

std::string to_text(const knowledge::Medicine& medicine) {
  return with_source(medicine.words, medicine.source);
}

}  // namespace titrate::text
