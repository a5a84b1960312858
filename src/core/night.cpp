#include "titrate/night.hpp"

#include <algorithm>
#include <utility>

namespace titrate {
namespace {

auto place_of(auto& list, std::string_view name) {
  // A log has them in order, so each new one comes last.
  if (list.empty() || list.back().name.value() < name) return list.end();
  return std::lower_bound(list.begin(), list.end(), name,
                          [](const auto& element, std::string_view wanted) {
                            return std::string_view(element.name.value()) < wanted;
                          });
}

}  // namespace

std::optional<WarningSign> warning_sign_named(std::string_view name) {
  const auto found = std::find(warning_sign_names.begin(), warning_sign_names.end(), name);
  if (found == warning_sign_names.end()) return std::nullopt;
  return static_cast<WarningSign>(found - warning_sign_names.begin());
}

std::vector<WarningSign> WarningSigns::list() const {
  std::vector<WarningSign> signs;
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    const auto sign = static_cast<WarningSign>(i);
    if (contains(sign)) signs.push_back(sign);
  }
  return signs;
}

template <class Element>
bool ByName<Element>::set(Element element) {
  if (list_.empty()) list_.reserve(3);  // few nights have more
  const auto place = place_of(list_, element.name.value());
  if (place != list_.end() && place->name == element.name) {
    *place = std::move(element);
    return true;
  }
  if (list_.size() == most) return false;
  list_.insert(place, std::move(element));
  return true;
}

template <class Element>
bool ByName<Element>::remove(std::string_view name) {
  const auto place = place_of(list_, name);
  if (place == list_.end() || place->name.value() != name) return false;
  list_.erase(place);
  return true;
}

template <class Element>
auto ByName<Element>::find(std::string_view name) const -> std::optional<Value> {
  const auto place = place_of(list_, name);
  if (place == list_.end() || place->name.value() != name) return std::nullopt;
  return place->value();
}

template class ByName<Symptom>;
template class ByName<Measurement>;

Checked<Night> Night::from(NightFields&& fields) {
  if (fields.capsules.value() > Capsules::highest) {
    return Refusal{"capsules", "more than 99 capsules cannot be recorded"};
  }
  if (fields.stool && fields.movements && fields.movements->value() == 0) {
    return Refusal{"stool", "a stool type does not go with 0 movements; one of the two is wrong"};
  }
  return Night(std::move(fields));
}

constinit const Night::Remarks Night::no_remarks{};

Night::Night(NightFields&& fields)
    : date_(fields.date),
      capsules_(fields.capsules),
      stool_(fields.stool),
      movements_(fields.movements),
      sleep_(fields.sleep),
      no_movement_(fields.movements && fields.movements->value() == 0),
      signs_(fields.signs),
      has_other_cause_(fields.other_cause.has_value()),
      has_measures_(!fields.measures.empty()) {
  const bool none =
      fields.symptoms.empty() && fields.measures.empty() && !fields.other_cause && !fields.note;
  if (none) return;
  remarks_ = std::make_shared<const Remarks>(
      Remarks{std::move(fields.symptoms), std::move(fields.measures), std::move(fields.other_cause),
              std::move(fields.note)});
}

NightFields Night::fields() const {
  return {.date = date_,
          .capsules = capsules_,
          .stool = stool_,
          .movements = movements_,
          .sleep = sleep_,
          .symptoms = symptoms(),
          .measures = measures(),
          .signs = signs_,
          .other_cause = other_cause(),
          .note = note()};
}

bool operator==(const Night& a, const Night& b) {
  return a.date_ == b.date_ && a.capsules_ == b.capsules_ && a.stool_ == b.stool_ &&
         a.movements_ == b.movements_ && a.sleep_ == b.sleep_ && a.signs_ == b.signs_ &&
         (a.remarks_ == b.remarks_ || a.remarks() == b.remarks());
}

}  // namespace titrate
