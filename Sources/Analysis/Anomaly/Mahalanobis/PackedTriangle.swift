/// The lower triangle of a symmetric matrix, row after row.
struct PackedTriangle: Sendable, Equatable, Codable {
  let size: Int
  var values: [Double]

  init(size: Int) {
    self.size = size
    values = Array(repeating: 0, count: size * (size + 1) / 2)
  }

  /// Where a row begins.
  static func start(ofRow row: Int) -> Int {
    row * (row + 1) / 2
  }

  mutating func addOuterProduct(of vector: [Double]) {
    values.withUnsafeMutableBufferPointer { values in
      vector.withUnsafeBufferPointer { vector in
        var place = 0
        for row in vector.indices {
          for column in 0...row {
            values[place] += vector[row] * vector[column]
            place += 1
          }
        }
      }
    }
  }

  mutating func scale(by factor: Double) {
    for place in values.indices { values[place] *= factor }
  }

  /// With `ridge` added to the diagonal.
  func adding(_ ridge: Double) -> PackedTriangle {
    var result = self
    for row in 0..<size { result.values[Self.start(ofRow: row) + row] += ridge }
    return result
  }
}
