#include "store/seal.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

namespace titrate::store {
namespace {

constexpr std::string_view digits = "00000000";

std::string head_with(std::string_view seal) {
  return fmt::format("{{\n  \"format\": \"{}\",\n  \"version\": {},\n  \"crc32\": \"{}\",\n",
                     format_name, format_version, seal);
}

std::string seal_for(std::string_view rest) {
  return fmt::format("{:08x}", libdeflate_crc32(0, rest.data(), rest.size()));
}

std::size_t digits_in(std::string_view head) { return head.rfind('"') - digits.size(); }

}  // namespace

Seal check_seal(std::string_view file) {
  const std::string head = unsealed_head();
  if (file.size() < head.size()) return Seal::misplaced;
  const std::string_view found = file.substr(0, head.size());
  const std::size_t digits_at = digits_in(head);
  const std::size_t digits_end = digits_at + digits.size();
  const bool same_but_for_the_digits =
      found.substr(0, digits_at) == std::string_view(head).substr(0, digits_at) &&
      found.substr(digits_end) == std::string_view(head).substr(digits_end);
  if (!same_but_for_the_digits) return Seal::misplaced;
  const bool fits = found.substr(digits_at, digits.size()) == seal_for(file.substr(head.size()));
  return fits ? Seal::intact : Seal::broken;
}

std::string unsealed_head() { return head_with(digits); }

void seal(std::string& file) {
  const std::string head = unsealed_head();
  file.replace(digits_in(head), digits.size(),
               seal_for(std::string_view(file).substr(head.size())));
}

std::string sealed(std::string_view rest) { return head_with(seal_for(rest)).append(rest); }

}  // namespace titrate::store
