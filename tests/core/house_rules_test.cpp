// What the architecture promises of the sources, checked on the sources: who may include whom, and
// that nothing but main reads a clock.
#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "support/catch.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

namespace fs = std::filesystem;

// What the core may use: values, containers and text. Nothing that reads a clock but <chrono>'s
// calendar (the clock rule sees to that), opens a file, prints, or starts a thread.
constexpr std::array core_may_include = {"algorithm",
                                         "array",
                                         "bit",
                                         "cassert",
                                         "charconv",
                                         "chrono",
                                         "compare",
                                         "concepts",
                                         "cstddef",
                                         "cstdint",
                                         "exception",
                                         "functional",
                                         "initializer_list",
                                         "iterator",
                                         "limits",
                                         "map",
                                         "memory",
                                         "numeric",
                                         "optional",
                                         "ranges",
                                         "set",
                                         "span",
                                         "string",
                                         "string_view",
                                         "tuple",
                                         "type_traits",
                                         "unordered_set",
                                         "utility",
                                         "variant",
                                         "vector"};

// Which rooms a room may include: main -> cli -> { store, formats, report } -> text -> knowledge ->
// core, and store core alone. The core's public headers are "titrate"; those in "core" nobody gets
// who installs the library.
const std::map<std::string, std::vector<std::string>>& open_doors() {
  static const std::map<std::string, std::vector<std::string>> doors = {
      {"titrate", {"titrate"}},
      {"core", {"titrate", "core"}},
      {"store", {"titrate", "core", "store"}},
      {"knowledge", {"titrate", "core", "knowledge"}},
      {"text", {"titrate", "core", "knowledge", "text"}},
      {"formats", {"titrate", "core", "knowledge", "text", "formats"}},
      {"report", {"titrate", "core", "knowledge", "text", "report"}},
      {"cli", {"titrate", "core", "knowledge", "store", "text", "formats", "report", "cli"}},
      {"main", {"titrate", "cli"}}};
  return doors;
}

struct Include {
  std::string header;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& source) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> found;
  std::istringstream lines(source);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) found.push_back({match[2], match[1] == "\""});
  }
  return found;
}

// What a room may not include, among what a source of it does.
std::vector<std::string> violations(const std::string& room, const std::string& source) {
  const auto& doors = open_doors().at(room);
  const bool is_core = room == "titrate" || room == "core";
  std::vector<std::string> found;
  for (const Include& include : includes_of(source)) {
    const std::string from = include.header.substr(0, include.header.find('/'));
    const bool ours = open_doors().contains(from);
    const bool open = std::find(doors.begin(), doors.end(), from) != doors.end();
    const bool standard = std::find(core_may_include.begin(), core_may_include.end(),
                                    include.header) != core_may_include.end();
    const bool fine = include.quoted ? open : !ours && (!is_core || standard);
    if (!fine) found.push_back(include.header);
  }
  return found;
}

