import Foundation
import Testing

/// `driftop compare` beside scipy, over the same seeded pairs of samples.
@Suite(.enabled(if: Surroundings.hasPeers, "no Python environment with scipy: .ci/run makes it"))
struct CompareConformanceTests {
  @Test func statisticsAndPValuesAreScipys() throws {
    let folder = try TemporaryFolder()
    let script = Surroundings.support.appending(path: "make_sample_pairs.py").path()
    let made = try CommandRun.command([Surroundings.peers, script, folder.url.path()])
    #expect(made.status == 0, "\(made.errors)")
    let run = try CommandRun.driftop(["compare", "reference.csv", "current.csv"], in: folder.url)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    let drift = try JSON(text: run.output)["drift"]?.array ?? []
    let expected = try JSON(contentsOf: folder.url.appending(path: "expected.json"))
    var compared = 0
    for (feature, statistics) in expected.object {
      for (statistic, figures) in statistics.object {
        let entry = try #require(
          drift.first { $0["feature"] == .string(feature) && $0["statistic"] == .string(statistic) },
          "\(statistic) of \(feature)")
        for (key, reference) in figures.object {
          guard case .number(let value) = entry[key], case .number(let wanted) = reference else {
            Issue.record("\(feature): \(statistic) has no \(key)")
            continue
          }
          #expect(abs(value - wanted) <= 1e-9 * abs(wanted), "\(feature): \(statistic) \(key) \(value), \(wanted)")
          compared += 1
        }
      }
    }
    #expect(compared > 80)
  }
}
