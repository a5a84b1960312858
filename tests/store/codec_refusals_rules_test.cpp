// Dates, and what the values of a log must be to each other.

#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

// ---- Dates ----

struct DateField {
  std::string member;
  std::string pointer;
  std::size_t line;
};

DateField date_field() {
  return GENERATE(values<DateField>({
      {R"("started": "2026-11-01")", "/courses/0/started", 8},
      {R"("started": "2027-01-05")", "/courses/1/started", 71},
      {R"("from": "2026-11-05")", "/courses/0/ceilings/0/from", 16},
      {R"("from": "2027-01-06")", "/courses/1/ceilings/0/from", 74},
      {R"("from": "2026-11-02")", "/courses/0/acts/0/from", 24},
      {R"("from": "2026-11-01")", "/courses/0/pauses/0/from", 32},
      {R"("until": "2026-11-02")", "/courses/0/pauses/0/until", 33},
      {R"("date": "2026-11-03")", "/courses/0/stock/1/date", 43},
      {R"("date": "2026-11-02")", "/courses/0/nights/0/date", 47},
      {R"("date": "2026-11-04")", "/courses/0/nights/1/date", 67},
  }));
}

std::string with(const DateField& field, const std::string& date) {
  const std::string name = field.member.substr(0, field.member.find(':'));
  return edited(every_field(), field.member, name + ": \"" + date + '"');
}

TEST_CASE("a day that does not exist is refused") {
  const DateField field = date_field();
  const std::string date =
      GENERATE(as<std::string>(), "2026-02-29", "2100-02-29", "2026-02-30", "2026-04-31",
               "2026-11-31", "2026-12-32", "2026-11-00", "2026-00-10", "2026-13-01");
  check_refused(with(field, date), {field.pointer, field.line, '"' + date + "\" stands where"});
}

TEST_CASE("a date outside of 1970 to 9999 is refused") {
  const DateField field = date_field();
  const std::string date = GENERATE(as<std::string>(), "1969-12-31", "0000-01-01", "0001-01-01",
                                    "10000-01-01", "-2026-11-01", "+12026-11-01");
  check_refused(with(field, date), {field.pointer, field.line, "from 1970 to 9999"});
}

TEST_CASE("a date in another form is refused") {
  const DateField field = date_field();
  const std::string date =
      GENERATE(as<std::string>(), "", "2026", "2026-11", "2026-1-01", "2026-11-1", "26-11-01",
               "20261101", "2026/11/01", "2026.11.01", "01-11-2026", "11/01/2026", "2026-11-01 ",
               " 2026-11-01", "2026-11-01T22:00", "2026-11-01Z", "2026-W45-1", "2026-305",
               "2026-11-0x", "2026-1x-01", "2x26-11-01", "+026-11-01", "2026-+1-01", "2026-11- 1",
               "2026-11-01\\u0000", "２０２６-11-01");
  CAPTURE(date);
  check_refused(with(field, date), {field.pointer, field.line, "\"YYYY-MM-DD\""});
}

TEST_CASE("the first and the last day and leap days are accepted") {
  std::string first =
      edited(every_field(), R"("started": "2026-11-01")", R"("started": "1970-01-01")");
  first = edited(first, R"("date": "2026-11-02")", R"("date": "1970-01-01")");
  first = edited(first, R"("from": "2026-11-05")", R"("from": "1970-01-01")");
  CHECK(accepted(first).courses()[0].nights()[0].date().iso() == "1970-01-01");

  std::string last =
      edited(every_field(), R"("started": "2027-01-05")", R"("started": "9999-12-31")");
  last = edited(last, R"("from": "2027-01-06")", R"("from": "9999-12-31")");
  last = edited(last, R"("nights": [])", R"("nights": [{"date": "9999-12-31", "capsules": 1}])");
  CHECK(accepted(last).courses()[1].nights()[0].date().iso() == "9999-12-31");

  const std::string leap_day = GENERATE(as<std::string>(), "2028-02-29", "2400-02-29");
  const std::string leap = edited(every_field(), "2027-01-06", leap_day);
  CHECK(accepted(leap).courses()[1].ceilings()[0].from.iso() == leap_day);
}

