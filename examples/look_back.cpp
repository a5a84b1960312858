// Reads a course back: what was advised each night and what was taken, how regularly, and how the
// cramps were.
#include <cstdlib>
#include <iostream>

#include "titrate/engine.hpp"
#include "titrate/trend.hpp"

using namespace titrate;

namespace {

// One night in short; `day` counts from the first.
Night night(NightDate first, int day, int capsules, int stool, int cramps) {
  NightFields fields{
      .date = first + day, .capsules = *Capsules::from(capsules), .stool = StoolType::from(stool)};
  // False only where a night has 20 symptoms already.
  if (!fields.symptoms.set({*SymptomName::from("cramps"), *Severity::from(cramps)})) std::abort();
  return *Night::from(fields);
}

void print_nights(const Course& course) {
  Titration titration(course);
  for (const Night& each : course.nights()) {
    const Advice advice = titration.advice(each.date(), &each);
    std::cout << each.date().iso() << "  advised " << advice.capsules.value() << ", taken "
              << each.capsules().value() << "  " << name_of(advice.rule()) << "; it was "
              << name_of(titration.taught(each)) << '\n';
    titration.replay(each);
  }
}

void print_trend(const Trend& trend) {
  if (trend.regularity) {
    std::cout << trend.regularity->taken << " of " << trend.regularity->possible
              << " nights taken, " << trend.regularity->longest_run << " in a row\n";
  }
  for (const Series& series : trend.series) {
    const auto tenths = series.first.tenths();
    if (!tenths) continue;
    std::cout << series.measure.name << " in the first week: " << *tenths / 10 << '.'
              << *tenths % 10 << " on average\n";
  }
}

}  // namespace

int main() {
  const NightDate first = *NightDate::parse("2026-11-01");
  const Course course = *Course::from(
      {.started = first,
       .recommended = *Capsules::from(2),
       .strength = *Strength::from_tenths(1200),
       .ceilings = {{first, *Capsules::from(8)}},
       .nights = {night(first, 0, 2, 4, 6), night(first, 1, 3, 4, 5),  // the third was missed
                  night(first, 3, 3, 3, 4), night(first, 4, 4, 6, 3), night(first, 5, 4, 7, 3),
                  night(first, 6, 3, 4, 2)}});
  print_nights(course);
  if (const auto trend = trend_of(course, first + 6)) print_trend(*trend);
}
