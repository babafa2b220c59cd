/// Everyday Latin spelling of Cyrillic names. Folding has made й to и, ё to е and ї to і.
enum CyrillicSpelling {
  /// The rules of the language that the text's letters show; Russian ones when none does.
  static func rules(for text: [UInt32]) -> SpellingRules {
    if text.contains(where: serbianLetters.contains) { return serbian }
    if text.contains(where: ukrainianLetters.contains) { return ukrainian }
    if zip(text, text.dropFirst()).contains(where: { $0 == hardSign && consonants.contains($1) }) { return bulgarian }
    return russian
  }

  private static func letters(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
  private static let serbianLetters = letters("јљњђћџѕ")
  private static let ukrainianLetters = letters("іїєґ")
  private static let consonants = letters("бвгджзклмнпрстфхцчшщ")
  private static let hardSign: UInt32 = 0x44A

  /// As in passports, with the endings as they are usually shortened: Юрий is Yury, Мария is Maria.
  private static let russian = SpellingRules(
    """
    а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
    ъ - ы y ь - э e ю yu я ya ў u і i
    ия ia ии$ y ыи$ y ои$ oy ье ye ьи yi ^хрис hris
    ^володимир volodymyr ^микола mykola ^михаило mykhailo ^дмитро dmytro ^кирило$ kyrylo ^олександр oleksandr
    """)

  private static let ukrainian = SpellingRules(
    """
    г h ґ g и y і i є ie ^є ye ю iu ^ю yu я ia ^я ya ия ia ія ia ьо io ии$ y іи$ iy зг zgh
    """, over: russian)

  private static let bulgarian = SpellingRules("ъ a щ sht х h ь y ^хр hr", over: russian)

  /// As folded Latin Serbian: č, ć and c are c, š is s, ž is z.
  private static let serbian = SpellingRules(
    "ж z ч c ш s ц c х h ј j љ lj њ nj ђ dj ћ c џ dz ѕ dz ^хр hr", over: russian)
}
