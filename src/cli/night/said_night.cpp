#include "cli/night/said_night.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/args/said_dates.hpp"
#include "cli/args/said_words.hpp"
#include "cli/args/values.hpp"
#include "cli/night/one_night.hpp"
#include "cli/night/said_amount.hpp"
#include "cli/night/said_beside.hpp"
#include "cli/night/said_symptoms.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"

namespace titrate::cli {
namespace {

using TypedWords = std::vector<std::string>;

bool tells_half(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  return word == "half" || word == "1/2" || word.find("½") != std::string_view::npos ||
         word.ends_with(".5") || word.ends_with(",5");
}

// ---- The day ----

// The only date among the words, which is taken out of them.
std::optional<std::string> take_date(const Context& context, TypedWords& words) {
  std::optional<NightDate> night;
  std::string as_word;
  for (std::size_t i = 0; i < words.size();) {
    const auto said = date_at(std::span<const std::string>(words).subspan(i), context.tonight(),
                              Among::other_words);
    if (!said) {
      ++i;
      continue;
    }
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = first + static_cast<std::ptrdiff_t>(said->words);
    const std::string typed = in_one_line(TypedWords(first, last));
    const NightDate found = only_date("log", typed, *said);
    require_one_night(context, "log", typed, *said);
    if (night && *night != found) {
      throw usage_error("log",
                        fmt::format("two nights were told, {} and {}.", text::to_text(*night),
                                    text::to_text(found)),
                        "Log one at a time.");
    }
    // A result said with "today" or "tonight" may be that of last night: so the word is kept.
    const bool may_be_earlier = typed == "today" || typed == "tonight" || said->is_weekday;
    as_word = may_be_earlier ? typed : found.iso();
    night = found;
    words.erase(first, last);
    if (i > 0 && words[i - 1] == "on")
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(--i));
  }
  return night ? std::optional(as_word) : std::nullopt;
}

// "took none" is no answer about a stool alone.
void settle_none_taken(TypedWords& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] != "none" || words[i - 1] != "took") continue;
    words[i] = "nothing";
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i - 1));
  }
}

// ---- Dose and stool ----

std::string without_plus(std::string word) {
  if (word.starts_with('+')) word.erase(0, 1);
  return word;
}

// Takes the words of a night apart, each once.
class NightWords {
 public:
  NightWords(Context& context, TypedWords words, std::string date)
      : context_(context), words_(std::move(words)), date_(std::move(date)) {}

  // The values, the dose first, and the stool where it was said to be one.
  std::pair<TypedWords, std::string> read() &&;

 private:
  void drop_fillers();
  void take_marked_stool();
  void take_dose();
  void join_number_and_word();
  void settle_number_left();
  bool tells_halves() const;
  bool is_alone(std::size_t at) const;
  void erase(std::size_t first, std::size_t count) {
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(first);
    words_.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  bool is_type(std::size_t at) const {
    return at < words_.size() && (is_stool_word(words_[at]) || number_in_digits(words_[at]));
  }
  std::size_t words_of_amount(std::size_t at) const;

  Context& context_;
  TypedWords words_;
  std::string date_;
  std::string stool_{};
  std::string dose_{};  // that names what it counts, and so can be nothing else
  std::string dose_typed_{};
  bool is_sure_ = false;  // that a number beside it is not what it means too
};

std::pair<TypedWords, std::string> NightWords::read() && {
  drop_fillers();
  take_marked_stool();
  take_dose();
  join_number_and_word();
  settle_number_left();
  if (!dose_.empty()) words_.insert(words_.begin(), dose_);
  return {std::move(words_), std::move(stool_)};
}

// Beside no other word than one for a stool: "skipped beats" is no dose.
bool NightWords::is_alone(std::size_t at) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (i != at && !is_stool_word(words_[i])) return false;
  }
  return true;
}

// Those are read as a whole, elsewhere; an amount in mg may have a half of its own.
bool NightWords::tells_halves() const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool is_amount = i + 1 < words_.size() && words_[i + 1] == "mg";
    // "3 half tablets" are 3 of them, "one half tablet" is half of one.
    const bool is_unit = i > 0 && i + 1 < words_.size() && number_said(words_[i - 1]) &&
                         words_[i - 1] != "one" && is_unit_name(words_[i] + ' ' + words_[i + 1]);
    if (tells_half(words_[i]) && !is_amount && !is_unit) return true;
  }
  return false;
}

void NightWords::drop_fillers() {
  for (std::size_t i = 0; i < words_.size();) {
    if (i + 1 < words_.size() && is_filler(words_[i] + ' ' + words_[i + 1])) {
      erase(i, 2);
    } else if (is_filler(words_[i])) {
      erase(i, 1);
    } else {
      ++i;
    }
  }
}

