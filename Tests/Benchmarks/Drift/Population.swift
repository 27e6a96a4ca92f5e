internal import Analysis
internal import Glibc

/// What references and windows are drawn from.
struct Population: Sendable {
  enum Kind: Sendable {
    /// `below` is the chance of a value less than the argument.
    case numbers(draw: @Sendable (inout SplitMix64) -> Double, below: @Sendable (Double) -> Double)
    case categories(shares: [Double])
  }

  let name: String
  var isContinuous = false
  let kind: Kind

  /// A reference of `count` values.
  func reference(_ count: Int, _ generator: inout SplitMix64) -> BinnedFeature {
    switch kind {
    case .numbers(let draw, _):
      var counted: [(value: Double, count: Int)] = []
      for value in (0..<count).map({ _ in draw(&generator) }).sorted() {
        if counted.last?.value == value {
          counted[counted.count - 1].count += 1
        } else {
          counted.append((value, 1))
        }
      }
      return BinnedFeature(numbers: counted, missingCount: 0)
    case .categories(let shares):
      let counts = generator.multinomial(count, shares)
      let seen = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
      return BinnedFeature(categories: seen.map { (label: String($0), count: counts[$0]) }, missingCount: 0)
    }
  }

  /// A window of `count` values: the counts in the bins of a reference have this very distribution, whatever the size.
  func window(_ count: Int, of feature: BinnedFeature, _ generator: inout SplitMix64) -> BinnedCounts {
    let shares = shares(of: feature)
    var counts = generator.multinomial(count, shares)
    let unseen = feature.isNumeric ? 0 : counts.removeLast()
    return BinnedCounts(counts: counts, unseenCount: unseen)
  }

  /// Chances of a reference's bins; of categories with one more for the unseen.
  func shares(of feature: BinnedFeature) -> [Double] {
    switch (kind, feature.bins) {
    case (.numbers(_, let below), .numbers(let edges)):
      let cumulated = edges.map(below) + [1]
      return zip(cumulated, [0] + cumulated).map { Swift.max($0 - $1, 0) }
    case (.categories(let shares), .categories(let labels, let hasRest)):
      let kept = labels.map { shares[Int($0) ?? 0] }
      let other = Swift.max(1 - kept.reduce(0, +), 0)
      return kept + (hasRest ? [other, 0] : [other])
    default: preconditionFailure("a population and its reference are of one kind")
    }
  }
}

extension Population {
  static func normal(shift: Double = 0, deviation: Double = 1) -> Self {
    Self(
      name: "normal", isContinuous: true,
      kind: .numbers(
        draw: { shift + deviation * $0.standardNormal() },
        below: { erfc(-($0 - shift) / deviation / 2.0.squareRoot()) / 2 }))
  }

  static let gamma = Self(
    name: "gamma", isContinuous: true,
    kind: .numbers(
      draw: { -log((1 - $0.uniform()) * (1 - $0.uniform())) }, below: { $0 <= 0 ? 0 : 1 - (1 + $0) * exp(-$0) }))

  static let studentTwo = Self(
    name: "t(2)", isContinuous: true,
    kind: .numbers(
      draw: {
        let a = 2 * $0.uniform() - 1
        return a * (2 / (1 - a * a)).squareRoot()
      },
      below: { 0.5 + $0 / (2 * (2 + $0 * $0).squareRoot()) }))

  static let pareto = Self(
    name: "Pareto(1.1)", isContinuous: true,
    kind: .numbers(draw: { pow(1 - $0.uniform(), -1 / 1.1) }, below: { $0 <= 1 ? 0 : 1 - pow($0, -1.1) }))

  static let poisson = discrete("Poisson(3)", (0...40).map { exp(-3 + Double($0) * log(3) - lgamma(Double($0) + 1)) })
  static let fiveValues = discrete("five values", [0.05, 0.2, 0.4, 0.25, 0.1])
  static let rareNumbers = discrete("mostly zero", [0.985, 0.01, 0.004, 0.001])
  static let rareCategories = Self(
    name: "rare categories",
    kind: .categories(shares: [0.6, 0.3, 0.05, 0.03, 0.01, 0.005, 0.002, 0.001, 0.001, 0.0005, 0.0003, 0.0002]))
  static let binary = Self(name: "two categories", kind: .categories(shares: [0.9, 0.1]))
  static let longTail = zipf("500 by Zipf", 500, 1)
  static let identities = zipf("20,000 equal", 20_000, 0)

  static let nulls = [
    normal(), gamma, studentTwo, pareto, poisson, fiveValues, rareNumbers, rareCategories, binary, longTail, identities,
  ]

  private static func zipf(_ name: String, _ count: Int, _ exponent: Double) -> Self {
    let weights = (1...count).map { pow(Double($0), -exponent) }
    let sum = weights.reduce(0, +)
    return Self(name: name, kind: .categories(shares: weights.map { $0 / sum }))
  }

  /// The values 0, 1, 2, … with the given shares.
  private static func discrete(_ name: String, _ shares: [Double]) -> Self {
    let cumulated = shares.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    return Self(
      name: name,
      kind: .numbers(
        draw: {
          let u = $0.uniform()
          return Double(Swift.min(cumulated.dropFirst().firstIndex { u < $0 } ?? shares.count, shares.count) - 1)
        },
        below: { $0 <= 0 ? 0 : Swift.min(cumulated[Swift.min(Int($0.rounded(.up)), shares.count)], 1) }))
  }
}
