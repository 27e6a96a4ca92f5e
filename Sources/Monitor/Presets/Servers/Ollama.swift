extension ServerPreset {
  /// Names that Ollama pull request 18508 proposes; no release serves metrics yet.
  public static let ollama = Self(
    id: "ollama", title: "Ollama",
    marks: ["ollama_requests_total"],
    groupLabels: ["model"],
    panels: [
      PanelDescriptor(.requestRate, PanelQuery(.rate(["ollama_requests_total"]))),
      PanelDescriptor(
        .timePerOutputToken,
        PanelQuery(
          .rateRatio(["ollama_eval_duration_seconds_total"], over: ["ollama_generated_tokens_total"]), note: "mean")),
      PanelDescriptor(.outputTokens, PanelQuery(.rate(["ollama_generated_tokens_total"]))),
      PanelDescriptor(.gpuMemoryUsed, PanelQuery(.sum(["ollama_loaded_model_vram_bytes"]))),
    ])
}
