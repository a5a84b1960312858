// The promises about a log file.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "formats/csv.hpp"
#include "formats/json_answers.hpp"
#include "promises.hpp"
#include "second_reading.hpp"
#include "store/codec/canonical_reader.hpp"
#include "store/codec/checksum.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_reader.hpp"
#include "text/advice.hpp"
#include "text/history.hpp"
#include "titrate/engine.hpp"
#include "titrate/history.hpp"

namespace titrate::fuzz {
namespace {

const store::Decoded* accepted(const std::variant<store::Decoded, store::Damage>& read) {
  return std::get_if<store::Decoded>(&read);
}

// ---- Refused ----

void check_refusal(const store::Damage& damage, std::string_view file) {
  promise_own_words(damage.problem);
  promise_clean(damage.pointer);
  promise(damage.pointer.empty() || damage.pointer.starts_with('/'), "a place is a JSON pointer");
  const auto lines = 1 + std::count(file.begin(), file.end(), '\n');
  promise(static_cast<std::ptrdiff_t>(damage.line) <= lines, "a line of the file is named");
}

// ---- Accepted: what is kept ----

void check_written_again(const Log& log, std::string_view file) {
  const std::string text = store::encode(log);
  promise(store::encode(log) == text, "the same log is always the same bytes");
  promise(fault_in(text).empty(), "what is written is valid");
  promise(meaning_of(text) == meaning_of(file), "what is written says what was read");

  const auto again = store::decode(text);
  promise(accepted(again) != nullptr, "what is written is read");
  promise(accepted(again)->log == log, "what is written is read back the same");
  promise(accepted(again)->checksum == store::Checksum::intact, "what is written is sealed");
  promise(accepted(again)->version == store::format_version, "the newest version is written");
  promise(store::read_canonical(text) == log, "what is written can be read quickly");
  promise(store::holds(text, log), "what is written holds what was read");
  const store::ReadBack copied = store::encode_and_read_back(log, log, file);
  promise(copied.holds_log && copied.file == text, "what is copied is as it would be written");
}

// A valid file that is sealed as it stands is read without a word.
void check_sealed_again(const store::Decoded& decoded, std::string_view file) {
  if (decoded.checksum != store::Checksum::broken) return;
  const std::size_t head = store::with_right_checksum("").size();
  const std::string text = store::with_right_checksum(file.substr(head), decoded.version);
  const auto again = store::decode(text);
  promise(accepted(again) != nullptr, "a valid log that is sealed again is read");
  promise(accepted(again)->log == decoded.log, "sealing changes no log");
  promise(accepted(again)->checksum == store::Checksum::intact, "a seal that was fitted fits");
  promise(accepted(again)->version == decoded.version, "sealing changes no version");
}

// The quick reader takes what is as it would be written, and reads in it what the strict one does.
void check_canonical(std::string_view file) {
  const auto log = store::read_canonical(file);
  if (!log) return;
  const auto strictly = store::read_strictly(file);
  promise(accepted(strictly) != nullptr, "what is read quickly is valid");
  promise(accepted(strictly)->log == *log, "what is read quickly is what is read strictly");
  const std::size_t head = store::with_right_checksum("").size();
  promise(store::encode(*log).substr(head) == file.substr(head),
          "what is read quickly is as it would be written");
}

// ---- Accepted: what is answered ----

bool within_limits(const Course& course, NightDate night, Capsules dose) {
  return dose <= course.ceiling_on(night) && dose * course.strength() <= toxic_level;
}

const text::Style style{.width = 60};

void check_advice(const Course& course, NightDate night) {
  const Advice advice = advise(course, night);
  promise(advice.night == night, "advice is for the night that was asked for");
  promise(within_limits(course, night, advice.capsules), "advice is within its limits");
  promise(advice.amount == advice.capsules * course.strength(), "the amount is that of the dose");
  const bool stopped = advice.phase.kind == Phase::Kind::stopped;
  promise(!stopped || advice.capsules == Capsules::none(), "a stopped course advises nothing");

  const Preview then = preview(course, night);
  promise(within_limits(course, night + 1, then.tolerated), "a preview is within its limits");
  promise(within_limits(course, night + 1, then.loose), "a preview is within its limits");

  promise_clean(text::advice_text(advice, then, text::Moment::evening, style).text, Lines::several);
  const std::string json = formats::advice_json(advice, then, {}, style);
  promise_clean(json, Lines::several);
  promise(nlohmann::json::accept(json), "an answer in JSON is JSON");
}

void check_history(const Course& course, NightDate last_night) {
  const History history = history_of(course, 1, {}, last_night);
  const auto logged = std::count_if(history.rows.begin(), history.rows.end(),
                                    [](const HistoryRow& row) { return row.night != nullptr; });
  promise(static_cast<std::size_t>(logged) == course.nights().size(),
          "the history has every night");
  promise_clean(text::history_table(history, style).text, Lines::several);
  promise_clean(formats::history_csv(history), Lines::several);
  const std::string json = formats::history_json(history, style);
  promise_clean(json, Lines::several);
  promise(nlohmann::json::parse(json).at("nights").size() == course.nights().size(),
          "the history in JSON has every night");
}

// The night after the last one, the one that a lapse ends with, one long after; the first and the
// last of the log.
std::vector<NightDate> nights_to_ask_for(const Course& course) {
  const NightDate last = course.nights().empty() ? course.started() : course.nights().back().date();
  return {course.started(), last, last + 1, last + 1 + lapse_nights, last + 40'000};
}

void check_answers(const Course& course) {
  for (const NightDate night : nights_to_ask_for(course)) check_advice(course, night);
  check_history(course, nights_to_ask_for(course).back());
}

}  // namespace

Verdict try_log(std::string_view file) {
  check_canonical(file);
  const auto read = store::decode(file);
  if (const auto* damage = std::get_if<store::Damage>(&read)) {
    check_refusal(*damage, file);
    return Verdict::refused;
  }
  const store::Decoded& decoded = *accepted(read);
  if (const std::string fault = fault_in(file); !fault.empty()) {
    throw Broken("what is accepted keeps the format's rule: " + fault);
  }
  check_written_again(decoded.log, file);
  check_sealed_again(decoded, file);
  for (const Course& course : decoded.log.courses()) check_answers(course);
  return Verdict::accepted;
}

}  // namespace titrate::fuzz
