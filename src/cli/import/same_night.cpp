#include "cli/import/same_night.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/utf8.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

// A cell of some row of the night.
struct Place {
  ToldRow* row;
  ToldCell* cell;
};

template <class Tells>
std::vector<Place> places(std::vector<ToldRow>& rows, Tells tells) {
  std::vector<Place> found;
  for (ToldRow& row : rows) {
    for (ToldCell& cell : row.cells) {
      if (tells(cell.told)) found.push_back({&row, &cell});
    }
  }
  return found;
}

// "rows 2 and 3", "rows 2, 3 and 5".
std::string rows_in_words(const std::vector<Place>& places) {
  std::vector<std::size_t> numbers;
  for (const Place& place : places) numbers.push_back(place.row->row);
  const std::size_t last = numbers.back();
  numbers.pop_back();
  return fmt::format("rows {} and {}", fmt::join(numbers, ", "), last);
}

RowProblem problem_at(const Place& place, std::string problem, Remedy help) {
  return {place.row->row, printable(place.cell->column, 40), std::move(problem), std::move(help)};
}

// ---- Doses ----

Suggestion both_taken() { return only_if(Condition::written_so, added("--same-night", "sum")); }

// Of the night of the date before, by its time.
bool is_early(const Place& place) {
  return place.row->moment && place.row->moment->date() != *place.row->date;
}

RowProblem two_doses(const Place& first, const Place& other, std::optional<SameNight> told,
                     std::optional<Unit> unit) {
  const Capsules one = *first.cell->told.dose;
  const Capsules two = *other.cell->told.dose;
  std::string problem =
      fmt::format("row {} has a dose of the night of {} too, {}, and this row {}.", first.row->row,
                  text::to_text(*other.row->date), text::count_in_words(one, unit),
                  one == two ? "the same" : std::to_string(two.value()));
  Remedy help = {"If both were taken: ", both_taken()};
  if (is_early(first) || is_early(other)) {
    help += ". If the dates are those of the evenings, also after midnight, leave the times out";
  }
  if (one != two) {
    if (told) problem += " So it is not one dose, written twice.";
    return problem_at(other, std::move(problem),
                      std::move(help += ". Else correct one of the two."));
  }
  help += {". If it is one dose, written twice: ",
           only_if(Condition::written_so, added("--same-night", "once"))};
  return problem_at(other, std::move(problem), std::move(help));
}

std::vector<RowProblem> add_up(const std::vector<Place>& doses, std::optional<Unit> unit) {
  int sum = 0;
  for (const Place& dose : doses) sum += dose.cell->told.dose->value();
  const auto whole = Capsules::from(sum);
  if (!whole) {
    return {problem_at(doses.back(),
                       fmt::format("{} come to {} {} on the night of {}, more than the {} that a "
                                   "night can hold.",
                                   rows_in_words(doses), sum, words_of(unit).many,
                                   text::to_text(*doses.back().row->date), Capsules::highest),
                       "Correct the doses in the file.")};
  }
  for (const Place& dose : doses) {
    dose.cell->told.dose.reset();
    dose.row->is_joined = true;
  }
  doses.front().cell->told.dose = *whole;
  return {};
}

std::vector<RowProblem> settle_doses(std::vector<ToldRow>& rows, std::optional<SameNight> told,
                                     std::optional<Unit> unit) {
  const auto doses = places(rows, [](const Observations& each) { return each.dose.has_value(); });
  const auto is_none = [](const Place& dose) { return *dose.cell->told.dose == Capsules::none(); };
  if (doses.size() < 2 || std::all_of(doses.begin(), doses.end(), is_none)) return {};
  if (told == SameNight::sum) return add_up(doses, unit);
  std::vector<RowProblem> problems;
  for (std::size_t i = 1; i < doses.size(); ++i) {
    const bool is_same = doses[i].cell->told.dose == doses.front().cell->told.dose;
    if (told == SameNight::once && is_same) continue;
    problems.push_back(two_doses(doses.front(), doses[i], told, unit));
  }
  return problems;
}

// ---- Movements ----

std::optional<std::int64_t> seconds_of(const Place& place) {
  return place.row->moment ? std::optional(place.row->moment->seconds) : std::nullopt;
}

bool is_written_twice(const Place& a, const Place& b) {
  return a.cell->told.stool == b.cell->told.stool && seconds_of(a) == seconds_of(b);
}

// How many different ones there are.
int count_of(const std::vector<Place>& stools, bool once) {
  int count = 0;
  for (auto each = stools.begin(); each != stools.end(); ++each) {
    const bool is_new = std::none_of(stools.begin(), each, [&](const Place& earlier) {
      return is_written_twice(earlier, *each);
    });
    if (is_new || !once) ++count;
  }
  return count;
}

bool tells_movements(const std::vector<ToldRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const ToldRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const ToldCell& cell) { return cell.told.movements.has_value(); });
  });
}

// Where each of several stools is told as one movement, those are as many as there are rows. A
// number of all of them that is smaller than that is none.
std::optional<RowProblem> settle_told(const std::vector<Place>& told, int count) {
  const auto number = [](const Place& place) { return place.cell->told.movements->value(); };
  const auto is_one = [&](const Place& place) { return number(place) == 1; };
  if (!told.empty() && std::all_of(told.begin(), told.end(), is_one)) {
    for (const Place& place : told) place.cell->told.movements.reset();
    return std::nullopt;
  }
  for (const Place& place : told) {
    if (number(place) == 0 || number(place) >= count) continue;
    return problem_at(place,
                      fmt::format("{} stools of the night of {} are in the file, and {} movements.",
                                  count, text::to_text(*place.row->date), number(place)),
                      "Correct the movements, or leave their column out with --ignore.");
  }
  return std::nullopt;
}

std::vector<RowProblem> settle_movements(std::vector<ToldRow>& rows, bool once) {
  const auto stools = places(rows, [](const Observations& each) { return each.stool.has_value(); });
  const auto told =
      places(rows, [](const Observations& each) { return each.movements.has_value(); });
  if (stools.size() < 2) return {};
  const int count = count_of(stools, once);
  const auto movements = Movements::from(count);
  if (told.empty() && !movements) {
    return {
        problem_at(stools.back(),
                   fmt::format("{} movements are told of the night of {}, more than the {} "
                               "that it can hold.",
                               count, text::to_text(*stools.back().row->date), Movements::highest),
                   {})};
  }
  if (auto problem = settle_told(told, count)) return {*std::move(problem)};
  const auto loosest =
      std::max_element(stools.begin(), stools.end(), [](const Place& a, const Place& b) {
        return a.cell->told.stool->value() < b.cell->told.stool->value();
      });
  const StoolType type = *loosest->cell->told.stool;
  for (const Place& stool : stools) {
    stool.cell->told.stool.reset();
    stool.row->is_joined = true;
  }
  loosest->cell->told.stool = type;
  if (count > 1 && !tells_movements(rows)) loosest->cell->told.movements = movements;
  return {};
}

}  // namespace

std::optional<Capsules> dose_in(const ToldRow& row) {
  for (const ToldCell& cell : row.cells) {
    if (cell.told.dose) return cell.told.dose;
  }
  return std::nullopt;
}

std::vector<RowProblem> settle_same_night(std::vector<ToldRow>& rows, const ImportHow& how,
                                          std::optional<Unit> unit) {
  std::vector<RowProblem> problems = settle_doses(rows, how.same_night, unit);
  if (!problems.empty()) return problems;
  return settle_movements(rows, how.same_night == SameNight::once);
}

}  // namespace titrate::cli
