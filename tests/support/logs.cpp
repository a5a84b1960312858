#include "support/logs.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "support/courses.hpp"

namespace titrate::test {
namespace {

template <class Words>
Words words(std::string text) {
  return made(Words::from(std::move(text)));
}

Symptoms symptoms(std::initializer_list<std::pair<const char*, int>> list) {
  Symptoms symptoms;
  for (const auto& [name, severity] : list) {
    if (!symptoms.set({words<SymptomName>(name), Severity::from(severity).value()})) {
      throw std::logic_error("too many symptoms");
    }
  }
  return symptoms;
}

Measures measures(std::initializer_list<std::pair<const char*, int>> list) {
  Measures measures;
  for (const auto& [name, tenths] : list) {
    if (!measures.set({words<MeasureName>(name), MeasureValue::from_tenths(tenths).value()})) {
      throw std::logic_error("too many measures");
    }
  }
  return measures;
}

WarningSigns signs(std::initializer_list<WarningSign> list) {
  WarningSigns signs;
  for (const WarningSign sign : list) signs.insert(sign);
  return signs;
}

Night night(NightFields fields) { return made(Night::from(std::move(fields))); }

// The library's distributions differ from machine to machine; this does not.
int between(std::mt19937& random, int lowest, int highest) {
  const auto span = static_cast<std::uint32_t>(highest - lowest + 1);
  return lowest + static_cast<int>(random() % span);
}
bool chance(std::mt19937& random, int percent) { return between(random, 1, 100) <= percent; }

template <class Number>
std::optional<Number> maybe_number(std::mt19937& random, int lowest = Number::lowest) {
  if (chance(random, 40)) return std::nullopt;
  return Number::from(between(random, lowest, Number::highest)).value();
}

// What trips a writer of JSON: quotes, backslashes, what looks like an escape, braces, and
// characters of one to four bytes, of both directions, at the edges of what is allowed.
constexpr std::array<std::string_view, 24> pieces = {
    "slept badly",
    "\"",
    "\\",
    "\\n",
    "\\u0041",
    "/",
    "{}",
    "[1, 2]",
    "': ",
    " ",
    "~",
    "%s%n",
    "für Ähre",
    "ночь",
    "שלום",
    "ليلة",
    "रात",
    "夜に飲む",
    "คืน",
    "e\xCC\x81",                         // a combining accent
    "\xC2\xA0",                          // U+00A0, the first after the C1 controls
    "\xE2\x80\xA7\xE2\x80\xAF",          // U+2027 and U+202F, on both sides of what is refused
    "\xE2\x81\xA5\xE2\x81\xAA",          // U+2065 and U+206A, likewise
    "\xF0\x9F\x98\xB4\xF4\x8F\xBF\xBF",  // an emoji, and the last character of all
};

template <class Words>
Words random_words(std::mt19937& random) {
  std::string text;
  int room = chance(random, 5) ? Words::most : between(random, 1, 30);
  while (room > 0) {
    const std::string_view piece = pieces[random() % pieces.size()];
    const bool fits = static_cast<int>(piece.size()) <= room;  // bytes are no fewer than characters
    text += fits ? piece : "x";
    room -= fits ? static_cast<int>(piece.size()) : 1;
  }
  return words<Words>(std::move(text));
}

template <class Words>
std::optional<Words> maybe_words(std::mt19937& random) {
  if (chance(random, 60)) return std::nullopt;
  return random_words<Words>(random);
}

// Up to 20 names. A measure's begins with an m and a symptom's never does: no name is both.
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

std::string random_symptom_name(std::mt19937& random) {
  std::string name;
  for (int length = between(random, 1, 30); length > 0; --length) {
    name += letters[random() % letters.size()];
  }
  if (name.front() == 'm') name.front() = 'n';
  return name;
}

Symptoms random_symptoms(std::mt19937& random) {
  Symptoms symptoms;
  for (int i = chance(random, 60) ? 0 : between(random, 1, 20); i > 0; --i) {
    const auto name = words<SymptomName>(random_symptom_name(random));
    // No room is impossible: at most 20 names.
    (void)symptoms.set({name, Severity::from(between(random, 0, 10)).value()});
  }
  return symptoms;
}

Measures random_measures(std::mt19937& random) {
  Measures measures;
  for (int i = chance(random, 70) ? 0 : between(random, 1, 20); i > 0; --i) {
    const auto name = words<MeasureName>("m" + random_symptom_name(random).substr(0, 29));
    const int tenths = chance(random, 50) ? between(random, 0, 99999) : between(random, 0, 300);
    (void)measures.set({name, MeasureValue::from_tenths(tenths).value()});
  }
  return measures;
}

WarningSigns random_signs(std::mt19937& random) {
  WarningSigns signs;
  for (std::size_t i = 0; i < warning_sign_names.size(); ++i) {
    if (chance(random, 10)) signs.insert(static_cast<WarningSign>(i));
  }
  return signs;
}

Night random_night(std::mt19937& random, NightDate date) {
  NightFields fields{.date = date, .capsules = capsules(between(random, 0, 99))};
  fields.stool = maybe_number<StoolType>(random);
  fields.movements = maybe_number<Movements>(random, fields.stool ? 1 : 0);
  fields.sleep = maybe_number<SleepQuality>(random);
  fields.symptoms = random_symptoms(random);
  fields.measures = random_measures(random);
  fields.signs = random_signs(random);
  fields.other_cause = maybe_words<OtherCause>(random);
  fields.note = maybe_words<Note>(random);
  return night(std::move(fields));
}

std::vector<Ceiling> random_ceilings(std::mt19937& random, NightDate from, int lowest, int most) {
  std::vector<Ceiling> ceilings;
  for (int i = between(random, 1, 3); i > 0; --i) {
    ceilings.push_back({from, capsules(between(random, lowest, most)), maybe_words<Note>(random)});
    from = from + between(random, 1, 40);
  }
  return ceilings;
}

// Dates from the start of a course on, and in `next` the first date that is free after them.
std::vector<NightDate> random_dates(std::mt19937& random, NightDate started, NightDate& next) {
  std::vector<NightDate> dates;
  if (chance(random, 50)) return dates;
  NightDate date = started;
  for (int i = between(random, 1, 3); i > 0; --i) {
    date = date + between(random, 0, 9);
    dates.push_back(date);
    date = date + 1;
  }
  next = std::max(next, date);
  return dates;
}

std::vector<Act> random_acts(std::mt19937& random, NightDate started, NightDate& next) {
  std::vector<Act> acts;
  for (const NightDate date : random_dates(random, started, next)) {
    const auto kind = chance(random, 50) ? Act::Kind::climb : Act::Kind::taper;
    acts.push_back({date, kind, maybe_words<Note>(random)});
  }
  return acts;
}

std::vector<Pause> random_pauses(std::mt19937& random, NightDate started, NightDate& next) {
  std::vector<Pause> pauses;
  for (const NightDate date : random_dates(random, started, next)) {
    if (!pauses.empty()) {
      const int most = date - pauses.back().from - 1;
      pauses.back().until = pauses.back().from + between(random, 0, most);
    }
    pauses.push_back({date, std::nullopt, maybe_words<Note>(random)});
  }
  const bool is_closed = !pauses.empty() && chance(random, 50);
  if (is_closed) pauses.back().until = pauses.back().from + between(random, 0, 200);
  return pauses;
}

std::vector<StockEntry> random_stock(std::mt19937& random, NightDate started, NightDate& next) {
  std::vector<StockEntry> stock;
  for (const NightDate date : random_dates(random, started, next)) {
    const int most = chance(random, 50) ? 9999 : 12;
    if (chance(random, 50)) {
      stock.push_back({date, StockCount::from(between(random, 0, most)).value()});
    } else {
      stock.push_back({date, StockAdded::from(between(random, 1, most)).value()});
    }
  }
  return stock;
}

// A course, and in `next` the first date that is free after it.
Course random_course(std::mt19937& random, NightDate started, NightDate& next) {
  const int strength = chance(random, 20) ? between(random, 1, 10000) : between(random, 500, 2000);
  const int most = std::min(99, 50000 / strength);
  const int recommended = between(random, 1, std::min(most, 4));
  CourseFields fields{.started = started,
                      .product = maybe_words<Product>(random),
                      .recommended = capsules(recommended),
                      .strength = tenths(strength),
                      .ceilings = random_ceilings(random, started, recommended, most)};
  if (chance(random, 60)) fields.form = static_cast<Form>(random() % form_names.size());
  if (chance(random, 50)) fields.unit = static_cast<Unit>(random() % unit_names.size());
  next = started + between(random, 0, 3);
  for (int i = between(random, 0, 12); i > 0; --i) {
    fields.nights.push_back(random_night(random, next));
    next = next + between(random, 1, 5);
  }
  fields.acts = random_acts(random, started, next);
  fields.pauses = random_pauses(random, started, next);
  fields.stock = random_stock(random, started, next);
  next = next + between(random, 1, 100);
  return made(Course::from(std::move(fields)));
}

std::vector<MedicineName> random_taking(std::mt19937& random) {
  std::set<MedicineName> names;
  const int count = chance(random, 60) ? 0 : chance(random, 10) ? 50 : between(random, 1, 4);
  while (static_cast<int>(names.size()) < count) names.insert(random_words<MedicineName>(random));
  return {names.begin(), names.end()};
}

}  // namespace

Log example_log() {
  const auto nights = std::vector{
      night({.date = date("2026-11-01"),
             .capsules = capsules(2),
             .stool = StoolType::from(4),
             .movements = Movements::from(1),
             .sleep = SleepQuality::from(3)}),
      night({.date = date("2026-11-02"),
             .capsules = capsules(3),
             .stool = StoolType::from(4),
             .symptoms = symptoms({{"migraine", 0}, {"cramps", 6}}),
             .measures = measures({{"tender-points", 110}, {"bp-systolic", 1285}})}),
      night({.date = date("2026-11-03"), .capsules = capsules(4), .stool = StoolType::from(6)}),
      night({.date = date("2026-11-04"), .capsules = capsules(4), .stool = StoolType::from(7)}),
      night({.date = date("2026-11-05"), .capsules = capsules(3), .stool = StoolType::from(4)}),
      night({.date = date("2026-11-06"), .capsules = capsules(3), .stool = StoolType::from(4)}),
      night({.date = date("2026-11-09"),
             .capsules = capsules(3),
             .stool = StoolType::from(6),
             .other_cause = words<OtherCause>("stomach bug"),
             .note = words<Note>("slept badly")}),
      night({.date = date("2026-11-10"), .capsules = capsules(3)})};
  const Course course = made(Course::from(
      {.started = date("2026-11-01"),
       .product = words<Product>("Magnesium glycinate"),
       .form = Form::glycinate,
       .unit = Unit::tablet,
       .recommended = capsules(2),
       .strength = tenths(1200),
       .ceilings = {{date("2026-11-01"), capsules(8), words<Note>("agreed with my GP")}},
       .acts = {{date("2026-11-10"), Act::Kind::climb, words<Note>("cramps are back")}},
       .pauses = {{date("2026-11-07"), date("2026-11-08"), words<Note>("colonoscopy")}},
       .stock = {{date("2026-11-01"), StockAdded::from(120).value()},
                 {date("2026-11-09"), StockCount::from(101).value()}},
       .nights = nights}));
  return made(Log::from({course}, {words<MedicineName>("levothyroxine")}));
}

Log full_log() {
  const Night full =
      night({.date = date("2026-11-02"),
             .capsules = capsules(3),
             .stool = StoolType::from(5),
             .movements = Movements::from(2),
             .sleep = SleepQuality::from(4),
             .symptoms = symptoms({{"palpitations", 10}, {"aura", 0}}),
             .measures = measures({{"steps", 99990}, {"bp-systolic", 1285}}),
             .signs = signs({WarningSign::vomiting, WarningSign::flushing, WarningSign::fainting}),
             .other_cause = words<OtherCause>("Grippe \"B\""),
             .note = words<Note>("\\o/ 夜 😴")});
  const Night none =
      night({.date = date("2026-11-03"), .capsules = capsules(0), .movements = Movements::from(0)});
  const Course first = made(Course::from(
      {.started = date("2026-11-01"),
       .product = words<Product>("Магний"),
       .form = Form::citrate,
       .unit = Unit::half_scoop,
       .recommended = capsules(2),
       .strength = tenths(1125),
       .ceilings = {{date("2026-11-01"), capsules(3)},
                    {date("2026-11-02"), capsules(20), words<Note>("agreed with my GP")}},
       .acts = {{date("2026-11-02"), Act::Kind::taper},
                {date("2026-11-03"), Act::Kind::climb, words<Note>("cramps \"again\"")}},
       .pauses = {{date("2026-11-04"), date("2026-11-06"), words<Note>("Köln")},
                  {date("2026-12-24")}},
       .stock = {{date("2026-11-01"), StockAdded::from(180).value()},
                 {date("2026-11-03"), StockCount::from(0).value()}},
       .nights = {full, none}}));
  const Course second = made(Course::from({.started = date("2027-01-05"),
                                           .recommended = capsules(1),
                                           .strength = tenths(1000),
                                           .ceilings = {{date("2027-01-05"), capsules(3)}}}));
  return made(Log::from(
      {first, second}, {words<MedicineName>("\"Ibu\" 400"), words<MedicineName>("L-Thyroxin \\ 50"),
                        words<MedicineName>("дигоксин")}));
}

Log short_log(int count) { return made(Log::from({course_of({tolerated(0, count)})})); }

Log with_night(const Log& log, NightDate date, int count) {
  const Course longer =
      made(log.newest()->with(night({.date = date, .capsules = capsules(count)})));
  return made(log.replacing(log.courses().size() - 1, longer));
}

Log random_log(std::mt19937& random) {
  std::vector<Course> courses;
  NightDate next = date("1970-01-01") + (chance(random, 90) ? between(random, 15000, 25000) : 0);
  for (int i = between(random, 0, 4); i > 0; --i) {
    const NightDate started = next;
    courses.push_back(random_course(random, started, next));
  }
  return made(Log::from(std::move(courses), random_taking(random)));
}

}  // namespace titrate::test
