import Alerting
import OnCall
import Telemetry
import Testing

@Suite struct OperatorSilencesTests {
  private func action(_ number: Int, _ deed: OperatorAction.Deed) -> OperatorAction {
    OperatorAction(
      id: "\(number)", time: minutes(Double(number)), actor: Operator(user: "ann", host: "h"), deed: deed, note: "n")
  }

  private func silence(_ id: String, until end: Double = 600) -> Silence {
    Silence(
      id: id, matchers: [SilenceMatcher(name: "job", value: "a")], startsAt: start, endsAt: minutes(end))
  }

  @Test func theOrderInWhichActionsComeDoesNotMatter() {
    let actions = [
      action(1, .silence(silence("a"))), action(2, .silence(silence("b"))), action(3, .expire(silence: "a")),
      action(4, .silence(silence("b", until: 700))), action(5, .expire(silence: "foreign")),
    ]
    for order in [actions, actions.reversed(), Array(actions[2...] + actions[..<2])] {
      var silences = OperatorSilences()
      for action in order { silences.take(action) }
      let planned = silences.planned(at: minutes(6))
      #expect(planned.map(\.key) == ["b"])
      #expect(planned.first?.kind == .planned(until: minutes(700)))
      #expect(planned.first?.actor == "ann@h")
      #expect(silences.expirations == ["foreign"])
    }
  }

  @Test func whatIsOverIsForgotten() {
    var silences = OperatorSilences()
    silences.take(action(1, .silence(silence("a", until: 60))))
    silences.take(action(2, .expire(silence: "foreign")))
    #expect(silences.planned(at: minutes(61)).isEmpty)
    #expect(silences.planned(at: minutes(60 * 48)).isEmpty)
    #expect(silences.expirations.isEmpty)
  }

  @Test func acknowledgementsThatAreSilencesOfOthersAreNotMirrored() {
    let hand = AlertHand(actor: "ann@h", since: start, note: "on it")
    var foreign = hand
    foreign.silence = "x"
    var snoozed = hand
    snoozed.until = minutes(30)
    let entries = [
      AlertEntry(episode("A"), .acknowledged(hand)), AlertEntry(episode("B"), .acknowledged(foreign)),
      AlertEntry(episode("C"), .firing), AlertEntry(episode("D"), .acknowledged(snoozed)),
    ]
    let wish = AlertmanagerWish(entries, isOnDuty: true)
    #expect(wish.episodes.count == 4)
    #expect(wish.silences.map(\.matchers.first?.value) == ["A", "D"])
    #expect(wish.silences.map(\.kind) == [.acknowledgement, .planned(until: minutes(30))])
  }
}
