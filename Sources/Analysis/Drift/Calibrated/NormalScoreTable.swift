/// The normal density at a quantile, and density times quantile, off a table, each with how far it may be wrong.
///
///     NormalScoreTable.shared.edge(share: 0.5).density  // 0.3989, ± 0.000002
///
/// As functions of the share both bend one way in every cell (the density's slope is minus the quantile z, the other's is
/// 1 − z²). So they lie between the chord and the two tangents, which part by at most a quarter of the cell's width times
/// the difference of the slopes; the middle is taken. Where the bend is strong, near 0 and 1, the values are exact.
struct NormalScoreTable: Sendable {
  static let shared = NormalScoreTable()

  struct Edge {
    var density = 0.0
    var moment = 0.0
    var densityError = 0.0
    var momentError = 0.0
  }

  private struct Cell {
    var start = Edge()
    var densitySlope = 0.0
    var momentSlope = 0.0
  }

  private static let cellCount = 512
  private static let covered = 4..<508
  /// Covers the roundings, and that the values at the ends of a cell have nine digits.
  private static let slack = 1e-8

  private let cells: [Cell]

  private init() {
    let width = 1 / Double(Self.cellCount)
    cells = Self.covered.map { number in
      let low = PooledNormalScores.Edge(share: Double(number) * width)
      let high = PooledNormalScores.Edge(share: Double(number + 1) * width)
      let (z0, z1) = (low.moment / low.density, high.moment / high.density)
      // The signed halves of the largest gaps.
      let density = width * (z1 - z0) / 8
      let moment = width * (z1 * z1 - z0 * z0) / 8
      return Cell(
        start: Edge(
          density: low.density + density, moment: low.moment + moment, densityError: abs(density) + Self.slack,
          momentError: abs(moment) + Self.slack),
        densitySlope: high.density - low.density, momentSlope: high.moment - low.moment)
    }
  }

  /// - Parameter share: of all values, what lies below; 0…1.
  @inline(__always)
  func edge(share: Double) -> Edge {
    let place = share * Double(Self.cellCount)
    let number = Int(place)
    guard Self.covered.contains(number) else {
      let exact = PooledNormalScores.Edge(share: share)
      return Edge(density: exact.density, moment: exact.moment)
    }
    let cell = cells[number - Self.covered.lowerBound]
    let part = place - Double(number)
    var edge = cell.start
    edge.density += part * cell.densitySlope
    edge.moment += part * cell.momentSlope
    return edge
  }
}
