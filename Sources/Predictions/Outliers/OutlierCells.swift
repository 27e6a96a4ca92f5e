internal import Analysis

/// Which records are surely no outliers by their codes alone, so that they need not be sent down the trees.
///
/// The codes of a record, or a few neighbouring ones taken together, say in which box of the features' space it lies;
/// the boxes are the cells of a table. A cell in which no row can score above the threshold is judged once, when its
/// first record comes. Of few features most records lie in such cells; of many features cells are too wide to be judged,
/// and the table gives itself up. What is an outlier does not depend on it.
struct OutlierCells: Sendable, Codable {
  private enum Verdict {
    static let unknown: UInt8 = 0
    static let usual: UInt8 = 1
    static let unsure: UInt8 = 2
  }

  private struct Column: Sendable, Codable {
    /// By part, the values that it may have.
    let ranges: [ClosedRange<Double>]
    /// By code, its part's step in the table; `exact` for a code that tells no range.
    var steps: [Int32]
  }

  private static let cellLimit = 32_768
  /// Records after which a table must have spared most of them the trees.
  private static let trialCount = 16_384
  private static let exact: Int32 = -1
  /// The bound and a score may differ by the last bit.
  private static let tolerance = 1e-9

  private let columns: [Column]
  /// Empty once the table is given up.
  private var verdicts: [UInt8]
  private var askedCount = 0
  private var usualCount = 0

  init(_ encoding: OutlierEncoding) {
    var shift = 0
    var parts = encoding.columns.map { Self.ranges($0, shift) }
    while Self.cellCount(parts) > Self.cellLimit, shift < 8 {
      shift += 1
      parts = encoding.columns.map { Self.ranges($0, shift) }
    }
    let cellCount = Self.cellCount(parts)
    verdicts = cellCount <= Self.cellLimit ? Array(repeating: Verdict.unknown, count: cellCount) : []
    var step = 1
    var columns: [Column] = []
    if !verdicts.isEmpty {
      for (column, part) in zip(encoding.columns, parts) {
        columns.append(Self.column(column, part, shift, step))
        step *= part.count
      }
    }
    self.columns = columns
  }

  /// The places of rows that may be outliers, ascending.
  ///
  /// - Parameter codes: row after row, one a column.
  mutating func unsurePlaces(_ codes: [UInt8], rowCount: Int, _ forest: OutlierForest) -> [Int] {
    guard !verdicts.isEmpty else { return Array(0..<rowCount) }
    var places: [Int] = []
    for row in 0..<rowCount {
      let start = row * columns.count
      guard let cell = cell(codes, start) else {
        places.append(row)
        continue
      }
      if verdicts[cell] == Verdict.unknown { verdicts[cell] = verdict(codes, start, forest) }
      if verdicts[cell] != Verdict.usual { places.append(row) }
    }
    askedCount += rowCount
    usualCount += rowCount - places.count
    if askedCount >= Self.trialCount, usualCount < askedCount / 2 { verdicts = [] }
    return places
  }

  private func cell(_ codes: [UInt8], _ start: Int) -> Int? {
    var cell = 0
    for (number, column) in columns.enumerated() {
      let step = column.steps[Int(codes[start + number])]
      guard step != Self.exact else { return nil }
      cell += Int(step)
    }
    return cell
  }

  private func verdict(_ codes: [UInt8], _ start: Int, _ forest: OutlierForest) -> UInt8 {
    var stride = 1
    let box = columns.indices.map { number in
      let column = columns[number]
      let part = Int(column.steps[Int(codes[start + number])]) / stride
      stride *= column.ranges.count
      return column.ranges[part]
    }
    let bound = forest.forest.scoreBound(within: box)
    return bound < forest.threshold - Self.tolerance ? Verdict.usual : Verdict.unsure
  }

  // MARK: Laying out

  private static func cellCount(_ parts: [[ClosedRange<Double>]]) -> Int {
    parts.reduce(1) { $0 > cellLimit ? $0 : $0 * $1.count }
  }

  private static func column(
    _ column: OutlierEncoding.Column, _ ranges: [ClosedRange<Double>], _ shift: Int, _ step: Int
  ) -> Column {
    var steps = [Int32](repeating: exact, count: 256)
    let binCount = column.bins.counts.count
    for code in 0..<binCount { steps[code] = Int32((code >> shift) * step) }
    let behind = (binCount - 1) >> shift + 1
    steps[Int(BinnedFeature.missingCode)] = Int32(behind * step)
    if !column.isNumeric { steps[Int(BinnedFeature.unseenCode)] = Int32((behind + 1) * step) }
    return Column(ranges: ranges, steps: steps)
  }

  /// The values of each part: of the bins, `1 << shift` of them together; of a missing value; and, of a category, of an
  /// unseen one.
  private static func ranges(_ column: OutlierEncoding.Column, _ shift: Int) -> [ClosedRange<Double>] {
    let bins = column.bins.counts.indices.map { bin in range(ofBin: bin, column) }
    let parts = stride(from: 0, to: bins.count, by: 1 << shift).map { first in
      let part = bins[first..<min(bins.count, first + 1 << shift)]
      let (low, high) = (part.map(\.lowerBound).min() ?? 0, part.map(\.upperBound).max() ?? 0)
      return low...high
    }
    guard !column.isNumeric else { return parts + [column.median...column.median] }
    return parts
      + [BinnedFeature.missingCode, BinnedFeature.unseenCode].map {
        column.shares[Int($0)]...column.shares[Int($0)]
      }
  }

  private static func range(ofBin bin: Int, _ column: OutlierEncoding.Column) -> ClosedRange<Double> {
    guard case .numbers(let edges) = column.bins.bins else { return column.shares[bin]...column.shares[bin] }
    let low = bin > 0 ? OutlierEncoding.number(edges[bin - 1], column) : -.greatestFiniteMagnitude
    let high = bin < edges.count ? OutlierEncoding.number(edges[bin], column) : .greatestFiniteMagnitude
    return low...max(low, high)
  }
}
