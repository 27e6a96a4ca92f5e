extension ServerPreset {
  /// Names of Triton 2.51, those of GPUs from its documentation. Times are microseconds; counters end without `_total`.
  public static let triton = Self(
    id: "triton", title: "Triton",
    marks: ["nv_inference_request_success", "nv_inference_count"],
    groupLabels: ["model", "version"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["nv_inference_request_success"]))),
      PanelDescriptor(.errors, PanelQuery(.rate(["nv_inference_request_failure"]))),
      PanelDescriptor(.latency, PanelQuery(.summary("nv_inference_request_summary_us"), scale: 1e-6)),
      PanelDescriptor(
        .meanLatency,
        PanelQuery(
          .rateRatio(["nv_inference_request_duration_us"], over: ["nv_inference_request_success"]), scale: 1e-6)),
      PanelDescriptor(
        .timeToFirstToken, PanelQuery(.quantiles("nv_inference_first_response_histogram_ms"), scale: 1e-3)),
      PanelDescriptor(.queue, PanelQuery(.sum(["nv_inference_pending_request_count"]))),
      PanelDescriptor(
        .queueTime,
        PanelQuery(
          .rateRatio(["nv_inference_queue_duration_us"], over: ["nv_inference_request_success"]), scale: 1e-6,
          note: "mean")),
      PanelDescriptor(
        .batchSize,
        PanelQuery(.rateRatio(["nv_inference_count"], over: ["nv_inference_exec_count"]), note: "mean")),
      PanelDescriptor(.gpuUse, PanelQuery(.mean(["nv_gpu_utilization"]))),
      PanelDescriptor(
        .gpuMemory, PanelQuery(.ratio(["nv_gpu_memory_used_bytes"], over: ["nv_gpu_memory_total_bytes"]))),
      PanelDescriptor(.gpuPower, PanelQuery(.sum(["nv_gpu_power_usage"]))),
    ])
}
