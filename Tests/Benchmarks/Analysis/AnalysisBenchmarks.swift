internal import Foundation

/// `analysis-benchmarks CASE [--data FOLDER] [--rows N]`: times one case and prints a JSON line.
///
/// Without a case it prints the list of cases.
@main
enum AnalysisBenchmarks {
  static let all: [BenchmarkCase] = [
    .curves, .confusionMatrix, .kolmogorovSmirnov, .comparison, .detectors, .detectorTable, .detectorBudget,
    .isolationForest, .oneClassSVM, .series, .calibration, .slices,
  ]

  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let folder = try value(of: "--data", in: &arguments).map { URL(filePath: $0) }
    let rowLimit = try value(of: "--rows", in: &arguments).flatMap { Int($0) }
    guard let id = arguments.first else {
      for benchmark in all { print("\(benchmark.id)  \(benchmark.summary)") }
      return
    }
    guard let benchmark = all.first(where: { $0.id == id }) else {
      throw NumpyArray.Unreadable(description: "no case \(id)")
    }
    let figures = try benchmark.run(BenchmarkInput(folder: folder, rowLimit: rowLimit))
    let pairs = figures.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    print("{\(pairs.joined(separator: ","))}")
  }

  private static func value(of option: String, in arguments: inout [String]) throws -> String? {
    guard let place = arguments.firstIndex(of: option) else { return nil }
    guard place + 1 < arguments.count else { throw NumpyArray.Unreadable(description: "\(option) needs a value") }
    let value = arguments[place + 1]
    arguments.removeSubrange(place...(place + 1))
    return value
  }
}
