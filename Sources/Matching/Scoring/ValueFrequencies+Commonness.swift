import RecordModel

extension FrequencyColumn {
  /// The field's name for people.
  var title: String {
    switch self {
    case .given: "given name"
    case .middle: "middle name"
    case .family: "family name"
    case .birthDate: "birth date"
    case .jobTitle: "job title"
    case .house: "street and number"
    case .identifier: "external id"
    case .word: "word of an organization's name"
    case .email, .phone, .organization, .company, .website, .postcode, .city, .region: rawName
    }
  }

  private var rawName: String { "\(self)" }
}

extension ValueFrequencies {
  /// What a frequency chart shows of each field with values: counts and weights by rank, never the values.
  var commonness: [ValueCommonness] {
    let table = rarityTable
    return FrequencyColumn.allCases.compactMap { column in
      let ranked = ranked(column)
      if ranked.isEmpty { return nil }
      return ValueCommonness(
        field: column.title, carriers: Int(carriers(column)), values: ranked.count,
        ranks: ranked.prefix(ValueCommonness.shown).map {
          .init(carriers: Int($0), weight: MatchWeight(millibits: table.rarity(column, $0)))
        }, rarest: MatchWeight(millibits: table.rarity(column, 2)))
    }
  }
}