// "type 6", "bristol type 6 mushy"; behind a stool word a mark says nothing more.
void NightWords::take_marked_stool() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!is_stool_mark(words_[i])) continue;
    std::size_t end = i;
    while (end < words_.size() && is_stool_mark(words_[end])) ++end;
    if (!is_type(end)) {
      const bool is_behind_word = i > 0 && is_stool_word(words_[i - 1]);
      if (is_behind_word) erase(i, end - i);
      continue;
    }
    stool_ = words_[end];
    std::size_t taken = end + 1;
    if (number_in_digits(stool_) && taken < words_.size() && stool_type_named(words_[taken])) {
      stool_ += ' ' + words_[taken++];
    }
    erase(i, taken - i);
    return;
  }
}

// How many words from there on tell a number and what it counts: "3 caps", "2 half tablets", "240
// mg". 0 where none do.
std::size_t NightWords::words_of_amount(std::size_t at) const {
  const std::string first = without_plus(words_[at]);
  const bool is_article = first == "a" || first == "an";
  const auto word_at = [&](std::size_t i) { return i < words_.size() ? words_[i] : std::string(); };
  if (!is_article && !may_begin_amount(first)) return 0;
  const std::string second = word_at(at + 1), third = word_at(at + 2);
  if (number_said(first) || is_article) {
    if (!third.empty() && is_unit_name(second + ' ' + third)) return 3;
    if (is_unit_name(second) || (!is_article && (second == "mg" || second == "x"))) {
      return second == "x" && is_unit_name(third) ? 3 : 2;
    }
  }
  if (!is_article && second == "mg") return 2;
  const bool is_plain = number_in_digits(first) || is_article;
  return is_plain ? 0 : 1;
}

// "+1" is left as it is, and stands before what "+1 cap" comes to.
void NightWords::take_dose() {
  if (tells_halves()) return;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t count = words_of_amount(i);
    if (count == 0 || (is_none_taken(words_[i]) && !is_alone(i))) continue;
    const auto first = words_.begin() + static_cast<std::ptrdiff_t>(i);
    const std::string plus = words_[i].starts_with('+') ? "+" : "";
    const std::string typed =
        without_plus(in_one_line(TypedWords(first, first + static_cast<std::ptrdiff_t>(count))));
    const auto number = said_amount("dose", typed, counted_on(context_, date_));
    if (!number) continue;
    const std::string dose = plus + std::to_string(*number);
    // A number in words alone stays what digits would be: the first of two is the dose.
    if (count == 1 && number_said(typed)) {
      words_[i] = dose;
      continue;
    }
    if (!dose_.empty()) {
      throw usage_error(
          "dose", fmt::format("was told twice, as {} and as {}; once is enough.", dose_, dose));
    }
    dose_ = dose;
    dose_typed_ = typed;
    is_sure_ = !typed.ends_with('x') && !(typed.ends_with("mg") && i > 0);
    erase(i--, count);
  }
}

// Beside a dose that can be nothing else, a number is the stool type; before an amount in mg, or
// beside "2x", it may be the dose as well.
void NightWords::settle_number_left() {
  if (dose_.empty() || !stool_.empty()) return;
  if (words_.size() != 1 || !number_in_digits(words_[0])) return;
  if (!is_sure_ || words_[0] == dose_) {
    throw usage_error("log",
                      fmt::format("{} beside {} could be the dose or the stool type.", words_[0],
                                  as_typed(dose_typed_)),
                      fmt::format("Tell the dose alone, as a number; if {} is the stool: type {}.",
                                  words_[0], words_[0]));
  }
  stool_ = words_[0];
  words_.clear();
}

// Behind a dose, "6 mushy" is one result.
void NightWords::join_number_and_word() {
  const std::size_t before = dose_.empty() ? 1 : 0;
  if (words_.size() != before + 2 || !stool_.empty()) return;
  if (before == 1 && !number_in_digits(words_[0])) return;
  const std::string both = words_[before] + ' ' + words_[before + 1];
  const auto said = said_stool_type(both);
  if (!said || !number_in_digits(words_[before]) || !stool_type_named(words_[before + 1])) return;
  stool_ = both;
  erase(before, 2);
}

// With another value in the place of one, all else as it was typed.
Suggestion with_value(const TypedNight& typed, std::size_t at, const TypedWords& values,
                      RetypeNight retype) {
  TypedNight again = typed;
  const auto place = again.values.begin() + static_cast<std::ptrdiff_t>(at);
  again.values.insert(again.values.erase(place), values.begin(), values.end());
  return only_if(Condition::meant, retype(again));
}

