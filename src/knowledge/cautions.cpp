// Warning signs and what goes with them: who asks first, weak kidneys, diarrhea that lasts.

#include <array>

#include "knowledge/shared_facts.hpp"

namespace titrate::knowledge {
namespace {

// ---- Signs ----

constexpr std::string_view too_much = "too much magnesium";
constexpr std::string_view on_labels = "on laxative labels";
constexpr std::string_view lost_fluid = "too little water";

// In the order of WarningSign: those of an emergency first.
constexpr std::array<SignFact, warning_sign_names.size()> sign_table = {{
    {WarningSign::irregular_heartbeat, "", too_much, toxicity},
    {WarningSign::slow_breathing, "", too_much, toxicity},
    {WarningSign::confusion, "", too_much, toxicity},
    {WarningSign::fainting, "", too_much, toxicity},
    {WarningSign::muscle_weakness, "marked", too_much, toxicity},
    {WarningSign::severe_abdominal_pain, "", on_labels, laxative_labels},
    {WarningSign::blood_in_stool, "red, or black like tar", on_labels, laxative_labels},
    {WarningSign::flushing, "", too_much, toxicity},
    {WarningSign::low_blood_pressure, "", too_much, toxicity},
    {WarningSign::vomiting, "", on_labels, laxative_labels},
    {WarningSign::drowsiness, "hard to wake, or drowsy by day", too_much, toxicity},
    {WarningSign::dehydration, "little dark urine, dizzy on standing", lost_fluid, own_source},
}};

constexpr Fact overflow = {
    "then loose",
    "Liquid stool after days without any may leak round a blockage: ask a doctor or pharmacist "
    "today.",
    health_service};
constexpr Fact held_in = {
    "it stays in",
    "Magnesium built up severely with normal kidneys too, where constipation held it in.",
    case_report};

constexpr std::array<Fact, 3> sign_fact_table = {{
    {"no movement", no_movement_words, laxative_labels},
    held_in,
    overflow,
}};

// ---- Who asks first ----

constexpr auto ask_first_table = std::to_array<Fact>({
    {"kidneys",
     "kidney disease, or kidneys that were never measured: {}",
     own_source,
     {see_kidney}},
    {"heart", "heart block or other conduction defects", own_source},
    {"muscles", "myasthenia gravis", own_source},
    {"bowel",
     "a bowel obstruction, active inflammatory bowel disease, irritable bowel with diarrhea, "
     "coeliac disease, an ileostomy or colostomy, stomach or bowel surgery, a change of bowel "
     "habit for more than 14 days",
     own_source},
    {"stomach", "an ulcer or a slow stomach", bowel_preparation},
    {"water", "dehydration", own_source},
    {"eating", "an eating disorder or laxative misuse", own_source},
    {"operation", "an operation to come, for its muscle relaxants", own_source},
    {"who", "pregnancy, breast-feeding, age under 18 or over 65", own_source},
    {"medicines", "any regular medicine: {}", own_source, {see_medicines}},
});

constexpr std::array<Fact, 1> ask_fact_table = {{
    {"how long",
     "Labels say: not longer than one week without a doctor. A titration is longer than that.",
     laxative_labels},
}};

// ---- Kidneys ----

constexpr auto kidney_table = std::to_array<Fact>({
    {"below 30", "No magnesium with a kidney function (GFR) below 30.", kidneys},
    {"below 60", "With care below 60, or when it was never measured: ask a doctor first.",
     own_source},
    blood_test,
    raised_from_600,
    no_guard,
    held_in,
    {"drinking", "In diarrhea ask how much to drink.", general},
    {"medicines", "Some keep magnesium in as well: {}", secondary, {see_medicines}},
    {"signs", "Of too much: {}", toxicity, {see_signs}},
});

// ---- Diarrhea that lasts ----

constexpr auto diarrhea_table = std::to_array<Fact>({
    {"stop",
     "Watery for more than 48 hours, or more than 6 a day: stop, do not only step down, and ask a "
     "doctor or pharmacist. To pause: {}",
     general,
     {by_pause}},
    {"drink",
     "An oral rehydration solution from a pharmacy is best. Not Epsom salts, which are magnesium. "
     "With heart or kidney disease ask how much.",
     general},
    {"signs",
     "Blood or fainting: an emergency number now. Little dark urine, dizzy on standing: a doctor "
     "today. All of them: {}",
     own_source,
     {see_signs}},
    overflow,
});

constexpr auto diarrhea_effect_table = std::to_array<Fact>({
    {"the pill",
     "Beyond 24 hours each day of severe diarrhea counts as a missed contraceptive pill.",
     pill_pages},
    {"lithium, digoxin", "Loss of fluid and potassium makes them dangerous: ask today.", general},
    {"sick days",
     "For medicines for blood pressure and diabetes, and anti-inflammatories, there are sick-day "
     "rules: ask.",
     general},
    {"warfarin", "It works differently then: ask.", general},
});

}  // namespace

std::span<const SignFact> signs() { return sign_table; }
std::span<const Fact> sign_facts() { return sign_fact_table; }
std::span<const Fact> ask_first() { return ask_first_table; }
std::span<const Fact> ask_facts() { return ask_fact_table; }
std::span<const Fact> kidney_facts() { return kidney_table; }
std::span<const Fact> diarrhea_first() { return diarrhea_table; }
std::span<const Fact> diarrhea_effects() { return diarrhea_effect_table; }

}  // namespace titrate::knowledge
