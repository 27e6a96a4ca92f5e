internal import Analysis

/// The errors of a model, 1 for a wrong answer and 0 for a right one, as their labels come.
///
/// ADWIN watches them: with a false alarm every 10,000 values it kept that budget at all error rates tried, from .02 to
/// .4, and found a rate that rises by half or doubles as soon as any other detector that kept it, mostly sooner.
struct ErrorStream: Sendable, Codable {
  static let name = "errors"
  static let detector = "adwin"

  private(set) var valueCount = 0
  private var detector: ADWIN

  init(averageRunLength: Double) {
    let settings = StreamDetectorKind.adwin.settings(averageRunLength: averageRunLength) ?? [:]
    // Settings that the kind made are settings that it takes.
    detector = ADWIN((try? ADWIN.Parameters(settings)) ?? ADWIN.Parameters())
  }

  /// - Returns: where the error rate went, if this answer is the one that shows it.
  mutating func take(isError: Bool) -> ShiftDirection? {
    valueCount += 1
    let before = detector.mean ?? 0
    guard detector.update(isError ? 1 : 0) == .drift else { return nil }
    // Its window has lost the older part.
    return detector.mean ?? 0 >= before ? .up : .down
  }
}

extension RecordFacts {
  /// Whether the model was wrong; `nil` without a label, or without an answer.
  ///
  /// - Parameters:
  ///   - threshold: of a score that stands for a prediction.
  ///   - positive: the class that scores are about.
  func isError(threshold: Double, positive: Int?) -> Bool? {
    guard let actual, actual.classIndex >= 0 else { return nil }
    if let predicted { return predicted.classIndex >= 0 ? predicted.classIndex != actual.classIndex : nil }
    guard !score.isNaN, let positive else { return nil }
    return (score >= threshold) != (actual.classIndex == positive)
  }
}
