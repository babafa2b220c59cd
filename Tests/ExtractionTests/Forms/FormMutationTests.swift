import RecordModel
import Testing

@testable import Extraction

/// Readers survive damaged files: every byte stays accounted for.
@Suite struct FormMutationTests {
  private static let jsonSeeds = [
    "{\"id\":1,\"data\":{\"name\":\"Ada \\u00e9\",\"tags\":[\"a\",{\"b\":[1,2]}]}}\n{\"id\":2,\"n\":null}\n{\"id\":3,\"t\":true}\n",
    "[\n  {\"id\": 1.5e3, \"p\": \"x\\\"y\"},\n  {\"id\": 2, \"q\": [[], {}]}\n]\n",
    "{\"meta\": {\"n\": 2}, \"submissions\": [{\"email\": \"a@b.example\"}, {\"email\": \"ü😀\"}], \"next\": null}",
  ]
  private static let postSeeds = [
    "name=Ada+Byte&email=ada%40nimbus.example&tags[]=a&tags[]=b\n2024-03-12T09:14:02Z 192.0.2.9 \"POST /c?x=1\" a=%FC&pwd=x\n"
  ]
  private static let bites: [UInt8] = Array("{}[]\",:\\\n\0 =&%+ \u{FEFF}ü9-".utf8) + [0xFF, 0xC3, 0xED]

  private func mutate(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let bite = Self.bites.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(bite, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = bite
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 9))
      default: bytes.insert(contentsOf: seed[..<min(seed.count, place / 2)], at: place)
      }
    }
    return bytes
  }

  @Test("damaged JSON never stops the reader and never loses a byte", arguments: 0..<3)
  func json(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    for _ in 0..<200 {
      let bytes = mutate(Array(Self.jsonSeeds[seed].utf8), &random)
      _ = try? FormFile.read(bytes, as: JSONExtractor.extractor)
      _ = JSONExtractor.recognise(bytes[...], "x.json")
    }
  }

  @Test("damaged logs never stop the reader and never lose a byte")
  func postLog() throws {
    var random = SeededGenerator(seed: 77)
    for _ in 0..<500 {
      let bytes = mutate(Array(Self.postSeeds[0].utf8), &random)
      _ = try? FormFile.read(bytes, as: PostLogExtractor.extractor)
      _ = PostLogExtractor.recognise(bytes[...], "x.log")
    }
  }

  @Test("random bytes never stop a reader")
  func noise() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        Bool.random(using: &random) ? Self.bites.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      _ = try? FormFile.read(bytes, as: JSONExtractor.extractor)
      _ = try? FormFile.read(bytes, as: PostLogExtractor.extractor)
    }
  }
}
