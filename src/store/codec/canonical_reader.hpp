// The quick way to read a log: a file that is, byte for byte, as `encode` writes it, so of the
// newest version.
//
//   if (auto log = read_canonical(file)) use(*log);
//   else read_strictly(file);                        // log_reader.hpp: reads it, or says why not
//
// It takes nothing that it would have to judge: every byte is the one that is due, or it gives
// nothing and says nothing. What it gives, encoded, is the file again but for the eight digits of
// the seal, which are not looked at here; so the strict reader reads the same log from it. Every
// value comes through its checked factory, as there.
#pragma once

#include <optional>
#include <string_view>

#include "titrate/course.hpp"

namespace titrate::store {

std::optional<Log> read_canonical(std::string_view file);

// Whether that gives this log. Reads all of the file again and keeps nothing of it, so it takes
// less than to read and compare.
bool is_canonical(std::string_view file, const Log& log);

}  // namespace titrate::store
