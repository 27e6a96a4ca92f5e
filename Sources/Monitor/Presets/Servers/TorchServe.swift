extension ServerPreset {
  /// Names of TorchServe 0.12 with `metrics_mode=prometheus`. Times are microseconds or milliseconds, its MB are MiB.
  public static let torchServe = Self(
    id: "torchserve", title: "TorchServe",
    marks: ["ts_inference_requests_total"],
    groupLabels: ["model_name", "model_version"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["ts_inference_requests_total"]))),
      PanelDescriptor(.errors, PanelQuery(.rate(["Requests5XX", "Requests4XX"]), note: "answers 4xx and 5xx")),
      PanelDescriptor(
        .meanLatency,
        PanelQuery(
          .rateRatio(["ts_inference_latency_microseconds"], over: ["ts_inference_requests_total"]), scale: 1e-6)),
      PanelDescriptor(
        .queueTime,
        PanelQuery(
          .rateRatio(["ts_queue_latency_microseconds"], over: ["ts_inference_requests_total"]), scale: 1e-6,
          note: "mean")),
      PanelDescriptor(
        .phaseLatency, title: "last prediction", PanelQuery(.mean(["PredictionTime"]), scale: 1e-3),
        PanelQuery(.mean(["HandlerTime"]), scale: 1e-3)),
      PanelDescriptor(.gpuUse, PanelQuery(.mean(["GPUUtilization"]), scale: 0.01)),
      PanelDescriptor(.gpuMemoryUsed, PanelQuery(.sum(["GPUMemoryUsed"]), scale: 1_048_576)),
    ])
}
