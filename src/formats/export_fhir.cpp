// The nights as a Bundle of FHIR R4 resources. What becomes of each field, and why: docs/fhir.md.

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/utf8.hpp"
#include "formats/export.hpp"
#include "formats/export_nights.hpp"
#include "formats/json.hpp"
#include "formats/uuid.hpp"
#include "text/words.hpp"
#include "titrate/history.hpp"

namespace titrate::formats {
namespace {

constexpr const char* units = "http://unitsofmeasure.org";
constexpr const char* snomed = "http://snomed.info/sct";
constexpr const char* snomed_stool_form = "443172007";

Json quantity(Json value, std::string unit, std::string code) {
  return {{"value", std::move(value)},
          {"unit", std::move(unit)},
          {"system", units},
          {"code", std::move(code)}};
}
// In wholes, also where halves are counted: who reads a number beside "tablet" takes it for one.
Json count_json(Capsules count, std::optional<Unit> unit) {
  const auto whole = whole_of(unit);
  const int number = count.value();
  const UnitWords& words = words_of(whole ? whole : unit);
  const Json value = !whole            ? Json(number)
                     : number % 2 == 0 ? Json(number / 2)
                                       : Json(static_cast<double>(number) / 2.0);
  const std::string code = unit == Unit::ml ? "mL" : fmt::format("{{{}}}", words.one);
  const bool is_one = whole ? number <= 2 : number == 1;
  return quantity(value, std::string(is_one ? words.one : words.many), code);
}

// The form of the product, with HL7's code for it where there is one that says no more than is
// known (v3-orderableDrugForm, in which a capsule is hard or soft).
Json form_json(std::optional<Unit> unit) {
  const auto coded = [](const char* code, std::string_view words) {
    Json coding{{"system", "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm"},
                {"code", code}};
    return Json{{"coding", Json::array({std::move(coding)})}, {"text", words}};
  };
  if (!unit) return {{"text", words_of(unit).one}};
  switch (*unit) {
    case Unit::tablet:
    case Unit::half_tablet:
      return coded("TAB", "tablet");
    case Unit::softgel:
      return coded("CAP", "softgel");
    case Unit::scoop:
    case Unit::half_scoop:
      return {{"text", "powder, by the scoop"}};
    case Unit::ml:
      return {{"text", "liquid"}};
    case Unit::gummy:
    case Unit::sachet:
      break;
  }
  return {{"text", words_of(unit).one}};
}

// A code of this project, and what it is in words.
Json concept_of(std::string code, std::string words) {
  Json coding{{"system", fhir_codes}, {"code", std::move(code)}, {"display", words}};
  return {{"coding", Json::array({std::move(coding)})}, {"text", std::move(words)}};
}

bool is_space(char32_t code) {
  return code == ' ' || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!is_space(next.code)) return false;
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

// R4 takes no text without something in it.
void add_note(Json& resource, const std::string& text) {
  if (is_blank(text)) return;
  list_in(resource, "note").push_back({{"text", text}});
}

void add_other_cause(Json& resource, const Night& night) {
  if (!night.other_cause()) return;
  add_note(resource, "The result is put down to another cause: " + night.other_cause()->value());
}

// The last night of all has no morning that could be written down.
std::string morning_after(NightDate night) {
  const NightDate morning = night + 1;
  return (morning.in_range() ? morning : night).iso();
}

class Bundle {
 public:
  explicit Bundle(const FhirChoices& choices) : choices_(choices) {
    subject_ = choices.patient ? Json{{"reference", choices.patient->value()}}
                               : Json{{"display", "The person who keeps this log"}};
  }

  void add(const ExportedCourse& each) {
    const ReplayedCourse replayed = replay(*each.course, each.number, each.last_night);
    const std::string medication = put_medication(medication_of(*each.course));
    const std::string course = name_of_course(each);
    put(course, statement_of(each, replayed.standing, medication));
    each_exported_night(replayed, [&](const ExportedNight& night) {
      // Where none was to be taken and nothing is noted there is nothing to tell.
      if (night.night == nullptr && !night.missed) return;
      const std::string about = name_of_night(course, night.date);
      put(about, administration_of(night, *each.course, medication));
      if (night.night != nullptr) add_observations_of(*night.night, about);
    });
  }

  std::string text(const text::Style& style) const {
    std::string text = fmt::format(R"({{"resourceType":"Bundle","type":"{}","entry":[)",
                                   bundle_kind_names.at(static_cast<std::size_t>(choices_.kind)));
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      text += (i == 0 ? "\n" : ",\n") + entries_[i].dump(-1, ' ', !style.utf8);
    }
    return text + "\n]}\n";
  }

