#ifndef CCHARSET_H
#define CCHARSET_H
#include <iconv.h>
#include <stddef.h>
#include <stdint.h>

// How a step of a conversion ended.
enum ccharset_status {
  ccharset_done = 0,        // all input was used
  ccharset_output_full = 1, // call again with more room
  ccharset_invalid = 2,     // the input goes on with bytes that mean nothing
  ccharset_incomplete = 3   // the input ends inside a character
};

// NULL when iconv does not know the charset.
void *ccharset_open(const char *to, const char *from);
void ccharset_close(void *converter);
// Back to the initial shift state.
void ccharset_reset(void *converter);
// Converts from `*in` to `*out`, moving both on.
enum ccharset_status ccharset_step(void *converter, const uint8_t **in, size_t *in_left, uint8_t **out, size_t *out_left);
#endif
