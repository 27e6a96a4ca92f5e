extension PanelQuery {
  /// The query as the metrics that exist are spelled, the spelling with colons first; two where both are in use.
  ///
  /// - Parameter exists: whether there are samples of this name.
  /// - Returns: empty when the query's metrics do not exist.
  func spelled(where exists: (String) -> Bool) -> [PanelQuery] {
    let first = renamed { PresetIndex.spellings(of: $0).first(where: exists) }
    let last = renamed { PresetIndex.spellings(of: $0).last(where: exists) }
    return first == last ? [first].compactMap { $0 } : [first, last].compactMap { $0 }
  }

  /// - Parameter spelling: the name that the samples have instead; `nil` when there are none.
  private func renamed(_ spelling: (String) -> String?) -> PanelQuery? {
    func renamed(_ selector: SeriesSelector) -> SeriesSelector? {
      let suffix = sampleName(of: selector).utf8.count - selector.name.utf8.count
      return spelling(sampleName(of: selector)).map { name in
        SeriesSelector(String(decoding: name.utf8.dropLast(suffix), as: UTF8.self), selector.tests)
      }
    }
    let (upper, lower) = operands
    let numerators = upper.compactMap(renamed)
    let denominators = lower.compactMap(renamed)
    // Of a sum some parts may be missing; a divisor without one of its parts would be too small.
    guard let first = numerators.first, denominators.count == lower.count else { return nil }
    var copy = self
    copy.form =
      switch form {
      case .rate: .rate(numerators)
      case .sum: .sum(numerators)
      case .mean: .mean(numerators)
      case .highest: .highest(numerators)
      case .lowest: .lowest(numerators)
      case .rateRatio: .rateRatio(numerators, over: denominators)
      case .ratio: .ratio(numerators, over: denominators)
      case .rateDifference: .rateDifference(first, less: denominators[0])
      case .quantiles: .quantiles(first)
      case .summary: .summary(first)
      }
    return copy
  }
}
