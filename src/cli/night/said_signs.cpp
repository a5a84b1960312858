#include "cli/night/said_signs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/night/log_entry.hpp"
#include "cli/night/said_symptoms.hpp"
#include "cli/night/which_night.hpp"
#include "core/letters.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

using knowledge::SignWord;

// Of a text that a slip is looked for in: "sleep" must not be taken for "sleepy".
constexpr std::size_t least_letters_of_sign = 7;

// In which a sign is looked for, among as many as were typed: no sign takes more, small words
// included. Without an end to it, many words would take minutes.
constexpr std::size_t most_words_of_sign = 12;

// The sign that a text may stand for, also with one slip of the finger in it.
std::optional<SignWord> meant_by(std::string_view text) {
  if (const auto meant = knowledge::sign_meant_by(text)) return meant;
  const std::string said = knowledge::gist_of(text);
  for (const auto& [gist, word] : knowledge::sign_gists()) {
    if (std::min(gist.size(), said.size()) >= least_letters_of_sign &&
        gist.front() == said.front() && slips_between(gist, said) == 1) {
      return word;
    }
  }
  return std::nullopt;
}

struct SaidSign {
  std::string words;
  SignWord meant;
};

WarningSigns signs_of(const std::vector<SaidSign>& said) {
  WarningSigns signs;
  for (const SaidSign& each : said) signs.insert(each.meant.sign);
  return signs;
}

// What it may be, and what to do then, the worst of them first.
std::string advice_on(const std::vector<SaidSign>& said) {
  std::string text;
  bool is_sure = false;
  for (const SaidSign& each : said) {
    is_sure = is_sure || each.meant.is_sure;
    const std::string_view name = name_of(each.meant.sign);
    if (knowledge::plain_name(each.words) == knowledge::plain_name(name)) {
      text += fmt::format("{} is a warning sign. ", as_typed(each.words));
      continue;
    }
    text += fmt::format("{} {} a warning sign, {}. ", as_typed(each.words),
                        each.meant.is_sure ? "sounds like" : "can be",
                        knowledge::looks_in_words(each.meant.sign));
  }
  return text + fmt::format("{} no more magnesium, and ask first. {}.",
                            is_sure ? "Take" : "If it is one, take",
                            text::what_to_do(text::rank_of(signs_of(said))));
}

bool asks_yes(Context& context, const SaidSign& said) {
  context.say_text(text::shown(advice_on({said}), context.style()));
  return ask_yes_or_no(context,
                       fmt::format("Is this a warning sign: {}? [y/n]", name_of(said.meant.sign)));
}

// Some of the values in a row, which together say a sign.
struct Run {
  std::size_t first;
  std::size_t size;
  SaidSign said;
};

bool has_a_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

