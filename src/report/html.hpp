// Text as HTML and SVG. Whatever comes from a log goes through here, and stays text.
#pragma once

#include <string>
#include <string_view>

namespace titrate::report {

// Fit for an element's content and for an attribute's value in quotes.
std::string escaped(std::string_view text);

// Text that a person wrote, in a box of its own direction: a note may run from right to left.
std::string personal(std::string_view text);

// titrate's own words; commands in `backticks` become code.
std::string own_words(std::string_view text);

// A page of HTML in ASCII alone, which says the same: every other character as its number.
std::string html_in_ascii(std::string_view html);

}  // namespace titrate::report
