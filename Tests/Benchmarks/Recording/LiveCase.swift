import Glibc
import Ingest
import Monitor
import Predictions
import Recording
import Telemetry

/// A live session with so many records a second, with or without a recorder: `live LOG SECONDS RATE [RECORDING]`.
enum LiveCase {
  private static let looksPerSecond = 2

  static func run(_ arguments: [String]) async throws {
    guard let seconds = Int(arguments[1]), let rate = Int(arguments[2]) else { return }
    let recorder = try arguments.dropFirst(3).first.map {
      try Recorder(path: $0, header: BenchmarkSession.header(), options: .init()) { print($0) }
    }
    let blocks = try BenchmarkSession.blocks(arguments[0], lines: rate / looksPerSecond)
    let reader = RawLineReader(mapping: SchemaMapping())
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live), tap: recorder)
    let (began, used) = (ContinuousClock.now, BenchmarkSession.processorSeconds())
    var records = 0
    for (number, block) in blocks.prefix(seconds * looksPerSecond).enumerated() {
      let raw = RawLines(storage: block, count: block.count, path: "log")
      var batch = reader.batch(of: raw)
      records += batch.rowCount
      if recorder != nil { batch.raw = raw }
      await monitor.take(batch)
      if number % looksPerSecond == 1 {
        await monitor.advance(to: BenchmarkSession.start + .seconds(number / looksPerSecond))
      }
      try await Task.sleep(until: began + .seconds(Double(number + 1) / Double(looksPerSecond)))
    }
    await recorder?.close()
    let length = (ContinuousClock.now - began) / .seconds(1)
    let share = (BenchmarkSession.processorSeconds() - used) / length * 100
    var words = "\(records) records in \(Int(length.rounded())) s: \(Int(share.rounded())) % of a core"
    if let path = arguments.dropFirst(3).first {
      let found = try BenchmarkSession.beats(path).flatMap(\.events).reduce(0) { count, event in
        if case .predictions(let batch) = event { count + batch.rowCount } else { count }
      }
      words += ", \(found) read back"
      if found != records { words += ": LOST" }
    }
    print(words)
  }
}
