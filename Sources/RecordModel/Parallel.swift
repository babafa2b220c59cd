import Synchronization

/// Runs pieces of work on several threads and gives their results in the order of the pieces.
package enum Parallel {
  /// `work(0) … work(count-1)`, at most `threads` at a time. The result does not depend on `threads` if `work` does not.
  package static func map<T: Sendable>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> T
  ) async -> [T] {
    if threads <= 1 || count <= 1 { return (0..<count).map(work) }
    let tickets = Tickets()
    return await withTaskGroup(of: [(Int, T)].self) { group in
      for _ in 0..<min(threads, count) {
        group.addTask {
          var done: [(Int, T)] = []
          while let index = tickets.next(below: count) { done.append((index, work(index))) }
          return done
        }
      }
      var all: [(Int, T)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The same with a state that each thread makes once and keeps from piece to piece; results must not depend on it.
  package static func map<State, T: Sendable>(
    _ count: Int, threads: Int, state: @escaping @Sendable () -> State,
    _ work: @escaping @Sendable (Int, inout State) -> T
  ) async -> [T] {
    if threads <= 1 || count <= 1 {
      var own = state()
      return (0..<count).map { work($0, &own) }
    }
    let tickets = Tickets()
    return await withTaskGroup(of: [(Int, T)].self) { group in
      for _ in 0..<min(threads, count) {
        group.addTask {
          var own = state()
          var done: [(Int, T)] = []
          while let index = tickets.next(below: count) { done.append((index, work(index, &own))) }
          return done
        }
      }
      var all: [(Int, T)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Hands out 0, 1, 2, … to whoever asks.
  private final class Tickets: Sendable {
    private let given = Mutex(0)

    func next(below count: Int) -> Int? {
      given.withLock { value in
        if value >= count { return nil }
        value += 1
        return value - 1
      }
    }
  }
}