TEST_CASE("nights that do not come one after another are refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-02", "2026-11-01");
  check_refused(edited(every_field(), R"("date": "2026-11-04")", R"("date": ")" + date + '"'),
                {"/courses/0/nights/1/date", 67, date + " is not after 2026-11-02"});
}

TEST_CASE("a night before its course is refused and one on its first day is not") {
  const std::string course =
      edited(every_field(), R"("date": "2026-11-02",)", R"("date": "2026-11-01",)");
  CHECK(accepted(course).courses()[0].nights().size() == 2);
  const std::string one_night = R"("nights": [{"date": "2027-01-04", "capsules": 1}])";
  check_refused(edited(every_field(), R"("nights": [])", one_night),
                {"/courses/1/nights/0/date", 75,
                 "2027-01-04 is before the course's first night, 2027-01-05"});
}

TEST_CASE("ceilings that do not come one after another are refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-05", "2026-11-04");
  check_refused(edited(every_field(), R"("from": "2026-11-20")", R"("from": ")" + date + '"'),
                {"/courses/0/ceilings/1/from", 20, date + " is not after 2026-11-05"});
}

TEST_CASE("a course without a ceiling is refused") {
  const std::string text =
      edited(every_field(), R"([{"from": "2027-01-06", "capsules": 9}])", "[]");
  const store::Damage damage = damage_of(text);
  CHECK(damage.pointer == "/courses/1/ceilings");
  CHECK_THAT(damage.problem, ContainsSubstring("at least one ceiling"));
}

TEST_CASE("courses that do not start one after another are refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-01", "2026-10-31");
  const store::Damage damage = damage_of(edited(every_field(), "2027-01-05", date));
  CHECK(damage.pointer == "/courses/1/started");
  CHECK_THAT(damage.problem, ContainsSubstring("does not start after"));
}

TEST_CASE("a course that starts on or before the last night of the one before is refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-04", "2026-11-03");
  const store::Damage damage = damage_of(edited(every_field(), "2027-01-05", date));
  CHECK(damage.pointer == "/courses/1/started");
  CHECK_THAT(damage.problem, ContainsSubstring("not after the last night"));
}

TEST_CASE("a course that starts the day after the last night of the one before is accepted") {
  CHECK(accepted(edited(every_field(), "2027-01-05", "2026-11-05")).courses().size() == 2);
}

TEST_CASE("a fault between the values of a plan names the line of the value") {
  const auto& [from, to, pointer, line] =
      GENERATE(table<std::string, std::string, std::string, std::size_t>({
          {"\"recommended_capsules\": 1", "\"recommended_capsules\": 0",
           "/courses/1/recommended_capsules", 72},
          {"\"recommended_capsules\": 1", "\"recommended_capsules\": 51",
           "/courses/1/recommended_capsules", 72},
          {R"([{"from": "2027-01-06", "capsules": 9}])", "[]", "/courses/1/ceilings", 74},
          {"\"started\": \"2027-01-05\"", "\"started\": \"2026-11-01\"", "/courses/1/started", 71},
          {"\"started\": \"2027-01-05\"", "\"started\": \"2026-11-03\"", "/courses/1/started", 71},
      }));
  CAPTURE(to);
  check_refused(edited(every_field(), from, to), {pointer, line, ""});
}

// ---- Acts, pauses and stock ----

struct DatedElement {
  std::string date;     // of the second element of a list
  std::string pointer;  // of that date
  std::size_t line;
  std::string before;  // the date of the first element
};

DatedElement second_element() {
  return GENERATE(values<DatedElement>({
      {R"("from": "2026-11-03")", "/courses/0/acts/1/from", 28, "2026-11-02"},
      {R"("from": "2026-11-04")", "/courses/0/pauses/1/from", 36, "2026-11-01"},
      {R"("date": "2026-11-03")", "/courses/0/stock/1/date", 43, "2026-11-01"},
  }));
}

