// The quick reader takes the files that the program writes, each of them, and no other: what it
// gives is what the strict reader gives, and is written again as the same bytes.

#include "store/codec/canonical_reader.hpp"

#include <random>
#include <string>
#include <vector>

#include "store/codec/checksum.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_reader.hpp"
#include "store/refusals.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::encode;
using store::holds;
using store::is_canonical;
using store::read_canonical;

TEST_CASE("every log that is written is read by the quick reader") {
  for (const Log& log : {Log(), short_log(2), example_log(), full_log()}) {
    CHECK(read_canonical(encode(log)) == log);
  }
  std::mt19937 random(20261101);
  for (int i = 0; i < 600; ++i) {
    CAPTURE(i);
    const Log log = random_log(random);
    REQUIRE(read_canonical(encode(log)) == log);
  }
}

TEST_CASE("a file is a log's where it is read as that log, and another's nowhere") {
  std::vector<Log> logs = {Log(), short_log(2), short_log(3), example_log(), full_log()};
  std::mt19937 random(20261129);
  for (int i = 0; i < 40; ++i) logs.push_back(random_log(random));
  for (const Log& log : logs) {
    const std::string file = encode(log);
    for (const Log& other : logs) {
      REQUIRE(is_canonical(file, other) == (log == other));
      REQUIRE(holds(file, other) == (log == other));
    }
  }
}

TEST_CASE("a file that lost or gained something at its end is no log's") {
  const Log log = example_log();
  const std::string file = encode(log);
  CHECK(holds(file, log));
  CHECK_FALSE(holds(file + ' ', log));
  CHECK_FALSE(is_canonical(file + ' ', log));
  CHECK_FALSE(is_canonical(file.substr(0, file.size() - 1), log));
  std::string broken_checksum = file;
  broken_checksum[57] = broken_checksum[57] == '0' ? '1' : '0';
  CHECK(is_canonical(broken_checksum, log));
  CHECK_FALSE(holds(broken_checksum, log));
}

// A reader that made room in each course for all nights that can still come would need gigabytes.
TEST_CASE("a log of many courses takes no more room than its nights") {
  constexpr int count = 200;
  std::vector<Course> courses;
  for (int i = 0; i < count; ++i) {
    courses.push_back(shifted(course_of({tolerated(0, 2), tolerated(1, 3)}), 10 * i));
  }
  const Log log = made(Log::from(courses));
  const auto read = read_canonical(encode(log));
  REQUIRE(read == log);
  for (const Course& course : read->courses()) {
    REQUIRE(course.fields().nights.capacity() <= 4 * course.nights().size());
  }
}

// ---- What was spoiled in one place ----

// Files that are nearly as the program writes them, one after another, and how many of them the
// quick reader took: each must be what it makes of it, but for the seal.
class Spoiled {
 public:
  int taken = 0;
  int tried = 0;
  std::vector<std::string> wrong;

  void try_file(const std::string& file) {
    ++tried;
    const auto log = read_canonical(file);
    if (!log) return;
    ++taken;
    if (!is_written_so(file, *log) || !is_read_so(file, *log) || !is_canonical(file, *log)) {
      wrong.push_back(file);
    }
  }

 private:
  static bool is_written_so(std::string_view file, const Log& log) {
    constexpr std::size_t checksum_begins = 57;
    constexpr std::size_t checksum_ends = 65;
    std::string text = encode(log);
    if (file.size() != text.size()) return false;
    text.replace(checksum_begins, 8, file.substr(checksum_begins, 8));
    return file == text && text.substr(checksum_ends, 3) == "\",\n";
  }
  static bool is_read_so(std::string_view file, const Log& log) {
    const auto read = store::read_strictly(file);
    const auto* decoded = std::get_if<store::Decoded>(&read);
    return decoded != nullptr && decoded->log == log &&
           decoded->checksum == store::verify_checksum(file);
  }
};

// Logs that together have every field, texts with escapes and of several scripts, several courses
// and empty lists; short, since every byte of theirs is gone through.
std::vector<std::string> samples() {
  std::mt19937 random(3);
  std::string generated;
  do {
    generated = encode(random_log(random));
  } while (generated.size() < 1000 || generated.size() > 2000);
  return {encode(Log()), encode(short_log(2)), encode(full_log()), generated};
}

// The bytes that mean something to JSON, to the format or to UTF-8, and some of each other kind.
constexpr std::string_view telling_bytes(
    "\0\n\r\t !\"#$+,-./0123456789:;AEZ[\\]_abefnrtuz{}~\x7F"
    "\x80\xA0\xBF\xC0\xC2\xE2\xED\xEF\xF0\xF4\xFF",
    57);

