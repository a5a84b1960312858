// Sentences with commands in them. A command that is shown must do in a shell what it says.

#include "text/hint.hpp"

#include <cstdio>
#include <memory>

#include "support/catch.hpp"
#include "text/passage.hpp"

namespace titrate::test {
namespace {

using text::added;
using text::Hint;
using text::options_of;
using text::other_command;
using text::Placeholder;
using text::Suggestion;
using text::ticked;
using text::titrate;
using text::Word;

std::string said_by_shell(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> shell(::popen(command.c_str(), "r"),
                                                              &::pclose);
  REQUIRE(shell != nullptr);
  std::string said;
  for (int c = std::fgetc(shell.get()); c != EOF; c = std::fgetc(shell.get())) {
    said += static_cast<char>(c);
  }
  return said;
}

// ---- A command ----

TEST_CASE("a shell reads a word of a command as the word that it is") {
  std::string every_character = "/home/me/";
  for (char c = ' '; c < '\x7f'; ++c) every_character += c;
  const std::string path = GENERATE_COPY(
      as<std::string>(), "/home/me/log.json", "/home/me/my log.json", "/home/ada/it's.json",
      "/home/$(id)/`id`.json", "~/log.json", "/home/me/žluť 夜.json", "=x", "", every_character);
  Suggestion command = other_command("printf", "%s", path);
  command.in_backticks = false;
  CHECK(said_by_shell(command.to_text()) == path);
  CHECK(said_by_shell("printf %s " + added(Word(path).in_quotes('\'')).to_text()) == path);
}

TEST_CASE("a plain path stands as it is, and one that cannot be shown is not made a command") {
  const auto shown = [](const std::string& path) {
    return other_command("chmod", "600", path).to_text();
  };
  CHECK(shown("/home/me/log.json") == "`chmod 600 /home/me/log.json`");
  CHECK(shown("/home/me/a b") == "`chmod 600 '/home/me/a b'`");
  CHECK(shown("/home/\x1b[2J/log.json") == "`chmod 600` and its name");
  CHECK(shown("/home/\xff/log.json") == "`chmod 600` and its name");
}

TEST_CASE("what only the person knows stands in capitals, and is told apart from what looks so") {
  CHECK(titrate("log", Placeholder::dose, Placeholder::stool).to_text() ==
        "titrate log DOSE STOOL");
  CHECK(ticked("edit", Placeholder::date, "--clear", Word("symptom=", Placeholder::symptom))
            .to_text() == "`titrate edit DATE --clear symptom=NAME`");
  CHECK(titrate("log", "DOSE").words.back().placeholder == std::nullopt);
  CHECK(titrate("log", Placeholder::dose).words.back().fixed.empty());
}

TEST_CASE("what is put behind a command line, and options alone, are shown as they are") {
  CHECK(added("--date", "tonight").to_text() == "--date tonight");
  CHECK(
      options_of("import", "--map", Word("date=", Placeholder::column).in_quotes('\'')).to_text() ==
      "--map 'date=COLUMN'");
  CHECK(added("--note", Word("my GP").in_quotes('"')).to_text() == "--note \"my GP\"");
  CHECK(in_backticks(added("--date", "tonight")).to_text() == "`--date tonight`");
}

// ---- A hint ----

TEST_CASE("a hint is shown as sentences with its commands as a shell takes them") {
  Hint hint = {"To see it: ", titrate("check", "--log", "/home/me/my log.json"), ". Then ",
               ticked("recover"), " helps."};
  CHECK(hint.to_text() ==
        "To see it: titrate check --log '/home/me/my log.json'. Then `titrate recover` helps.");
  hint += " Or not.";
  CHECK(hint.to_text().ends_with("helps. Or not."));
  CHECK(Hint{titrate()}.to_text() == "titrate");
  CHECK(Hint{titrate("log", "--note", "=x"), " ", titrate("log", "--note", "")}.to_text() ==
        "titrate log --note '=x' titrate log --note ''");
  CHECK(Hint{ticked("check", "--log", "/home/\x1b[2J")}.to_text() ==
        "`titrate check --log` and its name");
}

TEST_CASE("the suggestions of a hint are those that it says, in that order") {
  const Hint hint = {"If that was wrong: ", only_if(text::Condition::wrong, ticked("undo")),
                     ", then ", added("--date", "tonight")};
  const auto suggestions = hint.suggestions();
  REQUIRE(suggestions.size() == 2);
  CHECK(suggestions[0].kind == Suggestion::Kind::titrate);
  CHECK(suggestions[0].condition == text::Condition::wrong);
  CHECK(suggestions[0].to_text() == "`titrate undo`");
  CHECK(suggestions[1].kind == Suggestion::Kind::added);
  CHECK(suggestions[1].condition == text::Condition::always);
}

TEST_CASE("a hint without words is none") {
  CHECK(Hint().empty());
  CHECK(Hint("").empty());
  CHECK(Hint(std::string()).empty());
  CHECK_FALSE(Hint("x").empty());
  CHECK_FALSE(Hint{titrate()}.empty());
}

TEST_CASE("a hint that is laid out keeps its suggestions") {
  text::Passage page = text::wrapped(Hint{"Or: ", ticked("undo")}, {});
  page += "plain\n" + text::labelled("Note", Hint{"And ", ticked("climb")}, {});
  CHECK(page.text == "Or: `titrate undo`\nplain\nNote      And `titrate climb`\n");
  REQUIRE(page.suggested.size() == 2);
  CHECK(page.suggested[1].to_text() == "`titrate climb`");
}

}  // namespace
}  // namespace titrate::test
