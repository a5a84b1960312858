// What is said reaches the process's own descriptors, or its exit status tells that it did not.

#include "cli/process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

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

// A pipe that nobody reads from any more.
int deaf_pipe() {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  ::close(ends[0]);
  return ends[1];
}

enum class Deaf { out, err, both };

// What `head` leaves of a command: its status.
int status_when_reader_is_gone(cli::Environment environment, Deaf deaf) {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  const Redirected out(STDOUT_FILENO,
                       deaf == Deaf::err ? ::open("/dev/null", O_WRONLY) : deaf_pipe());
  const Redirected err(STDERR_FILENO,
                       deaf == Deaf::out ? ::open("/dev/null", O_WRONLY) : deaf_pipe());
  return cli::deliver(environment, cli::ExitCode::done);
}

TEST_CASE("who stops reading an answer had enough of it; who changed something is to know it") {
  const Deaf deaf = GENERATE(Deaf::out, Deaf::err, Deaf::both);
  World world;
  cli::Environment environment{.now = world.now,
                               .terminal = {},
                               .disk = world.disk,
                               .variable = {},
                               .read_input = {},
                               .ask = {},
                               .out = "the answer\n",
                               .err = "a word\n"};
  CHECK(status_when_reader_is_gone(environment, deaf) == 0);
  environment.wrote = true;
  CHECK(status_when_reader_is_gone(environment, deaf) == 5);
  environment.wrote = false;
  environment.may_save = true;
  CHECK(status_when_reader_is_gone(environment, deaf) == 5);
}

TEST_CASE("what a command came to is not hidden by output that cannot be printed") {
  const int code = GENERATE(1, 2, 3, 4, 6);
  CHECK(delivered(static_cast<cli::ExitCode>(code), "/dev/full", "/dev/full") == code);
}

TEST_CASE("what a second taking came to is said although the answer cannot be printed") {
  World world;
  cli::Environment environment{.now = world.now,
                               .terminal = {},
                               .disk = world.disk,
                               .variable = {},
                               .read_input = {},
                               .ask = {}};
  CHECK(environment.what_was_done().view() == "what was asked is done");
  environment.sum = 3;
  CHECK(environment.what_was_done().view() == "what was asked is done");  // refused, or not yet
  environment.saved = true;
  CHECK(environment.what_was_done().view() == "saved: 3 in all, do not repeat");
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

// What a question gets where these bytes are typed, and then the input ends.
std::vector<std::optional<std::string>> answers_to(const std::string& typed, int questions) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::write(ends[1], typed.data(), typed.size()) == static_cast<ssize_t>(typed.size()));
  ::close(ends[1]);
  const Redirected in(STDIN_FILENO, ends[0]);
  const Redirected out(STDOUT_FILENO, ::open("/dev/null", O_WRONLY));
  const cli::Environment environment = cli::process_environment(0);
  std::vector<std::optional<std::string>> answers;
  for (; questions > 0; --questions) answers.push_back(environment.ask("? "));
  return answers;
}

TEST_CASE("each question takes one line, and a line without an end is no answer") {
  using Answers = std::vector<std::optional<std::string>>;
  CHECK(answers_to("4\n\nsmooth\nnot", 4) == Answers{"4", "", "smooth", std::nullopt});
  CHECK(answers_to("", 1) == Answers{std::nullopt});
}

TEST_CASE("of a long line only so much is kept that it is seen to be too long") {
  const std::string fits(cli::longest_answer, 'x');
  const auto answers = answers_to(fits + '\n' + fits + "yyy\n4\n", 3);
  CHECK(answers[0] == fits);
  CHECK(answers[1] == fits + 'y');
  CHECK(answers[2] == "4");
}

TEST_CASE("an interrupt at a question is no answer, whatever was typed, and then does as before") {
  struct sigaction before = {};
  struct sigaction after = {};
  sigaction(SIGINT, nullptr, &before);
  // Held back until the question waits, and still held back when it has seen it.
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, nullptr);
  ::raise(SIGINT);
  CHECK(answers_to("4\n", 1).front() == std::nullopt);
  int came = 0;
  CHECK(sigwait(&interrupt, &came) == 0);
  CHECK(answers_to("4\n", 1).front() == "4");
  sigset_t mask;
  sigprocmask(SIG_UNBLOCK, &interrupt, &mask);
  CHECK(sigismember(&mask, SIGINT) == 1);
  sigaction(SIGINT, nullptr, &after);
  CHECK(before.sa_handler == after.sa_handler);
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
