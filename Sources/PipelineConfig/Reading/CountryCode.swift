/// ISO 3166-1 alpha-2 codes, and what people write instead of them.
enum CountryCode {
  static func isKnown(_ code: String) -> Bool { known.contains(code) }

  /// The code for a common wrong one or a name: `UK`, `GER`, `Deutschland`.
  static func meant(by text: String) -> String? { aliases[text.lowercased()] }

  private static let known = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW
    """.split(separator: " ").map(String.init))

  private static let aliases = [
    "uk": "GB", "en": "GB", "gbr": "GB", "great britain": "GB", "united kingdom": "GB", "england": "GB", "ger": "DE",
    "deu": "DE", "germany": "DE", "deutschland": "DE", "aut": "AT", "austria": "AT", "österreich": "AT", "che": "CH",
    "switzerland": "CH", "schweiz": "CH", "fra": "FR", "france": "FR", "ita": "IT", "italy": "IT", "esp": "ES", "spain": "ES",
    "nld": "NL", "netherlands": "NL", "bel": "BE", "belgium": "BE", "pol": "PL", "poland": "PL", "usa": "US",
    "united states": "US", "can": "CA", "canada": "CA", "aus": "AU", "australia": "AU", "nor": "NO", "norway": "NO",
    "swe": "SE", "sweden": "SE", "dnk": "DK", "denmark": "DK", "irl": "IE", "ireland": "IE", "jpn": "JP", "japan": "JP",
  ]
}

extension NodeReader {
  /// A country's code, upper-case.
  func country() -> String? {
    guard let text = unambiguousText() else { return nil }
    let code = text.uppercased()
    if CountryCode.isKnown(code) { return code }
    let meant = CountryCode.meant(by: text).map { "; did you mean \($0)?" } ?? ""
    report(
      .country, "\(path): '\(text)' is no country code\(meant)", hints: ["two letters of ISO 3166, such as DE, AT, CH or GB"])
    return nil
  }
}
