internal import Analysis

/// One field of a log over a window.
public struct FieldReport: Sendable {
  public var name: String
  public var isFeature: Bool
  /// Numbers where numbers are the rule; the texts among them are then counted as `textCount`.
  public var isNumber: Bool
  public var count: Int
  public var missing: Int
  public var textCount: Int
  public var mean: Double?
  public var variance: Double?
  public var min: Double?
  public var max: Double?
  public var median: Double?
  public var p90: Double?
  public var p99: Double?
  /// Largest relative error of the quantiles; `nil` while they are exact.
  public var quantileError: Double?
  /// The most frequent values.
  public var top: [(value: String, count: Int)]
  /// Whether rare values were counted together.
  public var isTopApproximate: Bool
}

extension WindowAggregate {
  /// Every feature, score, latency and other value, in the order in which the log first had it.
  public func fields(topCount: Int = 10) -> [FieldReport] {
    zip(view.state.fieldPaths, aggregate.fields).map { key, field in
      let numberCount = field.moments.count
      let textCount = field.categories.total
      let isNumber = numberCount > 0 && numberCount >= textCount
      let quantiles = isNumber ? field.quantiles.quantiles([0.5, 0.9, 0.99]) : [nil, nil, nil]
      return FieldReport(
        name: key.name, isFeature: key.isFeature, isNumber: isNumber,
        count: isNumber ? numberCount : textCount + numberCount,
        missing: aggregate.recordCount - numberCount - textCount, textCount: isNumber ? textCount : 0,
        mean: isNumber ? field.moments.mean : nil, variance: isNumber ? field.moments.variance : nil,
        min: isNumber ? field.moments.min : nil, max: isNumber ? field.moments.max : nil,
        median: quantiles[0], p90: quantiles[1], p99: quantiles[2],
        quantileError: isNumber ? field.quantiles.relativeError : nil,
        top: isNumber ? [] : field.categories.top(topCount), isTopApproximate: field.categories.otherCount > 0)
    }
  }

  /// Mean, variance and median of one numeric field, for its course over time.
  public func numbers(ofField index: Int) -> (mean: Double?, variance: Double?, median: Double?)? {
    guard index < aggregate.fields.count else { return nil }
    let field = aggregate.fields[index]
    return (field.moments.mean, field.moments.variance, field.quantiles.quantile(0.5))
  }
}
