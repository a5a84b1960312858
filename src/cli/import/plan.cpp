#include "cli/import/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/course_start.hpp"
#include "cli/import/same_night.hpp"
#include "cli/import/times.hpp"
#include "cli/night/obstacles.hpp"
#include "cli/refusals.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "formats/csv.hpp"
#include "text/words.hpp"
#include "titrate/join.hpp"

namespace titrate::cli {
namespace {

// A night that some row tells of.
struct Planned {
  Night night;
  std::size_t row;  // the last that said something new
};

Course with_plan_of(const Course& course, const std::map<NightDate, Night>& nights) {
  CourseFields fields = course.plan();
  for (const auto& [date, night] : nights) fields.nights.push_back(night);
  return or_refuse(Course::from(std::move(fields)));
}

// What a unit's name counts, of one or many; capsules are no unit of their own. Nothing where it is
// no such name.
std::optional<std::optional<Unit>> counted_by_name(const std::string& name) {
  const std::string word = in_small_letters(name);
  const UnitWords& capsules = words_of(std::nullopt);
  if (word == capsules.one || word == capsules.many) return std::optional<Unit>();
  for (const std::string_view known : unit_names) {
    const auto unit = unit_named(known);
    if (word == known || word == words_of(unit).one || word == words_of(unit).many) return unit;
  }
  return std::nullopt;
}

class Planner {
 public:
  Planner(const ColumnChoice& choice, const Log& log, NightDate tonight, const ImportHow& how)
      : choice_(choice), log_(log), tonight_(tonight), how_(how) {}

  void take(ToldRow row) {
    plan_.mended_cells += row.mended;
    plan_.joined_texts += row.joined;
    plan_.cut_texts += row.cut;
    if (!row.problems.empty()) return add(std::move(row.problems));
    if (row.cells.empty()) {
      ++plan_.empty_rows;
    } else if (!row.date) {
      add(row, "", "it has no date.", "");
    } else {
      count_time(row);
      says_new_.emplace(row.row, false);
      for (ToldRow& part : by_night(std::move(row), choice_, how_)) {
        const NightDate night = *part.date;
        rows_[night].push_back(std::move(part));
      }
    }
  }

  ImportPlan finished() && {
    for (auto& [night, rows] : rows_) put_all(night, std::move(rows));
    std::stable_sort(plan_.problems.begin(), plan_.problems.end(),
                     [](const RowProblem& a, const RowProblem& b) { return a.row < b.row; });
    help_early_rows();
    plan_.after = plan_.problems.empty() ? with_nights() : log_;
    count_nights();
    return std::move(plan_);
  }

 private:
  void add(std::vector<RowProblem> problems) {
    std::move(problems.begin(), problems.end(), std::back_inserter(plan_.problems));
  }
  void add(const ToldRow& row, const std::string& column, std::string problem, Remedy help) {
    plan_.problems.push_back({row.row, printable(column, 40), std::move(problem), std::move(help)});
  }

  void count_time(const ToldRow& row) {
    if (!row.moment) return;
    const bool is_form = how_.results == ResultsBy::form;  // whose times move nothing
    if (!is_form && how_.hours.goes_on(row.moment->time_of_day())) {
      ++plan_.early_rows;
      if (!plan_.first_early) plan_.first_early = {row.row, how_.hours.night_of(*row.moment)};
    }
    if (row.converted) ++plan_.converted_rows;
  }

  void count_nights() {
    for (const auto& [date, planned] : nights_) {
      const Night* before = log_.night_on(date);
      if (before == nullptr) {
        ++plan_.new_nights;
      } else if (*before != planned.night) {
        ++plan_.completed_nights;
      }
    }
    plan_.known_rows = static_cast<std::size_t>(std::count_if(
        says_new_.begin(), says_new_.end(), [](const auto& row) { return !row.second; }));
  }

