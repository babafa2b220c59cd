import CGMime
import CGMimeShim
import RecordModel

/// The text of a message's body and what else was in it, by GMime.
///
/// Used by one reader at a time. Every message's objects are released before the next.
final class MailBodyReader {
  /// The longest body kept, in bytes of UTF-8.
  static let textLimit = 16_384
  private static let rawPlainLimit = 65_536
  private static let rawHTMLLimit = 524_288

  private let charsets: MailCharset
  private let options: OpaquePointer?
  private let bytes: UnsafeMutablePointer<GByteArray>?

  struct Body {
    var text: [UInt8] = []
    /// The HTML that the text was made of, as UTF-8; empty where there is plain text.
    var markup: [UInt8] = []
    /// Pieces set aside by kind: `attachment`, `calendar`, `encrypted`.
    var pieces: [String: Int] = [:]
  }

  init(_ charsets: MailCharset) {
    _ = Self.isInitialised
    self.charsets = charsets
    options = g_mime_parser_options_new()
    bytes = g_byte_array_new()
  }

  deinit {
    g_mime_parser_options_free(options)
    g_byte_array_free(bytes, 1)
  }

  /// GMime's global tables; Swift runs this once, whichever thread comes first.
  private static let isInitialised: Bool = {
    g_mime_init()
    return true
  }()

  /// Reads the body; `charset` overrides what the parts say, for a message that was transcoded as a whole.
  func read(
    _ message: UnsafeBufferPointer<UInt8>, _ headers: MailHeaders, charset: [UInt8]?, notes: inout MailNotes
  ) -> Body {
    var body = Body()
    let type = headers.first(.contentType) ?? []
    if MailASCII.starts(MailASCII.trim(type), with: "message/") { return body }
    let content = UnsafeBufferPointer(rebasing: message[headers.bodyStart...])
    var prefix = MIMEGuard.Prefix(count: content.count)
    if MailASCII.contains(type.prefix(1_024), "multipart") { prefix = MIMEGuard.prefix(of: content) }
    if prefix.isCapped { notes.add(.depthCapped, to: .body) }
    if prefix.hasMessage { body.pieces["attachment"] = 1 }

    fill(type: type, encoding: headers.first(.contentTransferEncoding), UnsafeBufferPointer(rebasing: content[..<prefix.count]))
    guard let stream = cgmime_stream_over(bytes) else { return body }
    defer { g_object_unref(stream) }
    guard let parser = g_mime_parser_new_with_stream(stream) else { return body }
    defer { g_object_unref(parser) }
    guard let root = g_mime_parser_construct_part(parser, options) else { return body }
    defer { g_object_unref(root) }
    let found = survey(root, into: &body)
    if let plain = found.plain {
      let text = decoded(plain, rawLimit: Self.rawPlainLimit, charset: charset, isHTML: false, &notes)
      body.text = MailText.lines(text, limit: Self.textLimit, notes: &notes)
    } else if let html = found.html {
      body.markup = decoded(html, rawLimit: Self.rawHTMLLimit, charset: charset, isHTML: true, &notes)
      body.text = MailText.lines(HTMLText.strip(body.markup, limit: Self.textLimit), limit: Self.textLimit, notes: &notes)
    }
    if MailASCII.starts(body.text, with: "-----begin pgp message-----") {
      body.text = []
      body.pieces["encrypted", default: 0] += 1
    }
    return body
  }

  /// The bytes to parse: the fields that say how the body is built, and the body.
  private func fill(type: [UInt8], encoding: [UInt8]?, _ content: UnsafeBufferPointer<UInt8>) {
    g_byte_array_set_size(bytes, 0)
    var head: [UInt8] = []
    if type.contains(0x2F) { head += Array("Content-Type:".utf8) + type + [MailASCII.lineFeed] }
    if let encoding { head += Array("Content-Transfer-Encoding:".utf8) + encoding + [MailASCII.lineFeed] }
    head.append(MailASCII.lineFeed)
    g_byte_array_append(bytes, head, guint(head.count))
    g_byte_array_append(bytes, content.baseAddress, guint(clamping: content.count))
  }

  private typealias Part = UnsafeMutablePointer<GMimePart>
  private typealias Node = UnsafeMutablePointer<GMimeObject>

  /// Walks the parts in order, without recursion: the first plain and the first HTML text that are no attachments.
  private func survey(_ root: Node, into body: inout Body) -> (plain: Part?, html: Part?) {
    var plain: Part?
    var html: Part?
    var open: [Node] = [root]
    while let node = open.popLast() {
      if cgmime_is_multipart(node) != 0 {
        let multipart = cgmime_as_multipart(node)
        for index in (0..<max(0, g_mime_multipart_get_count(multipart))).reversed() {
          if let child = g_mime_multipart_get_part(multipart, index) { open.append(child) }
        }
        continue
      }
      guard cgmime_is_part(node) != 0, let part = cgmime_as_part(node) else { continue }
      let kind = Self.kind(of: node, isRoot: node == root)
      switch kind {
      case .plain: if plain == nil, Self.rawLength(part) > 0 { plain = part }
      case .html: if html == nil, Self.rawLength(part) > 0 { html = part }
      case .set(let piece): body.pieces[piece, default: 0] += 1
      }
    }
    return (plain, html)
  }

