// What a cell says: everything that has one meaning is read as it, everything else is refused.

#include <fmt/format.h>

#include <functional>

#include "cli/import/cells.hpp"
#include "cli/import/plan.hpp"
#include "cli/import/row.hpp"
#include "cli/imported.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using cli::ImportField;

const Log log_of_capsules = made(Log::from({course_of({})}));  // of 120 mg, from 2026-11-01

NightDate its_own_night(NightDate date) { return date; }

// A row with one cell beside its date, in a column that --map names.
cli::ToldRow row_with(ImportField field, const std::string& cell, const Log& log,
                      const std::string& noted = "") {
  cli::ColumnChoice choice;
  choice.columns = {{0, "date", ImportField::date, {}, true}, {1, "cell", field, noted, false}};
  return cli::read_row({2, {"2026-11-02", cell}}, choice, cli::DateForm::plain, log, its_own_night);
}

// What a cell tells; nothing where it is refused, and an observation without anything where it is
// passed over.
std::optional<Observations> told_by(ImportField field, const std::string& cell,
                                    const Log& log = log_of_capsules) {
  const cli::ToldRow row = row_with(field, cell, log, "cramps");
  if (!row.problems.empty()) return std::nullopt;
  return row.cells.empty() ? Observations{} : row.cells.front().told;
}

std::string in_words(const std::optional<Observations>& told) {
  if (!told) return "refused";
  std::string text;
  const auto add = [&](const char* name, const auto& value) {
    if (value) text += fmt::format("{}{} ", name, value->value());
  };
  add("dose ", told->dose);
  add("stool ", told->stool);
  add("movements ", told->movements);
  add("sleep ", told->sleep);
  for (const Symptom& each : told->symptoms) {
    text += fmt::format("{}={} ", each.name.value(), each.severity.value());
  }
  for (const Measurement& each : told->measures) {
    text += fmt::format("{}={} ", each.name.value(), each.measured.tenths());
  }
  add("cause ", told->other_cause);
  add("note ", told->note);
  if (!text.empty()) text.pop_back();
  return text;
}

struct ReadAs {
  std::vector<std::string> cells;
  const char* as;  // "" tells nothing
};

void check_cells(ImportField field, const std::vector<ReadAs>& table,
                 const Log& log = log_of_capsules) {
  for (const auto& [cells, as] : table) {
    for (const std::string& cell : cells) {
      CAPTURE(cell);
      CHECK(in_words(told_by(field, cell, log)) == as);
    }
  }
}

TEST_CASE("a dose is read however a program writes its number, and what it may be else is not") {
  check_cells(ImportField::capsules,
              {{{"3",
                 "3.0",
                 "3,0",
                 "3.00",
                 "3,00",
                 "3.000000",
                 "three",
                 "3 caps",
                 "3.0 caps",
                 "3x",
                 "3 capsules",
                 "360 mg",
                 "360.0 mg",
                 "360mg",
                 " 3 ",
                 "\u00A03\u00A0",
                 "3\u00A0caps",
                 "'3",
                 "=\"3\"",
                 "\n3\n",
                 "took 3",
                 "x3",
                 "Took 3 caps",
                 "3 capsules (360 mg)",
                 "3 (360,0 mg)",
                 "three (360mg)"},
                "dose 3"},
               {{"0", "0.0", "skipped"}, "dose 0"},
               {{"", " ", "NA", "na", "N/A", "n/a", "null", "NULL", "NaN", "#N/A", "-", "--",
                 "\u2013", "\u2014", "\u00A0"},
                ""},
               {{"2.5", "2,5", "1,000",      "3.000",   "2-3",      "3/4",      "~3",    "none",
                 "no",  "?",   "3 tablets",  "250 mg",  "100",      "-3",       "3.0.0", "3,0,0",
                 "x",   "3 4", "3 (240 mg)", "3 (360)", "(360 mg)", "3 (x mg)", "took",  "xx3"},
                "refused"}});
}

