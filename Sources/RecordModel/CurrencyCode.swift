/// The currencies of ISO 4217 and how many digits their minor units have.
package enum CurrencyCode {
  /// Digits behind the decimal mark; nil for what is no currency's code. Upper-case.
  package static func minorDigits(of code: String) -> Int? {
    if withoutMinor.contains(code) { return 0 }
    if withThousandths.contains(code) { return 3 }
    return withHundredths.contains(code) ? 2 : nil
  }

  private static let withoutMinor = words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF")
  private static let withThousandths = words("BHD IQD JOD KWD LYD OMR TND")
  private static let withHundredths = words(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW
    KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD
    UYU UZS VED VES WST XCD YER ZAR ZMW ZWG
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
