extension ServerPreset {
  /// Names of TensorRT-LLM, at first without a prefix (pull request 5785).
  public static let tensorRTLLM = Self(
    id: "tensorrt_llm_or_bare", title: "TensorRT-LLM",
    marks: [
      "time_to_first_token_seconds",
      "e2e_request_latency_seconds",
      "time_per_output_token_seconds",
      "trtllm_time_to_first_token_seconds",
      "trtllm_e2e_request_latency_seconds",
      "trtllm_time_per_output_token_seconds",
    ],
    groupLabels: ["model_name", "engine_type"],
    panels: [
      PanelDescriptor(
        .requestRate, PanelQuery(.rate(["trtllm_e2e_request_latency_seconds_count"])),
        PanelQuery(.rate(["e2e_request_latency_seconds_count"]))),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("trtllm_e2e_request_latency_seconds")),
        PanelQuery(.quantiles("e2e_request_latency_seconds"))),
      PanelDescriptor(
        .timeToFirstToken, PanelQuery(.quantiles("trtllm_time_to_first_token_seconds")),
        PanelQuery(.quantiles("time_to_first_token_seconds"))),
      PanelDescriptor(
        .timePerOutputToken, PanelQuery(.quantiles("trtllm_time_per_output_token_seconds")),
        PanelQuery(.quantiles("time_per_output_token_seconds"))),
    ])
}
