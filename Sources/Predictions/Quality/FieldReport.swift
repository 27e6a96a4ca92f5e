internal import Analysis

/// One field of a log over a window.
public struct FieldReport: Sendable {
  /// The number by which ``WindowAggregate/numbers(ofField:)`` knows the field.
  public var index: Int
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
  /// Every score, latency and other value, then the features, each by name with numbers in it in their order.
  ///
  /// The order does not depend on how the log was cut into batches.
  public func fields(topCount: Int = 10) -> [FieldReport] {
    let order = view.state.fieldPaths.indices.sorted { view.state.fieldPaths[$0].precedes(view.state.fieldPaths[$1]) }
    let unseen = FieldAggregate(limits: aggregate.limits)
    return order.map { index in
      let key = view.state.fieldPaths[index]
      let field = index < aggregate.fields.count ? aggregate.fields[index] : unseen
      let numberCount = field.moments.count
      let textCount = field.categories.total
      let isNumber = numberCount > 0 && numberCount >= textCount
      let quantiles = isNumber ? field.quantiles.quantiles([0.5, 0.9, 0.99]) : [nil, nil, nil]
      return FieldReport(
        index: index, name: key.name, isFeature: key.isFeature, isNumber: isNumber,
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

extension ModelState.FieldKey {
  fileprivate func precedes(_ other: Self) -> Bool {
    if isFeature != other.isFeature { return other.isFeature }
    let (name, otherName) = (Self.parts(self.name), Self.parts(other.name))
    for (part, otherPart) in zip(name, otherName) where part != otherPart {
      if let number = Int(part), let otherNumber = Int(otherPart), number != otherNumber { return number < otherNumber }
      return part.utf8.lexicographicallyPrecedes(otherPart.utf8)
    }
    return name.count == otherName.count
      ? path.utf8.lexicographicallyPrecedes(other.path.utf8) : name.count < otherName.count
  }

  /// Runs of digits and of anything else.
  private static func parts(_ name: String) -> [String] {
    name.reduce(into: []) { parts, character in
      if let last = parts.last?.last, last.isASCIIDigit == character.isASCIIDigit {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
