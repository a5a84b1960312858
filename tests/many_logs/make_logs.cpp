// make_logs FOLDER COUNT: writes the logs of a study that never was, p0000.json and on, through the
// store's own code, and prints what it knows of each person. The same logs each time.
//
// A person tolerates up to `most` capsules and no more, and takes what titrate advises. Every
// second one misses no night and notes every morning. Of the others each misses some, and there are
// those who log a few nights before they begin, who tolerate less as weeks pass, who pause for some
// nights, and who are stopped by a warning sign.
#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>

#include "store/codec/log_codec.hpp"
#include "titrate/engine.hpp"

namespace {

using namespace titrate;

// Numerical Recipes' linear congruential generator; its high bits are random enough for this.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) { roll(1); }
  // From 0 to below `sides`.
  int roll(int sides) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<int>((std::uint64_t{state_} * static_cast<std::uint64_t>(sides)) >> 32U);
  }
  bool percent(int chance) { return roll(100) < chance; }

 private:
  std::uint32_t state_;
};

struct Person {
  int number;
  std::optional<Form> form;  // of 2000 people, 400 each have not said it
  int recommended, strength_tenths, most, nights;
  int misses, silent_mornings, ill;  // in percent of the nights
  int begins = 0;                    // the nights at the start without a dose, each in the log
  int less_from = 1000;              // the night from which on they tolerate one capsule less
  int sign_on = 1000;                // the night of a warning sign
  int pauses_on = 1000;              // the first of five nights of a pause
};

// All courses end on the evening before the study does.
const NightDate study_end = *NightDate::parse("2026-07-01");

Person person(int number) {
  Dice dice(static_cast<std::uint32_t>(number) * 7919U + 1U);
  constexpr std::array forms = {std::optional<Form>{}, std::optional{Form::glycinate},
                                std::optional{Form::citrate}, std::optional{Form::oxide},
                                std::optional{Form::malate}};
  constexpr std::array strengths = {1000, 1125, 1200, 1500};
  const bool regular = number % 2 == 0;
  Person made{.number = number,
              .form = forms.at(static_cast<std::size_t>(number % 5)),
              .recommended = 1 + dice.roll(3),
              .strength_tenths = strengths.at(static_cast<std::size_t>(dice.roll(4))),
              .most = 0,
              .nights = 20 + dice.roll(41),
              .misses = regular ? 0 : dice.roll(25),
              .silent_mornings = regular ? 0 : dice.roll(20),
              .ill = regular ? 0 : dice.roll(4)};
  made.most = made.recommended + dice.roll(9);
  if (number % 10 == 9) made.begins = 3;
  if (number % 4 == 1) made.less_from = 18;
  if (number % 20 == 7) made.sign_on = 15;
  if (number % 12 == 3) made.pauses_on = 10;
  return made;
}

// One night as this person lives it, or none; `day` counts from the first.
std::optional<Night> replayed(const Person& person, int day, Dice& dice, const Advice& advice) {
  if (day < person.begins) return *Night::from({advice.night, Capsules::none()});
  if (dice.percent(person.misses) || advice.rule() == Rule::paused) return std::nullopt;
  NightFields fields{.date = advice.night, .capsules = advice.capsules};
  if (day == person.sign_on) fields.signs.insert(WarningSign::flushing);
  const bool ill = dice.percent(person.ill);
  if (ill) fields.other_cause = *OtherCause::from("stomach bug");
  const bool loose =
      ill || advice.capsules.value() > person.most - (day >= person.less_from ? 1 : 0);
  if (!dice.percent(person.silent_mornings)) {
    fields.stool = StoolType::from(loose ? 6 + dice.roll(2) : 3 + dice.roll(3));
  }
  if (dice.percent(50)) fields.sleep = SleepQuality::from(1 + dice.roll(5));
  if (dice.percent(30)) {
    (void)fields.symptoms.set({*SymptomName::from("cramps"), *Severity::from(dice.roll(11))});
  }
  return *Night::from(fields);
}

Course course_of(const Person& person) {
  Dice dice(static_cast<std::uint32_t>(person.number) + 4000U);
  CourseFields fields{.started = study_end - person.nights,
                      .form = person.form,
                      .recommended = *Capsules::from(person.recommended),
                      .strength = *Strength::from_tenths(person.strength_tenths),
                      .ceilings = {{study_end - person.nights, *Capsules::from(16)}}};
  if (person.pauses_on < person.nights) {
    const NightDate first = fields.started + person.pauses_on;
    fields.pauses.push_back({first, first + 4});
  }
  const Course plan = *Course::from(fields);
  Titration titration(plan);
  for (NightDate date = plan.started(); date < study_end; date = date + 1) {
    const auto night =
        replayed(person, date - plan.started(), dice, titration.advice(date, nullptr));
    if (!night) continue;
    titration.replay(*night);
    fields.nights.push_back(*night);
  }
  return *Course::from(std::move(fields));
}

std::string name_of(const Person& person) {
  std::ostringstream name;
  name << 'p' << std::setw(4) << std::setfill('0') << person.number;
  return name.str();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: make_logs FOLDER COUNT\n";
    return 2;
  }
  umask(077);
  std::cout << "tag,form,recommended,tenths,most,nights,taken\n";
  for (int number = 0; number < std::stoi(arguments[2]); ++number) {
    const Person each = person(number);
    const Course course = course_of(each);
    std::ofstream file(std::string(arguments[1]) + '/' + name_of(each) + ".json");
    file << store::encode(*Log::from({course}));
    if (!file.flush()) return 3;
    std::cout << name_of(each) << ',' << (each.form ? titrate::name_of(*each.form) : "") << ','
              << each.recommended << ',' << each.strength_tenths << ',' << each.most << ','
              << each.nights << ',' << course.nights().size() << '\n';
  }
}
