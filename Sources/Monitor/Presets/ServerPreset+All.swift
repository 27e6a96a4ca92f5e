extension ServerPreset {
  /// Every server that driftop knows, the more telling first.
  public static let all: [ServerPreset] = [
    .vllm,
    .sglang,
    .tgi,
    .llamaCpp,
    .triton,
    .tensorFlowServing,
    .torchServe,
    .kserve,
    .mlserver,
    .bentoML,
    .rayServe,
    .liteLLM,
    .seldon,
    .ollama,
    .dcgm,
    .otelGenAI,
    .tensorRTLLM,
    .evidently,
    .genericHTTP,
  ]
}
