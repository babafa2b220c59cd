import RecordModel

/// How many submissions an internet address sent on each day, of one file.
///
/// Equal submissions count in each file by themselves, those that several files hold once: exports overlap. Costs 16 bytes a submission.
package struct SubmissionCounts: Sendable {
  fileprivate struct Entry: Sendable {
    /// Of the address and the day.
    var sender: UInt64
    var content: UInt64
    var count = 1
  }

  fileprivate var entries: [Entry] = []
  fileprivate var days: [UInt64: UInt64] = [:]
  fileprivate var addresses: [UInt64: UInt64] = [:]

  /// Counts a file's submissions; nil when its first ones tell no address or, with `mustBeForm`, are none. Reading stops where the
  /// file ends or is damaged.
  init?(_ reader: any RecordReader, _ columns: SpamColumns, mustBeForm: Bool) {
    var columns = columns
    var isFirst = true
    do throws(ExtractionError) {
      while let batch = try reader.nextBatch() {
        _ = reader.takeRejects()
        columns.extend(to: batch.columns)
        if isFirst, !columns.roles.contains(.ip) || mustBeForm && !columns.areOfForm { return nil }
        isFirst = false
        for record in batch.records { add(record, of: batch, columns.roles) }
      }
    } catch {
      // What was counted so far holds; the reading that follows tells the fault.
      isFirst = false
    }
    if isFirst { return nil }
    compact()
  }

  private mutating func add(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch, _ roles: [SpamColumns.Role?]) {
    guard let sender = Sender(record, of: batch, roles) else { return }
    var content: UInt64 = 0
    for field in batch.fields(of: record) { content ^= ByteHash.combine(UInt64(field.column), Self.hash(batch.value(field))) }
    entries.append(Entry(sender: sender.hash, content: content))
    days[sender.hash] = sender.day
    addresses[sender.hash] = sender.address
  }

  fileprivate static func hash(_ value: ArraySlice<UInt8>) -> UInt64 { value.withUnsafeBufferPointer { ByteHash.hash($0) } }

  /// Makes one entry of equal ones.
  private mutating func compact() {
    entries.sort { ($0.sender, $0.content) < ($1.sender, $1.content) }
    var result: [Entry] = []
    for entry in entries {
      if let last = result.last, last.sender == entry.sender, last.content == entry.content {
        result[result.count - 1].count += 1
      } else {
        result.append(entry)
      }
    }
    entries = result
  }
}

/// Who sent a submission on which day.
struct Sender {
  let address: UInt64
  let day: UInt64

  var hash: UInt64 { ByteHash.combine(address, day) }

  /// nil without an address of the public internet: others are a proxy's.
  init?(_ record: SourceRecordBatch.Record, of batch: SourceRecordBatch, _ roles: [SpamColumns.Role?]) {
    var address: ArraySlice<UInt8>?
    var time: ArraySlice<UInt8>?
    for field in batch.fields(of: record) where field.count > 0 && Int(field.column) < roles.count {
      switch roles[Int(field.column)] {
      case .ip: address = address ?? batch.value(field)
      case .time: time = time ?? batch.value(field)
      default: break
      }
    }
    guard let address, address.count <= 64, !Self.isPrivate(address) else { return nil }
    self.address = SubmissionCounts.hash(address)
    day = SubmissionCounts.hash(Self.day(of: time ?? []))
  }

  /// The part of a time before its clock; seconds since 1970 by days.
  private static func day(of time: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if time.count >= 10, time.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }) {
      let seconds = time.prefix(10).reduce(0) { $0 * 10 + Int($1 & 15) }
      return Array("\(seconds / 86_400)".utf8)[...]
    }
    return time.prefix { $0 != 0x20 && $0 != 0x54 && $0 != 0x3A }
  }

  private static func isPrivate(_ address: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: address, as: UTF8.self).lowercased()
    if ["10.", "127.", "192.168.", "169.254.", "fc", "fd", "fe80"].contains(where: text.hasPrefix) || text == "::1" {
      return true
    }
    let parts = text.split(separator: ".")
    return parts.count == 4 && parts[0] == "172" && (16...31).contains(Int(parts[1]) ?? 0)
  }
}

/// The floods of one source: what all its files together hold, in whatever order.
package struct FloodTable: Sendable {
  private var perDay: [UInt64: Int] = [:]

  package init() {}

  var isEmpty: Bool { perDay.isEmpty }

  package init(_ files: [SubmissionCounts]) {
    var entries = files.flatMap(\.entries)
    entries.sort { ($0.sender, $0.content, $1.count) < ($1.sender, $1.content, $0.count) }
    for (index, entry) in entries.enumerated() {
      // Of a content that several files hold, the file that has it most often.
      let isRepeated = index > 0 && entries[index - 1].sender == entry.sender && entries[index - 1].content == entry.content
      if !isRepeated { perDay[entry.sender, default: 0] += entry.count }
    }
    removeProxies(
      days: files.reduce(into: [:]) { $0.merge($1.days) { first, _ in first } },
      addresses: files.reduce(into: [:]) { $0.merge($1.addresses) { first, _ in first } })
  }

  /// Days on which one address may send nearly everything before it is taken for the site's own.
  private static let mostFloodDays = 5

  /// An address that sends nine of ten submissions on day after day is the site's own proxy.
  private mutating func removeProxies(days: [UInt64: UInt64], addresses: [UInt64: UInt64]) {
    var totals: [UInt64: Int] = [:]
    for (sender, count) in perDay { totals[days[sender] ?? 0, default: 0] += count }
    var ruled: [UInt64: Int] = [:]
    for (sender, count) in perDay where count * 10 >= (totals[days[sender] ?? 0] ?? 0) * 9 {
      ruled[addresses[sender] ?? 0, default: 0] += 1
    }
    perDay = perDay.filter { (ruled[addresses[$0.key] ?? 0] ?? 0) <= Self.mostFloodDays }
  }

  /// Submissions of this one's address on its day; nil where unknown.
  func count(_ sender: Sender?) -> Int? { sender.flatMap { perDay[$0.hash] } }
}
