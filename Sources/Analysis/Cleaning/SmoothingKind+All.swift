extension SmoothingKind {
  /// Every smoother, in the order of help.
  public static let all: [SmoothingKind] = [.movingAverage, .exponential, .median]
}
