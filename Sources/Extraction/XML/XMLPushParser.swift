import CLibXML2

/// libxml2's SAX2 push parser with everything off that could reach beyond the bytes it is fed.
///
/// It is never given a DOCTYPE, so that no entity is ever declared; entities are never substituted, nothing is loaded, and its
/// own limits stay on. Should it ask for a file or address all the same, the loader refuses.
final class XMLPushParser {
  let context: xmlParserCtxtPtr
  /// Bytes fed so far.
  private(set) var fed = 0

  /// `receiver` is handed to every callback of `handler`; nil when memory is short.
  init?(handler: xmlSAXHandler, receiver: UnsafeMutableRawPointer, recovering: Bool = false) {
    _ = Self.prepared
    var handler = handler
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    guard let context = xmlCreatePushParserCtxt(&handler, receiver, nil, 0, nil) else { return nil }
    self.context = context
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if recovering { options |= XML_PARSE_RECOVER.rawValue }
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Parses as far as whole markup goes; UTF-8 only, at most 2 GiB.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    fed &+= bytes.count
    base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      _ = xmlParseChunk(context, $0, Int32(truncatingIfNeeded: bytes.count), 0)
    }
  }

  /// Bytes parsed of those fed; meaningless once the parser was stopped.
  var position: Int { Self.position(of: context) }

  /// Bytes parsed by `context`, exact inside its callbacks.
  static func position(of context: xmlParserCtxtPtr) -> Int {
    guard let input = context.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else { return 0 }
    return Int(truncatingIfNeeded: input.pointee.consumed) &+ (current - base)
  }

  /// Once in a process: libxml2's tables, and a loader that opens nothing.
  private static let prepared: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
