#include "CRE2.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

struct driftop_pattern {
  re2::RE2 expression;
  driftop_pattern(re2::StringPiece text, const re2::RE2::Options &options) : expression(text, options) {}
};

static re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  // A dot matches a line break, as in Prometheus's patterns.
  options.set_dot_nl(true);
  return options;
}

driftop_pattern *driftop_pattern_new(const char *text, size_t length, char *message, size_t message_size) {
  auto *pattern = new driftop_pattern(re2::StringPiece(text, length), options());
  if (pattern->expression.ok()) return pattern;
  if (message_size > 0) {
    const std::string &reason = pattern->expression.error();
    const size_t count = std::min(reason.size(), message_size - 1);
    std::memcpy(message, reason.data(), count);
    message[count] = 0;
  }
  delete pattern;
  return nullptr;
}

void driftop_pattern_free(driftop_pattern *pattern) { delete pattern; }

int driftop_pattern_group_count(const driftop_pattern *pattern) {
  return pattern->expression.NumberOfCapturingGroups();
}

int driftop_pattern_group_number(const driftop_pattern *pattern, const char *name, size_t length) {
  const auto &groups = pattern->expression.NamedCapturingGroups();
  const auto found = groups.find(std::string(name, length));
  return found == groups.end() ? -1 : found->second;
}

static int match(
  const driftop_pattern *pattern, re2::StringPiece input, size_t start, re2::RE2::Anchor anchor, ptrdiff_t *starts,
  ptrdiff_t *ends, int count) {
  std::vector<re2::StringPiece> groups(count);
  if (!pattern->expression.Match(input, start, input.size(), anchor, groups.data(), count)) return 0;
  for (int index = 0; index < count; index += 1) {
    const bool took_part = groups[index].data() != nullptr;
    starts[index] = took_part ? groups[index].data() - input.data() : -1;
    ends[index] = took_part ? starts[index] + static_cast<ptrdiff_t>(groups[index].size()) : -1;
  }
  return 1;
}

int driftop_pattern_matches_whole(
  const driftop_pattern *pattern, const char *text, size_t length, ptrdiff_t *starts, ptrdiff_t *ends, int count) {
  return match(pattern, re2::StringPiece(text, length), 0, re2::RE2::ANCHOR_BOTH, starts, ends, count);
}

int driftop_pattern_finds(
  const driftop_pattern *pattern, const char *text, size_t length, size_t start, ptrdiff_t *starts, ptrdiff_t *ends,
  int count) {
  return match(pattern, re2::StringPiece(text, length), start, re2::RE2::UNANCHORED, starts, ends, count);
}
