#include "csimdjson_shim.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string>
#include <vector>

namespace {

uint64_t load8(const uint8_t *at) {
  uint64_t word;
  std::memcpy(&word, at, 8);
  return word;
}

uint32_t load4(const uint8_t *at) {
  uint32_t word;
  std::memcpy(&word, at, 4);
  return word;
}

// Keys and values are short: a call of memcmp or memchr costs more than they do.
bool same(const uint8_t *a, const uint8_t *b, size_t count) {
  if (count >= 8) {
    for (size_t i = 0; i + 8 <= count; i += 8) {
      if (load8(a + i) != load8(b + i)) return false;
    }
    return load8(a + count - 8) == load8(b + count - 8);
  }
  if (count >= 4) return load4(a) == load4(b) && load4(a + count - 4) == load4(b + count - 4);
  for (size_t i = 0; i < count; i++) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

bool has_backslash(uint64_t word) {
  constexpr uint64_t ones = 0x0101010101010101u;
  uint64_t flipped = word ^ (ones * '\\');
  return ((flipped - ones) & ~flipped & (ones << 7)) != 0;
}

// A key at its place below the root. `following` and `first_child` remember what came next last time: records repeat
// their keys in one order, so most lookups are a single comparison.
struct Path {
  uint32_t parent;
  uint32_t key_start;
  uint32_t key_count;
  uint32_t text_count;
  uint32_t slot;
  uint32_t following;
  uint32_t first_child;
  bool watched;
  bool plain;  // spelled without escapes and not too long: its bytes tell it
  // Of the current document:
  uint64_t seen_in_object;
  uint32_t member_leaves;
  uint64_t items_of_document;
  uint32_t items;
};

// Distinct paths, at most CSIMDJSON_MAX_PATHS, which can be undone to an earlier count.
class PathTable {
public:
  PathTable() : slots_(CSIMDJSON_MAX_PATHS * 4, 0) { paths_.push_back(Path{}); }

  Path &operator[](uint32_t id) { return paths_[id]; }
  uint32_t count() const { return uint32_t(paths_.size()); }

  bool is(uint32_t id, uint32_t parent, const uint8_t *key, size_t size) const {
    const Path &path = paths_[id];
    return id != 0 && path.parent == parent && path.key_count == size && same(keys_.data() + path.key_start, key, size);
  }

  // Whether a key as it is spelled in the input is that of the path.
  bool is_spelled(uint32_t id, uint32_t parent, const uint8_t *key, size_t size) const {
    return paths_[id].plain && is(id, parent, key, size);
  }

  // 0 when the table is full.
  uint32_t intern(uint32_t parent, const uint8_t *key, size_t size) {
    uint32_t mask = uint32_t(slots_.size() - 1);
    uint32_t slot = hash(parent, key, size) & mask;
    while (slots_[slot] != 0) {
      if (is(slots_[slot], parent, key, size)) return slots_[slot];
      slot = (slot + 1) & mask;
    }
    if (paths_.size() >= CSIMDJSON_MAX_PATHS) return 0;
    Path path{};
    path.parent = parent;
    path.key_start = uint32_t(keys_.size());
    path.key_count = uint32_t(size);
    path.text_count = paths_[parent].text_count + uint32_t(size) + (parent != 0 ? 1 : 0);
    path.plain = !(size > 0 && std::memchr(key, '\\', size)) && paths_[parent].text_count + size + 1 <= CSIMDJSON_MAX_PATH_BYTES;
    path.slot = slot;
    keys_.insert(keys_.end(), key, key + size);
    paths_.push_back(path);
    slots_[slot] = uint32_t(paths_.size() - 1);
    return slots_[slot];
  }

  // The last ones in leave first, so the probe chains of the others stay whole.
  void undo(uint32_t count) {
    while (paths_.size() > count) {
      slots_[paths_.back().slot] = 0;
      keys_.resize(paths_.back().key_start);
      paths_.pop_back();
    }
  }

  void text(uint32_t id, std::string &out) const {
    out.clear();
    std::vector<uint32_t> chain;
    for (; id != 0; id = paths_[id].parent) chain.push_back(id);
    for (size_t i = chain.size(); i-- > 0;) {
      const Path &path = paths_[chain[i]];
      out.append(reinterpret_cast<const char *>(keys_.data()) + path.key_start, path.key_count);
      if (i > 0) out.push_back('.');
    }
  }

private:
  static uint32_t hash(uint32_t parent, const uint8_t *key, size_t size) {
    uint64_t h = 0xCBF29CE484222325u ^ parent;
    for (size_t i = 0; i < size; i++) h = (h ^ key[i]) * 0x100000001B3u;
    return uint32_t(h ^ (h >> 29));
  }

  std::vector<Path> paths_;
  std::vector<uint8_t> keys_;
  std::vector<uint32_t> slots_;
};

struct Frame {
  bool is_array;
  uint32_t path;
  uint32_t occurrence;  // of the value this container is
  uint32_t index;       // of the current array element
  uint64_t object;      // serial number
  uint32_t last_key;
};

bool is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What changes from byte to byte, apart from the parser so that it can stay in registers.
struct Cursor {
  const uint8_t *input;
  uint32_t size;
  const uint32_t *tokens;
  uint32_t token_count;
  uint32_t token;
  uint8_t *out;
  csimdjson_leaf *leaf;

  bool has_token() const { return token < token_count; }
  uint32_t offset() const { return has_token() ? tokens[token] : size; }
  uint8_t peek() const { return has_token() ? input[tokens[token]] : 0; }

  // The bytes between the quotes of the string token, and its end. Only spaces lie between the closing quote and the next token.
  bool string_bounds(uint32_t &start, uint32_t &end) {
    start = offset() + 1;
    token++;
    uint32_t limit = offset();
    while (limit > start && is_space(input[limit - 1])) limit--;
    if (limit <= start || input[limit - 1] != '"') return false;
    end = limit - 1;
    return true;
  }
};

constexpr size_t max_capacity = size_t(1) << 30;

bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
bool ends_scalar(uint8_t c) { return is_space(c) || c == ',' || c == ']' || c == '}' || c == ':' || c == '[' || c == '{'; }

int hex_digit(uint8_t c) {
  if (is_digit(c)) return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Four hexadecimal digits, or -1.
int hex4(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return -1;
  int value = 0;
  for (int i = 0; i < 4; i++) {
    int digit = hex_digit(at[i]);
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

uint8_t *append_utf8(uint32_t scalar, uint8_t *out) {
  if (scalar < 0x80) {
    *out++ = uint8_t(scalar);
  } else if (scalar < 0x800) {
    *out++ = uint8_t(0xC0 | scalar >> 6);
    *out++ = uint8_t(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    *out++ = uint8_t(0xE0 | scalar >> 12);
    *out++ = uint8_t(0x80 | (scalar >> 6 & 0x3F));
    *out++ = uint8_t(0x80 | (scalar & 0x3F));
  } else {
    *out++ = uint8_t(0xF0 | scalar >> 18);
    *out++ = uint8_t(0x80 | (scalar >> 12 & 0x3F));
    *out++ = uint8_t(0x80 | (scalar >> 6 & 0x3F));
    *out++ = uint8_t(0x80 | (scalar & 0x3F));
  }
  return out;
}

// Copies bytes up to a backslash or `limit`; where it stopped. Up to 8 bytes behind `out`'s end are overwritten.
const uint8_t *copy_plain(const uint8_t *at, const uint8_t *limit, const uint8_t *input_end, uint8_t *&out) {
  while (at < limit && input_end - at >= 8) {
    uint64_t word = load8(at);
    if (has_backslash(word)) break;
    std::memcpy(out, &word, 8);
    if (limit - at <= 8) {
      out += limit - at;
      return limit;
    }
    at += 8;
    out += 8;
  }
  while (at < limit && *at != '\\') *out++ = *at++;
  return at;
}

// Appends the text of a string; never more bytes than it is spelled with.
int append_string(const uint8_t *at, const uint8_t *limit, const uint8_t *input_end, uint8_t *&out, uint8_t &flags) {
  while ((at = copy_plain(at, limit, input_end, out)) < limit) {
    at++;
    if (at >= limit) return CSIMDJSON_INVALID_ESCAPE;
    switch (*at++) {
    case '"': *out++ = '"'; break;
    case '\\': *out++ = '\\'; break;
    case '/': *out++ = '/'; break;
    case 'b': *out++ = '\b'; break;
    case 'f': *out++ = '\f'; break;
    case 'n': *out++ = '\n'; break;
    case 'r': *out++ = '\r'; break;
    case 't': *out++ = '\t'; break;
    case 'u': {
      int unit = hex4(at, limit);
      if (unit < 0) return CSIMDJSON_INVALID_ESCAPE;
      at += 4;
      uint32_t scalar = uint32_t(unit);
      if (unit >= 0xD800 && unit < 0xE000) {
        int low = unit < 0xDC00 && limit - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex4(at + 2, limit) : -1;
        if (low >= 0xDC00 && low < 0xE000) {
          scalar = 0x10000 + (uint32_t(unit - 0xD800) << 10) + uint32_t(low - 0xDC00);
          at += 6;
        } else {
          scalar = 0xFFFD;
          flags |= CSIMDJSON_LONE_SURROGATE;
        }
      }
      if (scalar == 0) {
        flags |= CSIMDJSON_NUL_REMOVED;
      } else {
        out = append_utf8(scalar, out);
      }
      break;
    }
    default: return CSIMDJSON_INVALID_ESCAPE;
    }
  }
  return CSIMDJSON_OK;
}

// The end of the number that starts at `at`, or null.
const uint8_t *number_end(const uint8_t *at, const uint8_t *end) {
  auto digits = [&] {
    const uint8_t *start = at;
    while (at < end && is_digit(*at)) at++;
    return at > start;
  };
  if (at < end && *at == '-') at++;
  if (at < end && *at == '0') {
    at++;
  } else if (!digits()) {
    return nullptr;
  }
  if (at < end && *at == '.') {
    at++;
    if (!digits()) return nullptr;
  }
  if (at < end && (*at | 0x20) == 'e') {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    if (!digits()) return nullptr;
  }
  return at;
}

}  // namespace

struct csimdjson_parser {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  PathTable paths;
  // Buffers that only grow; what is in them is counted by the cursor.
  std::vector<csimdjson_leaf> leaves;
  std::vector<uint8_t> values;
  std::vector<uint8_t> key;
  std::vector<csimdjson_index> indexes;
  std::string text;
  Frame frames[CSIMDJSON_MAX_DEPTH];
  uint64_t objects = 0;
  uint64_t documents = 0;
  uint32_t duplicate = 0;
  uint32_t overridden = 0;

  int scan(const uint8_t *bytes, size_t count) {
    if (count > max_capacity) return CSIMDJSON_NO_MEMORY;
    if (!stage) {
      auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
          std::max<size_t>(count, 65536), CSIMDJSON_MAX_DEPTH, stage);
      if (error) return CSIMDJSON_NO_MEMORY;
    } else if (count > stage->capacity()) {
      if (stage->allocate(std::max(count, stage->capacity() * 2), CSIMDJSON_MAX_DEPTH)) return CSIMDJSON_NO_MEMORY;
    }
    switch (stage->stage1(bytes, count, simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::UTF8_ERROR: return CSIMDJSON_INVALID_UTF8;
    case simdjson::UNESCAPED_CHARS: return CSIMDJSON_CONTROL_CHARACTER;
    case simdjson::UNCLOSED_STRING: return CSIMDJSON_UNCLOSED_STRING;
    default: return CSIMDJSON_SYNTAX;
    }
  }

  // A cursor over the tokens that were found, with room for all they may give.
  Cursor start(const uint8_t *bytes, size_t count) {
    uint32_t tokens = stage->n_structural_indexes;
    if (values.size() < count + 16) values.resize(count + 16 + count / 2);
    if (leaves.size() < tokens) leaves.resize(tokens + tokens / 2);
    return Cursor{bytes, uint32_t(count), stage->structural_indexes.get(), tokens, 0, values.data(), leaves.data()};
  }

  int add_leaf(
      Cursor &at, uint32_t path, uint32_t occurrence, uint8_t type, uint32_t source, uint8_t *value, uint8_t flags, uint32_t depth) {
    if (at.leaf - leaves.data() >= CSIMDJSON_MAX_LEAVES) return CSIMDJSON_TOO_MANY_LEAVES;
    csimdjson_leaf leaf{path, occurrence, uint32_t(value - values.data()), uint32_t(at.out - value), source, 0, 0, type, flags};
    if (paths[path].watched) {
      leaf.index_start = uint32_t(indexes.size());
      for (uint32_t i = 0; i < depth; i++) {
        if (frames[i].is_array) indexes.push_back({frames[i].path, frames[i].index});
      }
      leaf.index_count = uint16_t(indexes.size() - leaf.index_start);
    }
    *at.leaf++ = leaf;
    return CSIMDJSON_OK;
  }

  int string_leaf(Cursor &at, uint32_t path, uint32_t occurrence, uint32_t depth, uint32_t &end) {
    uint32_t source = at.offset(), start, stop;
    if (!at.string_bounds(start, stop)) return CSIMDJSON_SYNTAX;
    end = stop + 1;
    uint8_t *value = at.out;
    uint8_t flags = 0;
    if (int error = append_string(at.input + start, at.input + stop, at.input + at.size, at.out, flags)) return error;
    return add_leaf(at, path, occurrence, CSIMDJSON_STRING, source, value, flags, depth);
  }

  int scalar_leaf(Cursor &at, uint32_t path, uint32_t occurrence, uint32_t depth, uint8_t &type, uint32_t &end) {
    uint32_t source = at.offset();
    const uint8_t *stop = at.input + source;
    const uint8_t *limit = at.input + at.size;
    auto word = [&](const char *text, size_t length, uint8_t found) {
      if (size_t(limit - stop) < length || std::memcmp(stop, text, length) != 0) return false;
      type = found;
      stop += length;
      return true;
    };
    switch (*stop) {
    case 't': if (!word("true", 4, CSIMDJSON_TRUE)) return CSIMDJSON_SYNTAX; break;
    case 'f': if (!word("false", 5, CSIMDJSON_FALSE)) return CSIMDJSON_SYNTAX; break;
    case 'n': if (!word("null", 4, CSIMDJSON_NULL)) return CSIMDJSON_SYNTAX; break;
    default:
      type = CSIMDJSON_NUMBER;
      stop = number_end(stop, limit);
      if (!stop) return CSIMDJSON_SYNTAX;
    }
    if (stop < limit && !ends_scalar(*stop)) return CSIMDJSON_SYNTAX;
    at.token++;
    end = uint32_t(stop - at.input);
    if (type == CSIMDJSON_NULL) return CSIMDJSON_OK;
    uint8_t *value = at.out;
    copy_plain(at.input + source, stop, limit, at.out);
    return add_leaf(at, path, occurrence, type, source, value, 0, depth);
  }

  // The path of the key token in `frame`'s object; notes a key seen before in the same object and overrides its leaves.
  int object_key(Cursor &at, Frame &frame, uint32_t &path) {
    uint32_t start, end;
    if (at.peek() != '"' || !at.string_bounds(start, end)) return CSIMDJSON_SYNTAX;
    uint32_t &following = frame.last_key ? paths[frame.last_key].following : paths[frame.path].first_child;
    if (paths.is_spelled(following, frame.path, at.input + start, end - start)) {
      path = following;
    } else if (int error = other_key(at, start, end, frame, path)) {
      return error;
    }
    frame.last_key = path;
    Path &entry = paths[path];
    if (entry.seen_in_object == frame.object) {
      duplicate = path;
      override_member(path, at.leaf);
    }
    entry.seen_in_object = frame.object;
    entry.member_leaves = uint32_t(at.leaf - leaves.data());
    if (at.peek() != ':') return CSIMDJSON_SYNTAX;
    at.token++;
    return CSIMDJSON_OK;
  }

  // A key that is not the expected one; the next time it is.
  int other_key(const Cursor &at, uint32_t start, uint32_t end, const Frame &frame, uint32_t &path) {
    if (key.size() < end - start + 8) key.resize(end - start + 8);
    uint8_t *out = key.data();
    uint8_t flags = 0;
    if (int error = append_string(at.input + start, at.input + end, at.input + at.size, out, flags)) return error;
    size_t count = size_t(out - key.data());
    if (paths[frame.path].text_count + count + 1 > CSIMDJSON_MAX_PATH_BYTES) return CSIMDJSON_KEY_TOO_LONG;
    path = paths.intern(frame.path, key.data(), count);
    if (path == 0) return CSIMDJSON_TOO_MANY_PATHS;
    (frame.last_key ? paths[frame.last_key].following : paths[frame.path].first_child) = path;
    return CSIMDJSON_OK;
  }

  // Drops the leaves that the earlier member at `path` gave. They are those from its start on that lie at or below the path.
  void override_member(uint32_t path, const csimdjson_leaf *end) {
    for (csimdjson_leaf *leaf = leaves.data() + paths[path].member_leaves; leaf < end && is_below(leaf->path, path); leaf++) {
      if (leaf->type != CSIMDJSON_NONE) overridden++;
      leaf->type = CSIMDJSON_NONE;
    }
    paths[path].items_of_document = 0;
  }

  bool is_below(uint32_t path, uint32_t ancestor) {
    while (path > ancestor) path = paths[path].parent;
    return path == ancestor;
  }

  // Numbers the items of all arrays at one path within the document.
  uint32_t next_item(uint32_t path) {
    Path &entry = paths[path];
    if (entry.items_of_document != documents) {
      entry.items_of_document = documents;
      entry.items = 0;
    }
    return entry.items++;
  }

  // One value and everything in it, over the tokens, without recursion.
  int walk(Cursor &at, uint8_t &root, uint32_t &end) {
    uint32_t depth = 0, path = 0, occurrence = 0;
    while (true) {
      bool closed = true;
      if (!at.has_token()) return CSIMDJSON_SYNTAX;
      uint8_t type = CSIMDJSON_STRING;
      uint8_t first = at.peek();
      switch (first) {
      case '{':
      case '[': {
        bool is_array = first == '[';
        type = is_array ? CSIMDJSON_ARRAY : CSIMDJSON_OBJECT;
        if (depth == CSIMDJSON_MAX_DEPTH) return CSIMDJSON_TOO_DEEP;
        frames[depth++] = Frame{is_array, path, occurrence, 0, ++objects, 0};
        at.token++;
        closed = at.peek() == (is_array ? ']' : '}');
        if (closed) {
          end = at.offset() + 1;
          at.token++;
          depth--;
        }
        break;
      }
      case '"':
        if (int error = string_leaf(at, path, occurrence, depth, end)) return error;
        break;
      default:
        if (int error = scalar_leaf(at, path, occurrence, depth, type, end)) return error;
      }
      if (root == CSIMDJSON_NONE) root = type;
      while (closed && depth > 0) {
        Frame &frame = frames[depth - 1];
        uint8_t next = at.peek();
        if (next == ',') {
          at.token++;
          frame.index++;
          break;
        }
        if (next != (frame.is_array ? ']' : '}')) return CSIMDJSON_SYNTAX;
        end = at.offset() + 1;
        at.token++;
        depth--;
      }
      if (depth == 0) return CSIMDJSON_OK;
      Frame &frame = frames[depth - 1];
      if (frame.is_array) {
        path = frame.path;
        occurrence = at.peek() == '[' ? frame.occurrence : std::min<uint32_t>(next_item(path), CSIMDJSON_MAX_LEAVES);
      } else {
        if (int error = object_key(at, frame, path)) return error;
        occurrence = frame.occurrence;
      }
    }
  }

  csimdjson_document parse(const uint8_t *bytes, size_t count) {
    indexes.clear();
    documents++;
    duplicate = 0;
    overridden = 0;
    csimdjson_document document{};
    uint32_t known = paths.count();
    document.error = scan(bytes, count);
    if (document.error != CSIMDJSON_OK) return document;
    Cursor at = start(bytes, count);
    uint32_t end = 0;
    document.error = walk(at, document.root, end);
    if (document.error != CSIMDJSON_OK) {
      document.consumed = at.token > 0 ? at.offset() : 0;
      forget(known);
      return document;
    }
    csimdjson_leaf *last = at.leaf;
    if (overridden > 0) {
      last = std::remove_if(leaves.data(), last, [](const csimdjson_leaf &leaf) { return leaf.type == CSIMDJSON_NONE; });
    }
    document.consumed = end;
    document.duplicate = duplicate;
    document.leaves = leaves.data();
    document.leaf_count = size_t(last - leaves.data());
    document.values = values.data();
    document.value_count = size_t(at.out - values.data());
    document.indexes = indexes.data();
    return document;
  }

  // A bad document must not use up the paths. Guesses that point past the end fail their comparison, see `PathTable::is`.
  void forget(uint32_t known) {
    if (paths.count() == known) return;
    paths.undo(known);
    for (uint32_t id = 0; id < known; id++) {
      if (paths[id].following >= known) paths[id].following = 0;
      if (paths[id].first_child >= known) paths[id].first_child = 0;
    }
  }
};

extern "C" {

csimdjson_parser *csimdjson_create(void) {
  try {
    return new csimdjson_parser();
  } catch (const std::bad_alloc &) {
    return nullptr;
  }
}

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_document csimdjson_parse(csimdjson_parser *parser, const uint8_t *input, size_t count) {
  try {
    return parser->parse(input, count);
  } catch (const std::bad_alloc &) {
    csimdjson_document document{};
    document.error = CSIMDJSON_NO_MEMORY;
    return document;
  }
}

uint32_t csimdjson_path(csimdjson_parser *parser, uint32_t parent, const uint8_t *key, size_t count) {
  try {
    return parser->paths.intern(parent, key, count);
  } catch (const std::bad_alloc &) {
    return 0;
  }
}

void csimdjson_watch(csimdjson_parser *parser, uint32_t path) { parser->paths[path].watched = true; }

const uint8_t *csimdjson_path_text(csimdjson_parser *parser, uint32_t path, size_t *count) {
  try {
    parser->paths.text(path, parser->text);
  } catch (const std::bad_alloc &) {
    parser->text.clear();
  }
  *count = parser->text.size();
  return reinterpret_cast<const uint8_t *>(parser->text.data());
}
}
