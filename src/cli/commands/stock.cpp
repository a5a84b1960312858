// titrate stock: how many are left, and until when they last.

#include "text/stock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "cli/args/command_builder.hpp"
#include "cli/args/values.hpp"
#include "cli/refusals.hpp"
#include "formats/json_answers.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct StockOptions {
  std::string told;
  bool json = false;
};

// "76", counted now, or "+180", a new bottle.
using ToldStock = std::variant<StockCount, StockAdded>;

ToldStock read_told(const std::string& text) {
  if (text.starts_with('+')) return read_number<StockAdded>("stock", text.substr(1));
  return read_number<StockCount>("stock", text);
}

// Whose stock it is: tonight's course, or one that begins tomorrow, as its bottle is the new one.
// On its first evening where that is to come.
struct Shelf {
  std::size_t course;
  NightDate evening;
};

Shelf shelf_in(const Context& context, const Log& log) {
  const std::size_t course = context.course_at(log, context.tonight() + 1);
  return {course, std::max(context.tonight(), log.courses()[course].started())};
}

Error too_many(const Course& course) {
  return {ErrorKind::refused,
          fmt::format("that makes more than {}, the most that a log can hold for a day.",
                      StockCount::highest / (whole_of(course.unit()) ? 2 : 1)),
          {"What it holds now: ", titrate("stock")}};
}

// A count for a day that is so far ahead could not be taken back once that is another day.
Error begins_later(const Course& course) {
  return {ErrorKind::refused, fmt::format("the course begins on {}; count what there is then.",
                                          text::to_text(course.started()))};
}

// In what the log counts: halves, where a bottle is told in wholes.
ToldStock in_halves(ToldStock told, const Course& course) {
  const auto twice = [](auto amount) -> std::optional<ToldStock> {
    const auto halves = decltype(amount)::from(2 * amount.value());
    return halves ? std::optional<ToldStock>(*halves) : std::nullopt;
  };
  const auto halves = std::visit(twice, told);
  if (!halves) throw too_many(course);
  return *halves;
}

StockEntry entry_for(const Course& course, NightDate evening, ToldStock told) {
  if (whole_of(course.unit())) told = in_halves(told, course);
  const auto* count = std::get_if<StockCount>(&told);
  const auto entry = count != nullptr ? counted_now(course, evening, *count)
                                      : with_added(course, evening, std::get<StockAdded>(told));
  if (!entry) throw too_many(course);
  return *entry;
}

// As it was told: in wholes where halves are counted.
int number_told(const StockEntry& entry, const Course& course) {
  const int number = std::visit([](auto amount) { return amount.value(); }, entry.amount);
  return whole_of(course.unit()) ? number / 2 : number;
}

ExitCode say_stock(Context& context, bool json) {
  const Log log = context.read();
  const auto [index, evening] = shelf_in(context, log);
  const Course& course = log.courses()[index];
  if (json) {
    context.say(formats::stock_json(course, evening, context.style()));
  } else {
    context.say_text(text::words_on_stock(course, evening));
  }
  return ExitCode::done;
}

// The log keeps how many there were before tonight's dose.
void say_what_was_taken(Context& context, const Course& course, NightDate evening) {
  const Night* const night = course.night_on(evening);
  if (night == nullptr || night->is_missed()) return;
  context.say_text(
      fmt::format("Tonight's dose, {}, is added back: the log keeps how many there were before.",
                  text::count_in_words(night->capsules(), course.unit())));
}

// Where halves are counted, the lines of the log are of halves.
void say_if_halves(Context& context, const Course& course) {
  const auto whole = whole_of(course.unit());
  if (!whole) return;
  context.say_text(fmt::format("The log counts {}; told and shown here are {}.",
                               words_of(course.unit()).many, words_of(whole).many));
}

ExitCode change_stock(Context& context, ToldStock told) {
  const bool adds = std::holds_alternative<StockAdded>(told);
  auto locked = context.lock({});
  const auto [index, evening] = shelf_in(context, locked.log());
  const Course& course = locked.log().courses()[index];
  if (evening > context.tonight() + 1) throw begins_later(course);
  const StockEntry entry = entry_for(course, evening, told);
  Log after = with_course(locked.log(), index, course.with(entry));
  if (adds) context.environment().sum = number_told(entry, course);
  const auto outcome = context.write(std::move(locked), std::move(after));
  context.say_saved(outcome);
  if (adds) {
    context.say_text("The same said again would add again.");
  } else {
    say_what_was_taken(context, outcome.after.courses()[index], evening);
  }
  say_if_halves(context, outcome.after.courses()[index]);
  context.say("\n");
  context.say_text(text::words_on_stock(outcome.after.courses()[index], evening));
  return context.confirm(outcome);
}

ExitCode stock(Context& context, const StockOptions& options) {
  if (options.told.empty()) return say_stock(context, options.json);
  if (options.json) {
    throw usage_error("--json", "answers how many are left, and goes with no number.");
  }
  return change_stock(context, read_told(options.told));
}

}  // namespace

void add_stock(CLI::App& app, Command& chosen) {
  auto options = std::make_shared<StockOptions>();
  CommandBuilder command(app, "stock", "How many are left, and until when they last");
  command.word(options->told, "[N]", "Counted now; +N: a new bottle");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help(
      "Each dose that is logged is taken off. A dose of tonight that is logged already was taken\n"
      "before they were counted. A new bottle said twice on a day counts twice.\n"
      "Until when they last: each coming dose taken as advised and tolerated. In the last week\n"
      "titrate says it each evening.\n"
      "\n"
      "Examples:\n"
      "  titrate stock +180   a new bottle\n"
      "  titrate stock 76     counted now\n"
      "  titrate stock        how many are left\n");
  command.changes(
      chosen, [options](Context& context) { return stock(context, *options); },
      [options] { return !options->told.empty(); });
}

}  // namespace titrate::cli
