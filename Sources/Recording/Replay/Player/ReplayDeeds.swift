internal import Alerting
internal import Telemetry

/// What people did about alerts in a replay: known in the replay only, and there from its time on.
struct ReplayDeeds: Sendable {
  private var actions: [OperatorAction] = []

  mutating func add(_ deeds: [OperatorAction.Deed], note: String, at time: Timestamp) -> [OperatorAction] {
    let new = deeds.enumerated().map { offset, deed in
      // Of what is done at one time, the order of the ids decides.
      let number = String(1_000_000 + actions.count + offset)
      return OperatorAction(
        id: "replay-\(number)", time: time, actor: Operator(user: "you", host: ""), deed: deed, note: note)
    }
    actions += new
    return new
  }

  /// What was done after one time and no later than another.
  func actions(after start: Timestamp, until end: Timestamp) -> [OperatorAction] {
    actions.filter { $0.time > start && $0.time <= end }
  }

  /// What had been done by then.
  func actions(until time: Timestamp) -> [OperatorAction] { actions.filter { $0.time <= time } }
}
