import Foundation
import Monitor
import Telemetry
import TestSupport
import Testing

/// The metrics of real servers, two scrapes ten seconds apart, against sums over their lines.
@Suite(.enabled(if: SharedData.has("expositions/INDEX.md"))) struct ServerExpositionTests {
  private struct Pair {
    var first: ExpositionLines
    var second: ExpositionLines
    var server: (summary: ServerSummary, detail: ServerDetail)

    init(_ name: String) throws {
      let texts = try ["t1", "t2"].map { try SharedData.text("expositions/\(name).\($0).prom") }
      var target = ScriptedTarget()
      let state = MonitorState([target.scrape(at: 1_000, texts[0]), target.scrape(at: 1_010, texts[1])])
      (first, second) = (ExpositionLines(texts[0]), ExpositionLines(texts[1]))
      server = try #require(state.server())
      if ProcessInfo.processInfo.environment["SHOW_SERVERS"] != nil { show(name) }
    }

    func increase(_ name: String, where isWanted: (Labels) -> Bool = { _ in true }) -> Double {
      second.sum(name, where: isWanted) - first.sum(name, where: isWanted)
    }

    private func show(_ name: String) {
      for panel in server.detail.panels {
        let values = panel.lines.map { "\($0.title) \($0.value.map { "\($0)" } ?? "unknown")" }
        print(name, panel.title, values.joined(separator: ", "), panel.note ?? "", separator: " | ")
      }
      print(name, server.summary.models, server.detail.partLabel ?? "", server.detail.parts.map(\.name))
    }
  }

  private func expect(
    _ pair: Pair, _ role: PanelRole, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let figure = pair.server.summary.figures[role] else {
      Issue.record("no \(role)", sourceLocation: sourceLocation)
      return
    }
    #expect(abs(figure - expected) <= 1e-9 * max(1, abs(expected)), sourceLocation: sourceLocation)
  }

  @Test func vllm() throws {
    let pair = try Pair("vllm-0.33.0-simulated-stats")
    expect(pair, .requestRate, pair.increase("vllm:request_success_total") / 10)
    expect(pair, .outputTokens, pair.increase("vllm:generation_tokens_total") / 10)
    expect(pair, .inputTokens, pair.increase("vllm:prompt_tokens_total") / 10)
    expect(pair, .queue, pair.second.sum("vllm:num_requests_waiting"))
    expect(pair, .running, pair.second.sum("vllm:num_requests_running"))
    expect(pair, .cacheUse, pair.second.sum("vllm:kv_cache_usage_perc") / 2)
    let failed = pair.increase("vllm:request_success_total") { ["abort", "error"].contains($0["finished_reason"]) }
    expect(pair, .errorRatio, failed / pair.increase("vllm:request_success_total"))
    let hits = pair.increase("vllm:prefix_cache_hits_total")
    expect(pair, .prefixCacheHits, hits / pair.increase("vllm:prefix_cache_queries_total"))
    for role in [PanelRole.latency, .timeToFirstToken, .timePerOutputToken, .queueTime, .tokensPerStep] {
      #expect(pair.server.summary.figures[role] != nil, "\(role)")
    }
    #expect(pair.server.summary.models == ["meta-llama/Llama-3.1-8B-Instruct"])
    #expect(pair.server.detail.partLabel == "engine")
  }

  @Test func triton() throws {
    let pair = try Pair("triton")
    let requests = pair.increase("nv_inference_request_success")
    expect(pair, .requestRate, requests / 10)
    expect(pair, .errors, pair.increase("nv_inference_request_failure") / 10)
    expect(pair, .meanLatency, pair.increase("nv_inference_request_duration_us") / requests / 1e6)
    expect(pair, .queueTime, pair.increase("nv_inference_queue_duration_us") / requests / 1e6)
    let batches = pair.increase("nv_inference_exec_count")
    expect(pair, .batchSize, pair.increase("nv_inference_count") / batches)
    #expect(pair.server.summary.models == ["gen", "iris"])
  }

  @Test func torchServe() throws {
    let pair = try Pair("torchserve")
    let requests = pair.increase("ts_inference_requests_total")
    expect(pair, .requestRate, requests / 10)
    expect(pair, .errors, pair.increase("Requests4XX") / 10)
    expect(pair, .meanLatency, pair.increase("ts_inference_latency_microseconds") / requests / 1e6)
    expect(pair, .phaseLatency, pair.second.sum("PredictionTime") / 1e3)
  }

  @Test func llamaCpp() throws {
    let pair = try Pair("llamacpp_server")
    let tokens = pair.increase("llamacpp:tokens_predicted_total")
    expect(pair, .outputTokens, tokens / 10)
    expect(pair, .timePerOutputToken, pair.increase("llamacpp:tokens_predicted_seconds_total") / tokens)
    expect(pair, .running, pair.second.sum("llamacpp:requests_processing"))
    #expect(pair.server.detail.panel(.acceptedDrafts) == nil)
  }

  @Test func mlServer() throws {
    let pair = try Pair("mlserver")
    expect(pair, .requestRate, pair.increase("model_infer_request_success_total") / 10)
    expect(pair, .errors, pair.increase("model_infer_request_failure_total") / 10)
    let count = pair.increase("model_infer_request_duration_count")
    expect(pair, .meanLatency, pair.increase("model_infer_request_duration_sum") / count)
    expect(pair, .running, pair.second.sum("rest_server_requests_in_progress"))
    #expect(pair.server.summary.figures[.latency] != nil)
  }

  @Test func bentoML() throws {
    let pair = try Pair("bentoml")
    let requests = pair.increase("bentoml_service_request_total")
    expect(pair, .requestRate, requests / 10)
    let failed = pair.increase("bentoml_service_request_total") { $0["http_response_code"]?.hasPrefix("5") == true }
    expect(pair, .errorRatio, failed / requests)
    #expect(pair.server.summary.figures[.latency] != nil)
  }

  @Test(arguments: ["node_exporter", "prometheus_server"])
  func othersShowTheirProcess(_ name: String) throws {
    let pair = try Pair(name)
    #expect(pair.server.summary.identity.preset.isEmpty)
    expect(pair, .processorUse, pair.increase("process_cpu_seconds_total") / 10)
    expect(pair, .residentMemory, pair.second.sum("process_resident_memory_bytes"))
  }
}