// A source without its comments and the insides of its strings and characters. Raw strings are not
// told apart from others; a clock in one would be no clock.
std::string code_of(const std::string& source) {
  static const std::regex skipped(
      R"re(//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|"(?:[^"\\\n]|\\.)*")re");
  return std::regex_replace(source, skipped, "\"\"");
}

// The ways to ask what time it is. Turning a moment that was handed over into local time
// (localtime_r) asks nothing.
std::vector<std::string> clock_readings(const std::string& source) {
  static const std::regex reading(
      R"(\b\w+_clock\b|::\s*now\s*\()"
      R"(|(?:^|[^\w.>])(?:std\s*::\s*|::\s*)?(?:time|clock|ftime)\s*\()"
      R"(|\b(?:gettimeofday|clock_gettime|timespec_get|clock_getres|times|getrusage)\s*\()"
      R"(|\b__(?:DATE|TIME|TIMESTAMP)__\b)");
  std::vector<std::string> found;
  std::istringstream lines(code_of(source));
  for (std::string line; std::getline(lines, line);) {
    if (std::regex_search(line, reading)) found.push_back(line);
  }
  return found;
}

// The texts in a source, each whole where it stands in pieces side by side; without those that are
// handed to a command as its help.
std::vector<std::string> texts_of(const std::string& source) {
  static const std::regex pattern(R"re(//[^\n]*|"(?:[^"\\\n]|\\.)*")re");
  std::vector<std::string> texts;
  std::string code;  // since the last text
  auto end = source.cbegin();
  bool is_help = false;
  for (std::sregex_iterator at(source.begin(), source.end(), pattern), none; at != none; ++at) {
    code.append(end, (*at)[0].first);
    end = (*at)[0].second;
    if (at->str().front() == '/') continue;
    const bool goes_on = code.find_first_not_of(" \n") == std::string::npos;
    if (!goes_on) is_help = code.ends_with(".help(") || code.ends_with(".help(\n      ");
    if (!is_help && (!goes_on || texts.empty())) texts.emplace_back();
    if (!is_help) texts.back() += at->str().substr(1, at->str().size() - 2);
    code.clear();
  }
  return texts;
}

// Whether a text names a call of the program: in backticks, or a command or an option behind it.
bool names_command(const std::string& text) {
  static const std::regex call(
      R"(`titrate\b|\btitrate (?:--[a-z]|(?:start|log|tonight|history|chart|trend|report|guide)"
      R"(|import|export|merge|edit|remove|ceiling|climb|taper|pause|resume|stock|undo|check|recover)"
      R"(|completion)\b))");
  return std::regex_search(text, call);
}

// The files and folders of the project that a source names.
std::vector<std::string> named_files(const std::string& source) {
  static const std::regex name(
      R"(\b(?:bench|docs|include|scripts|src|tests)/[\w./-]*\w|\b[\w-]+\.md\b)");
  std::vector<std::string> found;
  for (std::sregex_iterator at(source.begin(), source.end(), name), end; at != end; ++at) {
    found.push_back(at->str());
  }
  return found;
}

struct Source {
  std::string path;  // relative to the project
  std::string room;
  std::string text;
};

std::string room_of(const fs::path& relative) {
  if (*relative.begin() == "include") return "titrate";
  const fs::path below = relative.lexically_relative("src");
  return below.has_parent_path() ? below.begin()->string() : "main";
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Files of tests that hold what people, programs and fuzzers write.
bool is_data(const fs::path& file) {
  const auto ending = file.extension();
  return ending != ".cpp" && ending != ".hpp" && ending != ".in" && ending != ".txt" &&
         ending != ".golden";
}

std::vector<Source> sources(const std::vector<std::string>& folders = {"include", "src"}) {
  const fs::path project = source_dir();
  std::vector<Source> all;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(project / folder)) {
      if (!entry.is_regular_file() || is_data(entry.path())) continue;
      const fs::path relative = entry.path().lexically_relative(project);
      all.push_back({relative.string(), room_of(relative), text_of(entry.path())});
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the house rules look at every room") {
  std::map<std::string, int> rooms;
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    CHECK_FALSE(source.text.empty());
    CHECK(open_doors().contains(source.room));
    rooms[source.room] += static_cast<int>(!includes_of(source.text).empty());
  }
  for (const auto& [room, doors] : open_doors()) {
    CAPTURE(room);
    CHECK(rooms[room] > 0);
  }
}

TEST_CASE("each room includes only what it may") {
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    CHECK(violations(source.room, source.text) == std::vector<std::string>{});
  }
}

// It is told from what happened, and not written beside each refusal.
TEST_CASE("that nothing was changed is said in one place, and as the answer of a log that asked") {
  std::vector<std::string> found;
  for (const Source& source : sources()) {
    if (source.text.find("Nothing was changed") != std::string::npos) found.push_back(source.path);
  }
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector<std::string>{"src/cli/commands/log.cpp", "src/cli/run.cpp"});
}

// Commands are values (text/hint.hpp), so that tests can read them. Beside help texts they stand in
// prose only where a command's help is handed on, in the program's own help, in the description of
// an option, in the scripts that shells read, and in what has to be said without memory.
TEST_CASE("no sentence has a command of the program in it, but for those of help texts") {
  const std::map<std::string, std::ptrdiff_t> helping = {{"src/cli/commands/acts.cpp", 2},
                                                         {"src/cli/commands/export.cpp", 1},
                                                         {"src/cli/commands/log.cpp", 1},
                                                         {"src/cli/completion/scripts.cpp", 2},
                                                         {"src/cli/run.cpp", 3}};
  for (const Source& source : sources({"src"})) {
    CAPTURE(source.path);
    const auto texts = texts_of(source.text);
    const auto help = helping.find(source.path);
    CHECK(std::count_if(texts.begin(), texts.end(), names_command) ==
          (help == helping.end() ? 0 : help->second));
  }
}

// A package that is fetched for a test must not run what it likes while it is installed.
TEST_CASE("whatever npm installs for the tests, it runs no scripts of it") {
  int packages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() / "tests")) {
    if (entry.path().filename() != "package.json") continue;
    ++packages;
    const std::string settings = text_of(entry.path().parent_path() / ".npmrc");
    CAPTURE(entry.path().string(), settings);
    CHECK(std::regex_search(settings, std::regex("(^|\n)ignore-scripts=true(\n|$)")));
  }
  CHECK(packages >= 2);
}

