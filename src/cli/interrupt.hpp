// Ctrl-C at a question. While one of these lives, an interrupt does not end the process: it ends
// the waiting for an answer, so that the program can say that nothing was changed.
//
//   Interruptible interruptible;
//   if (!interruptible.await_input(STDIN_FILENO)) ...   // interrupted
//
// One at a time. Where interrupts are ignored (nohup), they stay ignored.
#pragma once

#include <csignal>

namespace titrate::cli {

class Interruptible {
 public:
  Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;
  // Interrupts do again what they did before.
  ~Interruptible();

  // Waits until the file has something to read, or has ended. False where an interrupt came.
  bool await_input(int file) const;
  // Whether an interrupt came.
  static bool came();

 private:
  struct sigaction action_before_;
  sigset_t mask_before_;
  sigset_t mask_while_waiting_;
};

}  // namespace titrate::cli
