import Monitor
import Predictions
import Synchronization
import Telemetry

/// Counts what is recorded while it is.
final class RecordingTally: StreamTap {
  struct Counts: Sendable {
    var records = 0
    var samples = 0
  }

  private let counted = Mutex(Counts())

  var counts: Counts { counted.withLock { $0 } }

  func take(_ event: SessionEvent) {
    switch event {
    case .predictions(let batch): counted.withLock { $0.records += batch.rowCount }
    case .scrape(let batch): counted.withLock { $0.samples += batch.samples.count }
    case .answer, .catalog, .health, .clock, .alerts: break
    }
  }

  func waitForRoom() async {}
}
