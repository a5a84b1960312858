// Facts that belong on more than one page, and commands that facts name, said once.
#pragma once

#include "knowledge/sources.hpp"

namespace titrate::knowledge {

inline constexpr Call see_medicines = {Call::Kind::titrate, "guide", {"medicines"}};
inline constexpr Call see_signs = {Call::Kind::titrate, "guide", {"signs"}};
inline constexpr Call see_kidney = {Call::Kind::titrate, "guide", {"kidney"}};
inline constexpr Call by_pause = {Call::Kind::titrate, "pause"};
inline constexpr Call by_climb = {Call::Kind::titrate, "climb"};

static_assert(blood_test_level == Milligrams::whole(600), "the words below");

inline constexpr Fact raised_from_600 = {
    "600 mg a day",
    "From about there on raised blood magnesium was seen in older constipated people, who took "
    "more than 1000 mg of oxide.",
    oxide_study};
inline constexpr Fact blood_test = {
    "blood test",
    "Above 600 mg a day ask for one of magnesium and kidney function, and again every 3 to 6 "
    "months.",
    own_source};
inline constexpr Fact no_guard = {
    "no guard",
    "Loose stools are no guard against too much in the blood, least of all with weak kidneys or a "
    "slow gut.",
    general};
inline constexpr Fact aim = {"movements", "The protocol's source aims at 2 to 3 a day.",
                             protocol_source};
inline constexpr Fact usual_range = {
    "usual", "From 3 movements a day to 3 a week is within the usual range.", survey};

}  // namespace titrate::knowledge
