import CGMime

/// Undoes base64 and quoted-printable.
enum TransferEncoding {
  /// `content` as it is where the name says nothing else.
  static func undone(_ content: [UInt8], _ name: [UInt8]) -> [UInt8] {
    let encoding = g_mime_content_encoding_from_string(String(decoding: name.prefix(40), as: UTF8.self))
    guard encoding == GMIME_CONTENT_ENCODING_BASE64 || encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE else {
      return content
    }
    var state = GMimeEncoding()
    g_mime_encoding_init_decode(&state, encoding)
    let raw = content.map { CChar(bitPattern: $0) }
    return [UInt8](unsafeUninitializedCapacity: g_mime_encoding_outlen(&state, raw.count) + 16) { buffer, filled in
      buffer.withMemoryRebound(to: CChar.self) { filled = g_mime_encoding_step(&state, raw, raw.count, $0.baseAddress) }
    }
  }
}
