// What `import` is told beside its file.
#pragma once

#include <string>

#include "cli/import/columns.hpp"
#include "cli/planned_change.hpp"

namespace titrate::cli {

struct ImportOptions {
  std::string file;
  ColumnOptions columns;
  std::string dates;
  std::string results, same_night;
  std::string header_row;
  std::string preset, save_preset;
  ConfirmOptions confirmation;
};

// The options that say how a file is to be read, one call each of `option`, `repeated` and `flag`
// with the arguments of CommandBuilder: for the command line, and for the presets, which can hold
// every one.
template <class Taker>
void add_options(Taker& taker, ImportOptions& options) {
  taker.repeated(
      "--map", options.columns.maps, "FIELD=COLUMN",
      "Which column holds date, time, capsules, stool, movements, sleep, symptoms, "
      "symptom:NAME, measures, measure:NAME, signs, sign:NAME, other_cause, note or mg; "
      "behind it, in quotes, ' where COLUMN=VALUE' for some rows alone; may be repeated");
  taker.repeated("--only", options.columns.only, "COLUMN=VALUE",
                 "Only rows that have this value in this column, with * any value, with nothing an "
                 "empty cell; one column twice: either; may be repeated");
  taker.repeated("--ignore", options.columns.ignored, "COLUMN",
                 "A column to leave out, or with COLUMN=VALUE rows; may be repeated");
  taker.option("--dates", options.dates, "FORM",
               "YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY, MM/DD/YYYY, DD-MM-YYYY, MM-DD-YYYY or "
               "DD-MMM-YYYY (3-Nov-2026); needed only where the file leaves it open");
  taker.option("--results", options.results, "morning|night|form",
               "What a row's date says of stool, sleep and the like: morning, the day they came, "
               "after the night before; night, that of the dose before them; form, a morning's as "
               "well, and the row's dose is of the night before too");
  taker.option("--same-night", options.same_night, "sum|once",
               "Where two rows of a night have a dose: sum, both were taken; once, it was "
               "written twice");
  taker.option("--doses", options.columns.doses, "whole|half",
               "What a number alone counts where the course counts halves: whole, tablets and the "
               "like; half, their halves");
  taker.option("--header-row", options.header_row, "N",
               "The row that names the columns, where others stand above it");
  taker.flag("--cut-texts", options.columns.cut_texts,
             "Cut notes that are longer than a log holds");
}

}  // namespace titrate::cli
