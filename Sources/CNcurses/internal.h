// What the files of this target share with one another.
#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

#include <signal.h>
#include <stddef.h>
#include <termios.h>

/// The descriptors of the terminal, -1 before `cn_find_terminal`.
extern int cn_input, cn_output;

/// Bytes for the terminal, ready to be written from anywhere.
struct cn_text {
  char bytes[512];
  size_t length;
};

/// What a fatal signal needs to give the terminal back; everything in it is ready before `shown` becomes 1.
struct cn_restore {
  volatile sig_atomic_t shown;
  struct termios modes;
  struct cn_text text;
};
extern struct cn_restore cn_restore;

/// The signal descriptor, -1 while no signals are taken.
extern int cn_signals;

/// Prints the kept errors. Async-signal-safe, as `cn_release_errors` is.
void cn_copy_captured_errors(void);

/// Forgets kept errors once they have grown beyond any use, so that a chatty library cannot fill the memory.
void cn_bound_captured_errors(void);

/// Installs and removes the handlers of SEGV, BUS, ILL, TRAP, FPE and ABRT.
void cn_guard_crashes(void);
void cn_unguard_crashes(void);

#endif
