#ifndef DRIFTOP_CRESOURCES_H
#define DRIFTOP_CRESOURCES_H

#include <stddef.h>
#include <stdint.h>

/// Bytes that are part of the program and live as long as it.
typedef struct {
  const uint8_t *_Nonnull bytes;
  size_t count;
} driftop_resource;

/// The log of `driftop demo`: gzip-compressed JSON lines, made by make_demo_log.py beside the source.
driftop_resource driftop_demo_log(void);

/// The theme files of the repository's themes folder, by number from 0; no bytes beyond the last.
driftop_resource driftop_theme(int number);

#endif
