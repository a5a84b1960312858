#include "render/json.hpp"

#include "render/advice.hpp"
#include "render/words.hpp"

namespace titrate::render {
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
};

}  // namespace

Json json_of(Milligrams amount) {
  if (amount.tenths() % 10 == 0) return amount.tenths() / 10;
  return static_cast<double>(amount.tenths()) / 10.0;
}

Json json_of(const Notice& notice) { return std::visit(NoticeJson{}, notice); }

void add_observations(Json& json, const Night& night) {
  if (night.stool()) json["stool"] = night.stool()->value();
  if (night.movements()) json["movements"] = night.movements()->value();
  if (night.sleep()) json["sleep"] = night.sleep()->value();
  for (const Symptom& symptom : night.symptoms().list()) {
    json["symptoms"][symptom.name.value()] = symptom.severity.value();
  }
  for (const WarningSign sign : night.signs().list()) json["signs"].push_back(name_of(sign));
  if (night.other_cause()) json["other_cause"] = night.other_cause()->value();
  if (night.note()) json["note"] = night.note()->value();
}

Json json_of(const Course& course) {
  Json json;
  json["started"] = course.started().iso();
  if (course.product()) json["product"] = course.product()->value();
  if (course.form()) json["form"] = name_of(*course.form());
  json["recommended_capsules"] = course.recommended().value();
  json["mg_per_capsule"] = json_of(course.strength().per_capsule());
  for (const Ceiling& ceiling : course.ceilings()) {
    Json one{{"from", ceiling.from.iso()}, {"capsules", ceiling.capsules.value()}};
    if (ceiling.note) one["note"] = ceiling.note->value();
    json["ceilings"].push_back(std::move(one));
  }
  for (const Act& act : course.acts()) {
    Json one{{"from", act.from.iso()}, {"act", name_of(act.act)}};
    if (act.note) one["note"] = act.note->value();
    json["acts"].push_back(std::move(one));
  }
  for (const Pause& pause : course.pauses()) {
    Json one{{"from", pause.from.iso()}};
    if (pause.until) one["until"] = pause.until->iso();
    if (pause.why) one["why"] = pause.why->value();
    json["pauses"].push_back(std::move(one));
  }
  return json;
}

std::string line_of(const Json& json, const Style& style) {
  return json.dump(-1, ' ', !style.utf8) + '\n';
}

std::string advice_json(const Advice& advice, const Preview& then, const Style& style) {
  Json notices = Json::array();
  for (const Notice& notice : advice.notices) notices.push_back(json_of(notice));
  Json json;
  json["date"] = advice.night.iso();
  json["capsules"] = advice.capsules.value();
  json["mg"] = json_of(advice.amount);
  json["phase"] = name_of(advice.phase.kind);
  json["rule"] = name_of(advice.rule());
  json["limit"] = advice.limit ? Json(advice.limit->value()) : Json();
  json["ceiling"] = advice.ceiling.value();
  json["at_ceiling"] = advice.at_ceiling;
  json["logged"] = advice.logged;
  json["reason"] = reason(advice);
  json["notices"] = std::move(notices);
  json["then"] = {{"tolerated", then.tolerated.value()}, {"loose", then.loose.value()}};
  return line_of(json, style);
}

}  // namespace titrate::render
