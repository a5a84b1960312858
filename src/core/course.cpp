#include "titrate/course.hpp"

#include <algorithm>
#include <cassert>
#include <string>

namespace titrate {
namespace {

std::string count(Capsules capsules) {
  return std::to_string(capsules.value()) +
         (capsules == Capsules::one() ? " capsule" : " capsules");
}

std::string place(std::string_view list, std::size_t index, std::string_view field) {
  return std::string(list) + '/' + std::to_string(index) + '/' + std::string(field);
}

std::optional<std::string> ceiling_problem(const CourseFields& course, Capsules ceiling) {
  if (ceiling < course.recommended) {
    return "a ceiling of " + count(ceiling) + " is below the recommended dose of " +
           count(course.recommended);
  }
  if (ceiling.value() > Capsules::highest) return "a ceiling is at most 99 capsules";
  if (ceiling * course.strength > toxic_level) {
    return "a ceiling of " + count(ceiling) +
           " is above 5000 mg of magnesium a night, an amount that has been toxic";
  }
  return std::nullopt;
}

std::optional<Refusal> plan_refusal(const CourseFields& course) {
  if (course.recommended < Capsules::one() || course.recommended.value() > Capsules::highest) {
    return Refusal{"recommended_capsules", "the recommended dose is 1 to 99 capsules"};
  }
  if (course.recommended * course.strength > toxic_level) {
    return Refusal{"recommended_capsules", "the recommended dose of " + count(course.recommended) +
                                               " is above 5000 mg of magnesium a night, an amount "
                                               "that has been toxic"};
  }
  if (course.ceilings.empty()) return Refusal{"ceilings", "a course has at least one ceiling"};
  for (std::size_t i = 0; i < course.ceilings.size(); ++i) {
    if (i > 0 && course.ceilings[i].from <= course.ceilings[i - 1].from) {
      return Refusal{place("ceilings", i, "from"),
                     course.ceilings[i].from.iso() + " is not after " +
                         course.ceilings[i - 1].from.iso() + ", the date of the ceiling before it"};
    }
    if (auto problem = ceiling_problem(course, course.ceilings[i].capsules)) {
      return Refusal{place("ceilings", i, "capsules"), std::move(*problem)};
    }
  }
  return std::nullopt;
}

std::optional<Refusal> nights_refusal(const CourseFields& course) {
  for (std::size_t i = 0; i < course.nights.size(); ++i) {
    const NightDate date = course.nights[i].date();
    if (date < course.started) {
      return Refusal{place("nights", i, "date"),
                     date.iso() + " is before the course's first night, " + course.started.iso()};
    }
    if (i > 0 && date <= course.nights[i - 1].date()) {
      return Refusal{place("nights", i, "date"), date.iso() + " is not after " +
                                                     course.nights[i - 1].date().iso() +
                                                     ", the night before it"};
    }
  }
  return std::nullopt;
}

// The first element dated on or after `date`.
template <class List>
auto from_date(List& list, NightDate date, auto date_of) {
  return std::lower_bound(
      list.begin(), list.end(), date,
      [&](const auto& element, NightDate wanted) { return date_of(element) < wanted; });
}

constexpr auto date_of_night = [](const Night& night) { return night.date(); };
constexpr auto date_of_ceiling = [](const Ceiling& ceiling) { return ceiling.from; };

// A list ordered by date with one element more, or with it in the place of that date's.
template <class Element>
std::vector<Element> with_element(const std::vector<Element>& list, Element element, auto date_of) {
  const auto at = from_date(list, date_of(element), date_of);
  const bool replaced = at != list.end() && date_of(*at) == date_of(element);
  std::vector<Element> changed;
  changed.reserve(list.size() + 1);
  changed.insert(changed.end(), list.begin(), at);
  changed.push_back(std::move(element));
  changed.insert(changed.end(), replaced ? at + 1 : at, list.end());
  return changed;
}

}  // namespace

std::optional<Form> form_named(std::string_view name) {
  const auto found = std::find(form_names.begin(), form_names.end(), name);
  if (found == form_names.end()) return std::nullopt;
  return static_cast<Form>(found - form_names.begin());
}

Capsules most_within(Milligrams amount, Strength strength) {
  const auto most = amount.tenths() / strength.per_capsule().tenths();
  return *Capsules::from(std::clamp<std::int64_t>(most, 0, Capsules::highest));
}

Capsules default_ceiling(Capsules recommended, Strength strength) {
  return std::max(recommended, most_within(upper_level, strength));
}

Checked<Course> Course::from(CourseFields fields) {
  if (auto refusal = plan_refusal(fields)) return std::move(*refusal);
  if (auto refusal = nights_refusal(fields)) return std::move(*refusal);
  return Course(std::move(fields));
}

CourseFields Course::plan() const {
  return {.started = fields_.started,
          .product = fields_.product,
          .form = fields_.form,
          .recommended = fields_.recommended,
          .strength = fields_.strength,
          .ceilings = fields_.ceilings};
}

const Night* Course::night_on(NightDate date) const {
  const auto at = from_date(fields_.nights, date, date_of_night);
  return at != fields_.nights.end() && at->date() == date ? &*at : nullptr;
}

std::span<const Night> Course::nights_before(NightDate date) const {
  return {fields_.nights.begin(), from_date(fields_.nights, date, date_of_night)};
}

Capsules Course::ceiling_on(NightDate night) const {
  const auto after = from_date(fields_.ceilings, night + 1, date_of_ceiling);
  return (after == fields_.ceilings.begin() ? after : after - 1)->capsules;
}

Capsules Course::lowest_ceiling(NightDate first, NightDate last) const {
  Capsules lowest = ceiling_on(first);
  for (const Ceiling& ceiling : fields_.ceilings) {
    if (first < ceiling.from && ceiling.from <= last) lowest = std::min(lowest, ceiling.capsules);
  }
  return lowest;
}

Checked<Course> Course::with(Night night) const {
  CourseFields fields = plan();
  fields.nights = with_element(fields_.nights, std::move(night), date_of_night);
  return from(std::move(fields));
}

Checked<Course> Course::with(Ceiling ceiling) const {
  CourseFields fields = fields_;
  fields.ceilings = with_element(fields.ceilings, std::move(ceiling), date_of_ceiling);
  return from(std::move(fields));
}

Course Course::without(NightDate date) const {
  CourseFields fields = fields_;
  std::erase_if(fields.nights, [date](const Night& night) { return night.date() == date; });
  return Course(std::move(fields));
}

Checked<Log> Log::from(std::vector<Course> courses) {
  for (std::size_t i = 1; i < courses.size(); ++i) {
    const Course& before = courses[i - 1];
    const NightDate started = courses[i].started();
    if (started <= before.started()) {
      return Refusal{place("courses", i, "started"),
                     "a course that starts on " + started.iso() +
                         " does not start after the one before it, " + before.started().iso()};
    }
    if (!before.nights().empty() && before.nights().back().date() >= started) {
      return Refusal{place("courses", i, "started"),
                     "a course that starts on " + started.iso() +
                         " is not after the last night of the one before it, " +
                         before.nights().back().date().iso()};
    }
  }
  return Log(std::move(courses));
}

std::optional<std::size_t> Log::course_of(NightDate night) const {
  for (std::size_t i = courses_.size(); i > 0; --i) {
    if (courses_[i - 1].started() <= night) return i - 1;
  }
  return std::nullopt;
}

Checked<Log> Log::with(Course course) const {
  std::vector<Course> courses = courses_;
  courses.push_back(std::move(course));
  return from(std::move(courses));
}

Checked<Log> Log::replacing(std::size_t index, Course course) const {
  assert(index < courses_.size());
  const auto old = courses_.begin() + static_cast<std::ptrdiff_t>(index);
  std::vector<Course> courses(courses_.begin(), old);  // the old one, which may be long, not copied
  courses.push_back(std::move(course));
  courses.insert(courses.end(), old + 1, courses_.end());
  return from(std::move(courses));
}

}  // namespace titrate