TEST_CASE("acts, pauses and stock that do not come one after another are refused") {
  const DatedElement second = second_element();
  const std::string name = second.date.substr(0, second.date.find(':'));
  check_refused(edited(every_field(), second.date, name + ": \"" + second.before + '"'),
                {second.pointer, second.line, second.before + " is not after " + second.before});
}

TEST_CASE("an act, a pause and a stock entry before their course are refused") {
  const auto& [date, pointer, line] = GENERATE(table<std::string, std::string, std::size_t>({
      {R"("from": "2026-11-02")", "/courses/0/acts/0/from", 23},
      {R"("from": "2026-11-01")", "/courses/0/pauses/0/from", 31},
      {R"("date": "2026-11-01")", "/courses/0/stock/0/date", 39},
  }));
  const std::string name = date.substr(0, date.find(':'));
  check_refused(edited(every_field(), date, name + R"(: "2026-10-31")"),
                {pointer, line, "2026-10-31 is before the course's first night, 2026-11-01"});
}

TEST_CASE("an act, a pause and a stock entry on or after the next course are refused") {
  const auto& [date, what] = GENERATE(table<std::string, std::string>({
      {R"("from": "2026-11-03")", "act"},
      {R"("from": "2026-11-04")", "pause"},
      {R"("date": "2026-11-03")", "stock entry"},
  }));
  const std::string name = date.substr(0, date.find(':'));
  CHECK(accepted(edited(every_field(), date, name + R"(: "2027-01-04")")).courses().size() == 2);
  const std::string late = GENERATE(as<std::string>(), "2027-01-07", "2027-02-01");
  check_refused(edited(every_field(), date, name + ": \"" + late + '"'),
                {"/courses/1/started", 71, "not after the last " + what});
}

TEST_CASE("a pause that ends before it begins is refused and one of a single night is not") {
  const std::string until = R"("until": "2026-11-02")";
  check_refused(edited(every_field(), until, R"("until": "2026-10-31")"),
                {"/courses/0/pauses/0/until", 31, "cannot end on 2026-10-31"});
  CHECK(accepted(edited(every_field(), until, R"("until": "2026-11-01")"))
            .courses()[0]
            .pauses()[0]
            .until == NightDate::parse("2026-11-01"));
}

TEST_CASE("pauses that overlap are refused and pauses that touch are not") {
  const std::string until = R"("until": "2026-11-02")";
  CHECK(accepted(edited(every_field(), until, R"("until": "2026-11-03")")).courses().size() == 2);
  const std::string late = GENERATE(as<std::string>(), "2026-11-04", "2027-01-01");
  check_refused(edited(every_field(), until, "\"until\": \"" + late + '"'),
                {"/courses/0/pauses/1/from", 36, "2026-11-04 lies in the pause before it"});
}

TEST_CASE("a pause without an end that has another one after it is refused") {
  check_refused(edited(every_field(), R"("until": "2026-11-02",)", ""),
                {"/courses/0/pauses/0/until", 31, "needs an end"});
}

TEST_CASE("a stock entry with both amounts or with neither is refused") {
  check_refused(edited(every_field(), R"("count": 76)", R"("count": 76, "added": 180)"),
                {"/courses/0/stock/0", 42, R"("count" and "added" both stand here)"});
  check_refused(edited(every_field(), R"(, "added": 180)", ""),
                {"/courses/0/stock/1", 43, R"(the field "count" or "added" is missing)"});
}

TEST_CASE("an act that is not on the list is refused") {
  const std::string act = GENERATE(as<std::string>(), "", "Climb", "pause", "climb ", "step-up");
  check_refused(edited(every_field(), R"("act": "climb")", "\"act\": \"" + act + '"'),
                {"/courses/0/acts/1/act", 28, "one of climb, taper is due"});
}

