internal import Foundation
internal import Ingest

/// `ingest-benchmarks text|openmetrics [--megabytes N] [--rounds N] [--sample FILE] [--write FILE]`: reads an exposition
/// down to labelled samples and prints a JSON line with the best and the median round.
///
/// `--write` leaves the body for other parsers to read.
@main
enum IngestBenchmarks {
  struct Unusable: Error, CustomStringConvertible {
    let description: String
  }

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let megabytes = try number(of: "--megabytes", in: &arguments) ?? 50
    let rounds = try number(of: "--rounds", in: &arguments) ?? 7
    let sample = try value(of: "--sample", in: &arguments)
    let output = try value(of: "--write", in: &arguments)
    guard let format = arguments.first.flatMap(ExpositionFormat.init(rawValue:)), rounds > 0 else {
      throw Unusable(description: "expected text or openmetrics")
    }
    let page = try sample.map { Array(try Data(contentsOf: URL(filePath: $0))) } ?? ModelServerPage.text(format)
    let body = RepeatedPage.body(of: page, format, byteCount: megabytes * 1_000_000)
    if let output { try Data(body).write(to: URL(filePath: output)) }
    print(try measure(body, format, rounds: rounds))
  }

  private static func measure(_ body: [UInt8], _ format: ExpositionFormat, rounds: Int) throws -> String {
    var seconds: [Double] = []
    var tally = ParsedTally()
    for _ in 0..<rounds {
      let clock = ContinuousClock()
      let start = clock.now
      tally = try ParsedTally(body, format)
      seconds.append((clock.now - start) / .seconds(1))
    }
    seconds.sort()
    let best = seconds[0]
    let median = seconds[seconds.count / 2]
    let size = Double(body.count)
    let figures: [(String, String)] = [
      ("bytes", "\(body.count)"), ("samples", "\(tally.samples)"), ("labels", "\(tally.labels)"),
      ("sum", "\(tally.sum)"),
      ("best_mb_per_s", "\((size / best / 1e6).rounded())"),
      ("median_mb_per_s", "\((size / median / 1e6).rounded())"),
      ("best_ns_per_sample", "\((best / Double(tally.samples) * 1e10).rounded() / 10)"),
      ("median_ns_per_sample", "\((median / Double(tally.samples) * 1e10).rounded() / 10)"),
    ]
    return "{\(figures.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ","))}"
  }

  private static func number(of option: String, in arguments: inout [String]) throws -> Int? {
    guard let text = try value(of: option, in: &arguments) else { return nil }
    guard let number = Int(text), number > 0 else { throw Unusable(description: "\(option) needs a number above 0") }
    return number
  }

  private static func value(of option: String, in arguments: inout [String]) throws -> String? {
    guard let place = arguments.firstIndex(of: option) else { return nil }
    guard place + 1 < arguments.count else { throw Unusable(description: "\(option) needs a value") }
    let value = arguments[place + 1]
    arguments.removeSubrange(place...(place + 1))
    return value
  }
}

/// What one reading saw: the labels' places are touched, so that no work can be left out.
struct ParsedTally {
  var samples = 0
  var labels = 0
  var labelBytes = 0
  var sum = 0.0

  init() {}

  init(_ body: [UInt8], _ format: ExpositionFormat) throws {
    var tally = ParsedTally()
    try body.withUnsafeBufferPointer { bytes in
      var parser = ExpositionParser(bytes, format: format)
      while let entry = try parser.next() {
        guard case .sample(let sample) = entry else { continue }
        tally.samples += 1
        tally.labels += parser.labelCount
        for index in 0..<parser.labelCount { tally.labelBytes += parser.label(at: index).value.count }
        if sample.value.isFinite { tally.sum += sample.value }
      }
    }
    self = tally
  }
}
