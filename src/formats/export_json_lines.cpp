#include <nlohmann/json.hpp>

#include "formats/export.hpp"
#include "formats/export_nights.hpp"
#include "formats/json.hpp"
#include "titrate/history.hpp"

namespace titrate::formats {
namespace {

template <class Value>
Json value_or_null(const std::optional<Value>& value) {
  return value ? Json(value->value()) : Json();
}

Json symptoms_json(const Night* night) {
  Json json = Json::object();
  if (night == nullptr) return json;
  for (const Symptom& symptom : night->symptoms().list()) {
    json[symptom.name.value()] = symptom.severity.value();
  }
  return json;
}

Json measures_json(const Night* night) {
  Json json = Json::object();
  if (night == nullptr) return json;
  for (const Measurement& each : night->measures().list()) {
    json[each.name.value()] = json_of(each.measured);
  }
  return json;
}

Json signs_json(const Night* night) {
  Json json = Json::array();
  if (night == nullptr) return json;
  for (const WarningSign sign : night->signs().list()) json.push_back(name_of(sign));
  return json;
}

// The plan, the same for every night of the course.
Json course_json(const Export& data, const ExportedCourse& each) {
  const Course& course = *each.course;
  Json json = Json::object();
  if (data.tag) json["tag"] = data.tag->value();
  json["course"] = each.number;
  json["started"] = course.started().iso();
  json["product"] = value_or_null(course.product());
  json["form"] = course.form() ? Json(name_of(*course.form())) : Json();
  json["unit"] = course.unit() ? Json(name_of(*course.unit())) : Json();
  json["recommended_capsules"] = course.recommended().value();
  json["mg_per_capsule"] = json_of(course.strength().per_capsule());
  return json;
}

void add_advice(Json& json, const HistoryRow::Answer& advice) {
  json["advised"] = advice.capsules.value();
  json["ceiling"] = advice.ceiling.value();
  json["phase"] = name_of(advice.phase.kind);
  json["rule"] = name_of(advice.rule);
  json["limit"] = value_or_null(advice.limit);
}

// What the log holds of a night, or that it holds nothing.
void add_night(Json& json, const Night* night, Taught taught, Strength strength) {
  const Capsules taken = night != nullptr ? night->capsules() : Capsules::none();
  json["capsules"] = taken.value();
  json["mg"] = json_of(taken * strength);
  json["taught"] = name_of(taught);
  json["stool"] = night != nullptr ? value_or_null(night->stool()) : Json();
  json["movements"] = night != nullptr ? value_or_null(night->movements()) : Json();
  json["sleep"] = night != nullptr ? value_or_null(night->sleep()) : Json();
  json["symptoms"] = symptoms_json(night);
  json["measures"] = measures_json(night);
  json["signs"] = signs_json(night);
  json["other_cause"] = night != nullptr ? value_or_null(night->other_cause()) : Json();
  json["note"] = night != nullptr ? value_or_null(night->note()) : Json();
}

void add_course(std::string& lines, const Export& data, const ExportedCourse& each,
                const text::Style& style) {
  const Json plan = course_json(data, each);
  const ReplayedCourse replayed = replay(*each.course, each.number, each.last_night);
  each_exported_night(replayed, [&](const ExportedNight& night) {
    Json json = plan;
    json["date"] = night.date.iso();
    json["logged"] = night.night != nullptr;
    json["missed"] = night.missed;
    json["paused"] = night.advised.paused;
    add_advice(json, night.advised);
    add_night(json, night.night, night.taught, each.course->strength());
    lines += line_of(json, style);
  });
}

}  // namespace

std::string export_json_lines(const Export& data, const text::Style& style) {
  std::string lines;
  for (const ExportedCourse& each : data.courses) add_course(lines, data, each, style);
  return lines;
}

}  // namespace titrate::formats
