extension ServerPreset {
  /// Names of TensorFlow Serving (util.cc), which begin with a colon; times are microseconds.
  public static let tensorFlowServing = Self(
    id: "tensorflow_serving", title: "TensorFlow Serving",
    marks: [":tensorflow:serving:request_count"],
    groupLabels: ["model_name"],
    path: "/monitoring/prometheus/metrics",
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate([":tensorflow:serving:request_count"]))),
      PanelDescriptor(.exampleRate, PanelQuery(.rate([":tensorflow:serving:request_example_count_total"]))),
      PanelDescriptor(
        .errorRatio,
        PanelQuery(
          .rateRatio(
            [SeriesSelector(":tensorflow:serving:request_count", ["status": .notEqual("OK")])],
            over: [":tensorflow:serving:request_count"]))),
      PanelDescriptor(.latency, PanelQuery(.quantiles(":tensorflow:serving:request_latency"), scale: 1e-6)),
      PanelDescriptor(
        .queueTime, PanelQuery(.quantiles(":tensorflow:serving:batching_session:queuing_latency"), scale: 1e-6)),
      PanelDescriptor(
        .phaseLatency, title: "latency of the runtime",
        PanelQuery(.quantiles(":tensorflow:serving:runtime_latency"), scale: 1e-6)),
    ])
}
