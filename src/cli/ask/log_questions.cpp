#include "cli/ask/log_questions.hpp"

#include <fmt/format.h>

#include <utility>

#include "cli/args/values.hpp"
#include "cli/ask/ask.hpp"
#include "cli/night/said_signs.hpp"
#include "cli/night/sure_dose.hpp"
#include "cli/night/which_night.hpp"
#include "knowledge/facts.hpp"
#include "text/advice.hpp"
#include "text/questions.hpp"
#include "text/words.hpp"
#include "titrate/engine.hpp"

namespace titrate::cli {
namespace {

// Left open where the answer is "not yet" or Enter alone.
bool is_left_open(const std::string& answer) {
  return answer.empty() || knowledge::plain_name(answer) == "not yet";
}

// The questions so far, and the log as it will be with their answers: a morning that was just told
// counts for tonight's advice.
class Conversation {
 public:
  Conversation(Context& context, Log log) : context_(context), log_(std::move(log)) {}

  void ask_about(NightDate night);
  void ask_in_the_morning();
  void ask_in_the_evening();
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
  std::optional<Capsules> ask_dose_with_sign();
  bool say_what_is_urgent(const Advice& advice);
  bool is_sure(Capsules dose, const Advice& advice, Strength strength);
  void say_what_is_there(NightDate night);
  void say_if_missed(NightDate night);
  void say_stopped();

  Context& context_;
  Log log_;
  std::vector<NightEntry> answers_{};
  bool has_spoken_ = false;
  bool asked_ = false;
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
  const Strength strength = course_of(night.date()).strength();
  const bool this_morning = night.date() == context_.tonight() - 1 && !context_.is_after_midnight();
  tell_night(fmt::format("{}: {} ({}).", named(night.date()), text::to_text(night.capsules()),
                         text::to_text(night.capsules() * strength)));
  tell(fmt::format(
      "How was the stool {}? With several, the loosest counts.",
      this_morning ? "this morning" : "on the morning of " + text::short_words(night.date() + 1)));
  context_.say(text::stool_choices(context_.style()));
  const auto told =
      ask_until(context_, "A number or a word [Enter: not yet]",
                [&](const std::string& answer) -> std::optional<Observations> {
                  if (is_left_open(answer)) return std::nullopt;
                  Observations read;
                  if (const auto sign = sign_in_answer(context_, answer)) {
                    read.signs.insert(*sign);
                    return read;
                  }
                  set_stool(read, read_stool("", answer));
                  static_cast<void>(completed(
                      night, read, context_.tonight()));  // does it go with what is there?
                  return read;
                });
  if (told) keep({night.date(), *told});
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
  const std::string question =
      offers ? fmt::format("How many did you take? A number, or not yet [Enter: {}]",
                           advice.capsules.value())
             : fmt::format("How many did you take? A number, 0 for none [Enter: {}]",
                           is_tonight ? "not yet" : "leave it out");
  Observations told;
  do {
    told.dose =
        ask_until(context_, question, [&](const std::string& answer) -> std::optional<Capsules> {
          if (const auto sign = sign_in_answer(context_, answer)) {
            told.signs.insert(*sign);
            return ask_dose_with_sign();
          }
          if (answer.empty() && offers) return advice.capsules;
          if (is_left_open(answer)) return std::nullopt;
          if (knowledge::plain_name(answer) == "none") return Capsules::none();
          return read_number<Capsules>("", answer);
        });
  } while (told.dose && told.signs.empty() &&
           !is_sure(*told.dose, advice, course_of(night).strength()));
  if (!told.dose && !told.signs.empty()) throw sign_not_logged(told.signs, night, false);
  if (told.dose) keep({night, told});
}

// No dose is offered any more; a night that is not in the log takes a sign with its dose.
std::optional<Capsules> Conversation::ask_dose_with_sign() {
  return ask_until(context_, "To log it with this night: how many did you take? 0 for none",
                   [](const std::string& answer) { return read_number<Capsules>("", answer); });
}

// A slip of the finger is found sooner here than by the word about it afterwards.
bool Conversation::is_sure(Capsules dose, const Advice& advice, Strength strength) {
  const auto doubt = doubt_about(dose, advice, strength);
  if (dose <= advice.capsules && !doubt) return true;
  if (const std::string urgent = first_of_all(dose, strength); !urgent.empty()) tell(urgent);
  if (doubt && dose < advice.capsules) {
    return ask_yes_or_no(context_, *doubt + ". Did you take so few? [yes or no]");
  }
  return ask_yes_or_no(
      context_, fmt::format("{} {} more than the {} advised. Did you take that many? [yes or no]",
                            text::to_text(dose), dose == Capsules::one() ? "is" : "are",
                            advice.capsules.value()));
}

void Conversation::say_what_is_there(NightDate night) {
  const Night* there = night_on(night);
  if (there == nullptr) return;
  std::string words =
      fmt::format("{}, is in the log: {}", named(night), text::to_text(there->capsules()));
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
    tell("How it went is asked in its morning, from 04:00 on.");
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
  tell({"titrate advises no capsules, so it asks for no dose. If you took some all the same: ",
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
        {"There is nothing to ask this morning. A dose for this evening is logged from noon on, or "
         "with ",
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

}  // namespace

std::vector<NightEntry> ask_about_nights(Context& context, const Log& log,
                                         std::optional<NightDate> night) {
  static_cast<void>(course_for(log, night.value_or(context.tonight()), context.tonight()));
  Conversation conversation(context, log);
  if (night) {
    conversation.ask_about(*night);
  } else if (context.is_morning()) {
    conversation.ask_in_the_morning();
  } else {
    conversation.ask_in_the_evening();
  }
  return std::move(conversation).answers();
}

}  // namespace titrate::cli
