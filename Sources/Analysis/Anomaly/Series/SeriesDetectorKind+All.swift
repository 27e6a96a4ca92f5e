extension SeriesDetectorKind {
  /// Every series detector, in the order of help.
  public static let all: [SeriesDetectorKind] = [.series, .robustZ, .seasonalResidual]
}
