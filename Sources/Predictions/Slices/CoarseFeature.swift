internal import Analysis

/// A feature of the reference in at most eight ranges or categories: what slices are made of.
struct CoarseFeature: Sendable, Codable {
  let name: String
  /// Its place in every row of codes.
  let index: Int
  let shape: SliceFeature
  private let bins: BinnedFeature
  /// By code of the reference's bins.
  private let cells: [UInt8]
  /// By cell the bins that it begins and ends with; categories have none.
  private let binRanges: [ClosedRange<Int>]
  /// By cell, of categories.
  private let labels: [String]

  init(_ feature: Reference.Feature, index: Int) {
    name = feature.name
    self.index = index
    bins = feature.bins
    var cells = [UInt8](repeating: 0, count: 256)
    switch feature.bins.bins {
    case .numbers(let edges):
      binRanges = Self.merged(feature.bins.counts)
      labels = []
      shape = SliceFeature(valueCount: edges.isEmpty ? 0 : binRanges.count, isOrdered: true)
      for (cell, range) in binRanges.enumerated() {
        for bin in range { cells[bin] = UInt8(cell) }
      }
    case .categories(let all, _):
      let kept = all.indices.sorted { (feature.bins.counts[$1], $0) < (feature.bins.counts[$0], $1) }
        .prefix(SliceFeature.valueLimit - 1)
      binRanges = []
      labels = kept.map { all[$0] }
      shape = SliceFeature(valueCount: kept.count + 1, isOrdered: false)
      for code in cells.indices { cells[code] = UInt8(kept.count) }
      for (cell, category) in kept.enumerated() { cells[category] = UInt8(cell) }
    }
    cells[Int(BinnedFeature.missingCode)] = shape.missingCell
    // A text among numbers is no number.
    cells[Int(BinnedFeature.foreignCode)] = shape.missingCell
    self.cells = cells
  }

  @inline(__always)
  func cell(_ code: UInt8) -> UInt8 { cells[Int(code)] }

  /// The cell of a value of the reference's sample.
  func cell(number: Double, text: String?) -> UInt8 {
    if let text { return cell(bins.code(of: text.utf8)) }
    guard !number.isNaN else { return shape.missingCell }
    return cell(bins.isNumeric ? bins.code(of: number) : bins.code(of: CategoryText.bytes(of: number)))
  }

  /// Consecutive bins in about equally full groups, or as they are where they are few.
  private static func merged(_ counts: [Int]) -> [ClosedRange<Int>] {
    // What lies beyond the reference on either side goes with its neighbour.
    let last = counts.count - 2
    guard last >= 1 else { return [0...max(0, counts.count - 1)] }
    let total = counts.reduce(0, +)
    var (starts, before, next) = ([0], 0, 1)
    for bin in 1...last where bin < last {
      before += counts[bin]
      guard last <= SliceFeature.valueLimit || before * SliceFeature.valueLimit >= total * next else { continue }
      starts.append(bin + 1)
      next = before * SliceFeature.valueLimit / max(1, total) + 1
    }
    return starts.indices.map { starts[$0]...($0 + 1 < starts.count ? starts[$0 + 1] - 1 : counts.count - 1) }
  }
}

// What a range of cells means.
extension CoarseFeature {
  func condition(_ range: ClosedRange<UInt8>) -> SliceCondition {
    SliceCondition(field: name, test: test(range))
  }

  private func test(_ range: ClosedRange<UInt8>) -> SliceCondition.Test {
    if range.lowerBound == shape.missingCell { return .missing }
    guard case .numbers(let edges) = bins.bins else {
      return range.lowerBound < labels.count ? .category(labels[Int(range.lowerBound)]) : .otherCategory
    }
    let (first, last) = (Int(range.lowerBound), Int(range.upperBound))
    if first == last, let only = onlyValue(first, edges) { return .number(only) }
    return .range(
      from: first == 0 ? nil : Self.readable(binRanges[first].lowerBound - 1, edges),
      to: last == binRanges.count - 1 ? nil : Self.readable(binRanges[last].upperBound, edges))
  }

  /// The value of a cell that holds no other; `nil` where it may hold several.
  private func onlyValue(_ cell: Int, _ edges: [Double]) -> Double? {
    let (first, last) = (max(1, binRanges[cell].lowerBound), min(edges.count - 1, binRanges[cell].upperBound))
    guard first == last else { return nil }
    let (value, end) = (edges[first - 1], edges[first])
    // The last edge is the number next to the largest value; between two whole numbers there may be no others.
    guard end == value.nextUp || (value + 1 == end && value == value.rounded()) else { return nil }
    return edges.dropLast().allSatisfy { $0 == $0.rounded() } ? value : nil
  }

  /// The number with the fewest digits that lies within a tenth of the bins beside an edge.
  private static func readable(_ number: Int, _ edges: [Double]) -> Double {
    let edge = edges[number]
    let low = edge - (edge - edges[max(0, number - 1)]) / 10
    let high = edge + (edges[min(edges.count - 1, number + 1)] - edge) / 10
    guard edge.isFinite, low.isFinite, high.isFinite, edge != 0 else { return edge }
    if low < 0, high > 0 { return 0 }
    var step = 1.0
    while step < abs(edge), step < 1e22 { step *= 10 }
    while step >= 1 {
      let rounded = (edge / step).rounded() * step
      if rounded > low || rounded == edge, rounded < high || rounded == edge { return rounded }
      step /= 10
    }
    var parts = 10.0
    while parts < 1e22 {
      let rounded = (edge * parts).rounded() / parts
      if rounded > low || rounded == edge, rounded < high || rounded == edge { return rounded }
      parts *= 10
    }
    return edge
  }
}
