// What people say for a warning sign.

#include <algorithm>
#include <array>
#include <vector>

#include "core/letters.hpp"
#include "knowledge/facts.hpp"

namespace titrate::knowledge {
namespace {

using enum WarningSign;

constexpr bool not_sure = false;

constexpr auto word_table = std::to_array<SignWord>({
    {"palpitation", irregular_heartbeat},
    {"heart palpitation", irregular_heartbeat},
    {"racing heart", irregular_heartbeat},
    {"heart racing", irregular_heartbeat},
    {"heart races", irregular_heartbeat},
    {"racing pulse", irregular_heartbeat},
    {"skipping heart", irregular_heartbeat},
    {"heart skipping", irregular_heartbeat},
    {"heart skips", irregular_heartbeat},
    {"heart skips beats", irregular_heartbeat},
    {"heart skipping beats", irregular_heartbeat},
    {"skipped beats", irregular_heartbeat},
    {"skipped heartbeat", irregular_heartbeat},
    {"skipping beats", irregular_heartbeat},
    {"fluttering heart", irregular_heartbeat},
    {"heart fluttering", irregular_heartbeat},
    {"pounding heart", irregular_heartbeat},
    {"irregular heart", irregular_heartbeat},
    {"irregular heart beat", irregular_heartbeat},
    {"irregular pulse", irregular_heartbeat},
    {"arrhythmia", irregular_heartbeat},
    {"slow pulse", irregular_heartbeat},
    {"slow heart", irregular_heartbeat},
    {"slow heartbeat", irregular_heartbeat},
    {"heart slow", irregular_heartbeat},
    {"chest pain", irregular_heartbeat, not_sure},
    {"short breath", slow_breathing},
    {"shortness breath", slow_breathing},
    {"out breath", slow_breathing},
    {"breathless", slow_breathing},
    {"breathlessness", slow_breathing},
    {"breathing slow", slow_breathing},
    {"breathing slowly", slow_breathing},
    {"trouble breathing", slow_breathing},
    {"difficulty breathing", slow_breathing},
    {"cannot breathe", slow_breathing},
    {"can not breathe", slow_breathing},
    {"can t breathe", slow_breathing},
    {"cant breathe", slow_breathing},
    {"confused", confusion},
    {"passed out", fainting},
    {"pass out", fainting},
    {"passing out", fainting},
    {"fainted", fainting},
    {"faint", fainting},
    {"blacked out", fainting},
    {"blackout", fainting},
    {"unconscious", fainting},
    {"collapsed", fainting},
    {"very weak", muscle_weakness},
    {"extremely weak", muscle_weakness},
    {"weak muscles", muscle_weakness},
    {"muscles weak", muscle_weakness},
    {"weak", muscle_weakness, not_sure},
    {"weakness", muscle_weakness, not_sure},
    {"severe stomach pain", severe_abdominal_pain},
    {"severe stomach ache", severe_abdominal_pain},
    {"severe stomach cramps", severe_abdominal_pain},
    {"severe belly pain", severe_abdominal_pain},
    {"severe tummy pain", severe_abdominal_pain},
    {"severe bowel pain", severe_abdominal_pain},
    {"severe pain", severe_abdominal_pain},
    {"stomach pain severe", severe_abdominal_pain},
    {"strong stomach pain", severe_abdominal_pain},
    {"terrible stomach pain", severe_abdominal_pain},
    {"blood", blood_in_stool},
    {"bloody", blood_in_stool},
    {"bleeding", blood_in_stool},
    {"rectal bleeding", blood_in_stool},
    {"bloody stool", blood_in_stool},
    {"bloody diarrhea", blood_in_stool},
    {"bloody diarrhoea", blood_in_stool},
    {"stool blood", blood_in_stool},
    {"blood poop", blood_in_stool},
    {"black stool", blood_in_stool},
    {"black poop", blood_in_stool},
    {"stool black", blood_in_stool},
    {"black", blood_in_stool},
    {"tarry", blood_in_stool},
    {"tarry stool", blood_in_stool},
    {"black tarry", blood_in_stool},
    {"black tarry stool", blood_in_stool},
    {"red stool", blood_in_stool},
    {"flushed", flushing},
    {"low bp", low_blood_pressure},
    {"blood pressure low", low_blood_pressure},
    {"hypotension", low_blood_pressure},
    {"dizzy", low_blood_pressure, not_sure},
    {"very dizzy", low_blood_pressure, not_sure},
    {"lightheaded", low_blood_pressure, not_sure},
    {"light headed", low_blood_pressure, not_sure},
    {"throwing up", vomiting},
    {"threw up", vomiting},
    {"throw up", vomiting},
    {"thrown up", vomiting},
    {"vomit", vomiting},
    {"vomited", vomiting},
    {"vomitting", vomiting},
    {"puking", vomiting},
    {"puked", vomiting},
    {"being sick", vomiting},
    {"sick", vomiting, not_sure},
    {"sickness", vomiting, not_sure},
    {"drowsy", drowsiness},
    {"hard wake", drowsiness},
    {"hard wake up", drowsiness},
    {"cannot wake", drowsiness},
    {"cannot wake up", drowsiness},
    {"can t wake", drowsiness},
    {"can t wake up", drowsiness},
    {"cant wake", drowsiness},
    {"cant wake up", drowsiness},
    {"sleepy", drowsiness, not_sure},
    {"very sleepy", drowsiness, not_sure},
    {"sleepiness", drowsiness, not_sure},
    {"tired", drowsiness, not_sure},
    {"very tired", drowsiness, not_sure},
    {"tiredness", drowsiness, not_sure},
    {"dehydrated", dehydration},
    {"dried out", dehydration},
    {"dizzy standing", dehydration},
    {"dizzy standing up", dehydration},
    {"dark urine", dehydration},
    {"little urine", dehydration},
    {"no urine", dehydration},
    {"little pee", dehydration},
    {"no pee", dehydration},
    {"not peeing", dehydration},
    {"can t pee", dehydration},
    {"cant pee", dehydration},
    {"cannot pee", dehydration},
});

bool is_small_word(std::string_view word) {
  constexpr auto small_words = std::to_array<std::string_view>(
      {"a",    "an",   "and", "am",    "been", "feel", "feeling", "felt", "had",
       "have", "has",  "i",   "im",    "in",   "is",   "m",       "my",   "of",
       "on",   "some", "the", "there", "to",   "was",  "when",    "with"});
  return std::find(small_words.begin(), small_words.end(), word) != small_words.end();
}

}  // namespace

std::span<const SignWord> sign_words() { return word_table; }

std::string gist_of(std::string_view text) {
  std::string gist;
  std::string word;
  const auto end_word = [&] {
    if (word.size() > 3 && word.ends_with('s')) word.pop_back();
    if (!word.empty() && !is_small_word(word)) gist += (gist.empty() ? "" : " ") + word;
    word.clear();
  };
  for (const char c : text) {
    const char letter = small(c);
    if (letter >= 'a' && letter <= 'z') {
      word += letter;
    } else {
      end_word();
    }
  }
  end_word();
  return gist;
}

std::span<const SignGist> sign_gists() {
  static const std::vector<SignGist> gists = [] {
    std::vector<SignGist> all;
    all.reserve(signs().size() + word_table.size());
    for (const SignFact& fact : signs()) {
      all.push_back({gist_of(name_of(fact.sign)), {name_of(fact.sign), fact.sign}});
    }
    for (const SignWord& word : word_table) all.push_back({gist_of(word.words), word});
    return all;
  }();
  return gists;
}

std::string looks_in_words(WarningSign sign) {
  const auto& fact = signs()[static_cast<std::size_t>(sign)];
  std::string words(name_of(sign));
  if (!fact.looks.empty()) words.append(" (").append(fact.looks).append(")");
  return words;
}

std::optional<SignWord> sign_meant_by(std::string_view text) {
  const std::string said = gist_of(text);
  if (said.empty()) return std::nullopt;
  for (const auto& [gist, word] : sign_gists()) {
    if (gist == said) return word;
  }
  return std::nullopt;
}

}  // namespace titrate::knowledge
