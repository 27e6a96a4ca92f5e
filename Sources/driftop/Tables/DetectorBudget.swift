import Analysis

/// `detect --budget`: a detector's parameters from the false alarms that are accepted.
enum DetectorBudget {
  /// Values whose deviation a threshold in their unit is made from.
  private static let referenceCount = 1_000

  /// Values between two false alarms.
  ///
  /// - Parameter settings: what a person set himself, which must not be what the budget sets.
  static func runLength(
    _ text: String, of kind: StreamDetectorKind, besides settings: [String: String]
  ) throws(Failure) -> Double {
    guard let budget = FalseAlarmBudget(text), case .records(let records) = budget.span else {
      throw Failure(sentence: "--budget \(text): write alarms per records, as in 1/10000records")
    }
    let averageRunLength = records / budget.alerts
    if let gap = kind.budgetGap(averageRunLength: averageRunLength) {
      throw Failure(sentence: "detect \(kind.id): no parameters for --budget \(text): \(gap)")
    }
    let made = kind.settings(averageRunLength: averageRunLength) ?? [:]
    if let name = settings.keys.sorted().first(where: { made[$0] != nil }) {
      throw Failure(sentence: "detect \(kind.id): --budget sets \(name) itself; leave out --param \(name)")
    }
    return averageRunLength
  }

  /// - Parameter values: the column, whose first values tell the deviation.
  static func settings(
    _ averageRunLength: Double, of kind: StreamDetectorKind, for values: [Double]
  ) -> [String: String] {
    var moments = Moments()
    for value in values.lazy.filter(\.isFinite).prefix(referenceCount) { moments.add(value) }
    let deviation = moments.variance.map { $0.squareRoot() } ?? 1
    return kind.settings(averageRunLength: averageRunLength, deviation: deviation > 0 ? deviation : 1) ?? [:]
  }
}