void require_one_reading(const TypedNight& typed, RetypeNight retype) {
  for (std::size_t at = 0; at < typed.values.size(); ++at) {
    const TwoReadings* const two = two_readings_of(typed.values[at]);
    if (two == nullptr) continue;
    Suggestion other = with_value(typed, at, {}, retype);
    if (two->other.value.empty()) {
      other.words.insert(other.words.end(), {"--sleep", Placeholder::severity});
    } else {
      other = with_value(typed, at, {std::string(two->other.value)}, retype);
    }
    throw usage_error(
        "log", fmt::format("{} {}", as_typed(typed.values[at]), two->problem),
        {std::string(two->one.lead), with_value(typed, at, {std::string(two->one.value)}, retype),
         fmt::format(". {}", two->other.lead), std::move(other)});
  }
}

// "6 mushy" in one argument is how a type is shown; typed as two words it is a dose and a result.
void require_not_shown_type(const TypedNight& typed, std::size_t at, RetypeNight retype) {
  const TypedWords words = words_typed(typed.values[at]);
  if (words.size() != 2 || !number_in_digits(words[0])) return;
  const auto type = stool_type_named(words[1]);
  if (!type || *type != number_in_digits(words[0])) return;
  throw usage_error(
      "log",
      fmt::format("{} could be a dose and a result, or one result.", as_typed(typed.values[at])),
      {"If it is the stool: ", with_value(typed, at, {words[1]}, retype),
       ". If it is a dose and its result: ", with_value(typed, at, words, retype)});
}

// How many words from there on say a warning sign, more than one: no part of it is anything else.
std::size_t words_of_sign(const TypedWords& words, std::size_t at) {
  constexpr std::size_t most_words = 6;
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
  for (std::size_t count = std::min(words.size() - at, most_words); count > 1; --count) {
    const auto last = first + static_cast<std::ptrdiff_t>(count);
    const bool is_of_its_own = std::none_of(first, last, [](const std::string& word) {
      return is_stool_word(word) || word.find_first_of("0123456789") != std::string::npos;
    });
    if (is_of_its_own && knowledge::sign_meant_by(in_one_line(TypedWords(first, last))))
      return count;
  }
  return 1;
}

TypedWords with_signs_whole(const TypedWords& words) {
  TypedWords whole;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t count = words_of_sign(words, at);
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
    whole.push_back(in_one_line(TypedWords(first, first + static_cast<std::ptrdiff_t>(count))));
    at += count;
  }
  return whole;
}

TypedWords words_of_values(const TypedNight& typed, RetypeNight retype) {
  TypedWords words;
  for (std::size_t at = 0; at < typed.values.size(); ++at) {
    require_not_shown_type(typed, at, retype);
    const std::string& value = typed.values[at];
    TypedWords parts = words_typed(value);
    if (parts.size() > 1 && knowledge::sign_meant_by(value)) parts = {value};
    words.insert(words.end(), parts.begin(), parts.end());
  }
  return with_signs_whole(words);
}

// ---- What is said beside them ----

// Nights are kept, and no hours: what an hour says of the night is the person's to tell.
void require_no_hour(const TypedNight& typed, RetypeNight retype) {
  const auto hour = hour_in(typed.values);
  if (!hour) return;
  TypedNight again = typed;
  const auto first = again.values.begin() + static_cast<std::ptrdiff_t>(hour->at);
  const auto last = first + static_cast<std::ptrdiff_t>(hour->words);
  const std::string said = in_one_line(TypedWords(first, last));
  again.values.erase(first, last);
  Remedy help;
  if (!again.values.empty()) {
    help = {"Without it: ", only_if(Condition::meant, retype(again))};
  }
  throw usage_error("log",
                    fmt::format("{} is an hour, and titrate keeps nights alone.", as_typed(said)),
                    std::move(help));
}

bool tells_stool(const std::string& word) { return is_stool_word(word) || is_stool_mark(word); }

// The command with the words for the morning alone.
TypedNight of_the_morning(TypedNight typed) {
  std::erase_if(typed.values, [](const std::string& word) { return !tells_stool(word); });
  return typed;
}

// The same with a dose that only the person knows.
Suggestion with_a_dose(const TypedNight& typed, RetypeNight retype) {
  Suggestion command = retype(of_the_morning(typed));
  command.words.emplace_back(Placeholder::dose);
  return command;
}

// "one more loose": what there was one more of, a capsule or a movement, nobody can know.
void join_more_of_dose(TypedNight& typed, RetypeNight retype) {
  const TypedWords as_said = typed.values;
  join_more(typed.values);
  const bool is_of_either = typed.values != as_said &&
                            std::any_of(as_said.begin(), as_said.end(), tells_stool) &&
                            std::none_of(as_said.begin(), as_said.end(), is_unit_name);
  if (!is_of_either) return;
  throw usage_error("log",
                    fmt::format("{} can be said of bowel movements or of a dose.",
                                as_typed(in_one_line(as_said))),
                    {"If that was taken beside the dose: ",
                     only_if(Condition::meant, retype(typed)), ". If it is of the morning alone: ",
                     only_if(Condition::meant, retype(of_the_morning(typed)))});
}

