import PipelineConfig
import RecordModel

/// Takes the records of one batch through mapping, repair, transforms and the normalizers.
struct BatchPass {
  let plan: MappingPlan
  let file: NormalizedFile
  let context: NormalizationContext
  let normalizers: [any FieldNormalizer]
  private let ownDomains: [[UInt8]]

  var record = RecordBuilder()
  private var cells: [[Cell]]
  /// Cells out of running text, which must not be mixed with stated ones.
  var inferredCells: [[Cell]]
  private let isInferred: [Bool]
  let mail: MailPlaces?
  let words: InteractionWords?
  private var hasher = ContentHasher()
  var result: NormalizedBatch
  /// The first field of each column in the record at hand, as an index into the batch; -1 for none.
  private var firstFields: [Int]

  init(
    plan: MappingPlan, file: NormalizedFile, context: NormalizationContext, normalizers: [any FieldNormalizer],
    ownDomains: [String]
  ) {
    self.plan = plan
    self.file = file
    self.context = context
    self.normalizers = normalizers
    self.ownDomains = ownDomains.map { Array($0.utf8) }
    cells = [[Cell]](repeating: [], count: normalizers.count)
    inferredCells = cells
    isInferred = plan.columns.map { file.kind == .mail && MailColumns.isInferred($0) }
    mail = file.kind == .mail ? MailPlaces(plan.columns) : nil
    if let told = plan.interaction { words = InteractionWords(told, in: &record) } else { words = nil }
    result = NormalizedBatch(file: file)
    firstFields = [Int](repeating: -1, count: plan.columns.count)
  }

  mutating func run(over batch: SourceRecordBatch) -> NormalizedBatch {
    result.columns = plan.columns
    result.mappings = plan.mappings
    let shifted = file.kind.isTable ? ShiftedRows(plan)?.repaired(batch) : nil
    let batch = shifted?.batch ?? batch
    let shiftedRecords = Set(shifted?.records ?? [])
    var issue = 0
    for (index, source) in batch.records.enumerated() {
      if shiftedRecords.contains(index) { record.note(nil, .shiftedColumns) }
      while issue < batch.issues.count, batch.issues[issue].record <= index {
        if batch.issues[issue].record == index { note(batch.issues[issue].column, batch.issues[issue].code) }
        issue += 1
      }
      normalize(source, of: batch)
    }
    result.table = record.table
    result.undecidedDates = record.undecidedDates
    for evidence in record.dateEvidence {
      result.dateEvidence[evidence.column, default: .init()].add(evidence.dayFirst)
    }
    return result
  }

  private mutating func note(_ column: UInt16, _ code: IssueCode) {
    let field = Int(column) < plan.actions.count ? plan.actions[Int(column)].first?.field : nil
    record.note(field, code)
  }

  private mutating func normalize(_ source: SourceRecordBatch.Record, of batch: SourceRecordBatch) {
    let range = source.firstField..<(source.firstField + source.fieldCount)
    for index in range.reversed() where Int(batch.fields[index].column) < firstFields.count {
      firstFields[Int(batch.fields[index].column)] = index
    }
    defer {
      for index in range where Int(batch.fields[index].column) < firstFields.count {
        firstFields[Int(batch.fields[index].column)] = -1
      }
    }
    let identity = identify(source, of: batch)
    let updatedAt = time(in: plan.updatedAt, of: batch, at: .record(record.table.records.count))
    collect(range, of: batch)
    for index in normalizers.indices where !cells[index].isEmpty {
      normalizers[index].normalize(cells[index], in: context, into: &record)
      cells[index].removeAll(keepingCapacity: true)
    }
    if mail != nil { addInferred() }
    let kind = flagMail(of: batch)
    addConsents(of: batch, updatedAt)
    if kind.isRefusal { addRefusal(kind, of: batch) }
    if let audience = plan.audience { add(audience, of: batch) }
    addInteraction(of: batch, range, key: identity.key)
    finish(source, identity.key, updatedAt)
    var known = identity.identity
    known.isEvent = kind.isEvent
    result.identities.append(known)
  }

