// The strict reader of log files, for whatever the quick one (canonical_reader.hpp) does not know.
#pragma once

#include <string_view>
#include <variant>

#include "store/codec/log_codec.hpp"

namespace titrate::store {

// Reads any log, however its JSON is laid out; or says which rule of the format it breaks, and
// where.
std::variant<Decoded, Damage> read_strictly(std::string_view file);

}  // namespace titrate::store
