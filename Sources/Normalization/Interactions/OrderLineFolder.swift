import RecordModel

/// Makes one record of the rows of an order, as exports write them that repeat an order for each article in it.
enum OrderLineFolder {
  static let mostSubjectBytes = 1_000

  /// Folds the rows of one key and file into the first, where they say of the customer nothing it does not; gives the rows that
  /// are gone. The first keeps its amount, or takes the sum where each row tells its own; what was bought is listed.
  static func fold(
    _ group: ArraySlice<Int>, in table: inout CustomerRecordTable, _ identities: [RecordIdentity]
  ) -> [Int] {
    guard let first = group.first, identities[first].lines != .none else { return [] }
    let lines = group.dropFirst().filter { says(table.records[$0], nothingBeside: table.records[first], in: table) }
    guard let order = table.records[first].interactions.first else { return [] }
    var subjects = [table.interactions[order].subject]
    for line in lines {
      guard let item = table.records[line].interactions.first.map({ table.interactions[$0] }) else { continue }
      if identities[first].lines == .addedUp || table.interactions[order].amount == nil {
        add(item, to: &table.interactions[order])
      }
      // More would not fit; so an order of very many lines costs no more than its rows.
      if subjects.count <= mostSubjectBytes, !item.subject.isEmpty, !subjects.contains(item.subject) {
        subjects.append(item.subject)
      }
    }
    table.interactions[order].subject = joined(subjects, in: &table)
    extend(first, over: lines, in: &table)
    return lines
  }

  private static func add(_ line: Interaction, to order: inout Interaction) {
    guard let amount = line.amount else { return }
    let (sum, isTooLarge) = (order.amount ?? 0).addingReportingOverflow(amount)
    if !isTooLarge { order.amount = sum }
    if order.currency.isEmpty { order.currency = line.currency }
  }

  private static func says(_ line: CustomerRecord, nothingBeside first: CustomerRecord, in table: CustomerRecordTable) -> Bool {
    table.values[line.values].allSatisfy { value in
      table.values[first.values].contains { $0.field == value.field && $0.value == value.value }
        || !value.field.isIdentifying
    }
  }

  private static func joined(_ subjects: [TextID], in table: inout CustomerRecordTable) -> TextID {
    let texts = subjects.filter { !$0.isEmpty }
    guard texts.count > 1 else { return texts.first ?? .empty }
    var result: [UInt8] = []
    for text in texts {
      let more = table.texts.withBytes(text) { Array($0) }
      if result.count + more.count > mostSubjectBytes {
        result += Array(" …".utf8)
        break
      }
      result += (result.isEmpty ? [] : Array(", ".utf8)) + more
    }
    return table.texts.intern(result)
  }

  /// The record spans the rows that follow it without another between them.
  private static func extend(_ first: Int, over lines: [Int], in table: inout CustomerRecordTable) {
    var number = table.records[first].number
    for line in lines where table.records[line].number == number + 1 {
      number += 1
      table.records[first].byteEnd = table.records[line].byteEnd
    }
  }
}

extension CanonicalField {
  /// Whether two values of it speak of two customers.
  fileprivate var isIdentifying: Bool { self == .email || isNamePart || self == .externalID }
}
