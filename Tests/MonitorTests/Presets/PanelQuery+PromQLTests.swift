import Monitor
import Testing

@Suite struct PanelQueryPromQLTests {
  /// By hand; `promtool check rules` accepts each as the expression of a recording rule.
  static let expressions: [(PanelQuery, [String])] = [
    (PanelQuery(.rate(["a", "b"])), ["(sum(rate(a[1m])) + sum(rate(b[1m])) or sum(rate(a[1m])) or sum(rate(b[1m])))"]),
    (PanelQuery(.rateDifference("a", less: "b")), ["clamp_min(sum(rate(a[1m])) - sum(rate(b[1m])), 0)"]),
    (PanelQuery(.mean(["a"]), scale: 0.01), ["avg(a) * 0.01"]),
    (
      PanelQuery(.rateRatio([SeriesSelector("a", ["s": .matches("5.."), "m": .notEqual("x")])], over: ["a"])),
      [
        "(sum(rate(a{m!=\"x\",s=~\"5..\"}[1m])) or 0 * sum(rate(a{m!=\"\",s!=\"\"}[1m]))) / sum(rate(a[1m]))"
      ]
    ),
    (PanelQuery(.ratio(["a"], over: ["a", "b"])), ["sum(a) / (sum(a) + sum(b))"]),
    (PanelQuery(.summary("a:b")), ["max by (quantile) (a:b)"]),
    (
      PanelQuery(.quantiles(SeriesSelector("a", ["m": .equal("x")]))),
      [0.5, 0.95, 0.99].map { "histogram_quantile(\($0), sum by (le) (rate(a_bucket{m=\"x\"}[1m])))" }
    ),
  ]

  @Test(arguments: expressions) func queriesHaveATextForm(_ query: PanelQuery, _ expected: [String]) {
    #expect(query.promQL(range: "1m") == expected)
  }
}
