internal import Synchronization

/// The questions whose answers somebody looks at: set by the monitor, asked by a ``QuerySource``.
public final class QueryDemand: Sendable {
  private struct State {
    var wanted: Set<WantedQuery> = []
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextWaiter = 0
  }

  private let state = Mutex(State())

  public init() {}

  public var wanted: Set<WantedQuery> { state.withLock { $0.wanted } }

  /// Replaces what is wanted, and tells those who follow when that is something else.
  public func want(_ queries: Set<WantedQuery>) {
    let followers = state.withLock { state -> [AsyncStream<Void>.Continuation] in
      guard queries != state.wanted else { return [] }
      state.wanted = queries
      return Array(state.waiting.values)
    }
    for follower in followers { follower.yield() }
  }

  /// An element whenever what is wanted has changed.
  public func changes() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let number = state.withLock { state in
        state.nextWaiter += 1
        state.waiting[state.nextWaiter] = continuation
        return state.nextWaiter
      }
      continuation.onTermination = { [weak self] _ in
        _ = self?.state.withLock { $0.waiting.removeValue(forKey: number) }
      }
    }
  }
}
