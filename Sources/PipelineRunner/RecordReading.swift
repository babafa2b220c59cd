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
  }

  let definition: PipelineDefinition
  let normalizer: Normalizer
  let context: ExtractionContext
  let threads: Int

  /// Larger files are worked on by all threads together, smaller ones by one thread each.
  private static let largeFile = 4 << 20

  /// In the order of `inputs`, whatever the number of threads.
  func read(_ inputs: InputFiles) async -> [ReadFile] {
    let isLarge = inputs.map { FileSize.bytes(of: $0.path) > Self.largeFile }
    let small = inputs.indices.filter { !isLarge[$0] }
    let readSmall = await Parallel.map(small.count, threads: threads) { index in
      FileReading(self, inputs[small[index]], number: small[index]).readAlone()
    }
    var results = Dictionary(uniqueKeysWithValues: zip(small, readSmall))
    for index in inputs.indices where isLarge[index] {
      results[index] = await FileReading(self, inputs[index], number: index).readTogether(threads: threads)
    }
    return inputs.indices.compactMap { results[$0] }
  }
}

/// One file on its way through its extractor and the normalizer.
private final class FileReading: Sendable {
  private struct State {
    var reader: (any RecordReader)?
    var kind: SourceKind?
    var plan: MappingPlan?
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
        let file = NormalizedFile(source: input.source, file: UInt32(truncatingIfNeeded: number), kind: kind)
        let plan = state.plan ?? reading.normalizer.plan(for: batch.columns, of: file, sample: batch)
        if state.plan == nil, kind.isTable, let key = source.key, !plan.mappings.contains(where: { $0.target == "key" }) {
          state.reader = nil
          throw ExtractionError(
            code: "key_column_missing", message: "the file has no column '\(key.from)', which identifies its records",
            hint: "put the column back, or name another under `key`: without it every record would count as new")
        }
        state.plan = plan
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
        if state.reader == nil { account = Self.refusedAccount(of: input) }
        account.rejected = state.rejects.count + 1
        state.rejects.append(
          RejectedRow(
            recordNumber: 0, line: 0, byteStart: 0, byteEnd: account.bytes, code: failure.code, message: failure.message,
            raw: []))
      }
      let file = RunSnapshot.File(
        source: input.source, kind: state.kind?.rawValue ?? "", account: account, rejects: state.rejects)
      return RecordReading.ReadFile(file: file, batches: batches, failure: state.failure)
    }
  }

  /// A file that no extractor took: all its bytes are set aside.
  private static func refusedAccount(of input: InputFile) -> FileAccount {
    var account = FileAccount(path: input.shownPath)
    do throws(ExtractionError) {
      let bytes = try ByteSource(path: input.path)
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
