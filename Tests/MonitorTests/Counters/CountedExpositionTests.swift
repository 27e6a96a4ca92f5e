import Analysis
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Monitor

/// A real exposition of counted predictions, read line by line.
@Suite(.enabled(if: SharedData.has("expositions/prometheus_client_multiprocess.t1.prom")))
struct CountedExpositionTests {
  private static func lines(_ time: String) throws -> [String: Double] {
    let text = try SharedData.text("expositions/prometheus_client_multiprocess.\(time).prom")
    var lines: [String: Double] = [:]
    for line in text.split(separator: "\n") {
      guard ["ml_confusion", "ml_prediction_score_bucket"].contains(where: line.hasPrefix) else { continue }
      let parts = line.split(separator: " ")
      lines[String(parts[0])] = Double(parts[1])
    }
    return lines
  }

  private func project(_ state: MonitorState, _ window: WindowSpan) -> ModelDetail? {
    state.snapshot(SnapshotRequest(window: window, parts: [.confusion, .curves])).detail
  }

  @Test func itsMatrixAndCurveAreThoseOfItsCounts() throws {
    var target = ScrapedTarget()
    let state = MonitorState([target.scrape(0, try Self.lines("t1"))])
    let detail = try #require(project(state, .everything))
    #expect(detail.identity == ModelIdentity(model: "fraud"))
    #expect(detail.confusion?.counts == [9_519, 1_528, 564, 2_210])
    let curves = try #require(detail.curves)
    // Scripts/counted_quality.py
    #expect(abs(try #require(curves.rocAUC.value) - 0.9141541720964282) < 1e-12)
    #expect(abs(try #require(curves.averagePrecision.value) - 0.7419808263714038) < 1e-12)
    // The server predicts at 0.5, so the working point there is its matrix.
    #expect(curves.atThreshold == detail.confusion)
    #expect(curves.countedThreshold == nil)
  }

  @Test func aWindowHasTheDifferenceOfTwoScrapes() throws {
    var target = ScrapedTarget()
    let scrapes = [target.scrape(0, try Self.lines("t1")), target.scrape(10, try Self.lines("t2"))]
    let detail = try #require(project(MonitorState(scrapes), .duration(.seconds(10))))
    let expected: [Double] = [9_990 - 9_519, 1_591 - 1_528, 592 - 564, 2_304 - 2_210]
    #expect(detail.confusion?.counts == expected)
    #expect(detail.curves?.atThreshold == detail.confusion)
    #expect(detail.notes.isEmpty)
  }
}
