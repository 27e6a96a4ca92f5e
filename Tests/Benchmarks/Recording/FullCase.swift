import Glibc
import Monitor
import Predictions
import Recording
import Synchronization
import Telemetry

/// Records onto a disk that is too small, makes room, and goes on: `full FOLDER`.
enum FullCase {
  static func run(_ arguments: [String]) async throws {
    let (ballast, path) = (arguments[0] + "/ballast", arguments[0] + "/full.rec")
    guard let file = fopen(ballast, "w") else { return }
    let block = [UInt8](repeating: 7, count: 1_048_576)
    for _ in 0..<80 { fwrite(block, 1, block.count, file) }
    fclose(file)
    let said = Mutex<[String]>([])
    let recorder = try Recorder(path: path, header: BenchmarkSession.header(), options: .init()) { sentence in
      said.withLock { $0.append(sentence) }
      print(sentence)
    }
    var random = SplitMix(state: 3)
    var number = 0
    while !said.withLock({ $0.contains { $0.contains("goes on") && !$0.contains("make room") } }), number < 400 {
      var line: [UInt8] = []
      while line.count < 262_144 { withUnsafeBytes(of: random.next()) { line += $0 } }
      var batch = PredictionBatch()
      batch.rowCount = 1
      batch.raw = RawLines(storage: line, count: line.count, path: "log")
      recorder.take(.predictions(batch))
      number += 1
      recorder.take(.clock(BenchmarkSession.start + .seconds(number)))
      if number % 8 == 0 { await recorder.flush() }
      if number == 100 { unlink(ballast) }
    }
    await recorder.close()
    let beats = try BenchmarkSession.beats(path)
    print("\(number) beats told, \(beats.count) read back")
  }
}
