// The other medicines of a log, one more or one less.
//
//   Checked<Log> after = with_medicine(log, *MedicineName::from("levothyroxine"));
//   Log before = without_medicine(*after, *MedicineName::from("levothyroxine"));
#pragma once

#include "titrate/course.hpp"

namespace titrate {

// The log as it is where it has that very name. Refused as `Log::from` refuses: where it holds as
// many as it can.
Checked<Log> with_medicine(const Log& log, const MedicineName& name);
// The log as it is where it has no such name.
Log without_medicine(const Log& log, const MedicineName& name);

}  // namespace titrate
