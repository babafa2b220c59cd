import CLibXML2
import RecordModel

/// Turns the events of one parser after another into records of a batch.
///
/// Outside a record it keeps the open elements (wrappers); inside one, a stack of open elements whose text lies in one arena.
/// Memory is that of one record and one batch.
struct XMLRecordBuilder {
  static let maxDepth = 256
  static let maxFieldBytes = 1_048_576
  /// As many as ``SourceRecordBatch/Field/occurrence`` can number.
  static let maxElements = 65_536
  private static let maxReplayedTag = 4_096

  /// What became of a stretch of text, in its order.
  enum Event {
    case record(Range<Int>, index: Int)
    case empty(Range<Int>)
    case rejected(Range<Int>, code: String, message: String, field: String)
    /// An element beside the records; `counts` when it stands where records do.
    case other(Range<Int>, counts: Bool)
  }

  /// Why a parser cannot go on.
  struct Fault {
    var code: String
    var message: String
    /// Offset in the text.
    var position: Int
    /// The tags themselves are wrong, so the record may have swallowed others.
    var isStructural: Bool
  }

  /// An open element around records.
  struct Wrapper {
    /// Steps of the record path that end here, one bit each.
    var bits: UInt32
    var start: Int
    /// Where its start tag lies in `wrapperTags`.
    var tagStart: Int
    var hasRecord = false
    var children = 0
  }

  /// An open element inside a record.
  struct Frame {
    var node: Int
    var instance: Int
    var textStart: Int
    var isNil = false
    var hasEntity = false
    /// Where its part of the expressions' matches and states begins.
    var matchStart = 0
    var stateStart = 0
  }

  // What the reader sets for each piece it feeds.
  var parser: xmlParserCtxtPtr?
  var shift = 0
  var window = XMLTextWindow(bytes: UnsafeBufferPointer(start: nil, count: 0), start: 0)

  // What it takes.
  var batch = SourceRecordBatch(columns: [])
  var events: [Event] = []
  var fault: Fault?
  var rootEnd: Int?
  var refusal: ExtractionError?

  let path: XMLPath?
  var tree: XMLColumnTree
  var expressions: XMLExpressionSet
  /// The entity libxml2 is given for a name of the table, and the bytes it stands for.
  let entity: UnsafeMutablePointer<xmlEntity>
  let entityContent: UnsafeMutablePointer<UInt8>

  private(set) var wrappers: [Wrapper] = []
  private var wrapperTags: [UInt8] = []
  private var replaying = 0
  private var recordDepth: Int?
  /// The element records should stand in was there, empty.
  private(set) var sawEmptyParent = false
  private(set) var sawFilledParent = false
  private var doneText: [UInt8]?

  // The record being read.
  private(set) var recordStart: Int?
  /// The open elements, `depth` of them; room for ``maxDepth``.
  let frames: UnsafeMutablePointer<Frame>
  var depth = 0
  /// The text of the open elements, the innermost's last.
  var arena = XMLScratch(capacity: 65_536)
  var instances = XMLInstanceList()
  var recordSerial = 0
  private var recordFault: (code: String, message: String, field: String)?
  private var faultDepth = 0
  private var firstField = 0
  private var firstByte = 0
  private var firstIssue = 0
  private var firstSecret = 0

  init(path: XMLPath?, tree: XMLColumnTree, expressions: XMLExpressionSet) {
    self.path = path
    self.tree = tree
    self.expressions = expressions
    frames = .allocate(capacity: Self.maxDepth)
    frames.initialize(repeating: Frame(node: 0, instance: 0, textStart: 0), count: Self.maxDepth)
    entity = .allocate(capacity: 1)
    entity.initialize(to: xmlEntity())
    entityContent = .allocate(capacity: 8)
    entityContent.initialize(repeating: 0, count: 8)
  }

  /// Gives back what `init` allocated; call once.
  func deallocate() {
    frames.deallocate()
    arena.deallocate()
    entity.deinitialize(count: 1)
    entity.deallocate()
    entityContent.deallocate()
  }

  var isInRecord: Bool { recordStart != nil }
  var hasRecordFault: Bool { recordFault != nil }

  /// Offset in the text of what the parser is at; meaningless once it was stopped.
  var offset: Int { parser.map { XMLPushParser.position(of: $0) &+ shift } ?? window.end }

  /// Where the tag begins that the parser is at the end of; a tag is always fed whole and holds no other `<`.
  private func tagStart(before offset: Int) -> Int {
    offset > window.start ? window.last(XMLByte.lessThan, in: window.start..<offset) ?? offset : offset
  }

  mutating func stop(_ fault: Fault) {
    if self.fault == nil { self.fault = fault }
    if let parser { xmlStopParser(parser) }
  }

  mutating func refuse(_ error: ExtractionError) {
    if refusal == nil { refusal = error }
    if let parser { xmlStopParser(parser) }
  }

  // MARK: Elements

