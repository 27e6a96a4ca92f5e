internal import Foundation

/// `telemetry-benchmarks CASE [FOLDER]`: what the series store costs; each case prints lines of figures.
///
/// Without a case it prints the list of cases. FOLDER holds expositions, `NAME.t1.prom` and what the same server said
/// later as `NAME.t2.prom`; without it `scrapes` runs over made-up ones.
@main
enum TelemetryBenchmarks {
  static let all: [BenchmarkCase] = [.scrapes, .appends, .creation]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let benchmark = all.first(where: { $0.id == arguments.first }) else {
      for benchmark in all { print("\(benchmark.id)  \(benchmark.summary)") }
      return
    }
    try benchmark.run(arguments.dropFirst().first.map { URL(filePath: $0) })
  }
}

/// One thing to measure: an entry of `all` in TelemetryBenchmarks.swift.
struct BenchmarkCase: Sendable {
  var id: String
  var summary: String
  /// Prints what was measured.
  var run: @Sendable (_ folder: URL?) throws -> Void
}

enum Measure {
  /// Seconds that the body took.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let elapsed = try clock.measure(body).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// What the program occupies, in bytes.
  static func residentBytes() throws -> Int {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return (Int(pages) ?? 0) * 4_096
  }

  static func text(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// SplitMix64: the same numbers in every run.
struct Seeded {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
}
