// Two ways to read a log: quickly where it is as the program writes it, strictly in every other
// case.

#include <optional>
#include <string>
#include <utility>

#include "store/codec/canonical_reader.hpp"
#include "store/codec/json_reader.hpp"
#include "store/codec/log_codec.hpp"
#include "store/codec/log_reader.hpp"

namespace titrate::store {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The first line that begins with one of a version control system's markers, where all are there.
std::optional<std::size_t> line_of_conflict(std::string_view file) {
  const std::string_view markers[] = {"\n<<<<<<< ", "\n=======", "\n>>>>>>> "};
  std::size_t at = 0;
  for (const std::string_view marker : markers) {
    at = file.find(marker, at);
    if (at == std::string_view::npos) return std::nullopt;
  }
  return line_at(file, file.find(markers[0]) + 1);
}

// What other programs do to a log.
std::optional<Damage> damage_from_outside(std::string_view file) {
  if (file.starts_with("\xFF\xFE") || file.starts_with("\xFE\xFF")) {
    return Damage{"", 1, "it was written anew in another encoding, UTF-16; UTF-8 is due",
                  Damage::Kind::utf_16};
  }
  if (const auto line = line_of_conflict(file)) {
    return Damage{"", *line,
                  "a version control system (git) could not join two versions of it, and its "
                  "conflict markers stand in it",
                  Damage::Kind::conflict_markers};
  }
  const std::string_view rest = without_byte_order_mark(file);
  if (rest.size() == file.size()) return std::nullopt;
  const auto read = read_strictly(rest);
  const auto* whole = std::get_if<Decoded>(&read);
  if (whole == nullptr) return std::nullopt;
  const std::string mark =
      "a byte order mark (three bytes) was put before it, as by an editor such as Notepad; ";
  return Damage{"", 1,
                mark + (whole->checksum == Checksum::intact
                            ? "the rest of it is whole"
                            : "the rest of it can be read, but was changed outside titrate too"),
                Damage::Kind::byte_order_mark};
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view file) {
  if (file.starts_with(byte_order_mark)) file.remove_prefix(byte_order_mark.size());
  return file;
}

Damage damage_by_size() {
  return {"", 0, "the file is larger than 16 MiB, the most that a log may be"};
}

std::variant<Decoded, Damage> decode(std::string_view file) {
  if (file.size() > largest_file) return damage_by_size();
  if (auto log = read_canonical(file)) {
    return Decoded{*std::move(log), verify_checksum(file), format_version};
  }
  auto read = read_strictly(file);
  if (std::holds_alternative<Damage>(read)) {
    if (auto damage = damage_from_outside(file)) return *std::move(damage);
  }
  return read;
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
