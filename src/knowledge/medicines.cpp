// What concerns medicines, as data, and how a name finds it. Only generic names that surely belong
// to a row; brand names, salts and strengths are not told apart here.

#include <algorithm>
#include <array>

#include "core/letters.hpp"
#include "knowledge/facts.hpp"

namespace titrate::knowledge {
namespace {

using Names = std::string_view;

constexpr Source label_copies = {"copies of labels", true};
constexpr Source interaction_page = {"WebMD interaction page"};
constexpr Source uk_text = {"emc 12118"};
constexpr Source interaction_1507 = {"drugs.com interaction 1507"};
constexpr Source secondary = {"its name was not noted", true};

// "antibiotics" finds every row that holds one, so that none with hours to keep is passed over.
constexpr auto quinolones =
    std::to_array<Names>({"ciprofloxacin", "quinolones", "fluoroquinolones", "levofloxacin",
                          "ofloxacin", "norfloxacin", "antibiotics"});
constexpr auto moxifloxacin =
    std::to_array<Names>({"moxifloxacin", "quinolones", "fluoroquinolones", "antibiotics"});
constexpr auto tetracyclines =
    std::to_array<Names>({"tetracyclines", "doxycycline", "minocycline", "lymecycline",
                          "oxytetracycline", "antibiotics"});
constexpr auto bisphosphonates =
    std::to_array<Names>({"bisphosphonates", "alendronate", "alendronic acid", "risedronate",
                          "risedronic acid", "ibandronate", "ibandronic acid"});
constexpr auto iron =
    std::to_array<Names>({"iron", "ferrous sulfate", "ferrous sulphate", "ferrous fumarate",
                          "ferrous gluconate", "penicillamine", "eltrombopag"});
constexpr auto nitrofurantoin = std::to_array<Names>({"nitrofurantoin", "antibiotics"});
constexpr auto levothyroxine = std::to_array<Names>({"levothyroxine", "thyroxine", "l thyroxine"});
constexpr auto acid_blockers =
    std::to_array<Names>({"acid blockers", "proton pump inhibitors", "ppi", "omeprazole",
                          "esomeprazole", "lansoprazole", "pantoprazole", "rabeprazole"});
constexpr auto draining_diuretics = std::to_array<Names>(
    {"loop diuretics", "thiazide diuretics", "thiazides", "diuretics", "water tablets",
     "water pills", "furosemide", "bumetanide", "torasemide", "torsemide", "hydrochlorothiazide",
     "chlorothiazide", "bendroflumethiazide"});
constexpr auto sparing_diuretics = std::to_array<Names>(
    {"potassium sparing diuretics", "diuretics", "water tablets", "water pills", "spironolactone",
     "eplerenone", "amiloride", "triamterene"});
constexpr auto lowering = std::to_array<Names>(
    {"antacids", "antibiotics", "amoxicillin", "cefalexin", "cephalexin", "ciprofloxacin",
     "blood pressure medicines", "antivirals", "cholesterol medicines", "hormonal therapies",
     "hormonal therapy", "immunosuppressants"});

constexpr std::string_view lowers = "They lower magnesium over time.";
constexpr std::string_view hours_3_to_4 = "Keep 3 to 4 hours between this medicine and magnesium.";

constexpr std::array<Medicine, 11> table = {{
    {"ciprofloxacin and other quinolones, but not moxifloxacin",
     "Take this medicine 2 hours before or 6 hours after magnesium.", quinolones, label_copies},
    {"moxifloxacin", "Take this medicine 4 hours before or 8 hours after magnesium.", moxifloxacin,
     interaction_page},
    {"tetracyclines (doxycycline, minocycline and others)",
     "Keep 2 to 3 hours between this medicine and magnesium.", tetracyclines, uk_text},
    {"bisphosphonates (alendronate and others)",
     "Keep at least 2 hours between this medicine and magnesium; by the UK text 3 to 4 hours.",
     bisphosphonates, uk_text},
    {"iron, penicillamine, eltrombopag", hours_3_to_4, iron, uk_text},
    {"nitrofurantoin", hours_3_to_4, nitrofurantoin, uk_text},
    {"levothyroxine", "Keep 4 hours between this medicine and magnesium.", levothyroxine,
     interaction_1507},
    {"acid blockers (proton pump inhibitors)", lowers, acid_blockers, uk_text},
    {"loop and thiazide diuretics", lowers, draining_diuretics, uk_text},
    {"potassium-sparing diuretics", "They keep magnesium in: ask a doctor or pharmacist first.",
     sparing_diuretics, secondary},
    {"antacids, antibiotics (amoxicillin, cefalexin, ciprofloxacin), blood-pressure medicines, "
     "antivirals, cholesterol medicines, hormonal therapies, immunosuppressants",
     "Named by the protocol's source as lowering magnesium: worth a word with a pharmacist.",
     lowering, protocol_source},
}};

std::string_view without_s(std::string_view name) {
  return name.ends_with('s') ? name.substr(0, name.size() - 1) : name;
}

}  // namespace

std::span<const Medicine> medicines() { return table; }

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

std::vector<const Medicine*> medicines_named(std::string_view name) {
  const std::string plain = plain_name(name);
  std::vector<const Medicine*> found;
  for (const Medicine& medicine : table) {
    const bool named =
        std::any_of(medicine.names.begin(), medicine.names.end(),
                    [&](std::string_view known) { return without_s(known) == without_s(plain); });
    if (named) found.push_back(&medicine);
  }
  return found;
}

std::vector<std::string> medicine_names() {
  std::vector<std::string> names;
  for (const Medicine& medicine : table) {
    for (const std::string_view name : medicine.names) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
    }
  }
  return names;
}

}  // namespace titrate::knowledge
