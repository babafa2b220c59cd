import Extraction
import PipelineConfig
import RecordModel

/// Input files of a source with the same bytes as an earlier one, after decompression: an export that was delivered twice, under
/// another name, compressed or in an archive. They are counted, not read.
///
/// Only files of equal length are compared, so that others cost no second reading. Single mails are left to mail's own identity.
struct RepeatedFiles {
  /// By input number: the number of the file that is read instead.
  private(set) var original: [Int: Int] = [:]

  init(_ inputs: InputFiles, sources: [SourceDefinition], threads: Int) async {
    struct Group: Hashable {
      var source: Int
      var length: Int
    }
    var groups: [Group: [Int]] = [:]
    for (index, input) in inputs.enumerated() where sources[input.source].kind != .mail && !input.isSingleMail {
      guard let length = ByteSource.unpackedLength(of: input), length > 0 else { continue }
      groups[Group(source: input.source, length: length), default: []].append(index)
    }
    let candidates = groups.values.filter { $0.count > 1 }.joined().sorted()
    let digests = await Parallel.map(candidates.count, threads: threads) {
      ByteSource.contentDigest(of: inputs[candidates[$0]])
    }
    struct Content: Hashable {
      var source: Int
      var digest: String
    }
    var first: [Content: Int] = [:]
    for (index, digest) in zip(candidates, digests) {
      guard let digest else { continue }
      let content = Content(source: inputs[index].source, digest: digest)
      if let known = first[content] { original[index] = known } else { first[content] = index }
    }
  }

  /// What becomes of the bytes of a file that is not read.
  static func account(of input: InputFile) throws(ExtractionError) -> FileAccount {
    var account = FileAccount(path: input.shownPath)
    let bytes = try ByteSource(input)
    var piece: [UInt8] = []
    while try bytes.read(into: &piece) { piece.removeAll(keepingCapacity: true) }
    account.sha256 = try bytes.sha256()
    account.bytes = bytes.position
    account.skippedBytes = bytes.position
    account.skippedPieces = ["repeated_file": 1]
    return account
  }
}
