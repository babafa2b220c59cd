import PipelineConfig
import RecordModel

/// What the headers of one file mean, first one by one, then settled against each other and the content.
struct HeaderReading {
  private(set) var meanings: [HeaderMeaning?]
  /// Where it was not the header that told.
  private(set) var evidence: [Int: String] = [:]
  private(set) var hasPeople = false
  private let columns: [String]
  private let kind: SourceKind
  private let sniffer: ContentSniffer?

  init(columns: [String], kind: SourceKind, sniffer: ContentSniffer?) {
    self.columns = columns
    self.kind = kind
    self.sniffer = sniffer
    meanings = columns.map { column in
      switch kind {
      case .mail: MailColumns.meaning(of: column)
      case .vcard: VCardColumns.meaning(of: column)
      case .csv, .xlsx, .json, .postLog, .xml: HeaderResolver.meaning(of: column)
      }
    }
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
    readContent()
    keepBestNames()
    splitOrJoinNames()
    findOrganizations()
    hasPeople = [.nameFull, .nameGiven, .nameLast].contains { !columnsOf($0).isEmpty }
    for column in meanings.indices { settleOrganization(column) }
    for column in columnsOf(.addressFull) where isStreet(column) { retarget(column, .addressStreet) }
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

  private mutating func settleMail(_ column: Int) {
    settleOrganization(column)
    if case .field(.addressFull, _) = meanings[column]?.target, isStreet(column) { retarget(column, .addressStreet) }
  }

  private mutating func readContent() {
    guard let sniffer else { return }
    for column in meanings.indices where meanings[column] == nil && !HeaderResolver.isForeign(columns[column]) {
      if let percent = sniffer.emails(in: column), percent >= 80 {
        meanings[column] = HeaderMeaning(target: .field(.email))
        evidence[column] = "content: \(percent) % emails"
      } else if hintsAtPhone(column), let percent = sniffer.phones(in: column), percent >= 80 {
        meanings[column] = HeaderMeaning(target: .field(.phone))
        evidence[column] = "content: \(percent) % phones"
      }
    }
    for column in meanings.indices where hintsAtStatus(column) && sniffer.isSubscriptionStatus(column) {
      meanings[column] = HeaderMeaning(target: .consent(ConsentColumn(channel: "email")))
      evidence[column] = "content: subscribed, unsubscribed"
    }
  }

  private func hintsAtPhone(_ column: Int) -> Bool {
    let hints = ["phone", "tel", "telefon", "mobile", "mobil", "handy", "cell", "gsm", "whatsapp", "sms", "telefono", "movil"]
    return HeaderKey(columns[column]).words.contains { hints.contains($0) || $0.hasSuffix("phone") || $0.hasSuffix("telefon") }
  }

  private func hintsAtStatus(_ column: Int) -> Bool {
    meanings[column]?.target == .unused || meanings[column] == nil
      ? HeaderKey(columns[column]).words.contains("status") : false
  }

  private func columnsOf(_ field: CanonicalField) -> [Int] {
    meanings.indices.filter { if case .field(field, _) = meanings[$0]?.target { true } else { false } }
  }

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
        if !isBest || !(isFirst || field == .nameFull || field == .nameOrg) { meanings[column] = nil }
        if isBest { isFirst = false }
      }
    }
  }

  /// `Name, Vorname` is family and given name; a lone `Nombre` or `Nom` is the whole name.
  private mutating func splitOrJoinNames() {
    let given = columnsOf(.nameGiven)
    let last = columnsOf(.nameLast)
    if last.isEmpty, !given.isEmpty {
      for column in columnsOf(.nameFull) where isBare(column) { return retarget(column, .nameLast) }
      for column in given where isBare(column) { retarget(column, .nameFull) }
    } else if given.isEmpty, columnsOf(.nameFull).isEmpty {
      for column in last where isBare(column) { retarget(column, .nameFull) }
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
