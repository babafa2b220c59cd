/// Cells as a CSV row; quoted where needed.
private func row(_ cells: [String], delimiter: Character = ",") -> String {
  cells.map { cell in
    let needsQuotes = cell.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }.joined(separator: String(delimiter)) + "\n"
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension Export {
  /// A CRM's contact export, as a data loader writes it: some contacts were entered twice, a few rows are damaged.
  static let crm = Export(source: "crm") { context in
    let header = [
      "Id", "FirstName", "LastName", "Suffix", "Email", "Phone", "MobilePhone", "MailingStreet", "MailingCity",
      "MailingPostalCode", "MailingCountry", "Birthdate", "AccountName", "HasOptedOutOfEmail", "LastModifiedDate",
    ]
    let file = try context.open("crm/contacts.csv")
    file.write(row(header))
    var count = 0
    for person in context.population.people {
      guard context.damage.random.chance(0.7) else { continue }
      for _ in 0..<(context.damage.random.chance(0.06) ? 2 : 1) {
        let key = "003" + identifier(count)
        var cells = crmCells(person, key, &context.damage)
        if context.damage.random.chance(0.0008) { cells.removeLast(4) }
        file.write(row(cells))
        context.truth.add("crm", key, "p\(person.entity)")
        count += 1
      }
    }
    for organization in context.organizations where context.damage.random.chance(0.6) {
      let key = "001" + identifier(count)
      let home = organization.home
      var cells = [String](repeating: "", count: header.count)
      cells[0] = key
      cells[4] = organization.email
      cells[5] = context.damage.phone(home.landline)
      cells[7] = context.damage.street(home)
      cells[8] = context.damage.town(home)
      cells[9] = context.damage.postcode(home)
      cells[10] = "GB"
      cells[12] = context.damage.typo(organization.name, 0.05)
      cells[14] = "2026-0\(1 + count % 9)-1\(count % 10)T08:00:00.000Z"
      file.write(row(cells))
      context.truth.add("crm", key, "o\(organization.entity)")
      count += 1
    }
    try file.close()
    return count
  }

  private static func crmCells(_ person: Person, _ key: String, _ damage: inout Damage) -> [String] {
    let home = damage.home(person)
    let born = damage.born(person)
    let street = damage.street(home) + (home.flat.map { "\n\($0)" } ?? "")
    var given = damage.given(person)
    var family = damage.family(person)
    if damage.random.chance(0.005) { swap(&given, &family) }
    return [
      key, given, family, damage.random.chance(0.7) ? person.suffix ?? "" : "", damage.email(of: person) ?? "",
      damage.random.chance(0.6) ? damage.phone(home.landline) : "", damage.phone(of: person, mobileShare: 1) ?? "", street,
      damage.town(home), damage.postcode(home), damage.random.chance(0.5) ? "GB" : "United Kingdom",
      damage.random.chance(0.7) ? "\(born.0)-\(two(born.1))-\(two(born.2))" : "",
      person.company ?? "", damage.random.chance(0.2) ? "true" : "false",
      "202\(damage.random.chance(0.3) ? 4 : 5)-\(two(1 + person.entity % 12))-\(two(1 + person.entity % 28))T09:15:00.000Z",
    ]
  }

  /// A shop's customer list, with the byte order mark and the apostrophes its system puts before numbers.
  static let shop = Export(source: "shop") { context in
    let file = try context.open("shop/customers.csv")
    file.write(
      "\u{FEFF}"
        + row([
          "Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Default Address Company",
          "Default Address Address1", "Default Address Address2", "Default Address City", "Default Address Country Code",
          "Default Address Zip", "Phone", "Total Spent", "Total Orders",
        ]))
    var count = 0
    for person in context.population.people {
      guard context.damage.random.chance(0.5) else { continue }
      for _ in 0..<(context.damage.random.chance(0.12) ? 2 : 1) {
        let home = context.damage.home(person)
        let key = "8123\(100_000 + count)"
        var given = context.damage.given(person)
        var family = context.damage.family(person)
        if context.damage.random.chance(0.1) { (given, family) = (given.lowercased(), family.lowercased()) }
        let phone = context.damage.phone(of: person, mobileShare: 0.7)
        file.write(
          row([
            "'" + key, given, family, context.damage.email(of: person) ?? "", context.damage.random.chance(0.4) ? "yes" : "no",
            "",
            context.damage.street(home), home.flat ?? "", context.damage.town(home), "GB",
            "'" + context.damage.postcode(home), phone.map { "'" + $0 } ?? "",
            "\(Int.random(in: 5...900, using: &context.damage.random)).\(context.damage.random.digits(2))",
            "\(Int.random(in: 1...12, using: &context.damage.random))",
          ]))
        context.truth.add("shop", key, "p\(person.entity)")
        count += 1
      }
    }
    try file.close()
    return count
  }

  /// A newsletter tool's list: semicolons, Windows-1252, negative booleans, little about each person.
  static let newsletter = Export(source: "newsletter") { context in
    let file = try context.open("newsletter/contacts.csv")
    file.write("CONTACT_ID;EMAIL;LASTNAME;FIRSTNAME;SMS;EMAIL_BLACKLISTED;ADDED_TIME\r\n")
    var count = 0
    for person in context.population.people {
      guard context.damage.random.chance(0.3), let email = context.damage.email(of: person) else { continue }
      let given = context.damage.random.chance(0.8) ? context.damage.given(person) : ""
      let family = context.damage.random.chance(0.7) ? context.damage.family(person) : ""
      let sms = context.damage.random.chance(0.3) ? person.mobile.map { "44" + $0.dropFirst() } ?? "" : ""
      let day = 1 + person.entity % 28
      let line =
        row(
          [
            "N\(count)", email, family, given, sms, context.damage.random.chance(0.1) ? "Yes" : "No",
            "\(two(day))-\(two(1 + person.entity % 12))-2025 09:30",
          ], delimiter: ";"
        ).dropLast() + "\r\n"
      file.write(windows1252(String(line)))
      context.truth.add("newsletter", "N\(count)", "p\(person.entity)")
      count += 1
    }
    try file.close()
    return count
  }

  /// Fifteen letters and digits, as CRMs number their rows.
  private static func identifier(_ number: Int) -> String {
    let text = String(number, radix: 36).uppercased()
    return "A" + String(repeating: "0", count: max(0, 11 - text.count)) + text
  }

  private static func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
  }
}
