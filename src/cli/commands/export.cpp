// titrate export: the nights for other programs.

#include "formats/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "cli/output.hpp"
#include "core/letters.hpp"
#include "core/utf8.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

// A server that has several people's logs could take one's nights for another's.
void note_missing_patient(Context& context, const formats::FhirChoices& choices) {
  if (choices.kind != formats::BundleKind::transaction || choices.patient) return;
  context.warn(
      "nobody is named in it. Where a server has more than one person's log, say whose this is, "
      "with "
      "--patient.");
}

// What goes with some formats only.
enum Extra : unsigned { course = 1, tag = 2, codes = 4, times = 8, excel = 16 };

// What can be asked for: one line a format.
struct Format {
  const char* option;
  const char* description;
  std::string (*text)(const formats::Export&, const text::Style&);
  unsigned extras;
};

constexpr std::array formats = {
    Format{"--csv", "As CSV, which a spreadsheet and `titrate import` read", formats::export_csv,
           course | excel},
    Format{"--jsonl", "As JSON Lines, a line a night, for jq, DuckDB or pandas",
           formats::export_json_lines, course | tag},
    Format{"--fhir", "As a FHIR R4 Bundle, for the programs of a clinic", formats::export_fhir,
           course | codes},
    Format{"--ics", "As a calendar: reminders for the evening and the morning",
           formats::export_calendar, tag | times},
};

struct ExportOptions {
  std::array<bool, formats.size()> asked{};
  std::string course, tag;
  bool excel = false;
  std::string bundle, patient;
  bool snomed = false;
  std::string at, morning;
  bool discreet = false;
  std::string out = "-";
  bool force = false;
};

const Format& chosen_format(const ExportOptions& options) {
  const Format* chosen = nullptr;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (!options.asked[i]) continue;
    if (chosen != nullptr) {
      throw usage_error(formats[i].option,
                        fmt::format("does not go with {}; ask for one of them.", chosen->option));
    }
    chosen = &formats[i];
  }
  if (chosen != nullptr) return *chosen;
  throw usage_error("export", "needs a format.", {"For example: ", titrate("export", "--csv")});
}

// Refused where an option was given that means nothing in this format.
void require_fitting(const Format& format, const ExportOptions& options) {
  const auto require = [&](const char* option, bool given, unsigned extra, Remedy help) {
    if (!given || (format.extras & extra) != 0) return;
    throw usage_error(option, fmt::format("does not go with {}.", format.option), std::move(help));
  };
  require("--course", !options.course.empty(), course, "A calendar is for the newest course.");
  require("--tag", !options.tag.empty(), tag,
          {"It tells the lines of several people apart: ",
           titrate("export", "--jsonl", "--tag", Placeholder::tag)});
  require("--excel", options.excel, excel,
          {"It is for CSV: ", only_if(Condition::meant, titrate("export", "--csv", "--excel"))});
  const Remedy fhir = {"It is for FHIR: ", only_if(Condition::meant, titrate("export", "--fhir"))};
  require("--bundle", !options.bundle.empty(), codes, fhir);
  require("--patient", !options.patient.empty(), codes, fhir);
  require("--snomed", options.snomed, codes, fhir);
  const Remedy calendar = {"It is for the calendar: ",
                           only_if(Condition::meant, titrate("export", "--ics"))};
  require("--at", !options.at.empty(), times, calendar);
  require("--morning", !options.morning.empty(), times, calendar);
  require("--discreet", options.discreet, times, calendar);
}

std::optional<formats::PatientReference> read_patient(const std::string& reference) {
  if (reference.empty()) return std::nullopt;
  auto patient = formats::PatientReference::from(reference);
  if (patient) return *std::move(patient);
  throw usage_error("--patient",
                    fmt::format("\"{}\" {}.", printable(reference, 60), patient.refusal().problem));
}

formats::BundleKind read_bundle(const std::string& kind) {
  if (kind.empty()) return formats::BundleKind::collection;
  const auto& names = formats::bundle_kind_names;
  const auto* const found = std::find(names.begin(), names.end(), in_small_letters(kind));
  if (found != names.end()) return static_cast<formats::BundleKind>(found - names.begin());
  throw usage_error("--bundle",
                    fmt::format("\"{}\" is no kind of bundle: collection, to hand on, or "
                                "transaction, for a server.",
                                printable(kind, 40)));
}

// "21:30" or "6:45", by the one reader of clock times.
TimeOfDay read_time_of_day(std::string_view option, const std::string& text) {
  if (const auto time = TimeOfDay::parse(text.find(':') == 1 ? '0' + text : text)) return *time;
  throw usage_error(option, fmt::format("\"{}\" is not a time from 00:00 to 23:59, like 21:30.",
                                        printable(text, 40)));
}

