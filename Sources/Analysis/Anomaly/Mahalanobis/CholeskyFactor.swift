/// L of a correlation matrix R = LLᵀ, to measure vectors by the inverse of R.
///
/// - Reference: Golub and Van Loan, "Matrix Computations", section 4.2.
struct CholeskyFactor: Sendable, Equatable, Codable {
  /// Part of a column's variance that the columns before it must leave unexplained; far above rounding, far below
  /// noise.
  private static let leastPivot = 1e-12

  private let triangle: PackedTriangle

  /// - Returns: `nil` for a matrix that is singular, or as good as.
  /// - Complexity: O(size³ / 6).
  init?(_ matrix: PackedTriangle) {
    var triangle = matrix
    let isRegular = triangle.values.withUnsafeMutableBufferPointer { values in
      for row in 0..<matrix.size {
        let rowStart = PackedTriangle.start(ofRow: row)
        for column in 0...row {
          let columnStart = PackedTriangle.start(ofRow: column)
          var rest = values[rowStart + column]
          for place in 0..<column { rest -= values[rowStart + place] * values[columnStart + place] }
          if column < row {
            values[rowStart + column] = rest / values[columnStart + column]
          } else {
            guard rest > Self.leastPivot else { return false }
            values[rowStart + row] = rest.squareRoot()
          }
        }
      }
      return true
    }
    guard isRegular else { return nil }
    self.triangle = triangle
  }

  /// Replaces v by L⁻¹v, whose squared length is vᵀR⁻¹v.
  func solve(_ vector: inout [Double]) {
    triangle.values.withUnsafeBufferPointer { values in
      vector.withUnsafeMutableBufferPointer { vector in
        var place = 0
        for row in vector.indices {
          var rest = vector[row]
          for column in 0..<row {
            rest -= values[place] * vector[column]
            place += 1
          }
          vector[row] = rest / values[place]
          place += 1
        }
      }
    }
  }
}
