#include "cli/process.hpp"

#include <cxxabi.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <string_view>
#include <typeinfo>

#include "cli/clock.hpp"
#include "cli/interrupt.hpp"
#include "cli/run.hpp"
#include "cli/time_zone.hpp"

namespace titrate::cli {
namespace {

constexpr int most_interruptions = 100;

const Environment* watched = nullptr;

// What became of a text: all of it was written; or who read it went away, as `head` does when it
// has enough; or it could not be written, as on a full disk.
enum class Heard { all, reader_gone, not_all };

Heard write_all(int file, std::string_view text) {
  int interruptions = 0;
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR && ++interruptions < most_interruptions) continue;
    if (written < 0 && errno == EPIPE) return Heard::reader_gone;
    if (written <= 0) return Heard::not_all;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return Heard::all;
}

std::string read_all(int file, std::size_t most) {
  std::string text;
  char buffer[4096];
  while (text.size() < most) {
    const ssize_t got = ::read(file, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  return text;
}

// A line as somebody types it; nothing when the input ends, or an interrupt comes, before the line
// does. However long it is, little more than an answer of it is kept.
std::optional<std::string> read_line(int file, const Interruptible& interruptible) {
  std::string line;
  char c = 0;
  while (interruptible.await_input(file)) {
    const ssize_t got = ::read(file, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    if (c == '\n') return Interruptible::came() ? std::nullopt : std::optional(line);
    if (line.size() <= longest_answer) line += c;
  }
  return std::nullopt;
}

std::optional<int> error_width() {
  winsize size{};
  const bool known = ::isatty(STDERR_FILENO) != 0 && ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0;
  return known && size.ws_col > 0 ? std::optional<int>(size.ws_col) : std::nullopt;
}

Terminal terminal() {
  const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
  winsize size{};
  const bool known = is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  const Terminal unknown;
  return {.can_ask = is_terminal && ::isatty(STDIN_FILENO) != 0,
          .is_terminal = is_terminal,
          .width = known && size.ws_col > 0 ? size.ws_col : unknown.width,
          .lines = known && size.ws_row > 0 ? size.ws_row : unknown.lines,
          .error_width = error_width()};
}

std::optional<std::string> set_variable(const char* name) {
  const char* const value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return value;
}

// How far a person said that the clock is ahead of UTC is the time zone from here on. What is no
// offset is refused later, where there are words for it.
void take_zone_from_variable() {
  const auto east = minutes_east(set_variable("TITRATE_UTC_OFFSET").value_or(""));
  if (!east) return;
  if (::setenv("TZ", zone_at(*east).c_str(), 1) != 0) throw std::bad_alloc();
  ::tzset();
}

// A small system's clock is linked to UTC, also where it has no file for it.
bool is_link_to_utc(const char* path) {
  char target[256];
  const ssize_t size = ::readlink(path, target, sizeof target);
  return size > 0 && std::string_view(target, static_cast<std::size_t>(size)).ends_with("/UTC");
}

// Whoever is off UTC has a time zone, and most are.
std::optional<std::string> zone_that_is_unknown(LocalTime local, std::time_t now) {
  if (local.seconds != static_cast<std::int64_t>(now)) return std::nullopt;
  const auto has_file = [](const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return is_link_to_utc(path.c_str());
    return S_ISREG(status.st_mode);
  };
  return unknown_zone(set_variable("TZ"), set_variable("TZDIR"), has_file);
}

}  // namespace

void prepare_process() {
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(file, F_GETFD) >= 0) continue;
    // The lowest free descriptor is taken, which is this one.
    const int opened = ::open("/dev/null", O_RDWR);
    if (opened != file) std::_Exit(static_cast<int>(ExitCode::storage));
  }
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  ::umask(077);
}

Environment process_environment(std::time_t now) {
  take_zone_from_variable();
  const LocalTime local = local_time(now);
  Environment environment{
      .now = local,
      .terminal = terminal(),
      .disk = store::real_disk(),
      .variable = [](const std::string& name) { return set_variable(name.c_str()); },
      .read_input = [](std::size_t most) { return read_all(STDIN_FILENO, most); },
      .ask = [](const std::string& said) -> std::optional<std::string> {
        const Interruptible interruptible;
        if (write_all(STDOUT_FILENO, said) != Heard::all) return std::nullopt;
        return read_line(STDIN_FILENO, interruptible);
      },
      .in_utc =
          [now](LocalTime wall) {
            const bool is_now = wall.seconds == local_time(now).seconds;
            return is_now ? LocalTime{static_cast<std::int64_t>(now)} : utc_time(wall);
          },
      .unknown_zone = zone_that_is_unknown(local, now)};
  return environment;
}

int deliver(const Environment& environment, ExitCode code) noexcept {
  const Heard out = write_all(STDOUT_FILENO, environment.out);
  Heard err = write_all(STDERR_FILENO, environment.err);
  if (err == Heard::all) err = write_all(STDERR_FILENO, environment.last_words.view());
  if (code != ExitCode::done) return static_cast<int>(code);
  // Who asked and goes away had what was wanted; who had something done is to know that it is.
  const bool only_asked = !environment.may_save && !environment.wrote;
  const auto is_lost = [&](Heard heard) {
    return heard == Heard::not_all || (heard == Heard::reader_gone && !only_asked);
  };
  if (is_lost(out)) {
    ShortText text;
    text += "titrate: the answer could not be printed; ";
    text += environment.what_was_done().view();
    text += ".\n";
    write_all(STDERR_FILENO, text.view());
  }
  return static_cast<int>(is_lost(out) || is_lost(err) ? ExitCode::unheard : code);
}

void watch(const Environment& environment) noexcept { watched = &environment; }

void break_off() noexcept {
  // Where not even the exception could be made there is none.
  const std::type_info* const thrown = abi::__cxa_current_exception_type();
  const bool is_memory = thrown == nullptr || *thrown == typeid(std::bad_alloc);
  const std::string_view why = is_memory ? no_memory : own_fault;
  LastWords last{{}, ExitCode::storage};
  if (watched != nullptr) {
    last = last_words(why, *watched);
  } else {
    last.text += "titrate: ";
    last.text += why;
    last.text += ".\n";
  }
  write_all(STDERR_FILENO, last.text.view());
  std::_Exit(static_cast<int>(last.code));
}

}  // namespace titrate::cli
