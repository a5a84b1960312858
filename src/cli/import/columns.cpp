#include "cli/import/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/titles.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "formats/csv.hpp"
#include "knowledge/facts.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

Error refused(std::string problem, Remedy help) {
  return {ErrorKind::refused, std::move(problem), std::move(help)};
}

constexpr std::string_view before_condition = " where ";

// What stands behind the equals sign of a --map: a column, and the rows that it is meant in.
Column column_told(const std::vector<std::string>& titles, std::string_view told) {
  const std::string whole(trimmed(told));
  const auto where = told.find(before_condition);
  if (where == std::string_view::npos || index_if_there(titles, whole)) {
    const std::size_t index = index_of(titles, "--map", whole);
    return {index, titles[index], ImportField::date};
  }
  const std::size_t index = index_of(titles, "--map", std::string(trimmed(told.substr(0, where))));
  Column column{index, titles[index], ImportField::date};
  for (auto at = where; at != std::string_view::npos;) {
    const auto begin = at + before_condition.size();
    at = told.find(before_condition, begin);
    const auto size = at == std::string_view::npos ? at : at - begin;
    column.where.add(read_condition(titles, "--map", std::string(told.substr(begin, size))));
  }
  return column;
}

// "cramps" of "symptom:cramps", the name that a column of its own holds; nothing for a field that
// has no names.
template <class Name>
std::optional<std::string> name_in(ImportField field, std::string_view map) {
  if (!map.starts_with(name_of(field))) return std::nullopt;
  const auto noted = Name::from(std::string(map.substr(name_of(field).size())));
  if (!noted) throw usage_error("--map", as_typed(map) + ' ' + noted.refusal().problem + '.');
  return noted->value();
}

std::optional<std::string> sign_in(std::string_view map) {
  const std::string_view before = name_of(ImportField::sign);
  if (!map.starts_with(before)) return std::nullopt;
  return std::string(name_of(read_sign("--map", map.substr(before.size()))));
}

ImportField field_named(std::string_view name) {
  if (const auto field = import_field_named(name)) return *field;
  const auto names = names_of_fields();
  const auto like = nearest(name, names);
  throw usage_error(
      "--map", fmt::format("{} is no field.", as_typed(name)),
      fmt::format("{}Known are {}, symptom:NAME, measure:NAME and sign:NAME.",
                  like ? fmt::format("Did you mean {}? ", *like) : "", fmt::join(names, ", ")));
}

Column mapped_column(const std::vector<std::string>& titles, const std::string& map) {
  const auto equals = map.find('=');
  if (equals == std::string::npos) {
    throw usage_error("--map", fmt::format("{} lacks its column.", as_typed(map)),
                      {"Write a field, = and the column's name: ",
                       options_of("import", "--map", Word("capsules=", Placeholder::column))});
  }
  const std::string_view name = trimmed(std::string_view(map).substr(0, equals));
  ImportField field = ImportField::symptom;
  auto noted = name_in<SymptomName>(field, name);
  if (!noted) noted = name_in<MeasureName>(field = ImportField::measure, name);
  if (!noted) {
    field = ImportField::sign;
    noted = sign_in(name);
  }
  if (!noted) field = field_named(name);
  Column column = column_told(titles, std::string_view(map).substr(equals + 1));
  column.field = field;
  column.noted = noted.value_or("");
  return column;
}

bool same_field(const Column& a, const Column& b) {
  return a.field == b.field && a.noted == b.noted;
}

// What a row has in several columns of doses is added up; everything else stands in one.
bool may_be_both(const Column& a, const Column& b) {
  return a.field == ImportField::capsules && a.index != b.index;
}

// What --map says. A column may serve two fields.
std::vector<Column> mapped_columns(const std::vector<std::string>& titles,
                                   const ColumnOptions& options) {
  std::vector<Column> columns;
  const auto add = [&](const std::string& map, bool is_preset) {
    Column column = mapped_column(titles, map);
    column.preset = is_preset;
    for (const Column& other : columns) {
      if (!same_field(column, other) || may_be_both(column, other)) continue;
      throw usage_error("--map", fmt::format("{} and {} are told for one field; choose one.",
                                             as_typed(other.title), as_typed(column.title)));
    }
    columns.push_back(std::move(column));
  };
  for (const std::string& map : options.maps) add(map, false);
  for (const std::string& map : options.preset_maps) add(map, true);
  return columns;
}

bool is_taken(const ColumnChoice& choice, std::size_t index) {
  return std::any_of(choice.columns.begin(), choice.columns.end(),
                     [index](const Column& column) { return column.index == index; });
}

// A date's column may be told for the times that stand behind the dates as well.
bool is_free_for(const ColumnChoice& choice, std::size_t index, ImportField field) {
  const Column* time = choice.find(ImportField::time);
  const auto users = std::count_if(choice.columns.begin(), choice.columns.end(),
                                   [index](const Column& each) { return each.index == index; });
  const bool has_times = time != nullptr && time->index == index && field == ImportField::date;
  return users == 0 || (users == 1 && has_times);
}

