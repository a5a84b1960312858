#include "cli/import/header.hpp"

#include <fmt/format.h>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "cli/import/cells.hpp"
#include "cli/import/dates.hpp"
#include "core/utf8.hpp"
#include "formats/csv_first_rows.hpp"

namespace titrate::cli {

std::size_t read_header_row(const std::string& text) {
  if (text.empty()) return 1;
  return static_cast<std::size_t>(
      whole_number("--header-row", text, 1, static_cast<int>(formats::most_rows)));
}

void require_names(const formats::CsvRow& header) {
  for (const std::string& cell : header.cells) {
    if (!is_some_date(value_in(cell))) continue;
    throw Error(
        ErrorKind::refused,
        fmt::format("it holds a date, {}, where the names of the columns stand.", as_typed(cell)),
        "Put a row above it that names them: date, capsules and what was noted.");
  }
}

Remedy help_with_header(std::string_view file, const std::string& header_row) {
  if (!header_row.empty()) return {};
  const auto likely = formats::likely_header_row(file);
  if (!likely || *likely == 1) return {};
  return {fmt::format("Row {} looks like the one that names the columns: ", *likely),
          only_if(Condition::written_so, added("--header-row", std::to_string(*likely)))};
}

void say_how_read(Context& context, const formats::CsvTable& table) {
  const text::Style& style = context.style();
  const auto say = [&](std::string_view label, std::string_view text) {
    context.say(text::labelled(label, std::string(text), style));
  };
  if (table.encoding == formats::Encoding::utf16) say("Text", "It is UTF-16, and was read so.");
  if (table.encoding == formats::Encoding::windows_1252) {
    say("Text",
        "It is no UTF-8, and was read as Windows-1252. Look at the letters beyond A to Z, in the "
        "names of columns too: where they are wrong, save the file as \"CSV UTF-8\".");
  }
  if (table.header.number > 1) {
    say("Header", fmt::format("row {}; what stands above it is not read.", table.header.number));
  }
}

}  // namespace titrate::cli
