/// How a European name sounds, whatever the language of its spelling, as up to 12 sounds of 5 bits; 0 when there is no letter.
///
/// Looser than equal spelling and stricter than ``Soundex``: the first vowel counts, and so does the last one. Reads the first
/// 40 letters a…z of folded text and nothing else, without allocation. After the manner of Philips, The Double Metaphone Search
/// Algorithm (C/C++ Users Journal, June 2000), with one code instead of two and rules of more languages.
///
/// | Spelling | Sound | Meet |
/// |---|---|---|
/// | s ss sh sch sj z zh ts tz cz cs tch tsch, c before e i y, -vic | S | Fischer Fisher, Schulz Schultz, Lopez Lopes |
/// | ch first before a vowel, after s, in -chev -chov -chuk -chik -chenk- -vich | S | Tschechow Chekhov Czechow |
/// | ch elsewhere, c k ck q qu cc kh; x is K and S | K | Becker Beker, Michael Mikhail, Dixon Dickson |
/// | ph f pf | F | Philip Filip, Pfeifer Feifer |
/// | w v; -off -eff | V | Walter Valter, Ivanov Iwanow Ivanoff |
/// | t th tt dt, d at the end | T | Schmidt Schmitt Schmid, Thomas Tomas |
/// | g gh gk, dg before e i; gu before i | G | Rodgers Rogers |
/// | j first; y i gi first before a vowel; dj dzh | J | Jurij Yuri Iurii, Giovanni Jovanni |
/// | h first | H | |
/// | h elsewhere, gh before a consonant, p in mps mpt, doubled letters | none | John Jon, Thompson Tomson |
/// | mc, mac before e i | MAK | McDonald MacDonald, McIntyre MacIntyre |
///
/// | Vowels | Sound |
/// |---|---|
/// | first: a ae aa · e ee ea · i ie y ij · o oe oo eau · u ue ou iu yu | A · E · I · O · U: Müller is Muller and Mueller |
/// | first: ai ay ei ey · au aw ow · oi oy eu ew | three more: Maier Meyer Mayr, Braun Brown, Neumann Newman |
/// | last: -a -o -u · -i -y -ie -ey -ij -iy · -au -eau · -e | A O U · I · O · none: Kowalski Kowalsky, Schulz Schulze |
/// | between | none |
enum Phonetic {
  private static let longest = 40
  /// Places before and behind the letters, so that rules may look around without asking.
  private static let margin = 4

  static func code(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var letters = InlineArray<48, Letter>(repeating: .none)
    var buffer = letters.mutableSpan
    return buffer.withUnsafeMutableBufferPointer { buffer in
      var count = 0
      for byte in text where count < longest {
        guard let letter = Letter(rawValue: byte), letter != .none else { continue }
        buffer[margin + count] = letter
        count += 1
      }
      guard count > 0, let base = buffer.baseAddress else { return 0 }
      var reader = PhoneticReader(letters: base + margin, count: count)
      return reader.read()
    }
  }
}

/// Reads a name from left to right; one call of ``Phonetic/code(_:)``.
private struct PhoneticReader {
  let letters: UnsafeMutablePointer<Letter>
  let count: Int
  private var index = 0
  private var code: UInt64 = 0
  private var sounds = 0
  private var last = Sound.none
  private var hasVowel = false

  init(letters: UnsafeMutablePointer<Letter>, count: Int) {
    self.letters = letters
    self.count = count
  }

  mutating func read() -> UInt64 {
    readBeginning()
    while index < count, sounds < 12 {
      let letter = self[0]
      if letter.isVowel || letter == .j { readVowels() } else { readConsonant(letter) }
    }
    return code
  }

  /// The letter so many places from here.
  private subscript(offset: Int) -> Letter { letters[index + offset] }

  private mutating func add(_ sound: Sound, taking letters: Int = 1) {
    index += letters
    if sound == last || sounds == 12 { return }
    code = code << 5 | sound.rawValue
    sounds += 1
    last = sound
  }

