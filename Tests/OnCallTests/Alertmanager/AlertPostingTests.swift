import Alerting
import Ingest
import Telemetry
import Testing

@testable import OnCall

@Suite struct AlertPostingTests {
  private func wish(_ episodes: [Episode]) -> AlertmanagerWish {
    var wish = AlertmanagerWish()
    wish.isOnDuty = true
    wish.episodes = episodes
    return wish
  }

  /// What is due, taken by the Alertmanager.
  private func told(_ posting: inout AlertPosting, _ episodes: [Episode], at now: Timestamp) -> [String] {
    let due = posting.due(wish(episodes), at: now).flatMap(\.self)
    posting.note(due, at: now)
    return due.map { "\($0.name) \($0.state.rawValue)" }
  }

  @Test func aChangeIsToldAtOnceAndTheSameEveryMinute() {
    var posting = AlertPosting()
    #expect(told(&posting, [episode("A", .pending)], at: minutes(0)).isEmpty)
    #expect(told(&posting, [episode("A")], at: minutes(0.1)) == ["A firing"])
    #expect(told(&posting, [episode("A")], at: minutes(1)).isEmpty)
    #expect(told(&posting, [episode("A")], at: minutes(1.1)) == ["A firing"])
    let resolved = episode("A", .resolved, resolvedAt: minutes(1.2))
    #expect(told(&posting, [resolved], at: minutes(1.2)) == ["A resolved"])
    #expect(told(&posting, [resolved], at: minutes(2.2)) == ["A resolved"])
    #expect(told(&posting, [resolved], at: minutes(16.3)).isEmpty)
  }

  @Test func whatWasNotTakenStaysDue() {
    var posting = AlertPosting()
    #expect(posting.due(wish([episode("A")]), at: minutes(0)).count == 1)
    #expect(posting.due(wish([episode("A")]), at: minutes(0)).count == 1)
    posting.note([episode("A")], at: minutes(0))
    #expect(posting.due(wish([episode("A")]), at: minutes(0)).isEmpty)
    posting.forget()
    #expect(posting.due(wish([episode("A")]), at: minutes(0)).count == 1)
  }

  @Test func aPendingAlertThatNeverFiredIsNeverTold() {
    var posting = AlertPosting()
    var dropped = episode("A", .resolved, resolvedAt: minutes(1))
    dropped.firedAt = nil
    #expect(told(&posting, [dropped], at: minutes(1)).isEmpty)
  }

  @Test func aClockThatGoesBackTellsAgain() {
    var posting = AlertPosting()
    #expect(told(&posting, [episode("A")], at: minutes(60)) == ["A firing"])
    #expect(told(&posting, [episode("A")], at: minutes(10)) == ["A firing"])
  }

  @Test func batchesAreOf64() {
    var posting = AlertPosting()
    let due = posting.due(wish((0..<130).map { episode("A\($0)") }), at: minutes(0))
    #expect(due.map(\.count) == [64, 64, 2])
  }

  /// Four minutes is what Prometheus 2.42 sends by default: four times the larger of interval and resend delay.
  @Test func aFiringAlertEndsAfterFourMissedTellings() {
    var wish = wish([])
    wish.externalLabels = Labels([Label("region", "eu"), Label("alertname", "other")])
    let alert = AlertPosting.alert(episode("A"), wish, at: minutes(10))
    #expect(alert.startsAt == start && alert.endsAt == minutes(14))
    #expect(alert.labels == [Label("alertname", "A"), Label("region", "eu")])
    wish.interval = .seconds(120)
    #expect(AlertPosting.alert(episode("A"), wish, at: minutes(10)).endsAt == minutes(18))
    let resolved = episode("A", .resolved, resolvedAt: minutes(5))
    #expect(AlertPosting.alert(resolved, wish, at: minutes(10)).endsAt == minutes(5))
  }
}
