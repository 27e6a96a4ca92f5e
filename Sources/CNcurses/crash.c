// Fatal signals: the terminal is given back from inside the handler, with async-signal-safe calls only.
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
enum { FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction previous[FATAL];
static struct sigaction after_restore[FATAL];
static atomic_flag is_dying = ATOMIC_FLAG_INIT;
/// A stack overflow leaves no room on the thread's own stack.
static char stack[64 * 1024];

static void restore_and_die(int signal, siginfo_t *cause, void *context) {
  (void)context;
  // A second thread that faults waits for the first one, which ends the process.
  while (atomic_flag_test_and_set(&is_dying)) pause();
  if (cn_restore.shown) {
    ssize_t written = write(cn_output, cn_restore.text.bytes, cn_restore.text.length);
    (void)written;
    tcsetattr(cn_input, TCSANOW, &cn_restore.modes);
    cn_restore.shown = 0;
  }
  cn_release_errors();
  cn_copy_captured_errors();
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &after_restore[i], NULL);
  atomic_flag_clear(&is_dying);
  // A fault recurs at its own instruction, where a debugger wants to see it; what somebody sent, and a trap, do not.
  if (cause->si_code <= 0 || signal == SIGTRAP) raise(signal);
}

void cn_guard_crashes(void) {
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_sigaction = restore_and_die, .sa_flags = SA_ONSTACK | SA_SIGINFO};
  sigfillset(&action.sa_mask);
  // The runtime's own handler asks the user questions for half a minute; it runs only if it was asked for.
  int wants_backtrace = getenv("SWIFT_BACKTRACE") != NULL;
  for (int i = 0; i < FATAL; i++) {
    sigaction(fatal[i], &action, &previous[i]);
    after_restore[i] = previous[i];
    if (!wants_backtrace) after_restore[i] = (struct sigaction){.sa_handler = SIG_DFL};
  }
}

void cn_unguard_crashes(void) {
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &previous[i], NULL);
}
