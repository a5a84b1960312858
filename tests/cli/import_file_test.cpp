// Files as spreadsheets and apps write them: encodings, rows above the names, no names at all.

#include <algorithm>

#include "cli/generated.hpp"
#include "support//catch.hpp"
#include "support/courses.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

constexpr const char* nights_file = "/home/ada/nights.csv";

World world_of_capsules() { return world_with(made(Log::from({course_of({})}))); }

Said import_bytes(World& world, const std::string& csv, std::vector<std::string> more = {"--yes"}) {
  world.disk.put(nights_file, csv);
  more.insert(more.begin(), {"import", nights_file});
  return world.run(more);
}

// In UTF-16, of plain letters.
std::string in_utf16(const std::string& text, bool is_little) {
  std::string bytes = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : text) bytes += is_little ? std::string{c, '\0'} : std::string{'\0', c};
  return bytes;
}

TEST_CASE("the same nights come in, in whatever encoding and under whatever rows they stand") {
  const std::string nights = "date;capsules;note\n2026-11-01;2;one\n2026-11-02;3;two\n";
  World plain = world_of_capsules();
  REQUIRE(import_bytes(plain, nights).code == 0);
  struct Case {
    std::string text;
    std::vector<std::string> options;
    std::string said;
  };
  const auto [text, options, words] = GENERATE_COPY(values<Case>({
      {in_utf16(nights, true), {"--yes"}, "It is UTF-16, and was read so."},
      {in_utf16(nights, false), {"--yes"}, "It is UTF-16, and was read so."},
      {"\xEF\xBB\xBF" + nights, {"--yes"}, "Read "},
      {"sep=;\r\n" + nights, {"--yes"}, "Read "},
      {in_utf16("sep=;\r\n" + nights, true), {"--yes"}, "It is UTF-16, and was read so."},
      {"My nights\n\n" + nights, {"--yes", "--header-row", "3"}, "Header    row 3;"},
      {"# \xFC\n" + nights, {"--yes", "--header-row", "2"}, "was read as Windows-1252"},
  }));
  INFO(text);
  World world = world_of_capsules();
  const Said said = import_bytes(world, text, options);
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(world.log() == plain.log());
  CHECK(said.out.find(words) != std::string::npos);
}

TEST_CASE("letters of an older Excel come in as they were written") {
  World world = world_of_capsules();
  const Said said = import_bytes(world,
                                 "Tag;Kapseln;Kr\xE4mpfe;Notiz\n1.11.2026;2;3;M\xFC"
                                 "de, 5 \x80\n",
                                 {"--yes", "--map", "date=Tag", "--map", "capsules=Kapseln",
                                  "--map", "symptom:cramps=Krämpfe", "--map", "note=Notiz"});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(world.log().newest()->nights()[0].note()->value() == "Müde, 5 €");
}

TEST_CASE("the row that looks like names is told, and taken only when it is said") {
  struct Case {
    std::string above;
    const char* row;
  };
  const auto [above, row] = GENERATE(values<Case>({
      {"My nights\n", "2"},
      {"My nights;;\n;;\n", "3"},
      {"# one, two\nName;Ada\n\n", "4"},
      {"Name;Ada;\nMade;2026-11-05;\n", "3"},
  }));
  INFO(above);
  const std::string text = above + "date;capsules;stool\n2026-11-01;2;4\n";
  World world = world_of_capsules();
  const Said refused = import_bytes(world, text);
  CHECK(refused.code == 1);
  CHECK(refused.err.find(std::string("--header-row ") + row + "\n") != std::string::npos);
  CHECK(world.log().newest()->nights().empty());
  CHECK(import_bytes(world, text, {"--yes", "--header-row", row}).code == 0);
  CHECK(world.log().newest()->nights()[0] == tolerated(0, 2));
}

TEST_CASE("a row of names that is fine is not said to stand elsewhere") {
  World world = world_of_capsules();
  const Said said = import_bytes(world, "Tag,Kapseln\n2026-11-01,2\n");
  CHECK(said.code == 1);
  CHECK(said.err.find("--map") != std::string::npos);
  CHECK(said.err.find("--header-row") == std::string::npos);
}

TEST_CASE("a file without names is refused, since its first night would be lost") {
  const std::string first = GENERATE("2026-11-01", "1.11.2026", "1/11/2026", "Sun 2026-11-01");
  const auto options = GENERATE_COPY(values<std::vector<std::string>>(
      {{"--yes"}, {"--yes", "--map", "date=" + first, "--map", "capsules=2"}}));
  World world = world_of_capsules();
  const Said said = import_bytes(world, first + ",2\n2026-11-02,3\n", options);
  INFO(said.err);
  CHECK(said.code == 1);
  CHECK(said.err.find("row 1: it holds a date") != std::string::npos);
  CHECK(world.log().newest()->nights().empty());
}

TEST_CASE("a header's row is a whole number from 1 on") {
  const std::string row = GENERATE("0", "-1", "x", "1.5", "100001", "");
  World world = world_of_capsules();
  const Said said =
      import_bytes(world, "date,capsules\n2026-11-01,2\n", {"--yes", "--header-row", row});
  CHECK(said.code == 2);
  CHECK(world.log().newest()->nights().empty());
}

}  // namespace
}  // namespace titrate::test
