#include "cli/import/not_done.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/said_so.hpp"
#include "cli/import/titles.hpp"
#include "cli/import/unread_help.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

// Titles end in one of these where a column says whether what a row tells of was done ...
constexpr auto titles_of_done = std::to_array<std::string_view>(
    {"taken", "done", "completed", "confirmed", "status", "state", "genommen", "erledigt",
     "eingenommen", "pris", "prise", "tomado", "tomada", "preso", "presa"});
// ... or whether it was not: the opposite of the same cell.
constexpr auto titles_of_not_done = std::to_array<std::string_view>(
    {"skipped",  "missed",       "dismissed", "untaken",     "cancelled", "canceled",
     "deleted",  "übersprungen", "verpasst",  "ausgelassen", "vergessen", "oublié",
     "oubliée",  "omis",         "omise",     "omitido",     "omitida",   "olvidado",
     "olvidada", "saltato",      "saltata",   "dimenticato"});
constexpr auto words_for_done = std::to_array<std::string_view>(
    {"taken", "done", "completed", "confirmed", "not skipped", "not missed", "genommen",
     "eingenommen", "erledigt", "pris", "prise", "tomado", "tomada", "preso", "presa"});
constexpr auto words_for_not_done = std::to_array<std::string_view>(
    {"skipped",     "missed",         "dismissed",         "not taken",    "not done",
     "untaken",     "cancelled",      "canceled",          "deleted",      "failed",
     "skip",        "nicht genommen", "nicht eingenommen", "übersprungen", "verpasst",
     "ausgelassen", "vergessen",      "non pris",          "non prise",    "pas pris",
     "pas prise",   "oublié",         "oubliée",           "omis",         "omise",
     "no tomado",   "no tomada",      "omitido",           "omitida",      "olvidado",
     "olvidada",    "non preso",      "non presa",         "saltato",      "saltata",
     "dimenticato"});
// Before such a title: "Not taken", "Nicht genommen".
constexpr auto denials = std::to_array<std::string_view>({"not", "nicht", "non", "pas", "no"});

template <class Words>
bool is_one_of(const Words& words, const std::string& cell) {
  return std::find(words.begin(), words.end(), compared(cell)) != words.end();
}

enum class Sense { none, done, not_done };

Sense sense_of(const std::string& title) {
  if (ends_in(title, titles_of_not_done)) return Sense::not_done;
  if (!ends_in(title, titles_of_done)) return Sense::none;
  const auto words = words_of_title(title);
  const bool is_denied = words.size() > 1 && std::find(denials.begin(), denials.end(),
                                                       words[words.size() - 2]) != denials.end();
  return is_denied ? Sense::not_done : Sense::done;
}

// What the column says of the rows that something is taken from.
struct States {
  std::size_t rows = 0, empty = 0, not_done = 0;
  std::vector<std::string> values{};  // each once, the empty one too
  std::vector<std::string> done{};    // those of them that deny nothing

  // How much was taken, and no tick.
  bool are_amounts() const {
    const auto is_amount = [](const std::string& value) {
      return is_number(value) && !said_so(value);
    };
    return std::any_of(values.begin(), values.end(), is_amount) &&
           std::all_of(values.begin(), values.end(),
                       [](const std::string& value) { return value.empty() || is_number(value); });
  }
};

bool says_not_done(const std::string& cell, Sense sense) {
  if (compared(cell).empty()) return false;
  if (sense == Sense::done) return is_one_of(words_for_not_done, cell) || said_so(cell) == false;
  return said_so(cell) != false && !is_one_of(words_for_done, cell);
}

States states_of(const formats::CsvTable& table, std::size_t index, Sense sense,
                 const Column& column) {
  States states;
  std::set<std::string> known;
  for (const formats::CsvRow& row : table.rows) {
    if (!column.where.matches(row) || compared(row.cells[column.index]).empty()) continue;
    const std::string cell(trimmed(row.cells[index]));
    const bool is_not_done = says_not_done(cell, sense);
    ++states.rows;
    states.empty += static_cast<std::size_t>(compared(cell).empty());
    states.not_done += static_cast<std::size_t>(is_not_done);
    if (!known.insert(compared(cell)).second) continue;
    states.values.push_back(cell);
    if (!is_not_done) states.done.push_back(cell);
  }
  return states;
}

// Whether something may not have been done. An empty cell says so of a dose; what is noted beside
// one has no need to be confirmed.
bool is_in_doubt(const States& states, Sense sense, bool may_be_unconfirmed) {
  if (states.not_done > 0) return true;
  return sense == Sense::done && may_be_unconfirmed && states.empty > 0 &&
         states.empty < states.rows && !states.are_amounts();
}

