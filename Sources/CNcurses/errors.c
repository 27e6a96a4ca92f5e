// Standard error while the screen is shown: kept in memory, where a fatal signal's handler can still reach it.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CNcurses.h"
#include "internal.h"

static int kept = -1, original = -1;
static const off_t most_kept = 1 << 20;

int cn_capture_errors(void) {
  if (!isatty(STDERR_FILENO)) return 0;
  kept = memfd_create("standard error", MFD_CLOEXEC);
  if (kept < 0) return -1;
  // Appending lets the file be emptied while others hold the descriptor.
  fcntl(kept, F_SETFL, O_APPEND);
  original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  return original < 0 || dup2(kept, STDERR_FILENO) < 0 ? -1 : 0;
}

void cn_release_errors(void) {
  if (original < 0) return;
  dup2(original, STDERR_FILENO);
  close(original);
  original = -1;
}

void cn_copy_captured_errors(void) {
  if (kept < 0) return;
  char part[1024];
  off_t position = 0;
  ssize_t length;
  while ((length = pread(kept, part, sizeof part, position)) > 0) {
    if (write(STDERR_FILENO, part, (size_t)length) != length) return;
    position += length;
  }
}

void cn_bound_captured_errors(void) {
  struct stat about;
  if (kept >= 0 && fstat(kept, &about) == 0 && about.st_size > most_kept && ftruncate(kept, 0) != 0) return;
}

void cn_print_captured_errors(void) {
  cn_release_errors();
  cn_copy_captured_errors();
  if (kept >= 0) close(kept);
  kept = -1;
}
