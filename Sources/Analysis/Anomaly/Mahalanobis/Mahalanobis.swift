/// Anomalies as the rows far from the mean, measured by the spread and the correlations of the columns.
///
///     let distance = try Mahalanobis(fitting: rows, Mahalanobis.Parameters())
///     distance.scores(rows)  // squared distances; about one a column where all is well
///
/// Columns that are constant in the fitted rows are left out. Rows with missing values are left out of the fit.
/// - Complexity: fit O(rows · columns² + columns³), scores O(rows · columns²).
/// - Reference: Mahalanobis, "On the generalized distance in statistics" (1936), with the mean and the sample
///   covariance (n − 1). Where that is singular, as with columns that follow from others or fewer rows than columns, a
///   ridge of 10⁻⁶ of each column's variance is added to it: unlike the pseudo-inverse, that makes a row which breaks
///   such a dependence stand out.
public struct Mahalanobis: AnomalyDetector {
  public struct Parameters: MethodParameters {
    public init() {}

    public static let all: [MethodParameter<Self>] = []
  }

  private static let ridge = 1e-6

  public let columnCount: Int
  /// Of the columns that vary.
  private let columns: [Int]
  private let means: [Double]
  private let deviations: [Double]
  /// Of the correlation matrix, with the ridge where it was needed.
  private let factor: CholeskyFactor

  public init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) {
    let fitted = try rows.rowsForFit()
    let moments = ColumnMoments(rows, rows: fitted)
    guard moments.areFinite else { throw .overflow }
    let columns = rows.ranges(in: fitted).indices.filter { moments.deviations[$0] > 0 }
    guard !columns.isEmpty else { throw .constantColumns }
    columnCount = rows.columnCount
    self.columns = columns
    means = columns.map { moments.means[$0] }
    deviations = columns.map { moments.deviations[$0] }
    var correlation = PackedTriangle(size: columns.count)
    var scaled = [Double](repeating: 0, count: columns.count)
    for row in fitted {
      for (place, column) in columns.enumerated() {
        scaled[place] = (rows[row, column] - means[place]) / deviations[place]
      }
      correlation.addOuterProduct(of: scaled)
    }
    correlation.scale(by: 1 / Double(fitted.count - 1))
    guard let factor = CholeskyFactor(correlation) ?? CholeskyFactor(correlation.adding(Self.ridge)) else {
      throw .overflow
    }
    self.factor = factor
  }

  public var parameters: Parameters { Parameters() }

  /// Squared distances from the mean; one beyond the largest double is that double.
  public func scores(_ rows: FeatureMatrix) -> [Double?] {
    precondition(rows.columnCount == columnCount, "rows are scored with the columns of the fit")
    var scaled = [Double](repeating: 0, count: columns.count)
    return (0..<rows.rowCount).map { row in
      guard rows.isComplete(row) else { return nil }
      for (place, column) in columns.enumerated() {
        scaled[place] = (rows[row, column] - means[place]) / deviations[place]
      }
      factor.solve(&scaled)
      let square = scaled.reduce(0) { $0 + $1 * $1 }
      return square.isFinite ? square : .greatestFiniteMagnitude
    }
  }
}

extension AnomalyDetectorKind {
  public static let mahalanobis = Self(
    id: "mahalanobis", summary: "Rows far from the mean, by spread and correlation", Mahalanobis.self)
}
