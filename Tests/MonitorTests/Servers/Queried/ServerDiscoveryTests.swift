import Ingest
import PromQL
import Telemetry
import Testing

@testable import Monitor

@Suite struct ServerDiscoveryTests {
  /// What the selector of the first question asks of a metric's name.
  private static func nameMatcher() throws -> LabelMatcher {
    let expression = try PromQL.Expression(parsing: ServerDiscovery.present.expression)
    guard case .aggregation(let group) = expression.node else { throw QueryError("no aggregation") }
    var operand = group.operand
    while case .parentheses(let inner) = operand.node { operand = inner }
    guard case .selector(let selector) = operand.node else { throw QueryError("no selector") }
    return try #require(selector.matchers.first)
  }

  @Test(arguments: ServerPreset.all) func everyMarkIsLookedForInBothSpellings(_ preset: ServerPreset) throws {
    let matcher = try Self.nameMatcher()
    for mark in preset.marks + preset.markPrefixes.map({ $0 + "x" }) {
      for name in [mark, mark.replacing(":", with: "_"), mark + "_count"] { #expect(matcher.accepts(name), "\(name)") }
    }
  }

  @Test func nothingElseIsLookedFor() throws {
    let matcher = try Self.nameMatcher()
    for name in ["up", "prometheus_http_requests_total", "http_requests_total_bucket", "vllm:other", ""] {
      #expect(!matcher.accepts(name), "\(name)")
    }
  }

  private static func answers(_ answers: [(WantedQuery, [([String: String], Double)])]) -> [WantedQuery: TimedAnswer] {
    var known: [WantedQuery: TimedAnswer] = [:]
    for (query, elements) in answers {
      let vector = elements.map { labels, value in
        QueryValue.VectorElement(
          labels: Labels(labels.map { Label($0.key, $0.value) }), sample: Sample(milliseconds: 0, value: value))
      }
      known[query] = TimedAnswer(
        times: .instant(milliseconds: 0), result: .success(QueryAnswer(.vector(vector))), time: Timestamp(seconds: 0))
    }
    return known
  }

  @Test func theRangeOfRatesHoldsFourScrapes() {
    let target = ["__name__": "vllm:num_requests_running", "job": "a", "instance": "a:1"]
    func ranges(_ scrapes: Double?) -> String? {
      let counts = scrapes.map { [(["job": "a"], $0)] } ?? []
      let known = Self.answers([
        (ServerDiscovery.present, [(target, 1)]), (ServerDiscovery.scraped, [(target, 1)]),
        (ServerDiscovery.scrapeCounts, counts),
      ])
      return QueriedTarget.all { known[$0] }.first?.pace.rateRange()
    }
    #expect(ranges(nil) == "1m")
    #expect(ranges(300) == "1m")
    #expect(ranges(20) == "1m")
    #expect(ranges(10) == "2m")
    #expect(ranges(1) == "20m")
    #expect(ScrapePace(interval: 15_000).rateRange(bucket: 7_200_000) == "2h")
  }

  @Test func serversWithNamesOfTheirOwnComeFirst() {
    let known = Self.answers([
      (
        ServerDiscovery.present,
        [
          (["__name__": "http_requests_total", "job": "a", "instance": "a:1"], 1),
          (["__name__": "vllm:num_requests_running", "job": "z", "instance": "z:1"], 1),
          (["__name__": "http_requests_total", "job": "z", "instance": "z:1"], 1),
          (["__name__": "vllm:num_requests_running", "job": "b"], 1),
        ]
      )
    ])
    let targets = QueriedTarget.all { known[$0] }
    #expect(targets.map(\.job) == ["b", "z", "a"])
    #expect(targets.map { $0.presets.map(\.id) } == [["vllm"], ["vllm"], ["generic_http"]])
  }

  @Test func ofManyRowsOnlyThoseThatAreSeenAreAskedForTheirCourse() throws {
    let groups = (0..<100).map { row in
      QueriedGroup(
        identity: ServerIdentity(preset: "vllm", job: "llm", instance: "10.0.0.\(row):1"), preset: .vllm)
    }
    let grid = BucketGrid(start: 0, step: 1_000, count: 1)
    let key = QueriedCache.Key(version: 0, targetCount: 0, firstRow: 0, grid: grid, sums: false, seen: 98..<200)
    #expect(
      QueriedKind.all(groups, key).first?.seenScope
        == PanelScope(matching: ["instance": .matches(#"10\.0\.0\.98:1|10\.0\.0\.99:1"#)], by: ["job", "instance"]))
    let few = QueriedKind.all(Array(groups.prefix(9)), key)
    #expect(few.first?.seenScope == nil)
  }
}
