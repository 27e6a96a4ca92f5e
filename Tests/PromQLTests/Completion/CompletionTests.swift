import Testing

@testable import PromQL

@Suite struct CompletionTests {
  private struct Names: CompletionNames {
    func metricNames() -> [String] { ["absent_minutes", "http_requests_total", "my.metric", "rate_limit", "up"] }

    func labelNames(ofMetrics metrics: [String]) -> [String] {
      metrics == ["up"] ? ["__name__", "instance", "job"] : ["__name__", "a.b", "instance", "job", "zone"]
    }

    func labelValues(of label: String, metric: String?) -> [String] {
      label == "job" ? ["Node", "a\"b\\c", "node\u{1B}[2J", "prometheus"] : []
    }

    func detail(ofMetric name: String) -> String { name == "up" ? "gauge" : "" }
  }

  private func candidates(_ marked: String, limit: Int = 50) -> [CompletionCandidate] {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return CompletionContext(text: parts.joined(), cursor: parts[0].utf8.count).candidates(from: Names(), limit: limit)
  }

  private func names(_ marked: String) -> [String] { candidates(marked).map(\.name) }

  @Test func namesThatBeginAsTypedStandBeforeThoseThatContainIt() {
    #expect(names("up|").first == "up" && names("up|").contains("group"))
    #expect(names("req|") == ["http_requests_total"])
    #expect(names("ABS|").first == "abs" && names("ABS|").contains("absent_minutes"))
  }

  @Test func functionsStandBeforeMetricsOnceSomethingIsTyped() {
    #expect(candidates("abs|").first?.insertion == "abs(")
    #expect(candidates("abs|").first?.detail == "absolute value")
    #expect(candidates("min_of|").first?.detail == "smaller of two scalars; experimental in Prometheus")
    #expect(candidates("|").first?.kind == .metric)
    #expect(candidates("|", limit: 3).count == 3)
  }

  @Test func aggregationsAndKeywordsAreOffered() {
    #expect(candidates("su|").first == CompletionCandidate(.aggregation, "sum", detail: "of all values"))
    #expect(candidates("sum b|").map(\.insertion) == ["by ("])
    #expect(names("a > |").prefix(2) == ["absent_minutes", "http_requests_total"])
    #expect(names("a > bo|").first == "bool")
    #expect(names("a un|") == ["unless"])
  }

  @Test func aMetricThatNeedsQuotesIsWrittenInBraces() {
    #expect(candidates("my|").map(\.insertion) == ["{\"my.metric\"}"])
    #expect(candidates("{my|").map(\.insertion) == ["\"my.metric\""])
    #expect(candidates("{\"my|").map(\.insertion) == ["\"my.metric\""])
    #expect(candidates("up|").first?.detail == "gauge")
  }

  @Test func labelsAreThoseOfTheMetricAtHand() {
    #expect(names("up{|") == ["instance", "job"])
    #expect(names("sum by (|) (up)") == ["instance", "job"])
    #expect(names("sum by (|) (down)") == ["a.b", "instance", "job", "zone"])
    #expect(candidates("sum by (a|) (down)").first?.insertion == "\"a.b\"")
    #expect(candidates("up{\"j|").map(\.insertion) == ["\"job\""])
  }

  @Test func valuesAreWrittenInQuotesAndWithoutControlCharacters() {
    #expect(
      candidates("up{job=\"|").map(\.insertion) == [
        "\"Node\"", #""a\"b\\c""#, #""node\x1b[2J""#, "\"prometheus\"",
      ])
    #expect(names("up{job=\"no|") == ["node\u{1B}[2J", "Node"])
    #expect(candidates("up{job=pro|").map(\.insertion) == ["\"prometheus\""])
  }

  @Test func aNumberIsGivenItsUnit() {
    #expect(names("up[5|").prefix(3) == ["5m", "5h", "5d"])
    #expect(names("up[|").prefix(2) == ["1m", "5m"])
    #expect(names("up[5m|").first == "5m")
  }

  @Test func functionsAreAllListed() {
    let listed = Set(candidates("|", limit: 10_000).filter { $0.kind == .function }.map(\.name))
    #expect(listed == Set(FunctionDescriptor.all.map(\.name)))
  }
}
