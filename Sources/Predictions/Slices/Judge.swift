/// Says how wrong an answer was.
struct Judge {
  var isRegression: Bool
  /// A score counts as positive at or above it.
  var threshold: Double
  var positive: Int?

  /// 0 or 1, or the absolute error; `nil` where the answer is not of the model's kind.
  func error(_ answer: Answer) -> Double? {
    guard isRegression == (answer.actual < 0) else { return nil }
    if isRegression { return answer.value.isFinite ? answer.value : nil }
    if answer.predicted >= 0 { return answer.predicted == answer.actual ? 0 : 1 }
    guard let positive else { return nil }
    return (answer.value >= threshold) == (Int(answer.actual) == positive) ? 0 : 1
  }

  /// `nil` without a prediction.
  func isPositive(_ answer: Answer) -> Bool? {
    guard let positive else { return nil }
    if answer.predicted >= 0 { return Int(answer.predicted) == positive }
    return answer.value.isNaN ? nil : answer.value >= threshold
  }
}
