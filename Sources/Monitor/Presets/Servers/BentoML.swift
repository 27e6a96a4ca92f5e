extension ServerPreset {
  /// Names of BentoML 1.4.
  public static let bentoML = Self(
    id: "bentoml", title: "BentoML",
    marks: ["bentoml_service_request_total"],
    groupLabels: ["service_name", "runner_name", "endpoint"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["bentoml_service_request_total"]))),
      PanelDescriptor(
        .errorRatio,
        PanelQuery(
          .rateRatio(
            [SeriesSelector("bentoml_service_request_total", ["http_response_code": .matches("5..")])],
            over: ["bentoml_service_request_total"]))),
      PanelDescriptor(.latency, PanelQuery(.quantiles("bentoml_service_request_duration_seconds"))),
      PanelDescriptor(.running, PanelQuery(.sum(["bentoml_service_request_in_progress"]))),
      PanelDescriptor(
        .batchSize,
        PanelQuery(
          .rateRatio(
            ["bentoml_service_adaptive_batch_size_sum"], over: ["bentoml_service_adaptive_batch_size_count"]),
          note: "mean")),
    ])
}
