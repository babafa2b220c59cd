import PipelineConfig

/// Which of several files is the newest, as their names tell: by the date in the name, then by the name itself, in which numbers
/// count as numbers (`export-9` before `export-10`, `list` before `list (1)`), then by the path.
///
/// Times of the file system say when a file was copied, and would make a run depend on more than its inputs.
struct NewestFile {
  /// How `03.04.2024` is read where the numbers do not tell; day first when nil.
  let dateOrder: DateOrder?

  func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (left, right) = (Name(a, dateOrder), Name(b, dateOrder))
    if left.date != right.date { return left.date < right.date }
    if let isBefore = Self.compare(left.stem, right.stem) { return isBefore }
    return a.lexicographicallyPrecedes(b)
  }

  /// nil when they are alike but for zeros in front of numbers.
  private static func compare(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool? {
    var (a, b) = (a, b)
    while let first = a.first, let second = b.first {
      if isDigit(first), isDigit(second) {
        let (x, y) = (takeNumber(&a), takeNumber(&b))
        if x.count != y.count { return x.count < y.count }
        if x != y { return x.lexicographicallyPrecedes(y) }
      } else {
        if first != second { return first < second }
        a.removeFirst()
        b.removeFirst()
      }
    }
    return a.isEmpty == b.isEmpty ? nil : a.isEmpty
  }

  /// Without zeros in front.
  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let number = text.prefix(while: isDigit)
    text = text.dropFirst(number.count)
    return number.drop { $0 == 0x30 }
  }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// The parts of a file's name that tell its age.
private struct Name {
  /// Without folders and endings.
  let stem: ArraySlice<UInt8>
  /// `yyyymmdd` of the last date in the name; 0 for none.
  let date: Int

  init(_ path: [UInt8], _ order: DateOrder?) {
    let name = path.suffix(from: path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)
    // An ending begins with a letter: `contacts-12.03.2024.csv.gz` keeps its date.
    var stem = name
    while let dot = stem.lastIndex(of: UInt8(ascii: ".")), dot > stem.startIndex, stem.endIndex - dot <= 8,
      let first = stem[(dot + 1)...].first, !NewestFile.isDigit(first)
    {
      stem = stem[..<dot]
    }
    self.stem = stem
    date = Self.date(in: stem, order)
  }

  private static func date(in stem: ArraySlice<UInt8>, _ order: DateOrder?) -> Int {
    var numbers: [(value: Int, digits: Int, end: Int, separator: UInt8?)] = []
    var last = 0
    var index = stem.startIndex
    while index < stem.endIndex {
      let run = stem[index...].prefix(while: NewestFile.isDigit)
      guard !run.isEmpty else {
        index += 1
        continue
      }
      let value = run.count > 14 ? 0 : run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      // 20240312, 202403120230, 20240312023000
      let whole = [8: value, 12: value / 10_000, 14: value / 1_000_000][run.count] ?? 0
      if let date = valid(whole / 10_000, whole / 100 % 100, whole % 100) { last = date }
      let isJoined = numbers.last.map { $0.end == index - 1 } ?? false
      numbers.append((value, run.count, run.endIndex, isJoined ? stem[index - 1] : nil))
      if let date = separated(Array(numbers.suffix(3)), order) { last = date }
      index = run.endIndex
    }
    return last
  }

  /// `2024-03-12`, `12.03.2024`, `03_12_2024`.
  private static func separated(
    _ parts: [(value: Int, digits: Int, end: Int, separator: UInt8?)], _ order: DateOrder?
  ) -> Int? {
    guard parts.count == 3, let separator = parts[1].separator, separator == parts[2].separator,
      "-._".utf8.contains(separator)
    else { return nil }
    let (a, b, c) = (parts[0], parts[1], parts[2])
    if a.digits == 4, b.digits <= 2, c.digits <= 2 { return valid(a.value, b.value, c.value) }
    guard c.digits == 4, a.digits <= 2, b.digits <= 2 else { return nil }
    let isMonthFirst = b.value > 12 || order == .mdy && a.value <= 12
    return isMonthFirst ? valid(c.value, a.value, b.value) : valid(c.value, b.value, a.value)
  }

  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    (1980...2199).contains(year) && (1...12).contains(month) && (1...31).contains(day) ? year * 10_000 + month * 100 + day : nil
  }
}
