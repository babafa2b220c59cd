import Glibc
import PipelineConfig
import RecordModel

@testable import Normalization

/// Runs one normalizer over cells and shows what came out as text.
struct NormalizerProbe {
  struct Output: Equatable {
    var field: CanonicalField
    var value: String
    var match: String
    var flags: FieldValue.Flags
    var label: String
  }

  var outputs: [Output] = []
  var issues: [IssueCode] = []
  var builder = RecordBuilder()

  /// 2024-05-01, the start of every probe's run.
  static let startedAt = Timestamp(milliseconds: 1_714_521_600_000)

  init(
    _ normalizer: some FieldNormalizer, _ cells: [(CanonicalField, String)], country: String = "US", order: DateOrder? = nil,
    labels: [String] = [], groups: [UInt16] = []
  ) {
    self.init(
      normalizer, bytes: cells.map { ($0.0, Array($0.1.utf8)) }, country: country, order: order, labels: labels, groups: groups)
  }

  init(
    _ normalizer: some FieldNormalizer, bytes: [(CanonicalField, [UInt8])], country: String = "US", order: DateOrder? = nil,
    labels: [String] = [], groups: [UInt16] = []
  ) {
    let context = NormalizationContext(country: country, dateOrder: order, startedAt: Self.startedAt)
    let cells = bytes.enumerated().map { index, cell in
      Cell(
        field: cell.0, label: index < labels.count ? labels[index] : "", group: index < groups.count ? groups[index] : 0,
        raw: builder.intern(cell.1), text: cell.1, column: index)
    }
    normalizer.normalize(cells, in: context, into: &builder)
    let texts = builder.table.texts
    outputs = builder.currentValues.map {
      Output(
        field: $0.field, value: texts.string($0.value), match: texts.string($0.match), flags: $0.flags,
        label: texts.string($0.label))
    }
    issues = builder.table.issues.map(\.code)
  }

  func value(_ field: CanonicalField) -> String? { outputs.first { $0.field == field }?.value }
  func match(_ field: CanonicalField) -> String? { outputs.first { $0.field == field }?.match }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One of the seeds with a few bytes changed, removed, doubled or added.
  mutating func mutation(of seeds: [String]) -> [UInt8] {
    var bytes = Array((seeds.randomElement(using: &self) ?? "").utf8)
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let place = Int.random(in: 0...bytes.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
      case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 2 where place < bytes.count: bytes.remove(at: place)
      default: bytes.insert(contentsOf: Array((seeds.randomElement(using: &self) ?? "").utf8.prefix(6)), at: place)
      }
    }
    return bytes
  }

  mutating func bytes(upTo limit: Int) -> [UInt8] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}

/// The folder of public test data beside the package, if it is there.
enum ValueData {
  static let folder: String? = {
    if let path = getenv("SELFSAME_SHARED_DATA") { return String(cString: path) }
    let root = #filePath.split(separator: "/").dropLast(5).joined(separator: "/")
    return access("/\(root)/shared/data", F_OK) == 0 ? "/\(root)/shared/data" : nil
  }()

  static func lines(_ path: String) -> [String] {
    guard let folder, let file = fopen("\(folder)/\(path)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
