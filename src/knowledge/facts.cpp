// Stool, forms, and what people note beside the dose.

#include <array>

#include "knowledge/shared_facts.hpp"

namespace titrate::knowledge {
namespace {

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

constexpr std::array<Fact, 5> stool_fact_table = {{
    {"hard", "types 1 and 2", rome},
    {"loose", "types 6 and 7: loose or watery, as trials count them", rome},
    {"5 or 6?",
     "People often disagree: of 35 photographs that 34 clinicians rated, 13 crossed a class "
     "border, "
     "all between 2 and 3 or 5 and 6.",
     photographs},
    {"so",
     "titrate takes that as one more reason to ask for the top dose twice; the protocol's source "
     "gives none.",
     own_source},
    {"several", "With several movements in a morning the loosest one counts.", own_source},
}};

// ---- Forms ----

constexpr std::array<FormFact, 4> form_table = {{
    {Form::oxide, "MgO", 603, 603, atomic_masses,
     "stays mostly in the gut, laxative, little absorbed", protocol_source},
    {Form::citrate, "trimagnesium dicitrate, without water to nonahydrate", 162, 119, atomic_masses,
     "somewhat better absorbed, strong laxative", protocol_source},
    {Form::malate, "without water to trihydrate", 155, 116, atomic_masses,
     "absorbed about like citrate", protocol_source},
    {Form::glycinate, "bisglycinate, without water to dihydrate", 141, 117, atomic_masses,
     "its choice: best absorbed", protocol_source},
}};

constexpr std::array<Fact, 2> form_fact_table = {{
    {"the label",
     "Dosing always uses the label's elemental magnesium. The percentage is only there to see that "
     "a label can be right: a capsule with 1000 mg of glycinate cannot hold 500 mg of magnesium.",
     own_source},
    {"a new bottle", "Preparations differ: a new strength or form is a new course.", own_source},
}};

// ---- What people note beside the dose ----

constexpr Call symptom(std::string_view name) { return options_of("log", "--symptom", name); }
constexpr Call measure(std::string_view name) { return options_of("log", "--measure", name); }

constexpr auto tracked_table = std::to_array<Fact>({
    {"sleep", "1 (very bad) to 5 (very good): {}", own_source, {options_of("log", "--sleep")}},
    {"movements", "how many bowel movements: {}", own_source, {options_of("log", "--movements")}},
    {"cramps", "leg cramps: {}", own_source, {symptom("cramps=")}},
    {"twitching", "{}", own_source, {symptom("twitching=")}},
    {"spasms", "{}", own_source, {symptom("spasms=")}},
    {"restless-legs", "{}", own_source, {symptom("restless-legs=")}},
    {"migraine", "migraine or headache: {}", own_source, {symptom("migraine=")}},
    {"pain", "{}", own_source, {symptom("pain=")}},
    {"fatigue", "{}", own_source, {symptom("fatigue=")}},
    {"brain-fog", "{}", own_source, {symptom("brain-fog=")}},
    {"memory", "trouble with it: {}", own_source, {symptom("memory=")}},
    {"low-mood", "{}", own_source, {symptom("low-mood=")}},
    {"anxiety", "{}", own_source, {symptom("anxiety=")}},
    {"sensitivity", "to noise and light: {}", own_source, {symptom("sensitivity=")}},
    {"nausea", "{}", own_source, {symptom("nausea=")}},
    {"constipation", "{}", own_source, {symptom("constipation=")}},
    {"tender points", "a count, 0 to 18: {}", own_source, {measure("tender-points=")}},
    {"blood pressure", "{} {}", own_source, {measure("bp-systolic="), measure("bp-diastolic=")}},
    {"pulse", "{}", own_source, {measure("pulse=")}},
});

static_assert(SleepQuality::lowest == 1 && SleepQuality::highest == 5, "the words above");

constexpr std::array<Fact, 3> tracking_fact_table = {{
    aim,
    usual_range,
    {"every night", "Stores fill slowly, so the run of nights without a miss is worth watching.",
     protocol_source},
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
std::span<const Fact> tracked() { return tracked_table; }
std::span<const Fact> tracking_facts() { return tracking_fact_table; }

}  // namespace titrate::knowledge
