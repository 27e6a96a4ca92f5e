internal import Alerting

/// What was done, in words for the screen.
enum DeedText {
  static func sentence(_ deeds: [OperatorAction.Deed]) -> String {
    guard let first = deeds.first else { return "Nothing done" }
    let count = deeds.count == 1 ? "" : " \(deeds.count) alerts"
    switch first {
    case .acknowledge: return "Acknowledged\(count)"
    case .unacknowledge: return "Acknowledgement taken back\(count)"
    case .snooze(_, let until): return "Snoozed\(count) until \(until)"
    case .note: return "Noted"
    case .mark(_, let mark): return mark.map { "Marked as \($0.rawValue)\(count)" } ?? "Mark taken back\(count)"
    case .silence(let silence): return "Silenced until \(silence.endsAt)"
    case .expire: return "Silence ended"
    }
  }
}
