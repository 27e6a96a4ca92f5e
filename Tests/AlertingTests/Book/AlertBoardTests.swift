import Telemetry
import Testing

@testable import Alerting

@Suite struct AlertBoardTests {
  private var story = BookStory()

  private static func labels(_ name: String, _ severity: String? = nil) -> Labels {
    BookStory.labels(name, severity.map { ["severity": $0] } ?? [:])
  }

  @Test mutating func whatNeedsSomebodyStandsFirst() {
    story.see(Self.labels("resolved early"), since: -20, .resolved, at: -9)
    story.see(Self.labels("resolved late"), since: -20, .resolved, at: -1)
    story.see(Self.labels("pending", "page"), .pending)
    let silenced = story.see(Self.labels("silenced", "page"))
    let taken = story.see(Self.labels("acknowledged", "page"))
    story.see(Self.labels("none"), since: -9, at: 0)
    story.see(Self.labels("info", "info"), since: -9, at: 0)
    story.see(Self.labels("warning, young", "Warning"), since: -1, at: 0)
    story.see(Self.labels("warning, old", "warn"), since: -8, at: 0)
    story.see(Self.labels("error", "error"))
    story.see(Self.labels("critical", "critical"))
    story.act(.acknowledge(taken), at: 0)
    story.act(
      .silence(
        Silence(
          id: "s", matchers: [SilenceMatcher(name: "alertname", value: "silenced")], startsAt: BookStory.time(0),
          endsAt: BookStory.time(9))), at: 0)
    #expect(story.standing(silenced, at: 0) == "silenced by ann@ops")
    #expect(
      story.book.entries(at: BookStory.time(0)).map(\.episode.name) == [
        "critical", "error", "warning, old", "warning, young", "info", "none", "acknowledged", "silenced", "pending",
        "resolved late", "resolved early",
      ])
  }

  @Test(arguments: [
    ("critical", 5), ("PAGE", 5), ("error", 4), ("warning", 3), ("info", 2), ("blue", 1), ("none", 0), ("", 0),
  ])
  func severitiesAreRanked(word: String, rank: Int) {
    #expect(AlertSeverity.rank(of: word) == rank)
    #expect(AlertSeverity.rank(of: nil) == 0)
  }

  @Test mutating func aPendingAlertThatClearsDisappears() {
    var episode = BookStory.episode(.init([Label("alertname", "X")]), .pending)
    story.book.take(AlertEvent(.pending, episode, at: BookStory.time(0)))
    #expect(story.standing(episode.id, at: 0) == "pending")
    episode.lastEvaluation = BookStory.time(1)
    story.book.take(AlertEvent(.dropped, episode, at: BookStory.time(1)))
    #expect(story.standing(episode.id, at: 1) == "gone")
    // An older copy does not bring it back.
    episode.lastEvaluation = BookStory.time(0)
    story.book.take(episode)
    #expect(story.standing(episode.id, at: 1) == "gone")
  }

  @Test mutating func ofAnEpisodeTheNewestEvaluationWins() {
    let id = story.see(since: 0, .resolved, at: 5)
    story.see(since: 0, .firing, at: 4)
    #expect(story.standing(id, at: 5) == "resolved")
    let other = story.see(BookStory.labels("X"), .firing, at: 5)
    story.see(BookStory.labels("X"), .pending, at: 5)
    #expect(story.standing(other, at: 5) == "firing")
  }

  @Test mutating func whatNobodyEvaluatesSaysSinceWhen() {
    let id = story.see(at: 10)
    #expect(story.entry(id, at: 16.9)?.staleSince == nil)
    #expect(story.entry(id, at: 17)?.staleSince == BookStory.time(10))
    #expect(story.standing(id, at: 17) == "firing")
    // Whoever took over found it firing anew.
    let anew = story.see(since: 80, at: 80)
    #expect(story.standing(id, at: 80) == "gone")
    #expect(story.standing(anew, at: 80) == "firing")
  }

  @Test mutating func anAlertThatFiresThreeTimesInAnHourFlaps() throws {
    for start in [0.0, 10, 20] { story.see(since: start, .resolved, at: start + 5) }
    let id = story.see(since: 50)
    let entry = try #require(story.entry(id, at: 50))
    #expect(entry.fireCount == 4 && entry.isFlapping && entry.flappingText == "fired 4 times in 1 h")
    #expect(story.entry(id, at: 60)?.fireCount == 3)
    #expect(story.entry(id, at: 70)?.isFlapping == false)
    #expect(story.entry(id, at: 200)?.fireCount == 1)
  }

  @Test mutating func saysUntilWhenItHolds() throws {
    #expect(story.book.board(at: BookStory.time(0)).validUntil == nil)
    let id = story.see(at: 5)
    // It would be stale then.
    #expect(story.book.board(at: BookStory.time(5)).validUntil == BookStory.time(12))
    story.act(.snooze(id, until: BookStory.time(8)), at: 5)
    #expect(story.book.board(at: BookStory.time(5)).validUntil == BookStory.time(8))
    story.act(
      .silence(
        Silence(
          id: "s", matchers: [SilenceMatcher(name: "a", value: "b")], startsAt: BookStory.time(7),
          endsAt: BookStory.time(70))), at: 5)
    #expect(story.book.board(at: BookStory.time(5)).validUntil == BookStory.time(7))
    story.see(since: 0, .resolved, at: 6)
    #expect(story.book.board(at: BookStory.time(7)).validUntil == BookStory.time(21))
  }

  @Test mutating func isTheSameUntilThen() throws {
    for start in 0..<6 {
      story.see(BookStory.labels("\(start)"), since: Double(start), start < 3 ? .resolved : .firing, at: 6)
    }
    story.act(.snooze(story.see(BookStory.labels("5"), since: 5, at: 6), until: BookStory.time(8)), at: 6)
    var time = BookStory.time(6)
    var boards = 0
    while let end = story.book.board(at: time).validUntil {
      let last = Timestamp(nanoseconds: end.nanoseconds - 1)
      #expect(story.book.entries(at: last) == story.book.entries(at: time))
      #expect(story.book.entries(at: end) != story.book.entries(at: time))
      time = end
      boards += 1
    }
    #expect(boards == 3)
  }

  @Test mutating func forgetsWhatIsOver() {
    let id = story.see(since: 0, .resolved, at: 5)
    let other = story.see(BookStory.labels("X"), at: 5)
    story.act(.acknowledge(other), at: 5)
    story.book.forget(at: BookStory.time(66))
    #expect(story.book.history(of: id).isEmpty && !story.book.history(of: other).isEmpty)
    story.book.forget(at: BookStory.time(24 * 60 + 6))
    #expect(story.book.isEmpty)
  }

  @Test mutating func historyTellsWhatHappenedAndWhatWasDone() {
    let warning = BookStory.labels("X", ["severity": "warning"])
    var episode = BookStory.episode(warning, .resolved, at: 9)
    episode.firedAt = BookStory.time(2)
    story.book.take(episode)
    story.act(.acknowledge(episode.id), at: 3, "on it")
    story.act(.snooze(episode.id, until: BookStory.time(30)), at: 4)
    story.act(.unacknowledge(episode.id), by: "bob", at: 5)
    story.act(.note(episode.id), by: "bob", at: 6, "deploy")
    story.act(.mark(episode.id, .noise), at: 7)
    story.act(.mark(episode.id, nil), at: 10)
    story.act(
      .silence(
        Silence(
          id: "s", matchers: [SilenceMatcher(name: "alertname", value: "X")], startsAt: BookStory.time(8),
          endsAt: BookStory.time(60))), at: 8)
    story.book.take(AlertHistoryLine(time: BookStory.time(2.5), text: "hook retrain ended with 0"), of: episode.id)
    #expect(
      story.book.history(of: episode.id).map(\.text) == [
        "pending", "fired as warning", "hook retrain ended with 0", "acknowledged by ann@ops: on it",
        "snoozed by ann@ops until 00:30 UTC, 2026-03-01", "acknowledgement withdrawn by bob@ops", "bob@ops: deploy",
        "marked as noise by ann@ops", "silenced by ann@ops until 01:00 UTC, 2026-03-01", "resolved",
        "mark taken back by ann@ops",
      ])
    #expect(
      story.book.marks(from: BookStory.time(0), through: BookStory.time(3)) == [
        AlertTimeMark(.firing, BookStory.time(2)), AlertTimeMark(.acknowledged, BookStory.time(3)),
      ])
  }
}
