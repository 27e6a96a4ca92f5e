extension ServerPreset {
  /// Names of KServe 0.21. It says nothing of errors.
  public static let kserve = Self(
    id: "kserve", title: "KServe",
    marks: ["request_predict_seconds"],
    groupLabels: ["model_name"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["request_predict_seconds_count"]))),
      PanelDescriptor(.latency, PanelQuery(.quantiles("request_predict_seconds"))),
      PanelDescriptor(
        .phaseLatency, title: "latency of pre-processing", PanelQuery(.quantiles("request_preprocess_seconds"))),
      PanelDescriptor(
        .phaseLatency, title: "latency of post-processing", PanelQuery(.quantiles("request_postprocess_seconds"))),
      PanelDescriptor(.phaseLatency, title: "latency of explaining", PanelQuery(.quantiles("request_explain_seconds"))),
    ])
}
