/// How names are written in a country.
struct NameCustoms: Sendable {
  /// Names end in two family names.
  var isFamilyPair = false
  /// `M.` before a name is monsieur.
  var isMonsieur = false
  /// `De` and `La` may begin a given name: De Shawn.
  var isEnglish = false

  init() {}

  /// - Parameter country: ISO 3166 alpha-2, upper-case.
  init(country: String) {
    isFamilyPair = Self.familyPairs.contains(country)
    isMonsieur = Self.monsieur.contains(country)
    isEnglish = Self.english.contains(country)
  }

  private static let familyPairs: Set<String> = [
    "ES", "MX", "AR", "CO", "CL", "PE", "VE", "EC", "UY", "PY", "BO", "CR", "CU", "DO", "GT", "HN", "NI", "PA", "SV", "PR",
  ]
  private static let monsieur: Set<String> = ["FR", "BE", "CH", "LU", "MC"]
  private static let english: Set<String> = ["US", "GB", "CA", "AU", "NZ", "IE", "ZA"]
}
