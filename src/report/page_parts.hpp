// The parts that the whole page and the sheet share, as HTML.
#pragma once

#include <string>
#include <string_view>

#include "report/report.hpp"

namespace titrate::report {

// A section with its heading; nothing where there is nothing in it. `kind` is its class.
std::string part(std::string_view title, std::string_view html, std::string_view kind = "keep");
// titrate's own words.
std::string paragraph(std::string_view words, std::string_view kind = "");

// The product, as it is to be shown, when the course began, what is in it.
std::string course_heading(const Report& report, std::string_view product);
// What matters most, large: tonight, the dose that is held, how many nights, the ceiling.
std::string figures(const Report& report);
bool is_held(const Report& report);
// Whether they say a fact already.
bool is_in_figures(Fact::Kind fact, const Report& report);

// One line of a list of facts that must not be missed.
std::string alarm(std::string_view label, std::string_view html);
// The words of a fact, and what a person wrote behind them.
std::string fact_html(const Fact& fact);
// The line of the warning signs, or that there are none.
std::string signs_html(const Report& report);

}  // namespace titrate::report
