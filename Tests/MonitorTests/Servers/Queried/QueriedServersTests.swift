import Ingest
import Predictions
import PromQL
import Telemetry
import Testing

@testable import Monitor

/// The same scrapes, once taken by the monitor itself and once by a query server that it asks.
@Suite struct QueriedServersTests {
  /// A vLLM server at its `round`-th scrape: every counter rises evenly.
  private static func vllm(_ round: Int, model: String = "llama", speed: Double = 1) -> String {
    let count = Double(100 + round) * speed
    let labels = "model_name=\"\(model)\",engine=\"0\""
    let latencies = [("0.1", 1.0), ("0.5", 9), ("1.0", 10), ("+Inf", 10)].map { bound, share in
      "vllm:e2e_request_latency_seconds_bucket{\(labels),le=\"\(bound)\"} \(share * count)\n"
    }
    return """
      vllm:num_requests_running{\(labels)} \(2 * speed)
      vllm:num_requests_waiting{\(labels)} 3
      vllm:kv_cache_usage_perc{\(labels)} 0.5
      vllm:generation_tokens_total{\(labels)} \(count * 300)
      vllm:request_success_total{\(labels),finished_reason="stop"} \(count * 30)
      vllm:request_success_total{\(labels),finished_reason="error"} \(count * 10)
      \(latencies.joined())
      """
  }

  private struct Both {
    var server = AnsweringServer()
    var scraping = MonitorState(settings: MonitorSettings(windowing: .live))
    var asking = AskingMonitor()

    mutating func take(_ batch: ScrapeBatch) {
      server.take(batch)
      scraping.apply(batch)
    }

    mutating func snapshots(_ request: SnapshotRequest) -> (scraped: Snapshot, queried: Snapshot) {
      (scraping.snapshot(request), asking.snapshot(request, of: server))
    }
  }

  /// Two servers, scraped every 15 s for ten minutes, the last time at the end of a bucket.
  private static func both(_ page: (Int, Int) -> String) -> Both {
    var both = Both()
    var targets = [
      ScriptedTarget(number: 1, job: "llm", instance: "a:1", interval: 15),
      ScriptedTarget(number: 2, job: "llm", instance: "b:1", interval: 15),
    ]
    for round in 0...40 {
      for index in targets.indices {
        both.take(targets[index].scrape(at: Int64(6_000 + round * 15), page(index, round)))
      }
    }
    return both
  }

  private func request(_ server: ServerIdentity? = nil, sums: Bool = false) -> SnapshotRequest {
    var request = SnapshotRequest(window: .duration(.seconds(300)), bucketCount: 20)
    request.server = server
    request.sumsReplicas = sums
    return request
  }

