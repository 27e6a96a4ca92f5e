extension ScalingKind {
  /// Every scaler, in the order of help.
  public static let all: [ScalingKind] = [.standard, .minmax, .robust]
}
