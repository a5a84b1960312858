#include "formats/uuid.hpp"

#include <uuid.h>

#include <array>

namespace titrate::formats {
namespace {

// Drawn once, at random. Another one would give everything another name.
constexpr const char* own_namespace = "c212680d-6978-4bcc-b808-21bf20eef619";

}  // namespace

std::string uuid_of(std::string_view text) {
  uuid_t space;
  uuid_parse(own_namespace, space);
  uuid_t uuid;
  uuid_generate_sha1(uuid, space, text.data(), text.size());
  std::array<char, UUID_STR_LEN> letters{};
  uuid_unparse_lower(uuid, letters.data());
  return letters.data();
}

}  // namespace titrate::formats
