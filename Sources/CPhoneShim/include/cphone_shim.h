#ifndef CPHONE_SHIM_H
#define CPHONE_SHIM_H
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How a text was understood as a phone number.
typedef enum {
  CPHONE_NOT_A_NUMBER = 0,
  /// A number, but of a length its country does not have.
  CPHONE_IMPOSSIBLE = 1,
  /// Dialled inside one area only: its area code is missing.
  CPHONE_LOCAL_ONLY = 2,
  /// Of a possible length.
  CPHONE_POSSIBLE = 3,
  /// In a range its country has assigned.
  CPHONE_VALID = 4,
} cphone_verdict;

/// Every text is NUL-terminated, ASCII, empty when there is none.
typedef struct {
  cphone_verdict verdict;
  /// In a range that its country gives to mobile phones alone.
  bool is_mobile;
  char e164[32];
  char national[32];
  char extension[32];
} cphone_number;

/// Parses UTF-8 text, dialled from the region (ISO 3166 alpha-2, two letters; "ZZ" for none). Never throws; thread-safe.
cphone_number cphone_parse(const char *text, size_t length, const char *region);

/// The country of an international number (ISO 3166 alpha-2, NUL-terminated), empty for a national one.
typedef struct {
  char code[4];
} cphone_region;

/// Parses UTF-8 text. Never throws; thread-safe.
cphone_region cphone_region_of(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
