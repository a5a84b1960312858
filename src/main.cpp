#include <ctime>
#include <string>
#include <vector>

#include "cli/process.hpp"
#include "cli/run.hpp"

int main(int argc, char** argv) {
  using namespace titrate::cli;
  prepare_process();
  Environment environment = process_environment(std::time(nullptr));
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  const ExitCode code = run(arguments, environment);
  return deliver(environment, code);
}
