// What an export as FHIR (R4, 4.0.1) can be told beside the nights. docs/fhir.md says what becomes
// of each field, and why.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "titrate/checked.hpp"

namespace titrate::formats {

// Names what these codes mean wherever they are read: docs/fhir.md lists them. A UUID, drawn once,
// because a web address would have to be somebody's.
inline constexpr const char* fhir_codes = "urn:uuid:e152ad89-5bad-483d-878c-959ff59d1920";

// Names what a resource is about, so that a server finds it again: docs/fhir.md. Another UUID,
// drawn once.
inline constexpr const char* fhir_identifiers = "urn:uuid:303f9a6a-7c95-41d6-aa36-c194acafae26";

// What is done with a bundle: kept as a document, or carried out by a server, which takes each
// resource in, or in the place of the one that it has by that identifier.
enum class BundleKind { collection, transaction };
inline constexpr std::array<std::string_view, 2> bundle_kind_names = {"collection", "transaction"};

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
  BundleKind kind = BundleKind::collection;
  bool snomed = false;  // the stool type has its SNOMED CT code as well
};

}  // namespace titrate::formats
