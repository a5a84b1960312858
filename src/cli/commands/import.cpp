// titrate import: nights from a spreadsheet or another app, all of them or none.

#include <fmt/format.h>

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/import/header.hpp"
#include "cli/import/plan.hpp"
#include "cli/import/presets.hpp"
#include "cli/import/preview.hpp"
#include "cli/import/results.hpp"
#include "cli/import/selection.hpp"
#include "core/utf8.hpp"
#include "formats/csv_reader.hpp"
#include "store/input_file.hpp"

namespace titrate::cli {
namespace {

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

// What is wrong with a file is so in this file, and what is wrong with the options with this
// preset.
Error in_file(const ImportOptions& options, Error error) {
  if (error.kind != ErrorKind::refused) {
    if (!options.preset.empty()) error.place += " with --preset " + printable(options.preset);
  } else if (!error.place.empty()) {
    error.place = name_of_input(options) + ", " + error.place;
  }
  return error;
}

// Helped by the row that may hold the names, where that is another.
Error in_header(const ImportOptions& options, const std::string& bytes, Error error) {
  if (Remedy help = help_with_header(bytes, options.header_row); !help.empty()) {
    error.remedy = std::move(help);
  }
  return in_file(options, std::move(error));
}

template <class Read>
auto read_in_file(const ImportOptions& options, const std::string& bytes, const Read& read) {
  try {
    return read();
  } catch (const HeaderError& error) {
    throw in_header(options, bytes, error);
  } catch (const Error& error) {
    throw in_file(options, error);
  }
}

formats::CsvTable table_of(const std::string& bytes, const ImportOptions& options) {
  auto read = formats::read_csv(bytes, read_header_row(options.header_row));
  if (auto* table = std::get_if<formats::CsvTable>(&read)) return std::move(*table);
  const auto& problem = std::get<formats::CsvProblem>(read);
  if (problem.row > 0) {
    throw in_header(
        options, bytes,
        {ErrorKind::refused, problem.problem, problem.remedy, fmt::format("row {}", problem.row)});
  }
  throw Error(ErrorKind::refused, problem.problem, problem.remedy, name_of_input(options));
}

constexpr Confirmation importing = {"importing", "Put these nights into the log?", "not imported.",
                                    "the nights"};

ExitCode run_import(Context& context, ImportOptions options) {
  if (options.file.empty()) {
    throw usage_error("import", "needs a file.",
                      {"For example: ", titrate("import", Placeholder::file)});
  }
  if (!options.preset.empty()) add_preset(context, options);
  require_savable(context, options);
  const DateForm form = read_date_form(options.dates);
  ImportHow how{context.hours(), read_same_night(options.same_night),
                read_results(options.results)};
  const std::string name = name_of_input(options);
  const std::string bytes = bytes_of(context, options);
  formats::CsvTable table = table_of(bytes, options);
  const Log log = context.read();
  const bool can_ask = context.can_ask() && !from_input(options);
  const Selection file =
      read_in_file(options, bytes, [&] { return select(std::move(table), options.columns, log); });
  const auto read_rows = [&] {
    return read_in_file(options, bytes,
                        [&] { return told_rows(file.table, file.choice, form, log, how); });
  };
  std::vector<ToldRow> rows = read_rows();
  if (const auto result = result_in_doubt(rows, file.choice, how)) {
    if (!can_ask) throw in_file(options, not_said_by_which(*result, file.choice));
    how.results = ask_by_which(context, *result, file.choice);
    options.results = name_of(*how.results);  // for a preset that is saved
    rows = read_rows();  // by its night, a dose may be of a course that counts something else
  }
  const ImportPlan plan = plan_of_rows(std::move(rows), file.choice, log, context.tonight(), how);
  say_how_read(context, file.table);
  say_plan(context, file, plan, how, log, options.confirmation.length());
  if (!plan.problems.empty()) throw does_not_fit(name, plan);
  const ExitCode code =
      carry_out(context, {log, plan.after}, options.confirmation, importing, can_ask);
  const ExitCode saved = save_preset(context, options);
  return code == ExitCode::done ? saved : code;
}

}  // namespace

void add_import(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ImportOptions>();
  CommandBuilder command(app, "import", "Put the nights of a CSV file into the log");
  command.word(options->file, "FILE", "The CSV file; - is standard input");
  add_options(command, *options);
  command.option("--preset", options->preset, "PRESET",
                 "The options that fit an app's file: bearable, medtimer, one of your own by its "
                 "name, or a file");
  command.option("--save-preset", options->save_preset, "FILE",
                 "Keep these options in a new file, for --preset");
  add_confirm_options(command, options->confirmation);
  command.help(
      "Examples:\n"
      "  titrate import nights.csv --dry-run\n"
      "  titrate import diary.csv --map date=Datum --map capsules=Dose\n"
      "  titrate import us.csv --map symptom:cramps=Cramps --dates MM/DD/YYYY\n"
      "  titrate import meds.csv --preset medtimer --only Name=Magnesium\n"
      "  titrate import stools.csv --map date=Day --map stool=Type --results morning\n"
      "\n"
      "Columns named as in `titrate export --csv` need no --map. Every row fits, or\n"
      "nothing is changed: what was missing is added, what contradicts the log is\n"
      "refused. One `titrate undo` takes all of it back.\n");
  command.changes(chosen, [options](Context& context) { return run_import(context, *options); });
}

}  // namespace titrate::cli