// The only decimals that say nothing are zeros, and three of them may be thousands.
TEST_CASE("of all numbers with decimals only those are whole that can be nothing else") {
  for (const char* whole : {"0", "7", "12"}) {
    for (const char point : {'.', ','}) {
      for (int places = 1; places <= 4; ++places) {
        int most = 1;
        for (int i = 0; i < places; ++i) most *= 10;
        for (int decimals = 0; decimals < most; ++decimals) {
          const std::string number = fmt::format("{}{}{:0{}}", whole, point, decimals, places);
          const bool is_whole = decimals == 0 && places != 3;
          const std::string expected = is_whole ? whole : number;
          if (cli::with_plain_number(number) != expected) FAIL_CHECK(number);
          if (cli::with_plain_number(number + " caps") != expected + " caps") FAIL_CHECK(number);
        }
      }
    }
  }
}

TEST_CASE("where halves are counted, zeros behind the point are no fraction, and others are") {
  CourseFields fields = course_of({}).fields();
  fields.unit = Unit::half_tablet;
  const Log log = made(Log::from({made(Course::from(fields))}));
  check_cells(ImportField::capsules,
              {{{"2", "2.0", "2,0"}, "dose 2"}, {{"1.5", "1,5", "2.5"}, "refused"}}, log);
}

TEST_CASE("every stool is read by its number and its words, in either order, and two are refused") {
  const std::vector<std::vector<std::string>> words = {{"pellets"},
                                                       {"lumpy", "hard"},
                                                       {"firm"},
                                                       {"smooth", "normal"},
                                                       {"soft"},
                                                       {"mushy", "loose"},
                                                       {"liquid", "watery", "diarrhea"}};
  for (std::size_t type = 1; type <= words.size(); ++type) {
    for (std::size_t of = 1; of <= words.size(); ++of) {
      for (const std::string& word : words[of - 1]) {
        const std::string as = type == of ? fmt::format("stool {}", type) : "refused";
        for (const char* form : {"{0} {1}", "{1} {0}", "{0}: {1}", "{0}:{1}", "{0} - {1}",
                                 "{0} ({1})", "type {0} ({1})", "{1} ({0})", "{0}.0 {1}"}) {
          const std::string cell = fmt::format(fmt::runtime(form), type, word);
          CAPTURE(cell);
          CHECK(in_words(told_by(ImportField::stool, cell)) == as);
        }
      }
    }
  }
  check_cells(ImportField::stool,
              {{{"6", "6.0", "6,0", "type 6", "bristol 6", "a bit loose"}, "stool 6"},
               {{"none", "None", "no bowel movement"}, "movements 0"},
               {{"NA", "-", "null", "\u2014", "n/a", ""}, ""},
               {{"6/7", "2.5", "6-7", "6 or 7", "8", "0", "ok", "no"}, "refused"}});
}

TEST_CASE("numbers on a scale and counts are read with the scale and the unit beside them") {
  check_cells(ImportField::sleep,
              {{{"4", "4.0", "4,0", "four", "4/5", "4 of 5", "4 out of 5"}, "sleep 4"},
               {{"NA", "-"}, ""},
               {{"4/10", "4.5", "6", "0", "none", "good", "5/4"}, "refused"}});
  check_cells(ImportField::symptom, {{{"6", "6.0", "6/10", "6 of 10", "six"}, "cramps=6"},
                                     {{"0", "0/10"}, "cramps=0"},
                                     {{"n/a", "\u2014"}, ""},
                                     {{"6/5", "11", "none", "yes", "x", "bad"}, "refused"}});
  check_cells(ImportField::movements,
              {{{"2", "2.0", "two", "2x", "2 x", "2 times", "2 movements"}, "movements 2"},
               {{"0", "zero"}, "movements 0"},
               {{"null"}, ""},
               {{"none", "2-3", "31", "x"}, "refused"}});
}

