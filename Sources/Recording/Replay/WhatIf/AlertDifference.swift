public import Alerting
internal import Telemetry

/// What a change of rules, budgets or detectors does to the alerts: gained, lost, earlier, later.
///
///     let difference = AlertDifference(of: changed, against: recorded)
///     difference.gained.count  // alerts that would have fired and did not
///
/// Two episodes are the same when their labels are and the stretches in which their conditions held meet; of several that
/// do, the first of either side belong together. Only what fired counts. Everything is in the order of the times.
public struct AlertDifference: Sendable, Equatable {
  /// An alert that fires at another time.
  public struct Shift: Sendable, Equatable {
    /// As it was.
    public var recorded: Episode
    /// As it would have been.
    public var changed: Episode
    /// How much later it fires; negative for earlier.
    public var delay: Duration
  }

  public private(set) var gained: [Episode] = []
  public private(set) var lost: [Episode] = []
  public private(set) var earlier: [Shift] = []
  public private(set) var later: [Shift] = []
  /// Alerts that fire at the same time as they did.
  public private(set) var unchangedCount = 0

  /// - Parameters:
  ///   - episodes: what there is with the change.
  ///   - recorded: what there was without it.
  public init(of episodes: [Episode], against recorded: [Episode]) {
    let after = Dictionary(grouping: Self.fired(episodes), by: \.id.fingerprint)
    let before = Dictionary(grouping: Self.fired(recorded), by: \.id.fingerprint)
    for (alert, changed) in after { take(changed[...], (before[alert] ?? [])[...]) }
    for (alert, recorded) in before where after[alert] == nil { lost += recorded }
    gained.sort(by: Self.isOrdered)
    lost.sort(by: Self.isOrdered)
    earlier.sort { Self.isOrdered($0.recorded, $1.recorded) }
    later.sort { Self.isOrdered($0.recorded, $1.recorded) }
  }

  /// Whether the change makes none.
  public var isEmpty: Bool { gained.isEmpty && lost.isEmpty && earlier.isEmpty && later.isEmpty }

  /// Pairs the episodes of one alert, both in the order of their times.
  private mutating func take(_ changed: ArraySlice<Episode>, _ recorded: ArraySlice<Episode>) {
    var (changed, recorded) = (changed, recorded)
    while let after = changed.first, let before = recorded.first {
      if after.ends(before: before) {
        gained.append(changed.removeFirst())
      } else if before.ends(before: after) {
        lost.append(recorded.removeFirst())
      } else {
        compare(changed.removeFirst(), recorded.removeFirst())
      }
    }
    gained += changed
    lost += recorded
  }

  private mutating func compare(_ changed: Episode, _ recorded: Episode) {
    guard let after = changed.firedAt, let before = recorded.firedAt, after != before else {
      unchangedCount += 1
      return
    }
    let shift = Shift(recorded: recorded, changed: changed, delay: after - before)
    if after < before { earlier.append(shift) } else { later.append(shift) }
  }

  private static func fired(_ episodes: [Episode]) -> [Episode] {
    episodes.filter { $0.firedAt != nil }.sorted(by: isOrdered)
  }

  private static func isOrdered(_ left: Episode, _ right: Episode) -> Bool {
    if left.firedAt != right.firedAt { return left.firedAt ?? left.id.activeAt < right.firedAt ?? right.id.activeAt }
    if left.id.activeAt != right.id.activeAt { return left.id.activeAt < right.id.activeAt }
    return left.id.fingerprint.bits < right.id.fingerprint.bits
  }
}

extension Episode {
  /// Whether its condition was gone before the other's came.
  fileprivate func ends(before other: Episode) -> Bool {
    resolvedAt.map { $0 < other.id.activeAt } ?? false
  }
}