 private:
  // Whose course this is, and which; the same after a correction of its nights. Where nobody was
  // named, only what was on the label tells it from another person's.
  std::string name_of_course(const ExportedCourse& each) const {
    if (choices_.patient)
      return fmt::format("{} course {}", choices_.patient->value(), each.number);
    const Course& course = *each.course;
    return fmt::format("course {} {} {} {}", course.started().iso(),
                       course.strength().per_capsule().tenths(),
                       course.unit() ? name_of(*course.unit()) : "",
                       course.product() ? course.product()->value() : "");
  }
  // A person has one night of a date, whatever the course.
  std::string name_of_night(const std::string& course, NightDate date) const {
    return fmt::format("{} night {}", choices_.patient ? choices_.patient->value() : course,
                       date.iso());
  }

  // A medication is about nobody, so that it is named by all of what it says.
  std::string put_medication(Json medication) {
    const std::string text = medication.dump();
    return put(text, std::move(medication));
  }

  // A resource is called by what it says, so that the same log gives the same bytes; what two
  // courses have in common stands there once. `about` is what a server knows it by.
  std::string put(const std::string& about, Json resource) {
    std::string url = "urn:uuid:" + uuid_of(resource.dump());
    if (known_.insert(url).second) {
      entries_.push_back(choices_.kind == BundleKind::transaction
                             ? request_entry(url, about, std::move(resource))
                             : Json{{"fullUrl", url}, {"resource", std::move(resource)}});
    }
    return url;
  }

  // In the place of what the server has by that identifier, or else as something new.
  static Json request_entry(const std::string& url, const std::string& about, Json resource) {
    const std::string type = resource["resourceType"];
    const std::string name = uuid_of(fmt::format("{} {}", type, about));
    Json identified{{"resourceType", type}};
    identified["identifier"] = Json::array({{{"system", fhir_identifiers}, {"value", name}}});
    identified.update(resource);
    return {{"fullUrl", url},
            {"resource", std::move(identified)},
            {"request",
             {{"method", "PUT"},
              {"url", fmt::format("{}?identifier={}|{}", type, fhir_identifiers, name)}}}};
  }

  static Json medication_of(const Course& course) {
    const std::string form =
        course.form() ? fmt::format(" (as {})", name_of(*course.form())) : std::string();
    const Capsules whole = whole_of(course.unit()) ? *Capsules::from(2) : Capsules::one();
    Json strength{{"numerator", quantity(json_of(whole * course.strength()), "mg", "mg")},
                  {"denominator", count_json(whole, course.unit())}};
    Json ingredient{{"itemCodeableConcept", {{"text", "Magnesium, elemental" + form}}},
                    {"isActive", true},
                    {"strength", std::move(strength)}};
    return {{"resourceType", "Medication"},
            {"code", {{"text", text::to_text(course)}}},
            {"form", form_json(course.unit())},
            {"ingredient", Json::array({std::move(ingredient)})}};
  }

  static const char* status_of(const ExportedCourse& each, const Advice& standing) {
    if (each.course->started() > each.last_night + 1) return "intended";
    if (standing.phase.kind == Phase::Kind::stopped) return "stopped";
    if (!each.newest) return "completed";
    return standing.evidence.pause ? "on-hold" : "active";
  }

  // The course itself: its plan, what was done to it, and how far it came.
  Json statement_of(const ExportedCourse& each, const Advice& standing,
                    const std::string& medication) const {
    const Course& course = *each.course;
    Json period{{"start", course.started().iso()}};
    if (!each.newest) period["end"] = each.last_night.iso();
    Json statement{{"resourceType", "MedicationStatement"},
                   {"status", status_of(each, standing)},
                   {"medicationReference", {{"reference", medication}}},
                   {"subject", subject_},
                   {"effectivePeriod", std::move(period)}};
    for (const Ceiling& ceiling : course.ceilings()) {
      add_note(statement, fmt::format("From {} at most {} a night{}", ceiling.from.iso(),
                                      text::count_in_words(ceiling.capsules, course.unit()),
                                      ceiling.note ? ": " + ceiling.note->value() : "."));
    }
    for (const Act& act : course.acts()) add_note(statement, "Decided: " + text::noted_words(act));
    for (const Pause& pause : course.pauses()) {
      add_note(statement, "Decided: " + text::noted_words(pause));
    }
    list_in(statement, "dosage")
        .push_back(
            {{"text",
              fmt::format("In the evening, titrated to bowel tolerance. The label's dose is {}.",
                          text::count_in_words(course.recommended(), course.unit()))}});
    return statement;
  }

