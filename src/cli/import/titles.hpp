// The names over the columns of a file, as an option may call them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

// Those of a header, without blanks at their ends.
std::vector<std::string> titles_of(const std::vector<std::string>& header);

// The column that is called so: exactly, else whatever the case of its letters, where one alone is.
// Throws a usage error of `option` where none is, or more than one.
std::size_t index_of(const std::vector<std::string>& titles, std::string_view option,
                     const std::string& name);
// The same; nothing where none is, or more than one.
std::optional<std::size_t> index_if_there(const std::vector<std::string>& titles,
                                          const std::string& name);

// "habit" and "name" of "HabitName", "taken" of "Taken (ISO 8601)": its words, in small letters and
// without an s at their ends; what stands in brackets is not among them.
std::vector<std::string> words_of_title(std::string_view title);

}  // namespace titrate::cli
