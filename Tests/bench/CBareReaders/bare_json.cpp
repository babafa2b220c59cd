#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <cstring>
#include <vector>

#include "bare_readers.h"

namespace {

// Sums something of each value, so that none can be left out.
uint64_t touch(simdjson::dom::element value) {
  uint64_t sum = 1;
  switch (value.type()) {
    case simdjson::dom::element_type::OBJECT:
      for (auto field : simdjson::dom::object(value)) sum += field.key.size() + touch(field.value);
      break;
    case simdjson::dom::element_type::ARRAY:
      for (auto item : simdjson::dom::array(value)) sum += touch(item);
      break;
    case simdjson::dom::element_type::STRING:
      sum += std::string_view(value).size();
      break;
    default:
      break;
  }
  return sum;
}

}  // namespace

extern "C" int64_t bare_json(const char *path) {
  const size_t block = 1 << 18;
  std::vector<char> bytes(block + simdjson::SIMDJSON_PADDING);
  simdjson::dom::parser parser;
  int64_t documents = 0;
  uint64_t sum = 0;
  size_t kept = 0;
  int file = open(path, O_RDONLY);
  if (file < 0) return -1;
  for (ssize_t count; (count = read(file, bytes.data() + kept, block - kept)) > 0;) {
    char *line = bytes.data(), *end = bytes.data() + kept + count, *feed;
    while ((feed = static_cast<char *>(memchr(line, '\n', end - line)))) {
      simdjson::dom::element document;
      if (parser.parse(line, feed - line, false).get(document)) return -1;
      sum += touch(document);
      ++documents;
      line = feed + 1;
    }
    kept = end - line;
    if (kept == block) return -1;
    memmove(bytes.data(), line, kept);
  }
  close(file);
  return sum ? documents : -1;
}
