import Telemetry
import Testing

@testable import Alerting

@Suite struct AcknowledgementTests {
  private var story = BookStory()

  @Test mutating func lastsUntilTheEpisodeResolves() {
    let id = story.see()
    #expect(story.standing(id, at: 0) == "firing")
    story.act(.acknowledge(id), at: 1, "on it")
    #expect(story.standing(id, at: 3) == "acknowledged by ann@ops")
    #expect(
      story.entry(id, at: 3)?.standing
        == .acknowledged(AlertHand(actor: "ann@ops", since: BookStory.time(1), note: "on it")))
    story.see(since: 0, .resolved, at: 5)
    #expect(story.standing(id, at: 6) == "resolved")
    #expect(story.standing(id, at: 21) == "gone")
  }

  @Test mutating func ofAPendingAlertCarriesIntoFiring() {
    let id = story.see(.init([Label("alertname", "X")]), .pending)
    story.act(.acknowledge(id), at: 1)
    #expect(story.standing(id, at: 1) == "acknowledged by ann@ops")
    story.see(.init([Label("alertname", "X")]), .firing, at: 2)
    #expect(story.standing(id, at: 2) == "acknowledged by ann@ops")
  }

  @Test mutating func doesNotCoverARefireWhichSaysWhy() throws {
    let first = story.see()
    story.act(.acknowledge(first), at: 1)
    story.see(since: 0, .resolved, at: 5)
    let second = story.see(since: 7)
    let entry = try #require(story.entry(second, at: 8))
    #expect(entry.standing == .firing)
    #expect(entry.reason == "fires anew: ann@ops had it until it resolved at 00:05 UTC, 2026-03-01")
  }

  @Test mutating func isWithdrawnAndTakenAgain() {
    let id = story.see()
    story.act(.acknowledge(id), at: 1)
    story.act(.unacknowledge(id), by: "bob", at: 2)
    #expect(story.standing(id, at: 3) == "firing")
    #expect(story.entry(id, at: 3)?.reason == nil)
    story.act(.acknowledge(id), by: "bob", at: 3)
    #expect(story.standing(id, at: 3) == "acknowledged by bob@ops")
  }

  @Test mutating func ofSeveralTheLastWins() {
    let id = story.see()
    story.act(.acknowledge(id), by: "bob", at: 2)
    // It comes later and counts earlier.
    story.act(.acknowledge(id), by: "ann", at: 1)
    #expect(story.standing(id, at: 3) == "acknowledged by bob@ops")
  }

  @Test mutating func endsWhenTheSeverityRisesUntilSomebodyTakesThat() throws {
    let warning = BookStory.labels("AUCFell", ["model": "fraud", "severity": "warning"])
    let critical = BookStory.labels("AUCFell", ["model": "fraud", "severity": "critical"])
    let low = story.see(warning)
    story.act(.acknowledge(low), at: 1)
    let high = story.see(critical, since: 3, at: 3)
    let entry = try #require(story.entry(low, at: 3))
    #expect(entry.standing == .firing)
    #expect(entry.reason == "fires as critical too since 00:03 UTC, 2026-03-01, after ann@ops took it")
    #expect(
      story.entry(high, at: 3)?.reason == "severity rose from warning to critical: ann@ops took it as warning")
    story.act(.acknowledge(high), by: "bob", at: 4)
    #expect(story.standing(high, at: 4) == "acknowledged by bob@ops")
    #expect(story.standing(low, at: 4) == "acknowledged by ann@ops")
  }

  @Test mutating func staysWhenALowerSeverityFiresOrAnotherAlertDoes() {
    let high = story.see(BookStory.labels("AUCFell", ["model": "fraud", "severity": "page"]))
    story.act(.acknowledge(high), at: 1)
    story.see(BookStory.labels("AUCFell", ["model": "fraud", "severity": "warning"]), since: 2)
    story.see(BookStory.labels("AUCFell", ["model": "churn", "severity": "page"]), since: 2)
    story.see(BookStory.labels("Late", ["model": "fraud", "severity": "critical"]), since: 2)
    #expect(story.standing(high, at: 3) == "acknowledged by ann@ops")
  }

  @Test mutating func ofASeverityThatRosePendingStaysUntilThatFires() {
    let low = story.see(BookStory.labels("X", ["severity": "warning"]))
    story.act(.acknowledge(low), at: 1)
    story.see(BookStory.labels("X", ["severity": "critical"]), since: 2, .pending)
    #expect(story.standing(low, at: 2) == "acknowledged by ann@ops")
  }

  @Test mutating func snoozeLastsUntilItsTimeAndCoversARefire() {
    let first = story.see()
    story.act(.snooze(first, until: BookStory.time(30)), at: 1)
    #expect(story.standing(first, at: 1) == "acknowledged by ann@ops")
    story.see(since: 0, .resolved, at: 5)
    let second = story.see(since: 8, at: 29)
    #expect(story.standing(second, at: 29) == "acknowledged by ann@ops")
    story.see(since: 8, at: 30)
    #expect(story.standing(second, at: 30) == "firing")
    #expect(story.entry(second, at: 30)?.reason == "ann@ops's snooze ended at 00:30 UTC, 2026-03-01")
    // One that begins after the snooze's end was never covered.
    story.see(since: 8, .resolved, at: 31)
    let third = story.see(since: 33)
    #expect(story.standing(third, at: 33) == "firing")
  }

  @Test mutating func aSnoozeThatWasWithdrawnCoversNothing() {
    let first = story.see()
    story.act(.snooze(first, until: BookStory.time(30)), at: 1)
    story.act(.unacknowledge(first), at: 2)
    story.see(since: 0, .resolved, at: 5)
    let second = story.see(since: 8)
    #expect(story.standing(second, at: 8) == "firing")
  }

  @Test mutating func ofAnAlertThatIsNotKnownYetWaitsForIt() {
    let episode = BookStory.episode()
    story.act(.acknowledge(episode.id), at: 1)
    story.book.take(episode)
    #expect(story.standing(episode.id, at: 1) == "acknowledged by ann@ops")
  }

  @Test mutating func marksAndNotesStayAfterItResolved() throws {
    let id = story.see()
    story.act(.note(id), at: 1, "deploy at midnight")
    story.act(.mark(id, .noise), at: 2)
    story.see(since: 0, .resolved, at: 5)
    story.act(.mark(id, .real), at: 6)
    let entry = try #require(story.entry(id, at: 7))
    #expect(entry.standing == .resolved && entry.mark == .real && entry.note == "deploy at midnight")
    story.act(.mark(id, nil), at: 7)
    story.act(.note(id), at: 8)
    #expect(story.entry(id, at: 8)?.mark == nil && story.entry(id, at: 8)?.note == nil)
  }

  // MARK: Undo

  @Test mutating func undoGivesBackHowItStood() {
    let id = story.see()
    let taken = story.act(.acknowledge(id), at: 1)
    #expect(story.book.undo(of: taken) == .unacknowledge(id))
    let withdrawn = story.act(.unacknowledge(id), at: 2)
    #expect(story.book.undo(of: withdrawn) == .acknowledge(id))
    #expect(story.book.undo(of: story.act(.unacknowledge(id), at: 3)) == nil)
    story.act(.mark(id, .real), at: 4)
    #expect(story.book.undo(of: story.act(.mark(id, .noise), at: 5)) == .mark(id, .real))
    story.act(.snooze(id, until: BookStory.time(30)), at: 6)
    #expect(story.book.undo(of: story.act(.acknowledge(id), at: 7)) == .snooze(id, until: BookStory.time(30)))
    #expect(story.book.undo(of: story.act(.note(id), at: 8, "x")) == .note(id))
  }

  @Test mutating func undoOfASilenceEndsItAndTheOtherWayRound() {
    let silence = Silence(
      id: "s", matchers: [SilenceMatcher(name: "model", value: "fraud")], startsAt: BookStory.time(0),
      endsAt: BookStory.time(60))
    #expect(story.book.undo(of: story.act(.silence(silence), at: 1)) == .expire(silence: "s"))
    #expect(story.book.undo(of: story.act(.expire(silence: "s"), at: 2)) == .silence(silence))
    #expect(story.book.undo(of: BookStory.action(.expire(silence: "?"), at: 3, id: "x")) == nil)
  }

  @Test mutating func whoTookItOverFromSomebodyGivesItUpToNobody() {
    let id = story.see()
    story.act(.acknowledge(id), by: "ann", at: 1)
    let taken = story.act(.acknowledge(id), by: "bob", at: 2)
    #expect(story.book.undo(of: taken) == .unacknowledge(id))
  }
}
