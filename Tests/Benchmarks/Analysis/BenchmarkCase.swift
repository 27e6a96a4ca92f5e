internal import Foundation

/// One thing to time: an entry of `all` in AnalysisBenchmarks.swift.
struct BenchmarkCase: Sendable {
  var id: String
  var summary: String
  /// Prints nothing; returns what was measured (`…_s` in seconds) and what came out, so that a wrong answer shows.
  var run: @Sendable (BenchmarkInput) throws -> [String: Double]
}

/// The data of the peers' benchmarks, or as much of seeded data where there is none.
struct BenchmarkInput {
  /// Holds the arrays that ../shared/bench/gen_data.py makes; `nil` for seeded ones.
  var folder: URL?
  /// Fewer rows than a case would take by itself.
  var rowLimit: Int?

  /// - Returns: `nil` without a folder.
  func array(_ name: String) throws -> NumpyArray? {
    guard let folder else { return nil }
    return try NumpyArray(contentsOf: folder.appending(path: name))
  }
}

enum Stopwatch {
  /// Seconds that the body took, and its result.
  static func time<Result>(_ body: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let elapsed = (clock.now - start).components
    return (Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18, result)
  }
}
