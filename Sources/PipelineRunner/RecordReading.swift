import Diagnostics
import Extraction
import Normalization
import PipelineConfig
import RecordModel
import Synchronization

/// Reads and normalizes every input file, several at a time; batches of one large file on all threads.
struct RecordReading: Sendable {
  /// What came of one file.
  struct ReadFile: Sendable {
    var file: RunSnapshot.File
    var batches: [NormalizedBatch]
    var failure: ExtractionError?
    var kind: SourceKind?
    /// How its columns are read, and which it has; for rows of it that come back mended.
    var plan: MappingPlan?
    var columns: [String] = []
    /// What was set aside, by line; of several of a line the first record.
    var rejectsByLine: [Int: RejectedRow] = [:]
  }

  let definition: PipelineDefinition
  let normalizer: Normalizer
  private(set) var context: ExtractionContext
  let threads: Int

  /// Larger files are worked on by all threads together, smaller ones by one thread each.
  private static let largeFile = 4 << 20

  /// In the order of `inputs`, whatever the number of threads. Mended rows come last, for they follow the files they belong to.
  func read(_ inputs: InputFiles) async -> [ReadFile] {
    let repeated = await RepeatedFiles(inputs, sources: definition.sources, threads: threads)
    var reading = self
    reading.context.floods = await floods(in: inputs, repeated)
    return await reading.read(inputs, repeated)
  }

  /// Looks through the forms for who sends how many, before the first is judged.
  private func floods(in inputs: InputFiles, _ repeated: RepeatedFiles) async -> [Int: FloodTable] {
    let forms = inputs.indices.filter { index in
      let input = inputs[index]
      return !input.isMended && repeated.original[index] == nil && definition.sources[input.source].kind != .mail
        && !input.isSingleMail
    }
    let counts = await Parallel.map(forms.count, threads: threads) { [self] index in
      let input = inputs[forms[index]]
      return ExtractorRegistry.submissions(input, of: definition.sources[input.source], in: context)
    }
    var bySource: [Int: [SubmissionCounts]] = [:]
    for (index, counts) in zip(forms, counts) { if let counts { bySource[inputs[index].source, default: []].append(counts) } }
    return bySource.mapValues { FloodTable($0) }
  }

  private func read(_ inputs: InputFiles, _ repeated: RepeatedFiles) async -> [ReadFile] {
    let isOwn = inputs.indices.map { !inputs[$0].isMended && repeated.original[$0] == nil }
    let isLarge = inputs.map { FileSize.bytes(of: $0) > Self.largeFile }
    let small = inputs.indices.filter { isOwn[$0] && !isLarge[$0] }
    let readSmall = await Parallel.map(small.count, threads: threads) { index in
      FileReading(self, inputs[small[index]], number: small[index]).readAlone()
    }
    var results = Dictionary(uniqueKeysWithValues: zip(small, readSmall))
    for index in inputs.indices where isOwn[index] && isLarge[index] {
      results[index] = await FileReading(self, inputs[index], number: index).readTogether(threads: threads)
    }
    for index in repeated.original.keys where !inputs[index].isMended { results[index] = Self.readRepeated(inputs[index]) }
    readMended(inputs, repeated, &results)
    return inputs.indices.compactMap { results[$0] }
  }

  private static func readRepeated(_ input: InputFile) -> ReadFile {
    do throws(ExtractionError) {
      let account = try RepeatedFiles.account(of: input)
      return ReadFile(file: RunSnapshot.File(source: input.source, kind: "", account: account, rejects: []), batches: [])
    } catch {
      return refused(input, error)
    }
  }

  private static func refused(_ input: InputFile, _ failure: ExtractionError) -> ReadFile {
    var account = refusedAccount(of: input)
    account.rejected = 1
    let row = RejectedRow(
      recordNumber: 0, line: 0, byteStart: 0, byteEnd: account.bytes, code: failure.code, message: failure.message, raw: [])
    let file = RunSnapshot.File(source: input.source, kind: "", account: account, rejects: [row])
    return ReadFile(file: file, batches: [], failure: failure)
  }

  /// Reads the files of mended rows; what enters by them is no longer open where it was set aside.
  private func readMended(_ inputs: InputFiles, _ repeated: RepeatedFiles, _ results: inout [Int: ReadFile]) {
    for source in Set(inputs.lazy.filter(\.isMended).map(\.source)).sorted() {
      var numbers: [String: Int] = [:]
      for index in inputs.indices where inputs[index].source == source && !inputs[index].isMended {
        numbers[inputs[index].shownPath] = index
        results[index]?.indexRejects()
      }
      let originals = numbers.compactMapValues { results[$0] }
      for index in inputs.indices where inputs[index].source == source && inputs[index].isMended {
        if repeated.original[index] != nil {
          results[index] = Self.readRepeated(inputs[index])
          continue
        }
        let mended = MendedFileReading(reading: self, input: inputs[index], number: index, originals: originals).read()
        results[index] = mended.file
        for row in mended.entered { if let number = numbers[row.file] { results[number]?.close(row.line) } }
      }
    }
  }
}

/// One file on its way through its extractor and the normalizer.
private final class FileReading: Sendable {
  private struct State {
    var reader: (any RecordReader)?
    var bytes: ByteSource?
    var kind: SourceKind?
    var plan: MappingPlan?
    var columns: [String] = []
    var next = 0
    var rejects: [RejectedRow] = []
    var failure: ExtractionError?
  }

  private struct Piece: Sendable {
    var number: Int
    var batch: SourceRecordBatch
    var plan: MappingPlan
    var file: NormalizedFile
  }

