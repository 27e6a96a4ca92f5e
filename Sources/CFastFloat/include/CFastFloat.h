#ifndef DRIFTOP_CFASTFLOAT_H
#define DRIFTOP_CFASTFLOAT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Correctly rounded decimal to double with fast_float (Lemire, doi:10.1002/spe.2984).
/// Returns the number of bytes read, 0 when `text` does not begin with a number.
size_t driftop_parse_double(const char *text, size_t length, double *value);

#ifdef __cplusplus
}
#endif

#endif
