import Monitor
import Recording
import Telemetry

/// What the states that a recording keeps weigh: `checkpoint RECORDING`.
enum CheckpointCase {
  private static let looks = 12

  static func run(_ arguments: [String]) async throws {
    let tape = try RecordingTape(path: arguments[0])
    let range = try tape.range()
    let length = range.upperBound - range.lowerBound
    for look in 1...looks {
      let time = range.lowerBound + length * (Double(look) / Double(looks))
      let began = ContinuousClock.now
      guard let checkpoint = try await tape.checkpoint(before: time) else { continue }
      let read = ContinuousClock.now
      let encoded = try checkpoint.state.encoded()
      let written = ContinuousClock.now
      let bytes = encoded.head.count + encoded.blobs.reduce(0) { $0 + $1.count }
      print(
        "at \(Int((checkpoint.time - range.lowerBound).inSeconds)) s: \(bytes / 1_000) kB in \(encoded.blobs.count) blobs,"
          + " read in \(milliseconds(read - began)) ms, encoded in \(milliseconds(written - read)) ms")
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int { Int((duration.inSeconds * 1_000).rounded()) }
}
