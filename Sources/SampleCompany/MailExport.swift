import RecordModel

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

extension Export {
  /// The support mailbox: customers' mails and our answers in one mbox, the sales team's in a Maildir; newsletters,
  /// out-of-office notes and bounces among them.
  static let mail = Export(source: "mail") { context in
    let file = try context.open("mail/support.mbox")
    var count = 0
    for person in context.population.people where context.damage.random.chance(0.2) && !person.emails.isEmpty {
      for _ in 0..<Int.random(in: 1...3, using: &context.damage.random) {
        let isMaildir = context.damage.random.chance(0.1)
        let isOutbound = context.damage.random.chance(0.25)
        let message = message(count, person, isOutbound: isOutbound, &context.damage)
        if isMaildir {
          let single = try context.open("mail/sales/cur/\(1_760_000_000 + count).M\(count).host:2,S")
          single.write(message)
          try single.close()
        } else {
          file.write(
            "From \(isOutbound ? "support@acme.example" : person.emails[0]) Tue Mar 12 09:14:02 2024\n" + message + "\n")
        }
        context.truth.add("mail", SHA256.hexDigest(of: Array(message.utf8)), "p\(person.entity)")
        count += 1
      }
      if context.damage.random.chance(0.05) { file.write(noise(count, person)) }
    }
    try file.close()
    return count
  }

  private static func message(_ number: Int, _ person: Person, isOutbound: Bool, _ damage: inout Damage) -> String {
    let given = damage.given(person)
    let family = damage.family(person)
    let name = damage.random.chance(0.1) ? "" : damage.random.chance(0.15) ? "\(family), \(given)" : "\(given) \(family)"
    let customer =
      name.isEmpty ? damage.random.skewed(person.emails) : "\(phrase(name)) <\(damage.random.skewed(person.emails))>"
    let us = "Acme Support <support@acme.example>"
    let date =
      "\(1 + number % 28) \(["Jan", "Feb", "Mar", "Apr", "May", "Jun"][number % 6]) 2026 \(two(number % 24)):\(two(number % 60)):02 +0000"
    return """
      Message-ID: <m\(number)@\(isOutbound ? "acme.example" : "mail.example")>
      From: \(isOutbound ? us : customer)
      To: \(isOutbound ? customer : us)
      Date: \(date)
      Subject: \(isOutbound ? "Re: " : "")Your order \(1000 + number)
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      Hello,

      this is about order \(1000 + number).

      \(isOutbound ? "Acme Support" : given)

      """
  }

  /// What every mailbox is full of and no customer record should come from.
  private static func noise(_ number: Int, _ person: Person) -> String {
    let kinds = [
      "From: Offers <offers@shopping.example>\nList-Unsubscribe: <mailto:stop@shopping.example>\nPrecedence: bulk\nSubject: This week",
      "From: \(person.emails[0])\nAuto-Submitted: auto-replied\nSubject: Out of office",
      "From: Mail Delivery Subsystem <mailer-daemon@mail.example>\nReturn-Path: <>\nSubject: Undelivered Mail",
    ]
    return """
      From noise@mail.example Tue Mar 12 09:14:02 2024
      Message-ID: <noise\(number)@mail.example>
      To: support@acme.example
      Date: 1 Mar 2026 10:00:00 +0000
      \(kinds[number % kinds.count])

      Nothing to see here.


      """
  }

  /// A display name as a mail header carries it.
  private static func phrase(_ name: String) -> String {
    if name.utf8.contains(where: { $0 >= 0x80 }) {
      return "=?UTF-8?Q?"
        + name.utf8.map { byte in
          byte >= 0x80 || byte == 0x3D || byte == 0x3F || byte == 0x2C
            ? "=" + String(byte, radix: 16, uppercase: true) : byte == 0x20 ? "_" : String(UnicodeScalar(byte))
        }.joined() + "?="
    }
    return name.contains(",") || name.contains("'") ? "\"\(name)\"" : name
  }
}