  mutating func startElement(
    _ name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
  ) {
    if replaying > 0 {
      replaying -= 1
      return
    }
    guard wrappers.count + depth + faultDepth < Self.maxDepth else {
      let message = "elements lie more than \(Self.maxDepth) deep"
      return stop(Fault(code: "too_deep", message: message, position: offset, isStructural: true))
    }
    if isInRecord {
      guard recordFault == nil else {
        faultDepth += 1
        return
      }
      if !openElement(name, in: uri, attributes) { faultDepth += 1 }
      return
    }
    let bits = advance(wrappers.last?.bits ?? 0, to: name, in: uri, attributes)
    if let path, bits >> (path.steps.count - 1) & 1 == 1 {
      beginRecord(attributes)
    } else {
      openWrapper(name, prefix: prefix, bits: bits)
    }
  }

  mutating func endElement() {
    if faultDepth > 0 {
      faultDepth -= 1
      return
    }
    let end = offset
    if let start = recordStart {
      closeElement(isFaulty: recordFault != nil)
      if depth == 0 { closeRecord(start..<max(start, end)) }
    } else {
      closeWrapper(at: end)
    }
    if !isInRecord, wrappers.isEmpty {
      rootEnd = end
      if let parser { xmlStopParser(parser) }
    }
  }

  mutating func characters(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    guard isInRecord else {
      if let text = doneText, text.count < 16 { doneText = text + UnsafeBufferPointer(start: start, count: min(count, 16)) }
      return
    }
    guard recordFault == nil, depth > 0 else { return }
    let frame = frames + (depth - 1)
    var skipped = 0
    if arena.count == frame.pointee.textStart { while skipped < count, XMLByte.isBlank(start[skipped]) { skipped += 1 } }
    arena.append(contentsOf: UnsafeBufferPointer(start: start + skipped, count: count - skipped))
    if arena.count - frame.pointee.textStart > Self.maxFieldBytes { failField(frame.pointee.node) }
  }

  // MARK: Wrappers

  /// The steps of the record path that end at an element below one where `bits` end.
  private func advance(
    _ bits: UInt32, to name: UnsafePointer<xmlChar>, in uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
  ) -> UInt32 {
    guard let path else { return 0 }
    var result: UInt32 = 0
    for (index, step) in path.steps.enumerated() {
      let mayBegin = index == 0 ? !path.isAnchored || wrappers.isEmpty : bits >> (index - 1) & 1 == 1
      if mayBegin, step.matches(name, in: uri, with: attributes, ordinal: 0) { result |= 1 << index }
    }
    return result
  }

  private mutating func openWrapper(_ name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, bits: UInt32) {
    let end = offset
    let start = tagStart(before: end)
    if !wrappers.isEmpty { wrappers[wrappers.count - 1].children += 1 }
    wrappers.append(Wrapper(bits: bits, start: start, tagStart: wrapperTags.count))
    if end - start <= Self.maxReplayedTag, start >= window.start {
      wrapperTags.append(contentsOf: window[start..<min(end, window.end)])
      while let last = wrapperTags.last, XMLByte.isBlank(last) || last == UInt8(ascii: "/") { wrapperTags.removeLast() }
    } else {
      wrapperTags.append(XMLByte.lessThan)
      if let prefix { wrapperTags += XMLName.bytes(prefix) + [UInt8(ascii: ":")] }
      wrapperTags += XMLName.bytes(name)
    }
    wrapperTags.append(XMLByte.greaterThan)
    if XMLName.equals(name, Array("done".utf8)) { doneText = [] }
  }

  private mutating func closeWrapper(at end: Int) {
    guard let wrapper = wrappers.popLast() else { return }
    wrapperTags.removeLast(wrapperTags.count - wrapper.tagStart)
    if let text = doneText {
      doneText = nil
      if String(decoding: text, as: UTF8.self).filter({ !$0.isWhitespace }) == "false" { refuse(Self.incompletePage) }
    }
    if isParentOfRecords(wrapper, depth: wrappers.count) {
      if wrapper.children == 0 { sawEmptyParent = true } else if !wrapper.hasRecord { sawFilledParent = true }
    }
    guard !wrapper.hasRecord, !wrappers.isEmpty else { return }
    while case .other(let inner, _)? = events.last, inner.lowerBound >= wrapper.start { events.removeLast() }
    events.append(
      .other(wrapper.start..<max(wrapper.start, end), counts: wrappers.count == recordDepth ?? path.map { $0.steps.count - 1 }))
  }

  private func isParentOfRecords(_ wrapper: Wrapper, depth: Int) -> Bool {
    guard let path else { return false }
    return path.steps.count > 1 ? wrapper.bits >> (path.steps.count - 2) & 1 == 1 : depth == 0
  }

  private static let incompletePage = ExtractionError(
    code: "incomplete_page", message: "the feed says <done>false</done>: it is one page of several",
    hint: "export again until the reply says <done>true</done>, so that no customer is missed")

