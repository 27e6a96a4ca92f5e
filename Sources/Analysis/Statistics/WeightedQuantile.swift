/// Quantiles of values that count more or less than one record each.
public enum WeightedQuantile {
  /// The smallest value below or at which at least a share `probability` of the weight lies.
  ///
  ///     WeightedQuantile.of([1, 2, 3], weights: [1, 1, 4], probability: 0.5)  // 3
  ///
  /// numpy's `quantile(weights:, method: "inverted_cdf")`: always one of the values. Values that are NaN, and those
  /// whose weight is not a positive finite number, are left out.
  /// - Precondition: there are as many weights as values.
  /// - Returns: `nil` without values, or when `probability` lies outside 0…1.
  /// - Complexity: O(n log n).
  public static func of(_ values: [Double], weights: [Double], probability: Double) -> Double? {
    precondition(values.count == weights.count, "every value has one weight")
    guard probability >= 0, probability <= 1 else { return nil }
    let order = values.indices
      .filter { !values[$0].isNaN && weights[$0] > 0 && weights[$0] < .infinity }
      .sorted { values[$0] < values[$1] }
    var sums: [Double] = []
    var running = CompensatedSum()
    for index in order {
      running.add(weights[index])
      sums.append(running.value)
    }
    guard let total = sums.last else { return nil }
    let place = sums.firstIndex { $0 >= probability * total } ?? sums.count - 1
    return values[order[place]]
  }
}
