// Strict JSON, read as a stream of events: the JSON library behind a narrow door. It closes the
// gaps that the library leaves open (a byte order mark, a NUL byte, text after the document, deep
// nesting, rounded numbers), knows at every event where in the file it is, and never lets the
// library's own words out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace titrate::store {

// Nesting deeper than this is refused.
inline constexpr int deepest = 8;

struct JsonValue {
  enum class Kind { null, boolean, whole, other_number, text, object, list };
  Kind kind;
  bool boolean = false;
  std::int64_t whole = 0;
  std::string* text =
      nullptr;  // a text's value, or another number as it was written; may be moved from

  // For an error message: what stands there, cut short and safe to print.
  std::string description() const;
};

// Whoever wants to know. Every function says whether to go on.
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual bool key(std::string& name) = 0;
  virtual bool value(JsonValue value) = 0;  // not for objects and lists
  virtual bool begin(JsonValue::Kind container) = 0;
  virtual bool end(JsonValue::Kind container) = 0;
};

// Where the reader is: bytes read so far.
class JsonPosition {
 public:
  std::size_t bytes = 0;
};

struct JsonProblem {
  std::string problem;       // safe to print
  std::size_t position = 0;  // bytes from the start of the file
  bool too_deep = false;
  bool in_value = false;  // a value is wrong, not the JSON around it
};

// Reads the whole of `file`, telling `events`, with `position` kept up to date at each. Gives what
// is wrong with the JSON itself; nothing when it was fine or when `events` asked to stop.
std::optional<JsonProblem> read_json(std::string_view file, JsonEvents& events,
                                     JsonPosition& position);

// The line, from 1, on which a byte of the file stands.
std::size_t line_at(std::string_view file, std::size_t position);

}  // namespace titrate::store