TEST_CASE("nothing but main reads a clock") {
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    if (source.path == "src/main.cpp") {
      CHECK(clock_readings(source.text).size() == 1);
    } else {
      CHECK(clock_readings(source.text) == std::vector<std::string>{});
    }
  }
}

// Whether a file of that name is there: as it is named, among the documents, or beside the source.
bool is_there(const Source& source, const std::string& file) {
  const fs::path beside = fs::path(source.path).parent_path();
  for (const fs::path& folder : {fs::path(), fs::path("docs"), beside}) {
    if (fs::exists(source_dir() / folder / file)) return true;
  }
  return false;
}

TEST_CASE("what a source refers to is there, also in tests") {
  std::map<std::string, int> named;
  for (const Source& source : sources({"include", "src", "tests"})) {
    CAPTURE(source.path);
    for (const std::string& file : named_files(source.text)) {
      CAPTURE(file);
      CHECK(is_there(source, file));
      ++named[source.path.substr(0, source.path.find('/'))];
    }
  }
  for (const char* folder : {"include", "src", "tests"}) CHECK(named[folder] > 0);
}

// ---- The checks can fail ----

TEST_CASE("the names of files are found in comments") {
  CHECK(
      named_files("// See docs/rules.md. Also `tests/shells`, and src/cli/run.cpp; not data/x.") ==
      std::vector<std::string>{"docs/rules.md", "tests/shells", "src/cli/run.cpp"});
  const std::string nowhere =
      std::string("nowhere") + ".md";  // in one piece it would be found here
  CHECK(named_files("// As " + nowhere + " has it") == std::vector<std::string>{nowhere});
  CHECK_FALSE(is_there({"src/main.cpp", "main", ""}, nowhere));
}

TEST_CASE("a command in a sentence is found, also where the sentence stands in pieces") {
  const auto [code, found] = GENERATE(table<std::string, bool>({
      {R"re(note("To undo: `titrate undo`");)re", true},
      {R"re(note("To see it: titrate history");)re", true},
      {R"re(note("All: titrate --help");)re", true},
      {R"re(note("To undo: titrate "
     "undo");)re",
       true},
      {R"re(note({"To undo: ", titrate("undo")});)re", false},
      {R"re(note("so titrate starts low");)re", false},
      {R"re(// note("`titrate undo`");)re", false},
      {R"re(command.help("Example:\n  titrate undo\n");)re", false},
      {R"re(command.help(
      "Example:\n"
      "  titrate undo\n");)re",
       false},
      {R"re(command.help("Example"); note("`titrate undo`");)re", true},
  }));
  CAPTURE(code);
  const auto texts = texts_of(code);
  CHECK(std::any_of(texts.begin(), texts.end(), names_command) == found);
}

