import Foundation
import RecordModel
import Testing

@testable import Normalization

/// A system's header row with what each column should fill, read from `fixtures/headers`; a line there is a case. `systems.txt` must
/// be right to the last column, `judged.txt` counts towards the score.
struct HeaderSet: Sendable, CustomTestStringConvertible {
  let system: String
  /// Columns in their order; the target is empty for one that stays unused, the meaning of "Yes" is nil beside consent.
  let columns: [(name: String, target: String, meansYes: Bool?)]

  var names: [String] { columns.map(\.name) }
  var testDescription: String { system }

  static let all = read("systems.txt")
  static let judged = read("judged.txt")

  private static func read(_ name: String) -> [HeaderSet] {
    let file = URL(filePath: #filePath).appending(path: "../../../../fixtures/headers/\(name)").standardized
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { HeaderSet(line: String($0)) }
  }

  init?(line: String) {
    guard let colon = line.firstRange(of: ": ") else { return nil }
    system = String(line[..<colon.lowerBound])
    columns = line[colon.upperBound...].components(separatedBy: " | ").map { part in
      guard let equals = part.range(of: " = ", options: .backwards) else { return (part, "", nil) }
      let words = part[equals.upperBound...].split(separator: " ").map(String.init)
      let means: Bool? = words.count < 2 ? nil : words[1] == "yes"
      return (String(part[..<equals.lowerBound]), words[0], means)
    }
  }
}

@Suite("Header sets of real systems")
struct HeaderSetTests {
  /// What each column fills; of one that also tells of an order, what it tells of the customer.
  private static func mappings(of columns: [String]) -> [(column: String, target: String)] {
    let normalizer = Normalizer(pipeline: Stage().pipeline, startedAt: Stage.startedAt)
    let plan = normalizer.plan(
      for: columns, of: NormalizedFile(source: 0, file: 0, kind: .csv), sample: Stage.batch([], columns: columns))
    var result: [(column: String, target: String)] = []
    for mapping in plan.mappings {
      let isOrders = mapping.target.hasPrefix("interaction.")
      if let last = result.last, last.column == mapping.column, isOrders || last.target.hasPrefix("interaction.") {
        if !isOrders { result[result.count - 1].target = mapping.target }
      } else {
        result.append((mapping.column, mapping.target))
      }
    }
    return result
  }

  @Test("case 14: systems' headers map by name", arguments: HeaderSet.all)
  func maps(_ set: HeaderSet) {
    for ((column, target), expected) in zip(Self.mappings(of: set.names), set.columns) {
      #expect(target == expected.target, "\(set.system): \(column)")
    }
  }

  @Test("no consent is understood the wrong way round", arguments: HeaderSet.all + HeaderSet.judged)
  func polarity(_ set: HeaderSet) {
    for (index, column) in set.columns.enumerated() {
      guard let meansYes = column.meansYes else { continue }
      var states: [String] = []
      for value in ["Yes", "2024-03-01 10:00:00"] where states.isEmpty || states == ["unknown"] {
        let row = set.columns.indices.map { $0 == index ? value : set.columns[$0].target == "email" ? "ada@post.example" : "" }
        states = Stage().record(row, columns: set.names).consents.compactMap { $0.split(separator: " ").last.map(String.init) }
      }
      // A judged one may be missed, never turned round.
      #expect(!states.isEmpty || HeaderSet.judged.contains { $0.system == set.system }, "\(set.system): \(column.name)")
      #expect(states.allSatisfy { $0 == (meansYes ? "given" : "refused") }, "\(set.system): \(column.name)")
    }
  }

  @Test("at least 95 % of the mappable columns are right", arguments: [HeaderSet.all, HeaderSet.judged])
  func score(_ sets: [HeaderSet]) {
    var right = 0
    var total = 0
    for set in sets {
      for ((_, target), expected) in zip(Self.mappings(of: set.names), set.columns)
      where !(target.isEmpty && expected.target.isEmpty) {
        total += 1
        if target == expected.target {
          right += 1
        } else {
          print(
            "header sets: \(set.system): \(expected.name) gives \(target.isEmpty ? "nothing" : target), not \(expected.target)")
        }
      }
    }
    print("header sets: \(right) of \(total) columns of \(sets.count) systems right")
    #expect(sets.count >= 40 && right * 100 >= total * 95)
  }

  @Test(
    "case 14: case, spaces, invisible characters and spelling do not count",
    arguments: [
      ("\u{FEFF}EMAIL", "email"), ("e-mail", "email"), ("E\u{A0}Mail", "email"), ("em\u{200B}ail", "email"),
      (" Full Name", "name.full"),
      ("firstName", "name.given"), ("LAST_NAME", "name.last"), ("billing_first_name", "name.given"), ("your-name", "name.full"),
      ("data.name", "name.full"), ("data.address.city", "address.city"), ("billing/city", "address[billing].city"),
      ("name/given", "name.given"), ("customer.email", "email"), ("Strasse", "address.street"), ("STRAßE", "address.street"),
      ("Geaendert am", "updated_at"), ("What is your e-mail address?", "email"), ("Wie lautet Ihre Telefonnummer?", "phone"),
      ("Prénom", "name.given"), ("Código postal", "address.postcode"), ("Województwo", "address.region"), ("メール", "email"),
      ("Phone (mobile)", "phone[mobile]"), ("Telefon privat", "phone[home]"), ("owner.email", ""),
      ("Account Manager Email", ""),
      ("product.name", ""), ("soc_sec_id", "external_id[ssn]"), ("suburb", "address.city"), ("record_id", "key"),
      ("PRIMARY_NAME_ORG", "name.org"), ("cac:PostalAddress/cbc:CityName", "address.city"), ("@id", "key"),
    ])
  func reads(_ header: String, _ target: String) {
    #expect(Self.mappings(of: [header]).first?.target == target)
  }

  @Test(
    "what may be another agreement, offer or date is no permission",
    arguments: [
      "Acuerdo comercial", "Angebot akzeptiert", "Letztes Angebot akzeptiert", "Oferta aceita", "Subscription Date",
      "OPTIN_TIME",
      "Subscribed Date", "Fecha de baja", "Order cancelado email", "Letter No", "Call No", "Non Primary E-mails", "Direct Mail",
    ])
  func unsure(_ header: String) {
    #expect(Self.mappings(of: ["E-Mail", header]).allSatisfy { !$0.target.hasPrefix("consent") })
  }

  @Test(
    "names that nest without end are no names", arguments: ["(a)", "__c", "#", "a.", "a ", "{{a}}", "Address (", "Address 1: "])
  func endless(_ piece: String) {
    for count in [2, 300, 100_000] { _ = Self.mappings(of: [String(repeating: piece, count: count) + ")"]) }
  }

  @Test("columns are told from each other: Name beside Vorname, Address beside City, a company of nobody")
  func settles() {
    func targets(_ columns: String) -> [String] {
      Self.mappings(of: columns.split(separator: ",").map(String.init)).map(\.target)
    }
    #expect(targets("Name,Vorname") == ["name.last", "name.given"])
    #expect(targets("Nombre,Email") == ["name.full", "email"])
    #expect(targets("Nombre,Apellidos") == ["name.given", "name.last"])
    #expect(targets("ADDRESS,CITY,ZIP") == ["address.street", "address.city", "address.postcode"])
    #expect(targets("Address,Email") == ["address.full", "email"])
    #expect(targets("Company,Email") == ["name.org", "email"])
    #expect(targets("Company,Last Name") == ["company", "name.last"])
    #expect(targets("First Name,Billing First Name,Shipping First Name") == ["name.given", "", ""])
  }
}
