// The names of a log file's fields, for the reader and the writer alike.
#pragma once

#include <string_view>

namespace titrate::store::field {

inline constexpr std::string_view format = "format", version = "version", crc32 = "crc32",
                                  taking = "taking", courses = "courses";
inline constexpr std::string_view started = "started", product = "product", form = "form",
                                  unit = "unit", recommended_capsules = "recommended_capsules",
                                  mg_per_capsule = "mg_per_capsule", ceilings = "ceilings",
                                  acts = "acts", pauses = "pauses", stock = "stock",
                                  nights = "nights";
inline constexpr std::string_view from = "from", capsules = "capsules", act = "act",
                                  until = "until", why = "why", note = "note";
inline constexpr std::string_view date = "date", count = "count", added = "added", stool = "stool",
                                  movements = "movements", sleep = "sleep", symptoms = "symptoms",
                                  measures = "measures", signs = "signs",
                                  other_cause = "other_cause";

}  // namespace titrate::store::field
