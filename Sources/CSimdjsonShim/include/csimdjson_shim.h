#ifndef CSIMDJSON_SHIM_H
#define CSIMDJSON_SHIM_H
#include <stddef.h>
#include <stdint.h>

// JSON documents as flat arrays of leaves. simdjson's first stage finds the tokens with SIMD and checks the UTF-8; its DOM is
// not used, because that turns numbers into doubles, refuses integers over 64 bits and refuses lone surrogates.

#ifdef __cplusplus
extern "C" {
#endif

enum {
  CSIMDJSON_MAX_DEPTH = 64,
  CSIMDJSON_MAX_PATHS = 4096,
  CSIMDJSON_MAX_PATH_BYTES = 1024,
  CSIMDJSON_MAX_LEAVES = 65535,
};

enum csimdjson_error {
  CSIMDJSON_OK = 0,
  CSIMDJSON_SYNTAX,
  CSIMDJSON_TOO_DEEP,
  CSIMDJSON_INVALID_UTF8,
  CSIMDJSON_TOO_MANY_PATHS,
  CSIMDJSON_TOO_MANY_LEAVES,
  CSIMDJSON_CONTROL_CHARACTER,
  CSIMDJSON_UNCLOSED_STRING,
  CSIMDJSON_INVALID_ESCAPE,
  CSIMDJSON_KEY_TOO_LONG,
  CSIMDJSON_NO_MEMORY,
};

enum csimdjson_type {
  CSIMDJSON_NONE = 0,
  CSIMDJSON_STRING,
  CSIMDJSON_NUMBER,
  CSIMDJSON_TRUE,
  CSIMDJSON_FALSE,
  CSIMDJSON_NULL,
  CSIMDJSON_OBJECT,
  CSIMDJSON_ARRAY,
};

enum { CSIMDJSON_LONE_SURROGATE = 1, CSIMDJSON_NUL_REMOVED = 2 };

// A string, number or boolean. `path` names its keys without array indexes; `occurrence` counts the items of its innermost
// array within the document.
typedef struct {
  uint32_t path;
  uint32_t occurrence;
  uint32_t value_start;  // in the document's values
  uint32_t value_count;
  uint32_t source;       // offset of the token in the input
  uint32_t index_start;  // in the document's indexes; only where the path is watched
  uint16_t index_count;
  uint8_t type;
  uint8_t flags;
} csimdjson_leaf;

// The element `index` of the array at `path` encloses a leaf.
typedef struct {
  uint32_t path;
  uint32_t index;
} csimdjson_index;

// Valid until the parser's next call.
typedef struct {
  int error;
  uint8_t root;       // the type of the value
  uint32_t consumed;  // its end; for an error, where it was noticed
  uint32_t duplicate; // the path of an object key that appeared twice, or 0; of two, the last is kept
  const csimdjson_leaf *leaves;
  size_t leaf_count;
  const uint8_t *values;
  size_t value_count;
  const csimdjson_index *indexes;
} csimdjson_document;

typedef struct csimdjson_parser csimdjson_parser;

// NULL when there is no memory.
csimdjson_parser *csimdjson_create(void);
void csimdjson_destroy(csimdjson_parser *parser);

// The first value in `input`, which must start within it; what follows it needs only be made of valid tokens.
csimdjson_document csimdjson_parse(csimdjson_parser *parser, const uint8_t *input, size_t count);

// The path of `key` under `parent` (0: the root), created if need be; 0 when there are too many.
uint32_t csimdjson_path(csimdjson_parser *parser, uint32_t parent, const uint8_t *key, size_t count);

// Gives the enclosing array indexes with every leaf at `path`.
void csimdjson_watch(csimdjson_parser *parser, uint32_t path);

// The dotted keys of a path; valid until the next call.
const uint8_t *csimdjson_path_text(csimdjson_parser *parser, uint32_t path, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
