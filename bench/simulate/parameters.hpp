// All that is assumed about people, each number with what it rests on. docs/how-it-fares.md prints
// this table.
#pragma once

#include <array>
#include <string_view>

namespace titrate::simulation {

inline constexpr int nights_of_a_year = 365;
inline constexpr double nights_of_a_month = 30.0;

enum class In { capsules, percent, nights, milligrams, times };

struct Parameter {
  constexpr Parameter(std::string_view name, double one, In unit, std::string_view source)
      : Parameter(name, one, one, unit, source) {}
  constexpr Parameter(std::string_view name, double least, double most, In unit,
                      std::string_view source)
      : what(name), low(least), high(most), in(unit), rests_on(source) {}

  // Of one that is a single number.
  constexpr double value() const { return low; }
  constexpr int whole() const { return static_cast<int>(low); }

  std::string_view what;
  double low;  // percent as a share of 1
  double high;
  In in;
  std::string_view rests_on;
};

// Where there are two numbers, each person or each stretch has one in between, evenly spread.
struct Parameters {
  // ---- What is tolerated: T, the dose at which half of the mornings are loose ----
  Parameter median_tolerance{
      "Half of the people tolerate more than", 6, In::capsules,
      "assumed. The protocol's source says that needs differ widely, and that some take 20"};
  Parameter tolerance_spread{"How far people differ: standard deviation of the logarithm of T", 0.5,
                             In::times,
                             "assumed: two thirds of the people then begin with a T of 3.6 to 9.9"};
  Parameter tolerance_range{"T at the start is never below or above", 1.2, 18, In::capsules,
                            "assumed"};
  Parameter gradual_share{
      "How gradually mornings get loose around T: the scale s of a logistic curve, as a share of T",
      0.1, In::percent, "assumed. At T + s, 73 of 100 mornings are loose, at T - s 27"};
  Parameter gradual_least{"and s is at least", 0.35, In::capsules, "assumed"};
  Parameter noise{"T differs from night to night: standard deviation, as a share of T", 0.08,
                  In::percent, "assumed: meals, stress, sleep"};
  Parameter noise_kept{"of which so much stays for the next night (correlation)", 0.5, In::times,
                       "assumed"};
  Parameter drift{"T drifts, up as often as down: standard deviation after a month of 30 nights",
                  0.06, In::percent, "assumed"};
  Parameter losing_people{"People whose T falls besides, from the start", 0.5, In::percent,
                          "assumed. The source says that stores fill slowly"};
  Parameter losing_a_month{"by so much a month", 0.03, In::percent, "assumed"};
  Parameter losing_nights{"for so long", 180, In::nights, "assumed"};

  // ---- What a morning shows, and what is noted ----
  Parameter soft_band{
      "A morning that so many times s more would have made loose is type 5, the others 4", 1,
      In::times, "assumed"};
  Parameter mushy_band{
      "A morning that so many times s fewer would have kept from being loose is type 6, the others "
      "7",
      1, In::times, "assumed"};
  Parameter stray_soft{"Mornings of type 5 whatever was taken, among those not loose", 0.05,
                       In::percent, "assumed"};
  Parameter misread{
      "Types 5 and 6 taken for each other", 0.20, 0.25, In::percent,
      "34 clinicians rated photographs: 13 of 35 crossed a class border, all at 2/3 or 5/6 "
      "(PMC4760857). How often one person at home does is assumed"};
  Parameter upset{"Mornings loose from something else, not marked as such", 0.01, 0.03, In::percent,
                  "assumed: a meal, a bug"};
  Parameter upset_liquid{"of which type 7, the others 6", 0.5, In::percent, "assumed"};
  Parameter unnoted{"Mornings not noted", 0.10, In::percent, "assumed"};

  // ---- What is taken ----
  Parameter missed{"Nights missed", 0.05, 0.15, In::percent, "assumed"};
  Parameter away_begins{"Nights on which a stretch away without magnesium begins", 0.003,
                        In::percent, "assumed: about once a year"};
  Parameter away_nights{"which lasts", 3, 14, In::nights, "assumed"};
  Parameter typed_twice{"Nights whose dose of one digit is typed twice (22 for 2), and stays so",
                        0.001, In::percent,
                        "assumed. That titrate asks about such a dose is left out"};
  Parameter more_taken{"Nights on which more are taken than advised, and noted so", 0.01,
                       In::percent, "assumed"};
  Parameter how_many_more{"which is so many more", 1, 3, In::capsules, "assumed"};
  Parameter fewer_taken{"Nights on which one fewer is taken than advised, and noted so", 0.03,
                        In::percent, "assumed"};

  // ---- The plan ----
  Parameter label_one{"Labels that recommend 1 capsule", 0.30, In::percent, "assumed"};
  Parameter label_two{"2 capsules", 0.50, In::percent, "assumed"};
  Parameter label_three{"3 capsules", 0.20, In::percent, "assumed"};
  Parameter strength{"Magnesium in a capsule", 120, In::milligrams,
                     "assumed. It matters only where a dose typed twice comes to above 5000 mg"};
  Parameter ceiling{"Everybody's ceiling", 20, In::capsules,
                    "the largest number that the source names; hardly anybody here tolerates it, "
                    "so that the rules are seen and not the ceiling"};
};

// In the order in which they are shown.
inline constexpr std::array parameter_list = {
    &Parameters::median_tolerance, &Parameters::tolerance_spread,
    &Parameters::tolerance_range,  &Parameters::gradual_share,
    &Parameters::gradual_least,    &Parameters::noise,
    &Parameters::noise_kept,       &Parameters::drift,
    &Parameters::losing_people,    &Parameters::losing_a_month,
    &Parameters::losing_nights,    &Parameters::soft_band,
    &Parameters::mushy_band,       &Parameters::stray_soft,
    &Parameters::misread,          &Parameters::upset,
    &Parameters::upset_liquid,     &Parameters::unnoted,
    &Parameters::missed,           &Parameters::away_begins,
    &Parameters::away_nights,      &Parameters::typed_twice,
    &Parameters::more_taken,       &Parameters::how_many_more,
    &Parameters::fewer_taken,      &Parameters::label_one,
    &Parameters::label_two,        &Parameters::label_three,
    &Parameters::strength,         &Parameters::ceiling};

static_assert(sizeof(Parameters) == parameter_list.size() * sizeof(Parameter),
              "a parameter is missing from the list");

}  // namespace titrate::simulation
