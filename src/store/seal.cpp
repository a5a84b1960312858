#include "store/seal.hpp"

#include <fmt/format.h>
#include <zlib.h>

namespace titrate::store {
namespace {

std::string head_for(std::string_view rest) {
  const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(rest.data()), rest.size());
  return fmt::format("{{\n  \"format\": \"{}\",\n  \"version\": {},\n  \"crc32\": \"{:08x}\",\n",
                     format_name, format_version, crc);
}

}  // namespace

Seal check_seal(std::string_view file) {
  constexpr std::string_view digits = "00000000";
  const std::string empty_head = head_for({});
  if (file.size() < empty_head.size()) return Seal::misplaced;

  const std::string head = head_for(file.substr(empty_head.size()));
  if (file.starts_with(head)) return Seal::intact;

  const std::size_t digits_at = head.rfind('"') - digits.size();
  const bool same_but_for_the_digits =
      file.substr(0, digits_at) == std::string_view(head).substr(0, digits_at) &&
      file.substr(digits_at + digits.size(), 3) == "\",\n";
  return same_but_for_the_digits ? Seal::broken : Seal::misplaced;
}

std::string sealed(std::string_view rest) { return head_for(rest).append(rest); }

}  // namespace titrate::store
