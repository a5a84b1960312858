// How the rows of a file are of nights, as the command line and the machine say.
#pragma once

#include "cli/night_hours.hpp"

namespace titrate::cli {

struct ImportHow {
  NightHours hours{};  // a time before the end of a night is of the date before
};

}  // namespace titrate::cli
