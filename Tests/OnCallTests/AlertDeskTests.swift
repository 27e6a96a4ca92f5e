import Monitor
import OnCall
import Predictions
import Telemetry
import Testing

@Suite struct AlertDeskTests {
  @Test func withoutADatabaseItEndsWhenItIsCancelled() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    let desk = AlertDesk(monitor: monitor, database: nil, settings: .init()) { Timestamp(seconds: 1_772_323_200) }
    let running = Task { await desk.run() }
    running.cancel()
    await running.value
  }
}