formats::Reminders read_reminders(Context& context, const ExportOptions& options) {
  const auto evening = read_time_of_day("--at", options.at.empty() ? "21:30" : options.at);
  const TimeOfDay usual = std::max(*TimeOfDay::parse("08:00"), context.hours().ends);
  const auto morning =
      options.morning.empty() ? usual : read_time_of_day("--morning", options.morning);
  if (context.hours().goes_on(morning)) {
    throw usage_error("--morning", fmt::format("is a time from {} on, when the night is over.",
                                               context.hours().end_in_words()));
  }
  const Environment& environment = context.environment();
  return {evening,
          morning,
          environment.now,
          context.hours().ends,
          environment.in_utc(environment.now),
          options.discreet};
}

// A calendar of a course that has stopped would remind of a dose that must not be taken.
Advice advice_to_remind_of(const Context& context, const Log& log) {
  const NightDate tonight = context.tonight();
  const Course& course = context.current(log);
  if (!(tonight + 2).in_range()) {
    throw Error(ErrorKind::refused, "no calendar reaches beyond the year 9999.");
  }
  Advice advice = advise(course, tonight);
  if (advice.phase.kind != Phase::Kind::stopped) return advice;
  throw Error(
      ErrorKind::refused, "this titration has stopped; there is no dose to be reminded of.",
      {"Take earlier reminders out of your calendar. Why it stopped: ", titrate("tonight")});
}

std::vector<formats::ExportedCourse> exported(const Log& log, const CourseChoice& choice,
                                              NightDate tonight) {
  std::vector<formats::ExportedCourse> courses;
  for (const ChosenCourse& each : find_courses(choice, log, tonight)) {
    courses.push_back({each.course, each.number, each.last_night, each.is_newest});
  }
  return courses;
}

ExitCode run_export(Context& context, const ExportOptions& options) {
  const Format& format = chosen_format(options);
  require_fitting(format, options);
  formats::Export data{
      .courses = {},
      .fhir = {read_patient(options.patient), read_bundle(options.bundle), options.snomed}};
  if (options.excel) {
    data.excel = formats::spreadsheet_dialect(context.environment().numeric_locale());
  }
  if (!options.tag.empty()) data.tag = read_text<formats::Tag>("--tag", options.tag);
  const bool is_calendar = (format.extras & times) != 0;
  if (is_calendar) data.reminders = read_reminders(context, options);
  const CourseChoice courses = read_courses(options.course, CourseGroup::all);
  const Log log = context.read();
  if (is_calendar) data.tonight = advice_to_remind_of(context, log);
  note_missing_patient(context, data.fhir);
  data.courses = exported(log, courses, context.tonight());
  return put_out(context, read_destination(options.out, options.force),
                 format.text(data, context.style()));
}

}  // namespace

void add_export(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ExportOptions>();
  CommandBuilder command(app, "export", "The nights for a spreadsheet or another program");
  for (std::size_t i = 0; i < formats.size(); ++i) {
    command.flag(formats[i].option, options->asked[i], formats[i].description);
  }
  command.option("--course", options->course, "K|all",
                 "One course alone; 1 is the first; all if left out");
  command.option("--tag", options->tag, "NAME",
                 "With --jsonl or --ics: whose log it is, said on every line or reminder");
  command.flag("--excel", options->excel,
               "With --csv: as Excel opens it, and with semicolons and decimal commas where your "
               "locale has those");
  command.option("--bundle", options->bundle, "KIND",
                 "With --fhir: collection, to hand on, if left out; transaction, for a server, "
                 "where the same sent twice counts once");
  command.option(
      "--patient", options->patient, "REF",
      "With --fhir: whom it is about, Patient/ID, https://.../Patient/ID or urn:uuid:...");
  command.flag("--snomed", options->snomed,
               "With --fhir: the SNOMED CT code of the stool type too; where SNOMED CT needs a "
               "licence, using it needs yours");
  command.option("--at", options->at, "HH:MM",
                 "With --ics: when to be reminded of the dose; 21:30 if left out");
  command.option("--morning", options->morning, "HH:MM",
                 "With --ics: when to be reminded to note the night; 08:00 if left out");
  command.flag("--discreet", options->discreet,
               "With --ics: \"Evening note\" and no more, for a screen that others see");
  command.option("--out", options->out, "FILE",
                 "To this file, which must be new; standard output if left out");
  command.flag("--force", options->force, "Replace the file where it is there");
  command.help(
      "Examples:\n"
      "  titrate export --csv --out nights.csv\n"
      "  titrate export --csv --excel --out nights.csv\n"
      "  titrate export --jsonl | jq -s 'map(.capsules) | add'\n"
      "  titrate export --fhir --patient Patient/123 --out titration.json\n"
      "  titrate export --ics --at 21:30 --out reminders.ics\n");
  command.runs(chosen, [options](Context& context) { return run_export(context, *options); });
}

}  // namespace titrate::cli
