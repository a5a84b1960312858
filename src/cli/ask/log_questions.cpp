#include "cli/ask/log_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/ask/dose_question.hpp"
#include "cli/ask/symptom_question.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/which_night.hpp"
#include "knowledge/facts.hpp"
#include "text/advice.hpp"
#include "text/questions.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

// The questions so far, and the log as it will be with their answers: a morning that was just told
// counts for tonight's advice.
class Conversation {
 public:
  Conversation(Context& context, Log log) : context_(context), log_(std::move(log)) {}

  void ask_about(NightDate night);
  void ask_in_the_morning();
  void ask_in_the_evening();
  void expect_symptoms();
  void ask_about_symptoms();
  void ask_about_open(std::span<const OpenNight> nights);
  // Says why no more is asked; what was answered stays.
  void end_early(const Error& error);
  bool has_answers() const { return !answers_.empty(); }
  std::vector<NightEntry> answers() && { return std::move(answers_); }

 private:
  const Course& course_of(NightDate night) const;
  const Night* night_on(NightDate night) const { return course_of(night).night_on(night); }
  Advice advice_for(NightDate night) const { return advise(course_of(night), night); }
  bool is_stopped(NightDate night) const {
    return advice_for(night).phase.kind == Phase::Kind::stopped;
  }
  bool was_begun(NightDate night) const { return log_.course_of(night).has_value(); }
  std::string named(NightDate night) const { return name_of(context_, night); }
  void begin_block();
  void begin_question();
  void tell(const Hint& hint) { context_.say(text::wrapped(hint, context_.style())); }
  void tell_night(std::string_view text);
  void keep(NightEntry answer);

  void ask_latest_result();
  void ask_result(const Night& night);
  void ask_dose(NightDate night);
  void keep_dose(NightDate night, const Observations& told);
  bool say_what_is_urgent(const Advice& advice);
  bool has_sign() const;
  void say_what_is_there(NightDate night);
  void say_if_missed(NightDate night);
  void say_stopped();

  Context& context_;
  Log log_;
  std::vector<NightEntry> answers_{};
  std::optional<NightDate> symptoms_of_{};  // the night to ask for them, once its morning is told
  bool has_spoken_ = false;
  bool asked_ = false;
  bool has_shown_choices_ = false;  // of stool results: once is enough
};

const Course& Conversation::course_of(NightDate night) const {
  return log_.courses()[course_for(log_, night, context_.tonight())];
}

// A blank line stands between what is asked or told.
void Conversation::begin_block() {
  if (has_spoken_) context_.say("\n");
  has_spoken_ = true;
}

void Conversation::begin_question() {
  begin_block();
  asked_ = true;
}

// The line with the night stands out: a right answer for the wrong night is a wrong one.
void Conversation::tell_night(std::string_view text) {
  std::string line = text::wrapped(text, context_.style());
  line.pop_back();
  context_.say_line(text::inked(line, text::Ink::strong, context_.style()));
}

void Conversation::keep(NightEntry answer) {
  log_ = with_entry(log_, answer, context_.tonight());
  answers_.push_back(std::move(answer));
}

// The result of the latest dose, where it can still matter: after a lapse titrate starts low again,
// whatever that morning was.
void Conversation::ask_latest_result() {
  const Night* latest = latest_dose(log_, context_.tonight(), false);
  if (latest == nullptr || latest->has_result()) return;
  if (context_.tonight() - latest->date() > lapse_nights) return;
  ask_result(Night(*latest));  // a copy: the answer changes the log
}

void Conversation::ask_result(const Night& night) {
  begin_question();
  const Counted counted = course_of(night.date()).counted();
  const bool this_morning = night.date() == context_.tonight() - 1 && !context_.is_after_midnight();
  tell_night(
      fmt::format("{}: {}.", named(night.date()), text::dose_in_words(night.capsules(), counted)));
  tell(fmt::format(
      "How was the stool {}? With several, the loosest counts.",
      this_morning ? "this morning" : "on the morning of " + text::short_words(night.date() + 1)));
  if (!std::exchange(has_shown_choices_, true)) context_.say(text::stool_choices(context_.style()));
  const auto told =
      ask_until(context_, "A number or a word [Enter: not yet]",
                [&](const std::string& answer) -> std::optional<Observations> {
                  if (is_left_open(answer)) return std::nullopt;
                  Observations read;
                  if (const auto sign = sign_in_answer(context_, answer)) {
                    read.signs.insert(*sign);
                    return read;
                  }
                  set_stool(read, read_stool_answer(answer));
                  // Does it go with what is there?
                  static_cast<void>(completed(night, read, context_.tonight(), counted.unit));
                  return read;
                });
  if (!told) return;
  keep({night.date(), *told});
  symptoms_of_ = night.date();
}

