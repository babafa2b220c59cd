import CDigest

/// SHA-256 over a stream of bytes, for file identity and content keys.
package struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  private init(copyOf other: OpaquePointer?) {
    context = EVP_MD_CTX_new()
    EVP_MD_CTX_copy_ex(context, other)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// A second digest over the bytes seen so far, to go on independently.
  package borrowing func copy() -> SHA256 { SHA256(copyOf: context) }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  package func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The 32 bytes of the digest.
  package consuming func finalize() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest
  }

  package static func hexDigest(of bytes: [UInt8]) -> String {
    let hash = SHA256()
    hash.update(bytes)
    return hex(hash.finalize())
  }

  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      text.append(hexDigit(byte >> 4))
      text.append(hexDigit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
