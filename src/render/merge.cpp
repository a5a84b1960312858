#include "render/merge.hpp"

#include <fmt/format.h>

#include "render/words.hpp"

namespace titrate::render {
namespace {

std::string_view name_of_field(PlanField field) {
  switch (field) {
    case PlanField::product:
      return "product";
    case PlanField::form:
      return "form";
    case PlanField::recommended:
      return "label dose";
    case PlanField::strength:
      return "magnesium in a capsule";
  }
  return "";
}

std::string value_of(const Course& course, PlanField field) {
  switch (field) {
    case PlanField::product:
      return course.product()->value();
    case PlanField::form:
      return std::string(name_of(*course.form()));
    case PlanField::recommended:
      return words(course.recommended());
    case PlanField::strength:
      return words(course.strength().per_capsule());
  }
  return "";
}

std::string value_of(const Ceiling& ceiling) {
  return words(ceiling.capsules) +
         (ceiling.note ? fmt::format(" ({})", ceiling.note->value()) : "");
}

std::string name_of_field(const NightContradiction& contradiction) {
  switch (contradiction.field) {
    case NightField::capsules:
      return "dose";
    case NightField::stool:
      return "stool";
    case NightField::movements:
      return "movements";
    case NightField::result:
      return "result";
    case NightField::sleep:
      return "sleep";
    case NightField::symptom:
      return contradiction.symptom->value();
    case NightField::other_cause:
      return "other cause";
    case NightField::note:
      return "note";
  }
  return "";
}

std::string value_of(const Night& night, const NightContradiction& contradiction) {
  switch (contradiction.field) {
    case NightField::capsules:
      return words(night.capsules());
    case NightField::stool:
      return words(*night.stool());
    case NightField::movements:
      return night.no_movement() ? "none" : std::to_string(night.movements()->value());
    case NightField::result:
      return night.stool() ? "stool " + words(*night.stool()) : "no bowel movement";
    case NightField::sleep:
      return fmt::format("{} of 5", night.sleep()->value());
    case NightField::symptom:
      return fmt::format("{} of 10",
                         night.symptoms().find(contradiction.symptom->value())->value());
    case NightField::other_cause:
      return night.other_cause()->value();
    case NightField::note:
      return night.note()->value();
  }
  return "";
}

struct Words {
  ContradictionWords operator()(const PlanContradiction& plan) const {
    return {fmt::format("the course from {}: {}", words(plan.mine.started()),
                        name_of_field(plan.field)),
            value_of(plan.mine, plan.field), value_of(plan.theirs, plan.field)};
  }
  ContradictionWords operator()(const CeilingContradiction& ceilings) const {
    return {fmt::format("the ceiling from {}", words(ceilings.mine.from)), value_of(ceilings.mine),
            value_of(ceilings.theirs)};
  }
  ContradictionWords operator()(const NightContradiction& nights) const {
    return {fmt::format("the night of {}: {}", words(nights.mine.date()), name_of_field(nights)),
            value_of(nights.mine, nights), value_of(nights.theirs, nights)};
  }
};

}  // namespace

ContradictionWords words(const Contradiction& contradiction) {
  return std::visit(Words{}, contradiction);
}

}  // namespace titrate::render
