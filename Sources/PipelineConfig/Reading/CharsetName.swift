/// The charsets a pipeline file may name, by their iconv names.
enum CharsetName {
  static let known: [String] =
    ["utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be", "us-ascii"]
    + (1...16).filter { $0 != 12 }.map { "iso-8859-\($0)" } + (1250...1258).map { "windows-\($0)" }
    + [
      "cp437", "cp850", "cp852", "cp858", "cp866", "cp932", "macintosh", "koi8-r", "koi8-u", "shift_jis", "euc-jp",
      "iso-2022-jp", "euc-kr", "gb2312", "gbk", "gb18030", "big5", "tis-620",
    ]

  /// The iconv name for the usual spellings of one, or nil.
  static func iconvName(_ text: String) -> String? {
    let name = text.lowercased()
    if known.contains(name) { return name }
    return aliases[name]
  }

  private static let aliases: [String: String] = {
    var aliases = [
      "utf8": "utf-8", "utf16": "utf-16", "ascii": "us-ascii", "latin1": "iso-8859-1", "latin-1": "iso-8859-1",
      "latin9": "iso-8859-15", "latin-9": "iso-8859-15", "ansi": "windows-1252", "macroman": "macintosh",
      "mac-roman": "macintosh", "sjis": "shift_jis", "shift-jis": "shift_jis",
    ]
    for page in 1250...1258 { aliases["cp\(page)"] = "windows-\(page)" }
    for part in 1...16 where part != 12 { aliases["iso8859-\(part)"] = "iso-8859-\(part)" }
    return aliases
  }()
}
