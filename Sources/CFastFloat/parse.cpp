#include "CFastFloat.h"

#include <fast_float/fast_float.h>

extern "C" size_t driftop_parse_double(const char *text, size_t length, double *value) {
  const fast_float::from_chars_result result = fast_float::from_chars(text, text + length, *value);
  if (result.ec == std::errc::invalid_argument) return 0;
  return static_cast<size_t>(result.ptr - text);
}
