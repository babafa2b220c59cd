#pragma once
#include <stdint.h>

// The least that a program must do to read a file with a library: every byte through the parser, nothing kept. Each gives the
// number of records it saw, or -1.

#ifdef __cplusplus
extern "C" {
#endif

int64_t bare_csv(const char *path);     // libcsv, empty callbacks
int64_t bare_xml(const char *path);     // libxml2, SAX2 push parser, empty callbacks; depth 2 is a record
int64_t bare_json(const char *path);    // simdjson, a DOM per line, every value touched
int64_t bare_mbox(const char *path);    // GMime, messages constructed and freed
int64_t bare_xlsx(const char *path);    // libzip and libxml2 over the first sheet
int64_t bare_lines(const char *path);   // lines split, those that are END:VCARD counted

#ifdef __cplusplus
}
#endif
