import Glibc
import Monitor
import Predictions
import Recording
import Telemetry

/// Records numbers until it is killed, telling each as it is taken: `write RECORDING`; `count RECORDING` tells the last
/// that is there.
enum WriteCase {
  static func run(_ arguments: [String]) async throws {
    let recorder = try Recorder(path: arguments[0], header: BenchmarkSession.header(), options: .init()) { print($0) }
    var random = SplitMix(state: UInt64(getpid()))
    for number in 1... {
      var health = SourceHealth(name: "writer")
      health.lineCount = number
      recorder.take(.health(health, source: 0))
      // Lines of all lengths, so that some chunks fill up and others do not.
      let line = (0..<Int(random.next() % 4096)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      var batch = PredictionBatch()
      batch.raw = RawLines(storage: line, count: line.count, path: "log")
      recorder.take(.predictions(batch))
      recorder.take(.clock(BenchmarkSession.start + .milliseconds(number)))
      let words = Array("\(number)\n".utf8)
      _ = Glibc.write(1, words, words.count)
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  static func count(_ arguments: [String]) async throws {
    let tape = try RecordingTape(path: arguments[0])
    var reader = try tape.reader(from: nil)
    var (last, beats) = (0, 0)
    while let beat = try reader.next() {
      beats += 1
      for case .health(let health, source: _) in beat.events {
        // One that is missing would be a hole.
        if health.lineCount != last + 1 { print("hole after \(last)") }
        last = health.lineCount
      }
    }
    for note in tape.notes { print(note) }
    print(last)
  }
}
