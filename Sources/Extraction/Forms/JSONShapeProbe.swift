/// Finds out from a file's first bytes whether its first object is a record or wraps an array of records.
///
/// Iterative; one pass over the bytes given.
struct JSONShapeProbe {
  /// An array of objects at most three keys below the root, in no other array.
  private struct Candidate {
    var keys: [[UInt8]]
    var byteCount: Int
    var namesPeople = false
  }

  private struct Level {
    var isArray: Bool
    var key: [UInt8] = []
    var start: Int
    var candidate: Int?
  }

  private var levels: [Level] = []
  private var candidates: [Candidate] = []
  private var namesPeopleOutside = false
  private var expectsKey = false

  /// Where the records lie: the largest array of objects, unless the object looks like a record itself.
  static func recordPath(in head: ArraySlice<UInt8>) -> JSONRecordPath {
    var probe = JSONShapeProbe()
    let (end, isComplete) = head.withUnsafeBufferPointer { probe.run($0) }
    let isOnlyValue = !head.dropFirst(end).contains { !isSeparator($0) }
    let best = probe.candidates.max { $0.byteCount < $1.byteCount }
    guard let best, probe.isWrapper(best, of: end, isOnlyValue: isOnlyValue || !isComplete) else { return .topLevel }
    return JSONRecordPath(steps: best.keys.map(JSONRecordPath.Step.member) + [.elements])
  }

  private func isWrapper(_ best: Candidate, of byteCount: Int, isOnlyValue: Bool) -> Bool {
    let isKnown = best.keys.last.map { Self.wrapperNames.contains(Self.folded($0)) } ?? false
    let isMost = best.byteCount * 2 >= byteCount
    if namesPeopleOutside || !isOnlyValue { return isKnown && best.namesPeople && (isMost || !namesPeopleOutside) }
    return best.namesPeople || isMost || isKnown && best.byteCount * 4 >= byteCount
  }

  /// The end of the first value, or of the bytes.
  private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, isComplete: Bool) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x7B, 0x5B: open(isArray: byte == 0x5B, at: index)
      case 0x7D, 0x5D:
        close(at: index)
        if levels.isEmpty { return (index + 1, true) }
      case 0x2C: expectsKey = levels.last?.isArray == false
      case 0x22:
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
        if expectsKey, index < bytes.count { key(Array(bytes[start..<index])) }
        expectsKey = false
      default: break
      }
      index += 1
    }
    while !levels.isEmpty { close(at: bytes.count) }
    return (bytes.count, false)
  }

  private mutating func open(isArray: Bool, at index: Int) {
    let parent = levels.last
    if !isArray, let parent, parent.isArray, parent.candidate == nil, levels.count <= 4,
      levels.dropLast().allSatisfy({ !$0.isArray }), !levels.dropLast().contains(where: { Self.neverRecords.contains($0.key) })
    {
      candidates.append(Candidate(keys: levels.dropLast().map(\.key), byteCount: 0))
      levels[levels.count - 1].candidate = candidates.count - 1
    }
    levels.append(Level(isArray: isArray, start: index, candidate: levels.last?.candidate))
    expectsKey = !isArray
  }

  private mutating func close(at index: Int) {
    guard let level = levels.popLast() else { return }
    if level.isArray, let candidate = level.candidate, levels.last?.candidate == nil {
      candidates[candidate].byteCount = index - level.start
    }
    expectsKey = false
  }

  private mutating func key(_ key: [UInt8]) {
    guard let level = levels.last else { return }
    levels[levels.count - 1].key = key
    guard Self.namesPeople(key) else { return }
    if let candidate = level.candidate {
      candidates[candidate].namesPeople = true
    } else if levels.allSatisfy({ !$0.isArray }) {
      namesPeopleOutside = true
    }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2C }

  private static func folded(_ key: [UInt8]) -> String {
    String(
      decoding: key.filter { $0 != 0x5F && $0 != 0x2D && $0 != 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }

  private static func namesPeople(_ key: [UInt8]) -> Bool {
    guard key.count <= 40 else { return false }
    let name = folded(key)
    return personNames.contains(name) || name.holds("email")
  }

  private static let personNames: Set<String> = [
    "name", "fullname", "firstname", "lastname", "givenname", "familyname", "surname", "vorname", "nachname", "mail", "phone",
    "phonenumber", "mobile", "telephone", "telefon", "yourname",
  ]
  private static let wrapperNames: Set<String> = [
    "submissions", "records", "data", "items", "results", "result", "contacts", "customers", "entries", "responses", "rows",
    "values", "hits", "people", "persons", "users", "subscribers", "members", "leads", "accounts", "profiles", "clients",
    "customer", "contact", "list", "content", "objects",
  ]
  /// Parts of a Netlify submission.
  private static let neverRecords: Set<[UInt8]> = [Array("ordered_human_fields".utf8), Array("human_fields".utf8)]
}
