import Ingest
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct PanelExpressionTests {
  private static let scopes = [
    PanelScope(), PanelScope(by: ["job", "instance"]),
    PanelScope(matching: ["job": .equal("a \"b\" \\c"), "instance": .matches("a:1|b:2")], by: ["model_name"]),
  ]

  /// By hand; `promtool check rules` accepts each as the expression of a recording rule.
  private static let texts: [(PanelQuery, String)] = [
    (PanelQuery(.rate(["a", "b"])), "(sum(rate(a[1m])) + sum(rate(b[1m])) or sum(rate(a[1m])) or sum(rate(b[1m])))"),
    (PanelQuery(.rateDifference("a", less: "b")), "clamp_min(sum(rate(a[1m])) - sum(rate(b[1m])), 0)"),
    (PanelQuery(.mean(["a"]), scale: 0.01), "avg(a) * 0.01"),
    (
      PanelQuery(.rateRatio([SeriesSelector("a", ["s": .matches("5.."), "m": .notEqual("x")])], over: ["a"])),
      "(sum(rate(a{m!=\"x\",s=~\"5..\"}[1m])) or 0 * sum(rate(a{m!=\"\",s!=\"\"}[1m]))) / sum(rate(a[1m]))"
    ),
    (PanelQuery(.ratio(["a"], over: ["a", "b"])), "sum(a) / (sum(a) + sum(b))"),
    (PanelQuery(.summary("a:b")), "max by (quantile) (a:b)"),
  ]

  @Test(arguments: texts) func queriesHaveATextForm(_ query: PanelQuery, _ expected: String) {
    #expect(PanelExpression(query, PanelScope(), range: "1m").text == expected)
  }

  @Test func aHistogramHasATextForEachQuantile() {
    let query = PanelQuery(.quantiles(SeriesSelector("a", ["m": .equal("x")])))
    let expression = PanelExpression(query, PanelScope(), range: "1m")
    #expect(
      expression.text(ofQuantile: 0.95)
        == "histogram_quantile(0.95, sum by (le) (rate(a_bucket{m=\"x\"}[1m])))")
  }

  @Test(arguments: ServerPreset.all + [.process])
  func everyPanelOfAPresetIsAnInstantVector(_ preset: ServerPreset) throws {
    for query in preset.panels.flatMap(\.queries) {
      for scope in Self.scopes {
        let expression = PanelExpression(query, scope, range: "1m")
        for text in [expression.text, expression.text(ofQuantile: 0.5)] {
          #expect(try PromQL.Expression(parsing: text).valueType == .instantVector, "\(text)")
        }
      }
    }
  }

  @Test(arguments: ServerPreset.all) func theQuestionsThatFindServersAreInstantVectors(_ preset: ServerPreset) throws {
    let questions = [
      ServerDiscovery.present, ServerDiscovery.down, ServerDiscovery.scraped, ServerDiscovery.scrapeCounts,
      ServerDiscovery.models(of: preset),
      ServerDiscovery.parts(of: preset, in: PanelScope(matching: ["job": .equal("x")])),
    ]
    for question in questions.compactMap({ $0 }) {
      #expect(try PromQL.Expression(parsing: question.expression).valueType == .instantVector)
    }
  }

  @Test func aScopeSelectsAndTellsApart() {
    let scope = PanelScope(matching: ["job": .equal("x")], by: ["instance"])
    let errors = SeriesSelector("a", ["status": .matches("5..")])
    let expressions = [
      PanelQuery(.rate(["a"])), PanelQuery(.mean([errors]), blankFrom: 1e9), PanelQuery(.summary("a")),
    ]
    .map { PanelExpression($0, scope, range: "1m").text }
    #expect(
      expressions == [
        "sum by (instance) (rate(a{job=\"x\"}[1m]))",
        "avg by (instance) (a{job=\"x\",status=~\"5..\"} < 1000000000.0)",
        "max by (quantile, instance) (a{job=\"x\"})",
      ])
    #expect(
      PanelExpression(PanelQuery(.quantiles("a"), scale: 0.001), scope, range: "1m").text(ofQuantiles: [0.5, 0.99])
        == "label_replace(histogram_quantile(0.5, sum by (le, instance) (rate(a_bucket{job=\"x\"}[1m]))) * 0.001, "
        + "\"quantile\", \"0.5\", \"\", \"\") or "
        + "label_replace(histogram_quantile(0.99, sum by (le, instance) (rate(a_bucket{job=\"x\"}[1m]))) * 0.001, "
        + "\"quantile\", \"0.99\", \"\", \"\")")
  }

  @Test func queriesTakeTheSpellingThatExists() {
    let query = PanelQuery(.quantiles("vllm:a_seconds"))
    func names(_ known: Set<String>) -> [String] { query.spelled(where: known.contains).flatMap(\.sampleNames) }
    #expect(names(["vllm:a_seconds_bucket", "x"]) == ["vllm:a_seconds_bucket"])
    #expect(names(["vllm_a_seconds_bucket"]) == ["vllm_a_seconds_bucket"])
    #expect(
      names(["vllm_a_seconds_bucket", "vllm:a_seconds_bucket"]) == ["vllm:a_seconds_bucket", "vllm_a_seconds_bucket"])
    #expect(names(["vllm:a_seconds"]).isEmpty)
  }

  @Test func ofASumPartsMayBeMissingButNotOfADivisor() {
    let sum = PanelQuery(.rate(["a", "b"]))
    #expect(sum.spelled { $0 == "b" } == [PanelQuery(.rate(["b"]))])
    let ratio = PanelQuery(.ratio(["a"], over: ["a", "b"]))
    #expect(ratio.spelled { $0 == "a" }.isEmpty)
    #expect(ratio.spelled { _ in true } == [ratio])
  }
}