  private mutating func finish(_ source: SourceRecordBatch.Record, _ key: TextID, _ updatedAt: Timestamp) {
    var isOrganization = false
    var isPerson = false
    for value in record.currentValues where value.isUsable {
      if value.field == .nameOrg { isOrganization = true }
      if value.field == .nameFull || value.field == .nameGiven || value.field == .nameLast { isPerson = true }
    }
    // A row of a firm without a contact person is about the firm.
    if !isPerson, !isOrganization,
      let company = record.currentValues.first(where: { $0.field == .company && $0.isUsable && !$0.flags.contains(.inferred) })
    {
      record.add(company, as: .nameOrg)
      isOrganization = true
    }
    let file = self.file
    record.finish { values, interactions, consents in
      CustomerRecord(
        source: UInt16(truncatingIfNeeded: file.source), file: file.file,
        kind: isOrganization && !isPerson ? .organization : .person,
        key: key, number: source.number, line: source.line, byteStart: source.byteStart, byteEnd: source.byteEnd,
        updatedAt: updatedAt, values: values, interactions: interactions, consents: consents)
    }
  }

  // MARK: Key

  private mutating func identify(
    _ source: SourceRecordBatch.Record, of batch: SourceRecordBatch
  ) -> (key: TextID, identity: RecordIdentity) {
    if let hash = source.contentHash {
      return (record.intern(SHA256.hex(hash)), RecordIdentity(kind: .bytes, content: ContentHash(hash)))
    }
    let content = hasher.hash(source, of: batch, nameRanks: plan.nameRanks)
    guard let action = plan.key else {
      return (record.intern(content.hex), RecordIdentity(kind: .content, content: content))
    }
    if let key = key(action, of: batch) {
      return (record.intern(key), RecordIdentity(kind: .keyed, content: content, lines: plan.lines))
    }
    // In vCards an id is optional.
    if file.kind != .vcard { record.note(nil, .duplicateKey) }
    return (record.intern(content.hex), RecordIdentity(kind: .unkeyed, content: content))
  }

  /// nil where the cell is empty or holds an error.
  private mutating func key(_ action: KeyAction, of batch: SourceRecordBatch) -> [UInt8]? {
    let raw = value(in: action.column, of: batch)
    let repaired = CellRepair.repair(raw, of: nil)
    for issue in repaired.issues { record.note(nil, issue) }
    if repaired.isMissing { return nil }
    let text = action.transforms.isEmpty ? repaired.text : TransformRunner.run(action.transforms, on: repaired.text).first ?? []
    return text.isEmpty || Self.isNull(text) ? nil : text
  }

  private static func isNull(_ text: [UInt8]) -> Bool { nulls.contains(text) }
  private static let nulls = Set(["NULL", "null", "None", "\\N", "nil", "N/A", "n/a", "-"].map { Array($0.utf8) })

  // MARK: Cells

  private mutating func collect(_ range: Range<Int>, of batch: SourceRecordBatch) {
    let isOwnSender = isOwnSender(of: batch)
    for index in range {
      let field = batch.fields[index]
      guard Int(field.column) < plan.actions.count, field.count > 0 else { continue }
      for action in plan.actions[Int(field.column)] {
        if isOwnSender, MailColumns.isSender(plan.columns[action.column]) { continue }
        add(field, action, of: batch, range)
      }
    }
    for action in plan.defaults where firstFields[action.column] < 0 || batch.fields[firstFields[action.column]].count == 0 {
      for text in TransformRunner.run(action.transforms, on: []) {
        append(action, raw: .empty, text: text, label: action.label, occurrence: 0)
      }
    }
    if !plan.isInOrder { sortCells() }
  }

  private mutating func add(
    _ field: SourceRecordBatch.Field, _ action: CellAction, of batch: SourceRecordBatch, _ range: Range<Int>
  ) {
    if let occurrence = action.occurrence, occurrence != Int(field.occurrence) { return }
    if let condition = action.condition {
      guard let other = sibling(condition.column, of: field, batch, range), other.elementsEqual(condition.value) else { return }
    }
    let raw = batch.value(field)
    let repaired = CellRepair.repair(raw, of: action.field)
    for issue in repaired.issues { record.note(action.field, issue) }
    if repaired.isMissing || repaired.text.isEmpty { return }
    var text = repaired.text
    var rawID = record.intern(raw)
    if let column = action.joinedColumn, let number = sibling(column, of: field, batch, range) {
      let number = Array(ByteText.trimmed(number))
      if !number.isEmpty {
        text = action.isJoinedFirst ? number + [0x20] + text : text + [0x20] + number
        rawID = record.intern(text)
      }
    }
    var label = action.label
    if let column = action.labelColumn, let named = sibling(column, of: field, batch, range) {
      let name = CellLabel.label(Array(named))
      if !name.isEmpty { label = name }
    }
    if repaired.isRepaired { record.markRepaired(rawID) }
    if repaired.isUnusable {
      let cell = Cell(field: action.field, label: label, raw: rawID, text: text, column: action.column)
      return record.add(action.field, from: cell, value: text, match: [], flags: .invalid)
    }
    let texts = action.transforms.isEmpty ? CellSplitter.parts(of: text, in: action.field) : transformed(text, action)
    for text in texts { append(action, raw: rawID, text: text, label: label, occurrence: field.occurrence) }
  }

