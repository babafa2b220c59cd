#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H
#include <gmime/gmime.h>

// The type checks and casts of GMime are macros, which Swift does not import.
static inline int cgmime_is_multipart(GMimeObject *o) { return GMIME_IS_MULTIPART(o); }
static inline int cgmime_is_text_part(GMimeObject *o) { return GMIME_IS_TEXT_PART(o); }
static inline GMimeMultipart *cgmime_as_multipart(GMimeObject *o) { return GMIME_MULTIPART(o); }
static inline GMimeTextPart *cgmime_as_text_part(GMimeObject *o) { return GMIME_TEXT_PART(o); }
#endif
