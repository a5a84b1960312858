#include "text/review.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "text/stock.hpp"
#include "text/table.hpp"
#include "text/words.hpp"

namespace titrate::text {
namespace {

// What a row and a block tell of a log.
struct ReviewCells {
  std::string last, phase, dose, mg, loose, open, missed, stock;
};

// The year only where it is another one.
std::string day_cell(NightDate night, NightDate tonight) {
  return night.civil().year == tonight.civil().year ? day_words(night) : day_and_year(night);
}

std::string phase_cell(const Review& review, NightDate tonight) {
  if (review.begins) return "begins " + day_cell(*review.begins, tonight);
  if (!review.tonight) return "not begun";
  if (review.tonight->evidence.pause) return "paused";
  if (review.tonight->rule() == Rule::ask_first) return "ask first";
  return std::string(name_of(review.tonight->phase.kind));
}

struct StockCell {
  const Review::OnShelf& shelf;
  NightDate tonight;

  std::string operator()(NotCounted) const { return ""; }
  std::string operator()(CountAgain) const { return "to count"; }
  std::string operator()(InHand in_hand) const {
    if (in_hand.left == 0) return "none left";
    if (!shelf.until) return in_hand_in_words(in_hand.left, shelf.unit);
    return *shelf.until < shelf.evening ? "too few" : "to " + day_cell(*shelf.until, tonight);
  }
};

ReviewCells cells_of(const Review& review, NightDate tonight) {
  ReviewCells cells;
  cells.phase = phase_cell(review, tonight);
  if (review.last_night) cells.last = day_cell(*review.last_night, tonight);
  if (review.shelf)
    cells.stock = std::visit(StockCell{*review.shelf, tonight}, review.shelf->stock);
  if (!review.tonight) return cells;
  const bool is_none = review.tonight->capsules == Capsules::none();
  cells.dose = is_none ? "none" : to_text(review.tonight->capsules, review.tonight->unit);
  if (!is_none) cells.mg = review.tonight->amount.to_text();
  const auto& [noted, loose, open, missed] = review.counts;
  cells.loose = noted == 0 ? "-" : fmt::format("{} of {}", loose, noted);
  cells.open = std::to_string(open);
  cells.missed = std::to_string(missed);
  return cells;
}

std::string sign_words(const Review& review) {
  return fmt::format("{}, {}", signs_in_words(review.signs->signs), to_text(review.signs->night));
}

constexpr std::string_view later_words = "has dates later than tonight: a wrong clock?";

Table::Printed table_of(std::span<const ReviewedLog> logs, NightDate tonight, const Style& style) {
  using Align = Table::Align;
  Table table({{"Log"},
               {"Last"},
               {"Phase"},
               {"Dose"},
               {"mg", Align::right},
               {"Loose", Align::right},
               {"Open", Align::right},
               {"Missed", Align::right},
               {"Stock"}},
              style);
  for (const ReviewedLog& log : logs) {
    const ReviewCells cells = cells_of(log.review, tonight);
    table.add_row({log.name, cells.last, cells.phase, cells.dose, cells.mg, cells.loose, cells.open,
                   cells.missed, cells.stock});
    if (log.review.signs) {
      table.add_wide_row("", "warning sign: " + sign_words(log.review), Ink::alarm);
    }
    if (log.review.later) table.add_wide_row("", std::string(later_words), Ink::caution);
  }
  return table.printed();
}

std::string block_of(const ReviewedLog& log, NightDate tonight, const Style& style) {
  const ReviewCells cells = cells_of(log.review, tonight);
  std::string text;
  for (const std::string& line : broken_text(shown(log.name, style), style.width, style.width)) {
    text += inked(line, Ink::strong, style) + '\n';
  }
  const auto add = [&](std::string_view label, const std::string& words, Ink ink = Ink::plain) {
    if (!words.empty()) text += labelled(fmt::format("  {}", label), words, style, ink);
  };
  if (log.review.signs) add("Sign", sign_words(log.review), Ink::alarm);
  if (log.review.later) add("Dates", std::string(later_words), Ink::caution);
  add("Last", cells.last);
  add("Phase", cells.phase);
  add("Dose", cells.mg.empty() ? cells.dose : fmt::format("{} ({} mg)", cells.dose, cells.mg));
  add("Loose", cells.loose);
  add("Open", cells.open);
  add("Missed", cells.missed);
  add("Stock", cells.stock);
  return text;
}

std::string blocks_of(std::span<const ReviewedLog> logs, NightDate tonight, const Style& style) {
  std::string text;
  for (const ReviewedLog& log : logs) {
    if (!text.empty()) text += '\n';
    text += block_of(log, tonight, style);
  }
  return text;
}

constexpr std::string_view how_to_read_reviews =
    "Dose: what titrate advises tonight. Last: the last night that is in the log; a log that was "
    "handed over before that misses the nights since. Loose: mornings that were loose, of those "
    "noted, whatever caused them. Open: doses without a result. Missed: nights on which a dose was "
    "to be taken and none was. Stock: until when it lasts.";

constexpr std::string_view order_of_reviews =
    "Warning signs and who is to ask first stand on top, then who had the most loose mornings, "
    "then "
    "who missed the most nights. It informs; it is no diagnosis.";

}  // namespace

Passage reviews_text(std::span<const ReviewedLog> logs, NightDate tonight, const Style& style) {
  Passage text =
      wrapped(fmt::format("{} {}, on {}. Counts are of the {} nights before.", logs.size(),
                          logs.size() == 1 ? "log" : "logs", to_text(tonight), reviewed_nights),
              style) +
      '\n';
  const Table::Printed table = table_of(logs, tonight, style);
  text += table.is_whole ? table.text : blocks_of(logs, tonight, style);
  text += '\n' + wrapped(how_to_read_reviews, style) + wrapped(order_of_reviews, style);
  const bool has_signs = std::any_of(logs.begin(), logs.end(), [](const ReviewedLog& log) {
    return log.review.signs.has_value();
  });
  if (has_signs) text += wrapped(Hint{"What a sign calls for: ", ticked("guide", "signs")}, style);
  return text;
}

}  // namespace titrate::text
