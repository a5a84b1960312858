#include "text/merge.hpp"

#include <fmt/format.h>

#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string name_of_field(const PlanContradiction& plan) {
  switch (plan.field) {
    case PlanField::product:
      return "product";
    case PlanField::form:
      return "form";
    case PlanField::unit:
      return "unit";
    case PlanField::recommended:
      return "label dose";
    case PlanField::strength:
      return plan.mine.unit() == plan.theirs.unit()
                 ? fmt::format("magnesium in {}", words_of(plan.mine.unit()).each)
                 : "magnesium";
  }
  return "";
}

std::string value_of(const Course& course, const PlanContradiction& plan) {
  switch (plan.field) {
    case PlanField::product:
      return course.product()->value();
    case PlanField::form:
      return std::string(name_of(*course.form()));
    case PlanField::unit:
      return std::string(name_of(*course.unit()));
    case PlanField::recommended:
      return count_in_words(course.recommended(), course.unit());
    case PlanField::strength:
      return plan.mine.unit() == plan.theirs.unit() ? to_text(course.strength().per_capsule())
                                                    : strength_in_words(course.counted());
  }
  return "";
}

std::string value_of(const Ceiling& ceiling, std::optional<Unit> unit) {
  return count_in_words(ceiling.capsules, unit) +
         (ceiling.note ? fmt::format(" ({})", ceiling.note->value()) : "");
}

std::string value_of(const NightContradiction& nights, const NightValue& value,
                     std::optional<Unit> unit) {
  if (nights.field != NightField::result) return value_in_words(value, unit);
  return std::holds_alternative<StoolType>(value) ? "stool " + value_in_words(value, unit)
                                                  : "no bowel movement";
}

struct Words {
  ContradictionWords operator()(const NameContradiction& names) const {
    const auto kind = [](bool is_symptom) { return is_symptom ? "a symptom" : "a measure"; };
    return {fmt::format("the name {}", names.name), kind(names.mine_is_symptom),
            kind(!names.mine_is_symptom)};
  }
  ContradictionWords operator()(const PlanContradiction& plan) const {
    return {
        fmt::format("the course from {}: {}", to_text(plan.mine.started()), name_of_field(plan)),
        value_of(plan.mine, plan), value_of(plan.theirs, plan)};
  }
  ContradictionWords operator()(const CeilingContradiction& ceilings) const {
    return {fmt::format("the ceiling from {}", to_text(ceilings.mine.from)),
            value_of(ceilings.mine, ceilings.units.mine),
            value_of(ceilings.theirs, ceilings.units.theirs)};
  }
  ContradictionWords operator()(const ActContradiction& acts) const {
    return {fmt::format("what was decided on {}", to_text(acts.mine.from)), noted_words(acts.mine),
            noted_words(acts.theirs)};
  }
  ContradictionWords operator()(const PauseContradiction& pauses) const {
    const auto& [mine, theirs] = pauses;
    const std::string what = mine.from == theirs.from
                                 ? fmt::format("the pause from {}", to_text(mine.from))
                                 : "pauses that overlap";
    return {what, noted_words(mine), noted_words(theirs)};
  }
  ContradictionWords operator()(const StockContradiction& stock) const {
    return {fmt::format("the stock on {}", to_text(stock.mine.date)),
            amount_in_words(stock.mine, stock.units.mine),
            amount_in_words(stock.theirs, stock.units.theirs)};
  }
  ContradictionWords operator()(const NightContradiction& nights) const {
    return {fmt::format("the night of {}: {}", to_text(nights.night),
                        name_in_words(nights.field, nights.name)),
            value_of(nights, nights.mine, nights.units.mine),
            value_of(nights, nights.theirs, nights.units.theirs)};
  }
};

}  // namespace

ContradictionWords words_on(const Contradiction& contradiction) {
  return std::visit(Words{}, contradiction);
}

}  // namespace titrate::text