  private mutating func addVowel(_ sound: Sound) {
    add(sound, taking: 0)
    last = .none
  }

  private mutating func readBeginning() {
    switch (self[0], self[1]) {
    case (.m, .c):
      add(.m)
      startMac()
    case (.m, .a) where self[2] == .c && (self[3] == .e || self[3] == .i) && isOne(of: .l, .n, .v, .w, at: 4):
      add(.m, taking: 2)
      startMac()
    case (.j, _), (.d, .j): add(.j, taking: self[0] == .d ? 2 : 1)
    case (.y, .e): index = 1
    case (.y, let next) where next.isVowel: add(.j)
    case (.i, .a), (.i, .o), (.i, .u): add(.j)
    case (.g, .i) where isOne(of: .a, .o, .u, .u, at: 2): add(.j, taking: 2)
    case (.h, _): add(.h)
    default: break
    }
  }

  private mutating func startMac() {
    addVowel(.a)
    hasVowel = true
    add(.k)
  }

  // MARK: Vowels

  /// Reads vowels, mute h and gh, and w where it colours them, up to the next consonant.
  private mutating func readVowels() {
    var group = VowelGroup()
    while true {
      switch self[0] {
      case let letter where letter.isVowel || letter == .j: group.append(letter)
      case .h: break
      case .w where isMuteW: group.append(.w)
      case .g where self[1] == .h && (!self[2].isVowel || group.isBroad): index += 1
      default:
        finish(group)
        return
      }
      index += 1
    }
  }

  private var isMuteW: Bool {
    switch (self[1], self[2]) {
    case (.none, _), (.h, _), (.j, _), (.l, _): false
    case (.s, .k), (.s, .z), (.s, .h), (.c, .z), (.c, .h), (.t, .s): false
    case (let next, _): !next.isVowel
    }
  }

  private mutating func finish(_ group: VowelGroup) {
    last = .none
    if !hasVowel {
      hasVowel = true
      addVowel(group.first)
      if index == count, let end = group.secondSyllable { addVowel(end) }
    } else if index == count, let end = group.ending {
      addVowel(end)
    }
  }

  // MARK: Consonants

  private mutating func readConsonant(_ letter: Letter) {
    switch letter {
    case .b: add(.b)
    case .c: readC()
    case .d: readD()
    case .f: isRussianEnding ? add(.v, taking: 2) : add(.f)
    case .g: add(.g, taking: self[1] == .h || self[1] == .k || (self[1] == .u && self[2] == .i) ? 2 : 1)
    case .h: index += 1
    case .k: add(.k)
    case .l: add(.l)
    case .m: add(.m)
    case .n: add(.n)
    case .p: readP()
    case .q: add(.k, taking: self[1] == .u ? 2 : 1)
    case .r: add(.r)
    case .s: readS()
    case .t: readT()
    case .v, .w: add(.v)
    case .x:
      add(.k)
      add(.s, taking: 0)
    default: add(.s)
    }
  }

  private mutating func readC() {
    switch self[1] {
    case .h: add(isSoftCH ? .s : .k, taking: 2)
    case .k: add(.k, taking: 2)
    case .z, .s: add(.s, taking: 2)
    case .c where self[2].isFront: add(.s, taking: 2)
    case let next where next.isFront: add(.s)
    case .none where self[-1] == .i && (self[-2] == .v || self[-2] == .w): add(.s)
    default: add(.k)
    }
  }

  private var isSoftCH: Bool {
    if index == 0 { return self[2].isVowel }
    if last == .s { return true }
    switch (self[2], self[3]) {
    case (.e, .v), (.e, .w), (.o, .v), (.o, .w), (.u, .k), (.i, .k), (.y, .k): return true
    case (.e, .n): return self[4] == .k
    case (.none, _): return self[-1] == .i && (self[-2] == .v || self[-2] == .w)
    default: return false
    }
  }