  /// Keeps the wrappers in which a record may begin and gives their start tags, to be fed to a fresh parser.
  mutating func restart() -> [UInt8] {
    abandonRecord()
    fault = nil
    rootEnd = nil
    doneText = nil
    tree.forgetAddresses()
    let most = min(recordDepth ?? (path?.steps.count == 1 ? 1 : wrappers.count), wrappers.count)
    let depth = stride(from: most, to: 0, by: -1).first {
      isParentOfRecords(wrappers[$0 - 1], depth: $0 - 1) || path?.steps.count == 1
    }
    if let depth {
      wrapperTags.removeLast(wrapperTags.count - (depth < wrappers.count ? wrappers[depth].tagStart : wrapperTags.count))
      wrappers.removeLast(wrappers.count - depth)
    } else {
      wrappers = []
      wrapperTags = []
      for (index, step) in (path?.steps.dropLast() ?? []).enumerated() {
        wrappers.append(Wrapper(bits: 1 << index, start: 0, tagStart: wrapperTags.count, children: 1))
        wrapperTags += [XMLByte.lessThan] + step.name + [XMLByte.greaterThan]
      }
    }
    for index in wrappers.indices { wrappers[index].hasRecord = true }
    replaying = wrappers.count
    return wrapperTags
  }

  /// Ready for the next document.
  mutating func beginDocument() {
    abandonRecord()
    fault = nil
    rootEnd = nil
    doneText = nil
    wrappers = []
    wrapperTags = []
    replaying = 0
    tree.forgetAddresses()
  }

  // MARK: Records

  private mutating func beginRecord(_ attributes: XMLAttributes) {
    recordStart = tagStart(before: offset)
    recordDepth = wrappers.count
    for index in wrappers.indices { wrappers[index].hasRecord = true }
    if !wrappers.isEmpty { wrappers[wrappers.count - 1].children += 1 }
    recordSerial += 1
    firstField = batch.fields.count
    firstByte = batch.bytes.count
    firstIssue = batch.issues.count
    firstSecret = tree.secrets
    instances.removeAll()
    _ = instances.append(parent: -1, after: nil)
    frames[0] = Frame(node: XMLColumnTree.root, instance: 0, textStart: 0)
    depth = 1
    expressions.begin()
    addAttributes(attributes)
  }

  private mutating func closeRecord(_ range: Range<Int>) {
    recordStart = nil
    if let fault = recordFault {
      recordFault = nil
      events.append(.rejected(range, code: fault.code, message: fault.message, field: fault.field))
      return
    }
    let count = batch.fields.count - firstField
    guard count > 0 else {
      events.append(.empty(range))
      return
    }
    numberFields()
    events.append(.record(range, index: batch.records.count))
    batch.records.append(
      .init(
        firstField: firstField, fieldCount: count, number: 0, line: 0, byteStart: range.lowerBound, byteEnd: range.upperBound))
  }

  /// Turns the instances its fields name into occurrences.
  private mutating func numberFields() {
    let isNumbered = instances.hasRepeated
    if isNumbered { instances.settle() }
    for index in firstField..<batch.fields.count {
      let instance = Int(batch.fields[index].occurrence)
      batch.fields[index].occurrence = isNumbered ? instances.occurrence(of: instance) : 0
    }
  }

  /// The records so far, or nil; what was taken of the open one stays.
  mutating func takeBatch() -> SourceRecordBatch? {
    guard !batch.records.isEmpty else { return nil }
    var rest = SourceRecordBatch(columns: [])
    if isInRecord {
      rest.bytes = Array(batch.bytes[firstByte...])
      rest.fields = batch.fields[firstField...].map { field in
        var field = field
        field.start -= UInt32(truncatingIfNeeded: firstByte)
        return field
      }
      rest.issues = batch.issues[firstIssue...].map { (0, $0.column, $0.code) }
      rollBack()
      firstField = 0
      firstByte = 0
      firstIssue = 0
    }
    var result = rest
    swap(&result, &batch)
    result.columns = tree.columns
    return result
  }

  /// Drops what was taken of the open record.
  mutating func abandonRecord() {
    guard isInRecord else { return }
    forgetRecord()
    depth = 0
    recordStart = nil
    recordFault = nil
    faultDepth = 0
  }

  private mutating func forgetRecord() {
    rollBack()
    tree.secrets = firstSecret
    arena.truncate(to: 0)
  }

  private mutating func rollBack() {
    batch.fields.removeLast(batch.fields.count - firstField)
    batch.bytes.removeLast(batch.bytes.count - firstByte)
    batch.issues.removeLast(batch.issues.count - firstIssue)
  }

  /// Sets the open record aside; its tags are still followed to its end.
  mutating func failRecord(code: String, message: String, field: String = "") {
    guard recordFault == nil else { return }
    recordFault = (code, message, field)
    forgetRecord()
    for index in 0..<depth { frames[index].textStart = 0 }
  }
}
