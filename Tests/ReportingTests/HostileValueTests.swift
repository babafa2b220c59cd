import Foundation
import Testing

@testable import Reporting

@Suite struct HostileValueTests {
  static let values = [
    "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "javascript:alert(1)", "<svg onload=alert(1)>",
    "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "\"\u{301} onmouseover=alert(1) x=\"",
    "'\u{FE0F}\u{20E3}>",
    "\u{600}\" onclick=alert(1) \u{600}\"", "<\u{338}script>", "</title></style></svg><b onclick=alert(1)>",
    "http://evil.example/x.js", "{{{style}}} {{pipeline}}", "--><!--", "a\u{202E}b\u{2066}c\u{200B}d\u{E0041}e\u{FEFF}",
    "=cmd|' /C calc'!A0",
    "\u{1}\u{1B}[31m\u{7F}\r\n", "&lt;b&gt;&#x3c;", "url(https://evil.example/a.png)",
  ]

  private static func report(_ text: @escaping (String) -> String) throws -> Report {
    let database = try TestDatabase(SmallCompany(text: text).statements)
    defer { database.remove() }
    return try Report(databaseAt: database.path)
  }

  /// The page's tags outside comments, each with its attributes, as a browser would cut them.
  private static func tags(_ html: String) -> [String] {
    var tags: [String] = []
    var current: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    let scalars = Array(html.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if current == nil {
        guard scalar == "<", index + 1 < scalars.count else { continue }
        let next = scalars[index + 1]
        if next.properties.isAlphabetic && next.isASCII || next == "/" || next == "!" || next == "?" {
          current = String.UnicodeScalarView([scalar])
        }
        continue
      }
      current?.append(scalar)
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">", let done = current {
        tags.append(String(done))
        current = nil
      }
    }
    return tags
  }

  /// The tag with everything between quotation marks taken out.
  private static func bare(_ tag: String) -> String {
    tag.replacingOccurrences(of: "\"[^\"]*\"", with: "", options: .regularExpression)
  }

  @Test("cases 89 and 95: a hostile value in every place leaves the page's tags as they are", arguments: values)
  func noLiveMarkup(_ value: String) throws {
    var number = 0
    // A different text each time: equal names of sources are refused by the schema.
    let hostile = try Self.report { _ in
      number += 1
      return value + String(number)
    }
    let calm = try Self.report { place in
      number += 1
      return "calm" + String(number)
    }
    let found = Self.tags(hostile.html).map(Self.bare)
    #expect(found == Self.tags(calm.html).map(Self.bare))
    for tag in found {
      #expect(
        tag.range(of: "\\s(on[a-z]+|src|srcdoc|action|formaction|xlink:href)\\b", options: .regularExpression) == nil, "\(tag)")
      #expect(!tag.lowercased().hasPrefix("<script") && !tag.hasPrefix("<img") && !tag.hasPrefix("<b onclick"), "\(tag)")
    }
    #expect(try !hostile.parsed().isEmpty)
    #expect(!hostile.json.contains("<"))
  }

  @Test("case 95: every link stays on the page and nothing is fetched") func noRemoteAddress() throws {
    let html = try Self.report { "https://evil.example/" + $0 }.html
    for tag in Self.tags(html) {
      if let range = tag.range(of: "href=\"[^\"]*\"", options: .regularExpression) { #expect(tag[range].hasPrefix("href=\"#")) }
      #expect(!tag.hasPrefix("<link") && !tag.hasPrefix("<img") && !tag.hasPrefix("<iframe") && !tag.hasPrefix("<form"))
    }
    #expect(!PageStyle.css.contains("url(") && !PageStyle.css.contains("@import"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test("case 92: what is invisible or turns the line around is shown as a marker") func markers() throws {
    let report = try Self.report { $0 + "a\u{202E}b\u{2066}\u{200B}\u{E0041}" }
    for scalar in report.html.unicodeScalars {
      #expect(scalar == "\n" || scalar == "\u{202F}" || !VisibleText.isHidden(scalar))
    }
    #expect(report.html.contains("a⟦202E⟧b⟦2066⟧⟦200B⟧⟦E0041⟧"))
    #expect(report.json.contains("a\\u202eb\\u2066\\u200b\\udb40\\udc41"))
  }

  @Test("a value of a million characters does not make the page large") func longValues() throws {
    let long = String(repeating: "x", count: 200_000)
    let report = try Self.report { $0.hasPrefix("inbox") || $0.contains("@") ? $0 + long : $0 }
    #expect(report.html.utf8.count < 2_500_000)
    #expect(report.html.components(separatedBy: "<tbody>").allSatisfy { !$0.contains(">" + long) })
  }
}
