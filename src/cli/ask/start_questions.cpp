#include "cli/ask/start_questions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/night/halves.hpp"
#include "cli/refusals.hpp"
#include "core/letters.hpp"
#include "text/questions.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

void tell(Context& context, const Hint& hint) { context.say(text::wrapped(hint, context.style())); }

// Asks until the answer can be read; gives it as it was typed, as an option would have it.
template <class Read>
std::string ask_for(Context& context, std::string_view question, const Read& read) {
  return ask_until(context, question, [&](const std::string& answer) {
    if (answer.empty()) throw answer_needed();
    read(answer);
    return answer;
  });
}

// "2", or "2 tablets", which says what is counted as well.
struct SaidCount {
  Capsules count;
  std::optional<std::string_view> unit{};
};

SaidCount said_count(std::string_view answer) {
  const auto blank = std::min(answer.find(' '), answer.size());
  const std::string_view number = answer.substr(0, blank);
  const auto in_words = number_said(in_small_letters(number));
  const Capsules count =
      read_capsules("", in_words ? std::to_string(*in_words) : std::string(number));
  const std::string_view unit = trimmed(answer.substr(blank));
  if (unit.empty()) return {count};
  return {count, unit};
}

// A unit that was said with a count is the one that was told, or there was none yet.
void require_same_unit(const StartOptions& options, std::optional<Unit> said,
                       std::optional<Unit> told) {
  if (options.unit.empty() || said == told) return;
  throw usage_error("",
                    fmt::format("{} are what is counted here, by --unit.", words_of(told).many));
}

// "half a tablet", where no option told what is counted: then halves of that are.
struct SaidHalves {
  Capsules count;
  Unit unit;
};

// What counts the halves of it; nothing where none are counted.
std::optional<Unit> halves_of(std::optional<Unit> whole) {
  for (const std::string_view name : unit_names) {
    const auto unit = unit_named(name);
    if (whole_of(unit) && whole_of(unit) == whole) return unit;
  }
  return std::nullopt;
}

std::optional<SaidHalves> said_halves(const std::string& answer, const StartOptions& options) {
  const auto unit = unit_of(options);
  if (!options.unit.empty()) {
    const auto count = read_halves("", answer, unit);
    return count ? std::optional(SaidHalves{*count, *unit}) : std::nullopt;
  }
  const auto told = with_half_in(answer);
  if (!told || told->name.empty()) return std::nullopt;
  const auto halved = halves_of(read_unit("", told->name));
  const auto count = read_halves("", answer, halved);
  return count ? std::optional(SaidHalves{*count, *halved}) : std::nullopt;
}

// How many the label says to take. What else than capsules they are called is taken from the answer
// where no option told it; where halves are counted, wholes are understood as what they are.
void ask_recommended(Context& context, StartOptions& options) {
  const auto unit = unit_of(options);
  const auto whole = whole_of(unit);
  std::string question =
      fmt::format("How many {} a day does the label say to take?", words_of(unit).many);
  if (whole) question += fmt::format(" One {} is 2.", words_of(whole).one);
  options = ask_until(context, question, [&](const std::string& answer) {
    if (answer.empty()) throw answer_needed();
    StartOptions told = options;
    if (const auto halves = said_halves(answer, options)) {
      told.unit = name_of(halves->unit);
      told.recommended = std::to_string(halves->count.value());
      return told;
    }
    auto [count, name] = said_count(answer);
    const auto said = name ? read_unit("", *name) : unit;
    if (whole && said == whole) {
      count = read_capsules("", std::to_string(2 * count.value()));
    } else {
      require_same_unit(options, said, unit);
      if (said) told.unit = name_of(*said);
    }
    told.recommended = std::to_string(count.value());
    return told;
  });
}

// In how many of what the label counts an amount is.
std::string ask_serving(Context& context, const StartOptions& options) {
  const auto unit = label_unit_of(options);
  const std::string question =
      fmt::format("In how many {} are those {} mg?", words_of(unit).many, options.serving_mg);
  return ask_until(context, question, [&](const std::string& answer) {
    if (answer.empty()) throw answer_needed();
    const auto [count, name] = said_count(answer);
    if (name && read_unit("", *name) != unit) {
      throw usage_error("", fmt::format("the label's dose was told in {}.", words_of(unit).many));
    }
    return std::to_string(count.value());
  });
}

