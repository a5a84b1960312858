// What the questions about unread columns share: what a title or a cell looks like, and the words
// that settle one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/import/columns.hpp"
#include "cli/remedy.hpp"

namespace titrate::cli {

// Whether the last word of a title is one of these.
bool ends_in(const std::string& title, std::span<const std::string_view> words);
bool is_number(std::string_view cell);

// "COLUMN=VALUE" for an option, behind what the option begins with; the value is left to the person
// unless it is told here, in which case it is one that a shell reads as it is shown.
Word condition_on(const std::string& before, const std::string& title,
                  const std::optional<std::string>& value = std::nullopt);
// The --map of a column, for one more condition behind it.
std::string map_so_far(const Column& column);
// The --ignore of a column.
Suggestion ignoring(const std::string& title);
// "column Name", for an error.
std::string place_of_column(const std::string& title);

}  // namespace titrate::cli
