// The names of a log file's fields, for the reader and the writer alike.
#pragma once

#include <string_view>

namespace titrate::store::field {

inline constexpr std::string_view format = "format", version = "version", crc32 = "crc32",
                                  courses = "courses";
inline constexpr std::string_view started = "started", product = "product", form = "form",
                                  recommended_capsules = "recommended_capsules",
                                  mg_per_capsule = "mg_per_capsule", ceilings = "ceilings",
                                  nights = "nights";
inline constexpr std::string_view from = "from", capsules = "capsules", note = "note";
inline constexpr std::string_view date = "date", stool = "stool", movements = "movements",
                                  sleep = "sleep", symptoms = "symptoms", signs = "signs",
                                  other_cause = "other_cause";

}  // namespace titrate::store::field
