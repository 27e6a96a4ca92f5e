extension ServerPreset {
  /// Names of dcgm-exporter (etc/default-counters.csv). Use is a percentage, profiling a ratio, memory MiB.
  public static let dcgm = Self(
    id: "dcgm", title: "DCGM",
    marks: ["DCGM_FI_DEV_GPU_UTIL"],
    groupLabels: ["Hostname", "gpu", "UUID"],
    panels: [
      PanelDescriptor(.gpuUse, PanelQuery(.mean(["DCGM_FI_DEV_GPU_UTIL"]), scale: 0.01, blankFrom: dcgmBlank)),
      PanelDescriptor(
        .gpuTensorActive, PanelQuery(.mean(["DCGM_FI_PROF_PIPE_TENSOR_ACTIVE"]), blankFrom: dcgmBlank),
        PanelQuery(
          .mean(["DCGM_FI_PROF_GR_ENGINE_ACTIVE"]), note: "the graphics engine rather than the tensor cores",
          blankFrom: dcgmBlank)),
      PanelDescriptor(
        .gpuMemory,
        PanelQuery(
          .ratio(["DCGM_FI_DEV_FB_USED"], over: ["DCGM_FI_DEV_FB_USED", "DCGM_FI_DEV_FB_FREE"]), blankFrom: dcgmBlank)),
      PanelDescriptor(
        .gpuMemoryUsed, PanelQuery(.sum(["DCGM_FI_DEV_FB_USED"]), scale: 1_048_576, blankFrom: dcgmBlank)),
      PanelDescriptor(.gpuPower, PanelQuery(.sum(["DCGM_FI_DEV_POWER_USAGE"]), blankFrom: dcgmBlank)),
      PanelDescriptor(.gpuTemperature, PanelQuery(.highest(["DCGM_FI_DEV_GPU_TEMP"]), blankFrom: dcgmBlank)),
      PanelDescriptor(.gpuErrors, PanelQuery(.highest(["DCGM_FI_DEV_XID_ERRORS"]), blankFrom: dcgmBlank)),
    ])

  /// DCGM's lowest "not supported" value, that of a floating point field; those of integers, from 0x7ffffffffffffff0,
  /// lie far above it.
  private static let dcgmBlank = 140_737_488_355_328.0
}
