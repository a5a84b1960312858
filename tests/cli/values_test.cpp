// Reading what people type: both sides of every limit, and what must not be let through.

#include "cli/args/values.hpp"

#include <functional>

#include "support/catch.hpp"
#include "support/courses.hpp"
#include "text/words.hpp"

namespace titrate::test {
namespace {

using namespace cli;

const NightDate a_wednesday = date("2026-11-04");  // a Wednesday

// The usage error that reading ends in; nothing where it does not.
std::optional<Error> error_of(const std::function<void()>& reading) {
  try {
    reading();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

void check_refused(const std::function<void()>& reading) {
  const auto error = error_of(reading);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::usage);
  CHECK(error->place == "--x");
  CHECK_FALSE(error->message.empty());
}

// ---- Whole numbers ----

TEST_CASE("a whole number is read within its limits and refused beyond") {
  CHECK(read_capsules("--x", "1") == capsules(1));
  CHECK(read_capsules("--x", "99") == capsules(99));
  check_refused([] { read_capsules("--x", "0"); });
  check_refused([] { read_capsules("--x", "100"); });

  CHECK(read_number<Movements>("--x", "0").value() == 0);
  CHECK(read_number<Movements>("--x", "30").value() == 30);
  check_refused([] { read_number<Movements>("--x", "31"); });

  CHECK(read_number<SleepQuality>("--x", "1").value() == 1);
  CHECK(read_number<SleepQuality>("--x", "5").value() == 5);
  check_refused([] { read_number<SleepQuality>("--x", "0"); });
  check_refused([] { read_number<SleepQuality>("--x", "6"); });

  CHECK(whole_number("--x", "1", 1, 99999) == 1);
  CHECK(whole_number("--x", "99999", 1, 99999) == 99999);
  check_refused([] { whole_number("--x", "100000", 1, 99999); });
}

TEST_CASE("a dose is 0 to 99 and is called so") {
  CHECK(read_dose("0") == capsules(0));
  CHECK(read_dose("99") == capsules(99));
  const auto error = error_of([] { read_dose("100"); });
  REQUIRE(error);
  CHECK(error->place == "dose");
  CHECK(error->message == "\"100\" is not a whole number from 0 to 99.");
}

// What a lenient reader takes for a 3, or for some other number.
const auto traps = {"",    "+3",  "-3",  " 3",  "3 ",         "3\n",
                    "3.0", "3,0", "0x3", "3e0", "3a",         "three",
                    "٣",   "３",  "³",   "Ⅲ",   "4294967299", "99999999999999999999",
                    "1e1", "inf", "nan", "--3", "3-4",        "3/1"};

TEST_CASE("only digits are a number: no sign, no space, no base, no other script") {
  const std::string text = GENERATE(values<const char*>(traps));
  INFO('"' << text << '"');
  check_refused([&] { whole_number("--x", text, 0, 99); });
  // Blanks around it say nothing else of a stool.
  if (text.find(' ') == std::string::npos) check_refused([&] { read_stool("--x", text); });
  check_refused([&] { read_symptom("--x", "cramps=" + text); });
}

// ---- Milligrams ----

TEST_CASE("a strength is more than 0 and at most 1000 mg, with at most one decimal") {
  CHECK(read_strength("--x", "120", std::nullopt) == tenths(1200));
  CHECK(read_strength("--x", "112.5", std::nullopt) == tenths(1125));
  CHECK(read_strength("--x", "0.1", std::nullopt) == tenths(1));
  CHECK(read_strength("--x", "1000", std::nullopt) == tenths(10000));
  CHECK(read_strength("--x", "1000.0", std::nullopt) == tenths(10000));
  const std::string text =
      GENERATE("0", "0.0", "1000.1", "1001", "112.55", "112.", ".5", "1.2.3", "120mg", "120 mg",
               "112,5", "+120", "-120", " 120", "1e2", "0x78", "", "１２０", "1234567");
  INFO('"' << text << '"');
  check_refused([&] { read_strength("--x", text, std::nullopt); });
}

// ---- Stool results ----

struct StoolCase {
  const char* word;
  int type;
};

TEST_CASE("a stool result is a number or a word, in any case") {
  const auto [word, type] = GENERATE(values<StoolCase>({{"1", 1},
                                                        {"7", 7},
                                                        {"pellets", 1},
                                                        {"lumpy", 2},
                                                        {"firm", 3},
                                                        {"smooth", 4},
                                                        {"soft", 5},
                                                        {"mushy", 6},
                                                        {"liquid", 7},
                                                        {"hard", 2},
                                                        {"normal", 4},
                                                        {"loose", 6},
                                                        {"runny", 7},
                                                        {"watery", 7},
                                                        {"diarrhea", 7},
                                                        {"Hard", 2},
                                                        {"NORMAL", 4},
                                                        {"lOOse", 6},
                                                        {"diarrhoea", 7}}));
  INFO(word);
  const StoolResult result = read_stool("--x", word);
  REQUIRE(std::holds_alternative<StoolType>(result));
  CHECK(std::get<StoolType>(result).value() == type);
  CHECK(is_stool_word(word) == (word[0] > '9'));
}

TEST_CASE("none is no bowel movement, in any case") {
  const std::string word = GENERATE("none", "None", "NONE");
  CHECK(std::holds_alternative<NoBowelMovement>(read_stool("--x", word)));
  CHECK(is_stool_word(word));
}

TEST_CASE("what is no stool result is refused, with the words that are") {
  const std::string text = GENERATE("0", "8", "07x", "no", "soft-ish", "smooth4", "４");
  INFO(text);
  check_refused([&] { read_stool("--x", text); });
  CHECK_FALSE(is_stool_word(text));
  const auto error = error_of([&] { read_stool("--x", text); });
  CHECK(error->remedy.to_text().find("pellets lumpy firm smooth soft mushy liquid") !=
        std::string::npos);
}

// ---- Nights ----

TEST_CASE("a night is a real day of 1970 to 9999") {
  CHECK(read_night("--x", "1970-01-01", a_wednesday) == date("1970-01-01"));
  CHECK(read_night("--x", "2028-02-29", a_wednesday) == date("2028-02-29"));
  CHECK(read_night("--x", "9999-12-31", a_wednesday) == date("9999-12-31"));
  const std::string text =
      GENERATE("1969-12-31", "10000-01-01", "2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01",
               "2026-00-10", "2026-01-00", "26-01-01", "2026/02/30", "20260230", "30.02.2026",
               "2026-11-01T", "+026-11-01", "2026-+1-01", "２026-11-01", "");
  INFO('"' << text << '"');
  check_refused([&] { read_night("--x", text, a_wednesday); });
}

TEST_CASE("words for nights are read in any case and refused when mistyped") {
  CHECK(read_night("--x", "TODAY", a_wednesday) == a_wednesday);
  CHECK(read_night("--x", "Yesterday", a_wednesday) == a_wednesday - 1);
  CHECK(read_night("--x", "Mon", a_wednesday) == a_wednesday - 2);
  CHECK(read_night("--x", "WEDNESDAY", a_wednesday) == a_wednesday);
  CHECK(read_night("--x", "thu", a_wednesday) == a_wednesday - 6);
  const std::string text =
      GENERATE("tomorrow", "mo", "mond", "mondays", "heute", "now", "-", "--1", "-+1", "-1.5",
               "-1 ", "- 1", "-0x1", "-40001", "-99999999999", "3", "+1", "−1");
  INFO('"' << text << '"');
  check_refused([&] { read_night("--x", text, a_wednesday); });
}

// Tonight is a Wednesday.
TEST_CASE("a night to come is tomorrow, or the next weekday where the last is too early") {
  for (int back = 0; back < 7; ++back) {
    const NightDate night = a_wednesday - back;
    const std::string name = text::to_text(night).substr(0, 3);
    CHECK(read_coming_night("--x", name, a_wednesday) == night);
    CHECK(read_coming_night("--x", name, a_wednesday, night) == night);
    CHECK(read_coming_night("--x", name, a_wednesday, night + 1) == night + 7);
  }
  CHECK(read_coming_night("--x", "Tomorrow", a_wednesday, a_wednesday + 9) == a_wednesday + 1);
  CHECK(read_coming_night("--x", "yesterday", a_wednesday, a_wednesday) == a_wednesday - 1);
  CHECK(read_coming_night("--x", "2026-12-24", a_wednesday, a_wednesday) == date("2026-12-24"));
  check_refused([&] { read_coming_night("--x", "tomorow", a_wednesday, a_wednesday); });
  check_refused([&] { read_night("--x", "tomorrow", a_wednesday); });
}

TEST_CASE("no -N reaches before 1970") {
  const NightDate early = date("1970-01-03");
  CHECK(read_night("--x", "-2", early) == date("1970-01-01"));
  check_refused([&] { read_night("--x", "-3", early); });
}

TEST_CASE("a mistyped night is answered with the nearest word") {
  CHECK(error_of([] { read_night("--x", "frday", a_wednesday); })
            ->remedy.to_text()
            .starts_with("Did you mean friday? A night is YYYY-MM-DD"));
  CHECK(error_of([] { read_night("--x", "2026-11-31", a_wednesday); })
            ->remedy.to_text()
            .starts_with("A night is YYYY-MM-DD"));
}

// ---- Names ----

TEST_CASE("a symptom is a name, an equals sign and 0 to 10") {
  const Symptom none = read_symptom("--x", "migraine=0");
  CHECK(none.name.value() == "migraine");
  CHECK(none.severity.value() == 0);
  CHECK(read_symptom("--x", "restless-legs-2=10").severity.value() == 10);
  CHECK(read_symptom("--x", std::string(30, 'a') + "=1").name.value().size() == 30);
  const std::string text =
      GENERATE("cramps", "cramps=11", "cramps:3", "=3", "Cramps=3", "leg cramps=3", "krämpfe=3",
               "cramps=3=3", "a_b=3", "aaaaaaaaaabbbbbbbbbbccccccccccd=3", "");
  INFO(text);
  check_refused([&] { read_symptom("--x", text); });
}

TEST_CASE("every warning sign is read by its name, in any case") {
  for (const std::string_view name : warning_sign_names) {
    CHECK(name_of(read_sign("--x", name)) == name);
  }
  CHECK(read_sign("--x", "Blood-In-Stool") == WarningSign::blood_in_stool);
  const std::string text = GENERATE("", "blood", "blood in stool", "flushing ", "none", "1");
  INFO(text);
  check_refused([&] { read_sign("--x", text); });
  CHECK(error_of([&] { read_sign("--x", text); })
            ->remedy.to_text()
            .find("Known are irregular-heartbeat, ") != std::string::npos);
}

TEST_CASE("every form is read by its name, in any case") {
  for (const std::string_view name : form_names) CHECK(name_of(read_form("--x", name)) == name);
  CHECK(read_form("--x", "GLYCINATE") == Form::glycinate);
  const std::string text = GENERATE("", "glycinat", "oxide ", "magnesium oxide", "4");
  INFO(text);
  check_refused([&] { read_form("--x", text); });
}

TEST_CASE("a text is one line of 1 to so many characters") {
  CHECK(read_text<Product>("--x", std::string(100, 'a')).value().size() == 100);
  CHECK(read_text<Note>("--x", "夜 😴").value() == "夜 😴");
  check_refused([] { read_text<Product>("--x", std::string(101, 'a')); });
  check_refused([] { read_text<Note>("--x", ""); });
  check_refused([] { read_text<Note>("--x", "a\nb"); });
  check_refused([] { read_text<Note>("--x", "a\xff"); });
}

// ---- The nearest word ----

struct NearCase {
  const char* word;
  std::optional<std::string> like;
};

TEST_CASE("the nearest word is the one begun, else the one a few letters away, else none") {
  const auto [word, like] = GENERATE(values<NearCase>({{"tonight", "tonight"},
                                                       {"tonigth", "tonight"},
                                                       {"tonght", "tonight"},
                                                       {"tonnight", "tonight"},
                                                       {"hist", "history"},
                                                       {"lgo", "log"},
                                                       {"rmove", "remove"},
                                                       {"recovery", "recover"},
                                                       {"xyz", std::nullopt},
                                                       {"frobnicate", std::nullopt},
                                                       {"", std::nullopt}}));
  const std::vector<std::string> commands = {"log", "tonight", "history", "remove", "recover"};
  INFO('"' << word << '"');
  CHECK(nearest(word, commands) == like);
}

TEST_CASE("nothing is near where there is nothing to choose from") {
  CHECK_FALSE(nearest("log", std::vector<std::string>{}));
}

TEST_CASE("a very long word is compared without much ado") {
  const std::vector<std::string> commands = {"log"};
  CHECK_FALSE(nearest(std::string(1'000'000, 'l'), commands));
}

}  // namespace
}  // namespace titrate::test
