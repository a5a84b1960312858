// titrate report: a course, or all of them, on one page for an appointment.

#include "report/report.hpp"

#include <memory>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "cli/output.hpp"
#include "report/html.hpp"
#include "report/page.hpp"
#include "report/report_text.hpp"

namespace titrate::cli {
namespace {

struct ReportOptions {
  std::string course, html;
  bool force = false;
};

std::vector<report::Report> reports(const CourseChoice& choice, const Log& log, NightDate tonight) {
  std::vector<report::Report> all;
  for (const ChosenCourse& each : find_courses(choice, log, tonight)) {
    all.push_back(report::report_of(*each.course, each.number,
                                    each.is_newest ? report::IsNewest::yes : report::IsNewest::no,
                                    each.last_night));
  }
  // One course alone brings along the signs of the others.
  if (all.size() == 1) all.front().signs = report::signed_nights(log);
  return all;
}

// On standard output it may meet a terminal that does not read UTF-8.
std::string page_for(const Destination& destination, const std::vector<report::Report>& all,
                     Context& context) {
  const std::string page = report::report_html(all, context.tonight());
  const bool is_output = std::holds_alternative<StandardOutput>(destination);
  return is_output && !context.style().utf8 ? report::html_in_ascii(page) : page;
}

ExitCode report(Context& context, const ReportOptions& options) {
  if (options.force && options.html.empty()) {
    throw usage_error("--force", "goes with --html FILE.");
  }
  const CourseChoice courses = read_courses(options.course, CourseGroup::newest);
  const Log log = context.read();
  const auto all = reports(courses, log, context.tonight());
  if (!options.html.empty()) {
    const Destination destination = read_destination(options.html, options.force);
    return put_out(context, destination, page_for(destination, all, context));
  }
  context.say(report::report_opening(context.tonight(), context.style()));
  for (const report::Report& each : all) context.say(report::report_text(each, context.style()));
  context.say(report::report_ending(context.style()));
  return ExitCode::done;
}

}  // namespace

void add_report(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ReportOptions>();
  CommandBuilder command(app, "report", "A course on one page, for an appointment");
  command.option("--html", options->html, "FILE", "Write it as a page to print; - is the output");
  command.option("--course", options->course, "K|all",
                 "Another course than the newest; 1 is the first, all is every one");
  command.flag("--force", options->force, "Replace FILE where it is there");
  command.help(
      "Without --html the same in brief, as text. The page is one file that needs\n"
      "nothing else and that only you can read; your name is not in it.\n"
      "\n"
      "Examples:\n"
      "  titrate report\n"
      "  titrate report --html magnesium.html\n"
      "  titrate report --course all --html magnesium.html --force\n");
  command.runs(chosen, [options](Context& context) { return report(context, *options); });
}

}  // namespace titrate::cli
