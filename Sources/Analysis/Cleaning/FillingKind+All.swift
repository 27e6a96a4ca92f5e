extension FillingKind {
  /// Every filler, in the order of help.
  public static let all: [FillingKind] = [.mean, .median, .last]
}
