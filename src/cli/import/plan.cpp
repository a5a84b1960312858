#include "cli/import/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/course_start.hpp"
#include "cli/import/times.hpp"
#include "cli/night/obstacles.hpp"
#include "cli/refusals.hpp"
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

class Planner {
 public:
  Planner(const ColumnChoice& choice, const Log& log, NightDate tonight, const NightHours& hours)
      : choice_(choice), log_(log), tonight_(tonight), hours_(hours) {}

  void take(ToldRow row) {
    plan_.mended_cells += row.mended;
    plan_.joined_texts += row.joined;
    plan_.cut_texts += row.cut;
    if (row.moment) take_moment(row);
    if (!row.problems.empty()) return add(std::move(row.problems));
    if (row.cells.empty()) {
      ++plan_.empty_rows;
    } else if (!row.date) {
      add(row, "", "it has no date.", "");
    } else if (const auto course = course_of(row)) {
      if (counts_alike(row, log_.courses()[*course]) && agrees_with_itself(row)) put(row, *course);
    }
  }

  static bool has_dose(const ToldRow& row) { return dose_in(row).has_value(); }

  ImportPlan finished() && {
    help_early_rows();
    std::stable_sort(plan_.problems.begin(), plan_.problems.end(),
                     [](const RowProblem& a, const RowProblem& b) { return a.row < b.row; });
    plan_.after = plan_.problems.empty() ? with_nights() : log_;
    for (const auto& [date, planned] : nights_) {
      const Night* before = log_.night_on(date);
      if (before == nullptr) {
        ++plan_.new_nights;
      } else if (*before != planned.night) {
        ++plan_.completed_nights;
      }
    }
    return std::move(plan_);
  }

 private:
  void add(std::vector<RowProblem> problems) {
    std::move(problems.begin(), problems.end(), std::back_inserter(plan_.problems));
  }
  void add(const ToldRow& row, const std::string& column, std::string problem, Remedy help) {
    plan_.problems.push_back({row.row, printable(column, 40), std::move(problem), std::move(help)});
  }

  // From here on the row's date is that of its night.
  void take_moment(ToldRow& row) {
    row.date = hours_.night_of(*row.moment);
    if (row.cells.empty()) return;
    if (hours_.goes_on(row.moment->time_of_day())) ++plan_.early_rows;
    if (row.converted) ++plan_.converted_rows;
  }

  // What the file calls a field; empty where it has no column for it.
  std::string title(ImportField field) const {
    const Column* column = choice_.find(field);
    return column != nullptr ? column->title : "";
  }

  std::optional<std::size_t> course_of(const ToldRow& row) {
    if (*row.date > tonight_) {
      add(row, title(ImportField::date), night_still_to_come(*row.date, tonight_), "");
      return std::nullopt;
    }
    const auto course = log_.course_of(*row.date);
    if (!course) {
      earliest_ = std::min(*row.date, earliest_.value_or(*row.date));
      add(row, title(ImportField::date),
          fmt::format("the night of {} is before the first course, which begins on {}.",
                      text::to_text(*row.date), text::to_text(log_.courses().front().started())),
          {});
      if (!first_early_) first_early_ = plan_.problems.size() - 1;
    }
    return course;
  }

  // A file that says what it counts: wholes are not put into a course that counts halves.
  bool counts_alike(const ToldRow& row, const Course& course) {
    const auto told = unit_named(row.unit);
    if (!told && row.unit != words_of(std::nullopt).one) return true;
    if (!dose_in(row) || count_alike(told, course.unit())) return true;
    add(row, std::string(formats::csv_unit_column),
        fmt::format("the row counts {}, and the course from {} counts {}: its number would be "
                    "another dose there.",
                    words_of(told).many, text::to_text(course.started()),
                    words_of(course.unit()).many),
        fmt::format("Was it of another product? Then the row belongs to another course. Else write "
                    "its dose in {}.",
                    words_of(course.unit()).many));
    return false;
  }

