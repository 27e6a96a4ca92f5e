import Monitor

/// The windows that `+` and `-` step through: durations for logs with times, numbers of records for logs without.
struct WindowLadder {
  private let current: WindowSpan
  private let countsRecords: Bool

  private static let durations: [Int64] = [
    60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 259_200, 604_800, 2_592_000,
  ]
  private static let counts = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 1_000_000]

  init(current: WindowSpan, countsRecords: Bool) {
    self.current = current
    self.countsRecords = countsRecords
  }

  var longer: WindowSpan? {
    switch current {
    case .duration(let duration):
      Self.durations.first { $0 > duration.components.seconds }.map { .duration(.seconds($0)) } ?? .everything
    case .count(let count): Self.counts.first { $0 > count }.map { .count($0) } ?? .everything
    case .everything: nil
    }
  }

  var shorter: WindowSpan? {
    switch current {
    case .duration(let duration):
      Self.durations.last { Duration.seconds($0) < duration }.map { .duration(.seconds($0)) }
    case .count(let count): Self.counts.last { $0 < count }.map { .count($0) }
    case .everything:
      countsRecords ? Self.counts.last.map { .count($0) } : Self.durations.last.map { .duration(.seconds($0)) }
    }
  }
}
