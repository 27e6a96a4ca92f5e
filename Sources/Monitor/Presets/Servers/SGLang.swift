extension ServerPreset {
  /// Names of SGLang 0.5.23 (srt/observability/metrics_collector.py).
  public static let sglang = Self(
    id: "sglang", title: "SGLang",
    marks: ["sglang:num_running_reqs", "sglang:token_usage", "sglang:gen_throughput"],
    groupLabels: ["model_name", "tp_rank", "dp_rank"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["sglang:num_requests_total"]))),
      PanelDescriptor(.errors, PanelQuery(.rate(["sglang:num_aborted_requests_total"]), note: "aborted requests")),
      PanelDescriptor(.latency, PanelQuery(.quantiles("sglang:e2e_request_latency_seconds"))),
      PanelDescriptor(.timeToFirstToken, PanelQuery(.quantiles("sglang:time_to_first_token_seconds"))),
      PanelDescriptor(
        .timePerOutputToken,
        PanelQuery(.quantiles("sglang:inter_token_latency_seconds")),
        PanelQuery(.quantiles("sglang:time_per_output_token_seconds")),
        PanelQuery(.quantiles("sglang:request_time_per_output_token_seconds"), note: "mean of each request")),
      PanelDescriptor(.queue, PanelQuery(.sum(["sglang:num_queue_reqs"]))),
      PanelDescriptor(.queueTime, PanelQuery(.quantiles("sglang:queue_time_seconds"))),
      PanelDescriptor(.running, PanelQuery(.sum(["sglang:num_running_reqs"]))),
      // The gauge is a rate already.
      PanelDescriptor(
        .outputTokens, PanelQuery(.sum(["sglang:gen_throughput"])),
        PanelQuery(.rate(["sglang:generation_tokens_total"]))),
      PanelDescriptor(.inputTokens, PanelQuery(.rate(["sglang:prompt_tokens_total"]))),
      PanelDescriptor(.cacheUse, PanelQuery(.mean(["sglang:token_usage"]))),
      PanelDescriptor(.prefixCacheHits, PanelQuery(.mean(["sglang:cache_hit_rate"]))),
    ])
}
