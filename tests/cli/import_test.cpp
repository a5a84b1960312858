// Importing: what goes in is what came out, all of it or nothing.

#include <sys/stat.h>

#include <algorithm>

#include "cli/error.hpp"
#include "cli/generated.hpp"
#include "cli/import/dates.hpp"
#include "cli/import/plan.hpp"
#include "formats/csv_reader.hpp"
#include "formats/export.hpp"
#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

constexpr const char* file = "/home/ada/nights.csv";

Log without_nights(const Log& log) {
  std::vector<Course> courses;
  for (Course course : log.courses()) {
    while (!course.nights().empty()) course = course.without(course.nights().front().date());
    courses.push_back(course);
  }
  return made(Log::from(courses, {log.taking().begin(), log.taking().end()}));
}

Said import_text(World& world, const std::string& csv, std::vector<std::string> more = {"--yes"}) {
  world.disk.put(file, csv);
  more.insert(more.begin(), {"import", file});
  return world.run(more);
}

World world_of(std::vector<Night> nights) {
  return world_with(made(Log::from({course_of(std::move(nights))})));
}

// The same table as another spreadsheet writes it: a byte order mark, LF, every cell quoted.
std::string rewritten(const std::string& csv, char separator) {
  const auto read = formats::read_csv(csv);
  const auto& table = std::get<formats::CsvTable>(read);
  std::string text = "\xEF\xBB\xBF";
  const auto add = [&](const formats::CsvRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) text += separator;
      text += '"';
      for (const char c : row.cells[i]) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    text += '\n';
  };
  add(table.header);
  for (const auto& row : table.rows) add(row);
  return text;
}

