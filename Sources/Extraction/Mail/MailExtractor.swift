import PipelineConfig

/// Mail archives: mbox files, files that are one message (`.eml`, Maildir, MH, `.emlx`), and Outlook's `.pst`.
package enum MailExtractor {
  package static let extractor = Extractor(
    kind: .mail, summary: "mail archives: mbox, Maildir, single messages, .pst; one record per person we wrote with",
    recognise: { head, path in score(MailShape(head), path) },
    open: { input, file, source, context throws(ExtractionError) in
      let shape = MailShape(try input.peek())
      switch shape {
      case .outlookMessage:
        throw ExtractionError(
          code: "outlook_msg", message: "Outlook's .msg files are not read",
          hint: "save the messages as .eml, or the folder as an mbox or .pst file")
      case .outlookData: return try PSTReader(input, file, source, in: context)
      case .mbox, .single, .other:
        return MailReader(input, file, isMbox: shape == .mbox, taking: source.mail, in: context)
      }
    })

  /// Content decides; a telling name is enough for a message whose header is damaged.
  private static func score(_ shape: MailShape, _ path: String) -> Int {
    let name = path.lowercased()
    switch shape {
    case .mbox: return 95
    case .outlookData: return 100
    case .single: return 85
    case .outlookMessage: return name.hasSuffix(".msg") ? 60 : 0
    case .other:
      let base = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      return [".eml", ".emlx", ".mbox", ".mbx"].contains(where: base.hasSuffix) ? 40 : 0
    }
  }
}
