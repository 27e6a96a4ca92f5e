/// Tries every combination of a grid on every split and ranks them.
///
///     let search = GridSearch(grid: grid, splits: KFoldSplits(folds: 5).splits(of: rows.count))
///     let best = search.run { settings, split in loss(settings, split) }.first
///
/// The objective is a loss: lower is better. It is called in order, combination by combination. A combination that
/// fails on any split ranks behind all that fail on fewer, since a mean over the easy splits proves nothing.
/// - Complexity: combinations × splits calls of the objective.
public struct GridSearch: Sendable {
  public let grid: ParameterGrid
  public let splits: [DataSplit]

  public init(grid: ParameterGrid, splits: [DataSplit]) {
    self.grid = grid
    self.splits = splits
  }

  /// - Parameter objective: a loss; `nil` or a number that is not finite counts as a failure.
  /// - Returns: best first; equals in the order of the grid.
  public func run(_ objective: ([String: String], DataSplit) throws -> Double?) rethrows -> [GridSearchResult] {
    var results: [GridSearchResult] = []
    for index in 0..<grid.count {
      let settings = grid.settings(index)
      let losses = try splits.map { split in try objective(settings, split).flatMap(\.ifFinite) }
      results.append(GridSearchResult(settings: settings, losses: losses))
    }
    return GridSearchResult.ranked(results)
  }
}

/// How one combination did.
public struct GridSearchResult: Sendable, Equatable {
  public let settings: [String: String]
  /// One a split, in order; `nil` where the objective failed.
  public let losses: [Double?]
  /// Of the losses there are; `nil` when there are none.
  public let mean: Double?
  /// Standard deviation over the splits with n − 1 in the denominator; `nil` below two losses.
  public let deviation: Double?

  init(settings: [String: String], losses: [Double?]) {
    self.settings = settings
    self.losses = losses
    var moments = Moments()
    for loss in losses { if let loss { moments.add(loss) } }
    mean = moments.mean?.ifFinite
    deviation = moments.variance?.squareRoot().ifFinite
  }

  /// Splits on which the objective failed.
  public var failures: Int {
    losses.count { $0 == nil }
  }

  /// By failures, then by mean; equals keep their order.
  static func ranked(_ results: [GridSearchResult]) -> [GridSearchResult] {
    let order = results.indices.sorted { left, right in
      let keys = [left, right].map { place in
        (results[place].failures, results[place].mean ?? .infinity, place)
      }
      return keys[0] < keys[1]
    }
    return order.map { results[$0] }
  }
}
