// What is said reaches the process's own descriptors, or its exit status tells that it did not.

#include "cli/process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/world.hpp"

namespace titrate::test {
namespace {

// Another file in the place of a descriptor, until the end of the scope.
class Redirected {
 public:
  Redirected(int descriptor, int file) : descriptor_(descriptor), kept_(::dup(descriptor)) {
    REQUIRE(::dup2(file, descriptor) == descriptor);
    ::close(file);
  }
  Redirected(const Redirected&) = delete;
  Redirected& operator=(const Redirected&) = delete;
  ~Redirected() {
    ::dup2(kept_, descriptor_);
    ::close(kept_);
  }

 private:
  int descriptor_;
  int kept_;
};

int delivered(cli::ExitCode code, const char* out_file, const char* err_file) {
  World world;
  const cli::Environment environment{.now = world.now,
                                     .terminal = {},
                                     .disk = world.disk,
                                     .variable = {},
                                     .read_input = {},
                                     .ask = {},
                                     .out = "the answer\n",
                                     .err = "a word\n"};
  const Redirected out(STDOUT_FILENO, ::open(out_file, O_WRONLY));
  const Redirected err(STDERR_FILENO, ::open(err_file, O_WRONLY));
  return cli::deliver(environment, code);
}

TEST_CASE("a done command whose answer cannot be printed ends with its own status") {
  CHECK(delivered(cli::ExitCode::done, "/dev/null", "/dev/null") == 0);
  CHECK(delivered(cli::ExitCode::done, "/dev/full", "/dev/null") == 5);
  CHECK(delivered(cli::ExitCode::done, "/dev/null", "/dev/full") == 5);
}

TEST_CASE("what a command came to is not hidden by output that cannot be printed") {
  const int code = GENERATE(1, 2, 3, 4, 6);
  CHECK(delivered(static_cast<cli::ExitCode>(code), "/dev/full", "/dev/full") == code);
}

TEST_CASE("standard input is read to its end, and not beyond the most that is wanted") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string text(10'000, 'x');
  REQUIRE(::write(ends[1], text.data(), text.size()) == 10'000);
  ::close(ends[1]);
  const Redirected in(STDIN_FILENO, ends[0]);
  const cli::Environment environment = cli::process_environment(0);
  const std::string first = environment.read_input(5000);
  CHECK(first.size() >= 5000);
  CHECK(first + environment.read_input(100'000) == text);
  CHECK(environment.read_input(5000).empty());
}

TEST_CASE("the environment has the variables of the process") {
  REQUIRE(::setenv("TITRATE_TEST_VARIABLE", "a value", 1) == 0);
  const cli::Environment environment = cli::process_environment(0);
  CHECK(environment.variable("TITRATE_TEST_VARIABLE") == "a value");
  ::unsetenv("TITRATE_TEST_VARIABLE");
  CHECK_FALSE(environment.variable("TITRATE_TEST_VARIABLE"));
}

}  // namespace
}  // namespace titrate::test
