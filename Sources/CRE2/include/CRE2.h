#pragma once
#include <stddef.h>

// RE2 from C: patterns compiled once, matched in time linear in the text.

#ifdef __cplusplus
extern "C" {
#endif

typedef struct driftop_pattern driftop_pattern;

// Compiles a pattern in RE2's syntax (Go's). NULL when it is not valid: `message` then holds the reason, cut to fit.
driftop_pattern *driftop_pattern_new(const char *text, size_t length, char *message, size_t message_size);
void driftop_pattern_free(driftop_pattern *pattern);

int driftop_pattern_group_count(const driftop_pattern *pattern);
// The number of a named group, or -1.
int driftop_pattern_group_number(const driftop_pattern *pattern, const char *name, size_t length);

// Whether the whole text matches. `starts` and `ends` get `count` groups, the whole match first; a group that took no
// part has -1.
int driftop_pattern_matches_whole(
  const driftop_pattern *pattern, const char *text, size_t length, ptrdiff_t *starts, ptrdiff_t *ends, int count);

// The same for the first match anywhere from `start` on.
int driftop_pattern_finds(
  const driftop_pattern *pattern, const char *text, size_t length, size_t start, ptrdiff_t *starts, ptrdiff_t *ends,
  int count);

#ifdef __cplusplus
}
#endif
