#include "knowledge/facts.hpp"

#include <array>

namespace titrate::knowledge {
namespace {

// ---- Sources ----

constexpr Source stool_scale = {
    "seven-level stool form scale, Lewis and Heaton, Scand J "
    "Gastroenterol 1997;32:920; in titrate's own words"};
constexpr Source rome = {"Rome IV"};
constexpr Source photographs = {"PMC4760857"};
constexpr Source atomic_masses = {"computed from atomic masses"};
constexpr Source protocol = protocol_source;
constexpr Source own = own_source;
constexpr Source us_upper_level = {"Institute of Medicine 1997, NAP 5776 p. 244"};
constexpr Source eu_upper_level = {"SCF/EFSA"};
constexpr Source allowance = {"NIH ODS consumer sheet; adults split as in Medscape 999517"};
constexpr Source own_limit = {"titrate's own limit; where it was read was not noted"};
constexpr Source trial = {"mentions in this guide's sources", true};
constexpr Source toxicity = {"emedicine 766604"};
constexpr Source laxative_labels = {"labels of over-the-counter magnesium laxatives"};
constexpr Source health_service = {"NHS patient pages on constipation"};
constexpr Source case_report = {"Case Rep Emerg Med 2020, 2918249"};
constexpr Source kidneys = {"medscape.co.uk 69195"};

template <class... Words>
constexpr Call titrate(std::string_view command, Words... words) {
  return {Call::Kind::titrate, command, {words...}};
}
// Options that end in a number.
template <class... Words>
constexpr Call options_of(std::string_view command, Words... words) {
  return {Call::Kind::options, command, {words...}, true};
}

// ---- Stool ----

constexpr std::array<StoolLook, 7> stool_table = {{
    {1, "pellets", "separate hard lumps", stool_scale},
    {2, "lumpy", "one lumpy piece", stool_scale},
    {3, "firm", "one piece with cracks", stool_scale},
    {4, "smooth", "one smooth soft piece", stool_scale},
    {5, "soft", "soft pieces with clear edges", stool_scale},
    {6, "mushy", "ragged, mushy", stool_scale},
    {7, "liquid", "liquid, nothing solid", stool_scale},
}};

constexpr std::array<StoolWord, 7> stool_word_table = {{
    {"hard", 2},
    {"normal", 4},
    {"loose", 6},
    {"runny", 7},
    {"watery", 7},
    {"diarrhea", 7},
    {"diarrhoea", 7, false},
}};

constexpr bool loose(int type) { return is_loose(*StoolType::from(type)); }
static_assert(!loose(5) && loose(6) && loose(7), "the words below, and those of the rules");

constexpr std::array<Fact, 4> stool_fact_table = {{
    {"hard", "types 1 and 2", rome},
    {"loose", "types 6 and 7, as trials count loose or watery stools", rome},
    {"5 or 6?",
     "People often disagree: 13 of 35 photographs crossed a class border, all between 2 and 3 or "
     "5 and 6. titrate takes that as one more reason to take the top dose twice; the protocol's "
     "source gives none.",
     photographs},
    {"several", "With several movements in a morning the loosest one counts.", own},
}};

// ---- Forms ----

constexpr std::array<FormFact, 4> form_table = {{
    {Form::oxide, "MgO", 603, 603, atomic_masses,
     "stays mostly in the gut, laxative, little absorbed", protocol},
    {Form::citrate, "trimagnesium dicitrate, without water to nonahydrate", 162, 119, atomic_masses,
     "somewhat better absorbed, strong laxative", protocol},
    {Form::malate, "without water to trihydrate", 155, 116, atomic_masses,
     "absorbed about like citrate", protocol},
    {Form::glycinate, "bisglycinate, without water to dihydrate", 141, 117, atomic_masses,
     "its choice: best absorbed", protocol},
}};

constexpr std::array<Fact, 2> form_fact_table = {{
    {"the label",
     "Dosing always uses the label's elemental magnesium. The percentage is only there to see that "
     "a label can be right: a capsule with 1000 mg of glycinate cannot hold 500 mg of magnesium.",
     own},
    {"a new bottle", "Preparations differ: a new strength or form is a new course.", own},
}};

// ---- Amounts ----

static_assert(upper_level == Milligrams::whole(350), "the words below");
static_assert(toxic_level == Milligrams::whole(5000), "the words below");

constexpr std::array<Fact, 4> amount_table = {{
    {"350 mg a day",
     "the adult upper level for magnesium from supplements and medicines, set where diarrhea "
     "begins",
     us_upper_level},
    {"250 mg a day", "the European upper level, for divided doses", eu_upper_level},
    {"both",
     "A titration to bowel tolerance crosses them on purpose. titrate says so above 350 mg.", own},
    {"5000 mg a day", "Above it toxicity was reported. titrate allows no ceiling above it.",
     own_limit},
}};

constexpr std::array<Fact, 8> allowance_table = {{
    {"1-3 years", "80 mg", allowance},
    {"4-8 years", "130 mg", allowance},
    {"9-13 years", "240 mg", allowance},
    {"14-18 years", "male 410 mg, female 360 mg", allowance},
    {"19-30 years", "male 400 mg, female 310 mg", allowance},
    {"31 and over", "male 420 mg, female 320 mg", allowance},
    {"pregnancy", "14-18 years 400 mg, 19-30 years 350 mg, 31-50 years 360 mg", allowance},
    {"breast-feeding", "14-18 years 360 mg, 19-30 years 310 mg, 31-50 years 320 mg", allowance},
}};

constexpr std::array<Fact, 3> trial_table = {{
    {"citrate", "magnesium citrate daily for 8 weeks, 80 women: fewer tender points", trial},
    {"malic acid",
     "3 to 6 tablets of 50 mg magnesium with malic acid twice daily for 2 months, 24 people: less "
     "pain",
     trial},
    {"review", "11 studies: little to no effect of magnesium with malic acid", trial},
}};

// ---- Warning signs, and who asks first ----

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
    {WarningSign::dehydration, "little dark urine, dizzy on standing", lost_fluid, own},
}};

