import Foundation
import RecordModel

/// The words of organizations' names, with how much each tells: a word many names share tells little.
struct OrganizationWords: Sendable {
  /// By value text: the place of its words in `words`, start and end; equal where it has none.
  private var starts: [(UInt32, UInt32)] = []
  /// Word numbers, name by name.
  private var words: [UInt32] = []
  /// By word: its text, where it stands in the arena.
  private var texts: [(start: UInt32, count: UInt16)] = [(0, 0)]
  /// By word: nodes that carry it.
  private(set) var counts: [UInt32] = [0]
  /// By word: bits it tells, −log2 of the share of names that hold it, at least ½.
  private(set) var weights: [Float] = [0]
  /// How many names there are.
  private(set) var carriers = 0

  private static let mostWords = 24

  init(_ view: NodeView) {
    var numbers: [[UInt8]: UInt32] = [:]
    for node in 0..<view.nodeCount {
      for slot in [NodeSlot.organization, .company] {
        for text in view.values(slot, node) {
          carriers += 1
          add(text, view, &numbers)
        }
      }
    }
    let all = Double(max(2, carriers))
    weights = counts.map { Float(max(0.5, log2(all / Double(max(1, $0))))) }
    weights[0] = 0
  }

  private mutating func add(_ text: UInt32, _ view: NodeView, _ numbers: inout [[UInt8]: UInt32]) {
    if starts.isEmpty { starts = [(UInt32, UInt32)](repeating: (0, 0), count: view.texts.count) }
    let known = starts[Int(text)]
    if known.1 > known.0 {
      for place in known.0..<known.1 { counts[Int(words[Int(place)])] += 1 }
      return
    }
    let start = UInt32(truncatingIfNeeded: words.count)
    let bytes = view.bytes(text)
    for word in bytes.split(separator: 0x20).prefix(Self.mostWords) {
      let key = Array(word)
      let number = numbers[key] ?? UInt32(truncatingIfNeeded: texts.count)
      if numbers[key] == nil {
        numbers[key] = number
        texts.append(
          (UInt32(truncatingIfNeeded: Int(view.text(text).start) + word.startIndex), UInt16(truncatingIfNeeded: word.count)))
        counts.append(0)
      }
      if words[Int(start)...].contains(number) { continue }
      words.append(number)
      counts[Int(number)] += 1
    }
    starts[Int(text)] = (start, UInt32(truncatingIfNeeded: words.count))
  }

  /// Distinct words of a name, in its order.
  func of(_ text: UInt32) -> ArraySlice<UInt32> {
    guard Int(text) < starts.count else { return [] }
    let range = starts[Int(text)]
    return words[Int(range.0)..<Int(range.1)]
  }

  func bytes(_ word: UInt32, _ view: NodeView) -> UnsafeBufferPointer<UInt8> {
    let text = texts[Int(word)]
    return UnsafeBufferPointer(rebasing: view.arena[Int(text.start)..<Int(text.start) + Int(text.count)])
  }

  /// What two names share, weighed by what their words tell.
  struct Overlap: Sendable {
    /// Shared part of the smaller name, and of both together, 0…1.
    var ofSmaller: Double
    var ofBoth: Double
    /// The shared word that tells most; 0 when none is shared.
    var rarest: UInt32
  }

  /// Words meet when equal, one edit apart, or one the other's beginning; a word may stand for the initials of several.
  func overlap(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Overlap {
    let (first, second) = (of(a), of(b))
    var shared = 0.0
    var rarest: UInt32 = 0
    var used = UInt64(0)
    for word in first {
      var best = 0.0
      var bestPlace = -1
      for (place, other) in second.enumerated() where used >> UInt64(place) & 1 == 0 {
        let value = agreement(word, other, view)
        if value > best { (best, bestPlace) = (value, place) }
      }
      if bestPlace < 0 { continue }
      used |= 1 << UInt64(bestPlace)
      shared += best
      if best >= 0.8 * Double(weights[Int(word)]), weights[Int(word)] > weights[Int(rarest)] { rarest = word }
    }
    let sumA = first.reduce(0) { $0 + Double(weights[Int($1)]) }
    let sumB = second.reduce(0) { $0 + Double(weights[Int($1)]) }
    if shared == 0, initials(first, second, view) || initials(second, first, view) {
      return Overlap(ofSmaller: 0.8, ofBoth: 0.5, rarest: first.count == 1 ? first.first ?? 0 : second.first ?? 0)
    }
    let smaller = max(0.001, min(sumA, sumB))
    return Overlap(
      ofSmaller: min(1, shared / smaller), ofBoth: min(1, shared / max(0.001, sumA + sumB - shared)), rarest: rarest)
  }

  /// Whether both names hold numbers, and none in common.
  func haveDifferentNumbers(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Bool {
    func isNumber(_ word: UInt32) -> Bool { bytes(word, view).allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    let (first, second) = (of(a).filter(isNumber), of(b).filter(isNumber))
    return !first.isEmpty && !second.isEmpty && !first.contains { second.contains($0) }
  }

  /// Bits two words share.
  private func agreement(_ a: UInt32, _ b: UInt32, _ view: NodeView) -> Double {
    let weight = Double(min(weights[Int(a)], weights[Int(b)]))
    if a == b { return weight }
    let (first, second) = (bytes(a, view), bytes(b, view))
    let shorter = min(first.count, second.count)
    if shorter >= 4, EditDistance.isAtMostOne(first, second) { return 0.85 * weight }
    if shorter >= 3, first.starts(with: second) || second.starts(with: first) { return 0.7 * weight }
    if shorter >= 7, EditDistance.bounded(first, second, limit: 2) <= 2 { return 0.7 * weight }
    return 0
  }

  /// "ibm" beside "international business machines".
  private func initials(_ short: ArraySlice<UInt32>, _ long: ArraySlice<UInt32>, _ view: NodeView) -> Bool {
    guard short.count == 1, long.count >= 3, let only = short.first else { return false }
    let letters = bytes(only, view)
    return letters.count == long.count && letters.elementsEqual(long.lazy.compactMap { bytes($0, view).first })
  }
}
