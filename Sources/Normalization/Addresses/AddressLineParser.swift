/// Where the parts of a whole address stand among its words.
struct AddressLine: Equatable {
  /// From the first word to the last of the street itself, buildings before it included.
  var street = 0..<0
  /// Villages, districts: parts between street and city.
  var localities: [Range<Int>] = []
  var city: Range<Int>?
  var region: Range<Int>?
  var postcode: Range<Int>?
  var countryWords: Range<Int>?
  /// The country whose customs were followed.
  var country: CountryCode

  /// Whether a postcode or a region proves that more than a street stands here.
  var isProven: Bool { postcode != nil || region != nil }
}

/// Finds street, city, region, postcode and country in an address written in one line, from its end to its start.
///
/// A postcode of the country's shape decides, then a region; without both the last part between commas is the city.
struct AddressLineParser {
  private let text: AddressText
  private let segments: [Range<Int>]
  private let vocabulary: StreetVocabulary
  private let hasStreet: Bool
  private let mayChangeCountry: Bool
  private var line: AddressLine
  /// Words from here on are taken.
  private var end: Int

  /// `country` is the record's own if it `isKnown`, else the source's, which a postcode of another shape overrides. Without
  /// `hasStreet` the words are a city with what stands around it.
  static func parse(_ text: AddressText, country: CountryCode, isKnown: Bool, hasStreet: Bool = true) -> AddressLine {
    var parser = AddressLineParser(text, country: country, isKnown: isKnown, hasStreet: hasStreet)
    parser.takeCountry()
    parser.takePostcode()
    parser.takePlaces()
    parser.takeStreet()
    return parser.line
  }

  private init(_ text: AddressText, country: CountryCode, isKnown: Bool, hasStreet: Bool) {
    self.text = text
    self.hasStreet = hasStreet
    mayChangeCountry = !isKnown
    line = AddressLine(country: country)
    end = text.words.count
    vocabulary = StreetVocabulary.of(country)
    var segments: [Range<Int>] = []
    var start = 0
    for index in text.words.indices where text.words[index].isBeforeBreak || index == text.words.count - 1 {
      segments.append(start..<index + 1)
      start = index + 1
    }
    self.segments = segments
  }

  // MARK: Country

  private mutating func takeCountry() {
    guard let last = segments.last, last.count <= 8 || last.lowerBound == 0 else { return }
    let longest = min(3, last.count)
    guard longest > 0 else { return }
    for count in stride(from: longest, through: 1, by: -1) {
      let words = end - count..<end
      if RegionTable.hasRegions(line.country), RegionTable.code(of: text.joined(words)[...], country: line.country) != nil {
        return
      }
    }
    for count in stride(from: longest, through: 1, by: -1) {
      let words = end - count..<end
      guard words.lowerBound > 0, let code = country(words) else { continue }
      if !mayChangeCountry, code != line.country { continue }
      line.country = code
      line.countryWords = words
      end = words.lowerBound
      return
    }
    takeCountryBeforePostcode(last)
  }

  /// `United Kingdom, LE11 1UU`, `Singapore 059413`: a country's name right before a postcode of its own.
  private mutating func takeCountryBeforePostcode(_ last: Range<Int>) {
    guard mayChangeCountry else { return }
    for length in [2, 1] where last.count >= length && end - length > 1 {
      let place = end - length
      let segment = segment(of: place - 1)
      for count in [3, 2, 1] where place - count >= max(segment.lowerBound, 1) {
        guard let code = country(place - count..<place), fits(place..<end, code) else { continue }
        line.country = code
        line.countryWords = place - count..<place
        return
      }
    }
  }

  private func country(_ words: Range<Int>) -> CountryCode? {
    let name = text.joined(words)
    guard name.count >= 4 || Self.shortNames.contains(name) else { return nil }
    return CountryTable.code(of: name)
  }

  private static let shortNames = ["usa", "uk", "gb", "uae", "rus", "deu", "gbr", "can", "fra", "esp", "pol", "aut", "che"].map
  { Array($0.utf8) }

  // MARK: Postcode

