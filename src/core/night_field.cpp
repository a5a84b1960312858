#include "titrate/night_field.hpp"

#include <optional>

namespace titrate {

std::vector<NotedField> noted_fields(const Night& night) {
  std::vector<NotedField> fields = {{.field = NightField::capsules, .value = night.capsules()}};
  const auto add = [&](NightField field, const auto& noted) {
    if (noted) fields.push_back({.field = field, .value = *noted});
  };
  add(NightField::stool, night.stool());
  add(NightField::movements, night.movements());
  add(NightField::sleep, night.sleep());
  for (const Symptom& each : night.symptoms().list()) {
    fields.push_back({NightField::symptom, each.name.value(), each.severity});
  }
  for (const Measurement& each : night.measures().list()) {
    fields.push_back({NightField::measure, each.name.value(), each.measured});
  }
  for (const WarningSign sign : night.signs().list()) add(NightField::sign, std::optional(sign));
  add(NightField::other_cause, night.other_cause());
  add(NightField::note, night.note());
  return fields;
}

}  // namespace titrate
