import Alerting
import Ingest
import Telemetry
import Testing

@testable import OnCall

/// Against an Alertmanager that is a list.
@Suite struct SilenceKeepingTests {
  private struct Held {
    var silences: [AlertmanagerSilence] = []
    var putCount = 0

    mutating func perform(_ steps: [SilenceKeeping.Step], for keeping: inout SilenceKeeping, at now: Timestamp) {
      for step in steps {
        switch step {
        case .put(var silence):
          putCount += 1
          if let index = silences.firstIndex(where: { $0.id == silence.id }) {
            silences[index] = silence
          } else {
            silence.id = "s\(silences.count)"
            silences.append(silence)
          }
          keeping.note(step, id: silence.id)
        case .expire(let id):
          expire(id, at: now)
          keeping.note(step, id: id)
        }
      }
    }

    mutating func expire(_ id: String, at now: Timestamp) {
      guard let index = silences.firstIndex(where: { $0.id == id }) else { return }
      silences[index].state = .expired
      silences[index].endsAt = now
    }

    mutating func age(to now: Timestamp) {
      for index in silences.indices where silences[index].endsAt <= now { silences[index].state = .expired }
    }

    var active: [AlertmanagerSilence] { silences.filter { $0.state == .active } }
  }

  private static let alert = episode("A")
  private static let key = alert.id.fingerprint.description

  private func wish(since: Timestamp = start, isWanted: Bool = true) -> AlertmanagerWish {
    var wish = AlertmanagerWish()
    wish.isOnDuty = true
    let hand = AlertHand(actor: "ann@host", since: since, note: "on it")
    if isWanted { wish.silences = [WantedSilence(acknowledging: Self.alert, hand: hand)] }
    return wish
  }

  private func round(
    _ keeping: inout SilenceKeeping, _ held: inout Held, _ wish: AlertmanagerWish, at now: Timestamp
  ) {
    held.age(to: now)
    held.perform(keeping.steps(wish, held: held.silences, at: now), for: &keeping, at: now)
  }

  @Test func anAcknowledgementIsAShortSilenceOfExactlyTheLabels() throws {
    var keeping = SilenceKeeping(seed: 0)
    guard case .put(let silence) = keeping.steps(wish(), held: [], at: start).first else {
      Issue.record("expected a silence")
      return
    }
    #expect(silence.matchers == [.init(name: "alertname", value: "A")])
    #expect(silence.startsAt == start && silence.endsAt == minutes(15))
    #expect(silence.comment == "ACK! on it [driftop:\(Self.key)]" && silence.createdBy == "ann@host")
    let comment = try #require(AcknowledgementComment(silence.comment))
    #expect(comment.note == "on it" && comment.key == Self.key)
  }

  @Test func itIsExtendedUnderTheSameIDWhileItIsWanted() {
    var (keeping, held) = (SilenceKeeping(seed: 30_000), Held())
    for minute in stride(from: 0.0, through: 120, by: 0.5) {
      round(&keeping, &held, wish(), at: minutes(minute))
      #expect(held.active.map(\.id) == ["s0"])
    }
    // Made once, then extended when five and a half minutes are left.
    #expect(held.putCount == 1 + 12)
    #expect(held.silences[0].startsAt == start)
  }