// The field that a name stands for by itself, in any case; a time only as it is: it moves the rows
// to other nights, so that another "Time" is asked about (times.hpp).
std::optional<ImportField> own_field(const std::string& title) {
  const auto field = import_field_named(in_small_letters(title));
  if (field == ImportField::time && title != name_of(ImportField::time)) return std::nullopt;
  return field;
}

// A field's name over two columns, but for the case of letters, leaves open which one is meant.
void require_one(const ColumnChoice& choice, const std::vector<std::string>& titles,
                 const std::set<std::size_t>& ignored) {
  std::map<std::string, std::string> named;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string name = in_small_letters(titles[i]);
    const auto field = own_field(titles[i]);
    if (!field || ignored.contains(i) || choice.find(*field)) continue;
    if (!is_free_for(choice, i, *field)) continue;
    const auto [other, is_first] = named.try_emplace(name, titles[i]);
    if (is_first) continue;
    if (other->second == titles[i]) {
      throw refused(fmt::format("the name {} stands over two columns.", as_typed(titles[i])),
                    "Give one of them another name.");
    }
    throw refused(fmt::format("the columns {} and {} may both be meant for {}.",
                              as_typed(other->second), as_typed(titles[i]), name),
                  {"Say which one is: ", added("--map", column_for(name))});
  }
}

void add_own_columns(ColumnChoice& choice, const std::vector<std::string>& titles,
                     const std::set<std::size_t>& ignored) {
  require_one(choice, titles, ignored);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto field = own_field(titles[i]);
    if (!field || ignored.contains(i) || choice.find(*field)) continue;
    if (!is_free_for(choice, i, *field)) continue;
    choice.columns.push_back({i, titles[i], *field, {}, name_of(*field) == titles[i]});
  }
}

std::optional<std::size_t> own_unit_column(const ColumnChoice& choice,
                                           const std::vector<std::string>& titles,
                                           const std::set<std::size_t>& ignored) {
  const auto found = std::find(titles.begin(), titles.end(), formats::csv_unit_column);
  const auto index = static_cast<std::size_t>(found - titles.begin());
  const bool is_there = found != titles.end() && !ignored.contains(index);
  return is_there && !is_taken(choice, index) ? std::optional(index) : std::nullopt;
}

// A field without a column that a name may have been meant for: "Stool", "stol". What stands in a
// column of times decides whether it is needed (times.hpp).
std::optional<std::string> meant(const ColumnChoice& choice, const std::string& title) {
  std::vector<std::string> free = names_of_fields();
  std::erase_if(free, [&](const std::string& name) {
    return name == name_of(ImportField::time) || choice.find(*import_field_named(name)) != nullptr;
  });
  return nearest(in_small_letters(title), free, 1);
}

// Nothing that may be a mistyped field vanishes: it is mapped or ignored, as the person says. What
// is called like a sign ("sleepy") is seen to where the cells are known (unread.hpp).
void require_not_meant(const ColumnChoice& choice, const std::vector<std::string>& unknown) {
  std::vector<std::string> titles;
  std::vector<std::string> names;
  Suggestion maps = added();
  for (const std::string& title : unknown) {
    const auto field = meant(choice, title);
    if (!field || knowledge::sign_meant_by(title)) continue;
    titles.push_back(as_typed(title));
    names.push_back(*field);
    maps.words.emplace_back("--map");
    maps.words.push_back(mapped_to(*field, title));
  }
  if (titles.empty()) return;
  const bool one = titles.size() == 1;
  throw refused(fmt::format("{} {} meant for {}?", one ? "is the column" : "are the columns",
                            fmt::join(titles, ", "), fmt::join(names, ", ")),
                {"If so: ", only_if(Condition::written_so, maps),
                 ". To leave a column out: ", added("--ignore", Placeholder::column_to_ignore)});
}

void note_left_out(ColumnChoice& choice, const std::vector<std::string>& titles,
                   const std::set<std::size_t>& ignored) {
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (is_taken(choice, i)) continue;
    if (ignored.contains(i)) {
      if (!choice.only.asks(i)) choice.left_out.push_back(as_typed(titles[i]));
    } else if (titles[i].empty()) {
      choice.passed_over.push_back(i);
      choice.left_out.push_back(fmt::format("column {}, which has no name", i + 1));
    } else if (!is_derived_column(titles[i])) {
      choice.passed_over.push_back(i);
      // What is asked of a column is read of it, so that it is not told as one that is not; what
      // else its cells say is seen to like that of any other.
      if (choice.asks_of(i)) continue;
      choice.left_out.push_back(as_typed(titles[i]));
      unknown.push_back(titles[i]);
    }
  }
  require_not_meant(choice, unknown);
}

