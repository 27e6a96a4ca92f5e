import Telemetry
import Testing

@testable import Alerting

@Suite struct SilenceTests {
  private var story = BookStory()

  private static func silence(
    _ matchers: [SilenceMatcher], _ start: Double = 0, _ end: Double = 60, id: String = "s"
  ) -> Silence {
    Silence(id: id, matchers: matchers, startsAt: BookStory.time(start), endsAt: BookStory.time(end))
  }

  private static let fraud = [SilenceMatcher(name: "model", value: "fraud")]

  @Test(arguments: [
    (SilenceMatcher(name: "model", value: "fraud"), true),
    (SilenceMatcher(name: "model", value: "frau"), false),
    (SilenceMatcher(name: "model", value: "fraud", isEqual: false), false),
    (SilenceMatcher(name: "model", value: "frau", isEqual: false), true),
    // The whole value must match.
    (SilenceMatcher(name: "model", value: "frau", isRegex: true), false),
    (SilenceMatcher(name: "model", value: "fr.*", isRegex: true), true),
    (SilenceMatcher(name: "model", value: "churn|fraud", isRegex: true, isEqual: false), false),
    // A label that is missing has the empty value.
    (SilenceMatcher(name: "team", value: ""), true),
    (SilenceMatcher(name: "team", value: "ml", isEqual: false), true),
    (SilenceMatcher(name: "team", value: ".+", isRegex: true), false),
    // What is no pattern matches nothing, whichever way it is asked.
    (SilenceMatcher(name: "model", value: "(", isRegex: true), false),
    (SilenceMatcher(name: "model", value: "(", isRegex: true, isEqual: false), false),
  ])
  func isAboutAlertsThatAllMatchersAccept(matcher: SilenceMatcher, isSilenced: Bool) {
    #expect(Self.silence([matcher]).matches(BookStory.labels()) == isSilenced)
    let more = Self.silence([matcher, SilenceMatcher(name: "alertname", value: "Other")])
    #expect(!more.matches(BookStory.labels()))
  }

  @Test func withoutMatchersIsAboutNothing() {
    #expect(!Self.silence([]).matches(BookStory.labels()))
  }

  @Test mutating func holdsFromItsStartToItsEndAboveAnAcknowledgement() {
    let id = story.see(at: 10)
    story.act(.acknowledge(id), at: 1)
    story.act(.silence(Self.silence(Self.fraud, 5, 10)), by: "bob", at: 2, "deploy")
    #expect(story.standing(id, at: 4) == "acknowledged by ann@ops")
    #expect(story.standing(id, at: 5) == "silenced by bob@ops")
    #expect(
      story.entry(id, at: 5)?.standing
        == .silenced(
          AlertHand(
            actor: "bob@ops", since: BookStory.time(5), until: BookStory.time(10), note: "deploy", silence: "s")))
    #expect(story.standing(id, at: 10) == "acknowledged by ann@ops")
  }

  @Test mutating func meetsAlertsThatComeLater() {
    story.act(.silence(Self.silence(Self.fraud)), at: 0)
    let id = story.see(since: 3)
    let other = story.see(BookStory.labels("X", ["model": "churn"]))
    #expect(story.standing(id, at: 3) == "silenced by ann@ops")
    #expect(story.standing(other, at: 3) == "firing")
  }

  @Test mutating func isExpiredAndPlacedAgain() {
    let id = story.see(at: 5)
    story.act(.silence(Self.silence(Self.fraud)), at: 1)
    story.act(.expire(silence: "s"), at: 3)
    #expect(story.standing(id, at: 3) == "firing")
    #expect(story.book.silences(at: BookStory.time(3)).isEmpty)
    story.act(.silence(Self.silence(Self.fraud)), at: 4)
    #expect(story.standing(id, at: 4) == "silenced by ann@ops")
    #expect(story.book.silences(at: BookStory.time(4)).map(\.id) == ["s"])
  }

  @Test mutating func whoseMatchersChangeIsAboutOtherAlerts() {
    let id = story.see()
    story.act(.silence(Self.silence(Self.fraud)), at: 1)
    story.act(.silence(Self.silence([SilenceMatcher(name: "model", value: "churn")])), at: 2)
    #expect(story.standing(id, at: 3) == "firing")
  }

  // MARK: Of an Alertmanager

  private func foreign(_ comment: String, _ end: Double = 60, id: String = "f") -> ForeignSilence {
    ForeignSilence(silence: Self.silence(Self.fraud, 0, end, id: id), createdBy: "eve", comment: comment)
  }

  @Test mutating func ofAnAlertmanagerHoldsUntilItVanishes() {
    let id = story.see()
    story.book.take([foreign("deploy")], from: "am:9093")
    #expect(story.standing(id, at: 1) == "silenced by eve")
    story.book.take([], from: "other:9093")
    #expect(story.standing(id, at: 1) == "silenced by eve")
    story.book.take([], from: "am:9093")
    #expect(story.standing(id, at: 1) == "firing")
  }

  @Test mutating func thatBeginsWithACKIsAnAcknowledgement() {
    let id = story.see()
    story.book.take([foreign("ACK! on it [driftop:00ff]", 1)], from: "am:9093")
    #expect(
      story.entry(id, at: 2)?.standing
        == .acknowledged(AlertHand(actor: "eve", since: BookStory.time(0), note: "on it", silence: "f")))
    story.book.take([foreign("ACKed")], from: "am:9093")
    #expect(story.standing(id, at: 2) == "silenced by eve")
  }

  @Test mutating func thatMirrorsAnOwnAcknowledgementEndsWithIt() {
    let id = story.see()
    story.act(.acknowledge(id), at: 1)
    story.book.take([foreign("ACK! [driftop:00ff]")], from: "am:9093")
    story.act(.unacknowledge(id), at: 2)
    #expect(story.standing(id, at: 2) == "firing")
    story.book.take([foreign("ACK! mine")], from: "am:9093")
    #expect(story.standing(id, at: 2) == "acknowledged by eve")
  }

  @Test mutating func takenAgainUnchangedIsNoChange() {
    story.see()
    story.book.take([foreign("deploy")], from: "am:9093")
    let version = story.book.version
    story.book.take([foreign("deploy")], from: "am:9093")
    #expect(story.book.version == version)
  }

  // MARK: As text

  @Test(arguments: [
    #"severity="page", job=~"ml.*""#, #"{severity="page", job=~"ml.*"}"#, #" { severity = "page" , job =~ "ml.*" } "#,
  ])
  func matchersAreReadAsPromQLWritesThem(text: String) throws {
    let matchers = try SilenceMatcher.read(text)
    #expect(
      matchers == [
        SilenceMatcher(name: "severity", value: "page"), SilenceMatcher(name: "job", value: "ml.*", isRegex: true),
      ])
    #expect(matchers.map(\.description) == [#"severity="page""#, #"job=~"ml.*""#])
  }

  @Test(arguments: ["", "{}", "a", #"a="#, #"a=~"(""#, #"a="b"} + y{c="d""#, #"a!="b""#, #"a=~".*""#])
  func whatIsNoMatcherOrSilencesEverythingIsRefused(text: String) {
    #expect(throws: InvalidMatchers.self) { try SilenceMatcher.read(text) }
  }
}
