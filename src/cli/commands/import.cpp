// titrate import: nights from a spreadsheet or another app, all of them or none.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/import/header.hpp"
#include "cli/import/plan.hpp"
#include "cli/import/preview.hpp"
#include "core/utf8.hpp"
#include "formats/csv_reader.hpp"
#include "store/input_file.hpp"

namespace titrate::cli {
namespace {

struct ImportOptions {
  std::string file;
  ColumnOptions columns;
  std::string dates;
  std::string header_row;
  ConfirmOptions confirmation;
};

bool from_input(const ImportOptions& options) { return options.file == "-"; }

std::string name_of_input(const ImportOptions& options) {
  return from_input(options) ? "standard input" : printable(options.file);
}

std::string bytes_of(Context& context, const ImportOptions& options) {
  Environment& environment = context.environment();
  if (!from_input(options)) return store::read_input_file(environment.disk, options.file);
  std::string bytes = environment.read_input(store::largest_file + 1);
  store::require_readable_size(bytes.size(), name_of_input(options));
  return bytes;
}

// What is wrong with the row of names, or above it, is helped by the row that may be it.
Error in_file(Error error, const std::string& place, const std::string& bytes,
              const ImportOptions& options) {
  error.place = place;
  if (Remedy help = help_with_header(bytes, options.header_row); !help.empty()) {
    error.remedy = std::move(help);
  }
  return error;
}

formats::CsvTable table_of(const std::string& bytes, const std::string& name,
                           const ImportOptions& options) {
  auto read = formats::read_csv(bytes, read_header_row(options.header_row));
  if (auto* table = std::get_if<formats::CsvTable>(&read)) return std::move(*table);
  const auto& problem = std::get<formats::CsvProblem>(read);
  const std::string place = problem.row > 0 ? fmt::format("{}, row {}", name, problem.row) : name;
  throw in_file({ErrorKind::refused, problem.problem, problem.remedy, place}, place, bytes,
                options);
}

// What is wrong with the columns is so in this file.
ColumnChoice columns_of(const formats::CsvTable& table, const ImportOptions& options,
                        const std::string& bytes, const std::string& name) {
  try {
    require_names(table.header);
    return choose_columns(table.header.cells, options.columns);
  } catch (const Error& error) {
    if (error.kind != ErrorKind::refused) throw;
    throw in_file(error, fmt::format("{}, row {}", name, table.header.number), bytes, options);
  }
}

constexpr Confirmation importing = {"importing", "Put these nights into the log?", "not imported.",
                                    "the nights"};

ExitCode run_import(Context& context, const ImportOptions& options) {
  if (options.file.empty()) {
    throw usage_error("import", "needs a file.",
                      {"For example: ", titrate("import", Placeholder::file)});
  }
  const DateForm form = read_date_form(options.dates);
  const std::string name = name_of_input(options);
  const std::string bytes = bytes_of(context, options);
  const formats::CsvTable table = table_of(bytes, name, options);
  const ColumnChoice choice = columns_of(table, options, bytes, name);
  const Log log = context.read();
  const ImportPlan plan = plan_import(table, choice, form, log, context.tonight());
  say_how_read(context, table);
  say_plan(context, choice, plan, log, options.confirmation.length());
  if (!plan.problems.empty()) throw does_not_fit(name, plan);
  return carry_out(context, {log, plan.after}, options.confirmation, importing,
                   context.can_ask() && !from_input(options));
}

}  // namespace

void add_import(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ImportOptions>();
  CommandBuilder command(app, "import", "Put the nights of a CSV file into the log");
  command.word(options->file, "FILE", "The CSV file; - is standard input");
  command.repeated("--map", options->columns.maps, "FIELD=COLUMN",
                   "Which column holds date, capsules, stool, movements, sleep, symptoms, "
                   "symptom:NAME, measures, measure:NAME, signs, other_cause, note or mg; "
                   "may be repeated");
  command.repeated("--ignore", options->columns.ignored, "COLUMN",
                   "A column to leave out; may be repeated");
  command.option("--dates", options->dates, "FORM",
                 "YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY, MM/DD/YYYY, DD-MM-YYYY, MM-DD-YYYY or "
                 "DD-MMM-YYYY (3-Nov-2026); needed only where the file leaves it open");
  command.option("--header-row", options->header_row, "N",
                 "The row that names the columns, where others stand above it");
  command.flag("--cut-texts", options->columns.cut_texts,
               "Cut notes that are longer than a log holds");
  add_confirm_options(command, options->confirmation);
  command.help(
      "Examples:\n"
      "  titrate import nights.csv --dry-run\n"
      "  titrate import diary.csv --map date=Datum --map capsules=Dose\n"
      "  titrate import us.csv --map symptom:cramps=Cramps --dates MM/DD/YYYY\n"
      "\n"
      "Columns named as in `titrate export --csv` need no --map. Every row fits, or\n"
      "nothing is changed: what was missing is added, what contradicts the log is\n"
      "refused. One `titrate undo` takes all of it back.\n");
  command.changes(chosen, [options](Context& context) { return run_import(context, *options); });
}

}  // namespace titrate::cli
