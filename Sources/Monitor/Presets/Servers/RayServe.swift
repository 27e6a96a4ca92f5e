extension ServerPreset {
  /// Names of Ray 2.60; times are milliseconds.
  public static let rayServe = Self(
    id: "ray_serve", title: "Ray Serve",
    marks: ["ray_serve_deployment_processing_latency_ms", "ray_serve_num_ongoing_http_requests"],
    groupLabels: ["application", "deployment", "route"],
    panels: [
      PanelDescriptor(
        .requestRate, PanelQuery(.rate(["ray_serve_num_http_requests_total"])),
        PanelQuery(.rate(["ray_serve_deployment_request_counter_total"]))),
      PanelDescriptor(
        .errors, PanelQuery(.rate(["ray_serve_num_http_error_requests_total"])),
        PanelQuery(.rate(["ray_serve_deployment_error_counter_total"]))),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("ray_serve_http_request_latency_ms"), scale: 1e-3),
        PanelQuery(.quantiles("ray_serve_deployment_processing_latency_ms"), scale: 1e-3, note: "processing alone")),
      PanelDescriptor(.queue, PanelQuery(.sum(["ray_serve_deployment_queued_queries"]))),
      PanelDescriptor(
        .running, PanelQuery(.sum(["ray_serve_num_ongoing_requests_at_replicas"])),
        PanelQuery(.sum(["ray_serve_replica_processing_queries"]))),
      PanelDescriptor(
        .batchSize,
        PanelQuery(
          .rateRatio(["ray_serve_actual_batch_size_sum"], over: ["ray_serve_actual_batch_size_count"]),
          note: "mean")),
      PanelDescriptor(.replicas, PanelQuery(.sum(["ray_serve_deployment_replica_healthy"]))),
    ])
}
