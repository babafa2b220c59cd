private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension Export {
  /// A website's contact form, one JSON object a line; one line was cut by a full disk.
  static let forms = Export(source: "forms") { context in
    let file = try context.open("forms/contact.jsonl")
    var count = 0
    for person in context.population.people where context.damage.random.chance(0.22) {
      let key = "f\(count)"
      let at = "2026-\(two(1 + count % 9))-\(two(1 + count % 28))T\(two(count % 24)):\(two(count % 60)):02Z"
      var data = [("name", "\(context.damage.given(person)) \(context.damage.family(person))")]
      if let email = context.damage.email(of: person) { data.append(("email", email)) }
      if context.damage.random.chance(0.5), let phone = context.damage.phone(of: person, mobileShare: 0.6) {
        data.append(("phone", phone))
      }
      if context.damage.random.chance(0.3) { data.append(("postcode", context.damage.postcode(context.damage.home(person)))) }
      data.append(("newsletter", context.damage.random.chance(0.3) ? "on" : ""))
      data.append(("message", "Please call me back about order \(1000 + count)."))
      let body = data.map { "\(json($0.0)):\(json($0.1))" }.joined(separator: ",")
      file.write("{\"id\":\"\(key)\",\"form_name\":\"contact\",\"created_at\":\"\(at)\",\"data\":{\(body)}}\n")
      context.truth.add("forms", key, "p\(person.entity)")
      count += 1
      if count == 50 { file.write("{\"id\":\"broken\",\"form_name\":\"contact\",\"data\":{\"name\":\"Cut o\n") }
    }
    try file.close()
    return count
  }

  /// A call-back form as the web server logged its bodies.
  static let postLog = Export(source: "callback") { context in
    let file = try context.open("callback/callback.log")
    var count = 0
    for person in context.population.people where context.damage.random.chance(0.08) {
      guard let phone = context.damage.phone(of: person, mobileShare: 0.7) else { continue }
      let key = "c\(count)"
      let time = "2026-\(two(1 + count % 9))-\(two(1 + count % 28))T10:00:00Z"
      let fields = [
        ("submission", key), ("first_name", context.damage.given(person)), ("last_name", context.damage.family(person)),
        ("phone", phone), ("city", context.damage.town(context.damage.home(person))),
      ]
      let body = fields.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
      file.write("\(time) 192.0.2.\(1 + count % 250) \"POST /callback\" \(body)\n")
      context.truth.add("callback", key, "p\(person.entity)")
      count += 1
    }
    try file.close()
    return count
  }

  private static func json(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private static func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x20: result += "+"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: result.unicodeScalars.append(UnicodeScalar(byte))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
