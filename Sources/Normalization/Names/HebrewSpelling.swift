/// Everyday Latin spelling of Hebrew names: common ones from a table, others letter by letter.
enum HebrewSpelling {
  static func spell(_ word: [UInt32]) -> [UInt8] {
    if let known = names[word] { return known }
    var spelled = word.map { letters[$0] ?? .vowel("a") }
    // A last he is heard as a.
    if word.count > 1, word.last == 0x5D4 { spelled[spelled.count - 1] = .vowel("a") }
    return AbjadSpelling.spell(spelled)
  }

  private static let letters: [UInt32: AbjadSpelling.Letter] = {
    var result: [UInt32: AbjadSpelling.Letter] = [:]
    let consonants = """
      ב b ג g ד d ה h ז z ח h ט t כ k ך ch ל l מ m ם m נ n ן n ס s פ p ף f צ tz ץ tz ק k ר r ש sh ת t
      """.split(separator: " ")
    for index in stride(from: 0, to: consonants.count - 1, by: 2) {
      for scalar in consonants[index].unicodeScalars { result[scalar.value] = .consonant(String(consonants[index + 1])) }
    }
    result[0x5D5] = .either(consonant: "v", vowel: "o")
    result[0x5D9] = .either(consonant: "y", vowel: "i")
    return result
  }()

  private static let names = AbjadSpelling.names(
    """
    אברהם avraham
    יצחק yitzhak
    יעקב yaakov
    משה moshe
    אהרן aharon
    אהרון aharon
    דוד david
    שלמה shlomo
    יוסף yosef
    יוסי yossi
    בנימין binyamin
    שמעון shimon
    יהודה yehuda
    ראובן reuven
    דן dan
    אשר asher
    נפתלי naftali
    אפרים efraim
    מנשה menashe
    שמואל shmuel
    דניאל daniel
    מיכאל michael
    גבריאל gavriel
    רפאל rafael
    אריאל ariel
    אליהו eliyahu
    אלי eli
    חיים haim
    מאיר meir
    מרדכי mordechai
    מנחם menachem
    צבי zvi
    זאב zeev
    אריה arie
    דב dov
    נתן natan
    יונתן yonatan
    יהונתן yehonatan
    אורי uri
    אורן oren
    אבי avi
    עמית amit
    איתי itay
    איתן eitan
    נועם noam
    עידו ido
    גיא guy
    רון ron
    רוני roni
    טל tal
    גל gal
    יואב yoav
    יובל yuval
    עומר omer
    אייל eyal
    ארז erez
    ניר nir
    עופר ofer
    ברק barak
    גלעד gilad
    אסף asaf
    עמוס amos
    שי shai
    אלון alon
    עדי adi
    יגאל yigal
    שרה sarah
    רבקה rivka
    רחל rachel
    לאה leah
    מרים miriam
    חנה hannah
    אסתר esther
    רות ruth
    דבורה devora
    יעל yael
    מיכל michal
    נועה noa
    תמר tamar
    שירה shira
    מאיה maya
    הדס hadas
    ענת anat
    אורלי orly
    אילנה ilana
    דנה dana
    דינה dina
    רונית ronit
    יהודית yehudit
    נעמי naomi
    אביגיל avigail
    טליה talia
    יפה yafa
    גילה gila
    שושנה shoshana
    ציפורה tzipora
    מלכה malka
    סיגל sigal
    לימור limor
    קרן keren
    מורן moran
    ליאת liat
    אפרת efrat
    הילה hila
    עינת einat
    גלית galit
    כהן cohen
    לוי levi
    מזרחי mizrahi
    פרץ peretz
    ביטון biton
    דהן dahan
    פרידמן friedman
    אזולאי azoulay
    כץ katz
    עמר amar
    אוחיון ohayon
    חדד hadad
    גבאי gabay
    אדרי edri
    לוין levin
    קליין klein
    חן chen
    שפירא shapira
    שפירו shapiro
    חזן hazan
    אשכנזי ashkenazi
    גולדברג goldberg
    רוזנברג rosenberg
    וייס weiss
    גרינברג greenberg
    שוורץ schwartz
    פישר fisher
    בר bar
    בן ben
    נחום nahum
    מור mor
    סגל segal
    שטרן stern
    הורוביץ horowitz
    רבינוביץ rabinowitz
    גולדשטיין goldstein
    """)
}