  // The rows of one night: each by itself, then together, and last into the log. A dose first, as
  // what else is told of a night needs one.
  void put_all(NightDate night, std::vector<ToldRow> rows) {
    if (is_before_any_dose(night, rows)) {
      plan_.results_before += rows.size();
      for (const ToldRow& row : rows) says_new_.erase(row.row);
      return;
    }
    std::erase_if(rows, [this](const ToldRow& row) { return !is_right_by_itself(row); });
    const auto tells_dose = [](const ToldRow& row) { return dose_in(row).has_value(); };
    for (ToldRow& row : rows) {
      if (tells_dose(row)) row.amount.reset();  // held against its own dose by now
    }
    const bool has_doses = std::count_if(rows.begin(), rows.end(), tells_dose) > 1;
    if (auto problems = settle_same_night(rows, how_, unit_of(night)); !problems.empty()) {
      return add(std::move(problems));
    }
    if (has_doses && how_.same_night == SameNight::sum) ++plan_.summed_nights;
    std::stable_partition(rows.begin(), rows.end(), tells_dose);
    for (const ToldRow& row : rows) put(row, *log_.course_of(night));
    if (!nights_.contains(night)) return;
    for (const ToldRow& row : rows) {
      if (row.is_joined) says_new_[row.row] = true;
    }
  }

  static bool tells_sign(const ToldRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ToldCell& cell) { return !cell.told.signs.empty(); });
  }

  // What came on a morning before any dose of the log is of none of its nights. A warning sign is
  // never left out, nor is a dose.
  bool is_before_any_dose(NightDate night, const std::vector<ToldRow>& rows) const {
    return !log_.course_of(night) && std::all_of(rows.begin(), rows.end(), [](const ToldRow& row) {
      return row.of_morning && !tells_sign(row) && !dose_in(row);
    });
  }

  bool is_right_by_itself(const ToldRow& row) {
    const auto index = course_of(row);
    if (!index) return false;
    const Course& course = log_.courses()[*index];
    if (!counts_alike(row, course) || !agrees_with_itself(row)) return false;
    const auto dose = dose_in(row);
    return !dose || fits_amount(row, *dose, course);
  }

  // What the file calls a field; empty where it has no column for it.
  std::string title(ImportField field) const {
    const Column* column = choice_.find(field);
    return column != nullptr ? column->title : "";
  }

  std::optional<std::size_t> course_of(const ToldRow& row) {
    if (*row.date > tonight_) {
      add(row, title(ImportField::date), night_still_to_come(*row.date, tonight_),
          turned_date(row));
      return std::nullopt;
    }
    if (row.of_morning && *row.date == tonight_) {
      add(row, title(ImportField::date),
          fmt::format("the morning after {} is still to come.", text::to_text(tonight_)), "");
      return std::nullopt;
    }
    const auto course = log_.course_of(*row.date);
    if (!course) {
      earliest_ = std::min(*row.date, earliest_.value_or(*row.date));
      add(row, title(ImportField::date),
          fmt::format("the night of {} is before the first course, which begins on {}.",
                      text::to_text(*row.date), text::to_text(log_.courses().front().started())),
          turned_date(row));
      if (!first_early_ || row.row < *first_early_) first_early_ = row.row;
    }
    return course;
  }

  // Where the date is of a night of the log once day and month change places.
  Remedy turned_date(const ToldRow& row) const {
    if (!row.other_date) return {};
    const auto& [date, form] = *row.other_date;
    if (date > tonight_ || !log_.course_of(date)) return {};
    return {fmt::format("Does the file mean {}? ", text::to_text(date)),
            only_if(Condition::written_so, added("--dates", form))};
  }

  // A file that says what it counts: wholes are not put into a course that counts halves.
  bool counts_alike(const ToldRow& row, const Course& course) {
    if (!dose_in(row) || row.unit.empty()) return true;
    const auto told = counted_by_name(row.unit);
    if (!told) {
      add(row, std::string(formats::csv_unit_column),
          fmt::format("{} is nothing that titrate counts, and the row has a dose.",
                      as_typed(row.unit)),
          {"If the doses are in ", std::string(words_of(course.unit()).many) + ": ",
           only_if(Condition::written_so,
                   added("--ignore", std::string(formats::csv_unit_column)))});
      return false;
    }
    if (count_alike(*told, course.unit())) return true;
    add(row, std::string(formats::csv_unit_column),
        fmt::format("the row counts {}, and the course from {} counts {}: its number would be "
                    "another dose there.",
                    words_of(*told).many, text::to_text(course.started()),
                    words_of(course.unit()).many),
        fmt::format("Was it of another product? Then the row belongs to another course. Else write "
                    "its dose in {}.",
                    words_of(course.unit()).many));
    return false;
  }

