internal import Analysis

/// How often the label of a record is that of the record before, as far as labels come with their records.
struct RepeatedLabels: Sendable, Equatable, Codable {
  private(set) var pairCount = 0
  private(set) var repeatCount = 0
  private var previous: Int?

  @inline(__always)
  mutating func take(_ label: Int) {
    if let previous {
      pairCount += 1
      if previous == label { repeatCount += 1 }
    }
    previous = label
  }
}

/// What a classifier achieves that does not look at its inputs: one that does no better is worth nothing, however high
/// its accuracy.
public struct LabelBaselines: Sendable, Equatable {
  /// Of predicting the label of the record before; `nil` where labels do not come in the order of their records.
  public var noChangeAccuracy: Double?
  /// Of predicting the most frequent class.
  public var majorityAccuracy: Double
  public var majorityClass: String
  /// Lower end of the 95 % interval of the model's own accuracy.
  var accuracyLow: Double

  /// Whether the model's accuracy is certainly higher, and not only by chance.
  public func isBeaten(_ baseline: Double) -> Bool { accuracyLow > baseline }
}

extension ModelView {
  /// Of all records; `nil` for anything but a classifier with labels.
  ///
  /// - Parameter window: all of the model's records.
  public func baselines(of window: WindowAggregate) -> LabelBaselines? {
    guard let matrix = window.confusion, matrix.total > 0, let interval = accuracyInterval(matrix).first else {
      return nil
    }
    let supports = (0..<matrix.classCount).map { row in
      (0..<matrix.classCount).reduce(0) { $0 + matrix[row, $1] }
    }
    guard let most = supports.indices.max(by: { supports[$0] < supports[$1] }) else { return nil }
    let repeated = state.repeatedLabels
    return LabelBaselines(
      noChangeAccuracy: repeated.pairCount > 0 ? Double(repeated.repeatCount) / Double(repeated.pairCount) : nil,
      majorityAccuracy: supports[most] / matrix.total, majorityClass: window.classes[most],
      accuracyLow: interval.low)
  }
}
