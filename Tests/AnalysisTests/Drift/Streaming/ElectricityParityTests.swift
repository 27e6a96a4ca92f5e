import Analysis
import Foundation
import TestSupport
import Testing

/// Every run of ../shared/data/streams/elec2.expected.json (River 0.26.1 over error rates, confidences and features of
/// the New South Wales electricity data): the same drifts at the same rows, and the same warnings.
@Suite(.enabled(if: SharedData.has("data/streams/elec2.expected.json")))
struct ElectricityParityTests {
  private static let columns = [
    "err_static", "err_online_nb", "confidence_static", "feat_period", "feat_nswdemand", "feat_transfer",
  ]

  @Test(arguments: columns)
  func findsTheChangesThatRiverFinds(column: String) throws {
    let values = try ElectricityData.column(column)
    var compared = 0
    for run in try ElectricityData.runs(of: column) where !run.name.hasPrefix("KSWIN") {
      let kind = try #require(run.kind, "no detector for \(run.name)")
      let input = kind.input == .correctness ? values.map { 1 - $0 } : values
      let outcome = Outcome(try kind.detector(run.settings), over: input)
      #expect(outcome.drifts == run.drifts, "\(column) \(run.name)")
      if let warnings = run.warnings { #expect(outcome.warnings == warnings, "\(column) \(run.name)") }
      compared += 1
    }
    #expect(compared == (column.hasPrefix("err") ? 13 : 5))
  }

  @Test(arguments: ["err_static", "confidence_static", "feat_nswdemand", "feat_transfer"])
  func keepsTheWindowThatRiverKeeps(column: String) throws {
    let values = try ElectricityData.column(column)
    let run = try #require(try ElectricityData.runs(of: column).first { $0.name == "ADWIN" })
    #expect(run.states.count == 22)
    var detector = ADWIN()
    var seen = 0
    for state in run.states {
      while seen < state.after {
        _ = detector.update(values[seen])
        seen += 1
      }
      #expect(detector.width == state.width)
      #expect(isClose(detector.mean, state.mean, tolerance: 1e-9))
      #expect(isClose(detector.squaredDeviations, state.squaredDeviations, tolerance: 1e-9))
    }
  }

  /// Another generator draws other samples, so that only the number of drifts can be held against River's.
  @Test func windowsOfKolmogorovAndSmirnovAlarmAsOftenAsRivers() throws {
    let values = try ElectricityData.column("err_static").prefix(6000)
    let run = try #require(try ElectricityData.runs(of: "err_static").first { $0.name.hasPrefix("KSWIN_seeds") })
    let (low, high) = (try #require(run.counts.min()), try #require(run.counts.max()))
    var counts: [Int] = []
    for seed in 0..<10 {
      let detector = try #require(StreamDetectorKind.named("kswin")).detector(["seed": "\(seed)"])
      counts.append(Outcome(detector, over: Array(values)).drifts.count)
    }
    #expect(counts.allSatisfy { $0 >= low - 3 && $0 <= high + 3 }, "\(counts) against \(run.counts)")
    let mean = Double(counts.reduce(0, +)) / 10
    #expect(mean > Double(low) && mean < Double(high), "\(counts) against \(run.counts)")
  }

  /// The whole stream with one seed: within a tenth of River's count.
  @Test(arguments: columns)
  func kolmogorovAndSmirnovFindAboutAsManyOnEveryColumn(column: String) throws {
    let values = try ElectricityData.column(column)
    let run = try #require(try ElectricityData.runs(of: column).first { $0.name == "KSWIN_seed42" })
    let detector = try #require(run.kind).detector(run.settings)
    let count = Double(Outcome(detector, over: values).drifts.count)
    #expect(abs(count - Double(run.drifts.count)) <= 0.1 * Double(run.drifts.count))
  }

  /// Frouros 0.9.0's detectors that are not in River. Its STEPD divides by nothing in row 27,706 and takes 60 values
  /// without an error for a drift.
  @Test(arguments: [("ecdd", "ECDDWT", [:], 45_000), ("stepd", "STEPD", ["two_sided_test": "true"], 27_706)])
  func findsTheChangesThatFrourosFinds(id: String, name: String, settings: [String: String], rows: Int) throws {
    let file = try #require(try SharedData.json("data/streams/elec2.frouros.json") as? [String: Any])
    let detectors = try #require(file["detectors"] as? [String: [String: Any]])
    let drifts = try #require(detectors[name]?["drifts"] as? [Int]).filter { $0 < rows }
    let values = try ElectricityData.column("err_static").prefix(rows)
    let detector = try #require(StreamDetectorKind.named(id)).detector(settings)
    #expect(drifts.count > 200)
    #expect(Outcome(detector, over: Array(values)).drifts == drifts)
  }
}

/// Where a detector drifted, and its runs of warnings.
private struct Outcome {
  var drifts: [Int] = []
  var warnings: [ClosedRange<Int>] = []

  init(_ fresh: any StreamDetector, over values: [Double]) {
    var detector = fresh
    for (index, value) in values.enumerated() {
      switch detector.update(value) {
      case .drift: drifts.append(index)
      case .warning:
        if let last = warnings.last, last.upperBound == index - 1 {
          warnings[warnings.count - 1] = last.lowerBound...index
        } else {
          warnings.append(index...index)
        }
      default: break
      }
    }
  }
}

/// The file of expectations, and the stream that it is about.
private enum ElectricityData {
  struct State: Sendable {
    var after: Int
    var width: Int
    var mean: Double
    var squaredDeviations: Double
  }

  struct Run: Sendable {
    var name: String
    var settings: [String: String]
    var drifts: [Int]
    /// `nil` where the method gives none.
    var warnings: [ClosedRange<Int>]?
    var states: [State]
    /// Of several seeds.
    var counts: [Int] = []

    var kind: StreamDetectorKind? {
      let ids = [
        "DDM": "ddm", "EDDM": "eddm", "HDDM_A": "hddm-a", "HDDM_W": "hddm-w", "FHDDM": "fhddm", "ADWIN": "adwin",
        "PageHinkley": "page-hinkley", "KSWIN": "kswin",
      ]
      return ids.filter { name.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }
        .flatMap { StreamDetectorKind.named($0.value) }
    }
  }

  /// Read once for all tests.
  private static let columns = Result {
    try SharedData.columns("data/streams/elec2.csv.gz").filter { $0.key.contains("_") && !$0.key.hasPrefix("y_") }
      .mapValues { cells in try cells.map { try #require(Double($0)) } }
  }
  private static let expectations = Result {
    let file = try #require(try SharedData.json("data/streams/elec2.expected.json") as? [String: Any])
    return try #require(file["columns"] as? [String: [String: Any]]).mapValues { runs in
      runs.compactMap { name, value in
        if let counts = value as? [Int] {
          return Run(name: name, settings: [:], drifts: [], states: [], counts: counts)
        }
        return (value as? [String: Any]).flatMap { run(name, $0) }
      }
    }
  }

  static func column(_ name: String) throws -> [Double] {
    try #require(try columns.get()[name])
  }

  static func runs(of column: String) throws -> [Run] {
    try #require(try expectations.get()[column])
  }

  private static func run(_ name: String, _ value: [String: Any]) -> Run? {
    guard let drifts = value["drifts"] as? [Int], let params = value["params"] as? [String: Any] else { return nil }
    let isDrift = Set(drifts)
    // River's EDDM leaves the flag of its warning up at the value that is drift.
    let warnings = (value["warning_runs"] as? [[Int]])?.compactMap { run -> ClosedRange<Int>? in
      let end = isDrift.contains(run[1]) ? run[1] - 1 : run[1]
      return run[0] <= end ? run[0]...end : nil
    }
    let states = (value["state"] as? [[String: Any]] ?? []).compactMap { state -> State? in
      guard let after = state["after"] as? Int, let width = state["width"] as? Double,
        let mean = state["estimation"] as? Double, let variance = state["variance"] as? Double
      else { return nil }
      return State(after: after, width: Int(width), mean: mean, squaredDeviations: variance)
    }
    return Run(
      name: name, settings: params.mapValues(text), drifts: drifts, warnings: warnings, states: states)
  }

  private static func text(_ value: Any) -> String {
    if let number = value as? NSNumber, isBoolean(number) { return number.boolValue ? "true" : "false" }
    return "\(value)"
  }

  private static func isBoolean(_ number: NSNumber) -> Bool {
    ["c", "B"].contains(String(cString: number.objCType))
  }
}