  private enum PartKind {
    case plain, html
    case set(String)
  }

  private static func kind(of node: Node, isRoot: Bool) -> PartKind {
    let type = g_mime_object_get_content_type(node)
    let media = lowercased(g_mime_content_type_get_media_type(type))
    let subtype = lowercased(g_mime_content_type_get_media_subtype(type))
    if media == "text", subtype == "calendar" { return .set("calendar") }
    if media == "application", subtype.hasSuffix("pkcs7-mime") || subtype == "pgp-encrypted" { return .set("encrypted") }
    let isText = cgmime_is_text_part(node) != 0
    let isAttachment = lowercased(g_mime_object_get_disposition(node)) == "attachment"
    let isNamed = g_mime_part_get_filename(cgmime_as_part(node)) != nil
    guard isText, isRoot || !(isAttachment || isNamed) else { return .set("attachment") }
    if media == "text", subtype == "html" { return .html }
    return subtype == "plain" || media != "text" ? .plain : .set("attachment")
  }

  private static func lowercased(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(decoding: MailASCII.lowercased(Array(String(cString: $0).utf8)), as: UTF8.self) } ?? ""
  }

  private static func rawLength(_ part: Part) -> Int {
    guard let content = g_mime_part_get_content(part), let stream = g_mime_data_wrapper_get_stream(content) else { return 0 }
    return Int(g_mime_stream_length(stream))
  }

  /// The part's text as UTF-8.
  private func decoded(_ part: Part, rawLimit: Int, charset: [UInt8]?, isHTML: Bool, _ notes: inout MailNotes) -> [UInt8] {
    guard let content = g_mime_part_get_content(part), let stream = g_mime_data_wrapper_get_stream(content) else { return [] }
    let count = min(rawLimit, max(0, Int(g_mime_stream_length(stream))))
    g_mime_stream_reset(stream)
    var raw = [CChar](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, g_mime_stream_read(stream, buffer.baseAddress, count))
    }
    var state = GMimeEncoding()
    let encoding = g_mime_data_wrapper_get_encoding(content)
    g_mime_encoding_init_decode(&state, encoding)
    if Self.hasJunk(raw, encoding) { notes.add(.invalidEscape, to: .body) }
    if encoding == GMIME_CONTENT_ENCODING_BASE64 { Self.pad(&raw) }
    let bytes = [UInt8](unsafeUninitializedCapacity: g_mime_encoding_outlen(&state, raw.count) + 16) { buffer, filled in
      buffer.withMemoryRebound(to: CChar.self) { filled = g_mime_encoding_step(&state, raw, raw.count, $0.baseAddress) }
    }
    let isEncoded = encoding == GMIME_CONTENT_ENCODING_BASE64 || encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
    var name = isEncoded ? nil : charset
    if name == nil {
      let node = UnsafeMutableRawPointer(part).assumingMemoryBound(to: GMimeObject.self)
      name = g_mime_object_get_content_type_parameter(node, "charset").map { Array(String(cString: $0).utf8) }
    }
    if name == nil, isHTML { name = Self.declaredCharset(bytes) }
    return charsets.decode(bytes, charset: name, column: .body, notes: &notes)
  }

  /// Completes the last group of four, without which the decoder drops it.
  private static func pad(_ raw: inout [CChar]) {
    let digits = raw.count { isBase64(UInt8(bitPattern: $0)) || UInt8(bitPattern: $0) == MailASCII.equals }
    raw += [CChar](repeating: CChar(bitPattern: MailASCII.equals), count: (4 - digits % 4) % 4)
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    MailASCII.isLetter(byte) || MailASCII.isDigit(byte) || byte == 0x2B || byte == 0x2F
  }

  /// Bytes that the transfer encoding does not allow; they are decoded as far as they go.
  private static func hasJunk(_ raw: [CChar], _ encoding: GMimeContentEncoding) -> Bool {
    if encoding == GMIME_CONTENT_ENCODING_BASE64 {
      return raw.contains { byte in
        let byte = UInt8(bitPattern: byte)
        return !(isBase64(byte) || MailASCII.isSpace(byte) || byte == MailASCII.equals)
      }
    }
    guard encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE else { return false }
    for index in raw.indices where UInt8(bitPattern: raw[index]) == MailASCII.equals && index + 2 < raw.count {
      let next = UInt8(bitPattern: raw[index + 1])
      if MailASCII.isSpace(next) { continue }
      if MailASCII.hexValue(next) == nil || MailASCII.hexValue(UInt8(bitPattern: raw[index + 2])) == nil { return true }
    }
    return false
  }

  /// `charset=` of a `meta` element.
  private static func declaredCharset(_ html: [UInt8]) -> [UInt8]? {
    let head = html.prefix(2_048)
    guard let start = head.indices.first(where: { MailASCII.starts(head[$0...], with: "charset=") }) else { return nil }
    let name = head[(start + 8)...].drop { $0 == MailASCII.quote || $0 == MailASCII.apostrophe }.prefix {
      MailASCII.isLetter($0) || MailASCII.isDigit($0) || $0 == MailASCII.hyphen || $0 == 0x5F
    }
    return name.isEmpty ? nil : Array(name)
  }
}
