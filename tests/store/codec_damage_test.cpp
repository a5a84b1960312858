// Damage to a file: not one bit of it may pass for a log that the program wrote.

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "store/codec/log_codec.hpp"
#include "support/catch.hpp"
#include "support/logs.hpp"
#include "support/source_dir.hpp"

namespace titrate::test {
namespace {

bool passes(std::string_view text) {
  const auto read = store::decode(text);
  const auto* whole = std::get_if<store::Decoded>(&read);
  return whole != nullptr && whole->checksum == store::Checksum::intact;
}

void check_every_bit_counts(std::string text) {
  REQUIRE(passes(text));
  std::size_t passed = 0;
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    const auto mask = static_cast<char>(1U << bit % 8);
    char& byte = text[bit / 8];
    byte = static_cast<char>(byte ^ mask);
    if (passes(text)) {
      ++passed;
      UNSCOPED_INFO("bit " << bit % 8 << " of byte " << bit / 8 << " may flip");
    }
    byte = static_cast<char>(byte ^ mask);
  }
  CHECK(passed == 0);
}

void check_every_byte_is_due(const std::string& text) {
  REQUIRE(passes(text));
  std::size_t passed = 0;
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string start = text.substr(0, size);
    const std::string zero_filled = start + std::string(text.size() - size, '\0');
    if (passes(start) || passes(zero_filled)) {
      ++passed;
      UNSCOPED_INFO("may end after " << size << " bytes");
    }
  }
  CHECK(passed == 0);
}

std::string generated() {
  std::mt19937 random(3);
  std::string text;
  do {
    text = store::encode(random_log(random));
  } while (text.size() < 1000 || text.size() > 3000);
  return text;
}

std::string sample() {
  return GENERATE(store::encode(Log()), store::encode(short_log(2)), store::encode(example_log()),
                  store::encode(full_log()), generated());
}

TEST_CASE("every single bit that flips in a log is noticed") { check_every_bit_counts(sample()); }

TEST_CASE("every log that is cut short or ends in zeros is noticed") {
  check_every_byte_is_due(sample());
}

TEST_CASE("bytes that are swapped or doubled or dropped in a log are noticed") {
  const std::string text = sample();
  std::size_t passed = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    std::string swapped = text;
    std::swap(swapped[at], swapped[at + 1]);
    std::string doubled = text;
    doubled.insert(at, 1, text[at]);
    std::string dropped = text;
    dropped.erase(at, 1);
    if (swapped != text && passes(swapped)) ++passed;
    if (passes(doubled) || passes(dropped)) ++passed;
  }
  CHECK(passed == 0);
}

TEST_CASE("a piece of one log inside of another is noticed") {
  const std::string old = store::encode(short_log(2));
  const std::string fresh = store::encode(short_log(3));
  REQUIRE(old.size() == fresh.size());
  std::size_t passed = 0;
  for (std::size_t at = 1; at < old.size(); ++at) {
    const std::string torn = fresh.substr(0, at) + old.substr(at);
    if (torn != old && torn != fresh && passes(torn)) ++passed;
  }
  CHECK(passed == 0);
}

// ---- The example that comes with the program ----

std::string example_file() {
  std::ifstream file(source_dir() / "data" / "example.json", std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("the example that comes with the program is as the program writes it") {
  const std::string text = example_file();
  REQUIRE(passes(text));
  CHECK(store::encode(std::get<store::Decoded>(store::decode(text)).log) == text);
}

TEST_CASE("every single bit that flips in the example is noticed", "[long]") {
  check_every_bit_counts(example_file());
}

TEST_CASE("every cut and every tail of zeros of the example is noticed", "[long]") {
  check_every_byte_is_due(example_file());
}

}  // namespace
}  // namespace titrate::test
