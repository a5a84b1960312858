#include "titrate/taking.hpp"

#include <algorithm>
#include <vector>

namespace titrate {
namespace {

std::vector<Course> courses_of(const Log& log) {
  return {log.courses().begin(), log.courses().end()};
}

std::vector<MedicineName> taking_of(const Log& log) {
  return {log.taking().begin(), log.taking().end()};
}

}  // namespace

Checked<Log> with_medicine(const Log& log, const MedicineName& name) {
  std::vector<MedicineName> taking = taking_of(log);
  const auto place = std::lower_bound(taking.begin(), taking.end(), name);
  if (place != taking.end() && *place == name) return log;
  taking.insert(place, name);
  return Log::from(courses_of(log), std::move(taking));
}

Log without_medicine(const Log& log, const MedicineName& name) {
  std::vector<MedicineName> taking = taking_of(log);
  std::erase(taking, name);
  return *Log::from(courses_of(log), std::move(taking));
}

}  // namespace titrate
