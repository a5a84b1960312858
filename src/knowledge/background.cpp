// Why magnesium, and what belongs to it, each with whose view it is.

#include <array>

#include "knowledge/shared_facts.hpp"

namespace titrate::knowledge {
namespace {

constexpr auto background_table = std::to_array<Fact>({
    {"what it does",
     "It serves some 300 enzymes, muscle and nerve, energy, bone, heart rhythm, blood pressure and "
     "blood sugar.",
     protocol_source},
    {"early lack",
     "It may feel like leg cramps, foot pain, twitching of muscles or an eye, constipation, "
     "headache, restless legs.",
     protocol_source},
    {"blood test", "It shows little of what is in the tissue.", protocol_source},
    {"lowers it",
     "stress, little sleep, alcohol, much phosphate or fructose, gut disease, some medicines: {}",
     protocol_source,
     {see_medicines}},
    {"foods", "leafy greens, legumes, nuts, seeds, whole grains, avocado", protocol_source},
    {"evening", "when that source has it taken, for the calming; treating bad sleep helps as well",
     protocol_source},
    {"more need", "A flare or stress may raise it; then: {}", protocol_source, {by_climb}},
    aim,
    usual_range,
    {"glycinate", "that source's choice, as best absorbed", protocol_source},
    {"but",
     "No head-to-head trial shows that, and what is better absorbed lets the bowel warn later.",
     own_source},
});

}  // namespace

std::span<const Fact> background() { return background_table; }

}  // namespace titrate::knowledge
