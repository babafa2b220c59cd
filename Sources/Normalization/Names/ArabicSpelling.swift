/// Everyday Latin spelling of Arabic and Persian names: common ones from a table, others letter by letter.
///
/// Folding has taken hamza and madda from their carriers.
enum ArabicSpelling {
  static func spell(_ word: [UInt32]) -> [UInt8] {
    let word = word.compactMap { $0 == 0x640 || $0 == 0x621 ? nil : kin[$0] ?? $0 }
    if let known = names[word] { return known }
    if word.count > 6, word.starts(with: servant) { return Array("abdul".utf8) + spell(Array(word.dropFirst(5))) }
    if word.count > 4, word.starts(with: article) { return Array("al ".utf8) + spell(Array(word.dropFirst(2))) }
    return AbjadSpelling.spell(word.map { letters[$0] ?? .consonant(UnicodeScalar($0).map { String(Character($0)) } ?? "") })
  }

  private static let article: [UInt32] = [0x627, 0x644]
  private static let servant: [UInt32] = [0x639, 0x628, 0x62F, 0x627, 0x644]

  /// Persian letters as Arabic ones; forms that differ by hamza alone.
  private static let kin: [UInt32: UInt32] = [
    0x6CC: 0x64A, 0x6A9: 0x643, 0x6C0: 0x629, 0x6C1: 0x647, 0x6BE: 0x647, 0x6D2: 0x64A, 0x623: 0x627, 0x625: 0x627,
    0x622: 0x627, 0x671: 0x627, 0x624: 0x648, 0x626: 0x64A,
  ]

  private static let letters: [UInt32: AbjadSpelling.Letter] = {
    var result: [UInt32: AbjadSpelling.Letter] = [:]
    let consonants = """
      ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ك k ل l م m ن n ه h پ p چ ch ژ zh گ g
      """.split(separator: " ")
    for index in stride(from: 0, to: consonants.count - 1, by: 2) {
      for scalar in consonants[index].unicodeScalars { result[scalar.value] = .consonant(String(consonants[index + 1])) }
    }
    for vowel in "اعةى".unicodeScalars { result[vowel.value] = .vowel("a") }
    result[0x648] = .either(consonant: "w", vowel: "u")
    result[0x64A] = .either(consonant: "y", vowel: "i")
    return result
  }()

  private static let names = AbjadSpelling.names(
    """
    محمد mohammed
    احمد ahmed
    محمود mahmoud
    حمد hamad
    حامد hamed
    علي ali
    حسن hassan
    حسين hussein
    حسام hossam
    عمر omar
    عمرو amr
    عمار ammar
    عثمان othman
    ابراهيم ibrahim
    اسماعيل ismail
    يوسف youssef
    يعقوب yaqoub
    يحيى yahya
    يونس younes
    موسى moussa
    عيسى issa
    داود dawood
    سليمان suleiman
    خالد khaled
    خليل khalil
    طارق tarek
    طه taha
    زياد ziad
    زيد zaid
    زين zain
    سامي sami
    سامح sameh
    سمير samir
    كريم karim
    كمال kamal
    رشيد rashid
    راشد rashed
    رضا reza
    رامي rami
    سعيد said
    سعد saad
    سعود saud
    سيف saif
    فهد fahad
    فارس fares
    فيصل faisal
    فواد fouad
    سلطان sultan
    سلمان salman
    سالم salem
    ناصر nasser
    نصر nasr
    ماجد majed
    مازن mazen
    مالك malik
    مراد murad
    مروان marwan
    مهدي mehdi
    مصطفى mustafa
    مصطفي mustafa
    منصور mansour
    وليد walid
    وايل wael
    بلال bilal
    بشير bashir
    بكر bakr
    حمزة hamza
    ياسر yasser
    ياسين yassin
    انس anas
    ايمن ayman
    امين amin
    امير amir
    اشرف ashraf
    اكرم akram
    انور anwar
    ايهاب ihab
    جمال jamal
    جابر jaber
    جعفر jaafar
    عادل adel
    عباس abbas
    عصام essam
    عماد imad
    صالح saleh
    صلاح salah
    شريف sherif
    نبيل nabil
    نادر nader
    نور nour
    هاني hani
    هشام hisham
    قاسم qasim
    رمضان ramadan
    غسان ghassan
    لطفي lotfi
    عبد abd
    عبدالله abdullah
    عبدالرحمن abdulrahman
    عبدالعزيز abdulaziz
    عبدالقادر abdulkader
    عبدالكريم abdulkarim
    فاطمة fatima
    فاطمه fatima
    عايشة aisha
    خديجة khadija
    مريم maryam
    زينب zainab
    سارة sara
    سارا sara
    ليلى leila
    سلمى salma
    سلوى salwa
    هدى huda
    منى mona
    مها maha
    نادية nadia
    ناديا nadia
    سميرة samira
    امينة amina
    امل amal
    امال amal
    ايمان iman
    ايات ayat
    اسما asma
    هند hind
    هبة heba
    ريم reem
    رنا rana
    رانيا rania
    دينا dina
    داليا dalia
    سعاد souad
    حنان hanan
    جميلة jamila
    كريمة karima
    لينا lina
    لبنى lubna
    ياسمين yasmin
    شيما shaimaa
    نجلا najla
    وفا wafa
    نهى noha
    نسرين nasrin
    مهسا mahsa
    شيرين shirin
    فرح farah
    خان khan
    مصري masri
    حداد haddad
    خوري khoury
    نجار najjar
    شيخ sheikh
    حسيني husseini
    حسني hosni
    مبارك mubarak
    سوري souri
    غانم ghanem
    صباح sabah
    زهرا zahra
    صديق siddiq
    صديقي siddiqui
    قريشي qureshi
    احمدي ahmadi
    محمدي mohammadi
    انصاري ansari
    هاشمي hashemi
    حيدر haider
    اقبال iqbal
    بخاري bukhari
    تميمي tamimi
    شامي shami
    ابو abu
    بن bin
    ابن ibn
    بنت bint
    """)
}
