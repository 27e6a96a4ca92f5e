/// An anomaly detector as an entry of a list: what commands, help, the conformance suite and the benchmarks are made
/// from.
///
///     let kind = AnomalyDetectorKind.named("isolation-forest")
///     let scores = try kind?.scores(rows, settings: ["n_estimators": "200"])
public struct AnomalyDetectorKind: Sendable {
  public typealias FitResult = Result<any AnomalyDetector, FitFailure>
  public typealias ScoreResult = Result<[Double?], FitFailure>

  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  public let parameters: [ParameterDescription]
  /// Rows beyond which a fit takes minutes, where its cost grows with their square; `nil` where it does not.
  public let comfortableFitSize: Int?
  private let make: @Sendable (FeatureMatrix, [String: String]) throws(ParameterError) -> FitResult
  private let score: @Sendable (FeatureMatrix, [String: String]) throws(ParameterError) -> ScoreResult

  init<Detector: AnomalyDetector>(
    id: String, summary: String, comfortableFitSize: Int? = nil, _ type: Detector.Type
  ) {
    self.id = id
    self.comfortableFitSize = comfortableFitSize
    self.summary = summary
    parameters = Detector.Parameters.descriptions
    make = { rows, settings throws(ParameterError) in
      let parameters = try Detector.Parameters(settings)
      return Self.result { () throws(FitFailure) in try Detector(fitting: rows, parameters) }
    }
    score = { rows, settings throws(ParameterError) in
      let parameters = try Detector.Parameters(settings)
      return Self.result { () throws(FitFailure) in try Detector.ownScores(rows, parameters) }
    }
  }

  private static func result<Value>(_ body: () throws(FitFailure) -> Value) -> Result<Value, FitFailure> {
    do {
      return .success(try body())
    } catch {
      return .failure(error)
    }
  }
}

extension AnomalyDetectorKind {
  /// - Parameter settings: by the names in `parameters`; what is not named has its default.
  /// - Returns: the detector, or why these rows cannot be fitted on.
  public func fit(
    _ rows: FeatureMatrix, settings: [String: String] = [:]
  ) throws(ParameterError) -> FitResult {
    try make(rows, settings)
  }

  /// The scores of all rows, in their order.
  ///
  /// - Parameter reference: the rows to fit on; `nil` fits on the scored rows themselves.
  /// - Precondition: both have the same columns.
  public func scores(
    _ rows: FeatureMatrix, fittedOn reference: FeatureMatrix? = nil, settings: [String: String] = [:]
  ) throws(ParameterError) -> ScoreResult {
    guard let reference else { return try score(rows, settings) }
    return try make(reference, settings).map { fitted in
      var detector = fitted
      return detector.scores(rows)
    }
  }

  public static func named(_ id: String) -> AnomalyDetectorKind? {
    all.first { $0.id == id }
  }
}
