#include "titrate/course.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_set>

namespace titrate {
namespace {

std::string count(Capsules capsules, std::optional<Unit> unit) {
  const UnitWords& words = words_of(unit);
  return std::to_string(capsules.value()) + ' ' +
         std::string(capsules == Capsules::one() ? words.one : words.many);
}

// "99 capsules"
std::string most(std::optional<Unit> unit) {
  return count(*Capsules::from(Capsules::highest), unit);
}

std::string place(std::string_view list, std::size_t index, std::string_view field) {
  return std::string(list) + '/' + std::to_string(index) + '/' + std::string(field);
}

std::optional<std::string> ceiling_problem(const CourseFields& course, Capsules ceiling) {
  if (ceiling < course.recommended) {
    return "a ceiling of " + count(ceiling, course.unit) + " is below the recommended dose of " +
           count(course.recommended, course.unit);
  }
  if (ceiling.value() > Capsules::highest) return "a ceiling is at most " + most(course.unit);
  if (ceiling * course.strength > toxic_level) {
    return "a ceiling of " + count(ceiling, course.unit) +
           " is above 5000 mg of magnesium a night, an amount that has been toxic";
  }
  return std::nullopt;
}

// Lists by date, as refusals name them: the list, the field with the date, and one of its elements.
struct Dated {
  std::string_view list;
  std::string_view field;
  std::string_view element;
};
constexpr Dated ceilings_by_date = {"ceilings", "from", "ceiling"};
constexpr Dated acts_by_date = {"acts", "from", "act"};
constexpr Dated pauses_by_date = {"pauses", "from", "pause"};
constexpr Dated stock_by_date = {"stock", "date", "stock entry"};
constexpr Dated nights_by_date = {"nights", "date", "night"};

// Rising dates.
std::optional<Refusal> order_refusal(const auto& list, const Dated& dated, auto date_of) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (date_of(list[i - 1]) < date_of(list[i])) continue;
    return Refusal{place(dated.list, i, dated.field),
                   date_of(list[i]).iso() + " is not after " + date_of(list[i - 1]).iso() +
                       ", the date of the " + std::string(dated.element) + " before it"};
  }
  return std::nullopt;
}

// Rising dates, none before the course's start.
std::optional<Refusal> dates_refusal(const auto& list, NightDate started, const Dated& dated,
                                     auto date_of) {
  if (!list.empty() && date_of(list[0]) < started) {
    return Refusal{
        place(dated.list, 0, dated.field),
        date_of(list[0]).iso() + " is before the course's first night, " + started.iso()};
  }
  return order_refusal(list, dated, date_of);
}

std::optional<Refusal> pauses_refusal(const std::vector<Pause>& pauses) {
  for (std::size_t i = 0; i < pauses.size(); ++i) {
    const Pause& pause = pauses[i];
    if (pause.until && *pause.until < pause.from) {
      return Refusal{place("pauses", i, "until"), "a pause that begins on " + pause.from.iso() +
                                                      " cannot end on " + pause.until->iso() +
                                                      ", before that"};
    }
    if (i + 1 == pauses.size()) break;
    const NightDate next = pauses[i + 1].from;
    if (!pause.until) {
      return Refusal{place("pauses", i, "until"),
                     "a pause with another one after it, from " + next.iso() + ", needs an end"};
    }
    if (*pause.until >= next) {
      return Refusal{place("pauses", i + 1, "from"), next.iso() + " lies in the pause before it, " +
                                                         pause.from.iso() + " to " +
                                                         pause.until->iso()};
    }
  }
  return std::nullopt;
}

constexpr auto date_of_night = [](const Night& night) { return night.date(); };
constexpr auto date_of_entry = [](const StockEntry& entry) { return entry.date; };
constexpr auto first_date_of = [](const auto& element) { return element.from; };

std::optional<Refusal> plan_refusal(const CourseFields& course) {
  if (course.recommended < Capsules::one() || course.recommended.value() > Capsules::highest) {
    return Refusal{"recommended_capsules", "the recommended dose is 1 to " + most(course.unit)};
  }
  if (course.recommended * course.strength > toxic_level) {
    return Refusal{"recommended_capsules", "the recommended dose of " +
                                               count(course.recommended, course.unit) +
                                               " is above 5000 mg of magnesium a night, an amount "
                                               "that has been toxic"};
  }
  if (course.ceilings.empty()) return Refusal{"ceilings", "a course has at least one ceiling"};
  if (auto refusal = order_refusal(course.ceilings, ceilings_by_date, first_date_of)) {
    return refusal;
  }
  for (std::size_t i = 0; i < course.ceilings.size(); ++i) {
    if (auto problem = ceiling_problem(course, course.ceilings[i].capsules)) {
      return Refusal{place("ceilings", i, "capsules"), std::move(*problem)};
    }
  }
  return std::nullopt;
}

