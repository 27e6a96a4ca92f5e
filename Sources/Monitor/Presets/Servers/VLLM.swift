extension ServerPreset {
  /// Names of vLLM 0.33 (vllm/v1/metrics/loggers.py), and of releases before 0.10 after them.
  public static let vllm = Self(
    id: "vllm", title: "vLLM",
    marks: ["vllm:num_requests_running", "vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc"],
    groupLabels: ["model_name", "engine"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["vllm:request_success_total"]))),
      PanelDescriptor(
        .errors, PanelQuery(.rate(["vllm:admission_rejections_total"]), note: "requests refused at admission")),
      PanelDescriptor(
        .errorRatio,
        PanelQuery(
          .rateRatio(
            [SeriesSelector("vllm:request_success_total", ["finished_reason": .matches("abort|error")])],
            over: ["vllm:request_success_total"]), note: "requests that ended in abort or error")),
      PanelDescriptor(.latency, PanelQuery(.quantiles("vllm:e2e_request_latency_seconds"))),
      PanelDescriptor(.timeToFirstToken, PanelQuery(.quantiles("vllm:time_to_first_token_seconds"))),
      PanelDescriptor(
        .timePerOutputToken,
        PanelQuery(.quantiles("vllm:inter_token_latency_seconds")),
        PanelQuery(.quantiles("vllm:time_per_output_token_seconds")),
        PanelQuery(.quantiles("vllm:request_time_per_output_token_seconds"), note: "mean of each request")),
      PanelDescriptor(
        .queue, PanelQuery(.sum(["vllm:num_requests_waiting"])),
        PanelQuery(.sum(["vllm:num_requests_waiting_by_reason"]))),
      PanelDescriptor(.queueTime, PanelQuery(.quantiles("vllm:request_queue_time_seconds"))),
      PanelDescriptor(.running, PanelQuery(.sum(["vllm:num_requests_running"]))),
      PanelDescriptor(.outputTokens, PanelQuery(.rate(["vllm:generation_tokens_total"]))),
      PanelDescriptor(.inputTokens, PanelQuery(.rate(["vllm:prompt_tokens_total"]))),
      // Called a percentage, but a ratio.
      PanelDescriptor(
        .cacheUse, PanelQuery(.mean(["vllm:kv_cache_usage_perc"])), PanelQuery(.mean(["vllm:gpu_cache_usage_perc"]))),
      PanelDescriptor(
        .prefixCacheHits,
        PanelQuery(.rateRatio(["vllm:prefix_cache_hits_total"], over: ["vllm:prefix_cache_queries_total"]))),
      PanelDescriptor(.preemptions, PanelQuery(.rate(["vllm:num_preemptions_total"]))),
      // A histogram, in spite of its name.
      PanelDescriptor(.tokensPerStep, PanelQuery(.quantiles("vllm:iteration_tokens_total"))),
      PanelDescriptor(
        .acceptedDrafts,
        PanelQuery(
          .rateRatio(
            ["vllm:spec_decode_num_accepted_tokens_total"], over: ["vllm:spec_decode_num_draft_tokens_total"]))),
    ])
}
