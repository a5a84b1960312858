#include "support/world.hpp"

#include "cli/run.hpp"
#include "core/local_time.hpp"
#include "store/codec/log_codec.hpp"

namespace titrate::test {

World::World() : variables{{"HOME", std::string(home)}, {"LANG", "C.UTF-8"}, {"TERM", "xterm"}} {
  disk.put_folder(std::string(home));
  disk.work_in(std::string(home));
  set_clock("2026-11-01T21:30");
}

void World::set_clock(std::string_view local_time) { now = LocalTime::parse(local_time).value(); }

void World::keep(const Log& log) {
  for (const char* part : {"/.local", "/.local/share", "/.local/share/titrate"}) {
    const std::string each = std::string(home) + part;
    if (!disk.has(each)) disk.put_folder(each);
  }
  disk.put(log_path(), store::encode(log));
}

Log World::log() const {
  return std::get<store::Decoded>(store::decode(disk.bytes(log_path()).value())).log;
}

std::string World::path(std::string_view name) {
  return std::string(folder) + '/' + std::string(name);
}

Said World::run(const std::vector<std::string>& arguments) {
  if (!is_observed || !observer) return run_unobserved(arguments);
  const World before = twin();
  Said said = run_unobserved(arguments);
  if (!said.suggested.empty()) observer(before, said, *this);
  return said;
}

Said World::run_unobserved(const std::vector<std::string>& arguments) {
  std::string asked;
  cli::Environment environment{
      .now = now,
      .terminal = terminal,
      .disk = disk,
      .variable = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        if (found == variables.end()) return std::nullopt;
        return found->second;
      },
      .read_input = [&](std::size_t most) { return input.substr(0, most); },
      .ask = [&](const std::string& said) -> std::optional<std::string> {
        asked += said;
        if (before_answer) before_answer();
        if (answers.empty()) return std::nullopt;
        const std::string answer = answers.front();
        answers.pop_front();
        asked += answer + '\n';  // as the terminal echoes it
        return answer;
      },
      .in_utc = [&](LocalTime wall) { return LocalTime{wall.seconds - ahead_of_utc}; },
      .unknown_zone = unknown_zone};
  const cli::ExitCode code = cli::run(arguments, environment);
  return {.out = asked + environment.out,
          .err = environment.err + std::string(environment.last_words.view()),
          .code = static_cast<int>(code),
          .error = environment.error,
          .may_save = environment.may_save,
          .saved = environment.saved,
          .asked = environment.asked,
          .arguments = arguments,
          .suggested = environment.suggested};
}

World World::twin() const {
  World twin;
  twin.disk = disk.twin();
  twin.now = now;
  twin.ahead_of_utc = ahead_of_utc;
  twin.unknown_zone = unknown_zone;
  twin.terminal = terminal;
  twin.variables = variables;
  twin.input = input;
  twin.is_observed = false;
  return twin;
}

}  // namespace titrate::test
