extension PanelQuery {
  /// The query as PromQL, over all targets: what to take along to a dashboard.
  ///
  ///     PanelQuery(.rate(["tgi_request_count"])).promQL(range: "1m")  // ["sum(rate(tgi_request_count[1m]))"]
  ///
  /// - Parameter range: a duration as PromQL writes it, of at least two scrapes.
  /// - Returns: one expression, of a histogram one for each quantile that is shown. Names stand as the servers write
  ///   them, with colons; selections of blank values are left out.
  public func promQL(range: String) -> [String] {
    func rates(_ selectors: [SeriesSelector]) -> String {
      selectors.map { "sum(rate(\($0.promQL)[\(range)]))" }.joined(separator: " + ")
    }
    func gauges(_ selectors: [SeriesSelector], _ aggregation: String = "sum") -> String {
      selectors.map { "\(aggregation)(\($0.promQL))" }.joined(separator: " + ")
    }
    func grouped(_ text: String, _ selectors: [SeriesSelector]) -> String { selectors.count > 1 ? "(\(text))" : text }
    let expressions =
      switch form {
      case .rate(let upper): [grouped(rates(upper), upper)]
      case .rateDifference(let upper, let lower): ["(\(rates([upper])) - \(rates([lower])))"]
      case .sum(let upper): [grouped(gauges(upper), upper)]
      case .mean(let upper): [grouped(gauges(upper, "avg"), upper)]
      case .highest(let upper): [grouped(gauges(upper, "max"), upper)]
      case .lowest(let upper): [grouped(gauges(upper, "min"), upper)]
      case .rateRatio(let upper, let lower):
        ["\(grouped(rates(upper), upper)) / \(grouped(rates(lower), lower))"]
      case .ratio(let upper, let lower): ["\(grouped(gauges(upper), upper)) / \(grouped(gauges(lower), lower))"]
      case .quantiles(let selector):
        [0.5, 0.95, 0.99].map { quantile in
          let buckets = SeriesSelector(selector.name + "_bucket", selector.tests)
          return "histogram_quantile(\(quantile), sum by (le) (rate(\(buckets.promQL)[\(range)])))"
        }
      case .summary(let selector): ["max by (quantile) (\(selector.promQL))"]
      }
    return scale == 1 ? expressions : expressions.map { "\($0) * \(scale)" }
  }
}

extension SeriesSelector {
  /// As PromQL selects it: `name{a=~"b"}`.
  fileprivate var promQL: String {
    let matchers = tests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, test in
      switch test {
      case .equal(let value): "\(name)=\"\(value)\""
      case .notEqual(let value): "\(name)!=\"\(value)\""
      case .matches(let text): "\(name)=~\"\(text)\""
      case .doesNotMatch(let text): "\(name)!~\"\(text)\""
      }
    }
    return name + (matchers.isEmpty ? "" : "{\(matchers.joined(separator: ","))}")
  }
}