  private let reading: RecordReading
  private let input: InputFile
  private let number: Int
  private let state = Mutex(State())

  init(_ reading: RecordReading, _ input: InputFile, number: Int) {
    self.reading = reading
    self.input = input
    self.number = number
    do throws(ExtractionError) {
      let opened = try ExtractorRegistry.open(input, of: source, in: reading.context)
      state.withLock { state in
        state.reader = opened.reader
        state.bytes = opened.input
        state.kind = opened.kind
      }
    } catch {
      state.withLock { $0.failure = error }
    }
  }

  private var source: SourceDefinition { reading.definition.sources[input.source] }

  func readAlone() -> RecordReading.ReadFile {
    var batches: [NormalizedBatch] = []
    while let piece = nextPiece() { batches.append(normalized(piece)) }
    return finish(batches)
  }

  func readTogether(threads: Int) async -> RecordReading.ReadFile {
    let parts = await Parallel.map(threads, threads: threads) { [self] _ in
      var done: [(number: Int, batch: NormalizedBatch)] = []
      while let piece = nextPiece() { done.append((piece.number, normalized(piece))) }
      return done
    }
    return finish(parts.joined().sorted { $0.number < $1.number }.map(\.batch))
  }

  private func normalized(_ piece: Piece) -> NormalizedBatch {
    reading.normalizer.normalize(piece.batch, of: piece.file, plan: piece.plan)
  }

  /// The file's next batch; extraction is serial, what follows is not.
  private func nextPiece() -> Piece? {
    state.withLock { state in
      guard let reader = state.reader, let kind = state.kind, state.failure == nil else { return nil }
      do throws(ExtractionError) {
        let batch = try reader.nextBatch()
        state.rejects += reader.takeRejects()
        guard let batch else { return nil }
        let file = NormalizedFile(
          source: input.source, file: UInt32(truncatingIfNeeded: number), kind: kind, name: input.shownPath)
        let plan = state.plan ?? reading.normalizer.plan(for: batch.columns, of: file, sample: batch)
        if state.plan == nil, kind.isTable, let key = source.key, !plan.mappings.contains(where: { $0.target == "key" }) {
          state.reader = nil
          throw ExtractionError(
            code: "key_column_missing", message: "the file has no column '\(key.from)', which identifies its records",
            hint: "put the column back, or name another under `key`: without it every record would count as new")
        }
        state.plan = plan
        state.columns = batch.columns
        state.next += 1
        return Piece(number: state.next - 1, batch: batch, plan: plan, file: file)
      } catch {
        state.rejects += reader.takeRejects()
        state.failure = error
        return nil
      }
    }
  }

  private func finish(_ batches: [NormalizedBatch]) -> RecordReading.ReadFile {
    state.withLock { state in
      var account = state.reader?.account ?? FileAccount(path: input.shownPath)
      if let failure = state.failure, failure.code != ExtractionError.vanished {
        if state.reader == nil { account = RecordReading.refusedAccount(of: input) }
        account.rejected = state.rejects.count + 1
        state.rejects.append(
          RejectedRow(
            recordNumber: 0, line: 0, byteStart: 0, byteEnd: account.bytes, code: failure.code, message: failure.message,
            raw: []))
      }
      if state.bytes?.hasChanged == true { Self.noteChange(&account, &state.rejects) }
      let file = RunSnapshot.File(
        source: input.source, kind: state.kind?.rawValue ?? "", account: account, rejects: state.rejects)
      return RecordReading.ReadFile(
        file: file, batches: batches, failure: state.failure, kind: state.kind, plan: state.plan, columns: state.columns)
    }
  }

  private static func noteChange(_ account: inout FileAccount, _ rejects: inout [RejectedRow]) {
    account.rejected += 1
    rejects.append(
      RejectedRow(
        recordNumber: 0, line: 0, byteStart: account.bytes, byteEnd: account.bytes, code: ChangedFiles.code,
        message: ChangedFiles.message, raw: []))
  }
}

extension RecordReading {
  /// A file that no extractor took: all its bytes are set aside.
  static func refusedAccount(of input: InputFile) -> FileAccount {
    var account = FileAccount(path: input.shownPath)
    do throws(ExtractionError) {
      let bytes = try ByteSource(input)
      var piece: [UInt8] = []
      while try bytes.read(into: &piece) {
        account.bytes += piece.count
        piece.removeAll(keepingCapacity: true)
      }
      account.sha256 = try bytes.sha256()
    } catch {
      // Not readable at all: there are no bytes to account for, and the failure is told by the caller.
      account.bytes = 0
    }
    account.rejectedBytes = account.bytes
    return account
  }
}

extension RecordReading.ReadFile {
  fileprivate mutating func indexRejects() {
    for reject in file.rejects where reject.recordNumber > 0 && rejectsByLine[reject.line] == nil {
      rejectsByLine[reject.line] = reject
    }
  }

  /// Takes what was set aside at a line out of the rejects: its mended row has entered.
  fileprivate mutating func close(_ line: Int) {
    let closed = file.rejects.filter { $0.recordNumber > 0 && $0.line == line }
    guard !closed.isEmpty else { return }
    file.rejects.removeAll { $0.recordNumber > 0 && $0.line == line }
    // All rows of a sheet share its bytes, which stay where they are counted.
    let bytes = min(file.account.rejectedBytes, kind == .xlsx ? 0 : closed.reduce(0) { $0 + $1.byteEnd - $1.byteStart })
    file.account.rejected -= closed.count
    file.account.rejectedBytes -= bytes
    file.account.skippedBytes += bytes
    file.account.skippedPieces["mended", default: 0] += closed.count
  }
}