TEST_CASE("measures and symptoms are read in the ways of other programs") {
  check_cells(ImportField::measure,
              {{{"128", "128.0", "128,0", "128.00", "128 mmHg", "128 bpm"}, "cramps=1280"},
               {{"36.6", "36,6", "36.60", "36.6 °C"}, "cramps=366"},
               {{"NaN", "-"}, ""},
               {{"128/85", "17 kPa", "98 °F", "1,000", "36.65", "none"}, "refused"}});
  check_cells(ImportField::symptoms,
              {{{"cramps=6 brain-fog=0", "Cramps: 6.0, brain fog: 0", "cramps=6; Brain-Fog=0.0",
                 "cramps=6.0\nbrain-fog=0", "cramps=6,brain fog=0"},
                "cramps=6 brain-fog=0"},
               {{"none", "no", "NA", "-", ""}, ""},
               {{"cramps", "cramps=6.5", "cramps=11", "6", "=6", "cramps="}, "refused"}});
  check_cells(ImportField::measures, {{{"none", "NA"}, ""}, {{"pulse=60"}, "pulse=600"}});
  check_cells(ImportField::signs, {{{"none", "NA", "-"}, ""}, {{"hiccups"}, "refused"}});
}

TEST_CASE("an amount is read with its unit or without") {
  for (const char* cell : {"240", "240.0", "240,0", "240 mg", "240mg", "240.00 MG"}) {
    CAPTURE(cell);
    const cli::ToldRow row = row_with(ImportField::mg, cell, log_of_capsules);
    REQUIRE(row.amount);
    CHECK(row.amount->tenths() == 2400);
  }
  for (const char* cell : {"240 g", "0.24 g", "mg", "240 mg 2"}) {
    CAPTURE(cell);
    CHECK_FALSE(row_with(ImportField::mg, cell, log_of_capsules).problems.empty());
  }
  CHECK_FALSE(row_with(ImportField::mg, "NA", log_of_capsules).amount);
}

// A cause that says "none" would keep a loose morning from counting.
TEST_CASE("a text that says that there is none tells nothing") {
  check_cells(ImportField::other_cause, {{{"none", "None", "no", "NA", "-", "\n"}, ""},
                                         {{"a stomach bug"}, "cause a stomach bug"}});
  check_cells(ImportField::note, {{{"NA", "-", "null", "\u2014", "n/a"}, ""},
                                  {{"none of it"}, "note none of it"},
                                  {{"none"}, "note none"}});
}

TEST_CASE("a line end or a tab in a text is a blank, and counted") {
  struct Case {
    const char* cell;
    const char* text;
  };
  const auto [cell, text] = GENERATE(values<Case>({
      {"a\nb", "a b"},
      {"a\r\nb", "a b"},
      {"a\rb", "a b"},
      {"a\n\n\nb", "a b"},
      {"a \n b", "a b"},
      {"\na\n", "a"},
      {"a\tb", "a b"},
      {"a\vb", "a b"},
      {"a\u2028b", "a b"},
      {"a\u0085b", "a b"},
      {"a\n  - b", "a - b"},
      {"a  b\nc", "a  b c"},
      {"\r\n a\nb \n", "a b"},
  }));
  INFO(cell);
  const cli::ToldRow row = row_with(ImportField::note, cell, log_of_capsules);
  REQUIRE(row.cells.size() == 1);
  CHECK(row.cells[0].told.note->value() == text);
  CHECK(row.joined == 1);
  CHECK(row_with(ImportField::note, text, log_of_capsules).joined == 0);
}

