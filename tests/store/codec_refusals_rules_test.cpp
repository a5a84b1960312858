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
      {R"("started": "2026-11-01")", "/courses/0/started", 7},
      {R"("started": "2027-01-05")", "/courses/1/started", 42},
      {R"("from": "2026-11-05")", "/courses/0/ceilings/0/from", 14},
      {R"("from": "2027-01-06")", "/courses/1/ceilings/0/from", 45},
      {R"("date": "2026-11-02")", "/courses/0/nights/0/date", 22},
      {R"("date": "2026-11-04")", "/courses/0/nights/1/date", 38},
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
                {"/courses/0/nights/1/date", 38, date + " is not after 2026-11-02"});
}

TEST_CASE("a night before its course is refused and one on its first day is not") {
  const std::string course =
      edited(every_field(), R"("date": "2026-11-02",)", R"("date": "2026-11-01",)");
  CHECK(accepted(course).courses()[0].nights().size() == 2);
  const std::string one_night = R"("nights": [{"date": "2027-01-04", "capsules": 1}])";
  check_refused(edited(every_field(), R"("nights": [])", one_night),
                {"/courses/1/nights/0/date", 46,
                 "2027-01-04 is before the course's first night, 2027-01-05"});
}

TEST_CASE("ceilings that do not come one after another are refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-05", "2026-11-04");
  check_refused(edited(every_field(), R"("from": "2026-11-20")", R"("from": ")" + date + '"'),
                {"/courses/0/ceilings/1/from", 18, date + " is not after 2026-11-05"});
}

TEST_CASE("a course without a ceiling is refused") {
  const std::string text =
      edited(every_field(), R"([{"from": "2027-01-06", "capsules": 9}])", "[]");
  const store::Damage damage = damage_of(text);
  CHECK(damage.pointer == "/courses/1/ceilings");
  CHECK_THAT(damage.problem, Catch::Contains("at least one ceiling"));
}

TEST_CASE("courses that do not start one after another are refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-01", "2026-10-31");
  const store::Damage damage = damage_of(edited(every_field(), "2027-01-05", date));
  CHECK(damage.pointer == "/courses/1/started");
  CHECK_THAT(damage.problem, Catch::Contains("does not start after"));
}

TEST_CASE("a course that starts on or before the last night of the one before is refused") {
  const std::string date = GENERATE(as<std::string>(), "2026-11-04", "2026-11-03");
  const store::Damage damage = damage_of(edited(every_field(), "2027-01-05", date));
  CHECK(damage.pointer == "/courses/1/started");
  CHECK_THAT(damage.problem, Catch::Contains("not after the last night"));
}

TEST_CASE("a course that starts the day after the last night of the one before is accepted") {
  CHECK(accepted(edited(every_field(), "2027-01-05", "2026-11-05")).courses().size() == 2);
}

TEST_CASE("a fault between the values of a plan names the line of the value") {
  const auto& [from, to, pointer, line] =
      GENERATE(table<std::string, std::string, std::string, std::size_t>({
          {"\"recommended_capsules\": 1", "\"recommended_capsules\": 0",
           "/courses/1/recommended_capsules", 43},
          {"\"recommended_capsules\": 1", "\"recommended_capsules\": 51",
           "/courses/1/recommended_capsules", 43},
          {R"([{"from": "2027-01-06", "capsules": 9}])", "[]", "/courses/1/ceilings", 45},
          {"\"started\": \"2027-01-05\"", "\"started\": \"2026-11-01\"", "/courses/1/started", 42},
          {"\"started\": \"2027-01-05\"", "\"started\": \"2026-11-03\"", "/courses/1/started", 42},
      }));
  CAPTURE(to);
  check_refused(edited(every_field(), from, to), {pointer, line, ""});
}

// ---- The form ----

TEST_CASE("a form that is not on the list is refused") {
  const std::string form = GENERATE(as<std::string>(), "", "Glycinate", "bisglycinate",
                                    "glycinate ", "oxid", "glycinate\\u0000");
  check_refused(edited(every_field(), "\"form\": \"glycinate\"", "\"form\": \"" + form + '"'),
                {"/courses/0/form", 9, "one of oxide, citrate, malate, glycinate, other"});
}

TEST_CASE("every form on the list is accepted") {
  const std::string form =
      "\"form\": \"" +
      GENERATE(as<std::string>(), "oxide", "citrate", "malate", "glycinate", "other") + '"';
  const std::string text =
      store::encode(accepted(edited(every_field(), "\"form\": \"glycinate\"", form)));
  CHECK_THAT(text, Catch::Contains(form));
}

}  // namespace
}  // namespace titrate::test
