import CSimdjsonShim

/// Parses one JSON value at a time into a flat list of leaves; keeps the paths of a whole file.
final class JSONDocumentParser {
  private let parser: OpaquePointer

  /// Throws when there is no memory.
  init() throws(ExtractionError) {
    guard let parser = csimdjson_create() else {
      throw ExtractionError(code: "no_memory", message: "no memory for a JSON parser")
    }
    self.parser = parser
  }

  deinit { csimdjson_destroy(parser) }

  /// The first value in `bytes`; valid until the next call.
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> csimdjson_document {
    csimdjson_parse(parser, bytes.baseAddress, bytes.count)
  }

  /// The path of `keys`, created if need be; nil when there are too many.
  func path(of keys: [String]) -> UInt32? {
    var path: UInt32 = 0
    for key in keys {
      var key = key
      path = key.withUTF8 { csimdjson_path(parser, path, $0.baseAddress, $0.count) }
      if path == 0 { return nil }
    }
    return path
  }

  /// Gives the enclosing array indexes with every leaf at `path`.
  func watch(_ path: UInt32) { csimdjson_watch(parser, path) }

  /// The dotted keys of a path.
  func text(of path: UInt32) -> String {
    var count = 0
    let bytes = csimdjson_path_text(parser, path, &count)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// Stable codes and texts for what is wrong with a value.
  static func fault(_ document: csimdjson_document) -> (code: String, message: String)? {
    switch csimdjson_error(UInt32(document.error)) {
    case CSIMDJSON_OK: nil
    case CSIMDJSON_TOO_DEEP: ("too_deep", "more than \(CSIMDJSON_MAX_DEPTH) levels of nesting")
    case CSIMDJSON_INVALID_UTF8: ("invalid_utf8", "not UTF-8")
    case CSIMDJSON_TOO_MANY_PATHS: ("too_many_columns", "more than \(CSIMDJSON_MAX_PATHS) different keys in the file")
    case CSIMDJSON_TOO_MANY_LEAVES: ("too_many_values", "more than \(CSIMDJSON_MAX_LEAVES) values in one record")
    case CSIMDJSON_CONTROL_CHARACTER: ("control_character", "an unescaped control character in a string")
    case CSIMDJSON_UNCLOSED_STRING: ("unclosed_string", "a string is not closed")
    case CSIMDJSON_INVALID_ESCAPE: ("invalid_escape", "an invalid escape in a string")
    case CSIMDJSON_KEY_TOO_LONG: ("key_too_long", "a key path of more than \(CSIMDJSON_MAX_PATH_BYTES) bytes")
    case CSIMDJSON_NO_MEMORY: ("no_memory", "no memory for a value of this size")
    default: ("invalid_json", "not valid JSON")
    }
  }
}
