#include "text/medicines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/guide.hpp"
#include "text/sections.hpp"

namespace titrate::text {
namespace {

using knowledge::Concern;
using knowledge::Medicine;

constexpr std::string_view not_known =
    "It is not in titrate's list: ask a pharmacist whether it goes with magnesium, and how far "
    "apart.";

std::string heading_of(Concern concern) {
  switch (concern) {
    case Concern::ask_first:
      return "Ask a doctor or pharmacist first";
    case Concern::apart:
      return "Hours to keep";
    case Concern::other:
      break;
  }
  return "Also to know";
}

std::string any_other(const Style& style) {
  const knowledge::Fact& rule = knowledge::any_medicine();
  return wrapped(with_source(rule.words, rule.source), style);
}

std::string rows_of(const std::vector<const Medicine*>& rows, const Style& style) {
  std::string block;
  for (const Medicine* row : rows) {
    block += indented(row->title, 2, style) + indented(to_text(*row), 4, style);
  }
  return block;
}

// What is known of one name.
std::string facts_on(const std::vector<const Medicine*>& rows, int columns, const Style& style) {
  std::string block;
  for (const std::string& fact : facts_in_words(rows)) block += indented(fact, columns, style);
  return block;
}

// Whether one of them says how far from magnesium it is taken; for all others the general rule
// holds.
bool has_hours(const std::vector<const Medicine*>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const Medicine* row) { return row->concern == Concern::apart; });
}

std::string brief_of(const Medicine& row) {
  return (row.concern == Concern::ask_first ? "ask first: " : "") + std::string(row.brief);
}

// What is known of a name in few words: that of the weightiest rows, and of the others where those
// are all.
std::string brief_on(std::string_view name) {
  const auto rows = knowledge::medicines_named(name);
  if (rows.empty()) return "not in titrate's list";
  std::string words;
  const auto apart = std::count_if(
      rows.begin(), rows.end(), [](const Medicine* row) { return row->concern == Concern::apart; });
  const bool asks = std::any_of(rows.begin(), rows.end(), [](const Medicine* row) {
    return row->concern == Concern::ask_first;
  });
  if (apart > 1) {
    return std::string(asks ? "ask first for some; " : "") +
           "a group: the hours differ from one to another";
  }
  for (const Concern concern : {Concern::ask_first, Concern::apart, Concern::other}) {
    if (concern == Concern::other && !words.empty()) break;
    for (const Medicine* row : rows) {
      if (row->concern != concern) continue;
      words += (words.empty() ? "" : "; ") + brief_of(*row);
    }
  }
  return words;
}

// The weightiest first, so that what a full sheet leaves out is the least; what is not listed
// weighs more than what has no hours to keep.
std::vector<MedicineName> by_weight(std::span<const MedicineName> taking) {
  const auto weight = [](const MedicineName& name) {
    const auto rows = knowledge::medicines_named(name.value());
    if (rows.empty()) return 2 * static_cast<int>(Concern::apart) + 1;
    return 2 * static_cast<int>(rows.front()->concern);
  };
  std::vector<MedicineName> names(taking.begin(), taking.end());
  std::stable_sort(names.begin(), names.end(), [&](const MedicineName& a, const MedicineName& b) {
    return weight(a) < weight(b);
  });
  return names;
}

}  // namespace

std::string to_text(const Medicine& medicine) {
  return with_sources(medicine.words, medicine.sources);
}

std::vector<std::string> facts_in_words(const std::vector<const Medicine*>& rows) {
  // The last row, the protocol's source's view of many, says so itself.
  const Medicine* const view = &knowledge::medicines().back();
  const auto of_their_own =
      std::count_if(rows.begin(), rows.end(), [view](const Medicine* row) { return row != view; });
  std::vector<std::string> facts;
  for (const Medicine* row : rows) {
    facts.push_back((of_their_own > 1 ? std::string(row->title) + ": " : "") + to_text(*row));
  }
  return facts;
}

std::string medicine_in_words(std::string_view name) {
  std::string words = knowledge::plain_name(name);
  if (const auto generic = knowledge::generic_of(name)) words += fmt::format(" ({})", *generic);
  return words;
}

Passage all_medicines(const Style& style) {
  Passage page = heading("Medicines and magnesium", style) + any_other(style);
  page += wrapped(
      Hint{"For one of them, in full: ", ticked("guide", "medicines", Placeholder::medicine)},
      style);
  page += wrapped(not_listed_is_not_safe, style) + '\n';
  for (const Concern concern : {Concern::ask_first, Concern::apart, Concern::other}) {
    page += heading(heading_of(concern), style);
    for (const Medicine& row : knowledge::medicines()) {
      if (row.concern != concern) continue;
      const std::string words = fmt::format("{}: {}", row.title, row.brief);
      page += hanging(with_sources(words, row.sources), style);
    }
    page += std::string("\n");
  }
  return page;
}

Passage medicine_page(std::string_view name, const Style& style) {
  const auto rows = knowledge::medicines_named(name);
  return heading(medicine_in_words(name) + " and magnesium", style) + rows_of(rows, style) + '\n' +
         (has_hours(rows) ? "" : any_other(style)) +
         wrapped("Ask a pharmacist about every medicine that you take.", style) +
         wrapped(not_advice, style);
}

Passage taking_page(std::span<const MedicineName> taking, const Style& style) {
  Passage page = heading("What you take beside magnesium", style) + any_other(style) + '\n';
  for (const MedicineName& name : taking) {
    const auto rows = knowledge::medicines_named(name.value());
    const auto generic = knowledge::generic_of(name.value());
    const std::string words =
        shown(name.value(), style) + (generic ? fmt::format(" ({})", *generic) : "");
    page += indented(words, 2, style);
    page += facts_on(rows, 4, style);
    if (rows.empty()) page += indented(not_known, 4, style);
  }
  return page + "\n" +
         wrapped(Hint{"To add one: ", ticked("taking", "add", Placeholder::medicine),
                      ". To take one out: ", ticked("taking", "remove", Placeholder::medicine)},
                 style) +
         wrapped(not_advice, style);
}

std::string brief_on_taking(std::span<const MedicineName> taking) {
  std::string words;
  for (const MedicineName& name : by_weight(taking)) {
    words +=
        fmt::format("{}{} ({})", words.empty() ? "" : ", ", name.value(), brief_on(name.value()));
  }
  return words;
}

}  // namespace titrate::text
