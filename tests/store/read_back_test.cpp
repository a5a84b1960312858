// A changed log is written with the bytes of the nights that did not change: the file is the one
// that would be written anew, whatever was changed and whatever file the log came from.

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "store/codec/checksum.hpp"
#include "store/codec/log_codec.hpp"
#include "store/refusals.hpp"
#include "support/catch.hpp"
#include "support/courses.hpp"
#include "support/logs.hpp"

namespace titrate::test {
namespace {

using store::encode;
using store::encode_and_read_back;

void check_file(const Log& log, const Log& before, std::string_view file_before) {
  const store::ReadBack written = encode_and_read_back(log, before, file_before);
  REQUIRE(written.holds_log);
  REQUIRE(written.file == encode(log));
}

std::vector<NightFields> fields_of(std::span<const Night> nights) {
  std::vector<NightFields> fields;
  for (const Night& night : nights) fields.push_back(night.fields());
  return fields;
}

// The log with other nights in one of its courses.
Log with_nights(const Log& log, std::size_t course, const std::vector<NightFields>& nights) {
  std::vector<Course> courses(log.courses().begin(), log.courses().end());
  CourseFields fields = courses[course].fields();
  fields.nights.clear();
  for (const NightFields& night : nights) fields.nights.push_back(made(Night::from(night)));
  courses[course] = made(Course::from(std::move(fields)));
  return made(Log::from(std::move(courses), {log.taking().begin(), log.taking().end()}));
}

// Every log that differs from this one in a night: one less, or one with another dose.
std::vector<Log> changed_in_a_night(const Log& log) {
  std::vector<Log> all;
  for (std::size_t c = 0; c < log.courses().size(); ++c) {
    const std::vector<NightFields> nights = fields_of(log.courses()[c].nights());
    for (std::size_t n = 0; n < nights.size(); ++n) {
      std::vector<NightFields> fewer = nights, other = nights;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(n));
      other[n].capsules = Capsules::from(nights[n].capsules.value() == 5 ? 6 : 5).value();
      all.push_back(with_nights(log, c, fewer));
      all.push_back(with_nights(log, c, other));
    }
  }
  return all;
}

TEST_CASE("a change of one night, there and back, gives the file that is written anew") {
  std::vector<Log> logs = {example_log(), full_log()};
  std::mt19937 random(20261130);
  for (int i = 0; i < 60; ++i) logs.push_back(random_log(random));
  std::size_t changes = 0;
  for (const Log& log : logs) {
    for (const Log& changed : changed_in_a_night(log)) {
      check_file(changed, log, encode(log));
      check_file(log, changed, encode(changed));
      ++changes;
    }
    check_file(log, log, encode(log));
  }
  CHECK(changes > 1000);
}

TEST_CASE("any log after any other is the file that is written anew") {
  std::mt19937 random(20261129);
  Log before;
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    Log log = random_log(random);
    check_file(log, before, encode(before));
    before = std::move(log);
  }
}

// A log may come from a file that another program laid out, or that had fewer lines than nights.
TEST_CASE("nothing is copied from a file that is laid out in another way") {
  const Log before = example_log();
  const Log log = with_night(before, *NightDate::parse("2026-11-11"), 3);
  const std::string file = encode(before);
  const auto resealed = [](const std::string& text) {
    const std::size_t head = store::with_right_checksum("").size();
    return store::with_right_checksum(text.substr(head));
  };
  const std::string joined =
      edited(file, "},\n        {\"date\": \"2026-11-10\"", "}, {\"date\": \"2026-11-10\"");
  const std::string spaced =
      edited(file, "\"capsules\": 4, \"stool\": 7", "\"capsules\": 4,\"stool\": 7");
  const std::string split =
      edited(file, "\"capsules\": 4, \"stool\": 7", "\"capsules\": 4,\n\"stool\": 7");
  for (const std::string& other : {joined, spaced, split}) {
    CAPTURE(other);
    REQUIRE(accepted(resealed(other)) == before);
    check_file(log, before, resealed(other));
  }
  for (const std::size_t size : {std::size_t{0}, file.size() / 2, file.size() - 20}) {
    check_file(log, before, std::string_view(file).substr(0, size));
  }
  check_file(log, before, encode(full_log()));
}

}  // namespace
}  // namespace titrate::test
