public import Alerting

/// How many alerts stand where.
public struct AlertSummary: Sendable, Equatable {
  public var firing = 0
  public var acknowledged = 0
  public var silenced = 0
  public var pending = 0
  public var resolved = 0
  /// Of those that fire and that nobody has: the gravest severity, as ``AlertSeverity`` ranks it.
  public var worstSeverity = 0
  /// Rules that cannot be read or evaluated, one sentence each.
  public var faults: [String] = []
  /// Alerts that are more than can be kept.
  public var omittedCount = 0

  public init() {}

  init(_ entries: [AlertEntry]) {
    var ranks: [String: Int] = [:]
    for entry in entries {
      switch entry.standing {
      case .firing:
        firing += 1
        let severity = entry.episode.severity ?? ""
        let rank = ranks[severity] ?? AlertSeverity.rank(of: severity)
        ranks[severity] = rank
        worstSeverity = max(worstSeverity, rank)
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
  /// Those of two alerts and more, in the order in which they began; entries name theirs.
  public var incidents: [AlertIncident]
  /// Lists of the same arrangement differ in nothing but their alerts' values; `nil` tells nothing.
  public var arrangement: AlertArrangement?

  public init(entries: [AlertEntry], incidents: [AlertIncident] = []) {
    self.entries = entries
    self.incidents = incidents
  }
}

/// What a list's order and its alerts' standing go by; each is equal to itself only, so that those of two monitors never
/// pass for each other.
public final class AlertArrangement: Sendable, Equatable {
  public init() {}

  public static func == (left: AlertArrangement, right: AlertArrangement) -> Bool { left === right }
}

/// One alert, with the course of its value and all that happened.
public struct AlertDetail: Sendable, Equatable {
  public var entry: AlertEntry
  /// The value over the window, and the threshold that the expression compares with, where there is one.
  public var course: SeriesProjection?
  public var threshold: Double?
  /// The comparison with the threshold as it is written: "<".
  public var comparison: String?
  /// Metrics that the expression reads.
  public var metrics: [String] = []
  public var history: [AlertHistoryLine] = []
  /// Sentences on what drifted when it began.
  public var drifted: [String] = []
  /// The alerts of its incident, itself among them; the first mover first.
  public var incident: [AlertEntry] = []

  public init(entry: AlertEntry) {
    self.entry = entry
  }
}

extension AlertDetail {
  /// Where it is written what to do; `nil` where the rule names no address of the web.
  public var runbook: String? {
    entry.episode.annotation("runbook_url").flatMap { address in
      ["https://", "http://"].contains { address.hasPrefix($0) } ? address : nil
    }
  }

  /// What to do, in a sentence.
  public var hint: String? { entry.episode.annotation("hint") }
}
