// The promises about values that people type.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "core/local_time.hpp"
#include "promises.hpp"
#include "text/words.hpp"

namespace titrate::fuzz {
namespace {

using namespace cli;

constexpr std::string_view option = "--x";

// ---- Reading a value, and printing it in a form that can be read again ----

using Reader = std::string (*)(std::string_view text);

// A number that was read from digits and nothing else, and that they do say.
std::string number(std::string_view text, int read, int low, int high) {
  std::string printed = std::to_string(read);
  promise(read >= low && read <= high, "a number is within its range");
  promise(text.ends_with(printed) &&
              text.substr(0, text.size() - printed.size()).find_first_not_of('0') ==
                  std::string_view::npos,
          "a number is what its digits say");
  return printed;
}

template <class Number, int Low, int High>
std::string bounded(std::string_view text) {
  return number(text, read_number<Number>(option, text).value(), Low, High);
}

std::string dose(std::string_view text) { return number(text, read_dose(text).value(), 0, 99); }

std::string capsules(std::string_view text) {
  return number(text, read_capsules(option, text).value(), 1, 99);
}

std::string count(std::string_view text) {
  return number(text, whole_number(option, text, 1, 99'999), 1, 99'999);
}

std::string strength(std::string_view text) {
  const Milligrams amount = read_strength(option, text, std::nullopt).per_capsule();
  promise(amount.tenths() >= 1 && amount.tenths() <= 10'000, "a strength is within its range");
  promise(text.find_first_not_of("0123456789.") == std::string_view::npos,
          "a strength is digits and a point");
  return amount.to_text();
}

std::string stool(std::string_view text) {
  const StoolResult result = read_stool(option, text);
  if (std::holds_alternative<NoBowelMovement>(result)) return "none";
  const int type = std::get<StoolType>(result).value();
  promise(type >= 1 && type <= 7, "a stool type is within its range");
  return std::to_string(type);
}

// What `titrate log` takes for a stool result and not for a dose, printed as this project's word.
std::string stool_word(std::string_view text) {
  if (!is_stool_word(text)) throw usage_error(option, "no word for a stool");
  const StoolResult result = read_stool(option, text);
  const auto* type = std::get_if<StoolType>(&result);
  return type == nullptr ? "none" : std::string(text::word(*type));
}

std::string night(std::string_view text, const char* tonight) {
  const NightDate read = read_night(option, text, *NightDate::parse(tonight));
  promise(read.in_range(), "a night is one that can be written down");
  return read.iso();
}

std::string night_of_today(std::string_view text) { return night(text, "2026-11-04"); }
std::string night_of_the_first_days(std::string_view text) { return night(text, "1970-01-03"); }
std::string night_of_the_last_day(std::string_view text) { return night(text, "9999-12-31"); }

std::string symptom(std::string_view text) {
  const Symptom read = read_symptom(option, text);
  promise(!read.name.value().empty() && read.name.value().size() <= 30, "a name has its length");
  std::string printed = read.name.value() + '=';
  promise(text.starts_with(printed), "a name is kept as it was typed");
  return printed + number(text.substr(printed.size()), read.severity.value(), 0, 10);
}

std::string sign(std::string_view text) { return std::string(name_of(read_sign(option, text))); }
std::string form(std::string_view text) { return std::string(name_of(read_form(option, text))); }

template <class Words>
std::string words(std::string_view text) {
  const Words read = read_text<Words>(option, std::string(text));
  promise(read.value() == text, "a text is kept as it was typed");
  promise_clean(read.value());
  return read.value();
}

std::string padded(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string time(std::string_view text) {
  const auto read = LocalTime::parse(text);
  if (!read) throw usage_error(option, "no time");
  const std::int64_t minutes = read->seconds / 60;
  const std::string printed = NightDate::at(read->seconds, 0).iso() + 'T' +
                              padded(minutes / 60 % 24) + ':' + padded(minutes % 60);
  promise(printed == text, "a time is kept as it was typed");
  return printed;
}

std::string nearest_word(std::string_view text) {
  const std::vector<std::string> known = {"tonight", "log", "history", "edit", "remove", "undo"};
  const auto like = nearest(text, known);
  if (!like) throw usage_error(option, "no word is like it");
  promise(std::find(known.begin(), known.end(), *like) != known.end(), "a known word is named");
  return *like;
}

// Asked for by 'a', 'b', ... in this order, which the seeds and README.md know.
constexpr std::array<Reader, 19> readers = {night_of_today,
                                            night_of_the_first_days,
                                            night_of_the_last_day,
                                            time,
                                            dose,
                                            capsules,
                                            count,
                                            strength,
                                            stool,
                                            stool_word,
                                            bounded<Movements, 0, 30>,
                                            bounded<SleepQuality, 1, 5>,
                                            bounded<Severity, 0, 10>,
                                            symptom,
                                            sign,
                                            form,
                                            words<Product>,
                                            words<Note>,
                                            nearest_word};

Reader reader_for(char first) {
  const auto index = static_cast<unsigned char>(first - 'a');
  return readers[index % readers.size()];
}

// ---- The promises ----

void check_refusal(const Error& error) {
  promise(error.kind == ErrorKind::usage, "a value that cannot be read is a usage error");
  promise(!error.place.empty(), "a refusal says which value is meant");
  promise_own_words(error.message);
  promise_clean(error.remedy.to_text());
  promise_clean(error.place);
}

}  // namespace

Verdict try_value(std::string_view bytes) {
  if (bytes.empty()) return Verdict::refused;
  const Reader read = reader_for(bytes.front());
  std::string printed;
  try {
    printed = read(bytes.substr(1));
  } catch (const Error& error) {
    check_refusal(error);
    return Verdict::refused;
  }
  promise(read(printed) == printed, "a value that is printed and read again is the same");
  return Verdict::accepted;
}

}  // namespace titrate::fuzz
