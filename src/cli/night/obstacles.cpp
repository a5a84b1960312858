#include "cli/night/obstacles.hpp"

#include <fmt/format.h>

#include <string_view>
#include <variant>

#include "text/words.hpp"

namespace titrate::cli {
namespace {

// Where the movements contradict each other, one side may be that none came, and the other have a
// stool type: then that is what the person knows it by.
FieldContradiction as_known(const FieldContradiction& it, const Night& there,
                            const Observations& told) {
  if (it.field != NightField::movements) return it;
  const bool none_told = std::get<Movements>(it.told).value() == 0;
  if (none_told && there.stool()) return {NightField::result, {}, *there.stool(), it.told};
  if (there.no_movement() && told.stool) return {NightField::result, {}, it.there, *told.stool};
  return it;
}

class Contradicted {
 public:
  Contradicted(const FieldContradiction& it, NightDate night, std::optional<Unit> unit)
      : it_(it), night_(night), unit_(unit) {}

  ObstacleWords in_words() const {
    switch (it_.field) {
      case NightField::capsules:
        return dose();
      case NightField::stool:
        return numbers<StoolType>("stool type", "--stool");
      case NightField::movements:
        return numbers<Movements>("movements:", "--movements");
      case NightField::result:
        return result();
      case NightField::sleep:
        return numbers<SleepQuality>("sleep", "--sleep");
      case NightField::symptom:
        return numbers<Severity>(it_.name, "--symptom", it_.name + '=');
      case NightField::measure:
        return measure();
      case NightField::other_cause:
        return texts<OtherCause>("another cause,", "--other-cause");
      case NightField::note:
        return texts<Note>("a note,", "--note");
      case NightField::sign:
        break;  // a sign is added to the others
    }
    return {};
  }

 private:
  ObstacleWords words(std::string_view what, std::string_view has, std::string_view told,
                      std::string_view option, const Word& value) const {
    return {problem(what, has, told),
            {"To correct it: ",
             only_if(Condition::wrong, titrate("edit", night_.iso(), option, value))}};
  }
  std::string problem(std::string_view what, std::string_view has, std::string_view told) const {
    return fmt::format("the night of {} already has {} {}, not {}.", text::to_text(night_), what,
                       has, told);
  }

  template <class Number>
  ObstacleWords numbers(std::string_view what, std::string_view option,
                        const std::string& before = "") const {
    const int told = std::get<Number>(it_.told).value();
    return words(what, std::to_string(std::get<Number>(it_.there).value()), std::to_string(told),
                 option, before + std::to_string(told));
  }
  template <class Words>
  ObstacleWords texts(std::string_view what, std::string_view option) const {
    return words(what, fmt::format("\"{}\"", std::get<Words>(it_.there).value()),
                 "what was told now", option, Placeholder::text);
  }
  ObstacleWords dose() const {
    const int told = std::get<Capsules>(it_.told).value();
    return words("a dose of", text::count_in_words(std::get<Capsules>(it_.there), unit_),
                 std::to_string(told), "--dose", std::to_string(told));
  }
  ObstacleWords result() const {
    if (const auto* stool = std::get_if<StoolType>(&it_.there)) {
      return words("stool type", std::to_string(stool->value()), "none", "--stool", "none");
    }
    const int told = std::get<StoolType>(it_.told).value();
    return words("no bowel movement", "noted", fmt::format("stool type {}", told), "--stool",
                 std::to_string(told));
  }
  ObstacleWords measure() const {
    const std::string told = std::get<MeasureValue>(it_.told).to_text();
    return words(it_.name, std::get<MeasureValue>(it_.there).to_text(), told, "--measure",
                 it_.name + '=' + told);
  }

  const FieldContradiction& it_;
  NightDate night_;
  std::optional<Unit> unit_;
};

struct ObstacleTold {
  const Night& there;
  const Observations& told;
  std::optional<Unit> unit;

  ObstacleWords operator()(const FieldContradiction& it) const {
    return Contradicted(as_known(it, there, told), there.date(), unit).in_words();
  }
  ObstacleWords operator()(const NoRoom& it) const { return no_room_in_words(it.field); }
  ObstacleWords operator()(const CannotAdd& it) const {
    if (it.there == Capsules::none()) return nothing_to_add_to(there.date(), it.more);
    return {fmt::format("{} and {} more are more than the {} that a night can hold.",
                        text::to_text(it.there, unit), it.more.value(), Capsules::highest),
            ""};
  }
  ObstacleWords operator()(const AtOdds& it) const { return {it.refusal.problem + '.', ""}; }
};

}  // namespace

ObstacleWords nothing_to_add_to(NightDate night, Capsules more) {
  const std::string number = std::to_string(more.value());
  return {fmt::format("the night of {} has no dose in the log that {} could be added to.",
                      text::to_text(night), number),
          {fmt::format("If {} {} all of that night: ", number,
                       more == Capsules::one() ? "was" : "were"),
           only_if(Condition::in_all, titrate("edit", night.iso(), "--dose", number))}};
}

ObstacleWords no_room_in_words(NightField field) {
  if (field == NightField::measure) {
    return {fmt::format("a night has room for {} measures.", Measures::most),
            {ticked("edit", Placeholder::date, "--clear", Word("measure=", Placeholder::measure)),
             " makes room."}};
  }
  return {fmt::format("a night has room for {} symptoms.", Symptoms::most),
          {ticked("edit", Placeholder::date, "--clear", Word("symptom=", Placeholder::symptom)),
           " makes room."}};
}

ObstacleWords in_words(const Obstacle& obstacle, const Night& there, const Observations& told,
                       std::optional<Unit> unit) {
  return std::visit(ObstacleTold{there, told, unit}, obstacle);
}

}  // namespace titrate::cli
