import PipelineConfig

/// Mail archives: mbox files, and files that are one message (`.eml`, Maildir, MH, `.emlx`).
package enum MailExtractor {
  package static let extractor = Extractor(
    kind: .mail, summary: "mail archives: mbox, Maildir, single messages; one record per person we wrote with",
    recognise: { head, path in score(MailShape(head), path) },
    open: { input, file, _, context throws(ExtractionError) in
      let shape = MailShape(try input.peek())
      if shape == .outlookMessage {
        throw ExtractionError(
          code: "looks_like_msg", message: "Outlook's .msg files are not read",
          hint: "save the messages as .eml, or the folder as an mbox file")
      }
      return MailReader(input, file, isMbox: shape == .mbox, in: context)
    })

  /// Content decides; a telling name is enough for a message whose header is damaged.
  private static func score(_ shape: MailShape, _ path: String) -> Int {
    let name = path.lowercased()
    switch shape {
    case .mbox: return 95
    case .single: return 85
    case .outlookMessage: return name.hasSuffix(".msg") ? 60 : 0
    case .other:
      let base = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      return [".eml", ".emlx", ".mbox", ".mbx"].contains(where: base.hasSuffix) ? 40 : 0
    }
  }
}
