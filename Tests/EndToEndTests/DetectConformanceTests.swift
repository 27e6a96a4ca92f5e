import Foundation
import Testing

/// `driftop detect` beside River, over real streams.
@Suite(.enabled(if: Surroundings.has("data"), "the folder ../shared/data is missing"))
struct DetectConformanceTests {
  static let detectors = [
    ("adwin", "ADWIN"), ("ddm", "DDM"), ("eddm", "EDDM"), ("hddm-a", "HDDM_A"), ("hddm-w", "HDDM_W"),
    ("page-hinkley", "PageHinkley"),
  ]

  @Test(arguments: detectors)
  func driftsAndRunsOfWarningsAreRivers(detector: String, name: String) throws {
    let streams = Surroundings.shared.appending(path: "data/streams")
    let expected = try JSON(contentsOf: streams.appending(path: "elec2.expected.json"))
    let reference = try #require(expected["columns.err_static.\(name)"])
    let run = try CommandRun.driftop(
      ["detect", detector, streams.appending(path: "elec2.csv.gz").path(), "--column", "err_static"])
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let lines = try run.output.split(separator: "\n").map { try JSON(text: String($0)) }
    let drifts = lines.filter { $0["verdict"] == .string("drift") }.compactMap { $0["index"] }
    #expect(drifts == reference["drifts"]?.array)
    #expect(drifts.count > 40)
    if let runs = reference["warning_runs"]?.array {
      let warnings = lines.filter { $0["verdict"] == .string("warning") }.compactMap { $0["index"] }
      #expect(warnings == runs.compactMap { $0["0"] })
    }
    #expect(lines.last?["summary.rows"] == .number(45_312))
    #expect(lines.last?["summary.drifts"] == .number(Double(drifts.count)))
  }
}