// "240", also where it was typed as "240 mg".
std::string ask_amount(Context& context, std::string_view question) {
  const auto without_unit = [](std::string answer) {
    if (answer.ends_with("mg")) answer.resize(answer.size() - 2);
    while (answer.ends_with(' ')) answer.pop_back();
    return answer;
  };
  return without_unit(ask_for(context, question, [&](const std::string& answer) {
    read_amount("", without_unit(answer));
  }));
}

// "1 capsule", "2 capsules together"
std::string serving_in_words(const StartOptions& options) {
  const Capsules serving = read_capsules("", options.serving);
  return text::to_text(serving, label_unit_of(options)) +
         (serving > Capsules::one() ? " together" : "");
}

void ask_for_strength(Context& context, StartOptions& options) {
  if (!options.serving.empty()) {
    options.serving_mg = ask_amount(
        context, fmt::format("How many mg of magnesium are in {}?", serving_in_words(options)));
    return;
  }
  if (options.serving_mg.empty()) {
    options.serving_mg = ask_amount(context, "How many mg of magnesium does the label give?");
  }
  tell(context, fmt::format("Labels give it for one {}, or for those of a serving together.",
                            words_of(label_unit_of(options)).one));
  options.serving = ask_serving(context, options);
}

// Once through the questions on the label that were not answered by an option.
void ask_about_label(Context& context, StartOptions& options) {
  if (options.recommended.empty() && options.serving.empty()) {
    ask_recommended(context, options);
  }
  if (!options.mg.empty()) return;
  tell(context,
       "The label also gives the magnesium itself, called elemental. It is less than the weight of "
       "the compound, such as magnesium glycinate or citrate.");
  ask_for_strength(context, options);
}

