// The one place that knows the shape of a log file: docs/log-format.md, version 2.
//
//   std::string file = encode(log);
//   Decoded read = decode(file);        // read.log == log, read.checksum == Checksum::intact
//
// Version 1 is read for ever; what is written is version 2. Reading is all or nothing, and never
// guesses: no default stands in for a missing or unknown field, no number is rounded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "store/codec/checksum.hpp"
#include "titrate/course.hpp"

namespace titrate::store {

// The largest file that is read, in bytes.
inline constexpr std::size_t largest_file = std::size_t{16} * 1024 * 1024;

struct Decoded {
  Log log;
  Checksum checksum;
  int version;  // of the format that the file is written in
};

// Why a file is not a log.
struct Damage {
  // Those that have a way out of their own.
  enum class Kind {
    broken_rule,
    newer_version,
    byte_order_mark,   // before a log that is whole, but for its seal perhaps
    utf_16,            // the whole file in another encoding
    conflict_markers,  // of a version control system that could not join two versions
  };

  std::string pointer;   // where, as a JSON pointer; empty for the whole document
  std::size_t line = 0;  // where, counted from 1; 0 when no line is meant
  std::string problem;   // what was found and what is allowed, safe to print
  Kind kind = Kind::broken_rule;

  bool is(Kind other) const { return kind == other; }

  friend bool operator==(const Damage&, const Damage&) = default;
};

// Of a file that is larger than `largest_file`.
Damage damage_by_size();

// The log in a file, whatever its seal says; or the first rule of the format that it breaks.
std::variant<Decoded, Damage> decode(std::string_view file);

// The same without the byte order mark that an editor may have put before it.
std::string_view without_byte_order_mark(std::string_view file);

// Whether a file is whole, its seal too, and decodes to this log.
bool holds(std::string_view file, const Log& log);

// The file for a log. The same log always gives the same bytes.
std::string encode(const Log& log);

struct ReadBack {
  std::string file;
  bool holds_log;  // what `holds` says of it; false would be a fault of the program
};

// The same file for a log that came of changing another, and whether it was read back as that log.
// Nights that did not change are copied from the file that holds the log before: most of them.
// Where that cannot be done, as with a file that another program laid out, all are written anew.
ReadBack encode_and_read_back(const Log& log, const Log& before, std::string_view file_before);

}  // namespace titrate::store