  // Said once, of the first row: with the earliest night's all of them fit.
  void help_early_rows() {
    if (!first_early_) return;
    const auto earlier = way_to_begin_earlier(log_, *earliest_, tonight_);
    const auto first =
        std::find_if(plan_.problems.begin(), plan_.problems.end(),
                     [this](const RowProblem& each) { return each.row == *first_early_; });
    Remedy& help = first->help;
    if (!earlier) return;
    if (!help.empty()) help += ". ";
    help += {"If the course began by then: ", *earlier,
             ", then import again. Another product before it can have a log of its own (--log)."};
  }

  // Adds the cells of a row to a night. Of a cell that does not fit, the first thing in its way is
  // a problem, with `help`, or with what helps in general where that is empty.
  std::optional<Night> with_cells(Night night, const ToldRow& row, const Remedy& help) {
    bool fits = true;
    for (const ToldCell& cell : row.cells) {
      const Join joined = join(night, cell.told);
      if (const Night* whole = joined.night()) {
        night = *whole;
        continue;
      }
      fits = false;
      const ObstacleWords words =
          in_words(joined.obstacles.front(), night, cell.told, unit_of(*row.date));
      add(row, cell.column, words.problem, help.empty() ? words.help : help);
    }
    if (!fits) return std::nullopt;
    return night;
  }

  // What is counted in the course of a night; of none in any course nothing is told.
  std::optional<Unit> unit_of(NightDate night) const {
    const auto course = log_.course_of(night);
    return course ? log_.courses()[*course].unit() : std::nullopt;
  }

  static Night blank(const ToldRow& row) {
    return *Night::from({.date = *row.date, .capsules = dose_in(row).value_or(Capsules::none())});
  }

  // A row is held against itself first, so that no fault of its own is put down to the log.
  bool agrees_with_itself(const ToldRow& row) {
    return with_cells(blank(row), row, "The row says two things of one night; correct one of them.")
        .has_value();
  }

  void put(const ToldRow& row, std::size_t course) {
    says_new_.emplace(row.row, false);
    const auto planned = nights_.find(*row.date);
    const Night* before =
        planned != nights_.end() ? &planned->second.night : log_.night_on(*row.date);
    if (before == nullptr && !dose_in(row)) return lacks_dose(row);
    std::string help;
    if (planned != nights_.end()) {
      help = fmt::format("Row {} tells of the same night; correct one of the two.",
                         planned->second.row);
    }
    const auto night = with_cells(before != nullptr ? *before : blank(row), row, help);
    if (!night) return;
    if (!fits_amount(row, night->capsules(), log_.courses()[course])) return;
    if (before != nullptr && *before == *night) return;
    says_new_[row.row] = true;
    nights_.insert_or_assign(*row.date, Planned{*night, row.row});
  }

  // A file without doses adds to nights that are there.
  void lacks_dose(const ToldRow& row) {
    const std::string column = title(ImportField::capsules);
    const bool came_after = row.of_morning && !column.empty() && how_.results != ResultsBy::form;
    if (came_after) return lacks_dose_before(row, column);
    Remedy help = "Fill it in; 0 is a night without a dose.";
    if (column.empty()) {
      help = {
          "If a dose was taken: ",
          only_if(Condition::taken, titrate("log", Placeholder::dose, "--date", row.date->iso())),
          ", then import again. 0 is a night without one."};
    }
    add(row, column,
        fmt::format("the night of {} is not in the log yet, and the {} has no dose.",
                    text::to_text(*row.date), column.empty() ? "file" : "row"),
        std::move(help));
  }

  // It is another row that has the dose of the night before.
  void lacks_dose_before(const ToldRow& row, const std::string& column) {
    add(row, column,
        fmt::format("what came on the morning after {} has no dose: none of that night is in the "
                    "file or in the log.",
                    text::to_text(*row.date)),
        fmt::format("Give the file a row of {} with its dose; 0 is a night without one.",
                    row.date->iso()));
  }

  // A dose in milligrams is no second source, but it can show that the capsules were other ones.
  bool fits_amount(const ToldRow& row, Capsules dose, const Course& course) {
    const Milligrams amount = dose * course.strength();
    if (!row.amount || *row.amount == amount) return true;
    add(row, row.amount_column,
        fmt::format("{} is not what {} of the course from {} come to, {}.",
                    text::to_text(*row.amount), text::count_in_words(dose, course.unit()),
                    text::to_text(course.started()), text::to_text(amount)),
        {fmt::format(
             "Were these {} of another strength? Then the row belongs to another course. If "
             "the amount is wrong: ",
             words_of(course.unit()).many),
         only_if(Condition::wrong,
                 added("--ignore", Word(printable(row.amount_column, 40)).in_quotes('\'')))});
    return false;
  }

