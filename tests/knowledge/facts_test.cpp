// The facts: each has its source, closed lists are whole, and a medicine is found by its names.

#include "knowledge/facts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "support/catch.hpp"

namespace titrate::test {
namespace {

using namespace knowledge;

bool is_plain_text(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::vector<std::span<const Fact>> every_table() {
  return {stool_facts(),      form_facts(),        amounts(),   allowances(),     trials(),
          sign_facts(),       ask_first(),         ask_facts(), kidney_facts(),   diarrhea_first(),
          diarrhea_effects(), background(),        tracked(),   tracking_facts(), protocol_facts(),
          safety_facts(),     {&any_medicine(), 1}};
}

// Each thing that has a source, as a fact; a medicine once for each of its sources.
std::vector<Fact> everything() {
  std::vector<Fact> facts;
  for (const auto table : every_table()) facts.insert(facts.end(), table.begin(), table.end());
  for (const StoolLook& look : stool_looks()) facts.push_back({"type", look.looks, look.source});
  for (const FormFact& form : forms()) {
    facts.push_back({form.compound, form.view, form.view_source});
    facts.push_back({form.compound, form.view, form.source});
  }
  for (const SignFact& sign : signs()) facts.push_back({"sign", name_of(sign.sign), sign.source});
  for (const RuleFact& rule : rules()) facts.push_back({"rule", rule.words, source_of(rule.rule)});
  for (const Medicine& row : medicines()) {
    CHECK_FALSE(row.sources.front().name.empty());
    for (const Source& source : row.sources) {
      if (!source.name.empty()) facts.push_back({row.title, row.words, source});
    }
  }
  return facts;
}

// ---- The tables ----

TEST_CASE("every fact has words and a source, in plain ASCII") {
  for (const auto table : every_table()) CHECK_FALSE(table.empty());
  for (const Fact& fact : everything()) {
    CAPTURE(fact.about, fact.words, fact.source.name);
    CHECK(is_plain_text(fact.about));
    CHECK(is_plain_text(fact.words));
    CHECK(is_plain_text(fact.source.name));
    CHECK(is_plain_text(fact.source.where));
  }
}

TEST_CASE("the list of sources has every source of a fact, each once, and no other") {
  std::set<std::string_view> listed;
  for (const Source& source : sources()) {
    CAPTURE(source.name);
    CHECK(listed.insert(source.name).second);
  }
  std::set<std::string_view> used;
  for (const Fact& fact : everything()) {
    CAPTURE(fact.about, fact.source.name);
    used.insert(fact.source.name);
    const auto all = sources();
    CHECK(std::find(all.begin(), all.end(), fact.source) != all.end());
  }
  CHECK(listed == used);
}

TEST_CASE("every call that a fact has stands in its words, and none that it has not") {
  int with_calls = 0;
  const auto check = [&](std::string_view words, const Calls& calls) {
    CAPTURE(words);
    std::ptrdiff_t marks = 0;
    for (auto at = words.find("{}"); at != std::string_view::npos; at = words.find("{}", at + 2)) {
      ++marks;
    }
    const auto is_one = [](const Call& call) { return call.kind != Call::Kind::none; };
    CHECK(marks == std::count_if(calls.begin(), calls.end(), is_one));
    CHECK(marks == std::find_if_not(calls.begin(), calls.end(), is_one) - calls.begin());
    CHECK(words.find('`') == std::string_view::npos);
    with_calls += marks > 0 ? 1 : 0;
  };
  for (const auto table : every_table()) {
    for (const Fact& fact : table) check(fact.words, fact.calls);
  }
  for (const RuleFact& rule : rules()) check(rule.words, rule.calls);
  CHECK(with_calls >= 15);
}

TEST_CASE("the stool types are all there, in order") {
  REQUIRE(stool_looks().size() == 7);
  for (int i = 0; i < 7; ++i) CHECK(stool_looks()[static_cast<std::size_t>(i)].type == i + 1);
}

TEST_CASE("the forms are all there but the unknown one") {
  std::set<Form> known;
  for (const FormFact& form : forms()) known.insert(form.form);
  CHECK(forms().size() == known.size());
  CHECK(known == std::set<Form>{Form::oxide, Form::citrate, Form::malate, Form::glycinate});
}

TEST_CASE("the warning signs are the core's closed list, in its order") {
  REQUIRE(signs().size() == warning_sign_names.size());
  for (std::size_t i = 0; i < signs().size(); ++i) {
    CHECK(name_of(signs()[i].sign) == warning_sign_names[i]);
  }
}

TEST_CASE("a person's own words lead to their sign") {
  using enum WarningSign;
  const auto [words, sign] =
      GENERATE(table<std::string, WarningSign>({{"palpitations", irregular_heartbeat},
                                                {"racing heart", irregular_heartbeat},
                                                {"my heart is racing", irregular_heartbeat},
                                                {"skipping-heart", irregular_heartbeat},
                                                {"very weak", muscle_weakness},
                                                {"weak", muscle_weakness},
                                                {"Short of Breath", slow_breathing},
                                                {"breathless", slow_breathing},
                                                {"confused", confusion},
                                                {"blood", blood_in_stool},
                                                {"blood in my stools", blood_in_stool},
                                                {"bleeding", blood_in_stool},
                                                {"black stool", blood_in_stool},
                                                {"passed out", fainting},
                                                {"I fainted", fainting},
                                                {"throwing up", vomiting},
                                                {"sick", vomiting},
                                                {"severe stomach pain", severe_abdominal_pain},
                                                {"dried out", dehydration},
                                                {"dehydrated", dehydration},
                                                {"sleepy", drowsiness},
                                                {"tired", drowsiness}}));
  CAPTURE(words);
  const auto meant = sign_meant_by(words);
  REQUIRE(meant);
  CHECK(meant->sign == sign);
  const std::set<std::string> unsure = {"sleepy", "tired", "weak", "sick"};
  CHECK(meant->is_sure == !unsure.contains(words));
}

TEST_CASE("every sign is found by its name, and every word by itself, under one sign alone") {
  for (const SignFact& fact : signs()) CHECK(sign_meant_by(name_of(fact.sign))->sign == fact.sign);
  for (const SignWord& word : sign_words()) {
    CAPTURE(word.words);
    CHECK(plain_name(word.words) == word.words);
    REQUIRE(sign_meant_by(word.words));
    CHECK(sign_meant_by(word.words)->sign == word.sign);
  }
}

TEST_CASE("what people track otherwise is no word for a sign") {
  for (const std::string_view name :
       {"cramps",   "twitching",    "restless-legs",  "migraine",     "headache",
        "pain",     "stomach-pain", "fatigue",        "constipation", "nausea",
        "anxiety",  "brain-fog",    "blood-pressure", "blood-sugar",  "sleep",
        "low-mood", "muscle-pain",  "heartburn",      "dizziness",    "",
        "-"}) {
    CAPTURE(name);
    CHECK_FALSE(sign_meant_by(name));
  }
}

TEST_CASE("the rules are all there, in the core's order") {
  REQUIRE(rules().size() == rule_count);
  for (std::size_t i = 0; i < rules().size(); ++i) {
    CHECK(rules()[i].rule == static_cast<Rule>(i));
  }
  CHECK(source_of(Rule::taper) == protocol_source);
  CHECK(source_of(Rule::wait) == own_source);
}

// What a compound's formula says. Atomic masses: H 1.008, C 12.011, N 14.007, O 15.999, Mg 24.305.
struct Compound {
  Form form;
  int magnesium, carbon, hydrogen, nitrogen, oxygen;
  int water;  // of the wettest
};

int tenths_of_a_percent(const Compound& compound, int water) {
  const double magnesium = 24.305 * compound.magnesium;
  const double all = magnesium + 12.011 * compound.carbon + 1.008 * compound.hydrogen +
                     14.007 * compound.nitrogen + 15.999 * compound.oxygen +
                     water * (2 * 1.008 + 15.999);
  return static_cast<int>(std::lround(1000 * magnesium / all));
}

TEST_CASE("the shares of magnesium are what the formulas say") {
  const auto compound = GENERATE(values<Compound>({
      {Form::oxide, 1, 0, 0, 0, 1, 0},       // MgO
      {Form::citrate, 3, 12, 10, 0, 14, 9},  // Mg3(C6H5O7)2
      {Form::malate, 1, 4, 4, 0, 5, 3},      // MgC4H4O5
      {Form::glycinate, 1, 4, 8, 2, 4, 2},   // Mg(C2H4NO2)2
  }));
  CAPTURE(name_of(compound.form));
  const auto all = forms();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const FormFact& fact) { return fact.form == compound.form; });
  REQUIRE(found != all.end());
  CHECK(found->driest == tenths_of_a_percent(compound, 0));
  CHECK(found->wettest == tenths_of_a_percent(compound, compound.water));
}

// ---- Medicines ----

struct MedicineCase {
  const char* name;
  std::vector<std::string> words;  // of each row that it finds, in order
};

const char* const lower = "They lower magnesium over time.";
const char* const hours_2_to_3 = "Keep 2 to 3 hours between this medicine and magnesium.";
const char* const hours_3_to_4 = "Keep 3 to 4 hours between this medicine and magnesium.";
const char* const slow_gut = "Ask first: a slow gut keeps magnesium in.";
const char* const named =
    "Named by the protocol's source as lowering magnesium. That is its view; of single medicines "
    "other texts say more, and sometimes otherwise.";

TEST_CASE("a medicine's name or class finds what is known of it, and nothing else") {
  const auto medicine = GENERATE(values<MedicineCase>({
      {"levofloxacin", {"Take this medicine 2 hours before or 6 hours after magnesium."}},
      {"ciprofloxacin", {"Take this medicine 2 hours before or 6 hours after magnesium.", named}},
      {"moxifloxacin", {"Take this medicine 4 hours before or 8 hours after magnesium."}},
      {"quinolones",
       {"Take this medicine 2 hours before or 6 hours after magnesium.",
        "Take this medicine 4 hours before or 8 hours after magnesium."}},
      {"Doxycycline", {"Take this medicine 2 hours before or 4 to 6 hours after magnesium."}},
      {"alendronic acid",
       {"Keep at least 2 hours between this medicine and magnesium; the UK text says 3 to 4 "
        "hours."}},
      {"Iron", {hours_3_to_4}},
      {"ferrous sulphate", {hours_3_to_4}},
      {"nitrofurantoin", {hours_3_to_4}},
      {"Neurontin",
       {"Take this medicine 2 hours or more after magnesium: closer together, a fifth to two "
        "fifths less of it is absorbed."}},
      {"Plaquenil", {"Keep 4 hours or more between this medicine and magnesium."}},
      {"CellCept", {hours_2_to_3}},
      {"lansoprazole", {hours_2_to_3, lower}},
      {"lithium", {"Ask first: loss of fluid raises it. In diarrhea stop magnesium."}},
      {"Amitriptyline", {slow_gut}},
      {"morphine", {slow_gut}},
      {"the pill",
       {"In severe diarrhea beyond 24 hours each further day counts as a missed pill."}},
      {"milk of magnesia", {"They may hold magnesium themselves: read the label and count it."}},
      {"Keflex", {named}},
      {"cipro", {"Take this medicine 2 hours before or 6 hours after magnesium.", named}},
      {"L-Thyroxine", {"Keep 4 hours between this medicine and magnesium."}},
      {"omeprazole", {lower}},
      {"PPIs", {lower}},
      {"furosemide", {lower}},
      {"potassium-sparing diuretics", {"Ask first: they keep magnesium in."}},
      {"spironolactone", {"Ask first: they keep magnesium in."}},
      {"diuretic", {"Ask first: they keep magnesium in.", lower}},
      {"antacid", {"They may hold magnesium themselves: read the label and count it.", named}},
      {"cholesterol medications", {hours_2_to_3, named}},
  }));
  CAPTURE(medicine.name);
  std::vector<std::string> words;
  for (const Medicine* row : medicines_named(medicine.name)) words.emplace_back(row->words);
  CHECK(words == medicine.words);
}

TEST_CASE("the word antibiotics finds every row that holds one") {
  // Quinolones, moxifloxacin, tetracyclines, nitrofurantoin, azithromycin, aminoglycosides, and the
  // view of the protocol's source.
  CHECK(medicines_named("antibiotics").size() == 7);
}

TEST_CASE("a group of medicines is found by whatever word for medicines stands behind it") {
  for (const std::string_view group : {"blood pressure", "cholesterol", "antiviral", "hormonal",
                                       "immunosuppressant", "thyroid", "HIV"}) {
    const auto wanted = medicines_named(std::string(group) + " medicines");
    CAPTURE(group);
    CHECK_FALSE(wanted.empty());
    for (const std::string_view word :
         {"medicine", "medication", "medications", "drugs", "drug", "agents", "Agent"}) {
      CHECK(medicines_named(std::string(group) + ' ' + std::string(word)) == wanted);
      CHECK(medicines_named(word).empty());
    }
  }
}

TEST_CASE("what only begins as a name is another thing") {
  const std::vector<std::string> names = medicine_names();
  int tried = 0;
  for (const std::string& name : names) {
    const auto blank = name.find(' ');
    const std::string first = name.substr(0, blank);
    const bool is_name = std::any_of(names.begin(), names.end(), [&](const std::string& other) {
      return other == first || other == first + 's';
    });
    if (blank == std::string::npos || is_name) continue;
    // "hydroxy", "potassium", "calcium", "loop"
    CAPTURE(name, first);
    ++tried;
    CHECK(medicines_named(first).empty());
  }
  CHECK(tried >= 15);
  CHECK(medicines_named("potassium").empty());
}

TEST_CASE("a brand finds what its generic name finds, and says which that is") {
  CHECK(generic_of("Tivicay") == "dolutegravir");
  CHECK(generic_of("TUMS") == "antacids");
  CHECK_FALSE(generic_of("dolutegravir"));
  CHECK(medicines_named("Tivicay") == medicines_named("dolutegravir"));
  for (const std::string& name : medicine_names()) {
    if (const auto generic = generic_of(name)) {
      CAPTURE(name);
      CHECK(medicines_named(name) == medicines_named(*generic));
      CHECK_FALSE(generic_of(*generic));
    }
  }
}

TEST_CASE("every name finds its row, in any case, with hyphens or spaces") {
  for (const Medicine& row : medicines()) {
    for (const std::string_view name : row.names) {
      CAPTURE(name);
      CHECK(plain_name(name) == name);
      std::string hyphenated(name);
      std::replace(hyphenated.begin(), hyphenated.end(), ' ', '-');
      for (const std::string& spelled :
           {std::string(name), upper(std::string(name)), hyphenated, "  " + hyphenated + " "}) {
        const auto found = medicines_named(spelled);
        CHECK(std::find(found.begin(), found.end(), &row) != found.end());
      }
    }
  }
}

TEST_CASE("a name that is not in the table finds nothing") {
  const std::string name =
      GENERATE(as<std::string>{}, "", "s", " ", "-", "aspirin", "magnesium", "penicillin", "cip",
               "ciprofloxacin plus", "500 mg", "tablets", "vitamin a", "ciprofloxacinn",
               "famotidine", "gemifloxacin", "acid", "iron\xc3\xa9", "iron\n", "\xff");
  CAPTURE(name);
  CHECK(medicines_named(name).empty());
}

TEST_CASE("a medicine is found with its strength and when it is taken, as without") {
  for (const std::string& name : medicine_names()) {
    const auto rows = medicines_named(name);
    REQUIRE_FALSE(rows.empty());
    CHECK(std::is_sorted(rows.begin(), rows.end(), [](const Medicine* a, const Medicine* b) {
      return a->concern < b->concern;
    }));
    for (const char* label : {" 65 mg", " 500mg", " 0.5 mg twice daily", " tablets", " 1 a day"}) {
      CAPTURE(name, label);
      CHECK(medicines_named(name + label) == rows);
      CHECK(generic_of(name + label) == generic_of(name));
    }
  }
}

TEST_CASE("the names of medicines are each listed once") {
  const std::vector<std::string> names = medicine_names();
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  std::size_t counted = 0;
  for (const Medicine& row : medicines()) counted += row.names.size();
  const auto brands = std::count_if(names.begin(), names.end(),
                                    [](const std::string& name) { return generic_of(name); });
  CHECK(names.size() <= counted + static_cast<std::size_t>(brands));
  CHECK(names.front() == "ciprofloxacin");
}

}  // namespace
}  // namespace titrate::test
