internal import Analysis

extension FeatureComparison {
  private static let binCount = 24
  private static let categoryCount = 30
  private static let probabilities = [0.01, 0.1, 0.5, 0.9, 0.99]
  /// Share beyond the reference's range from which on it is shown as a bin of its own.
  private static let shownBeyond = 0.005

  /// Both sides of a feature in bins for the screen, made of the bins that it was counted in.
  init(name: String, _ feature: BinnedFeature, _ current: BinnedCounts) {
    self.init(name: name, isNumeric: feature.isNumeric)
    referenceMissingShare = Self.share(feature.missingCount, of: feature.missingCount + feature.count)
    currentMissingShare = Self.share(
      current.missingCount, of: current.missingCount + current.foreignCount + current.count)
    switch feature.bins {
    case .numbers(let edges):
      guard edges.count > 1 else { break }
      let sides = (BinnedShape(edges, feature.counts), BinnedShape(edges, current.counts))
      bins = Self.numberBins(edges, sides.0, sides.1)
      quantiles = Self.probabilities.map { probability in
        QuantileShift(
          probability: probability, reference: sides.0.quantile(probability), current: sides.1.quantile(probability))
      }
    case .categories(let labels, let hasRest):
      bins = Self.categoryBins(labels, hasRest: hasRest, feature, current)
    }
  }

  private static func share(_ count: Int, of total: Int) -> Double {
    total > 0 ? Double(count) / Double(total) : 0
  }

  private static func numberBins(_ edges: [Double], _ reference: BinnedShape, _ current: BinnedShape) -> [Bin] {
    let inner: [Double]
    if edges.count - 1 <= binCount {
      inner = edges
    } else {
      let lows = [reference, current].compactMap { $0.quantile(0.01) } + [edges[edges.count - 1]]
      let highs = [reference, current].compactMap { $0.quantile(0.99) } + [edges[0]]
      let low = current.below > 0.01 ? edges[0] : lows.reduce(edges[edges.count - 1], Swift.min)
      let high = current.above > 0.01 ? edges[edges.count - 1] : highs.reduce(edges[0], Swift.max)
      guard low < high else { return [] }
      inner = (0...binCount).map { low + (high - low) * Double($0) / Double(binCount) }
    }
    var bins = zip(inner, inner.dropFirst()).map { low, high in
      Bin(
        label: low.axisText, reference: reference.share(from: low, to: high),
        current: current.share(from: low, to: high))
    }
    // What the reference has never shown is what one looks for first.
    if current.below >= shownBeyond {
      bins.insert(Bin(label: "< \(edges[0].axisText)", reference: 0, current: current.below), at: 0)
    }
    if current.above >= shownBeyond {
      bins.append(Bin(label: "> \(edges[edges.count - 1].nextDown.axisText)", reference: 0, current: current.above))
    }
    return bins
  }

  private static func categoryBins(
    _ labels: [String], hasRest: Bool, _ feature: BinnedFeature, _ current: BinnedCounts
  ) -> [Bin] {
    let (m, n) = (feature.count, current.count)
    let order = labels.indices.sorted { left, right in
      feature.counts[left] == feature.counts[right] ? left < right : feature.counts[left] > feature.counts[right]
    }
    var bins = order.prefix(categoryCount).map { index in
      Bin(
        label: labels[index], reference: share(feature.counts[index], of: m),
        current: share(current.counts[index], of: n))
    }
    let others = order.dropFirst(categoryCount) + (hasRest ? [labels.count] : [])
    if !others.isEmpty {
      bins.append(
        Bin(
          label: "(others)", reference: share(others.reduce(0) { $0 + feature.counts[$1] }, of: m),
          current: share(others.reduce(0) { $0 + current.counts[$1] }, of: n)))
    }
    if current.unseenCount > 0 {
      bins.append(Bin(label: "(unseen)", reference: 0, current: share(current.unseenCount, of: n)))
    }
    return bins
  }
}

/// A distribution of numbers as its bins show it: values lie evenly between the edges of a bin, but for one whole number
/// after the other, which lie at the lower edge.
private struct BinnedShape {
  let edges: [Double]
  /// By inner bin.
  let shares: [Double]
  let below: Double
  let above: Double

  init(_ edges: [Double], _ counts: [Int]) {
    self.edges = edges
    let total = Double(max(1, counts.reduce(0, +)))
    shares = counts.dropFirst().dropLast().map { Double($0) / total }
    below = Double(counts.first ?? 0) / total
    above = Double(counts.last ?? 0) / total
  }

  private func isPoint(_ bin: Int) -> Bool {
    let (low, high) = (edges[bin], edges[bin + 1])
    return high == low.nextUp || (low == low.rounded() && high - low <= 1)
  }

  /// Of the values from one number up to and without another.
  func share(from low: Double, to high: Double) -> Double {
    shares.indices.reduce(0) { sum, bin in
      let (start, end) = (edges[bin], edges[bin + 1])
      if isPoint(bin) { return sum + (start >= low && start < high ? shares[bin] : 0) }
      let common = min(end, high) - max(start, low)
      return common > 0 ? sum + shares[bin] * common / (end - start) : sum
    }
  }

  /// `nil` where it lies beyond the edges.
  func quantile(_ probability: Double) -> Double? {
    var before = below
    guard probability > before, shares.contains(where: { $0 > 0 }) else { return nil }
    for bin in shares.indices where shares[bin] > 0 {
      if before + shares[bin] >= probability {
        if isPoint(bin) { return edges[bin] }
        return edges[bin] + (edges[bin + 1] - edges[bin]) * (probability - before) / shares[bin]
      }
      before += shares[bin]
    }
    return nil
  }
}

extension Double {
  /// To three or four significant digits.
  fileprivate var axisText: String {
    guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
    if abs(self) >= 1_000, abs(self) < 1e15 { return "\(Int(rounded()))" }
    if abs(self) < 1e-4 || abs(self) >= 1e15 { return "\(self)" }
    var scale = 1.0
    while abs(self) * scale < 100 { scale *= 10 }
    let text = "\((self * scale).rounded() / scale)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
