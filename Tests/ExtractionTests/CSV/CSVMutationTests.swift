import PipelineConfig
import Testing

@testable import Extraction

@Suite struct CSVMutationTests {
  private static let seeds: [String] = [
    "id,name,street,email\n1,Ada,\"4 Hill Rd\nFlat 2\",a@x.example\n2,Bob,\"Lane \"\"3\"\"\",b@x.example\n3,Zoë,,c@x.example\n",
    "sep=;\r\nVorname;Nachname;Ort\r\nAda;Byte;Köln\r\n\r\nJo;Roe;\"Bonn; am Rhein\"\r\nTotal;;12\r\n",
    "Report\n\nName\tPhone\tAddress\nAda\t0113 496 0001\tHill\n\nName\tPhone\tAddress\nBob\t0113\tLane\nCopyright (c) 2024\n",
    "'a'|'b'\n'1'|'x|y'\n'2'|'z'\n",
  ]

  @Test("whatever is done to a file, reading ends and every byte is accounted for", arguments: 0..<8)
  func mutated(seed: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<200 {
      var bytes = Array(Self.seeds[seed % Self.seeds.count].utf8)
      if seed >= 4 { bytes = bytes.flatMap { [$0, 0] } }
      for _ in 0..<Int.random(in: 1...8, using: &random) { Self.damage(&bytes, &random) }
      let path = try folder.write("data.csv", bytes)
      do {
        let dialect = DialectDefinition(header: Bool.random(using: &random) ? nil : true)
        let run = try CSVRun(path: path, dialect: dialect)
        #expect(run.account.addsUp && run.account.bytes == bytes.count, "\(bytes)")
        #expect(!run.codes.contains("unreadable_record"), "\(bytes)")
        try Self.expectOrder(run, bytes)
      } catch let error as ExtractionError {
        #expect(!error.code.isEmpty)
      }
    }
  }

  @Test("the same holds for files of several blocks", arguments: [false, true])
  func mutatedLarge(isUTF16: Bool) throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 99)
    let row = "7,Ada,\"4 Hill Rd\r\nFlat 2, Leeds\",a@x.example\r\n8,Bob,\"Lane \"\"3\"\"\",b@x.example\r\n"
    let text = "id,name,street,email\r\n" + String(repeating: row, count: 4_000)
    let whole = isUTF16 ? text.utf16Bytes() : Array(text.utf8)
    let intact = try CSVRun(path: try folder.write("data.csv", whole))
    #expect(intact.records.count == 8_000 && intact.rejects.isEmpty && intact.account.addsUp)
    for _ in 0..<10 {
      var bytes = whole
      for _ in 0..<10 { Self.damage(&bytes, &random) }
      let run = try CSVRun(path: try folder.write("data.csv", bytes), dialect: DialectDefinition(header: true))
      #expect(run.account.addsUp && run.account.bytes == bytes.count)
      try Self.expectOrder(run, bytes)
    }
  }

  /// Records and rejects stand one behind the other.
  private static func expectOrder(_ run: CSVRun, _ bytes: [UInt8]) throws {
    let pieces = run.records.map { $0.byteStart..<$0.byteEnd } + run.rejects.map { $0.byteStart..<$0.byteEnd }
    let sorted = pieces.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(a.upperBound <= b.lowerBound, "\(bytes)") }
    #expect(sorted.last.map { $0.upperBound <= bytes.count } ?? true)
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.insert(UInt8(ascii: "\""), at: place)
    case 2: bytes.insert(0, at: place)
    case 3: bytes.removeLast(bytes.count - place)
    case 4: bytes.remove(at: place)
    case 5: bytes.insert(contentsOf: [0x0D, 0x0A].prefix(Int.random(in: 1...2, using: &random)), at: place)
    case 6: bytes.insert(contentsOf: [UInt8(ascii: ","), UInt8(ascii: "\"")], at: place)
    default: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
    }
  }
}