std::string columns_of_file(const std::vector<std::string>& titles) {
  constexpr std::size_t most = 12;
  std::vector<std::string> shown;
  for (const std::string& title : titles) {
    if (shown.size() < most) shown.push_back(as_typed(title));
  }
  return fmt::format("The file has {}{}.", fmt::join(shown, ", "),
                     titles.size() > most ? " and more" : "");
}

// A date, and something that was noted.
void require_enough(const ColumnChoice& choice, const std::vector<std::string>& titles) {
  if (choice.find(ImportField::date) == nullptr) {
    throw refused("no column is named date.",
                  {"Say which one holds the dates: ", added("--map", column_for("date")), ". ",
                   columns_of_file(titles)});
  }
  const bool only_dates =
      std::all_of(choice.columns.begin(), choice.columns.end(), [](const Column& column) {
        return column.field == ImportField::date || column.field == ImportField::time ||
               column.field == ImportField::mg;
      });
  if (only_dates) {
    throw refused(
        "no column is known that says something of a night.",
        {"Say which one holds the doses: ", added("--map", column_for("capsules")),
         ", or the stools: ", added("--map", column_for("stool")), ". ", columns_of_file(titles)});
  }
}

bool holds_name(const std::vector<std::string>& titles, std::string_view name) {
  return std::find(titles.begin(), titles.end(), name) != titles.end();
}

// Whether --ignore means rows by what a column has, and no column.
bool is_of_rows(const std::vector<std::string>& titles, const std::string& name) {
  if (index_if_there(titles, std::string(trimmed(name)))) return false;
  for (auto at = name.find('='); at != std::string::npos; at = name.find('=', at + 1)) {
    if (index_if_there(titles, std::string(trimmed(std::string_view(name).substr(0, at))))) {
      return true;
    }
  }
  return false;
}

// The columns that are to be left out: those that must be there, and those that may. What is told
// to be left out is not read for a preset's sake.
std::set<std::size_t> ignored_columns(ColumnChoice& choice, const std::vector<std::string>& titles,
                                      const ColumnOptions& options) {
  std::set<std::size_t> ignored;
  for (const std::string& name : options.ignored) {
    if (is_of_rows(titles, name)) {
      choice.ignored_rows.push_back(read_condition(titles, "--ignore", name));
      continue;
    }
    const std::size_t index = index_of(titles, "--ignore", std::string(trimmed(name)));
    std::erase_if(choice.columns,
                  [index](const Column& column) { return column.preset && column.index == index; });
    if (is_taken(choice, index)) {
      throw usage_error("--ignore",
                        fmt::format("{} is told in --map too.", as_typed(titles[index])));
    }
    ignored.insert(index);
  }
  for (const std::string& name : options.preset_ignored) {
    if (is_of_rows(titles, name)) {
      choice.preset_ignored_rows.push_back(read_condition(titles, "--ignore", name));
    }
    const auto index = index_if_there(titles, std::string(trimmed(name)));
    if (index && !is_taken(choice, *index)) ignored.insert(*index);
  }
  return ignored;
}

std::optional<DosesIn> read_doses(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (in_small_letters(text) == "whole") return DosesIn::wholes;
  if (in_small_letters(text) == "half") return DosesIn::halves;
  throw usage_error("--doses", fmt::format("{} is neither whole nor half.", as_typed(text)));
}

}  // namespace

Word column_for(const std::string& field) {
  return Word(field + '=', Placeholder::column).in_quotes('\'');
}

bool is_as_shown(const std::string& text) { return !text.empty() && printable(text) == text; }

Word mapped_to(const std::string& field, const std::string& title) {
  return is_as_shown(title) ? Word(field + '=' + title).in_quotes('\'') : column_for(field);
}

Word to_ignore(const std::string& title) {
  return is_as_shown(title) ? Word(title).in_quotes('\'') : Word(Placeholder::column_to_ignore);
}

std::string name_of(const Column& column) {
  std::string name(name_of(column.field));
  return name + column.noted;
}

const Column* ColumnChoice::find(ImportField field) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [field](const Column& column) { return column.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

bool ColumnChoice::asks_of(std::size_t index) const {
  return only.asks(index) ||
         std::any_of(columns.begin(), columns.end(),
                     [index](const Column& column) { return column.where.asks(index); });
}

ColumnChoice choose_columns(const std::vector<std::string>& header, const ColumnOptions& options) {
  const std::vector<std::string> titles = titles_of(header);
  ColumnChoice choice{mapped_columns(titles, options), {}};
  for (const std::string& only : options.only) {
    choice.only.add(read_condition(titles, "--only", only));
  }
  const std::set<std::size_t> ignored = ignored_columns(choice, titles, options);
  add_own_columns(choice, titles, ignored);
  choice.is_own_file = holds_name(titles, "taught") && holds_name(titles, "rule");
  choice.cut_texts = options.cut_texts;
  choice.doses = read_doses(options.doses);
  choice.unit_column = own_unit_column(choice, titles, ignored);
  note_left_out(choice, titles, ignored);
  require_enough(choice, titles);
  return choice;
}

}  // namespace titrate::cli