// Whether the word that tells how often stands right behind a dose: "2 capsules twice".
bool is_said_of_dose(const TypedWords& words) {
  for (std::size_t at = 1; at < words.size(); ++at) {
    const bool is_number = at + 1 < words.size() && words[at + 1] == "times";
    if (!is_number && !times_named(words[at])) continue;
    const bool is_type = at > 1 && is_stool_mark(words[at - 2]);  // "type 6 twice"
    return !is_type && (number_said(words[at - 1]) || is_unit_name(words[at - 1]));
  }
  return false;
}

// "loose twice": two movements. Without a stool it may be of the dose.
TypedNight with_times_read(TypedNight typed, RetypeNight retype) {
  const TypedWords as_said = typed.values;
  const auto times = take_times(typed.values);
  if (!times) return typed;
  if (!typed.flags.movements.empty()) {
    throw usage_error("--movements", "was told twice, as a word and as an option; once is enough.");
  }
  typed.flags.movements = std::to_string(*times);
  const bool has_stool = !typed.flags.stool.empty() ||
                         std::any_of(typed.values.begin(), typed.values.end(), tells_stool);
  if (has_stool && !is_said_of_dose(as_said)) return typed;
  TypedNight without_times = typed;
  without_times.flags.movements.clear();
  throw usage_error("log",
                    fmt::format("{} can be said of bowel movements or of a dose.",
                                as_typed(in_one_line(as_said))),
                    {"If the bowels moved so often: ", only_if(Condition::meant, retype(typed)),
                     ". If a dose was taken so often, tell how many that makes: ",
                     with_a_dose(without_times, retype)});
}

// "done", "same as yesterday": nothing is guessed that is a dose.
void require_number(const TypedNight& typed, RetypeNight retype, bool has_day) {
  const TypedWords& words = typed.values;
  const bool has_number =
      std::any_of(words.begin(), words.end(), [](const auto& word) { return number_said(word); });
  if (has_number || std::none_of(words.begin(), words.end(), tells_no_number)) return;
  // The day of "same as yesterday" is that of the other dose.
  TypedNight again = typed;
  const bool is_same = std::find(words.begin(), words.end(), "same") != words.end();
  if (has_day && is_same) again.date.clear();
  throw usage_error("log", fmt::format("{} does not say how many.", as_typed(in_one_line(words))),
                    {"Tell the number that was taken: ", with_a_dose(again, retype)});
}

// has_day: the words named a day.
TypedNight with_words_beside_read(TypedNight typed, RetypeNight retype, bool has_day) {
  join_more_of_dose(typed, retype);
  require_no_hour(typed, retype);
  require_number(typed, retype, has_day);
  return with_times_read(std::move(typed), retype);
}

}  // namespace

TypedNight as_values(Context& context, TypedNight typed, DayWords days, RetypeNight retype) {
  typed.flags.symptoms = single_symptoms(typed.flags.symptoms);
  if (std::find(typed.values.begin(), typed.values.end(), "") != typed.values.end()) return typed;
  TypedWords words = words_of_values(typed, retype);
  settle_none_taken(words);
  bool has_day = false;
  if (days == DayWords::allowed) {
    if (auto date = take_date(context, words)) {
      has_day = true;
      if (!typed.date.empty()) {
        throw usage_error("--date", "was told twice, as a value and as an option; once is enough.");
      }
      typed.date = *std::move(date);
    } else if (const auto said = date_in(typed.date, context.tonight())) {
      if (typed.date != "yesterday") require_one_night(context, "--date", typed.date, *said);
    }
  }
  typed.values = std::move(words);
  if (!tells_a_sign(typed.values))
    typed = with_words_beside_read(std::move(typed), retype, has_day);
  words = typed.values;
  require_one_reading(typed, retype);
  auto [values, stool] = NightWords(context, std::move(words), typed.date).read();
  typed.values = std::move(values);
  if (!stool.empty() && !typed.flags.stool.empty()) {
    throw usage_error("stool", "was told twice, as a value and as an option; once is enough.");
  }
  if (!stool.empty()) typed.flags.stool = std::move(stool);
  if (!typed.flags.dose.empty() && !tells_half(typed.flags.dose)) {
    const auto said = said_amount("--dose", typed.flags.dose, counted_on(context, typed.date));
    if (said) typed.flags.dose = std::to_string(*said);
  }
  return typed;
}

}  // namespace titrate::cli
