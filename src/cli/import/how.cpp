#include "cli/import/how.hpp"

#include <fmt/format.h>

#include "cli/args/values.hpp"
#include "cli/error.hpp"
#include "core/letters.hpp"

namespace titrate::cli {
namespace {

template <class Value>
std::optional<Value> one_of_two(const char* option, const std::string& text, const char* first,
                                Value if_first, const char* second, Value if_second) {
  if (text.empty()) return std::nullopt;
  const std::string word = in_small_letters(text);
  if (word == first) return if_first;
  if (word == second) return if_second;
  throw usage_error(option, fmt::format("{} is neither {} nor {}.", as_typed(text), first, second));
}

}  // namespace

std::optional<SameNight> read_same_night(const std::string& text) {
  return one_of_two("--same-night", text, "sum", SameNight::sum, "once", SameNight::once);
}

std::optional<ResultsBy> read_results(const std::string& text) {
  return one_of_two("--results", text, "morning", ResultsBy::morning, "night", ResultsBy::night);
}

std::string name_of(ResultsBy by) { return by == ResultsBy::morning ? "morning" : "night"; }

}  // namespace titrate::cli
