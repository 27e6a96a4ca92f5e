internal import Analysis

extension SliceEvaluation {
  private static let fullReferenceSize = SliceSearch().fullReferenceSize

  private func conditions(_ slice: FoundSlice) -> [SliceCondition] {
    slice.parts.map { state.features[$0.feature].condition($0.cells) }
  }

  func missing(_ slice: FoundSlice) -> SliceFindings.Slice {
    let isFull = slice.referenceCount >= Self.fullReferenceSize
    return SliceFindings.Slice(
      conditions: conditions(slice), count: slice.count, quality: slice.accuracy,
      interval: slice.interval.map { $0.low...$0.high } ?? 0...1,
      referenceQuality: isFull ? 1 - Double(slice.referenceWrongCount) / Double(slice.referenceCount) : nil,
      referenceCount: slice.referenceCount, expected: slice.expectedAccuracy, lost: slice.lost, pValue: slice.pValue)
  }

  /// A slice of a regression: the test was about large errors, the figures are mean errors.
  func erring(_ slice: FoundSlice, _ rows: SliceRows, _ referenceRows: SliceRows?) -> SliceFindings.Slice {
    let inside = rows.rows(of: slice.parts)
    let own = CenteredErrors(inside.map { current.errors[$0] })
    let compared: CenteredErrors
    if let referenceRows {
      compared = CenteredErrors(referenceRows.rows(of: slice.parts).map { reference.errors[$0] })
    } else {
      let isInside = Set(inside)
      compared = CenteredErrors(current.errors.indices.filter { !isInside.contains($0) }.map { current.errors[$0] })
    }
    let isFull = compared.count >= Self.fullReferenceSize
    let lacking = Double(max(0, Self.fullReferenceSize - compared.count))
    let whole = CenteredErrors(referenceRows == nil ? current.errors : reference.errors).mean
    let expected =
      (compared.mean * Double(compared.count) + lacking * max(compared.mean, whole))
      / (Double(compared.count) + lacking)
    return SliceFindings.Slice(
      conditions: conditions(slice), count: own.count, quality: own.mean, interval: own.interval,
      referenceQuality: isFull ? compared.mean : nil, referenceCount: compared.count, expected: expected,
      lost: Double(own.count) * (own.mean - expected), pValue: slice.pValue)
  }

  /// Mean and spread of absolute errors.
  private struct CenteredErrors {
    var count: Int
    var mean: Double
    private var deviation: Double

    init(_ errors: [Double]) {
      count = errors.count
      let mean = errors.reduce(0, +) / Double(max(1, errors.count))
      let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      deviation = (squares / Double(max(1, errors.count - 1)) / Double(max(1, errors.count))).squareRoot()
    }

    /// 95 %, of the mean.
    var interval: ClosedRange<Double> {
      max(0, mean - 1.959963984540054 * deviation)...(mean + 1.959963984540054 * deviation)
    }
  }
}
