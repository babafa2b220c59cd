/// Words that occur in written dates, folded: months in five languages, weekdays, fillers, zones.
enum DateWord: Equatable {
  case month(Int)
  /// Minutes east of Greenwich.
  case zone(Int)
  case meridiem(pm: Bool)
  case filler

  static func find(_ word: ArraySlice<UInt8>) -> DateWord? {
    guard let code = table.find(word) else { return nil }
    switch code {
    case 1...12: return .month(Int(code))
    case fillerCode: return .filler
    case amCode, pmCode: return .meridiem(pm: code == pmCode)
    default: return .zone(Int(code) - zoneBase)
    }
  }

  private static let fillerCode: UInt32 = 20
  private static let amCode: UInt32 = 21
  private static let pmCode: UInt32 = 22
  private static let zoneBase = 10_000

  private static let months = [
    "jan january januar janvier janv enero ene styczen stycznia sty janner jaenner",
    "feb february februar fevrier fevr fev febrero luty lutego lut feber",
    "mar march marz maerz mrz mars marzo marzec marca",
    "apr april avril avr abril abr kwiecien kwietnia kwi",
    "may mai mayo maj maja",
    "jun june juni juin junio czerwiec czerwca cze",
    "jul july juli juillet juil julio lipiec lipca lip",
    "aug august aout agosto ago sierpien sierpnia sie",
    "sep september sept septembre septiembre setiembre set wrzesien wrzesnia wrz",
    "oct october oktober okt octobre octubre pazdziernik pazdziernika paz",
    "nov november novembre noviembre listopad listopada lis",
    "dec december dezember dez decembre diciembre dic grudzien grudnia gru",
  ]

  private static let fillers = """
    t of the de del den der le la el um at uhr r roku st nd rd th er o h
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
    poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob nd
    """

  private static let zones: [(String, Int)] = [
    ("z", 0), ("utc", 0), ("gmt", 0), ("ut", 0), ("wet", 0), ("bst", 60), ("cet", 60), ("mez", 60), ("cest", 120),
    ("mesz", 120),
    ("eet", 120), ("eest", 180), ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360),
    ("pst", -480), ("pdt", -420),
  ]

  private static let table: WordTable = {
    var table = WordTable()
    for (index, names) in months.enumerated() {
      for name in names.split(separator: " ") { table.add(name, UInt32(index + 1)) }
    }
    table.add("am", amCode)
    table.add("a", amCode)
    table.add("pm", pmCode)
    table.add("p", pmCode)
    for (name, minutes) in zones { table.add(name, UInt32(zoneBase + minutes)) }
    for word in fillers.split(whereSeparator: \.isWhitespace) { table.add(word, fillerCode) }
    return table
  }()
}
