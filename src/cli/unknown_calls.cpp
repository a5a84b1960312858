// Where the program begins when it is in one piece, before the C library does.
//
// A phone's system (Android 8 and newer) does not fail a system call that it does not let apps
// make: it sends SIGSYS, which ends the program. The C library makes two such calls before main,
// and does well without either (set_robust_list, rseq). So from the first instruction on such a
// call fails as one that the system does not know.
//
// Nothing is relocated yet and no thread is set up: this uses no other function, no object with an
// address in it, and no stack protector. tests/release puts such a filter before the program.
#if defined(__x86_64__) || defined(__aarch64__)

#include <sys/syscall.h>
#include <ucontext.h>

#include <cerrno>
#include <csignal>

namespace {

// As the kernel has it, which is not as the C library has it.
struct KernelAction {
  void (*handler)(int, siginfo_t*, void*);
  unsigned long flags;
  void (*restorer)();
  unsigned long mask;
};

// An address that is counted from where the code stands, and not read from a table, in which it
// would not be right yet.
template <class Function>
__attribute__((always_inline)) inline Function* as_it_stands(Function* function) {
  asm("" : "+r"(function));
  return function;
}

constexpr int by_a_filter = 1;  // SYS_SECCOMP, which no header of the C library names

__attribute__((no_stack_protector)) void fail_the_call(int, siginfo_t* info, void* context) {
  if (info->si_code != by_a_filter) return;
  auto& registers = static_cast<ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  registers.gregs[REG_RAX] = -ENOSYS;
#else
  registers.regs[0] = static_cast<unsigned long long>(-ENOSYS);
#endif
}

}  // namespace

#if defined(__x86_64__)

extern "C" __attribute__((visibility("hidden"))) void titrate_return_from_signal();
asm(R"(
  .globl titrate_first_instruction
  titrate_first_instruction:
    push %rdx
    push %rdx
    call titrate_outlive_unknown_calls
    pop %rdx
    pop %rdx
    jmp _start
  .globl titrate_return_from_signal
  .hidden titrate_return_from_signal
  titrate_return_from_signal:
    mov $15, %eax  # rt_sigreturn
    syscall
)");

extern "C" __attribute__((used, visibility("hidden"), no_stack_protector)) void
titrate_outlive_unknown_calls() {
  constexpr unsigned long has_restorer = 0x04000000;
  const KernelAction action{as_it_stands(fail_the_call), SA_SIGINFO | has_restorer,
                            as_it_stands(titrate_return_from_signal), 0};
  long result = SYS_rt_sigaction;
  register long size asm("r10") = sizeof action.mask;
  asm volatile("syscall"
               : "+a"(result)
               : "D"(long{SIGSYS}), "S"(&action), "d"(nullptr), "r"(size)
               : "rcx", "r11", "memory");
}

#else

asm(R"(
  .globl titrate_first_instruction
  titrate_first_instruction:
    stp x0, x30, [sp, #-16]!
    bl titrate_outlive_unknown_calls
    ldp x0, x30, [sp], #16
    b _start
)");

extern "C" __attribute__((used, visibility("hidden"), no_stack_protector)) void
titrate_outlive_unknown_calls() {
  const KernelAction action{as_it_stands(fail_the_call), SA_SIGINFO, nullptr, 0};
  register long result asm("x0") = SIGSYS;
  register const void* wanted asm("x1") = &action;
  register void* before asm("x2") = nullptr;
  register long size asm("x3") = sizeof action.mask;
  register long call asm("x8") = SYS_rt_sigaction;
  asm volatile("svc #0" : "+r"(result) : "r"(wanted), "r"(before), "r"(size), "r"(call) : "memory");
}

#endif
#endif
