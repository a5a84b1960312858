// What the reader has of a course, a ceiling or a night while not all of it is read yet.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "titrate/course.hpp"

namespace titrate::store {

struct FieldRule {
  std::string_view name;
  bool required;
};

// The members of one object that were seen, so that none comes twice and none is missing.
class Members {
 public:
  explicit Members(std::span<const FieldRule> rules) : rules_(rules) {}

  void clear() { seen_ = 0; }

  // Marks a member as seen; says what is wrong with its name, or nothing.
  std::string problem_with(std::string_view name) {
    const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                   [name](const FieldRule& known) { return known.name == name; });
    if (rule == rules_.end()) return "this field is not known";
    const unsigned bit = 1U << static_cast<unsigned>(rule - rules_.begin());
    if ((seen_ & bit) != 0) return "this field stands here twice";
    seen_ |= bit;
    return "";
  }

  std::optional<std::string_view> missing() const {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (rules_[i].required && (seen_ & (1U << i)) == 0) return rules_[i].name;
    }
    return std::nullopt;
  }

 private:
  std::span<const FieldRule> rules_;
  unsigned seen_ = 0;
};

// What was read of a night, a ceiling and a course before it is whole.
struct NightDraft {
  std::optional<NightDate> date;
  std::optional<Capsules> capsules;
  std::optional<StoolType> stool;
  std::optional<Movements> movements;
  std::optional<SleepQuality> sleep;
  Symptoms symptoms;
  WarningSigns signs;
  std::optional<OtherCause> other_cause;
  std::optional<Note> note;
};

struct CeilingDraft {
  std::optional<NightDate> from;
  std::optional<Capsules> capsules;
  std::optional<Note> note;
};

struct CourseDraft {
  std::optional<NightDate> started;
  std::optional<Product> product;
  std::optional<Form> form;
  std::optional<Capsules> recommended;
  std::optional<Strength> strength;
  std::vector<Ceiling> ceilings;
  std::vector<Night> nights;
};

}  // namespace titrate::store
