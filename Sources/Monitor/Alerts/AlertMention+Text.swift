internal import Alerting
internal import Telemetry

extension AlertMention {
  /// - Parameter mover: what moved first, where that is known.
  init(_ entry: AlertEntry, otherCount: Int, mover: String? = nil, at now: Timestamp) {
    let parts = [
      "\(entry.title) for \(AgeText.text(now - entry.since))", mover, entry.flappingText, entry.staleText,
      entry.reason, entry.handText,
      otherCount > 0 ? "\(otherCount) more" : nil,
    ]
    self.init(entry, sentence: parts.compactMap { $0 }.joined(separator: " · "), otherCount: otherCount)
  }
}

extension AlertEntry {
  /// The rule's summary in one line, else the alert's name.
  fileprivate var title: String {
    let summary = episode.annotation("summary")?.split(whereSeparator: \.isNewline).first.map(String.init)
    guard var summary, !summary.isEmpty else { return episode.name }
    if summary.hasSuffix("."), !summary.hasSuffix("..") { summary.removeLast() }
    return summary
  }

  fileprivate var staleText: String? {
    staleSince.map { "last evaluated \($0.clockText)" }
  }

  /// Who has it.
  fileprivate var handText: String? {
    switch standing {
    case .firing: "nobody has it yet"
    case .acknowledged(let hand): "\(hand.actor) \(hand.since.clockText)" + hand.quotedNote
    case .silenced(let hand):
      "silenced by \(hand.actor)" + (hand.until.map { " until \($0.clockText)" } ?? "") + hand.quotedNote
    case .pending: "pending"
    case .resolved: "resolved"
    }
  }
}

extension AlertHand {
  fileprivate var quotedNote: String { note.isEmpty ? "" : " “\(note)”" }
}

extension Timestamp {
  /// "02:40".
  fileprivate var clockText: Substring { description.dropFirst(11).prefix(5) }
}

/// Ages as a row says them.
enum AgeText {
  /// "40 s", "12 min", "3 h", "2 d"; never negative.
  static func text(_ age: Duration) -> String {
    let seconds = max(0, age.nanoseconds / 1_000_000_000)
    return switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7_200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}
