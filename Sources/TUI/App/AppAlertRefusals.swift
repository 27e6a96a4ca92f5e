import Alerting

// Keys about alerts where no alert is there for them. People type on, so each says what is amiss, and a key that opens a
// line opens one that does nothing.
extension App {
  mutating func refuseAlertKey(_ key: Key) {
    guard hasAlerts, currentView == .alerts || currentView == .overview,
      let action = Binding.all.first(where: { $0.section == .alerts && $0.keys.contains(key) })?.action
    else { return }
    switch action {
    case .acknowledge: refuse(.acknowledge)
    case .silence: refuse(.silence)
    case .snooze: refuse(.snooze)
    case .note: refuse(.note)
    case .acknowledgeAll where openAlertCount == 1: _ = answerAlert(.acknowledgeAll)
    case .acknowledgeAll:
      alerts.prompt = AlertPrompt(.acknowledge, refused: "no alert is listed that fires and that nobody has")
    case .mark: notice = "Nothing was marked: \(absenceText)."
    case .undo: notice = "There is nothing to take back."
    case .giveBack: notice = "Nobody has this alert, and nothing silences it."
    default: break
    }
  }

  private mutating func refuse(_ purpose: AlertPrompt.Purpose) {
    alerts.prompt = AlertPrompt(purpose, refused: absenceText)
  }

  /// Why there is no alert to do something about.
  private var absenceText: String {
    if entryAtHand != nil { return "this alert is over" }
    if currentView == .overview { return "no alert is about this row" }
    if showsAlertDetail { return "this alert is no longer on the board" }
    return alerts.filter.isEmpty ? "no alert is listed" : "no alert matches the filter"
  }
}