  // Said once, of the earliest row: with that one all of them fit.
  void help_early_rows() {
    if (!first_early_) return;
    Remedy& help = plan_.problems[*first_early_].help;
    if (const auto earlier = way_to_begin_earlier(log_, *earliest_, tonight_)) {
      help = {"If the course began by then: ", *earlier, ", then import again"};
    } else {
      help = "Take the rows before it out of the file.";
    }
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

  static std::optional<Capsules> dose_in(const ToldRow& row) {
    for (const ToldCell& cell : row.cells) {
      if (cell.told.dose) return cell.told.dose;
    }
    return std::nullopt;
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
    const auto planned = nights_.find(*row.date);
    const Night* before =
        planned != nights_.end() ? &planned->second.night : log_.night_on(*row.date);
    if (before == nullptr && !dose_in(row)) {
      return add(row, title(ImportField::capsules),
                 fmt::format("the night of {} is not in the log yet, and the row has no dose.",
                             text::to_text(*row.date)),
                 "Fill it in; 0 is a night without a dose.");
    }
    std::string help;
    if (planned != nights_.end()) {
      help = fmt::format("Row {} tells of the same night; correct one of the two.",
                         planned->second.row);
    }
    const auto night = with_cells(before != nullptr ? *before : blank(row), row, help);
    if (!night || !fits_amount(row, *night, log_.courses()[course])) return;
    if (before != nullptr && *before == *night) {
      ++plan_.known_rows;
    } else {
      nights_.insert_or_assign(*row.date, Planned{*night, row.row});
    }
  }

  // A dose in milligrams is no second source, but it can show that the capsules were other ones.
  bool fits_amount(const ToldRow& row, const Night& night, const Course& course) {
    const Milligrams amount = night.capsules() * course.strength();
    if (!row.amount || *row.amount == amount) return true;
    add(row, row.amount_column,
        fmt::format("{} is not what {} of the course from {} come to, {}.",
                    text::to_text(*row.amount),
                    text::count_in_words(night.capsules(), course.unit()),
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
  NightHours hours_;
  ImportPlan plan_;
  std::map<NightDate, Planned> nights_;  // those that some row changes
  // Of the rows before the first course: the earliest night, and the problem of the first of them.
  std::optional<NightDate> earliest_{};
  std::optional<std::size_t> first_early_{};
};

// The first night that the file tells of, for the course that it needs.
std::optional<NightDate> earliest(const std::vector<ToldRow>& rows) {
  std::optional<NightDate> first;
  for (const ToldRow& row : rows) {
    if (row.date && (!first || *row.date < *first)) first = row.date;
  }
  return first;
}

Error no_course_for(const std::vector<ToldRow>& rows) {
  const auto first = earliest(rows);
  return {ErrorKind::refused,
          "no course was begun yet that these nights could be of.",
          {"Begin it with the numbers on the label, then import: ",
           titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams,
                   "--date", first ? Word(first->iso()) : Word(Placeholder::night))}};
}

// What each row tells, its time beside it.
std::vector<ToldRow> told_rows(const formats::CsvTable& table, const ColumnChoice& choice,
                               DateForm form, const Log& log, const NightHours& hours) {
  const TimedRows timed = timed_rows(table, choice, hours);
  require_known_form(timed.rows, choice.find(ImportField::date)->index, form);
  std::vector<ToldRow> rows;
  rows.reserve(timed.rows.size());
  for (std::size_t i = 0; i < timed.rows.size(); ++i) {
    ToldRow told = read_row(timed.rows[i], choice, form, log);
    const auto& [time, problem] = timed.times[i];
    if (problem) told.problems.push_back(*problem);
    if (time && told.date) {
      told.moment = moment_of(*told.date, *time);
      told.converted = time->east.has_value();
    }
    rows.push_back(std::move(told));
  }
  return rows;
}

}  // namespace

ImportPlan plan_import(const formats::CsvTable& table, const ColumnChoice& choice, DateForm form,
                       const Log& log, NightDate tonight, const ImportHow& how) {
  std::vector<ToldRow> rows = told_rows(table, choice, form, log, how.hours);
  if (log.courses().empty()) throw no_course_for(rows);
  // Doses first: where every thing has a row of its own, what belongs to one may stand before it.
  std::stable_partition(rows.begin(), rows.end(), Planner::has_dose);
  Planner planner(choice, log, tonight, how.hours);
  for (ToldRow& row : rows) planner.take(std::move(row));
  return std::move(planner).finished();
}

}  // namespace titrate::cli