constexpr std::array<Fact, 3> sign_fact_table = {{
    {"no movement", no_movement_words, laxative_labels},
    {"then loose",
     "Liquid stool after days without any may leak round a blockage: ask a doctor or pharmacist "
     "today.",
     health_service},
    {"kidneys", "Severe retention of magnesium has happened with normal kidneys, too.",
     case_report},
}};

constexpr std::array<Fact, 6> ask_first_table = {{
    {"kidneys", "kidney disease", own},
    {"heart", "heart block or other conduction defects", own},
    {"muscles", "myasthenia gravis", own},
    {"bowel", "bowel obstruction, ileostomy or colostomy", own},
    {"who", "pregnancy; children under 12", own},
    {"medicines", "any regular medicine: {}", own, {titrate("guide", "medicines")}},
}};

constexpr std::array<Fact, 2> ask_fact_table = {{
    {"kidneys", "No magnesium with a kidney function (GFR) below 30.", kidneys},
    {"how long",
     "Labels say: not longer than one week without a doctor. A titration is longer than that.",
     laxative_labels},
}};

// ---- What people note beside the dose ----

constexpr Call symptom(std::string_view name) { return options_of("log", "--symptom", name); }

constexpr std::array<Fact, 9> tracked_table = {{
    {"sleep", "1 (very bad) to 5 (very good): {}", own, {options_of("log", "--sleep")}},
    {"movements", "how many bowel movements: {}", own, {options_of("log", "--movements")}},
    {"cramps", "leg cramps: {}", own, {symptom("cramps=")}},
    {"twitching", "{}", own, {symptom("twitching=")}},
    {"restless-legs", "{}", own, {symptom("restless-legs=")}},
    {"migraine", "migraine or headache: {}", own, {symptom("migraine=")}},
    {"pain", "pain and tender points: {}", own, {symptom("pain=")}},
    {"fatigue", "{}", own, {symptom("fatigue=")}},
    {"constipation", "{}", own, {symptom("constipation=")}},
}};

static_assert(SleepQuality::lowest == 1 && SleepQuality::highest == 5, "the words above");

constexpr std::array<Fact, 2> tracking_fact_table = {{
    {"movements", "It aims at 2 to 3 a day.", protocol},
    {"every night", "Stores fill slowly, so the nights without a miss are worth watching.",
     protocol},
}};

}  // namespace

std::span<const StoolLook> stool_looks() { return stool_table; }
std::span<const StoolWord> everyday_stool_words() { return stool_word_table; }
std::span<const Fact> stool_facts() { return stool_fact_table; }
std::span<const FormFact> forms() { return form_table; }
std::optional<int> least_weight(Form form, Milligrams magnesium) {
  for (const FormFact& fact : form_table) {
    if (fact.form == form) return static_cast<int>(magnesium.tenths() * 100 / fact.driest);
  }
  return std::nullopt;
}
std::span<const Fact> form_facts() { return form_fact_table; }
std::span<const Fact> amounts() { return amount_table; }
std::span<const Fact> allowances() { return allowance_table; }
std::span<const Fact> trials() { return trial_table; }
std::span<const SignFact> signs() { return sign_table; }
std::span<const Fact> sign_facts() { return sign_fact_table; }
std::span<const Fact> ask_first() { return ask_first_table; }
std::span<const Fact> ask_facts() { return ask_fact_table; }
std::span<const Fact> tracked() { return tracked_table; }
std::span<const Fact> tracking_facts() { return tracking_fact_table; }

}  // namespace titrate::knowledge