  @Test func itEndsWithTheAcknowledgement() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    round(&keeping, &held, wish(), at: minutes(0))
    round(&keeping, &held, wish(isWanted: false), at: minutes(1))
    #expect(held.active.isEmpty)
    #expect(held.silences.count == 1)
  }

  @Test func itIsNotExtendedBeyondADay() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    for minute in stride(from: 0.0, through: 1_439, by: 1) { round(&keeping, &held, wish(), at: minutes(minute)) }
    #expect(held.active.map(\.endsAt) == [minutes(1_440)])
    round(&keeping, &held, wish(), at: minutes(1_441))
    #expect(held.active.isEmpty && held.silences.count == 1)
  }

  @Test func twoThatActAtOnceAgreeOnOne() {
    var (one, other, held) = (SilenceKeeping(seed: 1), SilenceKeeping(seed: 40_000), Held())
    // Both look before either has written.
    let steps = (one.steps(wish(), held: [], at: start), other.steps(wish(), held: [], at: start))
    held.perform(steps.0, for: &one, at: start)
    held.perform(steps.1, for: &other, at: start)
    #expect(held.active.count == 2)
    for minute in stride(from: 0.1, through: 60, by: 0.5) {
      round(&one, &held, wish(), at: minutes(minute))
      round(&other, &held, wish(), at: minutes(minute + 0.01))
    }
    #expect(held.active.map(\.id) == ["s0"])
    #expect(held.silences.count == 2)
  }

  @Test func somebodyElsesExtensionIsLeftAlone() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    round(&keeping, &held, wish(), at: minutes(0))
    held.silences[0].endsAt = minutes(60)
    for minute in stride(from: 1.0, through: 50, by: 1) { round(&keeping, &held, wish(), at: minutes(minute)) }
    #expect(held.putCount == 1)
    // Moved since the last look, although little is left: once more is waited.
    held.silences[0].endsAt = minutes(53)
    round(&keeping, &held, wish(), at: minutes(51))
    #expect(held.putCount == 1)
    round(&keeping, &held, wish(), at: minutes(51.5))
    #expect(held.putCount == 2)
  }

  @Test func whatSomebodyEndedThereIsTakenBackAndNotMadeAgain() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    round(&keeping, &held, wish(), at: minutes(0))
    round(&keeping, &held, wish(), at: minutes(1))
    held.expire("s0", at: minutes(2))
    for minute in [2.1, 3, 30] {
      round(&keeping, &held, wish(), at: minutes(minute))
      #expect(keeping.withdrawals(wish()) == [Self.key])
    }
    #expect(held.silences.count == 1)
    // Acknowledged anew.
    round(&keeping, &held, wish(since: minutes(31)), at: minutes(31))
    #expect(held.active.count == 1)
    #expect(keeping.withdrawals(wish(since: minutes(31))).isEmpty)
  }

  @Test func whatRanOutWhileTheAlertmanagerWasAwayIsMadeAgain() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    round(&keeping, &held, wish(), at: minutes(0))
    round(&keeping, &held, wish(), at: minutes(40))
    #expect(held.active.map(\.id) == ["s1"])
    // Lost with its memory.
    held.silences = []
    round(&keeping, &held, wish(), at: minutes(41))
    #expect(held.active.count == 1)
  }

  @Test func aRestartedOrAnotherDriftopTakesOverWhatBearsTheKey() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    round(&keeping, &held, wish(), at: minutes(0))
    var next = SilenceKeeping(seed: 9)
    for minute in stride(from: 5.0, through: 30, by: 1) { round(&next, &held, wish(), at: minutes(minute)) }
    #expect(held.active.map(\.id) == ["s0"])
    round(&next, &held, wish(isWanted: false), at: minutes(31))
    #expect(held.active.isEmpty)
  }

  @Test func silencesOfOthersAreShownAndNeverEnded() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    for (id, comment) in [("k", "ACK! karma"), ("p", "upgrade"), ("d", "ACK! [driftop:0000000000000001]")] {
      held.silences.append(
        AlertmanagerSilence(
          id: id, matchers: [], startsAt: start, endsAt: minutes(60), createdBy: "bob", comment: comment))
    }
    round(&keeping, &held, wish(), at: minutes(0))
    round(&keeping, &held, wish(isWanted: false), at: minutes(1))
    #expect(keeping.foreign(held.silences).map(\.id) == ["k", "p", "d"])
    #expect(held.active.count == 3)
    var ending = wish(isWanted: false)
    ending.expirations = ["k"]
    round(&keeping, &held, ending, at: minutes(2))
    #expect(held.active.map(\.id) == ["p", "d"])
  }

  @Test func whoIsNotOnDutyOnlyReads() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    var idle = wish()
    idle.isOnDuty = false
    idle.expirations = ["x"]
    round(&keeping, &held, idle, at: minutes(0))
    #expect(held.silences.isEmpty)
  }

  @Test func aPlannedSilenceIsMadeOnceAndFollowsItsEnd() {
    var (keeping, held) = (SilenceKeeping(seed: 0), Held())
    var plan = wish(isWanted: false)
    var silence = Silence(
      id: "plan-1", matchers: [SilenceMatcher(name: "job", value: "ml.*", isRegex: true)], startsAt: minutes(5),
      endsAt: minutes(65))
    for (minute, end) in [(0.0, 65.0), (1, 65), (2, 90), (3, 90)] {
      silence.endsAt = minutes(end)
      plan.silences = [WantedSilence(planned: silence, actor: "ann", note: "upgrade")]
      round(&keeping, &held, plan, at: minutes(minute))
      #expect(held.silences.map(\.endsAt) == [minutes(end)])
    }
    #expect(held.silences[0].startsAt == minutes(5) && held.silences[0].comment == "upgrade [driftop:plan-1]")
    plan.silences = []
    round(&keeping, &held, plan, at: minutes(4))
    #expect(held.active.isEmpty)
  }
}
