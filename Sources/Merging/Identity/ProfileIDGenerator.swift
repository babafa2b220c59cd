import RecordModel

/// Makes customer ids out of source records: the same record gives the same id on every machine.
enum ProfileIDGenerator {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// `C` and the first 75 bits of SHA-256 over the record's source, its key and the attempt, in Crockford base 32.
  static func id(of reference: RecordReference, attempt: Int) -> ProfileID {
    let hash = SHA256()
    hash.update(Array(reference.source.utf8) + [0] + Array(reference.key.utf8) + [0])
    // The first attempt is unsalted, so that most ids can be made again from their record alone.
    if attempt > 0 { hash.update(Array(String(attempt).utf8)) }
    var text: [UInt8] = [0x43]
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in hash.finalize().prefix(10) {
      buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 && text.count < 16 {
        bits -= 5
        text.append(digits[Int(buffer >> bits & 31)])
      }
    }
    return ProfileID(text: String(decoding: text, as: UTF8.self))
  }
}
