// The rules in brief, as data: the protocol's, and this project's own safety rules.

#include <array>

#include "knowledge/facts.hpp"

namespace titrate::knowledge {
namespace {

static_assert(is_loose(*StoolType::from(6)) && !is_loose(*StoolType::from(5)), "the words below");
static_assert(lapse_nights == 7 && undecided_nights == 3 && ask_first_nights == 2,
              "the words below");
static_assert(upper_level == Milligrams::whole(350), "the words below");
static_assert(toxic_level == Milligrams::whole(5000), "the words below");

constexpr Call start = {Call::Kind::titrate, "start"};
constexpr Call climb = {Call::Kind::titrate, "climb"};
constexpr Call taper = {Call::Kind::titrate, "taper"};
constexpr Call pause = {Call::Kind::titrate, "pause"};
constexpr Call guide_to_signs = {Call::Kind::titrate, "guide", {"signs"}};

// In the order of Rule.
constexpr std::array<RuleFact, rule_count> rule_table = {{
    {Rule::first_night, "Begin with the dose on the label."},
    {Rule::step_up,
     "Tolerated (stool type 1 to 5): one {one} more the next night. titrate's own: one above the "
     "smaller of planned and taken, where these differ; on the way back to what was held, also "
     "after a repeat that was tolerated."},
    {Rule::repeat,
     "Loose (type 6 or 7), on the way up or while holding: once may be chance, so take that dose "
     "once more. titrate's own: below a ceiling that fell meanwhile, that counts anew."},
    {Rule::step_down, "Loose the second time, too: one {one} less, and hold there."},
    {Rule::settle, "Tolerated the second time: hold at that dose."},
    {Rule::hold,
     "Holding, and tolerated: stay at that dose. titrate's own: a climb back ends at what was "
     "held, and a repeat that decides nothing for 3 nights ends in a hold. To go higher: {}",
     {climb}},
    {Rule::taper,
     "Holding, and loose twice: it has become too much, so take one {one} less. titrate's own: "
     "the same on your word, {}",
     {taper}},
    {Rule::wait,
     "After 1 to 6 missed nights in a row, or a night that taught nothing (no stool type, no bowel "
     "movement, another cause, loose right after days without any): nothing goes up."},
    {Rule::lapse,
     "After 7 or more missed nights in a row: start low again. After 7 with fewer than the full "
     "dose: go on from what was taken last. Then up one a night, to what was held and no higher."},
    {Rule::back_to_plan, "Loose after more {many} than planned: back to the planned dose."},
    {Rule::ease,
     "Loose after fewer {many} than planned: back to what was taken, then up one a night."},
    {Rule::floor,
     "One {one}, loose twice: the course stops. {} begins again at one, once things have "
     "settled.",
     {climb}},
    {Rule::warning_sign, "A warning sign: the course stops. What to do: {}", {guide_to_signs}},
    {Rule::ask_first,
     "After a dose above 5000 mg: none for 2 nights. Ask a poison centre or a doctor first."},
    {Rule::climb_again, "On your word, {}: up again from what is held.", {climb}},
    {Rule::paused, "While you pause, {}: none. Its nights count as missed.", {pause}},
}};

constexpr std::array<Fact, 3> protocol_table = {{
    {"every night", "Take it every night: stores fill slowly.", protocol_source},
    {"needs", "How much people need differs widely.", protocol_source},
    {"first", "Speak to a health care professional first.", protocol_source},
}};

constexpr std::array<Fact, 3> safety_table = {{
    {"ceiling",
     "No answer is above your ceiling, and no ceiling above 5000 mg. If you gave none: the label's "
     "dose, or the most {many} within 350 mg where that is more.",
     own_source},
    {"missed", "A night without a dose, or not in the log, is a missed night.", own_source},
    {"stopped",
     "Stopped is 0 {many}. After a warning sign only a new course ends it, {}; after the floor "
     "also {}",
     own_source,
     {start, climb}},
}};

}  // namespace

std::span<const RuleFact> rules() { return rule_table; }
std::span<const Fact> protocol_facts() { return protocol_table; }
std::span<const Fact> safety_facts() { return safety_table; }

Source source_of(Rule rule) { return is_safety_rule(rule) ? own_source : protocol_source; }

}  // namespace titrate::knowledge
