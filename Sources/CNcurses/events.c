// Waiting for keys, signals and other threads at one place.
#define _GNU_SOURCE
#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

static int waker = -1;

int cn_waker(void) {
  if (waker < 0) waker = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return waker;
}

void cn_wake(int descriptor) {
  uint64_t one = 1;
  // A full counter refuses the write, and then the loop is about to wake anyway.
  ssize_t written = write(descriptor, &one, sizeof one);
  (void)written;
}

int cn_wait(int64_t nanoseconds) {
  cn_bound_captured_errors();
  struct pollfd sources[] = {
      {.fd = cn_input, .events = POLLIN},
      {.fd = cn_signals, .events = POLLIN},
      {.fd = cn_waker(), .events = POLLIN},
      {.fd = cn_output, .events = 0},
  };
  struct timespec time = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  if (ppoll(sources, sizeof sources / sizeof *sources, nanoseconds < 0 ? NULL : &time, NULL) <= 0) return 0;

  int seen = 0;
  if (sources[0].revents & POLLIN) seen |= CN_KEYS;
  if (sources[1].revents & POLLIN) seen |= CN_SIGNALLED;
  if (sources[2].revents & POLLIN) {
    uint64_t count;
    if (read(waker, &count, sizeof count) > 0) seen |= CN_WOKEN;
  }
  if ((sources[0].revents | sources[3].revents) & (POLLHUP | POLLERR | POLLNVAL)) seen |= CN_GONE;
  return seen;
}
