internal import Foundation
internal import PromQL
internal import Telemetry

/// Answers queries from standard input over a fleet's samples, and says how long each took.
struct AnsweringLoop {
  private let store: SeriesStore

  init(_ fleet: BucketFleet) {
    store = fleet.store()
  }

  func run() throws {
    try say("\(store.seriesCount) series, \(store.sampleCount) samples in \(store.sizeBytes) bytes")
    while let line = readLine() {
      let words = line.split(separator: "\t").map(String.init)
      let clock = ContinuousClock()
      let begin = clock.now
      let expression = try Expression(parsing: words[0])
      let answer = try expression.evaluate(over: store, at: times(words))
      let evaluated = clock.now
      let json = answer.value.json
      let written = clock.now
      if words.count > 4 { try Data(json).write(to: URL(filePath: words[4])) }
      try say(
        #"{"evaluation_s":\#(seconds(evaluated - begin)),"answer_s":\#(seconds(written - begin)),"bytes":\#(json.count)}"#
      )
    }
  }

  /// At once, although a pipe listens.
  private func say(_ line: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
  }

  /// An instant where the range has no step.
  private func times(_ words: [String]) throws -> QueryTimes {
    guard words.count >= 4, let start = Int64(words[1]), let end = Int64(words[2]), let step = Int64(words[3]) else {
      throw CocoaError(.formatting)
    }
    return step == 0
      ? .instant(milliseconds: end * 1_000)
      : .range(StepGrid(from: start * 1_000, through: end * 1_000, step: step * 1_000))
  }

  private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
