#include "formats/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/utf8.hpp"

namespace titrate::formats {
namespace {

constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";
constexpr std::string_view mark_of_little_utf16 = "\xFF\xFE";
constexpr std::string_view mark_of_big_utf16 = "\xFE\xFF";
constexpr const char* save_as_utf8 =
    "Save it again from the spreadsheet, as \"CSV UTF-8\" (in LibreOffice: character set UTF-8).";

// What Windows-1252 has for the bytes 80 to 9F, where Latin-1 has control characters; 0 for those
// that are nothing. From https://encoding.spec.whatwg.org/index-windows-1252.txt, which fills the
// five gaps with control characters; here they are left open, as no text has them.
constexpr std::array<char32_t, 32> windows_1252_from_80 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

// At most U+10FFFF, and no surrogate.
void add_character(std::string& text, char32_t code) {
  const auto add = [&](char32_t bits) { text += static_cast<char>(bits); };
  const auto follow = [&](unsigned shift) { add(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0U | (code >> 6U));
    return follow(0);
  }
  if (code < 0x10000) {
    add(0xE0U | (code >> 12U));
    follow(6);
    return follow(0);
  }
  add(0xF0U | (code >> 18U));
  follow(12);
  follow(6);
  follow(0);
}

std::size_t line_number(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

// ---- UTF-16 ----

enum class Order { little, big };

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

std::variant<std::string, NoText> from_utf16(std::string_view bytes, Order order) {
  const NoText cut_off{"it is UTF-16 that was cut off, or holds half a character.", save_as_utf8};
  if (bytes.size() % 2 != 0) return cut_off;
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const char32_t first = byte(bytes[at]);
    const char32_t second = byte(bytes[at + 1]);
    return order == Order::little ? (second << 8U) | first : (first << 8U) | second;
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t code = unit_at(at);
    if (is_high_surrogate(code)) {
      at += 2;
      if (at == bytes.size() || !is_low_surrogate(unit_at(at))) return cut_off;
      code = 0x10000 + ((code - 0xD800) << 10U) + (unit_at(at) - 0xDC00);
    } else if (is_low_surrogate(code)) {
      return cut_off;
    }
    add_character(text, code);
  }
  return text;
}

// ---- Windows-1252 ----

// Nothing for a byte that is none.
std::optional<char32_t> windows_1252(unsigned char one) {
  if (one < 0x80 || one >= 0xA0) return one;
  const char32_t code = windows_1252_from_80.at(one - 0x80U);
  return code != 0 ? std::optional(code) : std::nullopt;
}

// Nothing where one of the bytes leaves another reading.
std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const Utf8Character next = first_character(bytes.substr(at));
    const auto code = windows_1252(byte(bytes[at]));
    if (!code || (next.valid && next.bytes > 1)) return std::nullopt;
    add_character(text, *code);
  }
  return text;
}

// ---- Either ----

// Where the first byte stands that is no UTF-8.
std::optional<std::size_t> first_no_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character next = first_character(text.substr(at));
    if (!next.valid) return at;
    at += static_cast<std::size_t>(next.bytes);
  }
  return std::nullopt;
}

std::optional<NoText> nul_in(std::string_view text) {
  const auto nul = text.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  return NoText{fmt::format("line {} holds a NUL byte: no text.", line_number(text, nul)),
                "Is it a CSV file? A spreadsheet's own file is none: save it as \"CSV UTF-8\", as "
                "UTF-16 without its mark too."};
}

std::variant<Decoded, NoText> decoded_utf16(std::string_view bytes, Order order) {
  auto read = from_utf16(bytes.substr(mark_of_little_utf16.size()), order);
  if (auto* problem = std::get_if<NoText>(&read)) return std::move(*problem);
  auto& text = std::get<std::string>(read);
  if (auto problem = nul_in(text)) return *std::move(problem);
  return Decoded{Encoding::utf16, std::move(text)};
}

}  // namespace

std::string_view Decoded::in(std::string_view bytes) const {
  if (converted) return *converted;
  if (bytes.starts_with(mark_of_utf8)) bytes.remove_prefix(mark_of_utf8.size());
  return bytes;
}

std::variant<Decoded, NoText> decoded(std::string_view bytes) {
  if (bytes.starts_with(mark_of_little_utf16)) return decoded_utf16(bytes, Order::little);
  if (bytes.starts_with(mark_of_big_utf16)) return decoded_utf16(bytes, Order::big);
  if (auto problem = nul_in(bytes)) return *std::move(problem);
  const auto wrong = first_no_utf8(bytes);
  if (!wrong) return Decoded{};
  if (auto text = from_windows_1252(bytes)) {
    return Decoded{Encoding::windows_1252, *std::move(text)};
  }
  return NoText{
      fmt::format("line {} holds a byte that is no UTF-8 text.", line_number(bytes, *wrong)),
      save_as_utf8};
}

}  // namespace titrate::formats
