import Alerting
import Foundation
import Monitor
import Predictions
import Recording
import Synchronization
import Telemetry

/// Tapes and clocks that the tests of the replay share.
enum ReplaySamples {
  /// 2026-03-01T00:00:00Z.
  static let start = Timestamp(seconds: 1_772_323_200)

  static func header(_ windowing: MonitorSettings.Windowing = .live) -> RecordingHeader {
    var settings = MonitorSettings(windowing: windowing)
    settings.watch = WatchSettings(reference: .first(400))
    settings.measuresTraffic = true
    var header = RecordingHeader(program: "driftop", startedAt: start, settings: settings, mapping: SchemaMapping())
    header.alerting = AlertSettings(groups: DefaultRules.file.groups)
    return header
  }

  private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The log that is shipped with the program.
  static let demoLog = project.appending(path: "Sources/CResources/demo.jsonl.gz").path()

  /// Half an hour of a served model, its log and two exporters: Tests/Benchmarks/Support/real_session.py recorded it.
  static let halfHour = project.appending(path: "Tests/Fixtures/Recordings/half_hour.driftop").path()

  /// One prediction a second, of a model that turns bad half-way.
  static func log(seconds: Range<Int>, model: String = "fraud", version: String = "1") -> String {
    seconds.map { second in
      line(second, model: model, version: version, isRight: second < 600)
    }.joined()
  }

  static func line(_ second: Int, model: String = "fraud", version: String = "1", isRight: Bool = true) -> String {
    let score = Double((second * 37) % 100) / 100
    let actual = (score > 0.5) == isRight ? 1 : 0
    return """
      {"ts":\(start.nanoseconds / 1_000_000_000 + Int64(second)),"id":"\(model)-\(second)","model":"\(model)",\
      "version":"\(version)","score":\(score),"y_true":\(actual),"y_pred":\(score > 0.5 ? 1 : 0),\
      "features":{"amount":\((second * 13) % 50)}}

      """
  }
}

/// Real time, as a test lets it pass.
final class TestClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { instant.withLock { $0 } }

  func pass(_ duration: Duration) { instant.withLock { $0 += duration } }
}

extension Tape {
  /// All beats of the tape, read in one go.
  func beats() throws -> [TapeBeat] {
    var reader = try reader(from: nil)
    var beats: [TapeBeat] = []
    while let beat = try reader.next() { beats.append(beat) }
    return beats
  }
}

extension Player {
  func performAll(_ commands: [PlaybackCommand]) async {
    for command in commands { await perform(command) }
  }
}
