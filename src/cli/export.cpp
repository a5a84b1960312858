// titrate export: the nights for other programs.

#include "render/export.hpp"

#include <fmt/format.h>

#include <array>
#include <memory>

#include "cli/command_builder.hpp"
#include "cli/output.hpp"
#include "cli/range.hpp"
#include "cli/values.hpp"

namespace titrate::cli {
namespace {

// What can be asked for: one line a format.
struct Format {
  const char* option;
  const char* description;
  std::string (*text)(const render::Export&, const render::Style&);
  bool has_tag;
};

constexpr std::array formats = {
    Format{"--csv", "As CSV, which a spreadsheet and `titrate import` read", render::export_csv,
           false},
    Format{"--jsonl", "As JSON Lines, a line a night, for jq, DuckDB or pandas",
           render::export_json_lines, true},
};

struct ExportOptions {
  std::array<bool, formats.size()> asked{};
  std::string course, tag;
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
  throw usage_error("export", "needs a format.", "For example: titrate export --csv");
}

std::optional<render::Tag> read_tag(const std::string& tag, const Format& format) {
  if (tag.empty()) return std::nullopt;
  if (!format.has_tag) {
    throw usage_error("--tag", fmt::format("does not go with {}.", format.option),
                      "It tells the lines of several people apart: titrate export --jsonl --tag "
                      "NAME");
  }
  return read_text<render::Tag>("--tag", tag);
}

std::vector<render::ExportedCourse> exported(const Log& log, const std::string& course,
                                             NightDate tonight) {
  if (log.courses().empty()) throw Context::no_course();
  const bool all = course.empty() || course == "all";
  const std::size_t first = all ? 1 : read_course(course, log);
  const std::size_t last = all ? log.courses().size() : first;
  std::vector<render::ExportedCourse> courses;
  for (std::size_t number = first; number <= last; ++number) {
    courses.push_back({&log.courses()[number - 1], number, last_night_of(log, number, tonight)});
  }
  return courses;
}

ExitCode run_export(Context& context, const ExportOptions& options) {
  const Format& format = chosen_format(options);
  const auto tag = read_tag(options.tag, format);
  const Log log = context.read();
  const render::Export data{exported(log, options.course, context.tonight()), tag};
  return put_out(context, options.out, format.text(data, context.style()), options.force);
}

}  // namespace

void add_export(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ExportOptions>();
  CommandBuilder command(app, "export", "The nights for a spreadsheet or another program");
  for (std::size_t i = 0; i < formats.size(); ++i) {
    command.flag(formats[i].option, options->asked[i], formats[i].description);
  }
  command.option("--course", options->course, "K",
                 "One course alone; 1 is the first; all if left out");
  command.option("--tag", options->tag, "NAME",
                 "With --jsonl: whose log it is, said on every line");
  command.option("--out", options->out, "FILE",
                 "To this file, which must be new; standard output if left out");
  command.flag("--force", options->force, "Replace the file where it is there");
  command.help(
      "Examples:\n"
      "  titrate export --csv --out nights.csv\n"
      "  titrate export --jsonl | jq -s 'map(.capsules) | add'\n");
  command.runs(chosen, [options](Context& context) { return run_export(context, *options); });
}

}  // namespace titrate::cli
