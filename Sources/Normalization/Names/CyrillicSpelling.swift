/// Everyday Latin spelling of Cyrillic names. Folding has made й to и, ё to е and ї to і.
enum CyrillicSpelling {
  /// The rules of the language that the text's letters show; Russian ones when none does.
  static func rules(for text: [UInt32]) -> SpellingRules {
    if text.contains(where: serbianLetters.contains) { return serbian }
    if text.contains(where: ukrainianLetters.contains) { return isBelarusian(text) ? belarusian : ukrainian }
    if zip(text, text.dropFirst()).contains(where: { $0 == hardSign && consonants.contains($1) }) { return bulgarian }
    return russian
  }

  /// No є and no и but the one that was й, behind a vowel; instead ы, э, or у behind a vowel, which was ў.
  private static func isBelarusian(_ text: [UInt32]) -> Bool {
    let pairs = zip(text, text.dropFirst())
    if text.contains(where: ukrainianOnly.contains) { return false }
    if pairs.contains(where: { $1 == i && !vowels.contains($0) }) { return false }
    return text.contains(where: belarusianLetters.contains) || pairs.contains { $1 == u && vowels.contains($0) }
  }

  private static func letters(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
  private static let serbianLetters = letters("јљњђћџѕ")
  private static let ukrainianLetters = letters("іїєґ")
  private static let ukrainianOnly = letters("єґ")
  private static let belarusianLetters = letters("ыэў")
  private static let vowels = letters("аеёиіоуыэюяє")
  private static let u: UInt32 = 0x443
  private static let i: UInt32 = 0x438
  private static let consonants = letters("бвгджзклмнпрстфхцчшщ")
  private static let hardSign: UInt32 = 0x44A

  /// As in passports, with the endings as they are usually shortened: Юрий is Yury, Мария is Maria.
  private static let russian = SpellingRules(
    """
    а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ъ - ы y ь - э e ю yu я ya ў u і i
    ия ia ии$ y ыи$ y ои$ oy ье ye ьи yi ^хрис hris
    ^володимир volodymyr ^микола mykola ^михаило mykhailo ^дмитро dmytro ^кирило$ kyrylo ^олександр oleksandr ^аляксандр aliaksandr
    """)

  private static let ukrainian = SpellingRules(
    """
    г h ґ g и y і i є ie ^є ye ю iu ^ю yu я ia ^я ya ия ia ія ia ьо io ии$ y іи$ iy зг zgh
    """, over: russian)

  /// ў is v, as in the same names in Russian; behind a vowel it has lost its mark.
  private static let belarusian = SpellingRules(
    """
    ау av еу ev ьеу yev іу iv оу ov юу iuv яу iav ў v ія ia іи$ iy ыи$ y сц sts дз dz
    """, over: russian)

  private static let bulgarian = SpellingRules("ъ a щ sht х h ь y ^хр hr", over: russian)

  /// As folded Latin Serbian: č, ć and c are c, š is s, ž is z.
  private static let serbian = SpellingRules(
    "ж z ч c ш s ц c х h ј j љ lj њ nj ђ dj ћ c џ dz ѕ dz ^хр hr", over: russian)
}
