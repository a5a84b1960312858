#include "text/chart/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "text/chart/lines.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

constexpr std::size_t most_ceilings_told = 3;
constexpr std::size_t most_courses_told = 3;

// A ceiling of the legend, and from when on where that is later than the first night.
struct ToldCeiling {
  std::string text;
  bool is_above;  // what is drawn
  std::optional<NightDate> from{};
};

void add_ceilings_of(std::vector<ToldCeiling>& told, const Course& course, NightRange nights,
                     const Drawing& drawing, int top) {
  const auto add = [&](Capsules ceiling, std::optional<NightDate> from) {
    const bool is_above = counted_as(drawing.counted(), ceiling, course.strength()) > top;
    std::string amount =
        drawing.of ? std::to_string(ceiling.value()) : to_text(ceiling * course.strength());
    if (!told.empty() && told.back().text == amount) return;
    told.push_back({std::move(amount), is_above, from});
  };
  const Capsules first = course.ceiling_on(nights.first);
  add(first, told.empty() ? std::nullopt : std::optional(nights.first));
  for (const Ceiling& ceiling : course.ceilings()) {
    if (nights.first < ceiling.from && ceiling.from <= nights.last) {
      add(ceiling.capsules, ceiling.from);
    }
  }
}

std::vector<ToldCeiling> told_ceilings(const Drawing& drawing, int top) {
  std::vector<ToldCeiling> told;
  for (std::size_t i = 0; i < drawing.courses.size(); ++i) {
    const bool has_next = i + 1 < drawing.courses.size();
    const NightDate first = drawing.courses[i].course->started();
    const NightDate last =
        has_next ? drawing.courses[i + 1].course->started() - 1 : drawing.span.last;
    const Course& course = *drawing.courses[i].course;
    const auto nights = NightRange{first, last}.shared_with(drawing.span);
    if (!nights || !is_counted_so(course, drawing.of)) continue;
    add_ceilings_of(told, course, *nights, drawing, top);
  }
  return told;
}

std::string ceiling_in_words(const Drawing& drawing, int top, const Style& style) {
  auto told = told_ceilings(drawing, top);
  const bool all_above =
      std::all_of(told.begin(), told.end(), [](const auto& each) { return each.is_above; });
  const bool has_more = told.size() > most_ceilings_told + 1;
  if (has_more) told.erase(told.begin() + 1, told.end() - 1);
  std::string text;
  for (const auto& [amount, is_above, from] : told) {
    if (!text.empty()) text += has_more ? ", then others, " : ", ";
    text += amount;
    if (from) text += " from " + date_words(*from, drawing.span);
    if (is_above && !all_above) text += " (above this chart)";
  }
  if (all_above) text += told.size() > 1 ? " (all above this chart)" : " (above this chart)";
  return fmt::format("{} ceiling {}", symbols(style).ceiling, text);
}

// The courses that begin within the chart, each by itself while they are few.
std::vector<std::string> courses_in_words(const Drawing& drawing, Wording wording) {
  std::vector<std::string> items;
  for (const History& history : drawing.courses) {
    const Course& course = *history.course;
    if (course.started() <= drawing.span.first || drawing.span.last < course.started()) continue;
    items.push_back(fmt::format("{} course {} begins, {}", symbol_of_course, history.number,
                                date_words(course.started(), drawing.span)));
  }
  if (!items.empty() && wording == Wording::in_short) {
    items = {fmt::format("{} new course", symbol_of_course)};
  } else if (items.size() > most_courses_told) {
    items = {fmt::format("{} another course begins", symbol_of_course)};
  }
  return items;
}

