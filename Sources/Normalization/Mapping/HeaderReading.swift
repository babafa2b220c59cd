import PipelineConfig
import RecordModel

/// What the headers of one file mean, first one by one, then settled against each other and the content.
struct HeaderReading {
  var meanings: [HeaderMeaning?]
  /// Where it was not the header that told.
  var evidence: [Int: String] = [:]
  private(set) var hasPeople = false
  let columns: [String]
  private let kind: SourceKind
  let sniffer: ContentSniffer?
  /// Columns whose meaning the preset gives: nothing else in the file changes it.
  private(set) var isPreset: [Bool]

  init(columns: [String], kind: SourceKind, sniffer: ContentSniffer?, preset: PresetTable? = nil) {
    self.columns = columns
    self.kind = kind
    self.sniffer = sniffer
    isPreset = [Bool](repeating: false, count: columns.count)
    meanings = columns.map { column in
      switch kind {
      case .mail: MailColumns.meaning(of: column)
      case .vcard: VCardColumns.meaning(of: column)
      case .csv, .xlsx, .json, .postLog, .xml: HeaderResolver.meaning(of: column)
      }
    }
    readWithoutSharedWord()
    guard let preset else { return }
    for (index, column) in columns.enumerated() {
      guard let target = preset.target(of: column) else { continue }
      meanings[index] = HeaderMeaning(target)
      isPreset[index] = true
      evidence[index] = "preset \(preset.preset.name)"
    }
  }

  /// `Organization - ID`, `Organization - Address`: the word most columns begin with names the list.
  private mutating func readWithoutSharedWord() {
    guard kind.isTable, columns.count >= 3, let shared = sharedWord else { return }
    for column in columns.indices where meanings[column] == nil {
      let words = HeaderKey(columns[column]).words
      if words.first == shared, words.count > 1 {
        meanings[column] = HeaderResolver.meaning(of: words.dropFirst().joined(separator: " "))
      }
    }
  }

  private var sharedWord: String? {
    let first = columns.compactMap { HeaderKey($0).words.first }
    return first.first { word in first.count { $0 == word } * 10 >= columns.count * 6 }
  }

  /// The column of the lowest rank, the first of equals.
  func best(_ rank: (HeaderTarget) -> Int?) -> Int? {
    var best: (rank: Int, column: Int)?
    for (column, meaning) in meanings.enumerated() {
      guard let meaning, let rank = rank(meaning.target) else { continue }
      if let found = best, found.rank <= rank { continue }
      best = (rank, column)
    }
    return best?.column
  }

  /// Decides what depends on the other columns: which of several names counts, whether a company is the customer, whether
  /// `Address` is a street line.
  mutating func settle() {
    if kind == .vcard {
      // Its columns mean what the standard says, whatever stands beside them.
      hasPeople = true
      return keepBestNames()
    }
    if kind == .mail {
      // Forms of several pages may stand in one file: no column knows what another record's says.
      hasPeople = true
      for column in meanings.indices { settleMail(column) }
      return
    }
    settleOrder()
    readContent()
    readPlaces()
    keepBestNames()
    splitOrJoinNames()
    findOrganizations()
    hasPeople = [.nameFull, .nameGiven, .nameLast].contains { !columnsOf($0).isEmpty }
    for column in meanings.indices { settleOrganization(column) }
    // The account of a list of people is their firm's.
    if hasPeople { for column in meanings.indices where meanings[column]?.target == .key(rank: 5) { meanings[column] = nil } }
    for column in openColumnsOf(.addressFull) where isStreet(column) { retarget(column, .addressStreet) }
    joinStreets()
    dropCounties()
  }

  /// Settles one column that came with a later batch.
  mutating func settleLate(_ column: Int, isMapped: (CanonicalField) -> Bool, _ hasPeople: Bool) {
    self.hasPeople = hasPeople
    if kind == .mail { return settleMail(column) }
    settleOrganization(column)
    guard case .field(let field, _) = meanings[column]?.target, field.isNamePart, isMapped(field) else { return }
    meanings[column] = nil
  }

  /// Whether the records tell of orders: they have a number and an amount.
  var isOrder: Bool {
    func has(_ part: InteractionPart) -> Bool { meanings.contains { $0?.target == .interaction(part) } }
    return has(.reference) && (has(.amount) || has(.lineAmount))
  }

