// How much room text takes on paper, and what is cut to have it.

#include "report/room.hpp"

#include "core/utf8.hpp"
#include "support/catch.hpp"

namespace titrate::test {
namespace {

using namespace report;

const std::vector<std::string> texts = {"",
                                        "slept badly",
                                        std::string(1000, 'W'),
                                        "ill, ill, ill, ill, ill, ill, ill, ill, ill, ill, ill",
                                        "\u7761\u5f97\u4e0d\u597d, \u7761\u5f97\u4e0d\u597d",
                                        "\u0646\u0648\u0645 \u062c\u064a\u062f!",
                                        "cafe\u0301 \U0001f634 \U0001f634 \U0001f634"};

TEST_CASE("a text is cut between characters, to the room that there is, and only where it must") {
  for (const std::string& text : texts) {
    for (double room = 2; room < 60; room += 0.7) {
      const std::string cut = cut_to(text, room);
      CAPTURE(text, room, cut);
      CHECK(ems(cut) <= room);
      if (ems(text) <= room) {
        CHECK(cut == text);
        continue;
      }
      REQUIRE(cut.ends_with("\u2026"));
      const std::string kept = cut.substr(0, cut.size() - 3);
      CHECK(text.starts_with(kept));
      CHECK(printable(kept) == kept);  // no character is halved
    }
  }
}

TEST_CASE("text takes more room the longer it is, and a line more where it is longer than lines") {
  for (const std::string& text : texts) {
    CHECK(ems(text + "n") > ems(text));
    CHECK(lines_in(text, 40) >= 1);
    CHECK(lines_in(text, 20) >= lines_in(text, 40));
    CHECK(lines_in(text, 40) * 40 >= ems(text));
  }
  CHECK(ems("W") > ems("n"));
  CHECK(ems("\u7761") > ems("W"));
}

}  // namespace
}  // namespace titrate::test
