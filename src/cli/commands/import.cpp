// titrate import: nights from a spreadsheet or another app, all of them or none.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
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

formats::CsvTable table_of(const std::string& bytes, const std::string& name) {
  auto read = formats::read_csv(bytes);
  if (auto* table = std::get_if<formats::CsvTable>(&read)) return std::move(*table);
  const auto& problem = std::get<formats::CsvProblem>(read);
  const std::string place = problem.row > 0 ? fmt::format("{}, row {}", name, problem.row) : name;
  throw Error(ErrorKind::refused, problem.problem, problem.remedy, place);
}

// What is wrong with the columns is so in this file.
ColumnChoice columns_of(const formats::CsvTable& table, const ColumnOptions& options,
                        const std::string& name) {
  try {
    return choose_columns(table.header.cells, options);
  } catch (Error& error) {
    if (error.kind == ErrorKind::refused) error.place = name + ", " + error.place;
    throw;
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
  const formats::CsvTable table = table_of(bytes_of(context, options), name);
  const ColumnChoice choice = columns_of(table, options.columns, name);
  const Log log = context.read();
  const ImportPlan plan = plan_import(table, choice, form, log, context.tonight());
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
                 "YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY or MM/DD/YYYY; needed only with slashes");
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