  /// Of several amounts, such as an order's value and its total, the total.
  var totalColumn: Int? {
    let totals: Set<String> = [
      "total", "gesamtbetrag", "gesamtsumme", "gesamt", "totale", "totaal", "totaalbedrag", "ttc", "gross", "brutto",
    ]
    return meanings.indices.first { column in
      meanings[column]?.target == .interaction(.amount) && HeaderKey(columns[column]).words.contains(where: totals.contains)
    }
  }

  /// In a list of orders the customer's own number is no key; elsewhere a currency or a total says nothing of a customer.
  private mutating func settleOrder() {
    guard !isPreset.contains(true) else { return }
    if isOrder {
      for column in meanings.indices {
        if case .key(let rank) = meanings[column]?.target, rank != 0 { meanings[column] = nil }
      }
    } else {
      for column in meanings.indices {
        guard case .interaction(let part) = meanings[column]?.target else { continue }
        if [.amount, .lineAmount, .currency, .status, .refunded, .cancelledAt].contains(part) {
          meanings[column]?.target = .unused
        }
        if kind.isTable, part == .reference || part == .subject { meanings[column]?.target = .unused }
        if part == .at { meanings[column]?.target = .updatedAt(rank: 2) }
      }
    }
  }

  private mutating func settleMail(_ column: Int) {
    settleOrganization(column)
    if case .field(.addressFull, _) = meanings[column]?.target, isStreet(column) { retarget(column, .addressStreet) }
  }

  func columnsOf(_ field: CanonicalField) -> [Int] {
    meanings.indices.filter { if case .field(field, _) = meanings[$0]?.target { true } else { false } }
  }

  /// Those whose meaning may still change.
  private func openColumnsOf(_ field: CanonicalField) -> [Int] { columnsOf(field).filter { !isPreset[$0] } }

  private mutating func retarget(_ column: Int, _ field: CanonicalField) {
    guard let meaning = meanings[column], case .field(_, let label) = meaning.target else { return }
    meanings[column]?.target = .field(field, label: label)
  }

  /// One column per name part: the least qualified; several full or organisation names of the same rank all count.
  private mutating func keepBestNames() {
    for field in CanonicalField.allCases where field.isNamePart || field == .birthDate || field == .gender {
      let found = columnsOf(field)
      guard let best = found.map({ meanings[$0]?.rank ?? 0 }).min() else { continue }
      var isFirst = true
      for column in found {
        let isBest = meanings[column]?.rank == best
        if !isPreset[column], !isBest || !(isFirst || field == .nameFull || field == .nameOrg) { meanings[column] = nil }
        if isBest { isFirst = false }
      }
    }
  }

  /// What only the columns beside it tell of a short name.
  private mutating func readPlaces() {
    let logins = columns.contains(where: Self.isLogin)
    let isSubmission = meanings.contains { $0?.target == .key(rank: 3) }
    for column in meanings.indices where !isPreset[column] {
      let words = HeaderKey(columns[column]).words
      switch meanings[column]?.target {
      case nil: readPhone(column, words)
      case .field(.jobTitle, _)? where logins && (words == ["role"] || words == ["roles"]): meanings[column] = nil
      case .field(.jobTitle, _)? where Self.titles.contains(words) && isPlaceOfPrefix(column): retarget(column, .namePrefix)
      case .key? where isSubmission && words == ["user", "id"]: meanings[column] = nil
      default: break
      }
    }
    // `Anrede, Vorname, Nachname, Titel`: the second is the job.
    let prefixes = openColumnsOf(.namePrefix)
    for column in prefixes where prefixes.count > 1 && column > 0 && meanings[column - 1]?.target == .field(.nameLast) {
      if Self.titles.contains(HeaderKey(columns[column]).words), columnsOf(.jobTitle).isEmpty, evidence[column] == nil {
        retarget(column, .jobTitle)
      }
    }
  }

  /// `Work` beside `Mobile` is a phone too.
  private mutating func readPhone(_ column: Int, _ words: [String]) {
    guard words.count == 1, let label = HeaderAliases.qualifiers[words[0]], label == "work" || label == "home",
      isBareMobile(column - 1) || isBareMobile(column + 1)
    else { return }
    meanings[column] = HeaderMeaning(target: .field(.phone, label: label))
  }

  private static let titles: Set<[String]> = [["title"], ["titel"], ["titre"], ["titulo"], ["titolo"]]

  /// In front of the first name, or of a suffix; not where the cells say otherwise.
  private func isPlaceOfPrefix(_ column: Int) -> Bool {
    let next = column + 1 < meanings.count ? meanings[column + 1]?.target : nil
    guard next == .field(.nameGiven) || next == .field(.nameSuffix) else { return false }
    return sniffer?.percent(of: column, where: Self.isFormOfAddress).map { $0 >= 20 } ?? true
  }

