#include "store/log_errors.hpp"

#include <fmt/format.h>

#include <cerrno>

#include "titrate/text.hpp"

namespace titrate::store {
namespace {

std::string why(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EFBIG:
      return "the file would be larger than the system allows";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EROFS:
      return "the disk is read-only";
    case EIO:
      return "the disk reported an error";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    case ELOOP:
      return "a link stands in its place";
    case EISDIR:
      return "a folder stands in its place";
    case ENOENT:
      return "it is not there";
    case ENXIO:
    case ENODEV:
      return "it is not a plain file";
    case ENOTDIR:
      return "a part of its path is not a folder";
    default:
      return fmt::format("the system refused it (error {})", error);
  }
}

// What helps, by cause. Nothing that fails in the store has changed the log.
std::string what_helps(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "Nothing was changed. Make some room on the disk and try again.";
    case EACCES:
    case EPERM:
    case EROFS:
      return "Nothing was changed. See who may read and write there, or name another place with "
             "--log FILE.";
    case EIO:
      return "Nothing was changed. The disk may be failing; keep a copy of your log elsewhere.";
    default:
      return "Nothing was changed.";
  }
}

}  // namespace

Error storage_error(std::string_view action, const std::string& path, int error) {
  return {ErrorKind::storage,
          fmt::format("could not {} {}: {}.", action, printable(path), why(error)),
          what_helps(error)};
}

std::string place_of(std::string_view pointer, std::size_t line) {
  std::string place;
  if (!pointer.empty()) place += fmt::format(", at {}", pointer);
  if (line > 0) place += fmt::format(" (line {})", line);
  return place;
}

Error damage_error(const std::string& path, const Damage& damage) {
  std::string place = printable(path) + place_of(damage.pointer, damage.line);
  if (damage.newer_version) {
    return {ErrorKind::damaged,
            "this log was written by a newer version of titrate: " + damage.problem + '.',
            "Install a newer titrate to read it. Nothing was changed.", std::move(place)};
  }
  return {ErrorKind::damaged, damage.problem + '.',
          "No advice is given from a damaged log. `titrate check` shows what there is, "
          "`titrate recover` brings back the last backup.",
          std::move(place)};
}

std::string_view problem_of(Seal seal) {
  return seal == Seal::misplaced
             ? "it was changed outside titrate: its first four lines are not as titrate writes "
               "them, so its seal (crc32) cannot be checked"
             : "it was changed outside titrate, or damaged: its seal (crc32) does not fit";
}

Error seal_error(const std::string& path, Seal seal) {
  return {ErrorKind::damaged, std::string(problem_of(seal)) + '.',
          "No advice until that is settled. If you changed it yourself, `titrate check --accept` "
          "shows what is in it and seals it again; else `titrate recover` brings back the last "
          "backup.",
          printable(path)};
}

}  // namespace titrate::store