bool Conversation::say_what_is_urgent(const Advice& advice) {
  bool is_urgent = false;
  for (const Notice& notice : text::shown_notices(advice)) {
    if (!text::is_urgent(notice)) continue;
    is_urgent = true;
    context_.say(text::labelled("Urgent",
                                text::to_text(notice, advice, text::Moment::another_night),
                                context_.style(), text::Ink::alarm));
  }
  return is_urgent;
}

void Conversation::ask_dose(NightDate night) {
  begin_question();
  const bool is_tonight = night == context_.tonight();
  const Advice advice = advice_for(night);
  tell_night(fmt::format(
      "{}{} {}.", named(night),
      is_tonight ? ". Advised:" : ", is not in the log. Advised:", text::answer_in_words(advice)));
  // Enter can take a dose only where it is the advice of tonight, and no urgent word stands by it.
  const bool is_urgent = say_what_is_urgent(advice);
  const bool offers = is_tonight && !is_urgent && advice.capsules > Capsules::none();
  keep_dose(night, ask_how_many(context_, advice, course_of(night).strength(),
                                offers       ? Enter::takes_advice
                                : is_tonight ? Enter::says_not_yet
                                             : Enter::leaves_out));
}

void Conversation::keep_dose(NightDate night, const Observations& told) {
  if (!told.dose && !told.signs.empty()) throw sign_not_logged(told.signs, night, false);
  if (told.dose) keep({night, told});
}

void Conversation::say_what_is_there(NightDate night) {
  const Night* there = night_on(night);
  if (there == nullptr) return;
  std::string words = fmt::format("{}, is in the log: {}", named(night),
                                  text::count_in_words(there->capsules(), course_of(night).unit()));
  if (there->stool()) words += fmt::format(", stool {}", text::to_text(*there->stool()));
  if (there->no_movement()) words += ", no bowel movement";
  begin_block();
  Hint hint = {words,
               ". To correct the dose: ", ticked("edit", night.iso(), "--dose", Placeholder::dose)};
  if (night < context_.tonight()) {
    hint += {"; how it went: ", ticked("edit", night.iso(), "--stool", Placeholder::stool)};
  }
  tell(hint);
  if (night == context_.tonight() && !there->is_missed()) {
    tell(fmt::format("How it went is asked in its morning, from {} on.",
                     context_.hours().end_in_words()));
  }
}

void Conversation::say_if_missed(NightDate night) {
  if (!was_begun(night) || night_on(night) != nullptr) return;
  begin_block();
  tell({named(night), ", is not in the log and counts as missed. If you took a dose then: ",
        only_if(Condition::taken, ticked("log", "--date", night.iso()))});
}

void Conversation::say_stopped() {
  begin_block();
  tell({fmt::format("titrate advises {}, so it asks for no dose. If you took some all the same: ",
                    text::none_in_words(course_of(context_.tonight()).unit())),
        only_if(Condition::taken, ticked("log", Placeholder::dose))});
}

void Conversation::ask_about(NightDate night) {
  const NightDate tonight = context_.tonight();
  if (night_on(night) == nullptr) ask_dose(night);
  const Night* there = night_on(night);
  if (there != nullptr && night < tonight && !there->is_missed() && !there->has_result()) {
    ask_result(Night(*there));
  }
  if (!asked_) say_what_is_there(night);
}

void Conversation::ask_in_the_morning() {
  const NightDate last = context_.tonight() - 1;
  if (was_begun(last) && night_on(last) == nullptr && !is_stopped(last)) ask_dose(last);
  ask_latest_result();
  if (asked_) return;
  if (was_begun(last)) say_what_is_there(last);
  if (night_on(context_.tonight()) != nullptr) {
    say_what_is_there(context_.tonight());
  } else if (is_stopped(context_.tonight())) {
    say_stopped();
  } else {
    begin_block();
    tell(
        {fmt::format("There is nothing to ask this morning. A dose for this evening is logged from "
                     "{} on, or with ",
                     context_.hours().morning_end_in_words()),
         ticked("log", "--date", "tonight"), "."});
  }
}