// No dose is among them. The longest that holds no stool result, else the longest: of "bloody
// diarrhea" the second word is a result as well, and of "hard to wake" the first is none.
std::optional<Run> find_run(const std::vector<std::string>& values) {
  for (const bool with_stool : {false, true}) {
    for (std::size_t size = std::min(values.size(), most_words_of_sign); size > 0; --size) {
      for (std::size_t first = 0; first + size <= values.size(); ++first) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = begin + static_cast<std::ptrdiff_t>(size);
        if (std::any_of(begin, end, has_a_digit)) continue;
        if (!with_stool && std::any_of(begin, end, is_stool_word)) continue;
        std::string words = fmt::format("{}", fmt::join(begin, end, " "));
        if (const auto meant = meant_by(words)) return Run{first, size, {std::move(words), *meant}};
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> words_between_blanks(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

bool is_in_log(const Log& log, std::string_view name) {
  const auto has_name = [&](const Symptom& symptom) {
    return symptom.name.value() == name && symptom.severity.value() > 0;
  };
  for (const Course& course : log.courses()) {
    for (const Night& night : course.nights()) {
      const auto symptoms = night.symptoms().list();
      if (std::any_of(symptoms.begin(), symptoms.end(), has_name)) return true;
    }
  }
  return false;
}

// Goes through what was typed. Where nobody can be asked, every word counts as its sign, and what
// was found is refused at the end.
class SignReader {
 public:
  SignReader(Context& context, const TypedNight& typed)
      : context_(context), original_(typed), typed_(typed) {}

  void read_values();
  void read_signs();
  void read_stool();
  void read_symptoms();
  bool refuses() const { return !context_.can_ask() && !said_.empty(); }
  Error refusal(const Retype& retype) const;
  TypedNight take() && { return std::move(typed_); }

 private:
  bool take_if_sign(const SaidSign& said);
  void drop_severity();
  std::optional<NightDate> night_of_signs(const Log& log) const;
  std::optional<Suggestion> what_to_type(const Retype& retype) const;
  bool can_be_symptoms(const Retype& retype) const;

  Context& context_;
  const TypedNight& original_;
  TypedNight typed_;
  std::vector<SaidSign> said_{};
  bool all_are_symptoms_ = true;
};

bool SignReader::take_if_sign(const SaidSign& said) {
  if (context_.can_ask() && !asks_yes(context_, said)) return false;
  said_.push_back(said);
  const std::string name(name_of(said.meant.sign));
  std::vector<std::string>& signs = typed_.flags.signs;
  if (std::find(signs.begin(), signs.end(), name) == signs.end()) signs.push_back(name);
  return true;
}

// "tired 4": the number says how bad it is. A sign has no such number, and a dose it must not
// become.
void SignReader::drop_severity() {
  const auto symptom = bare_symptom(original_.values);
  if (!symptom || typed_.values.size() != 1) return;
  typed_.values.clear();
  if (!context_.can_ask()) return;
  context_.say_text(fmt::format("{} is not logged as a dose: it was taken for how bad that is.",
                                symptom->severity.value()));
}

void SignReader::read_values() {
  while (const auto run = find_run(typed_.values)) {
    if (!take_if_sign(run->said)) return;
    all_are_symptoms_ = false;
    const auto begin = typed_.values.begin() + static_cast<std::ptrdiff_t>(run->first);
    typed_.values.erase(begin, begin + static_cast<std::ptrdiff_t>(run->size));
    drop_severity();
  }
}

// What stands behind --sign was said to be one: its name is taken, with blanks or hyphens, and of
// other words a sign in the midst of a sentence counts.
void SignReader::read_signs() {
  const std::vector<std::string> typed = std::exchange(typed_.flags.signs, {});
  for (const std::string& text : typed) {
    std::string name = in_small_letters(text);
    std::replace(name.begin(), name.end(), ' ', '-');
    const bool is_name = warning_sign_named(name).has_value();
    const auto run = is_name ? std::nullopt : find_run(words_between_blanks(text));
    if (run && take_if_sign({text, run->said.meant})) {
      all_are_symptoms_ = false;
    } else {
      typed_.flags.signs.push_back(is_name ? name : text);
    }
  }
}

void SignReader::read_stool() {
  std::string& stool = typed_.flags.stool;
  const auto meant = meant_by(stool);
  if (!meant || !take_if_sign({stool, *meant})) return;
  all_are_symptoms_ = false;
  stool.clear();
}

void SignReader::read_symptoms() {
  if (typed_.flags.no_sign) return;
  std::optional<Log> log;
  std::erase_if(typed_.flags.symptoms, [&](const std::string& text) {
    const std::string name = text.substr(0, text.find('='));
    const bool is_absent = text.substr(name.size()) == "=0";
    const auto meant = is_absent ? std::nullopt : meant_by(name);
    if (!meant) return false;
    if (!log) log = context_.file().read().log;
    return !is_in_log(*log, name) && take_if_sign({name, *meant});
  });
}

// The night that was said, else that of the latest dose; nothing where the log cannot have it.
std::optional<NightDate> SignReader::night_of_signs(const Log& log) const {
  const NightDate tonight = context_.tonight();
  NightDate night = tonight;
  try {
    const Night* const latest = latest_dose(log, tonight, false);
    if (!typed_.date.empty()) {
      night = read_night("date", typed_.date, tonight);
    } else if (latest != nullptr) {
      night = latest->date();
    }
    static_cast<void>(course_for(log, night, tonight));
  } catch (const Error&) {
    return std::nullopt;
  }
  return night;
}

// All of it with its signs, where that goes into the log; else the signs alone; nothing where there
// is no course.
std::optional<Suggestion> SignReader::what_to_type(const Retype& retype) const {
  try {
    return retype(typed_);
  } catch (const Error&) {
    // What else was typed has a fault of its own, which must not keep the sign out.
  }
  const Log log = context_.file().read().log;
  if (log.courses().empty()) return std::nullopt;
  const auto night = night_of_signs(log);
  if (!night) {
    Suggestion suggestion = log_of_signs(signs_of(said_), context_.tonight(), true);
    suggestion.words.back() = Placeholder::date;
    return suggestion;
  }
  return log_of_signs(signs_of(said_), *night, log.night_on(*night) != nullptr);
}

bool SignReader::can_be_symptoms(const Retype& retype) const {
  if (!all_are_symptoms_) return false;
  TypedNight told = original_;
  told.flags.no_sign = true;
  try {
    static_cast<void>(retype(told));
  } catch (const Error&) {
    return false;
  }
  return true;
}

Error SignReader::refusal(const Retype& retype) const {
  Remedy help;
  if (const auto suggestion = what_to_type(retype)) {
    help += {"If that is what it is: ", only_if(Condition::sign, *suggestion)};
  }
  if (can_be_symptoms(retype)) {
    help +=
        {help.empty() ? "" : ". ",
         "If it is an ordinary symptom, add: ", only_if(Condition::no_sign, added("--not-a-sign"))};
  } else if (const auto symptom = bare_symptom(original_.values)) {
    Suggestion log = log_of_symptom(
        *symptom, date_for_symptom(context_, context_.file().read().log, original_.date));
    log.words.emplace_back("--not-a-sign");
    help += {help.empty() ? "" : ". ",
             "If it is an ordinary symptom: ", only_if(Condition::no_sign, std::move(log))};
  }
  return {ErrorKind::refused, advice_on(said_), std::move(help)};
}

}  // namespace

std::vector<text::Word> TypedNight::words() const {
  std::vector<text::Word> words(values.begin(), values.end());
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {option, value});
  };
  add("--dose", flags.dose);
  add("--stool", flags.stool);
  add("--movements", flags.movements);
  add("--sleep", flags.sleep);
  for (const std::string& symptom : flags.symptoms) add("--symptom", symptom);
  for (const std::string& measure : flags.measures) add("--measure", measure);
  for (const std::string& sign : flags.signs) add("--sign", sign);
  if (flags.no_sign) words.emplace_back("--not-a-sign");
  add("--other-cause", flags.other_cause);
  add("--note", flags.note);
  if (yes) words.emplace_back("--yes");
  return words;
}

TypedNight settle_signs(Context& context, const TypedNight& typed, const Retype& retype) {
  SignReader reader(context, typed);
  reader.read_signs();
  reader.read_values();
  reader.read_stool();
  reader.read_symptoms();
  if (reader.refuses()) throw reader.refusal(retype);
  return std::move(reader).take();
}

bool tells_a_sign(const std::vector<std::string>& values) { return find_run(values).has_value(); }

bool may_be_a_sign(const Log& log, std::string_view symptom) {
  return meant_by(symptom) && !is_in_log(log, symptom);
}

std::optional<WarningSign> sign_in_answer(Context& context, std::string_view answer) {
  const auto meant = meant_by(answer);
  if (!meant || !asks_yes(context, {std::string(answer), *meant})) return std::nullopt;
  return meant->sign;
}

}  // namespace titrate::cli
