#ifndef CCHARSET_H
#define CCHARSET_H
#include <iconv.h>
#include <stddef.h>

// iconv with const input, so that Swift need not cast.
static inline size_t ccharset_convert(iconv_t cd, const char **in, size_t *in_left, char **out, size_t *out_left) {
  return iconv(cd, (char **)in, in_left, out, out_left);
}
static inline int ccharset_is_invalid(iconv_t cd) { return cd == (iconv_t)-1; }
#endif
