// How much room text takes on paper: what has to stand on one sheet is measured before it is
// written. Fonts differ from machine to machine, so this is how wide the wide ones are.
#pragma once

#include <string>
#include <string_view>

namespace titrate::report {

// What is told beside a label, in ems: warning signs and what is urgent stand in bold there.
inline constexpr double fact_column = 47;
inline constexpr double bold_column = 41;

// In ems of its font, at most.
double ems(std::string_view text);
// The lines that it takes in a column so many ems wide, broken between words: at least one.
int lines_in(std::string_view text, double column);
// The text, or as much of its beginning as has room in so many ems, with an ellipsis.
std::string cut_to(std::string_view text, double room);

}  // namespace titrate::report
