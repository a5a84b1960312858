// CSV for spreadsheets, held against RFC 4180.

#include <algorithm>
#include <stdexcept>

#include "cli/generated.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"

namespace titrate::test {
namespace {

using Record = std::vector<std::string>;

// A reader for RFC 4180 and nothing else: CR LF at every end, quotes doubled inside quotes. Throws
// where the text is no such thing.
std::vector<Record> read_csv(std::string_view text) {
  std::vector<Record> records;
  std::size_t at = 0;
  const auto next = [&] { return text.at(at++); };
  const auto field = [&] {
    std::string value;
    if (text.at(at) != '"') {
      for (; text.at(at) != ',' && text.at(at) != '\r'; ++at) {
        if (text[at] == '"' || text[at] == '\n') throw std::runtime_error("not quoted");
        value += text[at];
      }
      return value;
    }
    ++at;
    for (;;) {
      const char c = next();
      if (c == '"' && text.at(at) != '"') return value;
      value += c == '"' ? next() : c;
    }
  };
  while (at < text.size()) {
    Record record{field()};
    while (text.at(at) == ',') {
      ++at;
      record.push_back(field());
    }
    if (next() != '\r' || next() != '\n') throw std::runtime_error("no CR LF");
    records.push_back(std::move(record));
  }
  return records;
}

TEST_CASE("the history as CSV is what RFC 4180 says, a line a night, all as long as the header") {
  const unsigned seed = GENERATE(range(1U, 31U));
  INFO("seed " << seed);
  const Log log = generated_log(seed);
  World world = world_with(log);
  const Said said = world.run({"history", "--all", "--csv"});
  REQUIRE(said.code == 0);
  CHECK(std::none_of(said.out.begin(), said.out.end(), [](char c) {
    return (c >= 0 && c < ' ' && c != '\r' && c != '\n') || c == 0x7f;
  }));
  const auto records = read_csv(said.out);
  REQUIRE(records.size() == log.newest()->nights().size() + 1);
  Record header = {"date",      "advised", "capsules", "mg",    "stool",
                   "movements", "sleep",   "symptoms", "signs", "other_cause",
                   "note",      "taught",  "phase",    "rule",  "measures"};
  const auto unit = log.newest()->unit();
  if (unit) header.emplace_back("unit");
  CHECK(records[0] == header);
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Night& night = log.newest()->nights()[i - 1];
    INFO(night.date().iso());
    REQUIRE(records[i].size() == records[0].size());
    CHECK(records[i][0] == night.date().iso());
    CHECK(records[i][1] == std::to_string(advise(*log.newest(), night.date()).capsules.value()));
    CHECK(records[i][4] == (night.stool() ? std::to_string(night.stool()->value()) : ""));
    if (unit) CHECK(records[i].back() == name_of(*unit));
  }
}

TEST_CASE("a text that a spreadsheet would take for a formula is defused, any other is kept") {
  struct Case {
    std::string note;
    std::string cell;
  };
  const auto [note, cell] = GENERATE(values<Case>({
      {"=1+1", "'=1+1"},
      {"+49 30 1234", "'+49 30 1234"},
      {"-2", "'-2"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"'quoted", "''quoted"},
      {"a=1", "a=1"},
      {"a, b", "a, b"},
      {"say \"hm\"", "say \"hm\""},
      {"\"", "\""},
      {"=\"a\",b", "'=\"a\",b"},
      {"träge 夜", "träge 夜"},
      {" = 1", " = 1"},
  }));
  INFO(note);
  NightFields fields = taken(0, 2);
  fields.note = made(Note::from(note));
  fields.other_cause = made(OtherCause::from(note));
  World world = world_with(made(Log::from({course_of({made(Night::from(fields))})})));
  const Said said = world.run({"history", "--csv"});
  const auto records = read_csv(said.out);
  REQUIRE(records.size() == 2);
  CHECK(records[1][9] == cell);
  CHECK(records[1][10] == cell);
}

TEST_CASE("a symptom whose name begins with a dash is no formula either") {
  World world = world_with(made(Log::from({course_of({tolerated(0, 2)})})));
  REQUIRE(world.run({"log", "--date", "-1", "--symptom", "-x=1"}).code == 0);
  CHECK(read_csv(world.run({"history", "--csv"}).out).at(1).at(7) == "'-x=1");
}

}  // namespace
}  // namespace titrate::test