// Why the answers cannot be a label.
std::optional<Error> label_problem(const StartOptions& options, NightDate tonight) {
  try {
    read_course(options, read_label(options), tonight);
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

// Behind both of halves and wholes it is said of which.
std::string each_in_words(std::optional<Unit> unit) {
  return whole_of(unit) ? fmt::format("each {}", words_of(unit).one) : "each";
}

// Three that hold 400 mg do not hold three times what is rounded of each.
std::string amounts_in_words(const StartOptions& options, const Label& label) {
  const std::string each = fmt::format("{} in {}", text::to_text(label.strength.per_capsule()),
                                       each_in_words(label.unit));
  if (label.rounded && !options.serving.empty()) {
    return fmt::format("{} mg in {}: about {}", options.serving_mg, serving_in_words(options),
                       each);
  }
  return fmt::format("{}: {} a day", each, text::to_text(label.recommended * label.strength));
}

bool ask_whether_right(Context& context, const StartOptions& options) {
  const Label label = read_label(options);
  context.say("\n");
  tell(context,
       fmt::format("That makes {} a day, {}.", text::count_in_words(label.recommended, label.unit),
                   amounts_in_words(options, label)));
  return ask_yes_or_no(context, "Does the label say so? [yes or no]");
}

}  // namespace

void ask_to_go_on(Context& context) {
  tell(context, text::safety_notice());
  tell(context, "Yes: none of this applies, or you have asked and may take magnesium.");
  const bool may_go_on = ask_yes_or_no(context, "Go on? [yes or no]");
  context.say("\n");
  if (may_go_on) return;
  throw Error(ErrorKind::refused, "no course was begun.",
              {"When you have asked and may: ", only_if(Condition::asked, titrate("start"))});
}

void ask_for_label(Context& context, StartOptions& options) {
  const StartOptions told = options;
  for (int left = most_tries; left > 0; --left) {
    options = told;
    ask_about_label(context, options);
    if (const auto problem = label_problem(options, context.tonight())) {
      complain(context, *problem);
      context.say("\n");
      continue;
    }
    if (ask_whether_right(context, options)) return;
    tell(context, "Then once more, with the label at hand.");
    context.say("\n");
  }
  throw TooManyTries();
}

namespace {

constexpr std::string_view leaves_out = "-";

// The brackets of a question that Enter answers as it was last time.
std::string as_last_time(Context& context, const std::string& known) {
  return fmt::format("[Enter: {}; - leaves it out]", text::shown(known, context.style()));
}

// A text of the course before, where it can be told anew: a log may hold one with characters that
// do not show.
template <class Words>
std::string offered_text(const std::optional<Words>& known) try {
  return known ? read_text<Words>("", known->value()).value() : "";
} catch (const Error&) {
  return "";
}

// An answer where Enter takes what is known, as an option would have it.
template <class Read>
std::string ask_anew(Context& context, std::string_view what, const std::string& known,
                     const Read& read) {
  return ask_until(context, fmt::format("{} {}", what, as_last_time(context, known)),
                   [&](const std::string& answer) {
                     if (answer.empty()) return known;
                     if (answer == leaves_out) return std::string();
                     read(answer);
                     return answer;
                   });
}

void ask_for_form(Context& context, StartOptions& options, const std::optional<LastCourse>& last) {
  const auto read = [](const std::string& answer) { read_form("", answer); };
  tell(context, fmt::format("The form, if you want it noted: {}.", fmt::join(form_names, ", ")));
  if (last && last->form) {
    options.form = ask_anew(context, "Form", std::string(name_of(*last->form)), read);
    return;
  }
  options.form = ask_until(context, "Form [Enter: leave it out]", [&](const std::string& answer) {
    if (!answer.empty()) read(answer);
    return answer;
  });
}

}  // namespace

void ask_for_product(Context& context, StartOptions& options,
                     const std::optional<LastCourse>& last) {
  if (const std::string held = words_on_last_hold(last, read_label(options).counted());
      !held.empty()) {
    context.say("\n");
    tell(context, held);
  }
  const std::string known = last ? offered_text(last->product) : "";
  if (options.product.empty() && !known.empty()) {
    context.say("\n");
    options.product = ask_anew(context, "The product's name", known,
                               [](const std::string& answer) { read_text<Product>("", answer); });
  }
  if (!options.form.empty()) return;
  context.say("\n");
  ask_for_form(context, options, last);
}

namespace {

std::string read_note_on_ceiling(const std::string& answer) {
  if (answer.empty() || answer == leaves_out) throw answer_needed();
  return read_text<Note>("", answer).value();
}

// A note that stands for what is allowed now: of a ceiling that allowed as much.
std::string note_that_holds(const std::optional<LastCourse>& last, Milligrams allowed) {
  if (!last || !last->ceiling) return "";
  if (allowed > last->ceiling->capsules * last->counted.strength) return "";
  return offered_text(last->ceiling->note);
}

// Who agreed: where the ceiling is so high that it wants a note, and where there was one last time.
void ask_for_note(Context& context, StartOptions& options, const Label& label,
                  const std::optional<LastCourse>& last) {
  const Capsules ceiling = read_capsules("--ceiling", options.ceiling);
  if (!options.note.empty()) return;
  const bool is_wanted = wants_note(ceiling, label.strength);
  const std::string known = note_that_holds(last, ceiling * label.strength);
  if (is_wanted) {
    tell(context,
         fmt::format("{} is above {}: low blood pressure and weakness have been seen from "
                     "there on. Someone who knows your health should agree.",
                     text::to_text(ceiling * label.strength), text::to_text(weakness_level)));
  }
  if (is_wanted && known.empty()) {
    options.note = ask_until(context, "Who agreed to it?", read_note_on_ceiling);
  } else if (is_wanted) {
    const std::string question =
        fmt::format("Who agreed to it? [Enter: {}]", text::shown(known, context.style()));
    options.note = ask_until(context, question, [&](const std::string& answer) {
      return answer.empty() ? known : read_note_on_ceiling(answer);
    });
  } else if (!known.empty()) {
    options.note = ask_anew(context, "The note on it", known,
                            [](const std::string& answer) { read_text<Note>("", answer); });
  }
}

}  // namespace

void ask_for_ceiling(Context& context, StartOptions& options,
                     const std::optional<LastCourse>& last) {
  if (!options.ceiling.empty()) return;
  const Label label = read_label(options);
  const auto known = last ? last->ceiling_for(label.recommended, label.strength) : std::nullopt;
  const Capsules offered = known.value_or(default_ceiling(label.recommended, label.strength));
  context.say("\n");
  tell(context, known ? text::words_on_ceiling(offered, label.counted(), last->ceiling->capsules,
                                               last->counted)
                      : text::words_on_ceiling(offered, label.counted()));
  options.ceiling = ask_until(
      context,
      fmt::format("The ceiling, in {}? [Enter: {}]", words_of(label.unit).many, offered.value()),
      [&](const std::string& answer) {
        StartOptions chosen = options;
        chosen.ceiling = answer.empty() ? std::to_string(offered.value()) : answer;
        read_course(chosen, label, context.tonight());
        return chosen.ceiling;
      });
  ask_for_note(context, options, label, last);
}

}  // namespace titrate::cli
