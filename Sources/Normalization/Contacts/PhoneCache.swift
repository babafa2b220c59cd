import Synchronization

/// Remembers what distinct phone cells were read as, for all threads of a run.
///
/// Reading is a pure function of cell and country, so what is remembered or forgotten never changes a result. A shard that is full
/// is emptied: at most 65 536 cells are held.
final class PhoneCache: Sendable {
  private final class Shard: Sendable {
    let readings = Mutex<[[UInt8]: [PhoneReading]]>([:])
  }

  private static let shardLimit = 4096
  private let shards = (0..<16).map { _ in Shard() }

  /// The remembered readings of the cell, or those that `read` gives.
  func readings(of text: [UInt8], country: [UInt8], read: () -> [PhoneReading]) -> [PhoneReading] {
    let key = country + [0] + text
    let shard = shards[Int(key.reduce(UInt8(0)) { $0 &* 31 &+ $1 } >> 4)]
    if let known = shard.readings.withLock({ $0[key] }) { return known }
    let fresh = read()
    shard.readings.withLock { readings in
      if readings.count >= Self.shardLimit { readings.removeAll(keepingCapacity: true) }
      readings[key] = fresh
    }
    return fresh
  }
}
