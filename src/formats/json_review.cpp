#include "formats/json_review.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "formats/json.hpp"

namespace titrate::formats {
namespace {

Json date_or_null(const std::optional<NightDate>& night) {
  return night ? Json(night->iso()) : Json();
}

Json signs_or_null(const Review& review) {
  if (!review.signs) return {};
  Json json{{"date", review.signs->night.iso()}, {"signs", Json::array()}};
  for (const WarningSign sign : review.signs->signs.list()) json["signs"].push_back(name_of(sign));
  return json;
}

Json stock_or_null(const Review& review) {
  if (!review.shelf) return {};
  const auto& [stock, evening, until, unit] = *review.shelf;
  if (std::holds_alternative<NotCounted>(stock)) return {};
  Json json{{"left", nullptr}, {"until", date_or_null(until)}, {"count_again", nullptr}};
  if (const auto* in_hand = std::get_if<InHand>(&stock)) json["left"] = in_hand->left;
  if (const auto* again = std::get_if<CountAgain>(&stock)) json["count_again"] = again->since.iso();
  if (unit) json["unit"] = name_of(*unit);
  return json;
}

Json later_or_null(const Review& review) {
  if (!review.later) return {};
  return std::visit([](const auto& later) { return formats::json_of(Notice(later)); },
                    *review.later);
}

void add_tonight(Json& json, const Advice& advice, const Review::Counts& counts) {
  json["phase"] = name_of(advice.phase.kind);
  json["rule"] = name_of(advice.rule());
  json["capsules"] = advice.capsules.value();
  if (advice.unit) json["unit"] = name_of(*advice.unit);
  json["mg"] = formats::json_of(advice.amount);
  json["noted"] = counts.noted;
  json["loose"] = counts.loose;
  json["open"] = counts.open;
  json["missed"] = counts.missed;
}

Json row_of(const text::ReviewedLog& log) {
  const Review& review = log.review;
  Json json{{"file", log.file}, {"name", log.name}, {"last", date_or_null(review.last_night)}};
  json["begins"] = date_or_null(review.begins);
  if (review.tonight) add_tonight(json, *review.tonight, review.counts);
  json["signs"] = signs_or_null(review);
  json["stock"] = stock_or_null(review);
  json["later"] = later_or_null(review);
  return json;
}

}  // namespace

std::string reviews_json(std::span<const text::ReviewedLog> logs,
                         std::span<const UnreadLog> not_read, NightDate tonight,
                         const text::Style& style) {
  Json json{{"date", tonight.iso()}, {"nights", reviewed_nights}};
  json["logs"] = Json::array();
  for (const text::ReviewedLog& log : logs) json["logs"].push_back(row_of(log));
  json["not_read"] = Json::array();
  for (const auto& [file, state, problem, remedy] : not_read) {
    Json one{{"file", file}, {"state", state}, {"problem", problem}};
    if (!remedy.empty()) one["remedy"] = remedy;
    json["not_read"].push_back(std::move(one));
  }
  return line_of(json, style);
}

}  // namespace titrate::formats
