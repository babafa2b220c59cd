import RecordModel

/// Gives each email and phone its role, from who carries it once customers are known.
struct ValueRoles {
  private let table: CustomerRecordTable

  init(_ table: CustomerRecordTable) { self.table = table }

  /// Customers that carry a value of one who orders for others, at least.
  private static let resale = 20

  /// Households and employers must be known.
  func assign(to customers: inout [GoldenRecord]) {
    let shared = rolesOfShared(customers)
    for customer in customers.indices {
      for index in customers[customer].values.indices {
        let value = customers[customer].values[index]
        guard let kind = Kind(value.field) else { continue }
        let stated = table.values[value.valueIndex]
        if stated.flags.contains(.placeholder) {
          customers[customer].values[index].role = .placeholder
        } else if stated.flags.contains(.dead) {
          customers[customer].values[index].role = .dead
        } else if !stated.match.isEmpty {
          let role = shared[kind.key(of: stated.match)]
          customers[customer].values[index].role = role ?? single(kind, stated.match, customers[customer].kind)
        }
      }
    }
  }

  private func single(_ kind: Kind, _ match: TextID, _ owner: CustomerRecord.Kind) -> ValueRole {
    if kind == .email, let called = called(match) { return called }
    return owner == .person ? .personal : kind == .email ? .roleMailbox : .switchboard
  }

  /// Roles of the values that two customers or more carry.
  private func rolesOfShared(_ customers: [GoldenRecord]) -> [UInt64: ValueRole] {
    var carriers: [Carrier] = []
    for (index, customer) in customers.enumerated() {
      for value in customer.values {
        guard let kind = Kind(value.field) else { continue }
        let stated = table.values[value.valueIndex]
        if stated.flags.contains(.placeholder) || stated.match.isEmpty { continue }
        carriers.append(Carrier(kind: kind, match: stated.match, customer: Int32(truncatingIfNeeded: index)))
      }
    }
    carriers.sort { ($0.valueKey, $0.customer) < ($1.valueKey, $1.customer) }
    var roles: [UInt64: ValueRole] = [:]
    var start = 0
    while start < carriers.count {
      var owners: [Int32] = []
      var end = start
      while end < carriers.count, carriers[end].valueKey == carriers[start].valueKey {
        if owners.last != carriers[end].customer { owners.append(carriers[end].customer) }
        end += 1
      }
      let first = carriers[start]
      if owners.count > 1 { roles[first.valueKey] = role(first, owners.map { customers[Int($0)] }) }
      start = end
    }
    return roles
  }

  private func role(_ value: Carrier, _ owners: [GoldenRecord]) -> ValueRole {
    if value.kind == .email, let called = called(value.match) { return called }
    if let household = owners[0].householdID, owners.allSatisfy({ $0.householdID == household }) { return .household }
    let works = owners.compactMap { $0.kind == .organization ? $0.id : $0.employerID }
    if works.count == owners.count, Set(works).count == 1 || owners.contains(where: { $0.kind == .organization }) {
      return value.kind == .email ? .roleMailbox : .switchboard
    }
    if owners.count >= Self.resale { return .reseller }
    return .shared
  }

  /// What the name of a mailbox says.
  private func called(_ email: TextID) -> ValueRole? {
    table.texts.withBytes(email) { bytes in
      if bytes.starts(with: MailboxMark.task) { return .roleMailbox }
      return bytes.starts(with: MailboxMark.household) ? .household : nil
    }
  }

  private enum Kind: UInt64 {
    case email, phone

    init?(_ field: CanonicalField) {
      switch field {
      case .email: self = .email
      case .phone: self = .phone
      default: return nil
      }
    }

    func key(of match: TextID) -> UInt64 { rawValue << 32 | UInt64(match.rawValue) }
  }

  private struct Carrier {
    var kind: Kind
    var match: TextID
    var customer: Int32

    var valueKey: UInt64 { kind.key(of: match) }
  }
}
