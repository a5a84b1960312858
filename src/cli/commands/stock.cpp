// titrate stock: how many are left, and until when they last.

#include "text/stock.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/args/command_builder.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/args/with_half.hpp"
#include "cli/commands/act_list.hpp"
#include "cli/night/one_night.hpp"
#include "cli/refusals.hpp"
#include "core/letters.hpp"
#include "formats/json_answers.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

struct StockOptions {
  std::vector<std::string> told;
  std::string remove;
  bool list = false;
  bool json = false;
};

// "76", counted now, or "+180", a new bottle; of whole ones, also where halves are counted.
struct ToldStock {
  bool adds = false;
  int halves = 0;         // twice what was told
  std::string name = {};  // of what it is in, where that was said
  std::string typed = {};
};

ToldStock read_told(const std::vector<std::string>& words) {
  ToldStock told{.typed = fmt::format("{}", fmt::join(words, " "))};
  std::string_view number = trimmed(told.typed);
  told.adds = number.starts_with('+');
  if (told.adds) number = trimmed(number.substr(1));
  if (auto with_half = with_half_in(number)) {
    told.halves = with_half->halves;
    told.name = std::move(with_half->name);
  } else {
    std::vector<std::string> said = words_typed(number);
    if (said.empty()) said.emplace_back();
    told.name = in_one_line(std::span<const std::string>(said).subspan(1));
    const bool is_named = told.name.empty() || is_unit_name(told.name);
    const auto in_words = is_named ? number_said(said.front()) : std::nullopt;
    told.halves =
        2 * whole_number("stock", in_words ? std::to_string(*in_words) : std::string(number),
                         told.adds ? StockAdded::lowest : 0, StockCount::highest);
  }
  return told;
}