TEST_CASE("a text that is too long is refused, and cut only where that was asked for") {
  cli::ColumnChoice choice;
  choice.columns = {{0, "date", ImportField::date, {}, true},
                    {1, "note", ImportField::note, {}, true},
                    {2, "cause", ImportField::other_cause, {}, false}};
  const auto told = [&](const std::string& note, const std::string& cause) {
    return cli::read_row({2, {"2026-11-02", note, cause}}, choice, cli::DateForm::plain,
                         log_of_capsules, its_own_night);
  };
  std::string longest;  // of two bytes each
  for (int i = 0; i < Note::most; ++i) longest += "\u00E4";
  const std::string cause(OtherCause::most, 'x');
  CHECK(told(longest, cause).problems.empty());
  CHECK(told(longest + "a", cause + "x").problems.size() == 2);
  choice.cut_texts = true;
  CHECK(told(longest, cause).cut == 0);
  const cli::ToldRow cut = told(longest + "a", cause + "x");
  REQUIRE(cut.problems.empty());
  CHECK(cut.cut == 2);
  CHECK(cut.cells[0].told.note->value() == longest);
  CHECK(cut.cells[1].told.other_cause->value() == cause);
  // What is cut within an emoji ends in no joiner, which a log would not take.
  const std::string end = longest.substr(0, 2 * (Note::most - 2));
  CHECK(told(end + "\U0001F469\u200D\U0001F680 and more", cause).problems.empty());
}

TEST_CASE("in a file that titrate wrote every text stands as it was") {
  cli::ColumnChoice choice;
  choice.columns = {{0, "date", ImportField::date, {}, true},
                    {1, "note", ImportField::note, {}, true}};
  choice.is_own_file = true;
  for (const char* text : {"NA", "none", "null", " ", "\u2014"}) {
    const cli::ToldRow row = cli::read_row({2, {"2026-11-02", text}}, choice, cli::DateForm::plain,
                                           log_of_capsules, its_own_night);
    REQUIRE(row.cells.size() == 1);
    CHECK(row.cells[0].told.note->value() == text);
  }
}

TEST_CASE("a stool with the scale's name or its own description is its number") {
  struct Case {
    const char* cell;
    const char* night;  // empty: refused
  };
  const auto [cell, night] = GENERATE(values<Case>({
      {"Type 6: Fluffy pieces", "1:2=6"},
      {"5 (soft blobs)", "1:2=5"},
      {"BSS 4", "1:2=4"},
      {"Bristol stool scale type 7", "1:2=7"},
      {"Type 4: Like a sausage or snake - smooth and soft", "1:2=4"},
      {"Type 3: Like a sausage but with cracks", "1:2=3"},
      {"Type 5: Fluffy pieces", ""},
      {"2: Sausage-shaped but lumpy", "1:2=2"},
      {"7 watery, no solid pieces", "1:2=7"},
      {"5 (soft blobs) with blood", ""},
      {"4 smooth, then diarrhea", ""},
      {"4 smooth; vomiting", ""},
      {"4 smooth and black", ""},
      {"4 smooth, later loose x3", ""},
      {"2 lumpy, blood", ""},
      {"7 not liquid", ""},
      {"6 mushy to liquid", ""},
      {"BSS 8", ""},
      {"3-4", ""},
  }));
  INFO(cell);
  World world = world_on_the_twelfth();
  const Said said =
      import_csv(world, std::string("date,capsules,stool\n2026-11-01,2,\"") + cell + "\"\n", {});
  INFO(said.err);
  CHECK(told_nights(world) == night);
  CHECK((said.code == 0) == (*night != '\0'));
}

TEST_CASE("a number on another scale is told which scale is kept") {
  World world = world_on_the_twelfth();
  const Said said = import_csv(world, "date,capsules,sleep\n2026-11-01,2,8/10\n", {});
  CHECK(said.code == 1);
  CHECK(holds(said.err, "\"8/10\" is on another scale: sleep is noted from 1 to 5 here."));
}

