/// Estimates how well a classifier does on records whose truth is not known yet (CBPE).
///
///     let estimator = EstimatedPerformance(reference: outcomes)
///     estimator?.estimate(UnlabelledChunk(scores: scores, threshold: 0.5)).rocAUC?.interval()
///
/// A calibrated score is the chance that a record is positive, so the scores alone tell how many predictions are right.
/// That holds while the truth depends on the inputs as it did in the reference: a change of the inputs (covariate
/// shift) is seen, a change of what they mean (concept drift) is **not**, however bad the model becomes. For that,
/// compare with realised figures once the truth arrives.
/// - Complexity: a fit and, to judge the need for it, ten more a method; then O(n log n) a chunk.
/// - Reference: confidence-based performance estimation, Białek, Kuberski, Perrakis, "Estimating model performance
///   under covariate shift without labels", arXiv:2401.08348; figures as in NannyML 0.13.
public struct EstimatedPerformance: Sendable {
  /// When scores are calibrated before they are believed.
  public enum Calibration: Sendable {
    /// When that lowers the calibration error on records kept out (see `CalibrationNeed`), or when scores leave 0…1; by
    /// the method of `CalibratorKind.all` with the lowest Brier score on those records.
    case best
    /// As `best`, by this method. Isotonic is NannyML's way.
    case whenWorthwhile(CalibratorKind)
    case always(CalibratorKind)
    /// The scores are probabilities already; one outside 0…1 is left out of an estimate.
    case never
  }

  /// `nil` when scores are taken as they are.
  public let calibrator: (any Calibrator)?
  /// `nil` where it was not asked for, or could not be judged and the scores were calibrated.
  public let need: CalibrationNeed?

  /// - Parameter reference: records with truth, which the model was not trained on.
  /// - Returns: `nil` when calibration is wanted and the reference lacks one of the classes.
  public init?(
    reference: ScoredOutcomes, calibration: Calibration = .best, seed: UInt64 = 0
  ) {
    switch calibration {
    case .never:
      need = nil
      calibrator = nil
    case .always(let method):
      guard let fitted = method.fit(reference) else { return nil }
      need = nil
      calibrator = fitted
    case .whenWorthwhile(let method):
      guard let choice = Choice(of: [method], reference, seed: seed) else { return nil }
      (need, calibrator) = (choice.need, choice.calibrator)
    case .best:
      guard let choice = Choice(of: CalibratorKind.all, reference, seed: seed) else { return nil }
      (need, calibrator) = (choice.need, choice.calibrator)
    }
  }

  /// The best of some methods, if calibrating is worth it at all.
  private struct Choice {
    var need: CalibrationNeed?
    var calibrator: (any Calibrator)?

    init?(of methods: [CalibratorKind], _ reference: ScoredOutcomes, seed: UInt64) {
      let judged = methods.map { ($0, CalibrationNeed(reference, method: $0, seed: seed)) }
      // What cannot be judged is no better than the first.
      let best = judged.min { $0.1?.brierAfter ?? .infinity < $1.1?.brierAfter ?? .infinity }
      guard let (method, need) = best, let fitted = method.fit(reference) else { return nil }
      self.need = need
      // Almost perfect separation leaves nothing to calibrate by; NannyML draws the same line.
      let isSeparated = reference.areProbabilities && reference.rocAUC ?? 0 > 0.999
      calibrator = (need?.isWorthwhile ?? true) && !isSeparated ? fitted : nil
    }
  }

  /// Of one chunk of records, or of all there are.
  public func estimate(_ chunk: UnlabelledChunk) -> PerformanceEstimate {
    PerformanceEstimate(
      probabilities: calibrator?.probabilities(of: chunk.scores) ?? chunk.scores,
      isPredictedPositive: chunk.isPredictedPositive)
  }
}

/// Scores and predictions of records whose truth is not known.
public struct UnlabelledChunk: Sendable, Equatable {
  public let scores: [Double]
  public let isPredictedPositive: [Bool]

  /// Records whose score is NaN are left out.
  ///
  /// - Precondition: there are as many predictions as scores.
  public init(scores: [Double], isPredictedPositive: [Bool]) {
    precondition(scores.count == isPredictedPositive.count, "every score has one prediction")
    guard scores.contains(where: \.isNaN) else {
      self.scores = scores
      self.isPredictedPositive = isPredictedPositive
      return
    }
    let usable = scores.indices.filter { !scores[$0].isNaN }
    self.scores = usable.map { scores[$0] }
    self.isPredictedPositive = usable.map { isPredictedPositive[$0] }
  }

  /// Predicted positive at or above the threshold.
  public init(scores: [Double], threshold: Double) {
    self.init(scores: scores, isPredictedPositive: scores.map { $0 >= threshold })
  }
}

/// A calibrator is written with the name of its kind.
extension EstimatedPerformance: Codable {
  private enum CodingKeys: CodingKey {
    case need
    case kind
    case calibrator
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(need, forKey: .need)
    let kind = calibrator.flatMap { CalibratorKind.kind(of: $0) }
    try container.encodeIfPresent(kind?.id, forKey: .kind)
    if let kind, let calibrator { try kind.encode(calibrator, container.superEncoder(forKey: .calibrator)) }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    need = try container.decodeIfPresent(CalibrationNeed.self, forKey: .need)
    guard let id = try container.decodeIfPresent(String.self, forKey: .kind) else {
      calibrator = nil
      return
    }
    guard let kind = CalibratorKind.named(id) else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "a calibrator of an unknown kind")
    }
    calibrator = try kind.decode(container.superDecoder(forKey: .calibrator))
  }
}
