import Alerting
import Monitor
import Telemetry

/// How alerts are put into words.
enum AlertText {
  static func word(_ standing: AlertEntry.Standing) -> String {
    switch standing {
    case .firing: "firing"
    case .acknowledged(let hand): hand.until == nil ? "acked" : "snoozed"
    case .silenced: "silenced"
    case .pending: "pending"
    case .resolved: "resolved"
    }
  }

  /// What an alert is about: its model and version, else its job and instance, else the labels that are left.
  static func subject(_ labels: Labels) -> String {
    if let model = labels["model"] { return [model, labels["version"]].compactMap { $0 }.joined(separator: " ") }
    if let instance = labels["instance"] { return [labels["job"], instance].compactMap { $0 }.joined(separator: " ") }
    if let job = labels["job"] { return job }
    return labels.pairs.filter { !isSaidElsewhere($0.name) }.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }

  private static func isSaidElsewhere(_ name: String) -> Bool {
    [AlertLabels.name, AlertLabels.severity, AlertLabels.state].contains { $0.utf8.elementsEqual(name.utf8) }
  }

  /// The rule's summary in one line; `nil` without one.
  static func summary(_ episode: Episode) -> String? {
    episode.annotation("summary")?.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// What stands under an alert's row: who has it and what they said, and what is odd about it.
  ///
  /// - Returns: `nil` where the row says everything.
  static func remark(_ entry: AlertEntry) -> String? {
    let parts = [
      hand(entry), entry.reason, entry.flappingText.map { "flaps: \($0)" },
      entry.staleSince.map { "last evaluated \(clock($0))" }, entry.mark.map { "marked as \($0.rawValue)" },
      note(entry).map { "“\($0)”" },
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    return text.isEmpty ? nil : text
  }

  /// Whether ``remark(_:)`` has anything to say.
  static func hasRemark(_ entry: AlertEntry) -> Bool {
    entry.standing.hand != nil || entry.reason != nil || entry.isFlapping || entry.staleSince != nil
      || entry.mark != nil || note(entry) != nil
  }

  /// "ann@host 02:40 until 06:00 “holiday”".
  static func hand(_ entry: AlertEntry) -> String? {
    guard let hand = entry.standing.hand else { return nil }
    let until = hand.until.map { " until \(clock($0))" } ?? ""
    return "\(hand.actor) \(clock(hand.since))\(until)" + (hand.note.isEmpty ? "" : " “\(hand.note)”")
  }

  /// The last note, unless it stands with the one who has the alert already.
  private static func note(_ entry: AlertEntry) -> String? {
    guard let note = entry.note, !note.isEmpty else { return nil }
    return entry.standing.hand?.note.utf8.elementsEqual(note.utf8) == true ? nil : note
  }

  static func clock(_ time: Timestamp) -> String { TimeText.tick(time, stepSeconds: 60) }

  /// "1 alert", "12 alerts".
  static func count(_ count: Int) -> String { "\(NumberText.count(count)) \(count == 1 ? "alert" : "alerts")" }
}

extension AlertEntry.Standing {
  /// Who has it, or has silenced it.
  var hand: AlertHand? {
    switch self {
    case .acknowledged(let hand), .silenced(let hand): hand
    case .firing, .pending, .resolved: nil
    }
  }

  /// Whether nobody has answered it.
  var isOpen: Bool { self == .firing || self == .pending }
}
