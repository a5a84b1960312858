// What people say beside a dose and a stool: "one more", "twice", "at 10pm".
//
//   join_more({"one", "more"});         // +one
//   take_times({"loose", "twice"});     // 2; loose is left
//   hour_in({"4", "at", "10", "pm"});   // the three words from the second on
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::cli {

// A number that is to be added, as a number with a plus before it.
void join_more(std::vector<std::string>& words);

// How often, in one word: "once", "twice", "thrice".
std::optional<int> times_named(std::string_view word);
// How often something came, taken out of the words: "twice", "three times".
std::optional<int> take_times(std::vector<std::string>& words);

struct SaidHour {
  std::size_t at;
  std::size_t words;
};
// The first hour of a day among the words: "10pm", "22:00", "at 10", "noon".
std::optional<SaidHour> hour_in(const std::vector<std::string>& words);

}  // namespace titrate::cli
