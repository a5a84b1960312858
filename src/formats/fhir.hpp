// What an export as FHIR (R4, 4.0.1) can be told beside the nights. docs/fhir.md says what becomes
// of each field, and why.
#pragma once

#include <optional>
#include <string>

#include "titrate/checked.hpp"

namespace titrate::formats {

// Names what these codes mean wherever they are read: docs/fhir.md lists them. A UUID, drawn once,
// because a web address would have to be somebody's.
inline constexpr const char* fhir_codes = "urn:uuid:e152ad89-5bad-483d-878c-959ff59d1920";

// Who the log is about, as another system calls them.
class PatientReference {
 public:
  // Refused: anything but "Patient/ID", "http(s)://.../Patient/ID" or "urn:uuid:...".
  static Checked<PatientReference> from(std::string reference);

  const std::string& value() const { return reference_; }

 private:
  explicit PatientReference(std::string reference) : reference_(std::move(reference)) {}
  std::string reference_;
};

struct FhirChoices {
  std::optional<PatientReference> patient{};
  bool snomed = false;  // the stool type has its SNOMED CT code as well
};

}  // namespace titrate::formats
