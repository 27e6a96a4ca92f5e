internal import Glibc

extension CUSUM.Parameters {
  /// The threshold with which normal values without a shift alarm every `averageRunLength` values, the chance of the
  /// reference period included.
  ///
  /// - Parameter referenceLength: values of the reference period; `nil` for a tenth of the run length, from 100 to 1,000.
  /// - Precondition: the run length is at least 100.
  /// - Reference: Siegmund, "Sequential analysis", 1985, doi:10.1007/978-1-4757-1862-1, chapter X: the run length of a
  ///   Brownian motion whose boundary lies 1.166 farther out.
  public init(averageRunLength: Double, referenceLength: Int? = nil) {
    precondition(averageRunLength >= 100, "an average run length is at least 100 values")
    self.init()
    warmStart = referenceLength ?? ReferenceError.length(averageRunLength: averageRunLength)
    let error = ReferenceError(length: Double(warmStart))
    let slack = slack
    threshold = Root.falling(from: 0.5, to: 500, at: -log(averageRunLength)) { threshold in
      log(
        error.meanRate { shift, factor in
          let (slack, threshold) = (slack * factor, threshold * factor)
          return 1 / Self.runLength(drift: shift - slack, threshold: threshold)
            + 1 / Self.runLength(drift: -shift - slack, threshold: threshold)
        })
    }
  }

  /// Of one sum that starts at 0.
  private static func runLength(drift: Double, threshold: Double) -> Double {
    let boundary = threshold + 2 * 0.583
    let exponent = drift * boundary
    // Where the difference of the exponential and its tangent has no digits left.
    guard abs(exponent) > 1e-4 else { return boundary * boundary }
    return (exp(-2 * exponent) + 2 * exponent - 1) / (2 * drift * drift)
  }
}

extension RunLengthRule {
  static let cusum = computed { averageRunLength, _ in
    let parameters = CUSUM.Parameters(averageRunLength: averageRunLength)
    return [
      "warm_start": "\(parameters.warmStart)", "slack": parameters.slack.plain, "threshold": parameters.threshold.plain,
      "mode": "\(parameters.mode)",
    ]
  }
}
