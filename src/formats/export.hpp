// Nights for other programs: every format is one pure function from an Export to text.
//
//   Export data{{{&course, 1, last_night}}};
//   std::string csv = export_csv(data, style);
//
// docs/import-export.md says what the columns and keys are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formats/csv_dialect.hpp"
#include "formats/fhir.hpp"
#include "formats/icalendar.hpp"
#include "text/layout.hpp"
#include "titrate/course.hpp"
#include "titrate/engine.hpp"
#include "titrate/text.hpp"

namespace titrate::formats {

// Whose log it is, where the logs of several people are put together.
using Tag = Text<struct TagTag, 100>;

struct ExportedCourse {
  const Course* course;  // which must outlive this
  std::size_t number;    // from 1
  NightDate last_night;  // the latest that can have been missed by now
  bool newest = true;    // going on tonight, or still to begin
};

struct Export {
  std::vector<ExportedCourse> courses;
  std::optional<Tag> tag{};
  std::optional<CsvDialect> excel{};  // CSV for Excel, in the dialect of the person's country
  FhirChoices fhir{};
  std::optional<Reminders> reminders{};  // needed for a calendar, and so is tonight's advice
  std::optional<Advice> tonight{};
};

// A header, then a line a night in the log, as `history --csv` with the number of the course
// before it. `import` takes it back to the same nights. For Excel with a byte order mark, which its
// reader of UTF-8 wants to see.
std::string export_csv(const Export& data, const text::Style& style);

// JSON Lines: a line a night, also those that were missed; every line has the same keys, and null
// where nothing was noted.
std::string export_json_lines(const Export& data, const text::Style& style);

// A Bundle of FHIR R4 resources, in JSON, an entry a line. The same log gives the same bytes.
std::string export_fhir(const Export& data, const text::Style& style);

// iCalendar: tonight's dose once, and every evening and morning a reminder without a number. Not
// for a course that has stopped.
std::string export_calendar(const Export& data, const text::Style& style);

}  // namespace titrate::formats
