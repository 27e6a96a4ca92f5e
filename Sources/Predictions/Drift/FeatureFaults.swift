internal import Analysis

/// What is wrong with the values of a feature besides their distribution, in sentences with counts.
enum FeatureFaults {
  /// What can be wrong with single values, as the label of a series.
  enum Kind: String, CaseIterable {
    case missing
    /// Texts where numbers are the rule, or the other way round.
    case foreign
    /// Categories that the reference has not.
    case unseen
  }

  /// Fewer values that are all the same prove nothing.
  private static let constantNeed = 30

  /// - Parameters:
  ///   - unseen: names of categories that the reference has not shown.
  ///   - repeats: how often the last value has come in a row, and at most in the reference.
  static func sentences(
    _ bins: BinnedFeature, _ current: BinnedCounts, _ finding: DriftFinding, unseen: [String] = [],
    repeats: ValueRun? = nil
  ) -> [String] {
    let total = current.count + current.foreignCount + current.missingCount
    guard total > 0 else { return [] }
    if current.missingCount == total, bins.count > 0 {
      return total < constantNeed ? [] : ["all \(total.grouped) values are missing"]
    }
    var faults: [String] = []
    if finding.finds("foreign"), current.foreignCount > 0 {
      let kind = bins.isNumeric ? "texts where numbers are the rule" : "numbers where texts are the rule"
      faults.append("\(current.foreignCount.grouped) of \(total.grouped) values are \(kind)")
    }
    if finding.finds("unseen"), current.unseenCount > 0 {
      let names = unseen.isEmpty ? "" : ": " + unseen.joined(separator: ", ")
      faults.append(
        "\(current.unseenCount.grouped) of \(total.grouped) values are of categories that the reference has not"
          + names)
    }
    if finding.finds("range"), let range = beyondRange(bins, current) {
      faults.append("\(range.count.grouped) of \(total.grouped) values lie \(range.where)")
    }
    if finding.finds("missing"), isMissingMore(bins, current, total) {
      faults.append("\(current.missingCount.grouped) of \(total.grouped) values are missing")
    }
    if let fault = sameness(bins, current, finding, repeats) { faults.append(fault) }
    return faults
  }

  /// Shares of the values whose kind is wrong whatever they mean, as far as it is certain.
  static func shares(
    _ bins: BinnedFeature, _ current: BinnedCounts, _ finding: DriftFinding
  ) -> [Kind: Double] {
    let total = current.count + current.foreignCount + current.missingCount
    guard total > 0 else { return [:] }
    if current.missingCount == total, bins.count > 0 { return total < constantNeed ? [:] : [.missing: 1] }
    var counts: [Kind: Int] = [:]
    if finding.finds("foreign") { counts[.foreign] = current.foreignCount }
    if finding.finds("unseen") { counts[.unseen] = current.unseenCount }
    if finding.finds("missing"), isMissingMore(bins, current, total) { counts[.missing] = current.missingCount }
    return counts.filter { $0.value > 0 }.mapValues { Double($0) / Double(total) }
  }

  private static func beyondRange(_ bins: BinnedFeature, _ current: BinnedCounts) -> (count: Int, where: String)? {
    guard case .numbers(let edges) = bins.bins, let lowest = edges.first, let highest = edges.last,
      let below = current.counts.first, let above = current.counts.last, below + above > 0, edges.count > 1
    else { return nil }
    let (low, high) = (lowest.shortText, highest.nextDown.shortText)
    if above == 0 { return (below, "below all of the reference (\(low))") }
    if below == 0 { return (above, "above all of the reference (\(high))") }
    return (below + above, "beyond all of the reference (\(low) to \(high))")
  }

  private static func isMissingMore(_ bins: BinnedFeature, _ current: BinnedCounts, _ total: Int) -> Bool {
    let known = Double(bins.missingCount) / Double(max(1, bins.missingCount + bins.count))
    return Double(current.missingCount) / Double(total) > known
  }

  private static func sameness(
    _ bins: BinnedFeature, _ current: BinnedCounts, _ finding: DriftFinding, _ repeats: ValueRun?
  ) -> String? {
    guard bins.counts.count(where: { $0 > 0 }) > 1 else { return nil }
    guard let repeats else { return onlyBin(bins, current, finding) }
    if repeats.count >= max(constantNeed, current.count) {
      return "constant: the last \(repeats.count.grouped) values are all \(repeats.text)"
    }
    guard let longest = repeats.longestInReference, repeats.count >= max(constantNeed, 2 * longest + 1) else {
      return nil
    }
    return "stale: \(repeats.text) for \(repeats.count.grouped) values in a row, "
      + "at most \(longest.grouped) in the reference"
  }

  /// Where single values were not followed, one bin that holds all of them is as much as can be said.
  private static func onlyBin(_ bins: BinnedFeature, _ current: BinnedCounts, _ finding: DriftFinding) -> String? {
    guard finding.verdict == .drift, current.count >= constantNeed, current.unseenCount == 0,
      let only = current.counts.firstIndex(where: { $0 > 0 }), current.counts[only] == current.count
    else { return nil }
    let all = "all \(current.count.grouped) values"
    switch bins.bins {
    case .categories(let labels, _): return only < labels.count ? "\(all) are \(labels[only])" : nil
    case .numbers(let edges):
      guard only > 0, only < edges.count else { return nil }
      return "\(all) lie from \(edges[only - 1].shortText) up to \(edges[only].shortText)"
    }
  }
}

extension DriftFinding {
  /// Whether one statistic alone lies beyond its threshold.
  fileprivate func finds(_ id: String) -> Bool {
    guard let statistic = statistics.first(where: { $0.id == id }), let pValue = statistic.pValue else { return false }
    return statistic.threshold.map { statistic.value >= $0 } ?? (pValue <= level)
  }
}

extension Int {
  /// With a comma between thousands: "1,000".
  var grouped: String {
    var (rest, text) = (Swift.abs(self), "")
    while rest >= 1_000 {
      let part = String(rest % 1_000)
      text = "," + String(repeating: "0", count: 3 - part.count) + part + text
      rest /= 1_000
    }
    return (self < 0 ? "-" : "") + String(rest) + text
  }
}

extension Double {
  /// To four significant digits.
  var shortText: String {
    guard isFinite, self != 0 else { return "\(self)" }
    if abs(self) >= 10_000, abs(self) < 1e15 { return Int(rounded()).grouped }
    if abs(self) < 1e-4 || abs(self) >= 1e15 { return "\(self)" }
    var scale = 1.0
    while abs(self) * scale < 1_000 { scale *= 10 }
    let text = "\((self * scale).rounded() / scale)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
