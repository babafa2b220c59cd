#include "cgmime_shim.h"

GMimeStream *cgmime_stream_over(GByteArray *bytes) {
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
  return stream;
}
