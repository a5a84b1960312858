// Two ways to read a log: quickly where it is as the program writes it, strictly in every other
// case.

#include "store/codec/canonical_reader.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_reader.hpp"

namespace titrate::store {

Damage damage_by_size() {
  return {"", 0, "the file is larger than 16 MiB, the most that a log may be"};
}

std::variant<Decoded, Damage> decode(std::string_view file) {
  if (file.size() > largest_file) return damage_by_size();
  if (auto log = read_canonical(file)) {
    return Decoded{*std::move(log), verify_checksum(file), format_version};
  }
  return read_strictly(file);
}

bool holds(std::string_view file, const Log& log) {
  if (file.size() <= largest_file && is_canonical(file, log)) {
    return verify_checksum(file) == Checksum::intact;
  }
  const auto read = decode(file);
  const auto* whole = std::get_if<Decoded>(&read);
  return whole != nullptr && whole->checksum == Checksum::intact && whole->log == log;
}

}  // namespace titrate::store
