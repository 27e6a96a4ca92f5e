import Predictions
import Telemetry
import Testing

@testable import Monitor

@Suite struct MonitorActorTests {
  private static let log = (0..<500).map {
    line($0, $0 % 2, $0 % 3 == 0 ? 1 : 0, ",\"score\":0.\(($0 * 7_919) % 1_000 + 1_000)")
  }

  @Test func settlingChangesNothingInTheReport() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .count(100)))
    await monitor.take(batch(Self.log.joined()))
    let before = await monitor.report(options: ReportOptions()).json.text
    await monitor.settle()
    #expect(await monitor.report(options: ReportOptions()).json.text == before)
  }

  @Test func whatComesWhileTheScoresAreSortedIsNotLost() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .whole))
    await withTaskGroup { group in
      group.addTask { for text in Self.log { await monitor.take(batch(text)) } }
      for _ in 0..<20 { group.addTask { await monitor.settle() } }
    }
    await monitor.settle()
    let snapshot = await monitor.snapshot(SnapshotRequest(window: .everything))
    #expect(snapshot.models.map(\.recordCount) == [500])
  }

  @Test func aSnapshotAfterAChangeIsANewOne() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    let request = SnapshotRequest(window: .everything)
    await monitor.take(batch(line(0)))
    #expect(await monitor.snapshot(request).models.map(\.recordCount) == [1])
    #expect(await monitor.snapshot(request).models.map(\.recordCount) == [1])
    await monitor.take(batch(line(1)))
    #expect(await monitor.snapshot(request).models.map(\.recordCount) == [2])
    #expect(await monitor.snapshot(SnapshotRequest(window: .duration(.seconds(1)))).window == .duration(.seconds(1)))
  }
}
