/// A numeric column in the reference and in the current window, merged once for all statistics.
public struct NumericPair: Sendable {
  public let reference: NumericSample
  public let current: NumericSample
  let merge: SampleMerge

  public init(reference: NumericSample, current: NumericSample) {
    self.reference = reference
    self.current = current
    merge = SampleMerge(reference.sorted, current.sorted)
  }

  public init(reference: [Double], current: [Double]) {
    self.init(reference: NumericSample(reference), current: NumericSample(current))
  }

  /// n · m / (n + m): the size of the one sample that is as sharp as both together.
  var effectiveSize: Double {
    Double(reference.count) * Double(current.count) / Double(reference.count + current.count)
  }

  /// Whether an infinity makes areas between the distributions meaningless.
  var hasInfinities: Bool {
    reference.infiniteCount + current.infiniteCount > 0
  }
}
