/// Anomalies as the rows outside the smooth region that holds most of the rows.
///
///     let machine = try OneClassSVM(fitting: rows, OneClassSVM.Parameters())
///     machine.decisionValues(rows)  // negative outside
///
/// The region is where Σ αᵢ e^(−γ‖x − xᵢ‖²) ≥ ρ; about the part ν of the fitted rows lies outside. Columns count by
/// their size: scale them alike before, unless that size means something. Rows with missing values are left out of the
/// fit.
/// - Complexity: fit O(n² · columns), so thousands of rows, not millions; scores O(rows · support vectors · columns).
///   Memory O(n · columns), and the kernel cache.
/// - Reference: Schölkopf et al., "Estimating the support of a high-dimensional distribution",
///   doi:10.1162/089976601750264965; numbers as scikit-learn's `OneClassSVM` (libsvm), the score being its decision
///   function negated.
public struct OneClassSVM: AnomalyDetector {
  public struct Parameters: MethodParameters {
    /// ν: part of the rows that may lie outside, and the least part that become support vectors.
    public var nu = 0.5
    public var gamma = KernelWidth.scale
    /// Violation of optimality at which the solver stops.
    public var tolerance = 1e-3
    public var cacheMegabytes = 200.0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("nu", \.nu, above: 0, upTo: 1, "part of the rows that may lie outside"),
      .value("gamma", \.gamma, range: "scale, auto or 0 < x", "how fast likeness falls with distance"),
      .number("tol", \.tolerance, above: 0, "where the solver stops"),
      .number("cache_size", \.cacheMegabytes, above: 0, "megabytes for rows of the kernel"),
    ]
  }

  public let parameters: Parameters
  public let columnCount: Int
  /// ρ, in the scale of decision values.
  public let offset: Double
  public let supportVectorCount: Int
  private let kernel: RadialKernel
  /// α of the support vectors, and zeros to the end of the last block.
  private let weights: [Double]

  public init(fitting rows: FeatureMatrix, _ parameters: Parameters) throws(FitFailure) {
    let columnCount = rows.columnCount
    let fitted = try rows.rowsForFit()
    let points = fitted.flatMap { rows.values[($0 * columnCount)..<(($0 + 1) * columnCount)] }
    let gamma = try parameters.gamma.gamma(values: points, columnCount: columnCount)
    let cache = KernelRowCache(
      RadialKernel(gamma: gamma, points: points, columnCount: columnCount),
      points: points, columnCount: columnCount, megabytes: parameters.cacheMegabytes)
    var solver = OneClassSolver(
      cache, pointCount: fitted.count, nu: parameters.nu, tolerance: parameters.tolerance)
    solver.solve()
    let support = solver.alphas.indices.filter { solver.alphas[$0] > 0 }
    kernel = RadialKernel(
      gamma: gamma, points: support.flatMap { points[($0 * columnCount)..<(($0 + 1) * columnCount)] },
      columnCount: columnCount)
    weights = kernel.paddedWeights(support.map { solver.alphas[$0] })
    offset = solver.offset
    supportVectorCount = support.count
    self.parameters = parameters
    self.columnCount = columnCount
  }

  /// The decision values negated.
  public func scores(_ rows: FeatureMatrix) -> [Double?] {
    decisionValues(rows).map { value in value.map { -$0 } }
  }
}

extension OneClassSVM {
  /// γ of the kernel.
  public var gamma: Double { kernel.gamma }

  /// Σ αᵢ e^(−γ‖x − xᵢ‖²) − ρ: positive inside the region, negative outside.
  ///
  /// - Returns: `nil` for a row that misses a value.
  /// - Precondition: the rows have the columns that the fit had.
  public func decisionValues(_ rows: FeatureMatrix) -> [Double?] {
    precondition(rows.columnCount == columnCount, "rows are scored with the columns of the fit")
    return rows.values.withUnsafeBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        (0..<rows.rowCount).map { row in
          guard rows.isComplete(row) else { return nil }
          let point = UnsafeBufferPointer(rebasing: values[(row * columnCount)..<((row + 1) * columnCount)])
          return kernel.weightedSum(weights, with: point) - offset
        }
      }
    }
  }
}

extension AnomalyDetectorKind {
  public static let oneClassSVM = Self(
    id: "one-class-svm", summary: "Rows outside the region that holds most of them", comfortableFitSize: 50_000,
    OneClassSVM.self)
}
