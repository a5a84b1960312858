// What concerns medicines, as data: a row for each that shares its distance, with the names that
// find it. Only generic names and classes that surely belong to a row; brands: medicine_names.cpp.

#include <array>

#include "knowledge/sources.hpp"

namespace titrate::knowledge {
namespace {

using Names = std::string_view;

// A word for a group ("antibiotics", "blood pressure medicines") finds every row that holds one, so
// that none with hours to keep is passed over. "medicines" stands for the like, as in looked_up.
constexpr auto quinolones =
    std::to_array<Names>({"ciprofloxacin", "quinolones", "fluoroquinolones", "levofloxacin",
                          "ofloxacin", "norfloxacin", "antibiotics"});
constexpr auto moxifloxacin =
    std::to_array<Names>({"moxifloxacin", "quinolones", "fluoroquinolones", "antibiotics"});
constexpr auto tetracyclines =
    std::to_array<Names>({"tetracyclines", "doxycycline", "minocycline", "lymecycline",
                          "oxytetracycline", "antibiotics"});
constexpr auto integrase_inhibitors = std::to_array<Names>(
    {"hiv integrase inhibitors", "integrase inhibitors", "raltegravir", "dolutegravir",
     "bictegravir", "elvitegravir", "cabotegravir", "hiv medicines", "antiretrovirals",
     "antiretroviral medicines", "antivirals", "antiviral medicines"});
constexpr auto bisphosphonates =
    std::to_array<Names>({"bisphosphonates", "alendronate", "alendronic acid", "risedronate",
                          "risedronic acid", "ibandronate", "ibandronic acid"});
constexpr auto malaria = std::to_array<Names>({"hydroxychloroquine", "chloroquine"});
constexpr auto iron = std::to_array<Names>(
    {"quinidine", "nitroxoline", "iron", "ferrous sulfate", "ferrous sulphate", "ferrous fumarate",
     "ferrous gluconate", "nitrofurantoin", "penicillamine", "antibiotics"});
constexpr auto eltrombopag = std::to_array<Names>({"eltrombopag"});
constexpr auto gabapentin = std::to_array<Names>({"gabapentin"});
constexpr auto levothyroxine = std::to_array<Names>(
    {"levothyroxine", "thyroxine", "l thyroxine", "thyroid medicines", "hormonal medicines"});
constexpr auto others_apart = std::to_array<Names>({"mycophenolate",
                                                    "mycophenolate mofetil",
                                                    "mycophenolic acid",
                                                    "rosuvastatin",
                                                    "phenytoin",
                                                    "fexofenadine",
                                                    "azithromycin",
                                                    "itraconazole",
                                                    "captopril",
                                                    "enalapril",
                                                    "fosinopril",
                                                    "rifampicin",
                                                    "rifampin",
                                                    "isoniazid",
                                                    "deflazacort",
                                                    "sulpiride",
                                                    "lansoprazole",
                                                    "ace inhibitors",
                                                    "statins",
                                                    "antibiotics",
                                                    "blood pressure medicines",
                                                    "cholesterol medicines",
                                                    "immunosuppressants",
                                                    "immunosuppressant medicines"});
constexpr auto digoxin = std::to_array<Names>({"digoxin"});
constexpr auto lithium = std::to_array<Names>({"lithium", "lithium carbonate"});
constexpr auto slow_gut_medicines =
    std::to_array<Names>({"opioids",     "opiates",       "opioid painkillers",
                          "morphine",    "codeine",       "oxycodone",
                          "hydrocodone", "hydromorphone", "tramadol",
                          "fentanyl",    "methadone",     "anticholinergics",
                          "oxybutynin",  "tolterodine",   "solifenacin",
                          "hyoscine",    "scopolamine",   "tricyclic antidepressants",
                          "tricyclics",  "amitriptyline", "nortriptyline",
                          "imipramine",  "clomipramine"});
constexpr auto relaxing = std::to_array<Names>(
    {"calcium channel blockers", "nifedipine", "amlodipine", "felodipine", "diltiazem", "verapamil",
     "muscle relaxants", "baclofen", "tizanidine", "cyclobenzaprine", "aminoglycosides",
     "gentamicin", "tobramycin", "amikacin", "neomycin", "streptomycin", "antibiotics",
     "blood pressure medicines"});
constexpr auto sparing_diuretics = std::to_array<Names>(
    {"potassium sparing diuretics", "diuretics", "water tablets", "water pills", "spironolactone",
     "eplerenone", "amiloride", "triamterene", "blood pressure medicines"});
constexpr auto vitamin_d_hormones =
    std::to_array<Names>({"calcitriol", "vitamin d hormones", "alfacalcidol", "paricalcitol"});
constexpr auto lowering = std::to_array<Names>({"acid blockers",
                                                "proton pump inhibitors",
                                                "ppi",
                                                "omeprazole",
                                                "esomeprazole",
                                                "lansoprazole",
                                                "pantoprazole",
                                                "rabeprazole",
                                                "loop and thiazide diuretics",
                                                "loop diuretics",
                                                "thiazide diuretics",
                                                "thiazides",
                                                "diuretics",
                                                "water tablets",
                                                "water pills",
                                                "furosemide",
                                                "bumetanide",
                                                "torasemide",
                                                "torsemide",
                                                "hydrochlorothiazide",
                                                "chlorothiazide",
                                                "bendroflumethiazide",
                                                "ciclosporin",
                                                "cyclosporine",
                                                "sirolimus",
                                                "tacrolimus",
                                                "cisplatin",
                                                "amphotericin",
                                                "amphotericin b",
                                                "blood pressure medicines",
                                                "immunosuppressants",
                                                "immunosuppressant medicines"});
constexpr auto holding_magnesium =
    std::to_array<Names>({"antacids", "laxatives", "epsom salt", "magnesium hydroxide"});
constexpr auto pill = std::to_array<Names>(
    {"contraceptive pill", "oral contraceptives", "birth control pill", "birth control", "the pill",
     "pill", "hormonal medicines", "hormonal contraceptives"});
constexpr auto named_by_the_source = std::to_array<Names>(
    {"acid blockers", "antacids", "antibiotics", "amoxicillin", "cefalexin", "cephalexin",
     "ciprofloxacin", "blood pressure medicines", "antivirals", "antiviral medicines",
     "cholesterol medicines", "statins", "hormonal medicines", "hormonal therapies",
     "hormonal therapy", "immunosuppressants", "immunosuppressant medicines"});

constexpr std::string_view hours_2_to_3 = "Keep 2 to 3 hours between this medicine and magnesium.";
constexpr std::string_view hours_3_to_4 = "Keep 3 to 4 hours between this medicine and magnesium.";

using enum Concern;

// Where two texts differ, the longer distance counts.
constexpr auto table = std::to_array<Medicine>({
    {"ciprofloxacin and other quinolones, but not moxifloxacin",
     "Take this medicine 2 hours before or 6 hours after magnesium.",
     "2 h before or 6 h after magnesium",
     apart,
     quinolones,
     {label_copies}},
    {"moxifloxacin",
     "Take this medicine 4 hours before or 8 hours after magnesium.",
     "4 h before or 8 h after magnesium",
     apart,
     moxifloxacin,
     {interaction_page}},
    {"tetracyclines (doxycycline, minocycline and others)",
     "Take this medicine 2 hours before or 4 to 6 hours after magnesium.",
     "2 h before or 4 to 6 h after magnesium",
     apart,
     tetracyclines,
     {uk_text, label_copies}},
    {"HIV integrase inhibitors (raltegravir, dolutegravir, bictegravir and others)",
     "Ask first: the treatment can fail. Raltegravir: not with magnesium. Dolutegravir: 2 hours "
     "before or 6 hours after magnesium. Bictegravir: 2 hours before or 6 hours after. "
     "Elvitegravir, cabotegravir: ask.",
     "treatment can fail",
     ask_first,
     integrase_inhibitors,
     {hiv_guidelines, hiv_insite, hiv_cases}},
    {"bisphosphonates (alendronate and others)",
     "Keep at least 2 hours between this medicine and magnesium; the UK text says 3 to 4 hours.",
     "3 to 4 h apart",
     apart,
     bisphosphonates,
     {uk_text}},
    {"hydroxychloroquine, chloroquine",
     "Keep 4 hours or more between this medicine and magnesium.",
     "4 h or more apart",
     apart,
     malaria,
     {interaction_1298, uk_text}},
    {"iron, nitrofurantoin, nitroxoline, penicillamine, quinidine",
     hours_3_to_4,
     "3 to 4 h apart",
     apart,
     iron,
     {uk_text}},
    {"eltrombopag",
     "Keep 4 hours between this medicine and magnesium.",
     "4 h apart",
     apart,
     eltrombopag,
     {uk_text, label_copies}},
    {"gabapentin",
     "Take this medicine 2 hours or more after magnesium: closer together, a fifth to two fifths "
     "less of it is absorbed.",
     "2 h or more after magnesium",
     apart,
     gabapentin,
     {gabapentin_study, label_copies}},
    {"levothyroxine",
     "Keep 4 hours between this medicine and magnesium.",
     "4 h apart",
     apart,
     levothyroxine,
     {interaction_1507}},
    {"azithromycin, captopril, deflazacort, enalapril, fexofenadine, fosinopril, isoniazid, "
     "itraconazole, lansoprazole, mycophenolate, phenytoin, rifampicin, rosuvastatin, sulpiride",
     hours_2_to_3,
     "2 to 3 h apart",
     apart,
     others_apart,
     {uk_text_25343}},
    {"digoxin",
     "Ask first: low magnesium or potassium, as in diarrhea, makes it dangerous. Keep 2 to 3 hours "
     "between this medicine and magnesium.",
     "dangerous in diarrhea; 2 to 3 h apart",
     ask_first,
     digoxin,
     {uk_text_2678, uk_text_25343}},
    {"lithium",
     "Ask first: loss of fluid raises it. In diarrhea stop magnesium.",
     "rises with loss of fluid",
     ask_first,
     lithium,
     {general}},
    {"opioids, anticholinergics, tricyclic antidepressants",
     "Ask first: a slow gut keeps magnesium in.",
     "a slow gut keeps magnesium in",
     ask_first,
     slow_gut_medicines,
     {slow_gut}},
    {"calcium channel blockers (nifedipine and others), muscle relaxants, aminoglycosides",
     "Ask first: with magnesium, weakness or low blood pressure. Before an operation tell the "
     "anaesthetist.",
     "weakness or low blood pressure",
     ask_first,
     relaxing,
     {secondary}},
    {"potassium-sparing diuretics",
     "Ask first: they keep magnesium in.",
     "magnesium stays in",
     ask_first,
     sparing_diuretics,
     {secondary}},
    {"calcitriol and other vitamin D hormones",
     "Ask first: they raise magnesium.",
     "magnesium rises",
     ask_first,
     vitamin_d_hormones,
     {general}},
    {"acid blockers (proton pump inhibitors), loop and thiazide diuretics, ciclosporin, sirolimus, "
     "tacrolimus, cisplatin, amphotericin",
     "They lower magnesium over time.",
     "magnesium falls over time",
     other,
     lowering,
     {uk_text, uk_text_2678}},
    {"antacids, laxatives, Epsom salt",
     "They may hold magnesium themselves: read the label and count it.",
     "may hold magnesium: count it",
     other,
     holding_magnesium,
     {medicine_labels}},
    {"contraceptive pill",
     "In severe diarrhea beyond 24 hours each further day counts as a missed pill.",
     "severe diarrhea counts as missed pills",
     other,
     pill,
     {pill_pages}},
    {"acid blockers, antacids, antibiotics (amoxicillin, cefalexin, ciprofloxacin), and medicines "
     "for blood pressure, viruses, cholesterol, hormones, the immune system",
     "Named by the protocol's source as lowering magnesium. That is its view; of single medicines "
     "other texts say more, and sometimes otherwise.",
     "magnesium falls, in that source's view",
     other,
     named_by_the_source,
     {protocol_source}},
});

constexpr Fact distance = {
    "any other",
    "Keep any other medicine 2 to 3 hours apart from magnesium, or longer where it is said.",
    uk_text};

}  // namespace

std::span<const Medicine> medicines() { return table; }
const Fact& any_medicine() { return distance; }

}  // namespace titrate::knowledge
