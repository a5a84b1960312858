#include "cli/interrupt.hpp"

#include <poll.h>

#include <cerrno>

namespace titrate::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int) { interrupted = 1; }

sigset_t interrupt_alone() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

// Interrupts are let through only while waiting: one that came just before would else be noted, and
// then the wait would go on as if nothing had happened.
Interruptible::Interruptible() {
  interrupted = 0;
  sigaction(SIGINT, nullptr, &action_before_);
  sigprocmask(SIG_SETMASK, nullptr, &mask_before_);
  mask_while_waiting_ = mask_before_;
  if (action_before_.sa_handler == SIG_IGN) return;
  sigdelset(&mask_while_waiting_, SIGINT);
  const sigset_t interrupt = interrupt_alone();
  sigprocmask(SIG_BLOCK, &interrupt, nullptr);
  struct sigaction noting = {};
  noting.sa_handler = note_interrupt;
  sigemptyset(&noting.sa_mask);
  sigaction(SIGINT, &noting, nullptr);
}

Interruptible::~Interruptible() {
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);  // one that still waits goes to the handler
  sigaction(SIGINT, &action_before_, nullptr);
}

bool Interruptible::await_input(int file) const {
  pollfd input = {.fd = file, .events = POLLIN, .revents = 0};
  while (!came()) {
    const int ready = ppoll(&input, 1, nullptr, &mask_while_waiting_);
    if (ready < 0 && errno == EINTR) continue;
    return true;  // a file that cannot be waited for says so when it is read
  }
  return false;
}

bool Interruptible::came() {
  sigset_t waiting;
  sigpending(&waiting);
  return interrupted != 0 || sigismember(&waiting, SIGINT) == 1;
}

}  // namespace titrate::cli
