/// The columns of a file of vCards, numbered as they come; the record's key and time always first.
struct VCardColumns {
  private(set) var names: [String] = []
  private var numbers: [String: UInt16?] = [:]
  private let dropped: Set<String>
  /// Programs may invent properties; what comes after so many is passed over.
  private static let limit = 4_096

  init(dropped: Set<String>) {
    self.dropped = dropped
    _ = number(of: "UID")
    _ = number(of: "REV")
  }

  /// The number of the column of this name, new or known; nil when it is dropped or there are too many.
  mutating func number(of name: String) -> UInt16? {
    if let known = numbers[name] { return known }
    var number: UInt16?
    if !isDropped(name), names.count < Self.limit {
      number = UInt16(names.count)
      names.append(name)
    }
    if numbers.count < 2 * Self.limit { numbers.updateValue(number, forKey: name) }
    return number
  }

  /// Whether the column, or the property it is a part of, is dropped.
  private func isDropped(_ name: String) -> Bool {
    var prefix = name[...]
    while !dropped.isEmpty {
      if dropped.contains(String(prefix)) { return true }
      guard let dot = prefix.lastIndex(of: ".") else { break }
      prefix = prefix[..<dot]
    }
    return false
  }
}