  private func transformed(_ text: [UInt8], _ action: CellAction) -> [[UInt8]] {
    let texts = TransformRunner.run(action.transforms, on: text)
    return texts.count == 1 ? CellSplitter.parts(of: texts[0], in: action.field) : texts
  }

  private mutating func append(_ action: CellAction, raw: TextID, text: [UInt8], label: String, occurrence: UInt16) {
    let step = action.field.isAddressPart ? min(occurrence, UInt16(MappingPlan.occurrencesPerGroup - 1)) : 0
    let (group, isTooLarge) = action.group.addingReportingOverflow(step)
    let cell = Cell(
      field: action.field, label: label, group: isTooLarge ? .max : group, raw: raw, text: text, column: action.column)
    if isInferred[action.column] {
      inferredCells[action.normalizer].append(cell)
    } else {
      cells[action.normalizer].append(cell)
    }
  }

  /// Into the order of the pipeline file's mappings; cells of one mapping keep theirs.
  private mutating func sortCells() {
    for index in cells.indices where cells[index].count > 1 {
      let sorted = cells[index].enumerated().sorted { a, b in
        (order(of: a.element), a.offset) < (order(of: b.element), b.offset)
      }
      cells[index] = sorted.map(\.element)
    }
  }

  private func order(of cell: Cell) -> Int {
    guard cell.column < plan.actions.count else { return 0 }
    return plan.actions[cell.column].first { $0.field == cell.field }?.order ?? 0
  }

  /// The cell of another column in the same repeated element.
  private func sibling(
    _ column: Int, of field: SourceRecordBatch.Field, _ batch: SourceRecordBatch, _ range: Range<Int>
  ) -> ArraySlice<UInt8>? {
    let first = firstFields[column]
    guard first >= 0 else { return nil }
    if batch.fields[first].occurrence == field.occurrence { return batch.value(batch.fields[first]) }
    let found = (first..<range.upperBound).prefix(4096).first {
      Int(batch.fields[$0].column) == column && batch.fields[$0].occurrence == field.occurrence
    }
    return found.map { batch.value(batch.fields[$0]) }
  }

  /// The column's first cell in the record at hand, as an index into the batch's fields.
  func firstField(of column: Int) -> Int? { firstFields[column] >= 0 ? firstFields[column] : nil }

  func value(in column: Int?, of batch: SourceRecordBatch) -> ArraySlice<UInt8> {
    guard let column, firstFields[column] >= 0 else { return [] }
    return batch.value(batch.fields[firstFields[column]])
  }

  /// Whether a mail comes from one of our own mailboxes, such as the web server's; then the person stands in Reply-To.
  private func isOwnSender(of batch: SourceRecordBatch) -> Bool {
    guard file.kind == .mail, !ownDomains.isEmpty, let column = plan.columns.firstIndex(of: MailColumns.senderAddress),
      let address = EmailSyntax.address(in: Array(value(in: column, of: batch)))
    else { return false }
    return ownDomains.contains(address.domain)
  }

  // MARK: Times

  /// The moment in a column; noted for later where its column must tell day from month.
  mutating func time(in column: Int?, of batch: SourceRecordBatch, at place: UndecidedTime.Place) -> Timestamp {
    guard let column else { return .unknown }
    let text = Array(ByteText.trimmed(value(in: column, of: batch)))
    if text.isEmpty { return .unknown }
    var order: Bool?
    let reading = TimestampParser.parse(text) { order = $0 }
    if let order { result.dateEvidence[column, default: .init()].add(order) }
    switch reading {
    case .none: return .unknown
    case .certain(let time): return TimestampParser.believed(time, startedAt: context.startedAt)
    case .undecided(let dayFirst, let monthFirst):
      result.undecidedTimes.append(UndecidedTime(place: place, column: column, dayFirst: dayFirst, monthFirst: monthFirst))
      return .unknown
    }
  }
}
