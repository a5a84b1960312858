#include "cli/import/preview.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/args/values.hpp"
#include "cli/import/unread.hpp"
#include "core/utf8.hpp"

namespace titrate::cli {
namespace {

constexpr std::size_t brief_problems = 8;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string nights(std::size_t count) { return counted(count, "night", "nights"); }

std::string place_of(const RowProblem& problem) {
  if (problem.column.empty()) return fmt::format("row {}", problem.row);
  return fmt::format("row {}, column {}", problem.row, problem.column);
}

std::string columns_in_words(const ColumnChoice& choice) {
  std::string text;
  for (const Column& column : choice.columns) {
    if (!text.empty()) text += ", ";
    text += name_of(column);
    if (!column.own) text += fmt::format(" from \"{}\"", printable(column.title, 40));
    if (!column.where.empty()) text += " where " + column.where.to_text();
    if (column.field == ImportField::mg) text += " (only compared)";
  }
  return text;
}

std::string plan_in_words(const ImportPlan& plan, std::size_t other_rows) {
  std::vector<std::string> parts;
  if (plan.new_nights > 0) parts.push_back(nights(plan.new_nights) + " new");
  if (plan.completed_nights > 0) parts.push_back(nights(plan.completed_nights) + " completed");
  if (plan.known_rows > 0) {
    parts.push_back(
        fmt::format("{} nothing new", counted(plan.known_rows, "row says", "rows say")));
  }
  if (plan.empty_rows > 0) {
    parts.push_back(counted(plan.empty_rows, "row has only a date", "rows have only a date"));
  }
  if (other_rows > 0) {
    parts.push_back(counted(other_rows, "row is of something else", "rows are of something else"));
  }
  return parts.empty() ? "no nights." : fmt::format("{}.", fmt::join(parts, ", "));
}

// There the date is the one that the clock showed.
bool times_stand_behind_dates(const ColumnChoice& choice) {
  const Column* time = choice.find(ImportField::time);
  return time != nullptr && time->index == choice.find(ImportField::date)->index;
}

// What times came to; empty where they changed nothing.
std::string times_in_words(const ImportPlan& plan, const ColumnChoice& choice,
                           const NightHours& hours) {
  std::vector<std::string> parts;
  if (plan.early_rows > 0) {
    parts.push_back(
        fmt::format("{} from before {}, still of the night of the date before: row {} of {}.",
                    counted(plan.early_rows, "row is", "rows are"), hours.end_in_words(),
                    plan.first_early->row, text::short_words(plan.first_early->night)));
  }
  if (plan.early_rows > 0 && !times_stand_behind_dates(choice)) {
    parts.emplace_back("Where the date is that of the evening, leave the times out.");
  }
  if (plan.converted_rows > 0) {
    parts.push_back(fmt::format("{} time zone, and {} read by this machine's.",
                                counted(plan.converted_rows, "row names its", "rows name their"),
                                plan.converted_rows == 1 ? "is" : "are"));
  }
  return fmt::format("{}", fmt::join(parts, " "));
}

// The columns whose doses are added up; empty where there is one at most.
std::string doses_in_words(const ColumnChoice& choice) {
  std::vector<std::string> titles;
  for (const Column& column : choice.columns) {
    if (column.field == ImportField::capsules) titles.push_back(as_typed(column.title));
  }
  return titles.size() > 1 ? fmt::format("{}", fmt::join(titles, " and ")) : "";
}

void say_problems(Context& context, const ImportPlan& plan, Length length) {
  const std::size_t most = length == Length::whole ? plan.problems.size()
                                                   : std::min(plan.problems.size(), brief_problems);
  for (std::size_t i = 0; i < most; ++i) {
    const RowProblem& problem = plan.problems[i];
    std::string text = fmt::format("{}: {}", place_of(problem), problem.problem);
    const Remedy help = problem.help.about(context.style().log);
    if (!help.empty()) text += ' ' + help.to_text();
    context.say({text::labelled("  ! ", text::shown(text, context.style()), context.style(),
                                text::Ink::caution, 4),
                 help});
  }
  if (most < plan.problems.size()) {
    context.say_line({fmt::format("  and {} more; ", plan.problems.size() - most),
                      added("--dry-run"), " shows them all."});
  }
}

// What a preset asks for, and this file has no row of.
void say_without_rows(Context& context, const Selection& file) {
  const text::Style& style = context.style();
  for (const Column& column : file.without_rows) {
    const std::string text =
        fmt::format("{}: no row where {}.", name_of(column), column.where.to_text());
    context.say(text::labelled("Not there", text::shown(text, style), style));
  }
}

// What stands in columns that are not read, and could be noted too.
void say_offer(Context& context, const Selection& file) {
  const Remedy offer = offer_of_numbers(file.table, file.choice);
  if (offer.empty()) return;
  const text::Style& style = context.style();
  context.say({text::labelled("", text::shown(offer.to_text(), style), style), offer});
}

}  // namespace

void say_plan(Context& context, const Selection& file, const ImportPlan& plan, const ImportHow& how,
              const Log& log, Length length) {
  const text::Style& style = context.style();
  const ColumnChoice& choice = file.choice;
  const auto say = [&](std::string_view label, const std::string& text) {
    context.say(text::labelled(label, text::shown(text, style), style));
  };
  say("Read", columns_in_words(choice));
  say_without_rows(context, file);
  if (!choice.only.empty()) say("Only", "rows where " + choice.only.to_text());
  if (!choice.left_out.empty()) {
    say("Not read", fmt::format("{}", fmt::join(choice.left_out, ", ")));
    say_offer(context, file);
  }
  if (plan.mended_cells > 0) {
    say("Dropped", fmt::format("from {}: characters that do not show, such as a zero width space.",
                               counted(plan.mended_cells, "cell", "cells")));
  }
  if (plan.joined_texts > 0) {
    say("Joined", fmt::format("{} had line ends, which are blanks now.",
                              counted(plan.joined_texts, "note", "notes")));
  }
  if (plan.cut_texts > 0) {
    say("Cut", fmt::format("{} longer than a log holds.",
                           counted(plan.cut_texts, "note that was", "notes that were")));
  }
  if (const std::string times = times_in_words(plan, choice, how.hours); !times.empty()) {
    say("Times", times);
  }
  if (how.results && plan.first_result) {
    say("Results", fmt::format("row {}: {}", plan.first_result->row,
                               in_words(*plan.first_result, *how.results)));
  }
  if (const std::string doses = doses_in_words(choice); !doses.empty()) {
    say("Added up", "in each row the doses of " + doses + '.');
  }
  if (plan.summed_nights > 0) {
    say("Added up",
        fmt::format("the doses of {} that more than one row has.", nights(plan.summed_nights)));
  }
  if (plan.results_before > 0) {
    say("Left out", fmt::format("{} from before the first course: no dose of it came before.",
                                counted(plan.results_before, "result", "results")));
  }
  if (plan.problems.empty()) {
    say("Import", plan_in_words(plan, file.other_rows));
    say_planned(context, log, plan.after, length);
  } else {
    say("Import", "not possible: something does not fit.");
    say_problems(context, plan, length);
  }
}

Error does_not_fit(const std::string& file, const ImportPlan& plan) {
  const RowProblem& first = plan.problems.front();
  const std::size_t more = plan.problems.size() - 1;
  Remedy help = first.help;
  if (more > 0) {
    help += fmt::format("{}{} {} not fit either.", help.empty() ? "" : "\n", more,
                        more == 1 ? "other cell does" : "others do");
  }
  return {ErrorKind::refused, first.problem, std::move(help),
          fmt::format("{}, {}", file, place_of(first))};
}

}  // namespace titrate::cli
