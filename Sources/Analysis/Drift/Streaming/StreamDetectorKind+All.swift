extension StreamDetectorKind {
  /// Every stream detector, in the order of help.
  public static let all: [StreamDetectorKind] = [
    .adwin,
    .ddm,
    .eddm,
    .hddmA,
    .hddmW,
    .fhddm,
    .pageHinkley,
    .kswin,
    .cusum,
    .ewma,
    .ecdd,
    .stepd,
  ]
}