std::optional<Refusal> lists_refusal(const CourseFields& course) {
  if (auto refusal = dates_refusal(course.acts, course.started, acts_by_date, first_date_of)) {
    return refusal;
  }
  if (auto refusal = dates_refusal(course.pauses, course.started, pauses_by_date, first_date_of)) {
    return refusal;
  }
  if (auto refusal = pauses_refusal(course.pauses)) return refusal;
  if (auto refusal = dates_refusal(course.stock, course.started, stock_by_date, date_of_entry)) {
    return refusal;
  }
  return dates_refusal(course.nights, course.started, nights_by_date, date_of_night);
}

// The first element dated on or after `date`.
template <class List>
auto from_date(List& list, NightDate date, auto date_of) {
  return std::lower_bound(
      list.begin(), list.end(), date,
      [&](const auto& element, NightDate wanted) { return date_of(element) < wanted; });
}

// What a list of names calls so; the names stand in the order of the enumeration.
template <class Named>
std::optional<Named> named(const auto& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Named>(found - names.begin());
}

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

std::optional<Form> form_named(std::string_view name) { return named<Form>(form_names, name); }
std::optional<Unit> unit_named(std::string_view name) { return named<Unit>(unit_names, name); }
std::optional<Act::Kind> act_named(std::string_view name) {
  return named<Act::Kind>(act_names, name);
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
  if (auto refusal = lists_refusal(fields)) return std::move(*refusal);
  return Course(std::move(fields));
}

CourseFields Course::plan() const {
  return {.started = fields_.started,
          .product = fields_.product,
          .form = fields_.form,
          .unit = fields_.unit,
          .recommended = fields_.recommended,
          .strength = fields_.strength,
          .ceilings = fields_.ceilings,
          .acts = fields_.acts,
          .pauses = fields_.pauses,
          .stock = fields_.stock};
}

const Night* Course::night_on(NightDate date) const {
  const auto at = from_date(fields_.nights, date, date_of_night);
  return at != fields_.nights.end() && at->date() == date ? &*at : nullptr;
}

std::span<const Night> Course::nights_before(NightDate date) const {
  return {fields_.nights.begin(), from_date(fields_.nights, date, date_of_night)};
}

Capsules Course::ceiling_on(NightDate night) const {
  // The newest one is nearly always what is asked for.
  if (const Ceiling& newest = fields_.ceilings.back(); newest.from <= night) return newest.capsules;
  const auto after = from_date(fields_.ceilings, night + 1, first_date_of);
  return (after == fields_.ceilings.begin() ? after : after - 1)->capsules;
}

const Act* Course::act_on(NightDate date) const {
  const auto at = from_date(fields_.acts, date, first_date_of);
  return at != fields_.acts.end() && at->from == date ? &*at : nullptr;
}

const Pause* Course::pause_on(NightDate night) const {
  const auto after = from_date(fields_.pauses, night + 1, first_date_of);
  if (after == fields_.pauses.begin()) return nullptr;
  const Pause& latest = *(after - 1);
  return latest.contains(night) ? &latest : nullptr;
}

const StockEntry* Course::stock_on(NightDate date) const {
  const auto at = from_date(fields_.stock, date, date_of_entry);
  return at != fields_.stock.end() && at->date == date ? &*at : nullptr;
}

Checked<Course> Course::with(Night night) const {
  CourseFields fields = plan();
  fields.nights = with_element(fields_.nights, std::move(night), date_of_night);
  return from(std::move(fields));
}

Checked<Course> Course::with(Ceiling ceiling) const {
  CourseFields fields = fields_;
  fields.ceilings = with_element(fields.ceilings, std::move(ceiling), first_date_of);
  return from(std::move(fields));
}

Checked<Course> Course::with(Act act) const {
  CourseFields fields = fields_;
  fields.acts = with_element(fields.acts, std::move(act), first_date_of);
  return from(std::move(fields));
}

Checked<Course> Course::with(Pause pause) const {
  CourseFields fields = fields_;
  fields.pauses = with_element(fields.pauses, std::move(pause), first_date_of);
  return from(std::move(fields));
}

Checked<Course> Course::with(StockEntry entry) const {
  CourseFields fields = fields_;
  fields.stock = with_element(fields.stock, std::move(entry), date_of_entry);
  return from(std::move(fields));
}

Checked<Course> Course::starting(NightDate started) const {
  CourseFields fields = fields_;
  fields.started = started;
  const auto& ceilings = fields_.ceilings;
  const bool has_room = ceilings.size() == 1 || started < ceilings[1].from;
  if (ceilings.front().from == fields_.started && has_room) {
    fields.ceilings.front().from = started;
  }
  return from(std::move(fields));
}

Course Course::without(NightDate date) const {
  CourseFields fields = fields_;
  std::erase_if(fields.nights, [date](const Night& night) { return night.date() == date; });
  return Course(std::move(fields));
}

Course Course::without_act(NightDate date) const {
  CourseFields fields = fields_;
  std::erase_if(fields.acts, [date](const Act& act) { return act.from == date; });
  return Course(std::move(fields));
}

