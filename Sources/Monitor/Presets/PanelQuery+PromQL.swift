extension PanelQuery {
  /// The query as PromQL, over all targets: what to take along to a dashboard.
  ///
  ///     PanelQuery(.rate(["tgi_request_count"])).promQL(range: "1m")  // ["sum(rate(tgi_request_count[1m]))"]
  ///
  /// - Parameter range: a duration as PromQL writes it, of at least two scrapes.
  /// - Returns: one expression, of a histogram one for each quantile that is shown. Names stand as the servers write
  ///   them, with colons.
  public func promQL(range: String) -> [String] {
    let expression = PanelExpression(self, PanelScope(), range: range)
    guard case .quantiles = form else { return [expression.text] }
    return Self.shownQuantiles.map(expression.text(ofQuantile:))
  }

  /// Those of a histogram.
  static let shownQuantiles = [0.5, 0.95, 0.99]
}
