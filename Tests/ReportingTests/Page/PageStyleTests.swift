import Foundation
import Testing

@testable import Reporting

@Suite struct PageStyleTests {
  /// Relative luminance of WCAG 2.2.
  private static func luminance(_ hex: Substring) -> Double {
    let parts = stride(from: 0, to: 6, by: 2).map { offset -> Double in
      let start = hex.index(hex.startIndex, offsetBy: offset)
      let value = Double(Int(hex[start..<hex.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The colours of the light, the dark and the printed page.
  private static func palettes() -> [[Substring: Substring]] {
    PageStyle.css.components(separatedBy: ":root{").dropFirst().map { block in
      var colours: [Substring: Substring] = [:]
      let declarations = block.prefix { $0 != "}" }
      for match in declarations.matches(of: #/--([a-z-]+):#([0-9a-f]{3,6})(?![0-9a-f])/#) {
        let hex = match.output.2
        colours[match.output.1] = hex.count == 3 ? Substring(hex.map { "\($0)\($0)" }.joined()) : hex
      }
      return colours
    }
  }

  @Test(
    "text stands at 4.5:1 or more against its ground, light, dark and printed",
    arguments: [
      ("ink", "paper"), ("soft", "paper"), ("fill", "paper"), ("soft", "raised"), ("ink", "raised"), ("warn", "paper"),
    ])
  func contrast(_ text: String, _ ground: String) throws {
    let palettes = Self.palettes()
    #expect(palettes.count == 3)
    for palette in palettes {
      let pair = try [#require(palette[text[...]]), #require(palette[ground[...]])].map(Self.luminance).sorted()
      #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5)
    }
  }
}
