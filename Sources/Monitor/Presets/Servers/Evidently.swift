extension ServerPreset {
  /// Names of Evidently's Grafana examples up to 0.2, written small or large; later releases serve no metrics.
  public static let evidently = Self(
    id: "evidently_legacy", title: "Evidently",
    marks: [],
    markPrefixes: ["evidently:", "Evidently:"],
    groupLabels: ["dataset_name", "feature"],
    panels: [
      PanelDescriptor(
        .driftShare, PanelQuery(.mean(["evidently:data_drift:share_drifted_features"])),
        PanelQuery(.mean(["Evidently:data_drift:share_drifted_features"]))),
      PanelDescriptor(
        .driftPValue, PanelQuery(.lowest(["evidently:data_drift:p_value"]), note: "of the feature that drifted most"),
        PanelQuery(.lowest(["Evidently:data_drift:p_value"]), note: "of the feature that drifted most")),
    ])
}
