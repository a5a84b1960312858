#include "store/codec/checksum.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

namespace titrate::store {
namespace {

constexpr std::string_view digits = "00000000";

std::string head_with(std::string_view checksum, int version) {
  return fmt::format("{{\n  \"format\": \"{}\",\n  \"version\": {},\n  \"crc32\": \"{}\",\n",
                     format_name, version, checksum);
}

std::string checksum_for(std::string_view rest) {
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

Checksum verify_checksum(std::string_view file) {
  for (const int version : read_versions) {
    const std::string head = head_without_checksum(version);
    if (!begins_with(file, head)) continue;
    const std::string_view found = file.substr(digits_in(head), digits.size());
    return found == checksum_for(file.substr(head.size())) ? Checksum::intact : Checksum::broken;
  }
  return Checksum::misplaced;
}

std::string head_without_checksum(int version) { return head_with(digits, version); }

void checksum(std::string& file) {
  const std::string head = head_without_checksum();
  file.replace(digits_in(head), digits.size(),
               checksum_for(std::string_view(file).substr(head.size())));
}

std::string with_right_checksum(std::string_view rest, int version) {
  return head_with(checksum_for(rest), version).append(rest);
}

}  // namespace titrate::store
