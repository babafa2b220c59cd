import Diagnostics
import Foundation
import RecordModel
import Testing

/// Exports damaged at random places: runs go through or end with 66, and the accounts of every file add up.
@Suite(.serialized) struct DamagedInputTests {
  private static let pieces: [[UInt8]] = [
    [0x22], [0], [0x0D], [0x0A, 0x0A], Array("<".utf8), Array("&x;".utf8), Array("{".utf8), Array("]}".utf8),
    Array("From ".utf8), [0xFF, 0xFE], [0xED, 0xA0, 0x80], Array("<!DOCTYPE a [".utf8), Array("]]>".utf8), Array(",,,,".utf8),
    [0x1B, 0x5B], Array("\nContent-Type: multipart/mixed; boundary=x\n\n--x".utf8),
  ]

  /// Steele, Lea and Flood's SplitMix64.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return ByteHash.mix(state)
    }
  }

  private func damage(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...120, using: &random))
      switch Int.random(in: 0...5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)], at: place)
      case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 4: bytes.removeSubrange(place...)
      default: bytes.swapAt(place, end - 1)
      }
    }
    return bytes
  }

  @Test("whatever is damaged, no run crashes and every byte is accounted for", arguments: 1...8)
  func damagedAnywhere(_ seed: UInt64) async throws {
    var random = Random(state: seed)
    let company = try TemporaryFolder()
    try company.generate(customers: 25, seed: seed)
    for file in try company.files("inbox") {
      let bytes = damage([UInt8](try company.bytes("inbox/" + file)), &random)
      try company.write("inbox/" + file, Data(bytes))
    }
    do {
      try await company.run()
    } catch let error as DiagnosticsError {
      #expect(error.exitCode == .noReadableInput)
      return
    }
    #expect(
      try company.rows("SELECT path FROM files WHERE bytes <> record_bytes + separator_bytes + skipped_bytes + rejected_bytes")
        == [])
    for file in try company.rows("SELECT path, bytes FROM files") {
      let parts = file.split(separator: "|")
      #expect(Int(parts[1]) == (try company.bytes(String(parts[0])).count), "\(parts[0])")
    }
    #expect(
      try company.rows(
        "SELECT path FROM files f WHERE rejected <> (SELECT count(*) FROM rejects r WHERE r.source = f.source AND r.file = f.path)"
      )
        == [])
    #expect(try company.number("SELECT count(*) FROM rejects WHERE byte_end < byte_start OR length(code) = 0") == 0)
  }
}