  private mutating func takePostcode() {
    for index in stride(from: end - 1, through: 0, by: -1)
    where text.words[index].isGlued && text.words[index].isNumeric && index > 0 {
      // `D-80331`, `FL-2198`: the sign of a country before its postcode.
      guard !text.words[index - 1].isNumeric, let code = CountryTable.code(of: text.bytes(text.words[index - 1])),
        code == line.country || mayChangeCountry, fits(index..<index + 1, code)
      else { continue }
      line.country = code
      line.postcode = index - 1..<index + 1
      return
    }
    if takePostcode(of: line.country) { return }
    guard mayChangeCountry, line.countryWords == nil else { return }
    for other in Self.distinctive where other != line.country {
      if takePostcode(of: other) {
        line.country = other
        return
      }
    }
  }

  /// Countries whose postcodes are taken for nothing else; of the US only behind a state.
  private static let distinctive = CountryCode.list("GB CA NL PL US")

  private mutating func takePostcode(of country: CountryCode) -> Bool {
    let conventions = AddressConventions.of(country)
    for segment in segments.reversed() where segment.lowerBound < end {
      let words = segment.lowerBound..<min(segment.upperBound, end)
      for index in words.reversed() {
        for length in [2, 1] where index - length + 1 >= words.lowerBound {
          let candidate = index - length + 1..<index + 1
          guard fits(candidate, country), isPlausible(candidate, in: words, conventions, country) else { continue }
          line.postcode = candidate
          return true
        }
      }
    }
    return false
  }

  /// Whether one or two words are exactly a postcode as the country writes it.
  private func fits(_ words: Range<Int>, _ country: CountryCode) -> Bool {
    guard let rules = PostcodeRules.of(country), words.allSatisfy({ text.words[$0].end - text.words[$0].start <= 10 }) else {
      return false
    }
    let written = text.joined(words).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    guard let formatted = rules.formatted(written.filter { $0 != 0x20 && $0 != 0x2D }) else { return false }
    // A guessed country's digits must stand as it writes them: `00-950`.
    let mayBeBare = country == line.country || written.contains { (0x41...0x5A).contains($0) }
    return words.count == 1 && mayBeBare || formatted == written
  }

  private func isPlausible(
    _ words: Range<Int>, in segment: Range<Int>, _ conventions: AddressConventions, _ country: CountryCode
  ) -> Bool {
    let isFirstSegment = segment.lowerBound == 0
    let isLast = words.upperBound == segment.upperBound
    if hasStreet, words.lowerBound == 0 {
      return conventions.postcodeFirst && !isLast && isPlace(words.upperBound..<segment.upperBound)
    }
    let digits = text.words[words.lowerBound].isNumeric
    if digits, country != line.country, country == .us {
      guard words.lowerBound > 0, isLast else { return false }
      return RegionTable.code(of: text.bytes(text.words[words.lowerBound - 1]), country: country) != nil
    }
    if conventions.postcodeFirst {
      // A number at the end of the first part is a house number.
      return !isLast || !isFirstSegment || !hasStreet
    }
    if isLast { return !isFirstSegment || !digits || !hasStreet || region(endingAt: words.lowerBound, country) != nil }
    let rest = words.upperBound..<segment.upperBound
    return words.lowerBound == segment.lowerBound
      && rest.allSatisfy { !text.words[$0].isNumeric && vocabulary.find(text.bytes(text.words[$0]))?.kind != .type }
  }

  // MARK: City and region

  private mutating func takePlaces() {
    var cursor = end
    if let postcode = line.postcode {
      let segment = segment(of: postcode.lowerBound)
      let after = postcode.upperBound..<max(postcode.upperBound, min(segment.upperBound, end))
      let isFirst = AddressConventions.of(line.country).postcodeFirst
      if !after.isEmpty, isFirst || postcode.lowerBound == segment.lowerBound {
        line.city = after
        if segment.upperBound < end, RegionTable.hasRegions(line.country) { line.region = region(endingAt: end, line.country) }
        end = postcode.lowerBound
        return
      }
      cursor = postcode.lowerBound
    }
    if let words = line.countryWords, words.upperBound == cursor { cursor = words.lowerBound }
    if RegionTable.hasRegions(line.country), let region = region(endingAt: cursor, line.country),
      region.lowerBound > 0 || !hasStreet
    {
      line.region = region
      cursor = region.lowerBound
    }
    if let words = line.countryWords, Self.cityStates.contains(line.country) {
      // Of a city that is a country the name says both.
      line.city = words
      end = cursor
    } else {
      takeCity(before: cursor)
      if line.city == nil, let region = line.region, Self.cityRegions.contains(text.joined(region)) {
        line.city = region
        line.region = nil
      }
    }
  }

