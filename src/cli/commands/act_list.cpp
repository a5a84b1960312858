#include "cli/commands/act_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/args/values.hpp"
#include "cli/refusals.hpp"
#include "text/words.hpp"

namespace titrate::cli {

ExitCode list_acts_and_pauses(Context& context) {
  const Log log = context.read();
  const Course& course = context.current(log);
  std::vector<std::pair<NightDate, std::string>> lines;
  const NightDate tonight = context.tonight();
  for (const Act& act : course.acts()) {
    lines.emplace_back(
        act.from, text::noted_words(act) + (tonight < act.from ? "; that is later than now" : ""));
  }
  for (const Pause& pause : course.pauses()) {
    lines.emplace_back(pause.from,
                       text::noted_words(pause) + (tonight < pause.from ? "; still to come" : ""));
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (lines.empty()) {
    context.say_text("This course has no climb, no taper and no pause.");
    return ExitCode::done;
  }
  context.say_text("What was said about this course, by the first night of each:");
  for (const auto& line : lines) {
    context.say(text::labelled("", text::shown(line.second, context.style()), context.style(),
                               text::Ink::plain, 2));
  }
  context.say_text({"To take one out: ", ticked("climb", "--remove", Placeholder::night), ", ",
                    ticked("taper", "--remove", Placeholder::night), " or ",
                    ticked("pause", "--remove", Placeholder::night)});
  return ExitCode::done;
}

store::Outcome take_out(Context& context, NightDate date,
                        const std::function<Course(const Course&)>& without) {
  auto outcome = context.change([&](const Log& log) {
    const std::size_t index = context.course_at(log, date);
    return with_course(log, index, without(log.courses()[index]));
  });
  context.say_saved(outcome);
  context.say_line({"To bring it back: ", only_if(Condition::wrong, titrate("undo"))});
  return outcome;
}

void require_one_purpose(bool list, const std::string& remove, bool says) {
  if (list && (says || !remove.empty())) {
    throw usage_error("--list", "shows what there is; it goes with nothing else.");
  }
  if (!remove.empty() && says) {
    throw usage_error("--remove", "takes one out; it goes with nothing else.");
  }
}

void require_in_course(const Course& course, NightDate night) {
  if (night >= course.started()) return;
  throw Error(ErrorKind::refused,
              fmt::format("the night of {} is before the course, which begins on {}.",
                          text::to_text(night), text::to_text(course.started())),
              {"The nights that there are: ", titrate("history", "--all")});
}

}  // namespace titrate::cli
