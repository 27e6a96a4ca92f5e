internal import Ingest

/// A page like that of a language model's server: mostly histograms with long names and two further labels.
enum ModelServerPage {
  private static let bounds = [
    "0.001", "0.005", "0.01", "0.02", "0.04", "0.06", "0.08", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5",
    "10.0", "20.0", "40.0", "80.0", "160.0", "640.0", "2560.0", "+Inf",
  ]
  private static let histograms = [
    "time_to_first_token_seconds", "inter_token_latency_seconds", "e2e_request_latency_seconds",
    "request_queue_time_seconds", "request_inference_time_seconds", "request_prefill_time_seconds",
    "request_decode_time_seconds", "request_prompt_tokens", "request_generation_tokens",
  ]

  static func text(_ format: ExpositionFormat) -> [UInt8] {
    var page = ""
    for gauge in ["num_requests_running", "num_requests_waiting", "kv_cache_usage_perc"] {
      page += "# HELP llm:\(gauge) State of the engine at this moment.\n# TYPE llm:\(gauge) gauge\n"
      for engine in 0..<2 { page += "llm:\(gauge){\(labels(engine))} 0.\(engine)3125\n" }
    }
    for counter in ["prompt_tokens", "generation_tokens", "request_success"] {
      let family = format == .text ? "llm:\(counter)_total" : "llm:\(counter)"
      page += "# HELP \(family) Number of tokens or requests since the start.\n# TYPE \(family) counter\n"
      for engine in 0..<2 { page += "llm:\(counter)_total{\(labels(engine))} \(1_234_567 * (engine + 1)).0\n" }
    }
    for histogram in histograms { page += text(ofHistogram: "llm:\(histogram)") }
    return Array(page.utf8)
  }

  private static func text(ofHistogram name: String) -> String {
    var text = "# HELP \(name) Histogram over all finished requests.\n# TYPE \(name) histogram\n"
    for engine in 0..<2 {
      for (index, bound) in bounds.enumerated() {
        text += "\(name)_bucket{engine=\"\(engine)\",le=\"\(bound)\",model_name=\"meta/Model-3.1-8B-Instruct\"} "
        text += "\(index * 217 + engine).0\n"
      }
      text += "\(name)_count{\(labels(engine))} \((bounds.count - 1) * 217 + engine).0\n"
      text += "\(name)_sum{\(labels(engine))} 3318.2750980854034\n"
    }
    return text
  }

  private static func labels(_ engine: Int) -> String {
    "engine=\"\(engine)\",model_name=\"meta/Model-3.1-8B-Instruct\""
  }
}
