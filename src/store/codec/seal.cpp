#include "store/codec/seal.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

namespace titrate::store {
namespace {

constexpr std::string_view digits = "00000000";

std::string head_with(std::string_view seal, int version) {
  return fmt::format("{{\n  \"format\": \"{}\",\n  \"version\": {},\n  \"crc32\": \"{}\",\n",
                     format_name, version, seal);
}

std::string seal_for(std::string_view rest) {
  return fmt::format("{:08x}", libdeflate_crc32(0, rest.data(), rest.size()));
}

std::size_t digits_in(std::string_view head) { return head.rfind('"') - digits.size(); }

// Whether a file begins with this head, whatever the digits of its seal are.
bool begins_with(std::string_view file, std::string_view head) {
  if (file.size() < head.size()) return false;
  const std::string_view found = file.substr(0, head.size());
  const std::size_t digits_at = digits_in(head);
  const std::size_t digits_end = digits_at + digits.size();
  return found.substr(0, digits_at) == head.substr(0, digits_at) &&
         found.substr(digits_end) == head.substr(digits_end);
}

}  // namespace

Seal check_seal(std::string_view file) {
  for (const int version : read_versions) {
    const std::string head = unsealed_head(version);
    if (!begins_with(file, head)) continue;
    const std::string_view found = file.substr(digits_in(head), digits.size());
    return found == seal_for(file.substr(head.size())) ? Seal::intact : Seal::broken;
  }
  return Seal::misplaced;
}

std::string unsealed_head(int version) { return head_with(digits, version); }

void seal(std::string& file) {
  const std::string head = unsealed_head();
  file.replace(digits_in(head), digits.size(),
               seal_for(std::string_view(file).substr(head.size())));
}

std::string sealed(std::string_view rest, int version) {
  return head_with(seal_for(rest), version).append(rest);
}

}  // namespace titrate::store
