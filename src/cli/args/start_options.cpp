#include "cli/args/start_options.hpp"

#include <fmt/format.h>

#include "cli/args/values.hpp"
#include "cli/night/halves.hpp"
#include "cli/refusals.hpp"
#include "core/utf8.hpp"
#include "text/words.hpp"
#include "titrate/text.hpp"

namespace titrate::cli {
namespace {

bool is_by_serving(const StartOptions& options) {
  return !options.serving.empty() || !options.serving_mg.empty();
}

void require_one_way(const StartOptions& options) {
  if (is_by_serving(options) && !options.mg.empty()) {
    throw usage_error("--mg",
                      "does not go with --serving and --serving-mg; tell one or the other.");
  }
}

// An amount shared out among some: what each of them holds, in tenths, halves up.
std::int64_t shared_out(std::int64_t tenths, int among) { return (tenths + among / 2) / among; }

// The label's dose, in what is counted.
Capsules read_recommended(const StartOptions& options) {
  require_no_fraction("--recommended", options.recommended, unit_of(options));
  return read_capsules("--recommended", options.recommended);
}

// "N capsules hold X mg", the way labels say it.
Label read_serving(const StartOptions& options) {
  const Capsules serving = read_capsules("--serving", options.serving);
  const auto unit = unit_of(options);
  const int counted = serving.value() * (whole_of(unit) ? 2 : 1);
  const auto dose = Capsules::from(counted);
  if (!dose) {
    throw usage_error("--serving",
                      fmt::format("{} are {} {}, more than the {} that can be counted.",
                                  text::to_text(serving, label_unit_of(options)), counted,
                                  words_of(unit).many, Capsules::highest));
  }
  const auto amount = Milligrams::parse(options.serving_mg);
  const auto tenths = amount ? amount->tenths() : 0;
  const auto each = shared_out(tenths, counted);
  const auto strength = Strength::from_tenths(each);
  if (!strength) {
    throw usage_error(
        "--serving-mg",
        fmt::format("\"{}\" is not an amount for {}: more than 0 and at most 1000 mg "
                    "{}, with at most one decimal.",
                    printable(options.serving_mg, 20),
                    text::to_text(serving, label_unit_of(options)), words_of(unit).each));
  }
  return {*dose, *strength, each * counted != tenths, unit};
}

// As the label gives it for one, which may be counted in halves.
Label read_single(const StartOptions& options) {
  const auto unit = unit_of(options);
  const Capsules recommended = read_recommended(options);
  const Strength strength = read_strength("--mg", options.mg, label_unit_of(options));
  if (!whole_of(unit)) return {recommended, strength, false, unit};
  const auto tenths = strength.per_capsule().tenths();
  const auto half = shared_out(tenths, 2);
  return {recommended, *Strength::from_tenths(half), 2 * half != tenths, unit};
}

}  // namespace

std::optional<Unit> unit_of(const StartOptions& options) {
  return options.unit.empty() ? std::nullopt : read_unit("--unit", options.unit);
}

std::optional<Unit> label_unit_of(const StartOptions& options) {
  const auto unit = unit_of(options);
  const auto whole = whole_of(unit);
  return whole ? whole : unit;
}

bool lacks_label(const StartOptions& options) {
  if (is_by_serving(options)) return options.serving.empty() || options.serving_mg.empty();
  return options.recommended.empty() || options.mg.empty();
}

Milligrams read_amount(std::string_view option, const std::string& text) {
  const auto amount = Milligrams::parse(text);
  if (!amount || amount->tenths() == 0) {
    throw usage_error(option,
                      fmt::format("\"{}\" is not an amount in mg: more than 0, with at most "
                                  "one decimal.",
                                  printable(text, 20)));
  }
  return *amount;
}

Label read_label(const StartOptions& options) {
  require_one_way(options);
  if (is_by_serving(options)) {
    if (options.serving.empty())
      throw usage_error("--serving-mg", "needs --serving N, the number of capsules that hold it.");
    if (options.serving_mg.empty())
      throw usage_error("--serving", "needs --serving-mg X, the magnesium in that many capsules.");
    Label label = read_serving(options);
    if (!options.recommended.empty()) label.recommended = read_recommended(options);
    return label;
  }
  if (options.recommended.empty() || options.mg.empty()) {
    throw usage_error(
        "start", "needs the label's dose and strength.",
        {titrate("start", "--recommended", Placeholder::capsules, "--mg", Placeholder::milligrams),
         ", N capsules a day with X mg of elemental magnesium in each; or, where the "
         "label gives it for N together: ",
         titrate("start", "--serving", Placeholder::capsules, "--serving-mg",
                 Placeholder::milligrams)});
  }
  return read_single(options);
}

NightDate read_start_night(std::string_view option, const std::string& text, NightDate tonight) {
  if (text.empty()) return tonight;
  const NightDate night = read_coming_night(option, text, tonight);
  if (night > tonight + 1) {
    throw Error(ErrorKind::refused, still_to_come(text::to_text(night), tonight),
                "A course can be begun the evening before its first dose, and not sooner.");
  }
  return night;
}

Suggestion start_with(const StartOptions& options) {
  Suggestion start = titrate("start");
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) start.words.insert(start.words.end(), {option, value});
  };
  add("--recommended", options.recommended);
  add("--mg", options.mg);
  add("--serving", options.serving);
  add("--serving-mg", options.serving_mg);
  add("--unit", options.unit);
  add("--form", options.form);
  add("--product", options.product);
  add("--ceiling", options.ceiling);
  add("--note", options.note);
  for (const std::string& medicine : options.taking) add("--taking", medicine);
  return start;
}

Course read_course(const StartOptions& options, const Label& label, NightDate tonight) {
  const NightDate started = read_start_night("--date", options.date, tonight);
  Ceiling ceiling{started, default_ceiling(label.recommended, label.strength)};
  if (!options.ceiling.empty()) {
    require_no_fraction("--ceiling", options.ceiling, label.unit);
    ceiling.capsules = read_capsules("--ceiling", options.ceiling);
  }
  if (!options.note.empty()) ceiling.note = read_text<Note>("--note", options.note);
  CourseFields fields{.started = started,
                      .unit = label.unit,
                      .recommended = label.recommended,
                      .strength = label.strength,
                      .ceilings = {ceiling}};
  if (!options.product.empty()) fields.product = read_text<Product>("--product", options.product);
  if (!options.form.empty()) fields.form = read_form("--form", options.form);
  return or_refuse(Course::from(std::move(fields)));
}

void check_what_was_told(const StartOptions& options, NightDate tonight) {
  require_one_way(options);
  const StartOptions& told = options;
  static_cast<void>(unit_of(told));
  if (!told.recommended.empty()) read_recommended(told);
  if (!told.serving.empty()) read_capsules("--serving", told.serving);
  if (!told.mg.empty()) read_strength("--mg", told.mg, label_unit_of(told));
  if (!told.serving_mg.empty()) read_amount("--serving-mg", told.serving_mg);
  // All else is read as it will be, with a label that stands for the one to come.
  StartOptions rest = told;
  rest.ceiling.clear();
  require_no_fraction("--ceiling", told.ceiling, unit_of(told));
  if (!told.ceiling.empty()) read_capsules("--ceiling", told.ceiling);
  read_course(rest, {Capsules::one(), *Strength::from_tenths(1)}, tonight);
}

}  // namespace titrate::cli
