#include "formats/fhir.hpp"

#include <algorithm>
#include <string_view>

namespace titrate::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// R4's id: 1 to 64 letters, digits, "-" and ".".
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '.';
  });
}

// "0c2a7f5e-1111-5222-8333-444444444444"; R4 wants lower case.
bool is_uuid(std::string_view text) {
  constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char expected) {
    return expected == '-' ? c == '-' : is_digit(c) || (c >= 'a' && c <= 'f');
  });
}

// The part of a web address between "https://" and "/Patient/": a host, perhaps a port and folders.
bool is_server(std::string_view text) {
  constexpr std::string_view others = "-._~%:/";
  if (text.empty() || text.front() == '/' || text.back() == '/' ||
      text.find("//") != std::string_view::npos) {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
  });
}

bool is_reference(std::string_view text) {
  constexpr std::string_view kind = "Patient/";
  constexpr std::string_view urn = "urn:uuid:";
  if (text.starts_with(urn)) return is_uuid(text.substr(urn.size()));
  if (text.starts_with(kind)) return is_id(text.substr(kind.size()));
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::string_view rest = text.substr(scheme.size());
    const auto at = rest.rfind("/Patient/");
    return at != std::string_view::npos && is_server(rest.substr(0, at)) &&
           is_id(rest.substr(at + 1 + kind.size()));
  }
  return false;
}

}  // namespace

Checked<PatientReference> PatientReference::from(std::string reference) {
  if (!is_reference(reference)) {
    return Refusal{"",
                   "is no reference to a patient: Patient/ID, https://.../Patient/ID or "
                   "urn:uuid:... in lower case"};
  }
  return PatientReference(std::move(reference));
}

}  // namespace titrate::formats
