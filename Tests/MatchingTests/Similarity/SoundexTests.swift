import RecordModel
import Testing

@testable import Matching

@Suite struct SoundexTests {
  @Test(
    "gives the National Archives' codes",
    arguments: [
      ("robert", "r163"), ("rupert", "r163"), ("ashcraft", "a261"), ("tymczak", "t522"), ("pfister", "p236"), ("lee", "l000"),
    ])
  func codes(name: String, code: String) {
    let value = Array(name.utf8).withUnsafeBufferPointer { Soundex.code($0) }
    let digits = String(value & 0xFFFF)
    #expect(String(UnicodeScalar(UInt8(value >> 16))) + String(repeating: "0", count: 3 - digits.count) + digits == code)
  }
}