TEST_CASE("in a course of half tablets a number under the name of the wholes is settled first") {
  CourseFields fields = course_of({}).plan();
  fields.unit = Unit::half_tablet;
  World world = world_with(made(Log::from({made(Course::from(fields))})));
  world.set_clock("2026-11-12T21:30");
  const std::string csv = "date,Tablets\n2026-11-01,2\n2026-11-02,0\n";
  const Said refused = import_csv(world, csv, {"--map=capsules=Tablets"});
  CHECK(refused.code == 1);
  CHECK(holds(refused.err, "2 may be tablets, or half-tablets"));
  const auto [told, nights] =
      GENERATE(table<std::string, std::string>({{"whole", "1:4 2:0"}, {"half", "1:2 2:0"}}));
  CHECK(holds(refused.err, "--doses " + told));
  CHECK(import_csv(world, csv, {"--map=capsules=Tablets", "--doses=" + told}).code == 0);
  CHECK(told_nights(world) == nights);
}

TEST_CASE(
    "where halves are counted, whole tablets are doubled once, and what names its unit never") {
  struct Case {
    const char* title;
    const char* cell;
    const char* whole;  // with --doses whole; empty: refused
  };
  const auto [title, cell, whole] = GENERATE(values<Case>({{"Tablets", "two", "1:4"},
                                                           {"Tabletten", "1", "1:2"},
                                                           {"Tablets", "1.5", "1:3"},
                                                           {"Tablets", "1/2", "1:1"},
                                                           {"Half tablets", "3", "1:3"},
                                                           {"Tablets", "1 tablet", "1:2"}}));
  CourseFields fields = course_of({}).plan();
  fields.unit = Unit::half_tablet;
  World world = world_with(made(Log::from({made(Course::from(fields))})));
  world.set_clock("2026-11-12T21:30");
  const std::string map = std::string("--map=capsules=") + title;
  const Said said = import_csv(world, std::string("date,") + title + "\n2026-11-01," + cell + "\n",
                               {map, "--doses=whole"});
  INFO(title << ' ' << cell << said.err);
  CHECK(told_nights(world) == whole);
}

TEST_CASE("a row that names half-tablets is not doubled") {
  CourseFields fields = course_of({}).plan();
  fields.unit = Unit::half_tablet;
  World world = world_with(made(Log::from({made(Course::from(fields))})));
  world.set_clock("2026-11-12T21:30");
  CHECK(
      import_csv(world, "date,capsules,unit\n2026-11-01,2,half-tablet\n", {"--doses=whole"}).code ==
      0);
  CHECK(told_nights(world) == "1:2");
}

TEST_CASE("a value behind --ignore that no row has is refused, with those that are there") {
  World world = world_on_the_twelfth();
  const std::string csv = "date,capsules,Tag\n2026-11-01,2,test\n2026-11-02,3,\n";
  const Said said = import_csv(world, csv, {"--ignore=Tag=tset"});
  INFO(said.err);
  CHECK(said.code == 2);
  CHECK(holds(said.err, "no row has \"tset\""));
  CHECK(import_csv(world, csv, {"--ignore=Tag=test"}).code == 0);
  CHECK(told_nights(world) == "2:3");
  CHECK(import_csv(world, csv, {"--ignore=capsules=*"}).code != 0);
}

TEST_CASE("the doses of two columns are added up, as the preview says") {
  World world = world_on_the_twelfth();
  const std::vector<std::string> maps = {"--map=capsules=Morning", "--map=capsules=Evening"};
  const std::string csv = "date,Morning,Evening\n2026-11-01,1,2\n2026-11-02,,3\n";
  const Said said = import_csv(world, csv, maps);
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(told_nights(world) == "1:3 2:3");
  CHECK(holds(said.out, "in each row the doses of \"Morning\" and \"Evening\"."));
  CHECK(import_csv(world, "date,Morning,Evening\n2026-11-03,50,50\n", maps).code == 1);
  CHECK(import_csv(world, csv, {"--map=capsules=Morning", "--map=capsules=Morning"}).code == 2);
}

}  // namespace
}  // namespace titrate::test
