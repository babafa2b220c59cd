private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension Export {
  /// The accounting system's customer master as XML: names upper-case in one field, people and firms in one list.
  static let erp = Export(source: "erp") { context in
    let file = try context.open("erp/customers.xml")
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customers xmlns=\"urn:example:erp\">\n")
    var count = 0
    for person in context.population.people where context.damage.random.chance(0.35) {
      let key = number(count)
      let home = context.damage.home(person)
      let name = "\(context.damage.family(person)), \(context.damage.given(person))".uppercased()
      let born = context.damage.born(person)
      file.write("  <customer number=\"\(key)\">\n    <name>\(escaped(name))</name>\n")
      if context.damage.random.chance(0.6) { file.write("    <born>\(two(born.2)).\(two(born.1)).\(born.0)</born>\n") }
      writeContact(of: person, home, to: file, &context.damage)
      writeAddress(home, to: file, &context.damage)
      file.write("  </customer>\n")
      context.truth.add("erp", key, "p\(person.entity)")
      count += 1
    }
    for organization in context.organizations {
      for _ in 0..<(context.damage.random.chance(0.1) ? 2 : 1) {
        let key = number(count)
        let name = context.damage.random.chance(0.5) ? organization.name.replacing("Limited", with: "Ltd") : organization.name
        file.write("  <customer number=\"\(key)\">\n    <firm>\(escaped(context.damage.typo(name, 0.05)))</firm>\n")
        file.write("    <contact><email>\(organization.email)</email></contact>\n")
        writeAddress(organization.home, to: file, &context.damage)
        file.write("  </customer>\n")
        context.truth.add("erp", key, "o\(organization.entity)")
        count += 1
      }
    }
    file.write("</customers>\n")
    try file.close()
    return count
  }

  private static func writeContact(of person: Person, _ home: Home, to file: OutputFile, _ damage: inout Damage) {
    file.write("    <contact>")
    if damage.random.chance(0.5), let email = damage.email(of: person) { file.write("<email>\(escaped(email))</email>") }
    if damage.random.chance(0.7) { file.write("<phone type=\"home\">\(escaped(damage.phone(home.landline)))</phone>") }
    if damage.random.chance(0.3), let mobile = person.mobile {
      file.write("<phone type=\"mobile\">\(escaped(damage.phone(mobile)))</phone>")
    }
    file.write("</contact>\n")
  }

  private static func writeAddress(_ home: Home, to file: OutputFile, _ damage: inout Damage) {
    file.write("    <address><street>\(escaped(damage.street(home).uppercased()))</street>")
    if let flat = home.flat { file.write("<line2>\(flat)</line2>") }
    file.write("<city>\(escaped(damage.town(home).uppercased()))</city><postcode>\(escaped(damage.postcode(home)))</postcode>")
    file.write("<country>GB</country></address>\n")
  }

  private static func number(_ count: Int) -> String {
    let text = "\(4000 + count)"
    return String(repeating: "0", count: max(0, 10 - text.count)) + text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
