// Where the facts were read, in the order of the pages.

#include "knowledge/sources.hpp"

#include <array>

namespace titrate::knowledge {
namespace {

constexpr auto source_table = std::to_array<Source>({
    protocol_source,   second_source,    own_source,
    general,           stool_scale,      rome,
    photographs,       survey,           atomic_masses,
    us_upper_level,    eu_upper_level,   eu_copy,
    uk_upper_level,    oxide_study,      allowance,
    citrate_trial,     mentioned,        trial_review,
    later_trial,       toxicity,         laxative_labels,
    health_service,    case_report,      kidneys,
    bowel_preparation, uk_text,          uk_text_25343,
    uk_text_2678,      label_copies,     interaction_page,
    hiv_guidelines,    hiv_insite,       hiv_cases,
    interaction_1298,  interaction_1507, gabapentin_study,
    slow_gut,          secondary,        medicine_labels,
    pill_pages,
});

}  // namespace

std::span<const Source> sources() { return source_table; }

}  // namespace titrate::knowledge
