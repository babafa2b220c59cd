#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H
#include <gmime/gmime.h>

// The type checks and casts of GMime are macros, which Swift does not import.
static inline int cgmime_is_multipart(GMimeObject *o) { return GMIME_IS_MULTIPART(o); }
static inline int cgmime_is_part(GMimeObject *o) { return GMIME_IS_PART(o); }
static inline int cgmime_is_text_part(GMimeObject *o) { return GMIME_IS_TEXT_PART(o); }
static inline GMimeMultipart *cgmime_as_multipart(GMimeObject *o) { return GMIME_MULTIPART(o); }
static inline GMimePart *cgmime_as_part(GMimeObject *o) { return GMIME_PART(o); }

// A stream over bytes that stay the caller's: they must outlive the stream and all that was parsed from it.
GMimeStream *cgmime_stream_over(GByteArray *bytes);
#endif
