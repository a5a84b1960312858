// Two ways to read a log: quickly where it is as the program writes it, strictly in every other
// case.

#include "store/canonical_reader.hpp"
#include "store/log_codec.hpp"
#include "store/log_reader.hpp"

namespace titrate::store {

std::variant<Decoded, Damage> decode(std::string_view file) {
  if (file.size() > largest_file) {
    return Damage{"", 0, "the file is larger than 16 MiB, the most that a log may be"};
  }
  if (auto log = read_canonical(file)) {
    return Decoded{*std::move(log), check_seal(file), format_version};
  }
  return read_strictly(file);
}

}  // namespace titrate::store