  Log with_nights() const {
    std::vector<Course> courses;
    for (std::size_t i = 0; i < log_.courses().size(); ++i) {
      const Course& course = log_.courses()[i];
      std::map<NightDate, Night> nights;
      for (const Night& night : course.nights()) nights.insert_or_assign(night.date(), night);
      for (const auto& [date, planned] : nights_) {
        if (log_.course_of(date) == i) nights.insert_or_assign(date, planned.night);
      }
      courses.push_back(with_plan_of(course, nights));
    }
    return or_refuse(Log::from(std::move(courses), {log_.taking().begin(), log_.taking().end()}));
  }

  const ColumnChoice& choice_;
  const Log& log_;
  NightDate tonight_;
  ImportHow how_;
  ImportPlan plan_;
  std::map<NightDate, std::vector<ToldRow>> rows_;  // by the night that they tell of
  std::map<NightDate, Planned> nights_;             // those that some row changes
  std::map<std::size_t, bool> says_new_;            // of each row: whether it changes one
  // Of the rows before the first course: the earliest night, and the first of them.
  std::optional<NightDate> earliest_{};
  std::optional<std::size_t> first_early_{};
};

// The first night that the file tells a dose of, for the course that it needs; where it has none,
// of anything.
std::optional<NightDate> earliest(const std::vector<ToldRow>& rows, const ColumnChoice& choice,
                                  const ImportHow& how) {
  std::optional<NightDate> first, first_dose;
  for (const ToldRow& row : rows) {
    if (!row.date) continue;
    for (const ToldRow& part : by_night(row, choice, how)) {
      std::optional<NightDate>& found = dose_in(part) ? first_dose : first;
      if (!found || *part.date < *found) found = part.date;
    }
  }
  return first_dose ? first_dose : first;
}

Error no_course_for(const std::vector<ToldRow>& rows, const ColumnChoice& choice,
                    const ImportHow& how) {
  const auto first = earliest(rows, choice, how);
  return {ErrorKind::refused,
          "no course was begun yet that these nights could be of.",
          {"Begin it with the numbers on the label, then import: ",
           titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams,
                   "--date", first ? Word(first->iso()) : Word(Placeholder::night))}};
}

}  // namespace

std::vector<ToldRow> told_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                               DateForm form, const Log& log, const ImportHow& how) {
  const TimedRows timed = timed_rows(table, choice, how.hours);
  require_known_form(timed.rows, choice.find(ImportField::date)->index, form);
  std::vector<ToldRow> rows;
  rows.reserve(timed.rows.size());
  for (std::size_t i = 0; i < timed.rows.size(); ++i) {
    const auto& [time, problem] = timed.times[i];
    ToldRow told = read_row(timed.rows[i], choice, form, log, [&, &time = time](NightDate date) {
      const auto moment = time ? std::optional(moment_of(date, *time)) : std::nullopt;
      if (how.results == ResultsBy::form) return (moment ? moment->date() : date) - 1;
      return moment ? how.hours.night_of(*moment) : date;
    });
    if (problem) told.problems.push_back(*problem);
    if (time && told.date) {
      told.moment = moment_of(*told.date, *time);
      told.converted = time->east.has_value();
    }
    rows.push_back(std::move(told));
  }
  return rows;
}

ImportPlan plan_of_rows(std::vector<ToldRow> rows, const ColumnChoice& choice, const Log& log,
                        NightDate tonight, const ImportHow& how) {
  if (log.courses().empty()) throw no_course_for(rows, choice, how);
  const auto result = first_result(rows, choice, how);
  Planner planner(choice, log, tonight, how);
  for (ToldRow& row : rows) planner.take(std::move(row));
  ImportPlan plan = std::move(planner).finished();
  plan.first_result = result;
  return plan;
}

ImportPlan plan_import(const formats::CsvTable& table, const ColumnChoice& choice, DateForm form,
                       const Log& log, NightDate tonight, const ImportHow& how) {
  std::vector<ToldRow> rows = told_rows(table, choice, form, log, how);
  if (const auto result = result_in_doubt(rows, choice, how)) {
    throw not_said_by_which(*result, choice);
  }
  return plan_of_rows(std::move(rows), choice, log, tonight, how);
}

}  // namespace titrate::cli
