import Glibc
import Ingest
import Monitor
import Predictions
import Recording
import Telemetry

/// What the cases share: a header, the time, and what has been used.
enum BenchmarkSession {
  static let start = Timestamp(seconds: 1_790_000_000)

  static func header() -> RecordingHeader {
    RecordingHeader(
      program: "benchmark", startedAt: start, settings: MonitorSettings(windowing: .live), mapping: SchemaMapping())
  }

  static func fileBytes(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Seconds of processor time, of all threads.
  static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    return Double(seconds) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  static func beats(_ path: String) throws -> [TapeBeat] {
    var reader = try RecordingTape(path: path).reader(from: nil)
    var beats: [TapeBeat] = []
    while let beat = try reader.next() { beats.append(beat) }
    return beats
  }

  /// Runs of whole lines of a log, as a source that waits between its looks reads them.
  static func blocks(_ path: String, lines: Int) throws -> [[UInt8]] {
    guard let file = fopen(path, "r") else { throw RecordingFault("\(path): cannot be read") }
    defer { fclose(file) }
    var blocks: [[UInt8]] = []
    var block: [UInt8] = []
    var count = 0
    var buffer = [UInt8](repeating: 0, count: 1_048_576)
    while case let size = fread(&buffer, 1, buffer.count, file), size > 0 {
      var start = 0
      while let end = buffer[start..<size].firstIndex(of: UInt8(ascii: "\n")) {
        block += buffer[start...end]
        start = end + 1
        count += 1
        guard count % lines == 0 else { continue }
        blocks.append(block)
        block = []
      }
      block += buffer[start..<size]
    }
    return blocks
  }
}
