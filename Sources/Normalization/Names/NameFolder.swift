import Foundation
import RecordModel
import Synchronization

/// Folds names to the form that is compared: Latin letters, lower case, no punctuation, words apart by one space.
final class NameFolder: Sendable {
  /// Transliterations of distinct texts; the mutex guards it, its content never shows in a result.
  private let transliterated = Mutex<[[UInt8]: [UInt8]]>([:])
  private static let cacheLimit = 50_000

  /// ASCII costs about 30 ns, other Latin text 1 µs, other scripts 10 µs the first time.
  func fold(_ text: [UInt8]) -> [UInt8] { fold(folded: TextFolder.fold(text)) }

  /// The same for a text that ``TextFolder`` has folded.
  func fold(folded text: [UInt8]) -> [UInt8] {
    var folded = text
    if folded.contains(where: { $0 >= 0x80 }) { folded = TextFolder.fold(latin(withoutSigns(folded))) }
    return Self.withoutPunctuation(folded)
  }

  /// Apostrophes and dots closed up, everything else between words as one space.
  static func withoutPunctuation(_ text: [UInt8]) -> [UInt8] {
    if text.allSatisfy({ (0x61...0x7A).contains($0) }) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: result.append(byte)
      case 0x41...0x5A: result.append(byte | 0x20)
      case UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "`"): break
      default: if let last = result.last, last != 0x20 { result.append(0x20) }
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// Typographic marks as their ASCII kin, symbols such as emoji dropped.
  private func withoutSigns(_ text: [UInt8]) -> [UInt8] {
    var result = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .otherSymbol, .modifierSymbol, .mathSymbol, .currencySymbol, .privateUse, .surrogate, .unassigned, .format: continue
      case .initialPunctuation, .finalPunctuation: result.append("'")
      case .modifierLetter where (0x2B0...0x2FF).contains(scalar.value): result.append("'")
      default: result.append(scalar)
      }
    }
    return Array(String(result).utf8)
  }

  private func latin(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 >= 0x80 }) else { return text }
    if let known = transliterated.withLock({ $0[text] }) { return known }
    var result = EverydayLatin.spell(text)
    if result.contains(where: { $0 >= 0x80 }),
      let latin = String(decoding: result, as: UTF8.self).applyingTransform(
        StringTransform("Any-Latin; Latin-ASCII"), reverse: false)
    {
      result = Array(latin.utf8)
    }
    transliterated.withLock { cache in
      if cache.count >= Self.cacheLimit { cache.removeAll() }
      cache[text] = result
    }
    return result
  }
}