// Whose stock it is.
Shelf shelf_in(const Context& context, const Log& log) {
  const auto shelf = shelf_of(log, context.tonight());
  if (!shelf) throw Context::no_course();
  return *shelf;
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

Error not_countable(const ToldStock& told, std::string_view many, bool in_halves) {
  const std::string typed = as_typed(told.typed);
  return usage_error(
      "stock",
      in_halves ? fmt::format("{} is not a number of {}.", typed, many)
                : fmt::format("{} is not a whole number of {}, and no halves are counted here.",
                              typed, many),
      {fmt::format("Count the {}{}: ", in_halves ? "" : "whole ", many),
       titrate("stock", Placeholder::capsules)});
}

// In what the log counts: halves, where a bottle is told in wholes.
int counted_in(const Course& course, const ToldStock& told) {
  const auto whole = whole_of(course.unit());
  const UnitWords& words = words_of(whole ? whole : course.unit());
  std::string name = told.name;
  std::replace(name.begin(), name.end(), ' ', '-');
  const UnitWords& counted = words_of(course.unit());
  // Halves by their name are what the log counts.
  if (whole && (name == counted.one || name == counted.many) && told.halves % 2 == 0) {
    return told.halves / 2;
  }
  const bool is_named_so =
      name.empty() || name == words.one || name == words.many || (!whole && is_count_name(name));
  if ((!whole && told.halves % 2 != 0) || !is_named_so) {
    throw not_countable(told, words.many, whole.has_value());
  }
  return whole ? told.halves : told.halves / 2;
}

StockEntry entry_for(const Course& course, NightDate evening, const ToldStock& told) {
  const int number = counted_in(course, told);
  std::optional<StockEntry> entry;
  if (told.adds) {
    if (const auto added = StockAdded::from(number)) entry = with_added(course, evening, *added);
  } else if (const auto count = StockCount::from(number)) {
    entry = counted_now(course, evening, *count);
  }
  if (!entry) throw too_many(course);
  return *entry;
}

// ---- Saying it ----

void say_whose(Context& context, NightDate evening) {
  if (evening <= context.tonight()) return;
  context.say_text(fmt::format("This is of the course that begins on {}.", text::to_text(evening)));
}

ExitCode say_stock(Context& context, bool json) {
  const Log log = context.read();
  const auto [index, evening] = shelf_in(context, log);
  const Course& course = log.courses()[index];
  if (json) {
    context.say(formats::stock_json(course, evening, context.style()));
  } else {
    say_whose(context, evening);
    context.say_text(text::words_on_stock(course, evening));
  }
  return ExitCode::done;
}

// The log keeps how many there were before tonight's dose.
bool has_dose_on(const Course& course, NightDate evening) {
  const Night* const night = course.night_on(evening);
  return night != nullptr && !night->is_missed();
}

// What the entry of a day says beside what was there: a sum, or a count in the place of a bottle.
void say_what_it_comes_to(Context& context, const Course& before, const StockEntry& entry,
                          const ToldStock& told) {
  const StockEntry* const there = before.stock_on(entry.date);
  const bool has_dose = has_dose_on(before, entry.date);
  if (told.adds) {
    if (there != nullptr) {
      context.say_text(
          text::words_on_sum(*there, entry, counted_in(before, told), has_dose, before.unit()));
    }
    context.say_text("The same said again would add again.");
    return;
  }
  if (has_dose) {
    context.say_text(
        fmt::format("Tonight's dose, {}, is added back: the log keeps how many there were before.",
                    text::count_in_words(before.night_on(entry.date)->capsules(), before.unit())));
  }
  const auto* came = there == nullptr ? nullptr : std::get_if<StockAdded>(&there->amount);
  if (came != nullptr) context.say_text(text::words_on_counted_bottle(*came, before.unit()));
}

void say_how_many_are_left(Context& context, const Log& log) {
  const auto [index, evening] = shelf_in(context, log);
  context.say("\n");
  say_whose(context, evening);
  context.say_text(text::words_on_stock(log.courses()[index], evening));
}

// ---- Changing it ----

// What it comes to is heard also where the answer is lost, in what was told: wholes.
void note_sum(Environment& environment, const StockEntry& entry, const Course& course) {
  const int number = std::visit([](auto amount) { return amount.value(); }, entry.amount);
  const bool in_halves = whole_of(course.unit()).has_value();
  environment.sum = in_halves ? number / 2 : number;
  environment.sum_has_half = in_halves && number % 2 != 0;
}

ExitCode change_stock(Context& context, const ToldStock& told) {
  auto locked = context.lock({});
  const auto [index, evening] = shelf_in(context, locked.log());
  const Course& course = locked.log().courses()[index];
  if (evening > context.tonight() + 1) throw begins_later(course);
  const StockEntry entry = entry_for(course, evening, told);
  Log after = with_course(locked.log(), index, course.with(entry));
  if (told.adds) note_sum(context.environment(), entry, course);
  const auto outcome = context.write(std::move(locked), std::move(after));
  context.say_saved(outcome);
  if (outcome.changed) {
    say_what_it_comes_to(context, outcome.before.courses()[index], entry, told);
  }
  say_how_many_are_left(context, outcome.after);
  return context.confirm(outcome);
}

ExitCode remove_stock(Context& context, const std::string& text) {
  const NightDate date = read_one_coming_night(context, "--remove", text);
  const auto outcome = take_out(context, date, [date](const Course& course) {
    if (course.stock_on(date) != nullptr) return course.without_stock(date);
    throw Error(ErrorKind::refused,
                fmt::format("nothing is known of the stock on {}.", text::to_text(date)),
                {"What is known, by its dates: ", titrate("stock", "--list")});
  });
  say_how_many_are_left(context, outcome.after);
  return context.confirm(outcome);
}

ExitCode list(Context& context) {
  const Log log = context.read();
  const auto [index, evening] = shelf_in(context, log);
  const Course& course = log.courses()[index];
  say_whose(context, evening);
  if (course.stock().empty()) {
    context.say_text("Nothing was counted in this course, and no bottle was told.");
    return ExitCode::done;
  }
  context.say_text("What came, and what was in hand before that night's dose:");
  for (const StockEntry& entry : course.stock()) {
    const bool is_later = is_later_than_now(entry, course, context.tonight());
    context.say_line(fmt::format("  {}: {}{}", text::to_text(entry.date),
                                 text::amount_in_words(entry, course.unit()),
                                 is_later ? "; that is later than now" : ""));
  }
  context.say_text({"To take one out: ", ticked("stock", "--remove", Placeholder::date)});
  return ExitCode::done;
}

ExitCode stock(Context& context, const StockOptions& options) {
  require_one_purpose(options.list, options.remove, !options.told.empty() || options.json);
  if (options.list) return list(context);
  if (!options.remove.empty()) return remove_stock(context, options.remove);
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
  command.positionals(options->told, "[N]", "Counted now; +N: a new bottle of the same");
  command.flag("--list", options->list, "Show what was counted and what came, by date");
  command.option("--remove", options->remove, "D", "Take out what is known of that date");
  command.flag("--json", options->json, "Answer as one line of JSON");
  command.help(
      "Each dose that is logged is taken off. A dose of tonight that is logged already was taken\n"
      "before they were counted. A new bottle said twice on a day counts twice; one of another\n"
      "product is `titrate start`. Where halves are counted, N is of whole ones: 28.5.\n"
      "Until when they last: each coming dose taken as advised and tolerated. In the last week\n"
      "titrate says it each evening.\n"
      "\n"
      "Examples:\n"
      "  titrate stock +180   a new bottle\n"
      "  titrate stock 76     counted now\n"
      "  titrate stock        how many are left\n"
      "  titrate stock --remove 2026-11-01   what was said for that date was wrong\n");
  command.changes(
      chosen, [options](Context& context) { return stock(context, *options); },
      [options] { return !options->told.empty() || !options->remove.empty(); });
}

}  // namespace titrate::cli