void Conversation::ask_in_the_evening() {
  const NightDate tonight = context_.tonight();
  ask_latest_result();
  if (night_on(tonight) != nullptr) {
    say_what_is_there(tonight);
  } else if (is_stopped(tonight)) {
    say_stopped();
  } else {
    say_if_missed(tonight - 1);
    ask_dose(tonight);
  }
}

bool Conversation::has_sign() const {
  return std::any_of(answers_.begin(), answers_.end(),
                     [](const NightEntry& entry) { return !entry.told.signs.empty(); });
}

// Of last night, once its morning is told; where one was told just now, of that night.
void Conversation::expect_symptoms() {
  const NightDate last = context_.tonight() - 1;
  if (!was_begun(last)) return;
  const Night* const there = night_on(last);
  if (there != nullptr && there->has_result()) symptoms_of_ = last;
}

// The last question, where one was asked before it; not where a warning sign wants to be read
// first.
void Conversation::ask_about_symptoms() {
  if (!asked_ || !symptoms_of_ || has_sign()) return;
  const Night night = *night_on(*symptoms_of_);
  const auto names = symptoms_to_ask(log_, night, context_.tonight());
  if (names.empty()) return;
  begin_question();
  tell_night(fmt::format("{}, {}.", named(night.date()), symptoms_in_words(names)));
  if (const auto told = ask_symptoms(context_, names)) keep({night.date(), *told});
}

void Conversation::end_early(const Error& error) {
  begin_block();
  Hint why = as_sentence(error);
  if (!error.remedy.empty()) (why += " ") += error.remedy;
  tell((why += " ") += "What you answered before is kept.");
}

// One after the other, until a warning sign wants to be read first.
void Conversation::ask_about_open(std::span<const OpenNight> nights) {
  for (const OpenNight& open : nights) {
    if (has_sign()) return;
    if (open.lacks_dose) {
      begin_question();
      tell_night(named(open.night) + ", is not in the log.");
      keep_dose(open.night,
                ask_how_many(context_, advice_for(open.night), course_of(open.night).strength(),
                             Enter::leaves_out_unadvised));
    }
    const Night* const there = night_on(open.night);
    const bool waits = there != nullptr && !there->is_missed() && !there->has_result();
    if (waits && !has_sign()) ask_result(Night(*there));
  }
}

// Asks what belongs to the time of day, or to the night that was said.
void ask_what_is_due(Conversation& conversation, const Context& context,
                     std::optional<NightDate> night) {
  if (night) {
    conversation.ask_about(*night);
  } else if (context.is_morning()) {
    conversation.expect_symptoms();
    conversation.ask_in_the_morning();
  } else {
    conversation.expect_symptoms();
    conversation.ask_in_the_evening();
  }
  conversation.ask_about_symptoms();
}

// What was answered before the questions ended in an error, where something was.
std::vector<NightEntry> answers_until(Conversation conversation, const Error& error) {
  conversation.end_early(error);
  return std::move(conversation).answers();
}

}  // namespace

std::vector<NightEntry> ask_about_nights(Context& context, const Log& log,
                                         std::optional<NightDate> night) {
  static_cast<void>(course_for(log, night.value_or(context.tonight()), context.tonight()));
  Conversation conversation(context, log);
  try {
    ask_what_is_due(conversation, context, night);
    return std::move(conversation).answers();
  } catch (const NoAnswer&) {
    throw;
  } catch (const Error& error) {
    if (!conversation.has_answers()) throw;
    return answers_until(std::move(conversation), error);
  }
}

std::vector<NightEntry> ask_about_open_nights(Context& context, const Log& log,
                                              std::span<const OpenNight> nights) {
  Conversation conversation(context, log);
  try {
    conversation.ask_about_open(nights);
    return std::move(conversation).answers();
  } catch (const NoAnswer&) {
    if (!conversation.has_answers()) throw;
    return std::move(conversation).answers();
  } catch (const Error& error) {
    if (!conversation.has_answers()) throw;
    return answers_until(std::move(conversation), error);
  }
}

}  // namespace titrate::cli
