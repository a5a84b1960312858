#include "cli/import/unread_help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/args/values.hpp"
#include "cli/import/titles.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "titrate/units.hpp"

namespace titrate::cli {

bool ends_in(const std::string& title, std::span<const std::string_view> words) {
  const auto said = words_of_title(title);
  return !said.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return words_of_title(word).back() == said.back();
  });
}

bool is_number(std::string_view cell) {
  std::string text(trimmed(cell));
  std::replace(text.begin(), text.end(), ',', '.');
  return MeasureValue::parse(text).has_value();
}

// "COLUMN=VALUE" for an option, whose value only the person knows unless it is told here.
Word condition_on(const std::string& before, const std::string& title,
                  const std::optional<std::string>& value) {
  if (!is_as_shown(before + title)) return Word(Placeholder::column).in_quotes('\'');
  const std::string text = before + title + '=';
  return (value ? Word(text + *value) : Word(text, Placeholder::value)).in_quotes('\'');
}

std::string place_of_column(const std::string& title) { return "column " + printable(title, 40); }

// The --map of a column, for one more condition behind it.
std::string map_so_far(const Column& column) {
  std::string map = fmt::format("{}={} where ", name_of(column), column.title);
  for (const RowCondition& each : column.where.conditions()) {
    map += fmt::format("{}={} where ", each.title, each.value);
  }
  return map;
}

Suggestion ignoring(const std::string& title) {
  return only_if(Condition::written_so, added("--ignore", to_ignore(title)));
}

}  // namespace titrate::cli
