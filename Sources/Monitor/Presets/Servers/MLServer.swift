extension ServerPreset {
  /// Names of MLServer 1.7. The duration of inference is a summary without quantiles; queues are histograms of lengths.
  public static let mlserver = Self(
    id: "mlserver", title: "MLServer",
    marks: [
      "model_infer_request_success",
      "model_infer_request_success_total",
      "model_infer_request_duration",
      "model_infer_request_duration_total",
    ],
    groupLabels: ["model", "version"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["model_infer_request_success_total"]))),
      PanelDescriptor(.errors, PanelQuery(.rate(["model_infer_request_failure_total"]))),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("rest_server_request_duration_seconds"), note: "all REST requests")),
      PanelDescriptor(
        .meanLatency,
        PanelQuery(.rateRatio(["model_infer_request_duration_sum"], over: ["model_infer_request_duration_count"]))),
      PanelDescriptor(
        .queue,
        PanelQuery(
          .rateRatio(["parallel_request_queue_sum"], over: ["parallel_request_queue_count"]),
          note: "mean length that a request met"),
        PanelQuery(
          .rateRatio(["batch_request_queue_sum"], over: ["batch_request_queue_count"]),
          note: "mean length that a request met")),
      PanelDescriptor(.running, PanelQuery(.sum(["rest_server_requests_in_progress"]))),
    ])
}
