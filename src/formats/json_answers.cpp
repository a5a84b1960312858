#include "formats/json_answers.hpp"

#include <nlohmann/json.hpp>

#include "formats/json.hpp"
#include "knowledge/facts.hpp"
#include "text/words.hpp"
#include "titrate/stock.hpp"

namespace titrate::formats {
namespace {

Json json_of(const Mean& mean) {
  Json json = Json::object();
  if (const auto tenths = mean.tenths()) json["mean"] = static_cast<double>(*tenths) / 10.0;
  json["sum"] = in_tenths(mean.sum);
  json["nights"] = mean.count;
  return json;
}

Json json_of(const NightRange& window) {
  return {{"from", window.first.iso()}, {"until", window.last.iso()}};
}

// What the two windows are called.
struct WindowKeys {
  const char* first;
  const char* second;
};
WindowKeys keys_of(Windows::Kind kind) {
  if (kind == Windows::Kind::around) return {"before", "after"};
  return {"first_week", "last_two_weeks"};
}

Json json_of(const Series& series, WindowKeys keys) {
  Json json{{"kind", name_of(series.measure.kind)}};
  if (!series.measure.name.empty()) json["name"] = series.measure.name;
  json[keys.first] = json_of(series.first);
  json[keys.second] = json_of(series.second);
  json["by_dose"] = Json::array();
  for (const MeanAtDose& each : series.by_dose) {
    Json one{{"capsules", each.dose.value()}};
    one.update(json_of(each.mean));
    json["by_dose"].push_back(std::move(one));
  }
  return json;
}

Json json_of(const Regularity& regularity) {
  Json json = json_of(regularity.nights);
  json["possible"] = regularity.possible;
  json["taken"] = regularity.taken;
  json["none_advised"] = regularity.none_advised();
  json["longest_run"] = regularity.longest_run;
  json["current_run"] = regularity.current_run;
  json["stopped"] = regularity.stopped;
  return json;
}

}  // namespace

std::string advice_json(const Advice& advice, const Preview& then,
                        std::span<const FileNotice> files, const text::Style& style) {
  Json notices = Json::array();
  for (const Notice& notice : advice.notices) notices.push_back(json_of(notice));
  for (const auto& [id, file] : files) notices.push_back({{"id", id}, {"file", file}});
  Json json = Json::object();
  json["date"] = advice.night.iso();
  json["capsules"] = advice.capsules.value();
  if (advice.unit) json["unit"] = name_of(*advice.unit);
  json["mg"] = json_of(advice.amount);
  json["phase"] = name_of(advice.phase.kind);
  json["rule"] = name_of(advice.rule());
  json["limit"] = advice.limit ? Json(advice.limit->value()) : Json();
  json["ceiling"] = advice.ceiling.value();
  json["at_ceiling"] = advice.at_ceiling;
  json["logged"] = advice.logged;
  json["reason"] = text::reason(advice);
  json["notices"] = std::move(notices);
  json["then"] = {{"tolerated", then.tolerated.value()}, {"loose", then.loose.value()}};
  return line_of(json, style);
}

namespace {

Json nights_of(const History& history) {
  Json json = Json::object();
  json["course"] = formats::json_of(*history.course);
  json["nights"] = Json::array();
  for (const HistoryRow& row : history.rows) {
    if (row.night == nullptr) continue;
    Json night{{"date", row.night->date().iso()},
               {"advised", row.advised.capsules.value()},
               {"capsules", row.night->capsules().value()},
               {"mg", formats::json_of(row.night->capsules() * history.course->strength())}};
    add_observations(night, *row.night);
    night["taught"] = name_of(row.taught);
    night["phase"] = name_of(row.advised.phase.kind);
    night["rule"] = name_of(row.advised.rule);
    json["nights"].push_back(std::move(night));
  }
  return json;
}

}  // namespace

std::string history_json(const History& history, const text::Style& style) {
  return line_of(nights_of(history), style);
}

std::string histories_json(std::span<const History> histories, const text::Style& style) {
  Json courses = Json::array();
  for (const History& history : histories) courses.push_back(nights_of(history));
  Json json = Json::object();
  json["courses"] = std::move(courses);
  return line_of(json, style);
}

std::string taking_json(std::span<const MedicineName> taking, const text::Style& style) {
  Json list = Json::array();
  for (const MedicineName& name : taking) {
    Json known = Json::array();
    for (const knowledge::Medicine* row : knowledge::medicines_named(name.value())) {
      Json one{{"medicine", row->title},
               {"concern", knowledge::name_of(row->concern)},
               {"words", row->words}};
      one["sources"] = Json::array();
      for (const knowledge::Source& source : row->sources) {
        if (!source.name.empty()) one["sources"].push_back(source.name);
      }
      known.push_back(std::move(one));
    }
    list.push_back({{"name", name.value()}, {"known", std::move(known)}});
  }
  Json json = Json::object();
  json["taking"] = std::move(list);
  return line_of(json, style);
}

std::string stock_json(const Course& course, NightDate tonight, const text::Style& style) {
  Json json{
      {"date", tonight.iso()}, {"left", nullptr}, {"until", nullptr}, {"count_again", nullptr}};
  if (course.unit()) json["unit"] = name_of(*course.unit());
  const Stock stock = stock_of(course, tonight);
  if (const auto* in_hand = std::get_if<InHand>(&stock)) {
    json["left"] = in_hand->left;
    if (const auto until = lasts_until(course, tonight, *in_hand)) json["until"] = until->iso();
  } else if (const auto* again = std::get_if<CountAgain>(&stock)) {
    json["count_again"] = again->since.iso();
  }
  return line_of(json, style);
}

namespace {

Json json_of(const CourseTrend& course_trend) {
  const auto& [course, trend] = course_trend;
  Json json{{"course", formats::json_of(*course)}};
  if (!trend) return json;
  const WindowKeys keys = keys_of(trend->windows.kind);
  json[keys.first] = json_of(trend->windows.first);
  json[keys.second] = json_of(trend->windows.second);
  json["overlap"] = trend->windows.overlap();
  json["series"] = Json::array();
  for (const Series& series : trend->series) json["series"].push_back(json_of(series, keys));
  json["doses"] = Json::array();
  for (const DoseRecord& each : trend->doses) {
    json["doses"].push_back({{"capsules", each.dose.value()},
                             {"nights", each.nights},
                             {"noted", each.noted},
                             {"loose", each.loose}});
  }
  if (trend->regularity) json["regularity"] = json_of(*trend->regularity);
  return json;
}

}  // namespace

std::string trend_json(const CourseTrend& trend, const text::Style& style) {
  return line_of(json_of(trend), style);
}

std::string trends_json(std::span<const CourseTrend> trends, const text::Style& style) {
  Json courses = Json::array();
  for (const CourseTrend& each : trends) courses.push_back(json_of(each));
  Json json = Json::object();
  json["courses"] = std::move(courses);
  return line_of(json, style);
}

}  // namespace titrate::formats