TEST_CASE("a room that includes what it may not is found") {
  const auto [room, line, allowed] = GENERATE(table<std::string, std::string, bool>({
      {"core", "#include \"titrate/units.hpp\"", true},
      {"core", "#include <vector>", true},
      {"core", "#include <iostream>", false},
      {"core", "  #  include <fstream> // why not", false},
      {"core", "#include <nlohmann/json.hpp>", false},
      {"core", "#include <fmt/format.h>", false},
      {"core", "#include <ctime>", false},
      {"core", "#include <unistd.h>", false},
      {"core", "#include \"vector\"", false},
      {"core", "#include \"store/disk.hpp\"", false},
      {"core", "#include <store/disk.hpp>", false},
      {"core", "#include \"../store/disk.hpp\"", false},
      {"core", "// #include <iostream>", true},
      {"titrate", "#include <iosfwd>", false},
      {"titrate", "#include \"cli/run.hpp\"", false},
      {"store", "#include <nlohmann/json.hpp>", true},
      {"store", "#include \"store/disk.hpp\"", true},
      {"store", "#include \"text/words.hpp\"", false},
      {"store", "#include <text/words.hpp>", false},
      {"store", "#include \"cli/run.hpp\"", false},
      {"text", "#include \"text/words.hpp\"", true},
      {"text", "#include \"store/disk.hpp\"", false},
      {"text", "#include \"../store/disk.hpp\"", false},
      {"report", "#include \"text/words.hpp\"", true},
      {"report", "#include \"formats/csv.hpp\"", false},
      {"knowledge", "#include \"text/words.hpp\"", false},
      {"cli", "#include \"store/disk.hpp\"", true},
      {"main", "#include \"store/disk.hpp\"", false},
  }));
  CAPTURE(room, line);
  CHECK(violations(room, "int before;\n" + line + "\nint after;\n").empty() == allowed);
}

TEST_CASE("a source that reads a clock is found") {
  const std::string line = GENERATE(
      as<std::string>{}, "auto t = std::time(nullptr);", "auto t = ::time(nullptr);", "time(&t);",
      "x = time (nullptr);", "auto t = std :: time(nullptr);",
      "auto now = std::chrono::system_clock::now();", "using Clock = std::chrono::steady_clock;",
      "auto now = Clock::now();", "gettimeofday(&tv, nullptr);",
      "clock_gettime(CLOCK_REALTIME, &spec);", "std::timespec_get(&spec, TIME_UTC);",
      "auto ticks = std::clock();", "localtime(std::time(nullptr));", "return __DATE__;",
      "/* why */ time(nullptr);", "call(\"text\", time(nullptr));");
  CAPTURE(line);
  CHECK(clock_readings("int before;\n" + line + "\nint after;\n").size() == 1);
}

TEST_CASE("a source that only speaks of time is left alone") {
  const std::string line = GENERATE(
      as<std::string>{}, "localtime_r(&moment, &local);",
      "LocalTime local_time(std::time_t moment);", "time_of_day(text);", "entry.time();",
      "entry->time();", "// std::time(nullptr)", "/* system_clock */", "say(\"system_clock\");",
      "say(\"a \\\" time(nullptr)\");", "#include <ctime>",
      "std::strftime(text, size, format, &local);", "Titration now = *this;", "environment.now();",
      "std::chrono::sys_days day;", "int o_clock_count(int runtime);");
  CAPTURE(line);
  CHECK(clock_readings("int before;\n" + line + "\nint after;\n").empty());
}

}  // namespace titrate::test