  private func isClose(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == right }
    return abs(left - right) <= 1e-9 * max(1, abs(left))
  }

  // MARK: Overview

  @Test(arguments: [false, true]) func rowsAndFiguresAreThoseOfScrapedServers(sums: Bool) throws {
    var both = Self.both { Self.vllm($1, speed: Double($0 + 1)) }
    let (scraped, queried) = both.snapshots(request(sums: sums))
    #expect(both.asking.errors.isEmpty)
    #expect(queried.servers.map(\.identity) == scraped.servers.map(\.identity))
    #expect(queried.servers.map(\.title) == scraped.servers.map(\.title))
    #expect(queried.servers.map(\.models) == scraped.servers.map(\.models))
    #expect(queried.servers.map(\.health) == scraped.servers.map(\.health))
    #expect(queried.servers.map(\.replicaCount) == scraped.servers.map(\.replicaCount))
    for (left, right) in zip(queried.servers, scraped.servers) {
      #expect(left.figures.keys.contains(.latency))
      for (role, figure) in left.figures { #expect(isClose(figure, right.figures[role]), "\(role)") }
      let (values, expected) = (try #require(left.history?.values), try #require(right.history?.values))
      // The bucket after the last scrape has begun only here, where a scrape counts for the bucket that it ends.
      #expect(zip(values, expected).dropLast().allSatisfy(isClose), "\(values) \(expected)")
      #expect(values.count == expected.count && left.history?.axis == right.history?.axis)
      #expect(isClose(values.last ?? nil, left.figures[.requestRate]))
    }
  }

  @Test func oneQuestionAPanelServesAllRows() {
    var both = Self.both { Self.vllm($1, speed: Double($0 + 1)) }
    _ = both.asking.snapshot(request(), of: both.server)
    let panels = both.asking.asked.filter { $0.expression.contains("vllm:") && !$0.expression.contains("__name__") }
    // Requests, errors, latency, tokens, queue, running, cache, and the course of requests.
    #expect(panels.count == 8)
    #expect(panels.allSatisfy { $0.expression.contains("job, instance)") })
  }

  @Test func noErrorAmongRequestsIsAShareOfZero() {
    var both = Self.both { _, round in
      Self.vllm(round).split(separator: "\n").filter { !$0.contains("\"error\"") }.joined(separator: "\n")
    }
    let (scraped, queried) = both.snapshots(request())
    #expect(scraped.servers.map { $0.figures[.errorRatio] } == [0, 0])
    #expect(queried.servers.map { $0.figures[.errorRatio] } == [0, 0])
  }

  @Test func aServerThatDoesNotAnswerStaysAsARow() throws {
    var both = Self.both { Self.vllm($1, speed: Double($0 + 1)) }
    var down = ScriptedTarget(number: 3, job: "llm", instance: "c:1", interval: 15)
    both.server.take(down.scrape(at: 6_585, Self.vllm(1)))
    both.server.take(down.failure(at: 6_600))
    let rows = both.asking.snapshot(request(), of: both.server).servers
    #expect(rows.map(\.health) == [.up, .up, .down])
    #expect(rows[2].figures.isEmpty)
    let summed = both.asking.snapshot(request(sums: true), of: both.server).servers
    #expect(summed.map(\.health) == [.partlyUp(up: 2, of: 3)])
  }

  @Test func metricsThatArePushedSayNothingOfHealth() {
    var server = AnsweringServer()
    server.writesUp = false
    var target = ScriptedTarget(interval: 60)
    for round in 0...10 { server.take(target.scrape(at: Int64(6_000 + round * 60), Self.vllm(round))) }
    var monitor = AskingMonitor()
    let rows = monitor.snapshot(request(), of: server).servers
    #expect(rows.map(\.health) == [.unknown])
    #expect(isClose(rows.first?.figures[.requestRate], 40.0 / 60))
  }

  @Test func aTargetThatIsScrapedHereStandsOnce() {
    var both = Self.both { Self.vllm($1, speed: Double($0 + 1)) }
    var own = ScriptedTarget(number: 7, job: "llm", instance: "a:1")
    both.asking.state.apply(own.scrape(at: 6_600, Self.vllm(0)))
    let rows = both.asking.snapshot(request(), of: both.server).servers
    #expect(rows.map(\.identity.instance) == ["a:1", "b:1"])
    #expect(rows.first?.sampleCount == 10)
  }

  @Test func nothingIsKnownBeforeTheFirstAnswer() {
    var state = MonitorState(settings: MonitorSettings(windowing: .live), hasQueryServer: true)
    state.advance(to: Timestamp(seconds: 6_000))
    let snapshot = state.snapshot(request())
    #expect(snapshot.servers.isEmpty)
    #expect(snapshot.openQuestionCount == 4)
  }

  // MARK: Detail

  @Test func panelsAreThoseOfAScrapedServer() throws {
    var both = Self.both { Self.vllm($1, speed: Double($0 + 1)) }
    let identity = ServerIdentity(preset: "vllm", job: "llm", instance: "b:1")
    let (scraped, queried) = both.snapshots(request(identity))
    #expect(both.asking.errors.isEmpty)
    let (left, right) = (try #require(queried.server), try #require(scraped.server))
    #expect(left.title == "vLLM")
    #expect(left.panels.map(\.role) == right.panels.map(\.role))
    for (panel, expected) in zip(left.panels, right.panels) {
      #expect(panel.lines.map(\.title) == expected.lines.map(\.title))
      #expect(panel.note == expected.note)
      for (line, expected) in zip(panel.lines, expected.lines) {
        #expect(isClose(line.value, expected.value), "\(panel.role) \(line.title)")
        #expect(
          zip(line.series.values, expected.series.values).dropLast().allSatisfy(isClose), "\(panel.role) \(line.title)")
        #expect(line.series.axis == expected.series.axis)
      }
      let text = try #require(panel.expression)
      #expect(text.contains("{instance=\"b:1\",job=\"llm\""))
      _ = try PromQL.Expression(parsing: text)
    }
  }

  @Test func partsAreTheModelsBehindAServer() throws {
    var both = Self.both { _, round in Self.vllm(round) + Self.vllm(round, model: "qwen", speed: 2) }
    let identity = ServerIdentity(preset: "vllm", job: "llm")
    let (scraped, queried) = both.snapshots(request(identity, sums: true))
    let (left, right) = (try #require(queried.server), try #require(scraped.server))
    #expect(left.partLabel == "model_name" && left.partCount == 2)
    #expect(left.parts.map(\.name) == right.parts.map(\.name))
    for (part, expected) in zip(left.parts, right.parts) {
      #expect(part.figures.count > 5)
      for (role, figure) in part.figures { #expect(isClose(figure, expected.figures[role]), "\(role)") }
    }
  }

  @Test func aBucketThatWasNotOverWhenAskedShowsTheLatestFigure() {
    let grid = BucketGrid(start: 1_000_000, step: 10_000, count: 4)
    let answer = TimedAnswer(
      times: .instant(milliseconds: 0), result: .success(QueryAnswer(.matrix([]))), time: Timestamp(seconds: 1_025))
    let samples = [(1_010, 1.0), (1_020, .nan), (1_030, 0.25), (1_040, 0)].map {
      Sample(milliseconds: $0 * 1_000, value: $1)
    }
    #expect(answer.values(samples, grid, latest: 7) == [1, nil, 7, 7])
  }
}
