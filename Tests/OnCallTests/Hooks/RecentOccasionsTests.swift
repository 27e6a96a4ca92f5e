import Alerting
import Telemetry
import Testing

@testable import OnCall

@Suite struct RecentOccasionsTests {
  @Test func whatHappenedWithinAMinuteIsHandedOutOnceInOrder() {
    var occasions = RecentOccasions()
    var fell = episode("Fell")
    fell.firedAt = minutes(1)
    occasions.note([fell, episode("Old"), episode("Waits", .pending)])
    var over = episode("Over", .resolved, resolvedAt: minutes(1.5))
    over.firedAt = minutes(1.2)
    occasions.note([over])
    occasions.note([
      OperatorAction(
        id: "1", time: minutes(1.4), actor: Operator(user: "ann", host: "h"), deed: .acknowledge(fell.id), note: "")
    ])
    let taken = occasions.takeAll(at: minutes(1.8))
    #expect(taken.map(\.occasion) == [.firing, .firing, .acknowledged, .resolved])
    #expect(taken.map(\.episode) == [fell.id, over.id, fell.id, over.id])
    #expect(occasions.takeAll(at: minutes(1.8)).isEmpty)
  }
}
