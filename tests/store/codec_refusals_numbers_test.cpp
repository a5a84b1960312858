// Every number's and every date's limits, from both sides, and what only looks like one.

#include <string>

#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

struct NumberField {
  std::string member;  // as it stands in the log
  std::string pointer;
  std::size_t line;
  int lowest, highest;
};

// The fields whose limits are their own. Those of a plan hang together: see below.
NumberField number_field() {
  return GENERATE(values<NumberField>({
      {"\"capsules\": 3", "/courses/0/nights/0/capsules", 48, 0, 99},
      {"\"count\": 76", "/courses/0/stock/0/count", 41, 0, 9999},
      {"\"added\": 180", "/courses/0/stock/1/added", 43, 1, 9999},
      {"\"stool\": 4", "/courses/0/nights/0/stool", 49, 1, 7},
      {"\"movements\": 2", "/courses/0/nights/1/movements", 67, 0, 30},
      {"\"sleep\": 5", "/courses/0/nights/0/sleep", 51, 1, 5},
      {"\"cramps\": 6", "/courses/0/nights/0/symptoms/cramps", 53, 0, 10},
      {"\"migraine\": 0", "/courses/0/nights/0/symptoms/migraine", 54, 0, 10},
  }));
}

// Beside a stool type 0 movements are refused, so they have a night without one.
std::string with_number(const NumberField& field, const std::string& number) {
  const std::string log =
      edited(every_field(), "\"capsules\": 4", "\"capsules\": 4, \"movements\": 2");
  return edited(log, field.member, with_values(field.member, {number}).to[0]);
}

std::string due(const NumberField& field) {
  return "a whole number from " + std::to_string(field.lowest) + " to " +
         std::to_string(field.highest) + " is due";
}

TEST_CASE("a number is accepted at both of its limits") {
  const NumberField field = number_field();
  const int number = GENERATE_COPY(field.lowest, field.highest);
  CAPTURE(field.pointer, number);
  const std::string name = field.member.substr(0, field.member.find(':'));
  const Log log = accepted(with_number(field, std::to_string(number)));
  CHECK_THAT(store::encode(log), ContainsSubstring(name + ": " + std::to_string(number)));
}

TEST_CASE("a number is refused on the far side of both of its limits") {
  const NumberField field = number_field();
  const int number = GENERATE_COPY(field.lowest - 1, field.highest + 1);
  CAPTURE(field.pointer);
  check_refused(
      with_number(field, std::to_string(number)),
      {field.pointer, field.line, std::to_string(number) + " stands where " + due(field)});
}

TEST_CASE("a number that is not exactly a whole one is refused") {
  const NumberField field = number_field();
  const auto& [number, shown] = GENERATE(table<std::string, std::string>({
      {"4.0", "4.0"},
      {"4.5", "4.5"},
      {"1e0", "1e0"},
      {"1E0", "1E0"},
      {"10e-1", "10e-1"},
      {"0.0", "0.0"},
      {"1e-400", "1e-400"},  // too small to tell from 0
      {"\"4\"", "\"4\""},
      {"true", "true"},
      {"false", "false"},
      {"null", "null"},
      {"-1", "-1"},
      {"65796", "65796"},                                // 4 in the last 8 bits
      {"65540", "65540"},                                // 4 in the last 16
      {"4294967300", "4294967300"},                      // 4 in the last 32
      {"4294967306", "4294967306"},                      // 10
      {"-4294967292", "-4294967292"},                    // 4
      {"9223372036854775807", "9223372036854775807"},    // the last of 64 bits
      {"9223372036854775808", "9223372036854775808"},    // one more
      {"18446744073709551615", "18446744073709551615"},  // the last without a sign
      {"18446744073709551616", "18446744073709551616"},  // one more
      {"18446744073709551620", "18446744073709551620"},  // 4 in the last 64
      {"-9223372036854775808", "-9223372036854775808"},  // the first of 64 bits
      {"-9223372036854775809", "-9223372036854775809"},  // one less
      {std::string(26, '9'), std::string(24, '9') + "..."},
  }));
  CAPTURE(field.pointer, number);
  check_refused(with_number(field, number),
                {field.pointer, field.line, shown + " stands where " + due(field)});
}

TEST_CASE("a number too large for any kind of number is refused") {
  const NumberField field = number_field();
  const std::string number =
      GENERATE(as<std::string>(), "1e400", "-1e400", "1e99999999999", std::string(1'000'000, '9'));
  check_refused(with_number(field, number),
                {field.pointer, field.line, "this number is too large"});
}

// ---- Measures ----

const std::string measure = "\"tender-points\": 11";

TEST_CASE("a measure is kept exactly to the tenth and written without a needless decimal") {
  const auto& [value, kept] = GENERATE(table<std::string, std::string>({
      {"0", "0"},
      {"0.0", "0"},
      {"0.1", "0.1"},
      {"0.3", "0.3"},
      {"11.0", "11"},
      {"128.5", "128.5"},
      {"999.9", "999.9"},
      {"9999", "9999"},
      {"9999.9", "9999.9"},
  }));
  CAPTURE(value);
  const std::string text = store::encode(accepted(with_value(measure, value)));
  CHECK_THAT(text, ContainsSubstring("{\"bp-systolic\": 128.5, \"tender-points\": " + kept + "}"));
}

