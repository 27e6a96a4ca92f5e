internal import Analysis

/// The class probabilities of labelled records, row by row, while they fit.
struct ProbabilityRows: Sendable {
  /// Rows that have probabilities for the same classes.
  struct Segment: Sendable {
    /// The class of each column.
    var classes: [Int]
    /// Row after row.
    var values: [Double] = []
    var actual: [Int32] = []
    /// As long as `actual` once a weight other than 1 has come.
    var weights: [Double]?

    func weight(ofRow row: Int) -> Double { weights?[row] ?? 1 }

    mutating func add(actual: Int32, weight: Double) {
      if weight != 1, weights == nil { weights = Array(repeating: 1, count: self.actual.count) }
      self.actual.append(actual)
      weights?.append(weight)
    }
  }

  private(set) var segments: [Segment] = []
  /// Rows that were given up because they no longer fitted.
  private(set) var droppedCount = 0

  var valueCount: Int { segments.reduce(0) { $0 + $1.values.count } }

  mutating func add(_ probabilities: [Double], classes: [Int], actual: Int, weight: Double) {
    if segments.last?.classes != classes { segments.append(Segment(classes: classes)) }
    segments[segments.count - 1].values.append(contentsOf: probabilities)
    segments[segments.count - 1].add(actual: Int32(truncatingIfNeeded: actual), weight: weight)
  }

  mutating func merge(_ other: ProbabilityRows) {
    droppedCount += other.droppedCount
    for segment in other.segments {
      if segments.last?.classes == segment.classes {
        segments[segments.count - 1].values.append(contentsOf: segment.values)
        for (row, actual) in segment.actual.enumerated() {
          segments[segments.count - 1].add(actual: actual, weight: segment.weight(ofRow: row))
        }
      } else {
        segments.append(segment)
      }
    }
  }

  mutating func drop() {
    droppedCount += segments.reduce(0) { $0 + $1.actual.count }
    segments = []
  }
}

extension ProbabilityRows: Packable {
  func pack(into packer: inout Packer) {
    packer.count(droppedCount)
    packer.values(segments)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    droppedCount = try unpacker.tally()
    segments = try unpacker.values(Segment.self)
  }
}

extension ProbabilityRows.Segment: Packable {
  func pack(into packer: inout Packer) {
    packer.integers(classes)
    packer.doubles(values)
    packer.integers(actual)
    packer.optional(weights) { $0.doubles($1) }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    classes = try unpacker.integers()
    values = try unpacker.doubles()
    actual = try unpacker.shortIntegers()
    weights = try unpacker.optional { (unpacker) throws(PackingFault) in try unpacker.doubles() }
    guard values.count == classes.count * actual.count, weights.map({ $0.count == actual.count }) ?? true,
      (classes + actual.map(Int.init)).allSatisfy((0...ClassTable.limit).contains)
    else { throw PackingFault("probabilities that do not match their classes") }
  }
}
