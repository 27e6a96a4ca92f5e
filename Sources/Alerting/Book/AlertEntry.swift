public import Telemetry

/// An alert as people see it: the episode, and where it stands with them.
public struct AlertEntry: Sendable, Equatable {
  /// The five states, told apart at a glance.
  public enum Standing: Sendable, Equatable {
    case firing
    case acknowledged(AlertHand)
    /// `nil`: an Alertmanager's silence without a known end.
    case silenced(AlertHand)
    case pending
    case resolved
  }

  public var episode: Episode
  public var standing: Standing
  public var mark: AlertMark?
  /// The last note that anybody left.
  public var note: String?
  /// Alerts that started together on related labels have the same incident; its number is that of its first mover.
  public var incident: AlertIncident?
  /// Times that it fired within the last hour, this one among them.
  public var fireCount = 1
  public var isFlapping = false
  /// Why nobody has it any more although somebody had: it fired anew, its severity rose, a snooze ended.
  public var reason: String?
  /// When it was last evaluated, where that is so long ago that nobody seems to evaluate it any more.
  public var staleSince: Timestamp?
  /// What the last evaluations found, the newest last; those that found the same may be left out.
  public var recentValues: [Double] = []

  public init(_ episode: Episode, _ standing: Standing) {
    self.episode = episode
    self.standing = standing
  }
}

extension AlertEntry {
  /// Since when it fires; while it does not, since when its condition holds.
  public var since: Timestamp { episode.firedAt ?? episode.id.activeAt }

  /// "fired 4 times in 1 h", for an alert that flaps.
  public var flappingText: String? { isFlapping ? "fired \(fireCount) times in 1 h" : nil }
}

/// Who has an alert or has silenced it: since when, until when, and what they said.
public struct AlertHand: Sendable, Equatable {
  /// "ann@host", or as an Alertmanager has it.
  public var actor: String
  public var since: Timestamp
  public var until: Timestamp?
  public var note: String
  /// The silence's id, where it is one.
  public var silence: String?

  public init(actor: String, since: Timestamp, until: Timestamp? = nil, note: String = "", silence: String? = nil) {
    self.actor = actor
    self.since = since
    self.until = until
    self.note = note
    self.silence = silence
  }
}

/// Alerts that belong together.
public struct AlertIncident: Sendable, Equatable {
  /// That of its first mover.
  public var id: Episode.ID
  /// Labels that all its alerts share.
  public var sharedLabels: Labels
  public var count: Int

  public init(id: Episode.ID, sharedLabels: Labels, count: Int) {
    self.id = id
    self.sharedLabels = sharedLabels
    self.count = count
  }
}

/// One line of an episode's history.
public struct AlertHistoryLine: Sendable, Equatable, Codable {
  public var time: Timestamp
  /// "fired", "acknowledged by ann@host: on it", "hook retrain ended with 0".
  public var text: String

  public init(time: Timestamp, text: String) {
    self.time = time
    self.text = text
  }
}