TEST_CASE("a measure out of its limits or finer than a tenth is refused") {
  const std::string place = "/courses/0/nights/0/measures/tender-points";
  check_refused({
      {with_values(measure, {"-1", "-0.1", "-0.0", "10000", "10000.0", "99999", "0.01", "128.50",
                             "128.55", "1e2", "1E2", "1.0e2", "4294967296", "9223372036854775808",
                             "18446744073709551627", "\"11\"", "null", "true"}),
       {place, 58, " stands where a number from 0 to 9999.9, with at most one decimal, is due"}},
      {with_values(measure, {"[]", "{}"}), {place, 58, " stands where a single value is due"}},
  });
}

// ---- The numbers of a plan: recommended dose, strength and ceiling ----

std::string plan(const std::string& recommended, const std::string& strength,
                 const std::string& ceiling) {
  std::string log = edited(every_field(), "\"recommended_capsules\": 1",
                           "\"recommended_capsules\": " + recommended);
  log = edited(log, "\"mg_per_capsule\": 100", "\"mg_per_capsule\": " + strength);
  return edited(log, "\"capsules\": 9", "\"capsules\": " + ceiling);
}

TEST_CASE("a plan is accepted at its limits") {
  const auto& [recommended, strength, ceiling] =
      GENERATE(table<std::string, std::string, std::string>({
          {"1", "100", "1"},     // the lowest dose
          {"99", "50.5", "99"},  // the highest one, 4999.5 mg
          {"1", "0.1", "1"},     // the weakest capsule
          {"5", "1000", "5"},    // the strongest one, and 5000 mg exactly
          {"1", "100", "50"},    // 5000 mg by a ceiling alone
          {"1", "112.5", "44"},  // 4950 mg; one capsule more is too much
      }));
  CAPTURE(recommended, strength, ceiling);
  const std::string text = store::encode(accepted(plan(recommended, strength, ceiling)));
  CHECK_THAT(text, ContainsSubstring("\"recommended_capsules\": " + recommended + ",\n"));
  CHECK_THAT(text, ContainsSubstring("\"mg_per_capsule\": " + strength + ",\n"));
  CHECK_THAT(text, ContainsSubstring("\"capsules\": " + ceiling + "}\n"));
}

TEST_CASE("a ceiling beyond its limits is refused") {
  const auto& [recommended, strength, ceiling, problem] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"9", "100", "8", "below the recommended dose of 9"},
          {"1", "100", "51", "above 5000 mg"},
          {"1", "100.1", "50", "above 5000 mg"},  // 5005 mg
          {"1", "112.5", "45", "above 5000 mg"},  // 5062.5 mg
          {"1", "1000", "6", "above 5000 mg"},
          {"1", "50.6", "99", "above 5000 mg"},  // 5009.4 mg
      }));
  CAPTURE(recommended, strength, ceiling);
  check_refused(plan(recommended, strength, ceiling),
                {"/courses/1/ceilings/0/capsules", 74, problem});
}

TEST_CASE("a strength is kept exactly to the tenth of a milligram") {
  const auto& [strength, kept] = GENERATE(table<std::string, std::string>({
      {"112.5", "112.5"},
      {"0.3", "0.3"},
      {"100.0", "100"},
      {"999.9", "999.9"},
      {"1000.0", "1000"},
  }));
  const std::string text = store::encode(accepted(plan("1", strength, "1")));
  CHECK_THAT(text, ContainsSubstring("\"mg_per_capsule\": " + kept + ",\n"));
}

TEST_CASE("a strength out of its limits or finer than a tenth is refused") {
  check_refused({
      {with_values("\"mg_per_capsule\": 100", {"0",
                                               "0.0",
                                               "-0",
                                               "-0.1",
                                               "-100",
                                               "1000.1",
                                               "1001",
                                               "10000",
                                               "0.01",
                                               "112.50",
                                               "112.55",
                                               "1e2",
                                               "1E2",
                                               "1.0e2",
                                               "4294967396",
                                               "9223372036854775808",
                                               "18446744073709551716",
                                               "\"100\"",
                                               "null",
                                               "true"}),
       {"/courses/1/mg_per_capsule", 73, " stands where a number above 0, at most 1000"}},
  });
}

// ---- Dates ----

TEST_CASE("what is no real day from 1970 to 9999 is refused as a date") {
  const auto& [member, pointer, line] = GENERATE(table<std::string, std::string, std::size_t>({
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
  const std::vector<std::string> dates = {
      // days that do not exist
      "2026-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-11-31", "2026-12-32",
      "2026-11-00", "2026-00-10", "2026-13-01",
      // out of the years that there are
      "1969-12-31", "0000-01-01", "0001-01-01", "10000-01-01", "-2026-11-01", "+12026-11-01",
      // in another form
      "", "2026", "2026-11", "2026-1-01", "2026-11-1", "26-11-01", "20261101", "2026/11/01",
      "2026/11-01", "2026-11/01", "2026.11.01", "01-11-2026", "11/01/2026", "2026-11-01 ",
      " 2026-11-01", "2026-11-01T22:00", "2026-11-01Z", "2026-W45-1", "2026-305", "2026-11-0x",
      "2026-1x-01", "2x26-11-01", "+026-11-01", "2026-+1-01", "2026-11- 1", "2026-11-01\\u0000",
      "２０２６-11-01"};
  check_refused(
      {{with_texts(member, dates),
        {pointer, line, "\" stands where a real day, \"YYYY-MM-DD\", from 1970 to 9999,"}}});
}

}  // namespace
}  // namespace titrate::test
