extension ServerPreset {
  /// Names of OpenTelemetry's GenAI semantic conventions, as its Prometheus exporters write them: with the
  /// unit or without.
  public static let otelGenAI = Self(
    id: "otel_genai", title: "OpenTelemetry GenAI",
    marks: [
      "gen_ai_server_request_duration",
      "gen_ai_server_request_duration_seconds",
      "gen_ai_server_time_to_first_token",
      "gen_ai_server_time_to_first_token_seconds",
      "gen_ai_client_operation_duration",
      "gen_ai_client_operation_duration_seconds",
    ],
    groupLabels: ["gen_ai_request_model", "gen_ai_operation_name"],
    panels: [
      PanelDescriptor(
        .requestRate, PanelQuery(.rate(["gen_ai_server_request_duration_seconds_count"])),
        PanelQuery(.rate(["gen_ai_server_request_duration_count"])),
        PanelQuery(.rate(["gen_ai_client_operation_duration_seconds_count"]), note: "as its clients see it"),
        PanelQuery(.rate(["gen_ai_client_operation_duration_count"]), note: "as its clients see it")),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("gen_ai_server_request_duration_seconds")),
        PanelQuery(.quantiles("gen_ai_server_request_duration")),
        PanelQuery(.quantiles("gen_ai_client_operation_duration_seconds"), note: "as its clients see it"),
        PanelQuery(.quantiles("gen_ai_client_operation_duration"), note: "as its clients see it")),
      PanelDescriptor(
        .timeToFirstToken, PanelQuery(.quantiles("gen_ai_server_time_to_first_token_seconds")),
        PanelQuery(.quantiles("gen_ai_server_time_to_first_token"))),
      PanelDescriptor(
        .timePerOutputToken, PanelQuery(.quantiles("gen_ai_server_time_per_output_token_seconds")),
        PanelQuery(.quantiles("gen_ai_server_time_per_output_token"))),
      PanelDescriptor(
        .outputTokens,
        PanelQuery(.rate([SeriesSelector("gen_ai_client_token_usage_sum", ["gen_ai_token_type": .equal("output")])]))),
      PanelDescriptor(
        .inputTokens,
        PanelQuery(.rate([SeriesSelector("gen_ai_client_token_usage_sum", ["gen_ai_token_type": .equal("input")])]))),
    ])
}
