// What a log file may not be before any field of it is looked at.

#include <string>

#include "store/codec/json_reader.hpp"
#include "store/refusals.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using namespace std::string_literals;

std::string nested(std::size_t depth, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST_CASE("the log that the refusal tests spoil is itself accepted") {
  const Log log = accepted(every_field());
  CHECK(log.courses().size() == 2);
  CHECK(log.courses()[0].ceilings().size() == 2);
  CHECK(log.courses()[0].nights().size() == 2);
}

TEST_CASE("a NUL byte or a mark of another encoding before the document is refused") {
  const auto& [mark, problem] = GENERATE(table<std::string, std::string>({
      {"\0"s, "NUL byte"},
      {"\xFF\xFE", "UTF-16; UTF-8 is due"},
      {"\xFE\xFF", "UTF-16; UTF-8 is due"},
  }));
  check_refused(mark + every_field(), {"", 1, problem});
}

TEST_CASE("text after the document is refused") {
  const std::string tail = GENERATE(as<std::string>(), "x", "]", ",", "{}", "null", "1", "\"");
  CAPTURE(tail);
  check_refused(every_field() + tail, {"", 79, "text after the end of the log"});
}

TEST_CASE("blanks after the document are no text") {
  CHECK(accepted(every_field() + " \n\t\r\n").courses().size() == 2);
}

TEST_CASE("what is not JSON is refused") {
  const Expected in_stool{"", 49, "not valid JSON"}, in_note{"", 65, "not valid JSON"};
  check_refused({
      {{"\"stool\"", {"stool"}}, in_stool},
      {with_values("\"stool\": 4", {"4."}), in_stool},
      {with_texts("\"note\": \"slept badly\"", {"slept\\x badly", "\\ude34"}), in_note},
  });
}

TEST_CASE("bytes that are not UTF-8 are refused") {
  const std::string bytes = GENERATE(as<std::string>(),
                                     "\x80",              // continues nothing
                                     "\xFF",              // begins nothing
                                     "\xC0\xAF",          // two bytes for what one can say
                                     "\xE0\x80\xAF",      // three bytes for it
                                     "\xE2\x82",          // cut short
                                     "\xED\xA0\x80",      // a surrogate
                                     "\xF4\x90\x80\x80",  // above the last character
                                     "\xF0\x9F\x98");     // cut short
  const Expected in_text{"", 65, "not valid UTF-8"};
  check_refused(edited(every_field(), "slept badly", "slept " + bytes), in_text);
  const Expected in_key{"", 49, "not valid UTF-8"};
  check_refused(edited(every_field(), "\"stool\"", '"' + bytes + '"'), in_key);
  const Expected outside{"", 45, "not valid UTF-8"};
  check_refused(edited(every_field(), "\"nights\": [\n", "\"nights\": " + bytes + "[\n"), outside);
  check_refused(every_field() + bytes, {"", 79, "not valid UTF-8"});
}

TEST_CASE("nesting deeper than 8 is refused and 8 is not too deep") {
  CHECK_THAT(damage_of(nested(8, "[", "]")).problem, !ContainsSubstring("nested deeper"));
  const std::size_t depth = GENERATE(as<std::size_t>(), 9, 10, 100, 100'000);
  check_refused(nested(depth, "[", "]"), {"", 1, "nested deeper than 8"});
  check_refused(nested(depth, "[\n", "]"), {"", 9, "nested deeper than 8"});
  check_refused(std::string(depth, '['), {"", 1, "nested deeper than 8"});
}

TEST_CASE("deep nesting inside of an otherwise valid log is refused") {
  // The note of a night stands in the 5th container, so that its own may be 3 deep and not 4.
  const auto noted = [](std::size_t depth) {
    return edited(every_field(), "\"slept badly\"", nested(depth, "[", "]"));
  };
  check_refused(noted(3), {"/courses/0/nights/0/note", 65, "a list stands where"});
  check_refused(noted(4), {"", 65, "nested deeper than 8"});
  check_refused(noted(100'000), {"", 65, "nested deeper than 8"});
  check_refused(nested(100'000, "{\"courses\": ", "}"), {"", 1, "nested deeper than 8"});
}

TEST_CASE("a file of 16 MiB is read and one byte more is refused") {
  constexpr std::size_t most = 16 * 1024 * 1024;
  std::string text = every_field();
  text.resize(most, ' ');
  CHECK(accepted(text).courses().size() == 2);
  check_refused(text + ' ', {"", 0, "larger than 16 MiB"});
}

}  // namespace
}  // namespace titrate::test
