import Analysis
import TestSupport

/// Rows about the origin, every column roughly normal with deviation 1.
func seededRows(_ rowCount: Int, columnCount: Int, seed: UInt64 = 1) -> [[Double]] {
  var generator = SeededGenerator(seed: seed)
  return (0..<rowCount).map { _ in
    (0..<columnCount).map { _ in (0..<12).reduce(-6) { sum, _ in sum + generator.uniform() } }
  }
}
