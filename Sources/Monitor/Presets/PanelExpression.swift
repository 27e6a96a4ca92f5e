/// A panel's query as one expression of PromQL.
struct PanelExpression {
  /// Those of a histogram.
  static let shownQuantiles = [0.5, 0.95, 0.99]

  private let query: PanelQuery
  private let scope: PanelScope
  private let range: String

  init(_ query: PanelQuery, _ scope: PanelScope, range: String) {
    self.query = query
    self.scope = scope
    self.range = range
  }

  /// The expression; of a histogram's quantiles all that are shown, told apart by the label `quantile` as in a summary.
  var text: String {
    switch query.form {
    case .rate(let upper): scaled(total(upper.map(rate)))
    case .rateDifference(let upper, let lower):
      // A request counts before it can succeed.
      scaled("clamp_min(\(rate(upper)) - \(rate(lower)), 0)")
    case .sum(let upper): scaled(total(upper.map { gauge($0, "sum") }))
    case .mean(let upper): scaled(total(upper.map { gauge($0, "avg") }))
    case .highest(let upper): scaled(total(upper.map { gauge($0, "max") }))
    case .lowest(let upper): scaled(total(upper.map { gauge($0, "min") }))
    case .rateRatio(let upper, let lower):
      scaled("\(total(upper.map(share))) / \(divisor(lower.map(rate)))")
    case .ratio(let upper, let lower):
      scaled("\(total(upper.map { gauge($0, "sum") })) / \(divisor(lower.map { gauge($0, "sum") }))")
    case .quantiles: text(ofQuantiles: Self.shownQuantiles)
    case .summary(let selector): scaled(scope.aggregation("max", and: ["quantile"]) + "(\(series(selector)))")
    }
  }

  /// Some quantiles of a histogram, with the label `quantile`.
  func text(ofQuantiles quantiles: [Double]) -> String {
    quantiles.map { "label_replace(\(text(ofQuantile: $0)), \"quantile\", \"\($0)\", \"\", \"\")" }
      .joined(separator: " or ")
  }

  /// One quantile of a histogram; of anything else the expression.
  func text(ofQuantile quantile: Double) -> String {
    guard case .quantiles(let selector) = query.form else { return text }
    let buckets = SeriesSelector(selector.name + "_bucket", selector.tests)
    return scaled("histogram_quantile(\(quantile), \(scope.aggregation("sum", and: ["le"]))(\(increase(buckets))))")
  }

  // MARK: Parts

  private func scaled(_ text: String) -> String { query.scale == 1 ? text : "\(text) * \(query.scale)" }

  private func rate(_ selector: SeriesSelector) -> String {
    scope.aggregation("sum") + "(\(increase(selector)))"
  }

  private func increase(_ selector: SeriesSelector) -> String { "rate(\(series(selector))[\(range)])" }

  private func gauge(_ selector: SeriesSelector, _ aggregation: String) -> String {
    let blank = query.blankFrom.map { " < \($0)" } ?? ""
    return scope.aggregation(aggregation) + "(\(series(selector))\(blank))"
  }

  /// A dividend that selects some of the divisor's series: where there are none with such a label, but others have the
  /// label, the share is zero.
  private func share(_ selector: SeriesSelector) -> String {
    guard !selector.tests.isEmpty else { return rate(selector) }
    let others = SeriesSelector(selector.name, selector.tests.mapValues { _ in .notEqual("") })
    return "(\(rate(selector)) or 0 * \(rate(others)))"
  }

  /// A sum of which some parts may be missing.
  private func total(_ parts: [String]) -> String {
    guard let first = parts.first, parts.count > 1 else { return parts.first ?? "" }
    let rest = total(Array(parts.dropFirst()))
    return "(\(first) + \(rest) or \(first) or \(rest))"
  }

  /// A divisor without one of its parts would be too small.
  private func divisor(_ parts: [String]) -> String {
    parts.count > 1 ? "(\(parts.joined(separator: " + ")))" : parts.first ?? ""
  }

  private func series(_ selector: SeriesSelector) -> String {
    let tests = Array(selector.tests) + Array(scope.tests)
    let matchers = tests.map { PromQLText.matcher($0.key, $0.value) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return selector.name + (matchers.isEmpty ? "" : "{\(matchers.joined(separator: ","))}")
  }
}
