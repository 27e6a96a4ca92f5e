internal import Glibc

/// Kolmogorov's distribution exactly, by the power of a matrix.
enum DurbinMatrix {
  private static let large = 0x1p400
  private static let largeExponent = 400

  /// The chance of a statistic below `distance`.
  ///
  /// - Precondition: n · `distance` is above ½.
  /// - Complexity: O((n x)³ log n).
  /// - Reference: Marsaglia, Tsang, Wang, "Evaluating Kolmogorov's Distribution", doi:10.18637/jss.v008.i18, with the
  ///   middle row multiplied instead of a second matrix.
  static func share(count: Int, within distance: Double) -> Double {
    let scaled = Double(count) * distance
    let middle = Int(scaled.rounded(.up))
    var power = SquareMatrix(kolmogorov: 2 * middle - 1, fraction: Double(middle) - scaled)
    var row = [Double](repeating: 0, count: power.size)
    row[middle - 1] = 1
    var (rowExponent, powerExponent) = (0, 0)
    var remaining = count
    while remaining > 0 {
      if remaining & 1 == 1 {
        row = power.product(row: row)
        rowExponent += powerExponent
        if row[middle - 1] > large {
          for index in row.indices { row[index] /= large }
          rowExponent += largeExponent
        }
      }
      remaining >>= 1
      guard remaining > 0 else { break }
      power = power.squared()
      powerExponent *= 2
      if power[middle - 1, middle - 1] > large {
        power.scale(by: 1 / large)
        powerExponent += largeExponent
      }
    }
    // n! / nⁿ = √(2πn) e⁻ⁿ e^rest, kept as a logarithm with the exponents that were taken out.
    let n = Double(count)
    let exponent = GammaFunctions.stirlingRest(n) - n + Double(rowExponent) * log(2)
    return (2 * Double.pi * n).squareRoot() * exp(log(row[middle - 1]) + exponent)
  }
}

/// A square matrix, row after row.
private struct SquareMatrix {
  let size: Int
  private var cells: [Double]

  /// Durbin's matrix for a statistic of (k − h) / n, of 2k − 1 rows.
  init(kolmogorov size: Int, fraction h: Double) {
    self.size = size
    cells = Array(repeating: 0, count: size * size)
    var inverseFactorials = [1.0]
    for index in 1...(size + 1) { inverseFactorials.append(inverseFactorials[index - 1] / Double(index)) }
    for row in 0..<size {
      for column in 0..<Swift.min(row + 2, size) { cells[row * size + column] = inverseFactorials[row - column + 1] }
    }
    for index in 0..<size {
      let edge = (1 - pow(h, Double(index + 1))) * inverseFactorials[index + 1]
      cells[index * size] = edge
      cells[(size - 1) * size + (size - 1 - index)] = edge
    }
    let m = Double(size)
    cells[(size - 1) * size] = (1 - 2 * pow(h, m) + pow(Swift.max(2 * h - 1, 0), m)) * inverseFactorials[size]
  }

  subscript(row: Int, column: Int) -> Double {
    cells[row * size + column]
  }

  mutating func scale(by factor: Double) {
    for index in cells.indices { cells[index] *= factor }
  }

  func product(row: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for inner in 0..<size {
      for column in 0..<size { result[column] += row[inner] * cells[inner * size + column] }
    }
    return result
  }

  func squared() -> SquareMatrix {
    var result = self
    result.cells.withUnsafeMutableBufferPointer { target in
      cells.withUnsafeBufferPointer { source in
        for row in 0..<size {
          for column in 0..<size { target[row &* size &+ column] = 0 }
          for inner in 0..<size {
            let factor = source[row &* size &+ inner]
            for column in 0..<size {
              target[row &* size &+ column] += factor * source[inner &* size &+ column]
            }
          }
        }
      }
    }
    return result
  }
}
