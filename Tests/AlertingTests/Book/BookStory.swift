import Telemetry

@testable import Alerting

/// What happens to a book, with times in minutes.
struct BookStory {
  var book = AlertBook(groups: [RuleGroup(name: "models", interval: .seconds(60))])
  private var number = 0

  static func time(_ minutes: Double) -> Timestamp {
    Timestamp(nanoseconds: 1_772_323_200_000_000_000 + Int64(minutes * 60e9))
  }

  static func labels(_ name: String = "AUCFell", _ labels: [String: String] = ["model": "fraud"]) -> Labels {
    Labels([Label("alertname", name)] + labels.map { Label($0.key, $0.value) })
  }

  /// An episode that began at `start` and, unless told otherwise, fires since.
  static func episode(
    _ labels: Labels = labels(), since start: Double = 0, _ state: Episode.State = .firing, at minutes: Double? = nil
  ) -> Episode {
    var episode = Episode(
      id: Episode.ID(fingerprint: AlertFingerprint(labels), activeAt: time(start)),
      origin: Episode.Origin(file: "", group: "models", rule: labels["alertname"] ?? "", expression: "auc < 0.9"),
      labels: labels, state: state, value: 0.87, lastEvaluation: time(minutes ?? start))
    if state != .pending { episode.firedAt = time(start) }
    if state == .resolved { episode.resolvedAt = time(minutes ?? start) }
    return episode
  }

  static func action(
    _ deed: OperatorAction.Deed, by user: String = "ann", at minutes: Double, _ note: String = "", id: String
  ) -> OperatorAction {
    OperatorAction(
      id: id, time: time(minutes), actor: Operator(user: user, host: "ops"), deed: deed, note: note)
  }

  /// The episode is known, and evaluated until `minutes`.
  @discardableResult
  mutating func see(
    _ labels: Labels = labels(), since start: Double = 0, _ state: Episode.State = .firing, at minutes: Double? = nil
  ) -> Episode.ID {
    let episode = Self.episode(labels, since: start, state, at: minutes)
    book.take(episode)
    return episode.id
  }

  @discardableResult
  mutating func act(
    _ deed: OperatorAction.Deed, by user: String = "ann", at minutes: Double, _ note: String = ""
  ) -> OperatorAction {
    number += 1
    let action = Self.action(deed, by: user, at: minutes, note, id: "\(number)")
    book.take(action)
    return action
  }

  func entry(_ id: Episode.ID, at minutes: Double) -> AlertEntry? {
    book.entries(at: Self.time(minutes)).first { $0.episode.id == id }
  }

  /// "firing", "acknowledged by ann@ops" and so on; "gone" for what is not shown.
  func standing(_ id: Episode.ID, at minutes: Double) -> String {
    switch entry(id, at: minutes)?.standing {
    case nil: "gone"
    case .firing: "firing"
    case .acknowledged(let hand): "acknowledged by \(hand.actor)"
    case .silenced(let hand): "silenced by \(hand.actor)"
    case .pending: "pending"
    case .resolved: "resolved"
    }
  }
}