TEST_CASE("a unit that is not on the list is refused and every one on it is accepted") {
  const std::string unit = R"("unit": "tablet")";
  const std::string other =
      GENERATE(as<std::string>(), "", "Tablet", "tablets", "capsule", "ml ", "half", "half_tablet");
  check_refused(edited(every_field(), unit, "\"unit\": \"" + other + '"'),
                {"/courses/0/unit", 11,
                 "one of tablet, softgel, gummy, sachet, scoop, ml, half-tablet, half-scoop"});
  for (const std::string known :
       {"tablet", "softgel", "gummy", "sachet", "scoop", "ml", "half-tablet", "half-scoop"}) {
    const std::string member = "\"unit\": \"" + known + '"';
    CHECK_THAT(store::encode(accepted(edited(every_field(), unit, member))),
               ContainsSubstring(member + ','));
  }
}

// ---- What else is taken ----

std::string medicines(int count) {
  std::string list;
  for (int i = 10; i < 10 + count; ++i) {
    list += (i > 10 ? ", \"m" : "\"m") + std::to_string(i) + '"';
  }
  return '[' + list + ']';
}

TEST_CASE("1 medicine and 50 are accepted and 51 are refused") {
  const std::string two = R"(["ibuprofen", "levothyroxine"])";
  const int count = GENERATE(1, 50);
  CHECK(accepted(edited(every_field(), two, medicines(count))).taking().size() ==
        static_cast<std::size_t>(count));
  check_refused(edited(every_field(), two, medicines(51)), {"/taking", 5, "at most 50"});
}

TEST_CASE("medicines that are not sorted by bytes or stand there twice are refused") {
  const auto& [list, problem] = GENERATE(table<std::string, std::string>({
      {R"(["b", "a"])", "not in the order of their bytes"},
      {R"(["a", "B"])", "not in the order of their bytes"},  // a capital comes first
      {R"(["ä", "z"])", "not in the order of their bytes"},
      {R"(["aa", "a"])", "not in the order of their bytes"},
      {R"(["a", "a"])", "twice"},
      {R"(["a", "\u0061"])", "twice"},
  }));
  CAPTURE(list);
  check_refused(edited(every_field(), R"(["ibuprofen", "levothyroxine"])", list),
                {"/taking/1", 5, problem});
}

TEST_CASE("a medicine that is no text or a text that may not be is refused") {
  const auto& [name, problem] = GENERATE(table<std::string, std::string>({
      {"null", "null stands where a text is due"},
      {"7", "7 stands where a text is due"},
      {"[]", "a list stands where a single value is due"},
      {"{}", "an object stands where a single value is due"},
      {"\"\"", "the text is empty"},
      {"\"m\\n\"", "control character"},
      {"\"m\\u202e\"", "control character"},
  }));
  CAPTURE(name);
  check_refused(edited(every_field(), "\"levothyroxine\"", name), {"/taking/1", 5, problem});
  const std::string longest(100, 'm');
  CHECK(accepted(edited(every_field(), "levothyroxine", longest)).taking().size() == 2);
  check_refused(edited(every_field(), "levothyroxine", longest + 'm'),
                {"/taking/1", 5, "has 101 characters; at most 100"});
}

// ---- The form ----

TEST_CASE("a form that is not on the list is refused") {
  const std::string form = GENERATE(as<std::string>(), "", "Glycinate", "bisglycinate",
                                    "glycinate ", "oxid", "glycinate\\u0000");
  check_refused(edited(every_field(), "\"form\": \"glycinate\"", "\"form\": \"" + form + '"'),
                {"/courses/0/form", 10, "one of oxide, citrate, malate, glycinate, other"});
}

TEST_CASE("every form on the list is accepted") {
  const std::string form =
      "\"form\": \"" +
      GENERATE(as<std::string>(), "oxide", "citrate", "malate", "glycinate", "other") + '"';
  const std::string text =
      store::encode(accepted(edited(every_field(), "\"form\": \"glycinate\"", form)));
  CHECK_THAT(text, ContainsSubstring(form));
}

}  // namespace
}  // namespace titrate::test
