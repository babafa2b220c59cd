#include "ccharset.h"
#include <errno.h>

void *ccharset_open(const char *to, const char *from) {
  iconv_t converter = iconv_open(to, from);
  return converter == (iconv_t)-1 ? NULL : (void *)converter;
}

void ccharset_close(void *converter) { iconv_close((iconv_t)converter); }

void ccharset_reset(void *converter) { iconv((iconv_t)converter, NULL, NULL, NULL, NULL); }

enum ccharset_status ccharset_step(void *converter, const uint8_t **in, size_t *in_left, uint8_t **out, size_t *out_left) {
  if (iconv((iconv_t)converter, (char **)in, in_left, (char **)out, out_left) != (size_t)-1) return ccharset_done;
  switch (errno) {
  case E2BIG: return ccharset_output_full;
  case EINVAL: return ccharset_incomplete;
  default: return ccharset_invalid;
  }
}
