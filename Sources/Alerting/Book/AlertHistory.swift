public import Telemetry

extension AlertBook {
  /// What happened to an episode and was done about it, oldest first.
  public func history(of id: Episode.ID) -> [AlertHistoryLine] {
    guard let (family, index) = record(of: id) else { return [] }
    let record = family.records[index]
    var lines = record.episode.historyLines + record.told
    lines += record.actions.all.compactMap(\.historyLine)
    for number in record.silences {
      guard let held = silenceShelf.held[number], !held.isMirror || record.actions.lastAboutHolding == nil else {
        continue
      }
      lines += held.historyLines(during: record.episode)
    }
    // What happened at the same time keeps the order above.
    return lines.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  /// What stands on the time line from a time on: when alerts fired and were acknowledged, oldest first.
  ///
  /// - Complexity: O(episodes).
  public func marks(from start: Timestamp, through end: Timestamp) -> [AlertTimeMark] {
    var marks: [AlertTimeMark] = []
    for family in families.values {
      for record in family.records {
        if let firedAt = record.episode.firedAt { marks.append(AlertTimeMark(.firing, firedAt)) }
        for action in record.actions.all {
          switch action.deed {
          case .acknowledge, .snooze: marks.append(AlertTimeMark(.acknowledged, action.time))
          default: break
          }
        }
      }
    }
    return marks.filter { $0.time >= start && $0.time <= end }.sorted()
  }
}

/// A moment that the time line shows.
public struct AlertTimeMark: Hashable, Sendable, Comparable {
  public enum Kind: Int, Sendable {
    case firing
    case acknowledged
  }

  public var kind: Kind
  public var time: Timestamp

  public init(_ kind: Kind, _ time: Timestamp) {
    self.kind = kind
    self.time = time
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.time == right.time ? left.kind.rawValue < right.kind.rawValue : left.time < right.time
  }
}

extension Episode {
  fileprivate var historyLines: [AlertHistoryLine] {
    var lines: [AlertHistoryLine] = []
    if firedAt != id.activeAt { lines.append(AlertHistoryLine(time: id.activeAt, text: "pending")) }
    if let firedAt {
      lines.append(AlertHistoryLine(time: firedAt, text: severity.map { "fired as \($0)" } ?? "fired"))
    }
    if let keepFiringSince {
      lines.append(AlertHistoryLine(time: keepFiringSince, text: "condition gone; kept firing"))
    }
    if let resolvedAt { lines.append(AlertHistoryLine(time: resolvedAt, text: "resolved")) }
    return lines
  }
}

extension OperatorAction {
  fileprivate var historyLine: AlertHistoryLine? {
    let said = note.isEmpty ? "" : ": \(note)"
    let text: String
    switch deed {
    case .acknowledge: text = "acknowledged by \(actor)\(said)"
    case .unacknowledge: text = "acknowledgement withdrawn by \(actor)\(said)"
    case .snooze(_, let until): text = "snoozed by \(actor) until \(ClockText.plain(until))\(said)"
    case .note: text = note.isEmpty ? "note taken back by \(actor)" : "\(actor)\(said)"
    case .mark(_, let mark?): text = "marked as \(mark.rawValue) by \(actor)\(said)"
    case .mark(_, nil): text = "mark taken back by \(actor)\(said)"
    case .silence, .expire: return nil
    }
    return AlertHistoryLine(time: time, text: text)
  }
}

extension SilenceShelf.Held {
  /// Where it met the episode.
  fileprivate func historyLines(during episode: Episode) -> [AlertHistoryLine] {
    let (start, end) = (max(silence.startsAt, episode.id.activeAt), silence.endsAt)
    guard isOpenEnded || end > episode.id.activeAt, episode.resolvedAt.map({ start < $0 }) ?? true else { return [] }
    let said = note.isEmpty ? "" : ": \(note)"
    if isAcknowledgement {
      return [AlertHistoryLine(time: start, text: "acknowledged in Alertmanager by \(actor)\(said)")]
    }
    return [AlertHistoryLine(time: start, text: "silenced by \(actor) until \(ClockText.plain(end))\(said)")]
  }
}
