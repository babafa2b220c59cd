/// An ISO 3166 alpha-2 code as a small number, for tables by country.
package struct CountryCode: Hashable, Sendable {
  /// 0…675 for two letters, 676 for no country.
  package let index: Int

  package static let none = CountryCode(index: 676)
  /// How many values ``index`` has.
  static let count = 677

  private init(index: Int) { self.index = index }

  /// The code written in two letters of either case; ``none`` for anything else.
  package init(_ text: some Collection<UInt8>) {
    var index = 0
    for byte in text {
      let letter = byte | 0x20
      guard (0x61...0x7A).contains(letter), index < 676 else {
        self = .none
        return
      }
      index = index * 26 + Int(letter - 0x61)
    }
    self = text.count == 2 ? CountryCode(index: index) : .none
  }

  /// Two upper-case letters; empty for ``none``.
  package var bytes: [UInt8] {
    self == .none ? [] : [0x41 + UInt8(truncatingIfNeeded: index / 26), 0x41 + UInt8(truncatingIfNeeded: index % 26)]
  }

  /// The codes written in the text, two letters each, with blanks between.
  static func list(_ text: String) -> [CountryCode] { text.split(separator: " ").map { CountryCode($0.utf8) } }

  static let us = CountryCode("US".utf8)
}
