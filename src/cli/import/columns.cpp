#include "cli/import/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/row.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "formats/csv.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

Error refused(std::string problem, Remedy help) {
  return {ErrorKind::refused, std::move(problem), std::move(help), "row 1"};
}

// The index of a column that an option names.
std::size_t index_of(const std::vector<std::string>& titles, std::string_view option,
                     const std::string& name) {
  const auto found = std::find(titles.begin(), titles.end(), name);
  if (found == titles.end()) {
    const auto like = nearest(name, titles);
    throw usage_error(option, fmt::format("the file has no column {}.", as_typed(name)),
                      like ? fmt::format("Did you mean {}?", as_typed(*like))
                           : "The first row of the file holds the names of its columns.");
  }
  if (std::find(found + 1, titles.end(), name) != titles.end()) {
    throw usage_error(option, fmt::format("the file has more than one column {}.", as_typed(name)),
                      "Give each a name of its own.");
  }
  return static_cast<std::size_t>(found - titles.begin());
}

// "symptom:cramps": a column of its own for one of many; nothing for a field that has no names.
template <class Name>
std::optional<Column> column_of_one(ImportField field, std::string_view map,
                                    const std::vector<std::string>& titles,
                                    const std::string& title) {
  if (!map.starts_with(name_of(field))) return std::nullopt;
  const auto noted = Name::from(std::string(map.substr(name_of(field).size())));
  if (!noted) throw usage_error("--map", as_typed(map) + ' ' + noted.refusal().problem + '.');
  return Column{index_of(titles, "--map", title), title, field, noted->value()};
}

Column mapped_column(const std::vector<std::string>& titles, const std::string& map) {
  const auto equals = map.find('=');
  if (equals == std::string::npos) {
    throw usage_error("--map", fmt::format("{} lacks its column.", as_typed(map)),
                      {"Write a field, = and the column's name: ",
                       options_of("import", "--map", Word("capsules=", Placeholder::column))});
  }
  const std::string name = map.substr(0, equals);
  const std::string title(trimmed(std::string_view(map).substr(equals + 1)));
  if (auto one = column_of_one<SymptomName>(ImportField::symptom, name, titles, title)) return *one;
  if (auto one = column_of_one<MeasureName>(ImportField::measure, name, titles, title)) return *one;
  const auto field = import_field_named(name);
  if (!field) {
    const auto names = names_of_fields();
    const auto like = nearest(name, names);
    throw usage_error(
        "--map", fmt::format("{} is no field.", as_typed(name)),
        fmt::format("{}Known are {}, symptom:NAME and measure:NAME.",
                    like ? fmt::format("Did you mean {}? ", *like) : "", fmt::join(names, ", ")));
  }
  return {index_of(titles, "--map", title), title, *field};
}

bool same_field(const Column& a, const Column& b) {
  return a.field == b.field && a.noted == b.noted;
}

// What --map says. A column may serve two fields, but no field two columns.
std::vector<Column> mapped_columns(const std::vector<std::string>& titles,
                                   const std::vector<std::string>& maps) {
  std::vector<Column> columns;
  for (const std::string& map : maps) {
    Column column = mapped_column(titles, map);
    for (const Column& other : columns) {
      if (!same_field(column, other)) continue;
      throw usage_error("--map", fmt::format("{} and {} are told for one field; choose one.",
                                             as_typed(other.title), as_typed(column.title)));
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

bool is_taken(const ColumnChoice& choice, std::size_t index) {
  return std::any_of(choice.columns.begin(), choice.columns.end(),
                     [index](const Column& column) { return column.index == index; });
}

void add_own_columns(ColumnChoice& choice, const std::vector<std::string>& titles,
                     const std::set<std::size_t>& ignored) {
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto field = import_field_named(titles[i]);
    if (!field || ignored.contains(i) || is_taken(choice, i)) continue;
    const Column* other = choice.find(*field);
    if (other != nullptr && other->own) {
      throw refused(fmt::format("the name \"{}\" stands over two columns.", titles[i]),
                    fmt::format("Give one of them another name."));
    }
    if (other == nullptr) choice.columns.push_back({i, titles[i], *field, {}, true});
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

// A field without a column that a name may have been meant for: "Stool", "stol".
std::optional<std::string> meant(const ColumnChoice& choice, const std::string& title) {
  std::vector<std::string> free = names_of_fields();
  std::erase_if(free, [&](const std::string& name) {
    return choice.find(*import_field_named(name)) != nullptr;
  });
  return nearest(in_small_letters(title), free, 1);
}

Word column_for(const std::string& field) {
  return Word(field + '=', Placeholder::column).in_quotes('\'');
}

// For --map; a name that a shell would not read as it is shown is left to the person.
Word mapped_to(const std::string& field, const std::string& title) {
  const bool as_shown = printable(title) == title && title.find('\'') == std::string::npos;
  return as_shown ? Word(field + '=' + title).in_quotes('\'') : column_for(field);
}

// Nothing that may be a mistyped field vanishes: it is mapped or ignored, as the person says.
void require_not_meant(const ColumnChoice& choice, const std::vector<std::string>& unknown) {
  std::vector<std::string> titles;
  std::vector<std::string> names;
  Suggestion maps = added();
  for (const std::string& title : unknown) {
    const auto field = meant(choice, title);
    if (!field) continue;
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
      choice.left_out.push_back(as_typed(titles[i]));
    } else if (titles[i].empty()) {
      choice.left_out.push_back(fmt::format("column {}, which has no name", i + 1));
    } else if (!is_derived_column(titles[i])) {
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
        return column.field == ImportField::date || column.field == ImportField::mg;
      });
  if (only_dates) {
    throw refused("no column is known that says something of a night.",
                  {"Say which one holds the doses: ", added("--map", column_for("capsules")), ". ",
                   columns_of_file(titles)});
  }
}

bool holds_name(const std::vector<std::string>& titles, std::string_view name) {
  return std::find(titles.begin(), titles.end(), name) != titles.end();
}

}  // namespace

std::string name_of(const Column& column) {
  std::string name(name_of(column.field));
  return name + column.noted;
}

const Column* ColumnChoice::find(ImportField field) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [field](const Column& column) { return column.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

ColumnChoice choose_columns(const std::vector<std::string>& header, const ColumnOptions& options) {
  std::vector<std::string> titles;
  titles.reserve(header.size());
  for (const std::string& cell : header) titles.emplace_back(trimmed(cell));
  std::set<std::size_t> ignored;
  for (const std::string& name : options.ignored) {
    ignored.insert(index_of(titles, "--ignore", std::string(trimmed(name))));
  }
  ColumnChoice choice{mapped_columns(titles, options.maps), {}};
  for (const Column& column : choice.columns) {
    if (!ignored.contains(column.index)) continue;
    throw usage_error("--ignore", fmt::format("{} is told in --map too.", as_typed(column.title)));
  }
  add_own_columns(choice, titles, ignored);
  choice.is_own_file = holds_name(titles, "taught") && holds_name(titles, "rule");
  choice.cut_texts = options.cut_texts;
  choice.unit_column = own_unit_column(choice, titles, ignored);
  note_left_out(choice, titles, ignored);
  require_enough(choice, titles);
  return choice;
}

}  // namespace titrate::cli
