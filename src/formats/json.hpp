// Values as JSON, which the answers to programs and the exports are made of.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "text/layout.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"

namespace titrate::formats {

using Json = nlohmann::ordered_json;

// A member that is a list, or an object; an empty one where it was not there. A value that is
// nothing yet must not become one by being written into: where there is no memory for that, the
// JSON library leaves behind what it cannot take down.
Json& list_in(Json& json, const char* name);
Json& object_in(Json& json, const char* name);
// A whole number as one, another with its one decimal.
Json json_of(Milligrams amount);
Json json_of(MeasureValue measured);
// A number of tenths, whole where it is.
Json in_tenths(std::int64_t tenths);
Json json_of(const Notice& notice);
// The fields of a night as in the log, absent ones left out.
void add_observations(Json& json, const Night& night);
// A course's own fields, without its nights.
Json json_of(const Course& course);
// One line, with its end; in plain ASCII where the style asks for that.
std::string line_of(const Json& json, const text::Style& style);

}  // namespace titrate::formats
