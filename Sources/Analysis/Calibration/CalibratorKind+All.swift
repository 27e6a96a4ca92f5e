extension CalibratorKind {
  /// Every calibrator, in the order of help; the first is the default.
  public static let all: [CalibratorKind] = [.isotonic, .platt]
}
