import RecordModel

/// What a ``NumberTable`` numbers: its hash comes from its fields, the same in every process.
protocol DirectlyHashed: Equatable {
  var directHash: UInt64 { get }
}

extension AddressParts: DirectlyHashed {
  var directHash: UInt64 {
    let words: InlineArray<4, UInt64> = [
      UInt64(street) << 32 | UInt64(number), UInt64(unit) << 32 | UInt64(line2), UInt64(postcode) << 32 | UInt64(city),
      UInt64(region) << 32 | UInt64(house),
    ]
    var hash: UInt64 = 0
    for index in words.indices { hash = ByteHash.combine(hash, words[index]) }
    return hash
  }
}

extension IdentifierValue: DirectlyHashed {
  var directHash: UInt64 { ByteHash.mix(UInt64(system) << 32 | UInt64(value)) }
}

/// Numbers distinct items by their place in an array: a hash table with open addressing.
struct NumberTable {
  /// Places in the items; 0 is free, and so is item 0.
  private var slots = [UInt32](repeating: 0, count: 64)

  mutating func number<T: DirectlyHashed>(of item: T, in items: inout [T]) -> UInt32 {
    let place = place(of: item, items)
    if slots[place] != 0 { return slots[place] }
    let number = UInt32(truncatingIfNeeded: items.count)
    slots[place] = number
    items.append(item)
    if items.count * 2 > slots.count { grow(items) }
    return number
  }

  private func place<T: DirectlyHashed>(of item: T, _ items: [T]) -> Int {
    let mask = UInt64(slots.count - 1)
    var place = item.directHash & mask
    while slots[Int(place)] != 0, items[Int(slots[Int(place)])] != item { place = (place + 1) & mask }
    return Int(place)
  }

  private mutating func grow<T: DirectlyHashed>(_ items: [T]) {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for number in items.indices.dropFirst() { slots[place(of: items[number], items)] = UInt32(truncatingIfNeeded: number) }
  }
}
