// The forms of dates by the names that a person gives them, for --dates.
#pragma once

#include <array>
#include <string_view>

namespace titrate::cli {

// Each is another reading of a file; read_date_form takes every one.
inline constexpr std::array<std::string_view, 7> date_form_names = {
    "YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY",
    "DD-MM-YYYY", "MM-DD-YYYY", "DD-MMM-YYYY"};

}  // namespace titrate::cli
