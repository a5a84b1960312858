// What the reader has of a course, a night or another element of its lists while not all of it is
// read yet.
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
  int since = 1;  // the first version of the format that has it
};

// The members of one object that were seen, so that none comes twice and none is missing.
class Members {
 public:
  // For an object that may have these, of which none was seen yet.
  void expect(std::span<const FieldRule> rules) {
    rules_ = rules;
    seen_ = 0;
  }

  // Null where no member has this name.
  const FieldRule* rule_of(std::string_view name) const {
    const auto rule = std::find_if(rules_.begin(), rules_.end(),
                                   [name](const FieldRule& known) { return known.name == name; });
    return rule == rules_.end() ? nullptr : &*rule;
  }

  // False where the member was seen before.
  bool see(const FieldRule& rule) {
    const unsigned bit = 1U << static_cast<unsigned>(&rule - rules_.data());
    const bool first = (seen_ & bit) == 0;
    seen_ |= bit;
    return first;
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

// What was read of a night, of a line of the other lists, and of a course, before it is whole.
struct NightDraft {
  std::optional<NightDate> date;
  std::optional<Capsules> capsules;
  std::optional<StoolType> stool;
  std::optional<Movements> movements;
  std::optional<SleepQuality> sleep;
  Symptoms symptoms;
  Measures measures;
  WarningSigns signs;
  std::optional<OtherCause> other_cause;
  std::optional<Note> note;
};

struct CeilingDraft {
  std::optional<NightDate> from;
  std::optional<Capsules> capsules;
  std::optional<Note> note;
};

struct ActDraft {
  std::optional<NightDate> from;
  std::optional<Act::Kind> act;
  std::optional<Note> note;
};

struct PauseDraft {
  std::optional<NightDate> from;
  std::optional<NightDate> until;
  std::optional<Note> why;
};

struct StockDraft {
  std::optional<NightDate> date;
  std::optional<StockCount> count;
  std::optional<StockAdded> added;
};

struct CourseDraft {
  std::optional<NightDate> started;
  std::optional<Product> product;
  std::optional<Form> form;
  std::optional<Unit> unit;
  std::optional<Capsules> recommended;
  std::optional<Strength> strength;
  std::vector<Ceiling> ceilings;
  std::vector<Act> acts;
  std::vector<Pause> pauses;
  std::vector<StockEntry> stock;
  std::vector<Night> nights;
};

}  // namespace titrate::store
