extension ServerPreset {
  /// Names of the LiteLLM proxy 1.106.
  public static let liteLLM = Self(
    id: "litellm", title: "LiteLLM",
    marks: ["litellm_proxy_total_requests_metric_total"],
    groupLabels: ["requested_model", "model_id", "api_provider"],
    path: "/metrics/",
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["litellm_proxy_total_requests_metric_total"]))),
      PanelDescriptor(
        .errors, PanelQuery(.rate(["litellm_proxy_failed_requests_metric_total"])),
        PanelQuery(.rate(["litellm_deployment_failure_responses_total"]))),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("litellm_request_total_latency_metric")),
        PanelQuery(.quantiles("litellm_llm_api_latency_metric"), note: "of the provider alone")),
      PanelDescriptor(.timeToFirstToken, PanelQuery(.quantiles("litellm_llm_api_time_to_first_token_metric"))),
      PanelDescriptor(.timePerOutputToken, PanelQuery(.quantiles("litellm_deployment_latency_per_output_token"))),
      PanelDescriptor(.queueTime, PanelQuery(.quantiles("litellm_request_queue_time_seconds"))),
      PanelDescriptor(.running, PanelQuery(.sum(["litellm_in_flight_requests"]))),
      PanelDescriptor(.outputTokens, PanelQuery(.rate(["litellm_output_tokens_metric_total"]))),
      PanelDescriptor(.inputTokens, PanelQuery(.rate(["litellm_input_tokens_metric_total"]))),
      PanelDescriptor(.spend, PanelQuery(.rate(["litellm_spend_metric_total"]))),
    ])
}
