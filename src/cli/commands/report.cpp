// titrate report: a course in brief on one sheet for an appointment, or all there is.

#include "report/report.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>

#include "cli/args/command_builder.hpp"
#include "cli/args/range.hpp"
#include "cli/args/values.hpp"
#include "cli/output.hpp"
#include "cli/trouble.hpp"
#include "report/html.hpp"
#include "report/page.hpp"
#include "report/report_text.hpp"

namespace titrate::cli {
namespace {

struct ReportOptions {
  std::string course;
  std::optional<std::string> html;  // the file; empty where none was named
  bool all = false, force = false;
};

// Every course from its first night on, one after the other; else one in brief or whole.
std::vector<report::Report> reports(const CourseChoice& choice, bool all, const Log& log,
                                    NightDate tonight) {
  std::vector<report::Report> found;
  for (const ChosenCourse& each : find_courses(choice, log, tonight)) {
    found.push_back(report::report_of(*each.course, each.number,
                                      each.is_newest ? report::IsNewest::yes : report::IsNewest::no,
                                      each.last_night));
    if (all) report::add_stock(found.back(), log, tonight);
  }
  if (found.size() == 1) report::add_others(found.front(), log);
  if (found.back().number == log.courses().size()) report::add_taking(found.back(), log);
  if (all) return found;
  const bool is_alone = std::holds_alternative<std::size_t>(choice);
  found.front() = report::in_brief(std::move(found.front()), log,
                                   is_alone ? report::Alone::yes : report::Alone::no);
  return found;
}

// On standard output it may meet a terminal that does not read UTF-8.
std::string page_for(const Destination& destination, const std::vector<report::Report>& all,
                     Context& context) {
  const std::string page = report::report_html(all, context.tonight());
  const bool is_output = std::holds_alternative<StandardOutput>(destination);
  return is_output && !context.style().utf8 ? report::html_in_ascii(page) : page;
}

constexpr std::string_view what_for =
    "To look at it, open it in a web browser: double-click it in its folder, or press Ctrl+O there "
    "(on a Mac Cmd+O) and choose it. The browser's Print puts it on paper, or saves it as a PDF.";

// Where nothing may be written, there are other folders.
Error with_way_out(const store::Trouble& trouble) {
  Error error = error_from(trouble);
  if (trouble.failed_call() == nullptr || error.kind != ErrorKind::storage) return error;
  Remedy remedy = {"To write it elsewhere: ", ticked("report", "--html", Placeholder::file), ". "};
  error.remedy = remedy += error.remedy;
  return error;
}

ExitCode write_page(Context& context, const std::string& file, bool force,
                    const std::vector<report::Report>& all) {
  const Destination destination = read_destination(file, force);
  const std::string page = page_for(destination, all, context);
  return put_out(context, destination, page, what_for);
}

// Under tonight's name. Where that is there already, under the next that is free: who asks once
// more wants the page as it is now, and what is there may have been handed on.
ExitCode write_tonights_page(Context& context, bool force, const std::vector<report::Report>& all) {
  constexpr int most = 99;
  const std::string name = "titrate-report-" + context.tonight().iso();
  for (int number = 1;; ++number) {
    const std::string ending = number == 1 ? "" : fmt::format("-{}", number);
    try {
      return write_page(context, name + ending + ".html", force, all);
    } catch (const store::Trouble& trouble) {
      if (!trouble.is(store::Fault::taken) || number == most) throw;
    }
  }
}

ExitCode write_page(Context& context, const ReportOptions& options,
                    const std::vector<report::Report>& all) {
  try {
    return options.html->empty() ? write_tonights_page(context, options.force, all)
                                 : write_page(context, *options.html, options.force, all);
  } catch (const store::Trouble& trouble) {
    if (trouble.role != store::Role::output) throw;
    throw with_way_out(trouble);
  }
}

ExitCode report(Context& context, const ReportOptions& options) {
  if (options.force && !options.html) throw usage_error("--force", "goes with --html.");
  const CourseChoice told = read_courses(options.course, CourseGroup::newest);
  const bool is_every_course = told == CourseChoice(CourseGroup::all);
  const bool all = options.all || is_every_course;
  const CourseChoice courses =
      options.all && options.course.empty() ? CourseChoice(CourseGroup::all) : told;
  const Log log = context.read();
  const auto found = reports(courses, all, log, context.tonight());
  if (options.html) return write_page(context, options, found);
  context.say(report::report_opening(context.tonight(), context.style()));
  for (const report::Report& each : found) context.say(report::report_text(each, context.style()));
  context.say(
      report::report_ending(all ? report::Extent::whole : report::Extent::brief, context.style()));
  return ExitCode::done;
}

}  // namespace

void add_report(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<ReportOptions>();
  CommandBuilder command(app, "report", "A course on one page, for an appointment");
  command.optional("--html", options->html, "FILE", "Write it as a page to print; - is the output");
  command.flag("--all", options->all, "Every course, every night, every note, and the stock");
  command.option("--course", options->course, "K|all",
                 "One course alone; 1 is the first; all: the same as --all");
  command.flag("--force", options->force, "Replace the file where it is there");
  command.help(
      "As text, or with --html as a page: one sheet of paper, with the last 8 weeks and all "
      "warning\n"
      "signs. The page is one file that needs nothing else and that only you can read; your name "
      "is\n"
      "not in it. Without FILE it is titrate-report-DATE.html in the current folder.\n"
      "\n"
      "Examples:\n"
      "  titrate report\n"
      "  titrate report --html\n"
      "  titrate report --html magnesium.html --force\n"
      "  titrate report --all --html everything.html\n");
  command.runs(chosen, [options](Context& context) { return report(context, *options); });
}

}  // namespace titrate::cli
