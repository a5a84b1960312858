#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <variant>

#include "text/words.hpp"

namespace titrate::text {
namespace {

std::string ceiling_words(const Ceiling& ceiling, std::optional<Unit> unit) {
  std::string text = fmt::format("ceiling from {}: {}", to_text(ceiling.from),
                                 count_in_words(ceiling.capsules, unit));
  if (ceiling.note) text += fmt::format(" ({})", ceiling.note->value());
  return text;
}

std::string course_words(const Course& course) {
  return fmt::format("course from {}: {}, label dose {}, ceiling {}, {}", to_text(course.started()),
                     to_text(course), number_in_words(course.recommended(), course.unit()),
                     number_in_words(course.ceilings().back().capsules, course.unit()),
                     nights_in_words(static_cast<int>(course.nights().size())));
}

std::string field_value(const std::optional<NightValue>& value, const Counted& counted) {
  if (!value) return "not noted";
  if (const auto* dose = std::get_if<Capsules>(&*value)) return dose_in_words(*dose, counted);
  return value_in_words(*value, counted.unit);
}

std::vector<std::string> night_lines(const NightChange& change) {
  const Night& night = change.after ? *change.after : *change.before;
  const std::string date = "the night of " + to_text(night.date());
  if (!change.before) return {fmt::format("+ {}: {}", date, to_text(night, change.counted))};
  if (!change.after) return {fmt::format("- {}: {}", date, to_text(night, change.counted))};

  std::vector<FieldChange> fields = changes_between(*change.before, *change.after);
  // What was noted stands before what is gone.
  std::stable_partition(fields.begin(), fields.end(),
                        [](const FieldChange& field) { return field.after.has_value(); });
  std::vector<std::string> lines;
  lines.reserve(fields.size());
  for (const FieldChange& field : fields) {
    lines.push_back(fmt::format("~ {}: {}: {} -> {}", date, name_in_words(field.field, field.name),
                                field_value(field.before, change.counted),
                                field_value(field.after, change.counted)));
  }
  return lines;
}

// Texts of the log as they are; what is printed goes through `shown`.
std::vector<std::string> name_lines(const CourseNameChange& change) {
  const std::string course = "course from " + to_text(change.started);
  const auto told = [](const auto& value) {
    return value ? std::string(*value) : std::string("not noted");
  };
  const auto product = [](const CourseName& label) {
    return label.product ? std::optional(label.product->value()) : std::nullopt;
  };
  const auto form = [](const CourseName& label) {
    return label.form ? std::optional(name_of(*label.form)) : std::nullopt;
  };
  const auto unit = [](const CourseName& label) {
    return std::optional(label.unit ? name_of(*label.unit) : words_of(std::nullopt).one);
  };
  std::vector<std::string> lines;
  const auto tell = [&](std::string_view field, const auto& was, const auto& is) {
    if (was == is) return;
    lines.push_back(fmt::format("~ {}: {}: {} -> {}", course, field, told(was), told(is)));
  };
  tell("product", product(change.before), product(change.after));
  tell("form", form(change.before), form(change.after));
  tell("unit", unit(change.before), unit(change.after));
  return lines;
}

struct ChangeWords {
  std::vector<std::string> operator()(const CourseChange& change) const {
    return change.after ? one('+', course_words(*change.after))
                        : one('-', course_words(*change.before));
  }
  std::vector<std::string> operator()(const CourseMove& change) const {
    return one('~', fmt::format("course from {}: begins on {}", to_text(change.before),
                                to_text(change.after)));
  }
  std::vector<std::string> operator()(const CourseNameChange& change) const {
    return name_lines(change);
  }
  std::vector<std::string> operator()(const TakingChange& change) const {
    return sides(change, [](const MedicineName& name) { return "taking " + name.value(); });
  }
  std::vector<std::string> operator()(const CeilingChange& change) const {
    return sides(change,
                 [&](const Ceiling& ceiling) { return ceiling_words(ceiling, change.unit); });
  }
  std::vector<std::string> operator()(const ActChange& change) const {
    return sides(change, [](const Act& act) { return noted_words(act); });
  }
  std::vector<std::string> operator()(const PauseChange& change) const {
    return sides(change, [](const Pause& pause) { return noted_words(pause); });
  }
  std::vector<std::string> operator()(const StockChange& change) const {
    if (change.before && change.after) {
      return one('~', fmt::format("{} -> {}", to_text(*change.before, change.unit),
                                  amount_in_words(*change.after, change.unit)));
    }
    return sides(change, [&](const StockEntry& entry) { return to_text(entry, change.unit); });
  }
  std::vector<std::string> operator()(const NightChange& change) const {
    return night_lines(change);
  }

 private:
  // What came, went or differs, in the words for each side of it.
  static std::vector<std::string> sides(const auto& change, auto in_words) {
    if (!change.before) return one('+', in_words(*change.after));
    if (!change.after) return one('-', in_words(*change.before));
    return one('~', fmt::format("{} -> {}", in_words(*change.before), in_words(*change.after)));
  }
  static std::vector<std::string> one(char sign, const std::string& text) {
    return {fmt::format("{} {}", sign, text)};
  }
};

}  // namespace

std::vector<std::string> to_lines(const Change& change) {
  return std::visit(ChangeWords{}, change);
}

}  // namespace titrate::text
