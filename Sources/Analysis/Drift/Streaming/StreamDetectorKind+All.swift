extension StreamDetectorKind {
  /// Every stream detector, in the order of help.
  public static let all: [StreamDetectorKind] = []
}
