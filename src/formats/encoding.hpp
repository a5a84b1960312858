// The bytes of a text file as UTF-8, where they leave only one reading: UTF-8 itself, UTF-16 with
// its byte order mark, and Windows-1252, which is what an older Excel calls "CSV".
//
//   auto read = decoded(bytes);
//   if (const auto* text = std::get_if<Decoded>(&read)) use(text->in(bytes));
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace titrate::formats {

enum class Encoding { utf8, utf16, windows_1252 };

struct Decoded {
  Encoding encoding = Encoding::utf8;
  std::optional<std::string> converted{};  // nothing where the bytes are UTF-8 already

  // The text without a byte order mark, of the bytes that this was read from.
  std::string_view in(std::string_view bytes) const;
};

// Why bytes are no text.
struct NoText {
  std::string problem;  // a sentence, safe to print
  std::string remedy;
};

// The text is valid UTF-8 without NUL. Bytes that are no UTF-8 are Windows-1252 only where that has
// a character for each of them, and where none of them stand as UTF-8 would have them: a file that
// was put together from both leaves two readings.
std::variant<Decoded, NoText> decoded(std::string_view bytes);

}  // namespace titrate::formats
