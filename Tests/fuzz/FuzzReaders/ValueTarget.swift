import Normalization
import RecordModel

/// Cells of one family of fields: the first byte chooses the country, each line is the cell of the next field.
struct ValueTarget: FuzzTarget {
  private static let countries = ["US", "GB", "DE", "FR", "ES", "NL", "JP", "RU", "BR", "IN", "SE", "CH"]
  private static let startedAt = Timestamp(milliseconds: 1_767_225_600_000)

  private let normalizer: any FieldNormalizer
  private let fields: [CanonicalField]
  private let contexts: [NormalizationContext]

  init(_ normalizer: any FieldNormalizer) {
    self.normalizer = normalizer
    fields = CanonicalField.allCases.filter(normalizer.fields.contains)
    contexts = Self.countries.map { NormalizationContext(country: $0, startedAt: Self.startedAt) }
  }

  func fault(on input: UnsafeRawBufferPointer, twice: Bool) -> String? {
    let context = contexts[Int(input.first ?? 0) % contexts.count]
    let lines = input.dropFirst().split(separator: 0x0A, maxSplits: 15).map { [UInt8]($0) }
    if lines.isEmpty { return nil }
    let first = values(of: lines, in: context)
    if first.contains(where: { $0.count > 16 * input.count + 4096 }) { return "a value far longer than its cell" }
    if twice, values(of: lines, in: context) != first { return "the same cells give other values" }
    return nil
  }

  /// Values, forms for comparing, and issues, in order.
  private func values(of lines: [[UInt8]], in context: NormalizationContext) -> [[UInt8]] {
    var builder = RecordBuilder()
    var cells: [Cell] = []
    for (index, line) in lines.enumerated() {
      let group = UInt16(index / fields.count)
      cells.append(
        Cell(field: fields[index % fields.count], group: group, raw: builder.intern(line), text: line, column: index))
    }
    normalizer.normalize(cells, in: context, into: &builder)
    let table = builder.table
    return builder.currentValues.flatMap { value in
      [table.texts.bytes(value.value), table.texts.bytes(value.match), [value.flags.rawValue]]
    } + [table.issues.map(\.code.rawValue)]
  }
}
