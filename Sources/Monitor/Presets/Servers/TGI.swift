extension ServerPreset {
  /// Names of Text Generation Inference (docs/source/reference/metrics.md); its counters end without `_total`.
  public static let tgi = Self(
    id: "tgi", title: "TGI",
    marks: ["tgi_request_count", "tgi_queue_size", "tgi_batch_current_size"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["tgi_request_count"]))),
      PanelDescriptor(
        .errors,
        PanelQuery(
          .rateDifference("tgi_request_count", less: "tgi_request_success"),
          note: "requests less those that succeeded"),
        PanelQuery(.rate(["tgi_request_failure"]))),
      PanelDescriptor(.latency, PanelQuery(.quantiles("tgi_request_duration"))),
      PanelDescriptor(
        .timeToFirstToken,
        PanelQuery(
          .quantiles(SeriesSelector("tgi_batch_inference_duration", ["method": .equal("prefill")])),
          note: "prefill of a batch, without the wait in the queue: TGI measures no time to first token")),
      PanelDescriptor(.timePerOutputToken, PanelQuery(.quantiles("tgi_request_mean_time_per_token_duration"))),
      PanelDescriptor(.queue, PanelQuery(.sum(["tgi_queue_size"]))),
      PanelDescriptor(.queueTime, PanelQuery(.quantiles("tgi_request_queue_duration"))),
      PanelDescriptor(.running, PanelQuery(.sum(["tgi_batch_current_size"]))),
      PanelDescriptor(.outputTokens, PanelQuery(.rate(["tgi_request_generated_tokens_sum"]))),
      PanelDescriptor(.inputTokens, PanelQuery(.rate(["tgi_request_input_length_sum"]))),
      PanelDescriptor(
        .batchSize,
        PanelQuery(.rateRatio(["tgi_batch_next_size_sum"], over: ["tgi_batch_next_size_count"]), note: "mean")),
    ])
}