  Json administration_of(const ExportedNight& night, const Course& course,
                         const std::string& medication) const {
    const Capsules taken = night.night != nullptr ? night.night->capsules() : Capsules::none();
    const bool done = taken > Capsules::none();
    Json administration{{"resourceType", "MedicationAdministration"},
                        {"status", done ? "completed" : "not-done"},
                        {"medicationReference", {{"reference", medication}}},
                        {"subject", subject_},
                        {"effectiveDateTime", night.date.iso()}};
    if (night.night == nullptr) {
      add_note(administration, "The log holds nothing for this night.");
    } else {
      add_other_cause(administration, *night.night);
      if (night.night->note()) add_note(administration, night.night->note()->value());
    }
    if (done) {
      administration["dosage"] = {
          {"text", text::dose_in_words(taken, taken * course.strength(), course.unit(),
                                       " of elemental magnesium")},
          {"dose", count_json(taken, course.unit())}};
    }
    return administration;
  }

  Json observation(Json code) const {
    return {{"resourceType", "Observation"},
            {"status", "final"},
            {"code", std::move(code)},
            {"subject", subject_}};
  }

  // What the morning showed belongs to the morning's date.
  Json of_the_morning(Json code, const Night& night, int value) const {
    Json json = observation(std::move(code));
    json["effectiveDateTime"] = morning_after(night.date());
    json["valueInteger"] = value;
    add_other_cause(json, night);
    return json;
  }

  // What was noted of the night may have been so at any time from the evening to the morning.
  Json of_the_night(Json code, const Night& night, const char* kind, Json value) const {
    Json json = observation(std::move(code));
    json["effectivePeriod"] = {{"start", night.date().iso()}, {"end", morning_after(night.date())}};
    json[kind] = std::move(value);
    return json;
  }

  Json stool_code() const {
    Json code = concept_of("stool-type", "Loosest stool of the morning, 1 (pellets) to 7 (liquid)");
    // Its name in words is SNOMED CT's own and stays there.
    if (choices_.snomed) {
      code["coding"].push_back({{"system", snomed}, {"code", snomed_stool_form}});
    }
    return code;
  }

  // `about` is the night; what of it was observed is told by its code.
  void put_observation(const std::string& about, Json observation) {
    const std::string code = observation["code"]["coding"][0]["code"];
    put(fmt::format("{} {}", about, code), std::move(observation));
  }

  void add_observations_of(const Night& night, const std::string& about) {
    if (night.stool()) {
      put_observation(about, of_the_morning(stool_code(), night, night.stool()->value()));
    }
    if (night.movements()) {
      put_observation(
          about, of_the_morning(concept_of("movements", "Bowel movements of the morning"), night,
                                night.movements()->value()));
    }
    if (night.sleep()) {
      put_observation(
          about, of_the_night(concept_of("sleep", "Sleep, 1 (very bad) to 5 (very good)"), night,
                              "valueInteger", night.sleep()->value()));
    }
    for (const Symptom& symptom : night.symptoms().list()) {
      const std::string& name = symptom.name.value();
      const std::string words = name + ", severity from 0 (absent) to 10 (worst)";
      put_observation(about, of_the_night(concept_of("symptom-" + name, words), night,
                                          "valueInteger", symptom.severity.value()));
    }
    for (const Measurement& each : night.measures().list()) {
      const std::string& name = each.name.value();
      put_observation(about,
                      of_the_night(concept_of("measure-" + name, name + ", as measured"), night,
                                   "valueQuantity", {{"value", json_of(each.measured)}}));
    }
    for (const WarningSign sign : night.signs().list()) {
      const std::string name(name_of(sign));
      put_observation(about, of_the_night(concept_of("sign-" + name, "Warning sign: " + name),
                                          night, "valueBoolean", true));
    }
  }

  const FhirChoices& choices_;
  Json subject_;
  std::set<std::string> known_;
  std::vector<Json> entries_;
};

}  // namespace

std::string export_fhir(const Export& data, const text::Style& style) {
  Bundle bundle(data.fhir);
  for (const ExportedCourse& each : data.courses) bundle.add(each);
  return bundle.text(style);
}

}  // namespace titrate::formats