std::vector<std::string> marks_in_words(const ChartColumns& columns, Wording wording) {
  const bool is_short = wording == Wording::in_short;
  const std::array<std::string_view, 6> words = {
      "",
      "missed",
      "paused",
      is_short ? "loose, other cause" : "loose, put down to another cause",
      "loose morning",
      "warning sign"};
  std::vector<std::string> items;
  for (const Mark mark :
       {Mark::loose, Mark::loose_otherwise, Mark::missed, Mark::paused, Mark::warning_sign}) {
    const auto has = [&](const ChartColumn& column) {
      return column.mark == mark || (mark == Mark::paused && column.begins_pause);
    };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}", symbol(mark), words[static_cast<std::size_t>(mark)]));
    }
  }
  return items;
}

std::vector<std::string> phases_in_words(const ChartColumns& columns) {
  std::vector<std::string> items;
  using Kind = Phase::Kind;
  for (const Kind kind : {Kind::climbing, Kind::confirming, Kind::holding, Kind::stopped}) {
    const auto has = [&](const ChartColumn& column) { return column.phase == kind; };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}", symbol(kind), name_of(kind)));
    }
  }
  return items;
}

std::vector<std::string> acts_in_words(const ChartColumns& columns, Wording wording) {
  const std::string_view by_whom = wording == Wording::full ? ", as you said" : "";
  std::vector<std::string> items;
  for (const Act::Kind act : {Act::Kind::climb, Act::Kind::taper}) {
    const auto has = [&](const ChartColumn& column) { return column.act == act; };
    if (std::any_of(columns.columns.begin(), columns.columns.end(), has)) {
      items.push_back(fmt::format("{} {}{}", symbol(act), to_text(act), by_whom));
    }
  }
  return items;
}

// A flat line in words.
std::string flat_in_words(const FlatStretch& flat, const Drawing& drawing) {
  const auto& [nights, taken, dose, of, is_whole] = flat;
  std::string text = drawing.of ? to_text(dose, of.unit) : to_text(dose * of.strength);
  text += is_whole ? " on" : fmt::format(" since {},", date_words(nights.first, drawing.span));
  const int all = nights.count();
  return text + (taken == all ? fmt::format(" all {} nights", all)
                              : fmt::format(" {} of {} nights", taken, all));
}

// What the digits of the stool's line mean, and where it has none.
std::vector<std::string> stools_in_words(const ChartColumns& columns, Wording wording) {
  const auto& all = columns.columns;
  const auto word_of = [](int type) { return to_text(*StoolType::from(type)); };
  std::string text =
      fmt::format("stool {} to {}", word_of(StoolType::lowest), word_of(StoolType::highest));
  if (std::any_of(all.begin(), all.end(), [](const auto& column) { return column.none_came; })) {
    text += ", 0 none";
  }
  std::vector<std::string> items = {std::move(text)};
  const bool has_blanks = !std::all_of(all.begin(), all.end(), is_stool_told);
  if (has_blanks && wording == Wording::full) items.emplace_back("blank: not noted");
  return items;
}

}  // namespace

bool is_stool_told(const ChartColumn& column) { return column.stool || column.none_came; }

bool tells_stools(const ChartColumns& columns) {
  return std::any_of(columns.columns.begin(), columns.columns.end(), is_stool_told);
}

std::string legend(const Drawing& drawing, const ChartColumns& columns, int top, Wording wording,
                   const Style& style) {
  std::vector<std::string> items;
  const auto add = [&](std::vector<std::string> more) {
    std::move(more.begin(), more.end(), std::back_inserter(items));
  };
  const auto flat = wording == Wording::full ? flat_stretch(drawing) : std::nullopt;
  if (flat) add({flat_in_words(*flat, drawing)});
  if (tells_stools(columns)) add(stools_in_words(columns, wording));
  add(phases_in_words(columns));
  add(marks_in_words(columns, wording));
  add(acts_in_words(columns, wording));
  add(courses_in_words(drawing, wording));
  add({ceiling_in_words(drawing, top, style)});
  std::string text = flowed(items, style);
  if (columns.nights_each > 1) {
    text += fitted(
        "A column shows the highest dose, loosest stool, last phase and ceiling; loose if any was, "
        "missed or paused if all.",
        style);
  }
  return text;
}

}  // namespace titrate::text
