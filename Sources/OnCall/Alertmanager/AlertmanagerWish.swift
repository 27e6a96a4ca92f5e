public import Alerting
public import Telemetry

/// What an Alertmanager should know and hold, as the state of alerts has it now.
///
/// It is the whole, each time anew: what could not be told while the Alertmanager was away is told when it is back.
public struct AlertmanagerWish: Sendable {
  /// Whether this driftop tells and changes anything; another then does, and this one only reads.
  public var isOnDuty = false
  /// Of the scope that this driftop evaluates: all that are pending, firing, or resolved within the last 15 minutes.
  public var episodes: [Episode] = []
  /// The longest interval of the groups they come from.
  public var interval = Duration.seconds(60)
  /// Added to the labels of every alert; the alert's own win.
  public var externalLabels = Labels([])
  /// Where a person sees more of an alert; empty: nowhere.
  public var generatorURL = ""
  /// Acknowledgements and planned silences that people made with driftop.
  public var silences: [WantedSilence] = []
  /// Ids of silences of others that a person ended with driftop.
  public var expirations: [String] = []

  public init() {}

  /// What follows from alerts as people see them.
  ///
  /// - Parameter entries: of the scope that this driftop evaluates.
  public init(_ entries: [AlertEntry], isOnDuty: Bool) {
    self.isOnDuty = isOnDuty
    episodes = entries.map(\.episode)
    silences = entries.compactMap { entry in
      // An acknowledgement that is a silence of somebody else is there already.
      guard case .acknowledged(let hand) = entry.standing, hand.silence == nil else { return nil }
      return WantedSilence(acknowledging: entry.episode, hand: hand)
    }
  }
}

/// A silence that an Alertmanager should hold for as long as it is wanted.
public struct WantedSilence: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// It is short and extended again and again, so that it ends soon after whoever extends it.
    case acknowledgement
    /// It ends then.
    case planned(until: Timestamp)
  }

  public var kind: Kind
  /// What it is recognised by: an alert's fingerprint, or the id of an action.
  public var key: String
  public var matchers: [SilenceMatcher]
  public var actor: String
  public var note: String
  /// When the person did it.
  public var since: Timestamp

  /// Somebody has the alert: exactly its labels are silenced.
  public init(acknowledging episode: Episode, hand: AlertHand) {
    kind = hand.until.map { .planned(until: $0) } ?? .acknowledgement
    key = episode.id.fingerprint.description
    matchers = episode.labels.pairs.map { SilenceMatcher(name: $0.name, value: $0.value) }
    actor = hand.actor
    note = AcknowledgementComment(note: hand.note, key: key).description
    since = hand.since
  }

  public init(planned silence: Silence, actor: String, note: String) {
    kind = .planned(until: silence.endsAt)
    key = silence.id
    matchers = silence.matchers
    self.actor = actor
    self.note = "\(note) \(AcknowledgementComment.mark(silence.id))"
    since = silence.startsAt
  }
}

/// The comment of a silence that stands for an acknowledgement: `ACK! on it [driftop:5dac580896a717de]`.
///
/// - Reference: karma, "Acknowledgements"; kthxbye: both take what begins with `ACK!` for one.
public struct AcknowledgementComment: Sendable, CustomStringConvertible {
  public static let start = "ACK!"

  public var note: String
  public var key: String?

  public init(note: String, key: String) {
    self.note = note
    self.key = key
  }

  /// - Returns: `nil` for a comment that is no acknowledgement's.
  public init?(_ comment: String) {
    guard comment.utf8.starts(with: Self.start.utf8) else { return nil }
    key = Self.key(in: comment)
    let text = String(decoding: comment.utf8.dropFirst(Self.start.utf8.count), as: UTF8.self)
    let end = key.flatMap { text.firstRange(of: Self.mark($0))?.lowerBound } ?? text.endIndex
    let words = text[..<end].drop { $0 == " " }
    note = String(words.lastIndex { $0 != " " }.map { words[...$0] } ?? "")
  }

  static func mark(_ key: String) -> String { "[driftop:\(key)]" }

  /// By which a driftop knows what it has made; `nil` without one.
  static func key(in comment: String) -> String? {
    guard comment.hasSuffix("]"), let start = comment.ranges(of: "[driftop:").last else { return nil }
    return String(comment[start.upperBound...].dropLast())
  }

  public var description: String {
    [Self.start, note, key.map(Self.mark) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
