extension ServerPreset {
  /// Names of llama-server. Only counters are read for speed: the gauges of tokens per second start anew at every
  /// scrape, whoever scrapes, so two scrapers would spoil each other's.
  public static let llamaCpp = Self(
    id: "llamacpp", title: "llama.cpp",
    marks: ["llamacpp:requests_processing", "llamacpp:n_decode_total"],
    panels: [
      PanelDescriptor(
        .timePerOutputToken,
        PanelQuery(
          .rateRatio(["llamacpp:tokens_predicted_seconds_total"], over: ["llamacpp:tokens_predicted_total"]),
          note: "mean")),
      PanelDescriptor(
        .prefillTimePerToken,
        PanelQuery(
          .rateRatio(["llamacpp:prompt_seconds_total"], over: ["llamacpp:prompt_tokens_total"]),
          note: "mean")),
      PanelDescriptor(.queue, PanelQuery(.sum(["llamacpp:requests_deferred"]))),
      PanelDescriptor(.running, PanelQuery(.sum(["llamacpp:requests_processing"]))),
      PanelDescriptor(.outputTokens, PanelQuery(.rate(["llamacpp:tokens_predicted_total"]))),
      PanelDescriptor(.inputTokens, PanelQuery(.rate(["llamacpp:prompt_tokens_total"]))),
      PanelDescriptor(.cacheUse, PanelQuery(.mean(["llamacpp:kv_cache_usage_ratio"]))),
      PanelDescriptor(
        .batchSize, PanelQuery(.mean(["llamacpp:n_busy_slots_per_decode"]), note: "mean since the server started")),
      PanelDescriptor(
        .acceptedDrafts,
        PanelQuery(
          .rateRatio(
            ["llamacpp:spec_decode_num_accepted_tokens_total"],
            over: ["llamacpp:spec_decode_num_draft_tokens_total"]))),
    ])
}
