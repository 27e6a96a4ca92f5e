extension ServerPreset {
  /// Names of Seldon Core, version 1 before version 2. Version 2 serves them at :9006/metrics.
  public static let seldon = Self(
    id: "seldon", title: "Seldon Core",
    marks: ["seldon_api_executor_client_requests_seconds", "seldon_model_infer_total"],
    groupLabels: ["deployment_name", "predictor_name", "model_name", "model"],
    path: "/prometheus",
    panels: [
      PanelDescriptor(
        .requestRate, PanelQuery(.rate(["seldon_api_executor_client_requests_seconds_count"])),
        PanelQuery(.rate(["seldon_model_infer_total"]))),
      PanelDescriptor(
        .errorRatio,
        PanelQuery(
          .rateRatio(
            [SeriesSelector("seldon_api_executor_client_requests_seconds_count", ["code": .notEqual("200")])],
            over: ["seldon_api_executor_client_requests_seconds_count"])),
        PanelQuery(
          .rateRatio(
            [SeriesSelector("seldon_model_infer_total", ["code": .notEqual("200")])], over: ["seldon_model_infer_total"]
          ))),
      PanelDescriptor(.latency, PanelQuery(.quantiles("seldon_api_executor_client_requests_seconds"))),
    ])
}
