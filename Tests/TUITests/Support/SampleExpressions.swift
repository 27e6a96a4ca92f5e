import Monitor
import PromQL
import Telemetry

/// Answers to expressions, and names to complete them with, as the sample servers would give them.
extension SampleSnapshots {
  static let expression = "sum by (instance, finished_reason) (rate(vllm:request_success_total[5m]))"

  /// What the sample answers to some expressions; to any other five rows.
  mutating func expressionAnswer(_ request: ExpressionRequest, bucketCount: Int) -> ExpressionAnswer {
    var answer = ExpressionAnswer(text: request.text)
    answer.first = request.first
    switch request.text {
    case "up > 2": return answer
    case "\"text\"": answer.string = "text"
    case "many": fill(&answer, request, count: 1_204, bucketCount)
    case "special": fillSpecial(&answer)
    case "a / b": answer.problem = .init(sentence: "Found duplicate series for the match group {}.")
    default:
      fill(&answer, request, count: 5, bucketCount)
      answer.notes = ["info: metric might not be a counter, name does not end in _total: \"x\"", "warning: second"]
    }
    return answer
  }

  private mutating func fill(
    _ answer: inout ExpressionAnswer, _ request: ExpressionRequest, count: Int, _ bucketCount: Int
  ) {
    answer.common = Labels([Label("job", "llm"), Label("model_name", "llama-70b")])
    answer.rowCount = count
    let reasons = ["stop", "length", "abort", "error", "tool_calls"]
    answer.rows = (0..<count).dropFirst(request.first).prefix(request.count).map { index in
      let labels = Labels(
        answer.common.pairs + [
          Label("instance", "gpu-\(index / 5 + 1):8000"), Label("finished_reason", reasons[index % 5]),
        ])
      let history = series("x", "", .plain, count: bucketCount) { Double(index % 5 + 1) * (2 + $0 * 3) }
      return .init(labels: labels, value: index % 5 == 3 ? nil : Double(index % 5 + 1) * 5.0625, history: history)
    }
  }

  private func fillSpecial(_ answer: inout ExpressionAnswer) {
    let axis = SeriesProjection.Axis.time(start: Self.time - .seconds(600), step: .seconds(60))
    let values: [Double?] = [1, 2, nil, .infinity, 3, .nan, -.infinity, 2, nil, 1]
    let all: [Double] = [.nan, .infinity, -.infinity, 0, 1e-300]
    answer.rowCount = all.count
    answer.rows = all.enumerated().map { index, value in
      let history = SeriesProjection(id: "x", title: "", unit: .plain, axis: axis, values: values)
      return .init(labels: Labels([Label("n", "\(index)")]), value: value, history: history)
    }
  }

  static func completion(_ request: CompletionRequest) -> CompletionList {
    let context = CompletionContext(text: request.text, cursor: request.cursor)
    return CompletionList(
      request: request, range: context.range, candidates: context.candidates(from: SampleNames()),
      hasBeginning: !context.typed.isEmpty || context.isQuoted)
  }
}

private struct SampleNames: CompletionNames {
  func metricNames() -> [String] {
    [
      "my.metric", "up", "vllm:e2e_request_latency_seconds_bucket", "vllm:generation_tokens_total",
      "vllm:kv_cache_usage_perc", "vllm:num_requests_running", "vllm:num_requests_waiting", "vllm:prompt_tokens_total",
      "vllm:request_success_total", "vllm:time_per_output_token_seconds_bucket",
      "vllm:time_to_first_token_seconds_bucket",
    ]
  }

  func labelNames(ofMetrics metrics: [String]) -> [String] { ["engine", "finished_reason", "instance", "job"] }

  func labelValues(of label: String, metric: String?) -> [String] { label == "job" ? ["llm"] : ["a", "b\u{1B}[2J"] }

  func detail(ofMetric name: String) -> String { name == "up" ? "gauge" : "counter  What the server has done." }
}