TEST_CASE("a byte changed to any other: read as it stands, or left to the strict reader") {
  Spoiled spoiled;
  for (const std::string& sample : samples()) {
    std::string file = sample;
    for (std::size_t at = 0; at < file.size(); ++at) {
      for (int byte = 1; byte < 256; ++byte) {
        file[at] = static_cast<char>(static_cast<unsigned char>(sample[at]) ^ byte);
        spoiled.try_file(file);
      }
      file[at] = sample[at];
    }
  }
  CHECK(spoiled.wrong == std::vector<std::string>{});
  // The digits of the seals, of numbers and dates, the letters of texts and names.
  CHECK(spoiled.taken > 10'000);
  CHECK(spoiled.tried - spoiled.taken > 500'000);
}

TEST_CASE("a byte put in, doubled or taken out: read as it stands, or left to the strict reader") {
  Spoiled spoiled;
  for (const std::string& sample : samples()) {
    for (std::size_t at = 0; at <= sample.size(); ++at) {
      for (const char byte : telling_bytes) {
        spoiled.try_file(std::string(sample).insert(at, 1, byte));
      }
      if (at == sample.size()) break;
      spoiled.try_file(std::string(sample).insert(at, 1, sample[at]));
      spoiled.try_file(std::string(sample).erase(at, 1));
    }
  }
  CHECK(spoiled.wrong == std::vector<std::string>{});
  CHECK(spoiled.taken > 1'000);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    lines.emplace_back(text.substr(0, text.find('\n') + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

TEST_CASE("lines doubled, dropped, swapped or cut off: read as they stand, or left") {
  Spoiled spoiled;
  for (const std::string& sample : samples()) {
    const auto lines = lines_of(sample);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      auto doubled = lines;
      doubled.insert(doubled.begin() + at, lines[i]);
      spoiled.try_file(joined(doubled));
      auto dropped = lines;
      dropped.erase(dropped.begin() + at);
      spoiled.try_file(joined(dropped));
      for (std::size_t j = 0; j < i; ++j) {
        auto swapped = lines;
        std::swap(swapped[i], swapped[j]);
        spoiled.try_file(joined(swapped));
      }
    }
    for (std::size_t size = 0; size < sample.size(); ++size) {
      spoiled.try_file(sample.substr(0, size));
      spoiled.try_file(sample + sample.substr(0, size));
    }
  }
  CHECK(spoiled.wrong == std::vector<std::string>{});
  CHECK(spoiled.taken > 10);  // a first or a middle night dropped, or an optional line
}

// A member taken from one night and put into another, wherever it may come to stand.
TEST_CASE("a piece of one line inside of another: read as it stands, or left") {
  Spoiled spoiled;
  const std::string text = encode(full_log());
  for (const std::string_view piece : {R"(, "stool": 5)",
                                       R"(, "movements": 2)",
                                       R"(, "sleep": 4)",
                                       R"(, "symptoms": {"aura": 0, "palpitations": 10})",
                                       R"(, "signs": ["fainting", "flushing", "vomiting"])",
                                       R"(, "other_cause": "Grippe \"B\"")",
                                       R"(, "aura": 0)",
                                       R"(, "flushing")",
                                       R"(, "measures": {"bp-systolic": 128.5, "steps": 9999})",
                                       R"(, "steps": 9999)",
                                       "      \"product\": \"x\",\n",
                                       "      \"form\": \"oxide\",\n",
                                       "      \"unit\": \"ml\",\n",
                                       R"("palpitations": 10, )",
                                       R"(, "note": "x")",
                                       R"(, "until": "2027-01-01")",
                                       R"(, "why": "x")",
                                       R"(, "added": 1)",
                                       "  \"taking\": [\"x\"],\n",
                                       R"(, "zinc")"}) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
      spoiled.try_file(std::string(text).insert(at, piece));
    }
  }
  CHECK(spoiled.wrong == std::vector<std::string>{});
  CHECK(spoiled.taken > 0);
}

// ---- What is valid, and not as it is written ----

TEST_CASE("a valid log that is laid out or spelt otherwise is left to the strict reader") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {R"("capsules": 0, "movements": 0)", R"("movements": 0, "capsules": 0)"},
      {R"("capsules": 0,)", R"("capsules":0,)"},
      {R"("capsules": 0,)", R"("capsules": -0,)"},
      {R"({"aura": 0, "palpitations": 10})", R"({"palpitations": 10, "aura": 0})"},
      {R"(["fainting", "flushing", "vomiting"])", R"(["vomiting", "fainting", "flushing"])"},
      {R"({"bp-systolic": 128.5, "steps": 9999})", R"({"steps": 9999, "bp-systolic": 128.5})"},
      {R"("steps": 9999)", R"("steps": 9999.0)"},
      {R"("steps": 9999)", R"("steps": 9999 )"},
      {R"("count": 0)", R"("count": -0)"},
      {R"("count": 0})", R"("count": 0 })"},
      {R"("act": "taper"})", R"("act": "tap\u0065r"})"},
      {R"("until": "2026-11-06", "why": "Köln")", R"("why": "Köln", "until": "2026-11-06")"},
      {R"("unit": "half-scoop",)", R"("unit":"half-scoop",)"},
      {R"("taking": ["\"Ibu\" 400", )", R"("taking": ["\"Ibu\" 400",)"},
      {R"("mg_per_capsule": 100,)", R"("mg_per_capsule": 100.0,)"},
      {R"("mg_per_capsule": 112.5,)", R"("mg_per_capsule": 112.5 ,)"},
      {"Магний", R"(\u041cагний)"},
      {R"(Grippe)", R"(Gri\u0070pe)"},
      {R"(\\o/)", R"(\\o\/)"},
      {"\"nights\": []", "\"nights\": [ ]"},
      {"  ]\n}\n", "  ]\n}"},
      {"  ]\n}\n", "  ]\n}\n\n"},
      {"  \"version\": 2,\n", "    \"version\": 2,\n"},
  }));
  CAPTURE(from, to);
  const std::string file = edited(encode(full_log()), from, to);
  CHECK_FALSE(read_canonical(file).has_value());
  CHECK(accepted(file) == full_log());
}

}  // namespace
}  // namespace titrate::test