  /// Cities that share their name with the region around them.
  private static let cityRegions: Set<[UInt8]> = Set(
    ["new york", "washington", "berlin", "hamburg", "bremen", "delhi", "new delhi", "chandigarh", "goa"].map { Array($0.utf8) })

  private static let cityStates = CountryCode.list("SG HK MO MC VA GI")

  private func segment(of index: Int) -> Range<Int> {
    segments.first { $0.contains(index) } ?? index..<index + 1
  }

  /// Up to three words that name a region and end at the index.
  private func region(endingAt index: Int, _ country: CountryCode) -> Range<Int>? {
    guard index > 0 else { return nil }
    let segment = segment(of: index - 1)
    for count in [3, 2, 1] where index - count >= segment.lowerBound {
      let words = index - count..<index
      if RegionTable.code(of: text.joined(words)[...], country: country) != nil { return words }
    }
    return nil
  }

  private mutating func takeCity(before cursor: Int) {
    end = cursor
    guard cursor > 0 else { return }
    let last = segment(of: cursor - 1).lowerBound..<cursor
    if last.lowerBound == 0, hasStreet {
      guard line.isProven else { return }
      if isPlace(last), line.postcode != nil, last.count <= 4 {
        line.city = last
        end = 0
      } else if let city = StreetParser.parse(text, last, country: line.country, mayEndWithCity: true).city {
        line.city = city
        end = city.lowerBound
      }
      return
    }
    guard isPlace(last) else {
      if line.isProven, let city = StreetParser.parse(text, last, country: line.country, mayEndWithCity: true).city {
        line.city = city
        end = city.lowerBound
      }
      return
    }
    line.city = last
    end = last.lowerBound
    // `Loughborough, Leicestershire`
    let before = end > 0 ? segment(of: end - 1) : 0..<0
    if line.region == nil, isCounty(last), before.lowerBound > 0, isPlace(before) {
      line.region = last
      line.city = before
      end = before.lowerBound
    }
  }

  /// Words without digits, units or kinds of street.
  private func isPlace(_ words: Range<Int>) -> Bool {
    words.allSatisfy { index in
      guard !text.words[index].isNumeric, !StreetParser.endsLikeStreet(text.bytes(text.words[index])) else { return false }
      switch vocabulary.find(text.bytes(text.words[index]))?.kind {
      case .door, .floor, .building, .box: return words.count > 1 && index > words.lowerBound
      case .type: return index < words.upperBound - 1
      default: return true
      }
    }
  }

  private func isCounty(_ words: Range<Int>) -> Bool {
    let name = text.joined(words)
    return name.count > 6 && name.suffix(5).elementsEqual("shire".utf8) || name.starts(with: "county ".utf8)
      || name.starts(with: "co ".utf8) || Self.counties.contains(name)
  }

  private static let counties: Set<[UInt8]> = Set(
    [
      "kent", "essex", "surrey", "devon", "cornwall", "norfolk", "suffolk", "sussex", "west sussex", "east sussex", "dorset",
      "somerset",
      "cumbria", "durham", "merseyside", "greater manchester", "west midlands", "tyne wear", "tyne and wear", "rutland",
      "middlesex",
      "isle of wight", "northumberland", "greater london", "fife", "gwynedd", "powys", "dyfed", "clwyd", "gwent", "antrim",
      "armagh",
    ].map { Array($0.utf8) })

  // MARK: Street

  /// What is left: buildings and street up to the last part with a number or a kind of street, then localities.
  private mutating func takeStreet() {
    guard hasStreet, end > 0 else { return }
    let left = segments.filter { $0.lowerBound < end }.map { $0.lowerBound..<min($0.upperBound, end) }
    let last =
      left.lastIndex { segment in
        segment.contains {
          text.words[$0].isNumeric
            || vocabulary.find(text.bytes(text.words[$0])).map { $0.kind == .type || $0.kind == .box } ?? false
        }
      } ?? 0
    line.street = 0..<left[last].upperBound
    line.localities = Array(left[(last + 1)...])
  }
}