std::string what_is_said(const std::string& title, const States& states) {
  if (states.not_done == 0) {
    return fmt::format("{} is empty in {} of {} rows", as_typed(title), states.empty, states.rows);
  }
  std::vector<std::string> values = states.values;
  std::erase_if(values, [](const std::string& value) { return compared(value).empty(); });
  return fmt::format("{} has {}", as_typed(title), in_words(values));
}

// Keeps the rows with one of these values in the column, of this one field where others stand
// beside it that need not be confirmed.
class Keeping {
 public:
  Keeping(const std::string& title, const Column& column, bool is_alone)
      : title_(title),
        is_in_map_(!is_alone || !column.where.empty()),
        map_(is_in_map_ ? map_so_far(column) : "") {}

  Remedy one(const std::optional<std::string>& value) const {
    const Word condition = condition_on(map_, title_, value);
    return in_words_of(is_in_map_ ? options_of("import", "--map", condition)
                                  : added("--only", condition));
  }

  Remedy all(const std::vector<std::string>& values) const {
    if (!std::all_of(values.begin(), values.end(), [](const std::string& value) {
          return value.empty() || is_as_shown(value);
        })) {
      return one(std::nullopt);
    }
    if (values.size() == 1) return one(values.front());
    if (is_in_map_) {
      std::string before = map_;
      for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        before += title_ + '=' + values[i] + " where ";
      }
      return in_words_of(
          options_of("import", "--map", condition_on(before, title_, values.back())));
    }
    Suggestion only = added();
    for (const std::string& value : values) {
      only.words.emplace_back("--only");
      only.words.push_back(condition_on("", title_, value));
    }
    return in_words_of(std::move(only));
  }

 private:
  Remedy in_words_of(Suggestion suggestion) const {
    return {is_in_map_ ? "Say in its --map which rows are meant: " : "Say which rows are meant: ",
            only_if(Condition::written_so, std::move(suggestion)),
            ". If all of them are: ", ignoring(title_)};
  }

  const std::string& title_;
  bool is_in_map_;
  std::string map_;
};

// What keeps the rows that were done; nothing that would keep those that were not.
Remedy keeping_done(const std::string& title, const States& states, Sense sense,
                    const Keeping& keeping) {
  if (sense == Sense::done && states.not_done + states.empty < states.rows) {
    return keeping.one(states.not_done == 0 ? std::optional<std::string>("*") : std::nullopt);
  }
  if (sense == Sense::not_done && states.not_done < states.rows) return keeping.all(states.done);
  return {"If they are meant all the same: ", ignoring(title)};
}

bool asks_in_where(const ColumnChoice& choice, std::size_t index) {
  return std::any_of(choice.columns.begin(), choice.columns.end(),
                     [index](const Column& column) { return column.where.asks(index); });
}

// Nothing that could be done or not: which night it was, and what is only compared.
bool is_passive(const Column& column) {
  return says_which_night(column.field) || column.field == ImportField::mg;
}

Error not_done(const std::string& title, const States& states, Remedy help) {
  const bool are_all = states.not_done == states.rows;
  return {ErrorKind::refused,
          fmt::format("{} rows may be of what was not taken or done: {}.", are_all ? "all" : "some",
                      what_is_said(title, states)),
          std::move(help), place_of_column(title)};
}

// Of one column that may say so; of the doses first, which it most likely is about.
void require_done_in(const formats::CsvTable& table, const ColumnChoice& choice, std::size_t index,
                     const std::string& title) {
  const Sense sense = sense_of(title);
  if (sense == Sense::none || choice.only.asks(index)) return;
  std::vector<Column> columns = choice.columns;
  std::erase_if(columns, is_passive);
  std::stable_partition(columns.begin(), columns.end(),
                        [](const Column& column) { return column.field == ImportField::capsules; });
  const bool has_doses = choice.find(ImportField::capsules) != nullptr;
  for (const Column& column : columns) {
    const bool is_dose = column.field == ImportField::capsules;
    if (is_dose ? column.where.asks(index) : asks_in_where(choice, index)) continue;
    const States states = states_of(table, index, sense, column);
    if (!is_in_doubt(states, sense, is_dose || !has_doses)) continue;
    const Keeping keeping(title, column, columns.size() == 1);
    throw not_done(title, states, keeping_done(title, states, sense, keeping));
  }
}

}  // namespace

void require_done(const formats::CsvTable& table, const ColumnChoice& choice) {
  const auto titles = titles_of(table.header.cells);
  for (const std::size_t index : choice.passed_over) {
    require_done_in(table, choice, index, titles[index]);
  }
}

}  // namespace titrate::cli
