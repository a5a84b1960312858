// Values as JSON, which the answers to programs and the exports are made of.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "text/layout.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate::formats {

using Json = nlohmann::ordered_json;

// A whole number as one, another with its one decimal.
Json json_of(Milligrams amount);
Json json_of(MeasureValue measured);
Json json_of(const Notice& notice);
// The fields of a night as in the log, absent ones left out.
void add_observations(Json& json, const Night& night);
// A course's own fields, without its nights.
Json json_of(const Course& course);
// One line, with its end; in plain ASCII where the style asks for that.
std::string line_of(const Json& json, const text::Style& style);

}  // namespace titrate::formats