TEST_CASE("what is exported and imported again is the same log") {
  const unsigned seed = GENERATE(range(1U, 61U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  const std::string csv = world_with(log).run({"export", "--csv"}).out;
  for (const std::string& text :
       {csv, rewritten(csv, ','), rewritten(csv, ';'), rewritten(csv, '\t')}) {
    World other = world_with(log);
    other.keep(without_nights(log));
    const Said said = import_text(other, text);
    INFO(said.out << said.err);
    CHECK(said.code == 0);
    CHECK(other.log() == log);
    // And once more changes nothing.
    const auto before = other.disk.bytes(World::path("log.json"));
    CHECK(import_text(other, text, {}).code == 0);
    CHECK(other.disk.bytes(World::path("log.json")) == before);
  }
}

TEST_CASE("the history of a course as CSV is read likewise") {
  const Log log = made(Log::from({*generated_log(7).newest()}));
  const std::string csv = world_with(log).run({"history", "--all", "--csv"}).out;
  World other = world_with(log);
  other.keep(without_nights(log));
  CHECK(import_text(other, csv).code == 0);
  CHECK(other.log() == log);
  CHECK_FALSE(log.newest()->nights().empty());
}

TEST_CASE("a text that begins like a formula or like its guard comes back as it was") {
  const std::string note = GENERATE(as<std::string>{}, "=1+1", "'=1+1", "''", "'", "''=", "-", "@a",
                                    "'tis", " ", " =1", "+49, \"x\"", "'\"");
  INFO(note);
  NightFields fields = taken(0, 2);
  fields.note = made(Note::from(note));
  fields.other_cause = made(OtherCause::from(note));
  const Log log = made(Log::from({course_of({made(Night::from(fields))})}));
  const std::string csv = world_with(log).run({"export", "--csv"}).out;
  World other = world_with(log);
  other.keep(without_nights(log));
  CHECK(import_text(other, csv).code == 0);
  CHECK(other.log() == log);
}

// What a text comes to in a log, without the files and questions around it.
cli::ImportPlan plan_of(const std::string& csv, const Log& log, NightDate tonight) {
  const auto read = formats::read_csv(csv);
  const auto& table = std::get<formats::CsvTable>(read);
  const cli::ColumnChoice choice = cli::choose_columns(table.header.cells, {});
  return cli::plan_import(table, choice, cli::DateForm::plain, log, tonight);
}

TEST_CASE("what was measured comes back as it was, and the rest of the log stays") {
  NightFields fields = taken(0, 2);
  for (const auto& [name, tenths] : std::vector<std::pair<std::string, int>>{
           {"-x", 0}, {"bp-systolic", 1285}, {"tender-points", 110}, {"z", 99999}}) {
    REQUIRE(fields.measures.set(
        {made(MeasureName::from(name)), MeasureValue::from_tenths(tenths).value()}));
  }
  CourseFields course = course_of({made(Night::from(fields)), tolerated(1, 3)}).fields();
  course.unit = Unit::tablet;
  course.acts = {{first_night, Act::Kind::climb}};
  course.pauses = {{first_night}};
  course.stock = {{first_night, StockAdded::from(60).value()}};
  const std::vector<MedicineName> taking = {made(MedicineName::from("levothyroxine"))};
  const Log log = made(Log::from({made(Course::from(course))}, taking));
  const formats::Export data{.courses = {{&log.courses()[0], 1, first_night + 1}}};
  const std::string csv = formats::export_csv(data, {});
  CHECK(csv.find(",'-x=0 bp-systolic=128.5 tender-points=11 z=9999.9,tablet\r\n") !=
        std::string::npos);
  CHECK(csv.find(",paused,,tablet\r\n") != std::string::npos);
  course.nights.clear();
  const Log blank = made(Log::from({made(Course::from(course))}, taking));
  const cli::ImportPlan plan = plan_of(csv, blank, first_night + 2);
  CHECK(plan.problems.empty());
  CHECK(plan.after == log);
  CHECK(plan_of(csv, log, first_night + 2).new_nights == 0);
}

TEST_CASE("a cell of measures that cannot be read, or contradicts the log, is refused") {
  struct Case {
    const char* cell;
    const char* problem;
  };
  const auto [cell, problem] = GENERATE(values<Case>({
      {"pulse", "lacks its value"},
      {"Pulse=60", "Pulse"},
      {"pulse=60.25", "is not a number from 0 to 9999.9"},
      {"pulse=10000", "is not a number from 0 to 9999.9"},
      {"pulse=", "is not a number from 0 to 9999.9"},
      {"pulse=61", "already has pulse 60, not 61"},
  }));
  NightFields fields = taken(0, 2);
  REQUIRE(fields.measures.set(
      {made(MeasureName::from("pulse")), MeasureValue::from_tenths(600).value()}));
  const Log log = made(Log::from({course_of({made(Night::from(fields))})}));
  const cli::ImportPlan plan =
      plan_of(std::string("date,capsules,measures\n2026-11-01,2,") + cell + "\n", log, first_night);
  REQUIRE(plan.problems.size() == 1);
  INFO(plan.problems[0].problem);
  CHECK(plan.problems[0].column == "measures");
  CHECK(plan.problems[0].problem.find(problem) != std::string::npos);
}

TEST_CASE("only the program's own columns are guarded; another's text stays as it is") {
  World world = world_of({});
  REQUIRE(import_text(world, "date,capsules,Words\n2026-11-01,2,'=x\n",
                      {"--yes", "--map", "note=Words"})
              .code == 0);
  CHECK(world.log().newest()->nights()[0].note()->value() == "'=x");
  World own = world_of({});
  REQUIRE(import_text(own, "date,capsules,note\n2026-11-01,2,'tis\n").code == 0);
  CHECK(own.log().newest()->nights()[0].note()->value() == "'tis");
}

TEST_CASE("a file is one write, which one undo takes back") {
  World world = world_of({unnoted(0, 2), unnoted(1, 3)});
  const Log before = world.log();
  world.disk.forget_calls();
  const Said said = import_text(world, "date,capsules,stool\n2026-11-01,2,4\n2026-11-02,3,soft\n");
  INFO(said.out << said.err);
  REQUIRE(said.code == 0);
  CHECK(world.log().newest()->nights()[0] == tolerated(0, 2));
  CHECK(world.log().newest()->nights()[1] == with_stool(1, 3, 5));
  const auto& calls = world.disk.calls();
  CHECK(std::count_if(calls.begin(), calls.end(), [](const FakeDisk::Call& call) {
          return call.name == "exchange" && call.to == World::path("log.json");
        }) == 1);
  REQUIRE(world.run({"undo"}).code == 0);
  CHECK(world.log() == before);
}

TEST_CASE("one row that does not fit keeps all of them out, and is named") {
  struct Case {
    std::string row;
    std::string place;
    std::string words;
  };
  const auto [row, place, words] = GENERATE(values<Case>({
      {"2026-11-01,3,,,,,,,", "row 3, column capsules", "already has a dose of 2 capsules, not 3"},
      {"2026-11-01,,7,,,,,,", "row 3, column stool", "already has stool type 4, not 7"},
      {"2026-11-01,,none,,,,,,", "row 3, column stool", "already has stool type 4, not none"},
      {"2026-11-01,2,4,,,cramps=3,,,", "row 3, column symptoms", "already has cramps 2, not 3"},
      {"2026-11-01,,,,,,,,other", "row 3, column note", "already has a note"},
      {"2026-10-31,2,,,,,,,", "row 3, column date", "before the first course"},
      {"2026-11-30,2,,,,,,,", "row 3, column date", "still to come"},
      {"2026-11-03,,4,,,,,,", "row 3, column capsules", "has no dose"},
      {",2,4,,,,,,", "row 3", "it has no date"},
      {"2026-11-03,1.5,,,,,,,", "row 3, column capsules", "not a whole number from 0 to 99"},
      {"2026-11-03,100,,,,,,,", "row 3, column capsules", "not a whole number from 0 to 99"},
      {"2026-11-03,2,8,,,,,,", "row 3, column stool", "\"8\" is not a stool result"},
      {"2026-11-03,2,,31,,,,,", "row 3, column movements", "from 0 to 30"},
      {"2026-11-03,2,,,6,,,,", "row 3, column sleep", "from 1 to 5"},
      {"2026-11-03,2,4,0,,,,,", "row 3, column movements", "not none"},
      {"2026-11-03,2,none,2,,,,,", "row 3, column movements", "already has movements: 0, not 2"},
      {"2026-11-03,2,,,,cramps,,,", "row 3, column symptoms", "lacks its severity"},
      {"2026-11-03,2,,,,a=1 a=2,,,", "row 3, column symptoms", "already has a 1, not 2"},
      {"2026-11-03,2,,,,,hiccups,,", "row 3, column signs", "not on the list of warning signs"},
      {"2026-11-03,2,,,,,,,\"a\x1b\"", "row 3, column note", "holds a control character"},
      {"2026-11-02,4,,,,,,,", "row 3, column capsules",
       "row 2 has a dose of the night of Mon 2 Nov 2026 too, 3 capsules, and this row 4"},
      {"2026-11-02,,,,4,,,,\n2026-11-02,,,,5,,,,", "row 4, column sleep",
       "already has sleep 4, not 5"},
  }));
  INFO(row);
  NightFields fields = with_stool(0, 2, 4).fields();
  REQUIRE(fields.symptoms.set({made(SymptomName::from("cramps")), Severity::from(2).value()}));
  fields.note = made(Note::from("one"));
  World world = world_of({made(Night::from(fields)), tolerated(5, 2)});
  const Log before = world.log();
  const Said said =
      import_text(world,
                  "date,capsules,stool,movements,sleep,symptoms,signs,other_cause,note\n"
                  "2026-11-02,3,,,,,,,\n" +
                      row + "\n");
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(world.log() == before);
  CHECK(said.err.find(std::string(file) + ", " + place + ": ") != std::string::npos);
  CHECK(said.err.find(words) != std::string::npos);
  CHECK(said.err.find("Nothing was changed.") != std::string::npos);
}

TEST_CASE(
    "what a night has no room for is named, with what helps, and that nothing was changed once") {
  NightFields fields = tolerated(0, 2).fields();
  for (std::size_t i = 0; i < Symptoms::most; ++i) {
    const std::string name = "a" + std::to_string(i);
    REQUIRE(fields.symptoms.set({made(SymptomName::from(name)), Severity::from(2).value()}));
    const std::string measured = "b" + std::to_string(i);
    REQUIRE(fields.measures.set(
        {made(MeasureName::from(measured)), MeasureValue::from_tenths(20).value()}));
  }
  World world = world_of({made(Night::from(fields))});
  const Log before = world.log();
  const std::string place = "titrate: " + std::string(file) + ", row 2, column ";
  CHECK(import_text(world, "date,symptoms\n2026-11-01,a0=2 c=1\n").err ==
        place +
            "symptoms: a night has room for 20 symptoms.\nNothing was changed. `titrate edit DATE "
            "--clear symptom=NAME` makes room.\n");
  CHECK(import_text(world, "date,measures\n2026-11-01,b0=2 c=1\n").err ==
        place +
            "measures: a night has room for 20 measures.\nNothing was changed. `titrate edit DATE "
            "--clear measure=NAME` makes room.\n");
  CHECK(import_text(world, "date,measures\n2026-11-01,b0=3\n").err ==
        place +
            "measures: the night of Sun 1 Nov 2026 already has b0 2, not 3.\nNothing was changed. "
            "To correct it: titrate edit 2026-11-01 --measure b0=3\n");
  CHECK(world.log() == before);
}

TEST_CASE("two rows of the file that differ about one night are not put down to the log") {
  World world = world_of({});
  const Said said = import_text(world, "date,capsules,sleep\n2026-11-01,2,3\n2026-11-01,,4\n");
  CHECK(said.code == 1);
  CHECK(said.err.find("Row 2 tells of the same night") != std::string::npos);
  CHECK(said.err.find("titrate edit") == std::string::npos);
  CHECK(import_text(world, "date,capsules,stool\n2026-11-01,2,\n2026-11-01,,4\n").code == 0);
  CHECK(world.log().newest()->nights()[0] == tolerated(0, 2));
}

TEST_CASE("an amount in mg is compared with the course's capsules, and never kept") {
  // 120 mg a capsule.
  struct Case {
    std::string amount;
    int code;
  };
  const auto [amount, code] = GENERATE(values<Case>(
      {{"240", 0}, {"\"240,0\"", 0}, {"", 0}, {"200", 1}, {"240.05", 1}, {"2 g", 1}, {"0", 1}}));
  INFO(amount);
  World world = world_of({});
  const Said said = import_text(world, "date,capsules,mg\n2026-11-01,2," + amount + "\n");
  CHECK(said.code == code);
  CHECK(world.log().newest()->nights().size() == (code == 0 ? 1 : 0));
  CHECK((import_text(world, "date,capsules,mg\n2026-11-01,2," + amount + "\n",
                     {"--yes", "--ignore", "mg"})
             .code == 0));
}

TEST_CASE("columns that follow from the others are passed over, whatever they say") {
  World world = world_of({});
  const Said said = import_text(world,
                                "course,date,advised,capsules,taught,phase,rule\n"
                                "7,2026-11-01,99,2,loose,stopped,nonsense\n");
  CHECK(said.code == 0);
  CHECK(said.out.find("Not read") == std::string::npos);
  CHECK(world.log().newest()->nights()[0] == unnoted(0, 2));
}

TEST_CASE("a date is read in the form that was told, or in one that nothing else can mean") {
  using cli::DateForm;
  struct Case {
    std::string cell;
    DateForm form;
    std::string iso;  // empty: refused
  };
  const auto [cell, form, iso] = GENERATE(values<Case>({
      {"2026-11-03", DateForm::plain, "2026-11-03"},
      {"03.11.2026", DateForm::plain, "2026-11-03"},
      {"3.1.2026", DateForm::plain, "2026-01-03"},
      {"3/11/2026", DateForm::plain, ""},
      {"13/11/2026", DateForm::plain, ""},
      {"3/11/2026", DateForm::day_first, "2026-11-03"},
      {"3/11/2026", DateForm::month_first, "2026-03-11"},
      {"13/11/2026", DateForm::month_first, ""},
      {"11/13/2026", DateForm::day_first, ""},
      {"2026-11-03", DateForm::day_first, ""},
      {"03.11.2026", DateForm::iso, ""},
      {"2026-11-03", DateForm::dotted, ""},
      {"29.02.2024", DateForm::plain, "2024-02-29"},
      {"29.02.2026", DateForm::plain, ""},
      {"03.11.26", DateForm::plain, ""},
      {"2026-11-03 01:30", DateForm::plain, ""},
      {"2026/11/03", DateForm::day_first, ""},
      {"003.11.2026", DateForm::plain, ""},
      {"-3.11.2026", DateForm::plain, ""},
      {"3.11.1969", DateForm::plain, ""},
      {"yesterday", DateForm::plain, ""},
  }));
  INFO(cell);
  if (iso.empty()) {
    CHECK_THROWS_AS(cli::read_date("date", cell, form), cli::Error);
  } else {
    CHECK(cli::read_date("date", cell, form).iso() == iso);
  }
}

TEST_CASE("dates with slashes need to be told which they are, even where one row proves it") {
  const std::string row = GENERATE("3/11/2026", "13/11/2026", "11/13/2026");
  World world = world_of({});
  const Said said = import_text(world, "date,capsules\n" + row + ",2\n");
  CHECK(said.code == 2);
  CHECK(said.err.find("--dates: row 2 has " + row) != std::string::npos);
  CHECK(world.log().newest()->nights().empty());
}

TEST_CASE("a pipe, a folder, what is not there and what is too large is not imported") {
  World world = world_of({});
  world.disk.put(file, "").mode = S_IFIFO | 0600U;
  CHECK(world.run({"import", file}).code == 1);
  CHECK(world.run({"import", "/home/ada"}).code == 1);
  CHECK(world.run({"import", "/home/ada/nothing.csv"}).code == 3);
  const std::string large = "date,capsules\n" + std::string(store::largest_file, '\n');
  CHECK(import_text(world, large).code == 1);
  world.input = large;
  CHECK(world.run({"import", "-"}).err.find("16 MiB") != std::string::npos);
}

TEST_CASE("a log that another command changed between the question and the answer is left alone") {
  World world = world_of({});
  world.disk.put(file, "date,capsules\n2026-11-01,2\n");
  const Log meanwhile = made(Log::from({course_of({unnoted(0, 5)})}));
  const std::string bytes = store::encode(meanwhile);
  world.disk.before("try_lock", World::path("log.json.lock"),
                    [&] { world.disk.put(World::path("log.json"), bytes); });
  const Said said = world.run({"import", file, "--yes"});
  CHECK(said.code == 1);
  CHECK(said.err.find("changed meanwhile") != std::string::npos);
  CHECK(world.log() == meanwhile);
}

}  // namespace
}  // namespace titrate::test
