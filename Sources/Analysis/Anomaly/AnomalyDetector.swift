/// Says of each row of features how unlike the rows it was fitted on it is.
///
///     var forest = try IsolationForest(fitting: training, IsolationForest.Parameters())
///     let scores = forest.scores(today)  // one a row, higher is more anomalous
///
/// Rows with a missing value (one that is not finite) take no part in a fit and have no score. Scores of different
/// kinds of detector cannot be compared. Two detectors are equal when they will score alike from here on; saving one
/// (`Codable`) and going on with what was restored changes no score.
public protocol AnomalyDetector: Sendable, Equatable, Codable {
  associatedtype Parameters: MethodParameters

  /// - Precondition: the parameters lie in the ranges that `Parameters.all` states.
  init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure)

  var parameters: Parameters { get }

  /// Columns of the rows it was fitted on.
  var columnCount: Int { get }

  /// The scores in the order of the rows; always finite.
  ///
  /// - Returns: `nil` for a row that misses a value.
  /// - Precondition: the rows have the columns that the fit had.
  mutating func scores(_ rows: FeatureMatrix) -> [Double?]

  /// The scores of rows without others to fit on.
  ///
  /// A detector that learns from what it scores does not let a row take part in its own score.
  static func ownScores(_ rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) -> [Double?]
}

extension AnomalyDetector {
  /// Fitted on all rows, then each scored.
  public static func ownScores(_ rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) -> [Double?] {
    var detector = try Self(fitting: rows, parameters)
    return detector.scores(rows)
  }
}