  private mutating func readD() {
    switch self[1] {
    case .t: index += 1
    case .z where self[2] == .h: add(.j, taking: 3)
    case .z: index += 1
    case .s where self[2] == .c && self[3] == .h: add(.j, taking: 4)
    case .g where self[2].isFront: index += 1
    case .d: index += 1
    case .none: add(.t)
    default: add(.d)
    }
  }

  /// -off and -eff for -ov and -ev: Popoff, but not Hoff, Imhoff and Jeff.
  private var isRussianEnding: Bool {
    index >= 4 && self[1] == .f && self[2] == .none && (self[-1] == .o || self[-1] == .e) && self[-2] != .h
  }

  private mutating func readP() {
    switch self[1] {
    case .h: add(.f, taking: 2)
    case .f: index += 1
    case .s where self[-1] == .m, .t where self[-1] == .m: index += 1
    default: add(.p)
    }
  }

  private mutating func readS() {
    switch (self[1], self[2]) {
    case (.c, .h): add(.s, taking: 3)
    case (.h, _), (.j, _): add(.s, taking: 2)
    default: add(.s)
    }
  }

  private mutating func readT() {
    switch (self[1], self[2]) {
    case (.z, _), (.s, _), (.t, _), (.c, .z): index += 1
    case (.c, .h): add(.s, taking: 3)
    default: add(.t)
    }
  }

  private func isOne(of a: Letter, _ b: Letter, _ c: Letter, _ d: Letter, at offset: Int) -> Bool {
    let letter = self[offset]
    return letter == a || letter == b || letter == c || letter == d
  }
}

/// Vowels that stand together, y and j read as i; its beginning and its end.
private struct VowelGroup {
  private var count = 0
  private var start: (Letter, Letter, Letter) = (.none, .none, .none)
  private var end: (Letter, Letter) = (.none, .none)

  mutating func append(_ letter: Letter) {
    let vowel = letter == .y || letter == .j ? Letter.i : letter
    switch count {
    case 0: start.0 = vowel
    case 1: start.1 = vowel
    case 2: start.2 = vowel
    default: break
    }
    end = (end.1, vowel)
    count += 1
  }

  /// au and ou, behind which gh is mute also before a vowel: Vaughan.
  var isBroad: Bool { end.1 == .u && (end.0 == .a || end.0 == .o) }

  /// As the first vowels of a name.
  var first: Sound {
    switch start {
    case (.a, .i, _), (.e, .i, _): .ai
    case (.a, .u, _), (.a, .w, _), (.o, .w, _): .au
    case (.e, .u, _), (.e, .w, _), (.o, .i, _): .oi
    case (.e, .a, .u): .o
    case (.i, .u, _), (.o, .u, _), (.u, _, _): .u
    case (.a, _, _): .a
    case (.e, _, _): .e
    case (.i, _, _): .i
    default: .o
    }
  }

  /// The a or o behind the first vowels: Mia, Leo, Maya.
  var secondSyllable: Sound? {
    guard count >= 3 || (count == 2 && start.0 != end.1) else { return nil }
    return end.1 == .a ? .a : end.1 == .o ? .o : nil
  }

  /// As the last vowels of a name.
  var ending: Sound? {
    switch end {
    case (.a, .u): .o
    case (_, .a): .a
    case (_, .o): .o
    case (_, .u): .u
    case (_, .i), (.i, .e): .i
    default: nil
    }
  }
}

private enum Sound: UInt64 {
  case none, b, d, f, g, h, j, k, l, m, n, p, r, s, t, v
  case a, e, i, o, u, ai, au, oi
}

/// A letter of a name; `none` is before and behind it.
private enum Letter: UInt8 {
  case none = 0
  case a = 0x61
  case b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z

  var isVowel: Bool {
    switch self {
    case .a, .e, .i, .o, .u, .y: true
    default: false
    }
  }

  /// Softens a c before it.
  var isFront: Bool { self == .e || self == .i || self == .y }
}
