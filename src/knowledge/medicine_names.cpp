// How a name finds what concerns a medicine: as it is, as a class, or as a brand.

#include <algorithm>
#include <array>

#include "core/letters.hpp"
#include "knowledge/facts.hpp"

namespace titrate::knowledge {
namespace {

struct Brand {
  std::string_view name;     // in the spelling of plain_name
  std::string_view generic;  // a name that finds a row
};

// Common ones that surely hold what stands beside them.
constexpr auto brands = std::to_array<Brand>({
    {"cipro", "ciprofloxacin"},
    {"levaquin", "levofloxacin"},
    {"avelox", "moxifloxacin"},
    {"vibramycin", "doxycycline"},
    {"tivicay", "dolutegravir"},
    {"triumeq", "dolutegravir"},
    {"dovato", "dolutegravir"},
    {"juluca", "dolutegravir"},
    {"biktarvy", "bictegravir"},
    {"isentress", "raltegravir"},
    {"genvoya", "elvitegravir"},
    {"stribild", "elvitegravir"},
    {"vocabria", "cabotegravir"},
    {"fosamax", "alendronate"},
    {"actonel", "risedronate"},
    {"boniva", "ibandronate"},
    {"plaquenil", "hydroxychloroquine"},
    {"macrobid", "nitrofurantoin"},
    {"promacta", "eltrombopag"},
    {"revolade", "eltrombopag"},
    {"neurontin", "gabapentin"},
    {"synthroid", "levothyroxine"},
    {"eltroxin", "levothyroxine"},
    {"euthyrox", "levothyroxine"},
    {"cellcept", "mycophenolate"},
    {"crestor", "rosuvastatin"},
    {"dilantin", "phenytoin"},
    {"allegra", "fexofenadine"},
    {"zithromax", "azithromycin"},
    {"prevacid", "lansoprazole"},
    {"lanoxin", "digoxin"},
    {"aldactone", "spironolactone"},
    {"norvasc", "amlodipine"},
    {"rocaltrol", "calcitriol"},
    {"nexium", "esomeprazole"},
    {"prilosec", "omeprazole"},
    {"losec", "omeprazole"},
    {"lasix", "furosemide"},
    {"neoral", "ciclosporin"},
    {"prograf", "tacrolimus"},
    {"rapamune", "sirolimus"},
    {"rolaids", "antacids"},
    {"tums", "antacids"},
    {"gaviscon", "antacids"},
    {"milk of magnesia", "magnesium hydroxide"},
    {"keflex", "cefalexin"},
});

bool is_for_medicines(std::string_view word) {
  return word == "medication" || word == "drug" || word == "agent" || word == "medicine";
}

// A plain name as names are compared: without an "s" at its end, and with one word for medicines
// behind another word.
std::string looked_up(std::string_view plain) {
  if (plain.ends_with('s')) plain.remove_suffix(1);
  const auto blank = plain.rfind(' ');
  if (blank == std::string_view::npos || !is_for_medicines(plain.substr(blank + 1))) {
    return std::string(plain);
  }
  return std::string(plain.substr(0, blank)) + " medicine";
}

// "65", "65mg", "0.5"
bool is_strength(std::string_view word) {
  const auto end = word.find_first_not_of("0123456789.,");
  if (end == 0) return false;
  const std::string_view unit = end == std::string_view::npos ? "" : word.substr(end);
  return unit.empty() || unit == "mg" || unit == "g" || unit == "mcg" || unit == "ug" ||
         unit == "ml" || unit == "iu" || unit == "x";
}

bool is_of_a_label(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"mg",   "g",     "mcg",     "ug",      "ml",       "iu",    "tablet", "tablets", "tab",
       "tabs", "pill",  "pills",   "capsule", "capsules", "caps",  "a",      "day",     "daily",
       "once", "twice", "morning", "evening", "night",    "every", "er",     "xr",      "sr"});
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::string_view> brand_named(std::string_view plain) {
  const std::string wanted = looked_up(plain);
  for (const Brand& each : brands) {
    if (looked_up(each.name) == wanted) return each.generic;
  }
  return std::nullopt;
}

bool is_listed(std::string_view plain) {
  const std::string wanted = looked_up(plain);
  const auto names_it = [&](const Medicine& medicine) {
    return std::any_of(medicine.names.begin(), medicine.names.end(),
                       [&](std::string_view known) { return looked_up(known) == wanted; });
  };
  return std::any_of(medicines().begin(), medicines().end(), names_it);
}

// What a name is found by: as it is, or without what the label and the person say behind it of how
// much and when, "iron" of "iron 65 mg daily".
std::string found_by(std::string_view name) {
  const std::string plain = plain_name(name);
  std::string_view shorter = plain;
  while (!brand_named(shorter) && !is_listed(shorter)) {
    const auto blank = shorter.rfind(' ');
    if (blank == std::string_view::npos) return plain;
    const std::string_view last = shorter.substr(blank + 1);
    if (!is_strength(last) && !is_of_a_label(last)) return plain;
    shorter = shorter.substr(0, blank);
  }
  return std::string(shorter);
}

}  // namespace

std::string plain_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (c == ' ' || c == '-') {
      if (!name.empty() && name.back() != ' ') name += ' ';
    } else {
      name += small(c);
    }
  }
  if (name.ends_with(' ')) name.pop_back();
  return name;
}

std::optional<std::string_view> generic_of(std::string_view brand) {
  return brand_named(found_by(brand));
}

std::vector<const Medicine*> medicines_named(std::string_view name) {
  const auto generic = generic_of(name);
  const std::string wanted = looked_up(generic ? std::string(*generic) : found_by(name));
  std::vector<const Medicine*> found;
  for (const Medicine& medicine : medicines()) {
    const bool named =
        std::any_of(medicine.names.begin(), medicine.names.end(),
                    [&](std::string_view known) { return looked_up(known) == wanted; });
    if (named) found.push_back(&medicine);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Medicine* a, const Medicine* b) { return a->concern < b->concern; });
  return found;
}

std::vector<std::string> medicine_names() {
  std::vector<std::string> names;
  for (const Medicine& medicine : medicines()) {
    for (const std::string_view name : medicine.names) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
    }
  }
  for (const Brand& brand : brands) names.emplace_back(brand.name);
  return names;
}

}  // namespace titrate::knowledge
