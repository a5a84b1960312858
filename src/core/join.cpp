#include "titrate/join.hpp"

#include <cstdint>
#include <utility>

namespace titrate {
namespace {

constexpr auto none_came = [](const std::optional<Movements>& movements) {
  return movements && movements->value() == 0;
};

class Joiner {
 public:
  explicit Joiner(const Night& there) : there_(there), fields_(there.fields()) {}

  Join joined(const Observations& told) && {
    if (told.dose && *told.dose != fields_.capsules) {
      contradict({NightField::capsules, {}, fields_.capsules, *told.dose});
    }
    if (told.more) add_to_dose(*told.more);
    add_result(told);
    add(NightField::sleep, fields_.sleep, told.sleep);
    for (const Symptom& each : told.symptoms) add(NightField::symptom, fields_.symptoms, each);
    for (const Measurement& each : told.measures) add(NightField::measure, fields_.measures, each);
    fields_.signs = fields_.signs | told.signs;
    add(NightField::other_cause, fields_.other_cause, told.other_cause);
    add(NightField::note, fields_.note, told.note);
    return finished();
  }

 private:
  void contradict(FieldContradiction contradiction) {
    obstacles_.emplace_back(std::move(contradiction));
  }

  void add_to_dose(Capsules more) {
    if (const auto sum = sum_of(there_.capsules(), more)) {
      fields_.capsules = *sum;
    } else {
      obstacles_.emplace_back(CannotAdd{there_.capsules(), more});
    }
  }

  template <class Value>
  void add(NightField field, std::optional<Value>& there, const std::optional<Value>& told) {
    if (!told) return;
    if (there && *there != *told) return contradict({field, {}, *there, *told});
    there = told;
  }

  template <class Element>
  void add(NightField field, ByName<Element>& there, const Element& told) {
    const auto has = there.find(told.name.value());
    if (has && *has != told.value()) {
      contradict({field, told.name.value(), *has, told.value()});
    } else if (!there.set(told)) {
      obstacles_.emplace_back(NoRoom{field, told.name.value()});
    }
  }

  // Of a stool type and none the one that is there stays, with the movements that it came with.
  void add_result(const Observations& told) {
    const std::optional<StoolType> stool = there_.stool();
    const std::optional<Movements> movements = there_.movements();
    add(NightField::stool, fields_.stool, told.stool);
    add(NightField::movements, fields_.movements, told.movements);
    if (stool && none_came(told.movements)) {
      if (!movements) contradict({NightField::result, {}, *stool, *told.movements});
    } else if (told.stool && none_came(movements)) {
      const bool told_beside = told.movements && *told.movements != *movements;
      if (!told_beside) contradict({NightField::result, {}, *movements, *told.stool});
    } else {
      return;
    }
    fields_.stool = stool;
    fields_.movements = movements;
  }

  Join finished() {
    Checked<Night> night = Night::from(std::move(fields_));
    if (night) return {std::move(obstacles_), *std::move(night)};
    obstacles_.emplace_back(AtOdds{night.refusal()});
    return {std::move(obstacles_), there_};
  }

  const Night& there_;
  NightFields fields_;
  std::vector<Obstacle> obstacles_{};
};

}  // namespace

bool Observations::empty() const {
  return !has_dose() && !has_morning() && symptoms.empty() && measures.empty() && signs.empty() &&
         !other_cause && !note;
}

Observations observations_of(const Night& night) {
  return {.dose = night.capsules(),
          .stool = night.stool(),
          .movements = night.movements(),
          .sleep = night.sleep(),
          .symptoms = night.symptoms().list(),
          .measures = night.measures().list(),
          .signs = night.signs(),
          .other_cause = night.other_cause(),
          .note = night.note()};
}

std::optional<Capsules> sum_of(Capsules there, Capsules more) {
  if (there == Capsules::none()) return std::nullopt;
  return Capsules::from(std::int64_t{there.value()} + more.value());
}

Join join(const Night& there, const Observations& told) { return Joiner(there).joined(told); }

}  // namespace titrate