  private func isBareMobile(_ column: Int) -> Bool {
    meanings.indices.contains(column) && meanings[column]?.target == .field(.phone, label: "mobile")
      && HeaderKey(columns[column]).words.count == 1
  }

  /// The accounts of a site have roles that are no jobs.
  private static func isLogin(_ name: String) -> Bool {
    [["username"], ["user", "login"], ["user", "name"], ["login"], ["user", "role"]].contains(HeaderKey(name).words)
  }

  /// `Name, Vorname` is family and given name; a lone `Nombre` or `Nom` is the whole name.
  private mutating func splitOrJoinNames() {
    let given = columnsOf(.nameGiven)
    let last = columnsOf(.nameLast)
    if last.isEmpty, !given.isEmpty {
      for column in openColumnsOf(.nameFull) where isBare(column) { return retarget(column, .nameLast) }
      for column in given where !isPreset[column] && isBare(column) { retarget(column, .nameFull) }
    } else if given.isEmpty, columnsOf(.nameFull).isEmpty {
      for column in last where !isPreset[column] && isBare(column) { retarget(column, .nameFull) }
    }
  }

  /// A name column of a list without anything personal, where every fourth name is no person's, names organizations.
  private mutating func findOrganizations() {
    let personal: [CanonicalField] = [.nameGiven, .nameLast, .namePrefix, .email, .birthDate, .gender, .jobTitle, .externalID]
    guard let sniffer, !personal.contains(where: { !columnsOf($0).isEmpty }) else { return }
    for column in columnsOf(.nameFull) {
      guard let percent = sniffer.percent(of: column, minimum: 12, where: OrganizationName.hasSigns), percent >= 25 else {
        continue
      }
      retarget(column, .nameOrg)
      evidence[column] = "content: \(percent) % organizations"
    }
  }

  /// `Street 1` beside `Ship City`: a street without a town and the only address without a street are one.
  private mutating func joinStreets() {
    func columns(_ fields: [CanonicalField]) -> [Int] { fields.flatMap(columnsOf).filter { !isPreset[$0] } }
    let streets = columns([.addressStreet, .addressLine2])
    let towns = columns([.addressCity, .addressPostcode, .addressRegion, .addressCountry])
    let groups = Set(towns.compactMap { meanings[$0]?.group })
    guard !streets.isEmpty, groups.count == 1, let group = groups.first, let first = towns.first.flatMap({ meanings[$0] }),
      !group.isEmpty, streets.allSatisfy({ meanings[$0]?.group == "" })
    else { return }
    for column in streets {
      meanings[column]?.group = group
      guard case .field(let town, let label) = first.target, town.isAddressPart,
        case .field(let field, "") = meanings[column]?.target
      else { continue }
      meanings[column]?.target = .field(field, label: label)
    }
  }

  /// A county beside the state of the same address.
  private mutating func dropCounties() {
    let regions = columnsOf(.addressRegion)
    for column in regions where HeaderKey(columns[column]).words.contains(where: { $0 == "county" || $0 == "landkreis" }) {
      let rivals = regions.filter {
        meanings[$0]?.group == meanings[column]?.group && meanings[$0]?.ordinal == meanings[column]?.ordinal
      }
      if rivals.count > 1 { meanings[column] = nil }
    }
  }

  private func isBare(_ column: Int) -> Bool {
    guard let word = HeaderKey(columns[column]).words.last else { return false }
    return ["name", "nom", "nombre", "nome", "naam", "namn", "navn"].contains(word)
      && HeaderKey(columns[column]).words.count == 1
  }

  private mutating func settleOrganization(_ column: Int) {
    guard meanings[column]?.target == .organization else { return }
    meanings[column]?.target = .field(hasPeople ? .company : .nameOrg)
  }

  /// Whether an `Address` column stands beside a city or postcode of the same address and no street.
  private func isStreet(_ column: Int) -> Bool {
    guard let meaning = meanings[column] else { return false }
    func has(_ field: CanonicalField) -> Bool {
      columnsOf(field).contains { meanings[$0]?.group == meaning.group && meanings[$0]?.ordinal == meaning.ordinal }
    }
    let isFormatted = !HeaderKey(columns[column]).words.filter { ["full", "formatted", "complete", "komplett"].contains($0) }
      .isEmpty
    return !isFormatted && !has(.addressStreet) && (has(.addressCity) || has(.addressPostcode))
  }
}
