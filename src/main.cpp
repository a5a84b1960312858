#include <ctime>
#include <exception>
#include <string>
#include <vector>

#include "cli/process.hpp"
#include "cli/run.hpp"

namespace {

// Before any static object is made, which may find no memory.
[[gnu::constructor(101)]] void take_over_the_end() { std::set_terminate(titrate::cli::break_off); }

}  // namespace

int main(int argc, char** argv) try {
  using namespace titrate::cli;
  prepare_process();
  Environment environment = process_environment(std::time(nullptr));
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  watch(environment);
  const ExitCode code = run(arguments, environment);
  return deliver(environment, code);
} catch (...) {
  titrate::cli::break_off();
}
