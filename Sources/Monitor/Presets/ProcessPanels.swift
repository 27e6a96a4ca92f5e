extension ServerPreset {
  /// What nearly every exporter says of its own process: all that can be shown of a target that no preset knows.
  static let process = Self(
    id: "", title: "", marks: [],
    panels: [
      PanelDescriptor(.processorUse, PanelQuery(.rate(["process_cpu_seconds_total"]))),
      PanelDescriptor(.residentMemory, PanelQuery(.sum(["process_resident_memory_bytes"]))),
      PanelDescriptor(.openFiles, PanelQuery(.sum(["process_open_fds"]))),
    ])
}
