/// Who complained about a mail of ours, as a mail provider's feedback report (RFC 5965) says.
enum FeedbackReport {
  /// The address that complained; nil when the report does not say, or tells of no complaint.
  ///
  /// `Original-Rcpt-To`, else the only recipient of the mail enclosed who is not ours.
  static func complainer(
    in message: UnsafeBufferPointer<UInt8>, _ headers: MailHeaders, isOurs: (MailAddress) -> Bool
  ) -> [UInt8]? {
    let parts = ReportParts(of: message, headers)
    guard let report = parts.first("message/feedback-report") else { return nil }
    let fields = ReportFields(report).blocks.flatMap { $0 }
    if let type = ReportFields.first("feedback-type", in: fields), MailASCII.starts(type, with: "not-spam") { return nil }
    if let stated = ReportFields.first("original-rcpt-to", in: fields), let address = MailAddressList.parse(stated).first {
      return isOurs(address) ? nil : address.address
    }
    guard let enclosed = parts.first("message/rfc822", "text/rfc822-headers", "message/rfc822-headers") else { return nil }
    let recipients = enclosed.withUnsafeBufferPointer { MailHeaders($0).fields }.filter { $0.name == .to || $0.name == .cc }
      .flatMap { MailAddressList.parse($0.value) }.filter { !isOurs($0) }
    return recipients.count == 1 ? recipients.first?.address : nil
  }
}
