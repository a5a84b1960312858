// The other medicines that a person takes, for the commands that are told of them.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace titrate::cli {

// Names as they were typed, without blanks around them. Refused is what cannot stand in a log.
std::vector<MedicineName> read_medicines(std::string_view option,
                                         const std::vector<std::string>& typed);

// The log with these as well; one that it has in other letters stays as it is. Refused where they
// are too many.
Log with_taking(Log log, const std::vector<MedicineName>& names);

// What concerns each.
void say_on_taking(Context& context, const std::vector<MedicineName>& names);

}  // namespace titrate::cli
