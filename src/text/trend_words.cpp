#include "text/trend_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/tenths.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

bool is_noted_on_few(const Mean& mean) { return mean.count > 0 && is_few(mean); }

}  // namespace

std::string name_in_words(const Measure& measure) {
  if (measure.name.empty()) return std::string(name_of(measure.kind));
  const bool doubtful = measure.name == name_of(Measure::Kind::sleep) ||
                        measure.name == name_of(Measure::Kind::movements);
  return doubtful ? fmt::format("{} ({})", measure.name, name_of(measure.kind)) : measure.name;
}

WindowNames names_of(Windows::Kind kind) {
  if (kind == Windows::Kind::around) return {"Before", "After"};
  return {"First week", "Last two"};
}

std::string first_in_words(const Windows& windows) {
  const std::string nights = to_text(windows.first);
  if (windows.kind == Windows::Kind::around) return nights;
  if (!windows.first_dose) return nights + ", without a dose";
  if (*windows.first_dose == windows.first.first) return nights + ", already with magnesium";
  return fmt::format("{}, with magnesium from {} on", nights, short_words(*windows.first_dose));
}

std::string number_of(const Mean& mean) {
  const auto tenths = mean.tenths();
  return tenths ? with_decimal(*tenths) : "-";
}

std::string mean_in_words(const Mean& mean) {
  if (mean.count == 0) return number_of(mean);
  return fmt::format("{} ({}){}", number_of(mean), mean.count, is_few(mean) ? "*" : "");
}

std::string mean_cell(const Mean& mean) {
  return mean_in_words(mean) + (is_noted_on_few(mean) ? "" : " ");
}

std::string change_in_words(const Series& series) {
  const auto first = series.first.tenths();
  const auto last = series.second.tenths();
  if (!first || !last) return "-";
  if (*first == *last) return "no change";
  const std::int64_t apart = std::max(*first, *last) - std::min(*first, *last);
  return with_decimal(apart) + (*last < *first ? " lower" : " higher");
}

bool any_few_in_weeks(const Trend& trend) {
  return std::any_of(trend.series.begin(), trend.series.end(), [](const Series& series) {
    return is_noted_on_few(series.first) || is_noted_on_few(series.second);
  });
}

bool any_few(const Trend& trend) {
  return any_few_in_weeks(trend) ||
         std::any_of(trend.series.begin(), trend.series.end(), [](const Series& series) {
           return std::any_of(series.by_dose.begin(), series.by_dose.end(),
                              [](const MeanAtDose& each) { return is_noted_on_few(each.mean); });
         });
}

std::string few_in_words() {
  return fmt::format("* rests on few nights, fewer than {}.", few_nights);
}

std::string regularity_in_words(const Regularity& regularity, bool is_newest, bool is_across) {
  std::string text =
      fmt::format("Taken on {} of {}, {}. Longest run without a miss: {}.", regularity.taken,
                  nights_in_words(regularity.possible), to_text(regularity.nights),
                  nights_in_words(regularity.longest_run));
  if (const int others = regularity.none_advised(); others > 0) {
    text += fmt::format(
        " {} on which none was to be taken{} {} not counted.", nights_in_words(others),
        is_across ? ", or before the first dose of a bottle," : "", others == 1 ? "is" : "are");
  }
  if (regularity.stopped) return text + " After that titrate advised no more.";
  return text + fmt::format(" {}: {}.", is_newest ? "Current run" : "Run at its end",
                            nights_in_words(regularity.current_run));
}

}  // namespace titrate::text
