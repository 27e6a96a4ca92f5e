import Foundation
import Ingest
import PromQL
import Telemetry
import TestSupport
import Testing

@testable import Monitor

/// The panels of real servers, by the samples that were scraped and by the embedded engine's answers to their
/// expressions: the same numbers, once there are scrapes enough for PromQL's rates.
@Suite(.enabled(if: SharedData.has("expositions/INDEX.md"))) struct PanelExpressionAnswersTests {
  /// A minute and more of scrapes, 10 s apart, in which everything goes on as between the first two.
  private static func state(_ name: String) throws -> (MonitorState, last: Timestamp) {
    let texts = try ["t1", "t2"].map { try SharedData.text("expositions/\(name).\($0).prom") }
    let first = Dictionary(
      ExpositionLines(texts[0]).samples.map { ($0.labels, $0.value) }, uniquingKeysWith: { $1 })
    var target = ScriptedTarget()
    let types = texts[1].split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.joined(separator: "\n")
    let samples = ExpositionLines(texts[1]).samples
    let scrapes = (0...10).map { round in
      // Far from zero, where rates are not extrapolated.
      let lines = samples.map { labels, value in
        let step = value - (first[labels] ?? 0)
        return "\(text(labels)) \(step > 0 ? value + step * Double(20 + round) : value)"
      }
      return target.scrape(at: Int64(1_000 + round * 10), types + "\n" + lines.joined(separator: "\n"))
    }
    return (MonitorState(scrapes), Timestamp(seconds: 1_100))
  }

  private static func text(_ labels: Labels) -> String {
    let pairs = labels.withoutName.map { "\($0.name)=\"\($0.value)\"" }
    return labels.metricName + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}")
  }

  @Test(arguments: [
    "vllm-0.33.0-simulated-stats", "triton", "torchserve", "llamacpp_server", "mlserver", "bentoml", "node_exporter",
  ]) func expressionsGiveWhatThePanelsShow(_ name: String) throws {
    let (state, last) = try Self.state(name)
    let detail = try #require(state.server()?.detail)
    var cache = SnapshotCache()
    for panel in detail.panels {
      let text = try #require(panel.expression)
      let answer = try #require(state.answer(to: WantedQuery(text, .latest), &cache))
      #expect(answer.times == .instant(milliseconds: last.milliseconds))
      _ = try answer.result.get()
      var answers = PanelAnswers()
      answers.add(answer, ofQuery: 0)
      let lines = answers.lines(of: Labels([]))
      let shown = panel.lines.compactMap(\.value)
      #expect(lines.count == shown.count, "\(text)")
      for (line, value) in zip(lines, shown) {
        #expect(abs(line.value - value) <= 1e-9 * max(1e-3, abs(value)), "\(text)")
      }
    }
    #expect(!detail.panels.isEmpty)
  }
}
