import Monitor
import Telemetry
import Testing

@Suite struct ServerQuantileTests {
  /// Observations: 10 up to .1 s, 80 more up to .5 s, 10 more up to 1 s.
  private static func latencies(_ times: Double, engine: String = "0") -> String {
    [("0.1", 10), ("0.5", 90), ("1.0", 100), ("+Inf", 100)].map { bound, count in
      "vllm:e2e_request_latency_seconds_bucket{engine=\"\(engine)\",le=\"\(bound)\"} \(Double(count) * times)\n"
    }.joined() + "vllm:num_requests_running{engine=\"\(engine)\"} 1\n"
  }

  private func values(_ server: ServerDetail) -> [Double?] { server.panel(.latency)?.lines.map(\.value) ?? [] }

  @Test func quantilesAreInterpolatedInTheirBucket() throws {
    var target = ScriptedTarget()
    let state = MonitorState([target.scrape(at: 1_000, Self.latencies(3)), target.scrape(at: 1_010, Self.latencies(4))])
    let server = try #require(state.server())
    // By hand: rank 50 lies half way through the 80 between .1 and .5; rank 95 and 99 in the last 10.
    #expect(values(server.detail).map { $0.map { ($0 * 1e9).rounded() / 1e9 } } == [0.3, 0.75, 0.95])
    #expect(server.detail.panel(.latency)?.lines.map(\.title) == ["p50", "p95", "p99"])
    #expect(server.summary.figures[.latency].map { abs($0 - 0.75) < 1e-12 } == true)
    #expect(server.detail.panel(.latency)?.note == nil)
  }

  @Test func aHistogramThatHasNotMovedHasNoQuantile() throws {
    var target = ScriptedTarget()
    let state = MonitorState([target.scrape(at: 1_000, Self.latencies(3)), target.scrape(at: 1_010, Self.latencies(3))])
    let server = try #require(state.server())
    #expect(server.summary.figures[.latency] == nil)
    #expect(server.detail.panel(.latency) == nil)
  }

  @Test func enginesAreSummedBeforeTheQuantileIsTaken() throws {
    var target = ScriptedTarget()
    // The bounds of the second engine are spelled in another way.
    let second = Self.latencies(0, engine: "1").replacing("1.0\"", with: "1\"")
    let later = Self.latencies(3, engine: "1").replacing("1.0\"", with: "1\"")
    let state = MonitorState([
      target.scrape(at: 1_000, Self.latencies(0) + second), target.scrape(at: 1_010, Self.latencies(1) + later),
    ])
    let p95 = try #require(state.server()?.summary.figures[.latency])
    #expect(abs(p95 - 0.75) < 1e-12)
  }

  @Test func aSingleScrapeShowsAllSinceTheStart() throws {
    var target = ScriptedTarget()
    let server = try #require(MonitorState([target.scrape(at: 1_000, Self.latencies(3))]).server())
    #expect(server.summary.figures[.latency].map { abs($0 - 0.75) < 1e-12 } == true)
    #expect(server.detail.panel(.latency)?.note == "since the server started")
  }

  @Test func aGaugeWithBoundsIsNoHistogram() throws {
    var target = ScriptedTarget()
    let text = """
      # TYPE sglang:queue_time_seconds_bucket gauge
      sglang:queue_time_seconds_bucket{gt="0",le="1"} 5
      sglang:queue_time_seconds_bucket{gt="1",le="+Inf"} 6
      sglang:num_running_reqs 2
      """
    let server = try #require(MonitorState([target.scrape(at: 1_000, text)]).server())
    #expect(server.detail.panels.map(\.role) == [.running])
  }

  @Test func whatASummaryHasNotMeasuredIsAbsent() throws {
    var target = ScriptedTarget()
    let text = """
      nv_inference_request_success{model="a"} 5
      nv_inference_request_summary_us{model="a",quantile="0.5"} 12148
      nv_inference_request_summary_us{model="a",quantile="0.9"} Nan
      nv_inference_request_summary_us{model="a",quantile="0.99"} 43974
      nv_inference_request_summary_us{model="b",quantile="0.99"} 100000
      """
    let server = try #require(MonitorState([target.scrape(at: 1_000, text)]).server())
    let lines = try #require(server.detail.panel(.latency)?.lines)
    #expect(lines.map(\.title) == ["p50", "p99"])
    #expect(lines.map { $0.value.map { ($0 * 1e6).rounded() } } == [12_148, 100_000])
    #expect(server.summary.figures[.latency].map { abs($0 - 0.1) < 1e-12 } == true)
  }
}