Course Course::without_pause(NightDate first) const {
  CourseFields fields = fields_;
  std::erase_if(fields.pauses, [first](const Pause& pause) { return pause.from == first; });
  return Course(std::move(fields));
}

Course Course::without_stock(NightDate date) const {
  CourseFields fields = fields_;
  std::erase_if(fields.stock, [date](const StockEntry& entry) { return entry.date == date; });
  return Course(std::move(fields));
}

namespace {

// The last element of a list by date that stands on or after the start of the next course.
std::optional<Refusal> overlap(const auto& list, std::string_view what, std::size_t next,
                               NightDate started, auto date_of) {
  if (list.empty() || date_of(list.back()) < started) return std::nullopt;
  return Refusal{place("courses", next, "started"),
                 "a course that starts on " + started.iso() + " is not after the last " +
                     std::string(what) + " of the one before it, " + date_of(list.back()).iso()};
}

std::optional<Refusal> order_refusal(const std::vector<Course>& courses) {
  for (std::size_t i = 1; i < courses.size(); ++i) {
    const Course& before = courses[i - 1];
    const NightDate started = courses[i].started();
    if (started <= before.started()) {
      return Refusal{place("courses", i, "started"),
                     "a course that starts on " + started.iso() +
                         " does not start after the one before it, " + before.started().iso()};
    }
    auto refusal = overlap(before.nights(), "night", i, started, date_of_night);
    if (!refusal) refusal = overlap(before.acts(), "act", i, started, first_date_of);
    if (!refusal) refusal = overlap(before.pauses(), "pause", i, started, first_date_of);
    if (!refusal) refusal = overlap(before.stock(), "stock entry", i, started, date_of_entry);
    if (refusal) return refusal;
  }
  return std::nullopt;
}

// Most logs have none.
std::unordered_set<std::string_view> measures_in(const std::vector<Course>& courses) {
  std::unordered_set<std::string_view> names;
  for (const Course& course : courses) {
    for (const Night& night : course.nights()) {
      if (!night.has_measures()) continue;
      for (const Measurement& each : night.measures().list()) names.insert(each.name.value());
    }
  }
  return names;
}

// A name is a symptom or a measure, never both.
std::optional<Refusal> names_refusal(const std::vector<Course>& courses) {
  const auto measures = measures_in(courses);
  if (measures.empty()) return std::nullopt;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto nights = courses[i].nights();
    for (std::size_t k = 0; k < nights.size(); ++k) {
      for (const Symptom& symptom : nights[k].symptoms().list()) {
        if (!measures.contains(symptom.name.value())) continue;
        return Refusal{
            place("courses", i, place("nights", k, "symptoms/" + symptom.name.value())),
            symptom.name.value() + " is a measure in this log too, and a name is one of the two"};
      }
    }
  }
  return std::nullopt;
}

std::optional<Refusal> taking_refusal(const std::vector<MedicineName>& taking) {
  if (taking.size() > Log::most_taking) {
    return Refusal{"taking", "more than 50 medicines stand here; at most 50 are allowed"};
  }
  for (std::size_t i = 1; i < taking.size(); ++i) {
    if (taking[i - 1] < taking[i]) continue;
    return Refusal{"taking/" + std::to_string(i),
                   taking[i - 1] == taking[i]
                       ? "this medicine stands here twice"
                       : "the medicines are not in the order of their bytes"};
  }
  return std::nullopt;
}

}  // namespace

Checked<Log> Log::from(std::vector<Course> courses, std::vector<MedicineName> taking) {
  if (auto refusal = taking_refusal(taking)) return *std::move(refusal);
  if (auto refusal = order_refusal(courses)) return *std::move(refusal);
  if (auto refusal = names_refusal(courses)) return *std::move(refusal);
  return Log(std::move(courses), std::move(taking));
}

std::optional<std::size_t> Log::course_of(NightDate night) const {
  for (std::size_t i = courses_.size(); i > 0; --i) {
    if (courses_[i - 1].started() <= night) return i - 1;
  }
  return std::nullopt;
}

const Night* Log::night_on(NightDate date) const {
  const auto index = course_of(date);
  return index ? courses_[*index].night_on(date) : nullptr;
}

Checked<Log> Log::with(Course course) const {
  std::vector<Course> courses = courses_;
  courses.push_back(std::move(course));
  return from(std::move(courses), taking_);
}

Checked<Log> Log::starting(NightDate started) const {
  assert(!courses_.empty());
  auto course = courses_.back().starting(started);
  if (!course) return course.refusal();
  return replacing(courses_.size() - 1, *std::move(course));
}

Checked<Log> Log::replacing(std::size_t index, Course course) const {
  assert(index < courses_.size());
  const auto old = courses_.begin() + static_cast<std::ptrdiff_t>(index);
  std::vector<Course> courses(courses_.begin(), old);  // the old one, which may be long, not copied
  courses.push_back(std::move(course));
  courses.insert(courses.end(), old + 1, courses_.end());
  return from(std::move(courses), taking_);
}

}  // namespace titrate
