// Upper levels, daily allowances, and what trials came to.

#include <array>

#include "knowledge/shared_facts.hpp"

namespace titrate::knowledge {
namespace {

static_assert(upper_level == Milligrams::whole(350), "the words below");
static_assert(weakness_level == Milligrams::whole(2500), "the words below");
static_assert(toxic_level == Milligrams::whole(5000), "the words below");

constexpr std::array<Fact, 10> amount_table = {{
    {"350 mg a day",
     "the adult upper level for magnesium from supplements and medicines, set where diarrhea "
     "begins; for children of 1-3 years 65 mg, of 4-8 years 110 mg",
     us_upper_level},
    {"250 mg a day", "the European upper level, for divided doses", eu_upper_level},
    {"400 mg a day", "the UK's guidance", uk_upper_level},
    {"all three",
     "A titration to bowel tolerance crosses them on purpose. titrate says so above 350 mg.",
     own_source},
    raised_from_600,
    blood_test,
    {"2500 mg a day", "Above it low blood pressure and muscle weakness have been seen.", eu_copy},
    {"5000 mg a day", "Above it toxicity was reported.", second_source},
    {"count as well",
     "the magnesium in antacids, laxatives, Epsom salt, multivitamins and electrolyte powders",
     general},
    no_guard,
}};

constexpr std::array<Fact, 9> allowance_table = {{
    {"infants", "to 6 months 30 mg, 7-12 months 75 mg (adequate intake)", allowance},
    {"1-3 years", "80 mg", allowance},
    {"4-8 years", "130 mg", allowance},
    {"9-13 years", "240 mg", allowance},
    {"14-18 years", "male 410 mg, female 360 mg", allowance},
    {"19-30 years", "male 400 mg, female 310 mg", allowance},
    {"31 and over", "male 420 mg, female 320 mg", allowance},
    {"pregnancy", "14-18 years 400 mg, 19-30 years 350 mg, 31-50 years 360 mg", allowance},
    {"breast-feeding", "14-18 years 360 mg, 19-30 years 310 mg, 31-50 years 320 mg", allowance},
}};

constexpr std::array<Fact, 6> trial_table = {{
    {"citrate",
     "60 patients and 20 healthy women; 20 patients took 300 mg a day for 8 weeks, 20 took it with "
     "amitriptyline: tender points and symptoms fell. No group took a placebo.",
     citrate_trial},
    {"malic acid",
     "with magnesium, 24 people. Blinded, 3 tablets of 50 mg twice a day for 4 weeks: no "
     "difference. Open, up to 6 tablets twice a day for 6 months: a difference.",
     mentioned},
    {"the pair", "11 studies of malic acid with magnesium: little or no effect.", mentioned},
    {"alone", "Up to 2021 no blinded placebo trial of magnesium alone was found.", trial_review},
    {"later", "A trial of 100 mg a day missed its main goal.", later_trial},
    {"migraine",
     "In the view of the protocol's source half or more of those with migraine are short of it.",
     protocol_source},
}};

}  // namespace

std::span<const Fact> amounts() { return amount_table; }
std::span<const Fact> allowances() { return allowance_table; }
std::span<const Fact> trials() { return trial_table; }

}  // namespace titrate::knowledge
