// Signals that ask the program to do something: they are read in the loop, never handled in the middle of other work.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

int cn_signals = -1;

static const int asked[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH};
enum { ASKED = sizeof asked / sizeof *asked };
static struct sigaction previous[ASKED];
static sigset_t taken, previous_mask;
static pthread_t reader;

/// Runs only in a thread that began before the signals were blocked, because later ones inherit the block.
static void hand_on(int signal) { pthread_kill(reader, signal); }

int cn_take_signals(void) {
  reader = pthread_self();
  sigemptyset(&taken);
  struct sigaction action = {.sa_handler = hand_on, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < ASKED; i++) {
    sigaction(asked[i], NULL, &previous[i]);
    // Ignored is what nohup, or a shell without job control, asked for.
    if (previous[i].sa_handler != SIG_IGN) sigaddset(&taken, asked[i]);
  }
  cn_signals = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
  if (cn_signals < 0) return -1;
  pthread_sigmask(SIG_BLOCK, &taken, &previous_mask);
  for (int i = 0; i < ASKED; i++)
    if (sigismember(&taken, asked[i])) sigaction(asked[i], &action, NULL);
  cn_guard_crashes();
  return 0;
}

void cn_release_signals(void) {
  if (cn_signals < 0) return;
  cn_unguard_crashes();
  while (cn_next_signal() != 0) continue;
  close(cn_signals);
  cn_signals = -1;
  for (int i = 0; i < ASKED; i++) sigaction(asked[i], &previous[i], NULL);
  pthread_sigmask(SIG_SETMASK, &previous_mask, NULL);
}

int cn_next_signal(void) {
  struct signalfd_siginfo seen;
  return cn_signals >= 0 && read(cn_signals, &seen, sizeof seen) == sizeof seen ? (int)seen.ssi_signo : 0;
}

void cn_stop_process(void) {
  sigset_t stop, resume;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigemptyset(&resume);
  sigaddset(&resume, SIGCONT);
  struct sigaction ours, standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);

  sigaction(SIGTSTP, &standard, &ours);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  // Here the process stands still until it is continued.
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  // The signal that continued the process has done its work.
  struct timespec none = {0};
  while (sigtimedwait(&resume, NULL, &none) == SIGCONT) continue;
}

_Noreturn void cn_end_process(int signal) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(signal, &standard, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  // Only a signal that does not end a process by default gets here.
  _exit(128 + signal);
}
