#include "formats/json.hpp"

#include <nlohmann/json.hpp>

namespace titrate::formats {
namespace {

struct NoticeJson {
  Json operator()(const DoseAbove5000& notice) const {
    return {{"id", "dose-above-5000"},
            {"date", notice.night.iso()},
            {"mg", json_of(notice.amount)},
            {"limit_mg", json_of(toxic_level)}};
  }
  Json operator()(const Above2500& notice) const {
    return {{"id", "above-2500"},
            {"date", notice.night.iso()},
            {"mg", json_of(notice.amount)},
            {"limit_mg", json_of(weakness_level)}};
  }
  Json operator()(const LooseAfterNone& notice) const {
    return {{"id", "loose-after-none"}, {"mornings", notice.mornings}};
  }
  Json operator()(const Ill& notice) const { return {{"id", "ill"}, {"date", notice.night.iso()}}; }
  Json operator()(const OftenLoose& notice) const {
    return {{"id", "often-loose"}, {"capsules", notice.capsules.value()}, {"loose", notice.loose}};
  }
  Json operator()(const Stalled& notice) const {
    return {{"id", "stalled"}, {"nights", notice.nights}};
  }
  Json operator()(const Above600& notice) const {
    return {{"id", "above-600"},
            {"mg", json_of(notice.amount)},
            {"limit_mg", json_of(blood_test_level)}};
  }
  Json operator()(const NightMissing& notice) const {
    return {{"id", "night-missing"}, {"date", notice.night.iso()}};
  }
  Json operator()(const CourseBeforeStopped& notice) const {
    Json signs = Json::array();
    for (const WarningSign sign : notice.signs.list()) signs.push_back(name_of(sign));
    return {
        {"id", "course-before-stopped"}, {"date", notice.night.iso()}, {"signs", std::move(signs)}};
  }
  Json operator()(const CourseBegins& notice) const {
    Json json{{"id", "course-begins"},
              {"date", notice.night.iso()},
              {"capsules", notice.capsules.value()},
              {"mg", json_of(notice.amount)}};
    if (notice.unit) json["unit"] = name_of(*notice.unit);
    return json;
  }
  Json operator()(const CourseLater& notice) const {
    return {{"id", "course-later"}, {"date", notice.started.iso()}};
  }
  Json operator()(const NightLater& notice) const {
    Json json{{"id", "night-later"},
              {"date", notice.night.iso()},
              {"capsules", notice.capsules.value()},
              {"nights", notice.nights}};
    if (notice.unit) json["unit"] = name_of(*notice.unit);
    return json;
  }
  Json operator()(const StockLater& notice) const {
    return {{"id", "stock-later"}, {"date", notice.entry.date.iso()}, {"entries", notice.entries}};
  }
  Json operator()(const ActLater& notice) const {
    return {{"id", "act-later"},
            {"date", notice.from.iso()},
            {"act", name_of(notice.act)},
            {"acts", notice.acts}};
  }
  Json operator()(const NoMovement& notice) const {
    return {{"id", "no-movement"}, {"mornings", notice.mornings}};
  }
  Json operator()(const LooseRun& notice) const {
    return {{"id", "loose-run"}, {"mornings", notice.mornings}};
  }
  Json operator()(const AboveUpperLevel& notice) const {
    return {{"id", "above-upper-level"},
            {"mg", json_of(notice.amount)},
            {"limit_mg", json_of(upper_level)}};
  }
  Json operator()(const AtCeiling& notice) const {
    return {{"id", "at-ceiling"}, {"ceiling", notice.ceiling.value()}};
  }
  Json operator()(const ResultMissing& notice) const {
    return {{"id", "result-missing"}, {"date", notice.night.iso()}};
  }
  Json operator()(const AlreadyLogged& notice) const {
    return {{"id", "already-logged"}, {"capsules", notice.capsules.value()}};
  }
  Json operator()(const StockLow& notice) const {
    return {{"id", "stock-low"}, {"left", notice.left}, {"until", notice.until.iso()}};
  }
  Json operator()(const StockToCount& notice) const {
    return {{"id", "stock-to-count"}, {"since", notice.since.iso()}};
  }
};

// What every act, pause and ceiling may have.
void add_text(Json& json, const char* key, const std::optional<Note>& text) {
  if (text) json[key] = text->value();
}

// The lists that most courses do without; those that are empty are left out.
void add_plan_lists(Json& json, const Course& course) {
  for (const Act& act : course.acts()) {
    Json one{{"from", act.from.iso()}, {"act", name_of(act.act)}};
    add_text(one, "note", act.note);
    list_in(json, "acts").push_back(std::move(one));
  }
  for (const Pause& pause : course.pauses()) {
    Json one{{"from", pause.from.iso()}};
    if (pause.until) one["until"] = pause.until->iso();
    add_text(one, "why", pause.why);
    list_in(json, "pauses").push_back(std::move(one));
  }
  for (const StockEntry& entry : course.stock()) {
    Json one{{"date", entry.date.iso()}};
    if (const auto* count = std::get_if<StockCount>(&entry.amount)) one["count"] = count->value();
    if (const auto* added = std::get_if<StockAdded>(&entry.amount)) one["added"] = added->value();
    list_in(json, "stock").push_back(std::move(one));
  }
}

}  // namespace

Json& list_in(Json& json, const char* name) {
  if (!json.contains(name)) json[name] = Json::array();
  return json[name];
}

Json& object_in(Json& json, const char* name) {
  if (!json.contains(name)) json[name] = Json::object();
  return json[name];
}

Json in_tenths(std::int64_t tenths) {
  if (tenths % 10 == 0) return tenths / 10;
  return static_cast<double>(tenths) / 10.0;
}

Json json_of(Milligrams amount) { return in_tenths(amount.tenths()); }
Json json_of(MeasureValue measured) { return in_tenths(measured.tenths()); }

Json json_of(const Notice& notice) { return std::visit(NoticeJson{}, notice); }

void add_observations(Json& json, const Night& night) {
  if (night.stool()) json["stool"] = night.stool()->value();
  if (night.movements()) json["movements"] = night.movements()->value();
  if (night.sleep()) json["sleep"] = night.sleep()->value();
  for (const Symptom& symptom : night.symptoms().list()) {
    object_in(json, "symptoms")[symptom.name.value()] = symptom.severity.value();
  }
  for (const Measurement& each : night.measures().list()) {
    object_in(json, "measures")[each.name.value()] = json_of(each.measured);
  }
  for (const WarningSign sign : night.signs().list())
    list_in(json, "signs").push_back(name_of(sign));
  if (night.other_cause()) json["other_cause"] = night.other_cause()->value();
  if (night.note()) json["note"] = night.note()->value();
}

Json json_of(const Course& course) {
  Json json = Json::object();
  json["started"] = course.started().iso();
  if (course.product()) json["product"] = course.product()->value();
  if (course.form()) json["form"] = name_of(*course.form());
  if (course.unit()) json["unit"] = name_of(*course.unit());
  json["recommended_capsules"] = course.recommended().value();
  json["mg_per_capsule"] = json_of(course.strength().per_capsule());
  for (const Ceiling& ceiling : course.ceilings()) {
    Json one{{"from", ceiling.from.iso()}, {"capsules", ceiling.capsules.value()}};
    add_text(one, "note", ceiling.note);
    list_in(json, "ceilings").push_back(std::move(one));
  }
  add_plan_lists(json, course);
  return json;
}

std::string line_of(const Json& json, const text::Style& style) {
  return json.dump(-1, ' ', !style.utf8) + '\n';
}

}  // namespace titrate::formats
