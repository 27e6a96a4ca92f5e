public import Alerting

/// How many alerts stand where.
public struct AlertSummary: Sendable, Equatable {
  public var firing = 0
  public var acknowledged = 0
  public var silenced = 0
  public var pending = 0
  public var resolved = 0

  public init() {}

  init(_ entries: [AlertEntry]) {
    for entry in entries {
      switch entry.standing {
      case .firing: firing += 1
      case .acknowledged: acknowledged += 1
      case .silenced: silenced += 1
      case .pending: pending += 1
      case .resolved: resolved += 1
      }
    }
  }
}

/// The alerts as the alerts view shows them: what needs somebody first.
public struct AlertList: Sendable, Equatable {
  public var entries: [AlertEntry]

  public init(entries: [AlertEntry]) {
    self.entries = entries
  }
}

/// One alert, with the course of its value and all that happened.
public struct AlertDetail: Sendable, Equatable {
  public var entry: AlertEntry
  /// The value over the window, and the threshold that the expression compares with, where there is one.
  public var course: SeriesProjection?
  public var threshold: Double?
  public var history: [AlertHistoryLine] = []
  /// Sentences on what drifted when it began.
  public var drifted: [String] = []

  public init(entry: AlertEntry) {
    self.entry = entry
  }
}
