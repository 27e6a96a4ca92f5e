internal import Analysis
internal import Predictions

/// What scores say of a model's quality before its labels come (CBPE).
extension Report {
  /// Nothing where nothing is estimated.
  func estimateLines(_ model: Model) -> [String] {
    let lines = estimates(of: model).map { id, figure, past in
      "  \(padded(FigureTitles.title(of: id), 22))  \(rounded(figure.value))\(interval(figure))\(pastError(past))"
    }
    return lines.isEmpty ? [] : ["", "  estimated from scores (CBPE), \(extent(model.everything))"] + lines
  }

  /// The same as a table of Markdown.
  func estimateTable(_ model: Model) -> [String] {
    let rows = estimates(of: model).map { id, figure, past in
      let ends = figure.interval().map { "\(rounded($0.low)) to \(rounded($0.high))" } ?? ""
      return "| \(FigureTitles.title(of: id)) | \(rounded(figure.value)) | \(ends) | "
        + "\(past.meanError.map(rounded) ?? "not known") |"
    }
    guard !rows.isEmpty else { return [] }
    return [
      "", "Estimated from scores (CBPE), \(extent(model.everything))", "",
      "| estimated figure | value | 95 % | past error |", "|---|---|---|---|",
    ] + rows
  }

  /// ", estimated AUC 0.957 [0.9502, 0.9638]" for a window; nothing where nothing is estimated.
  func estimateText(_ window: WindowAggregate) -> String {
    for id in Self.estimatedFigures {
      guard let figure = window.estimated(id) else { continue }
      return ", estimated \(FigureTitles.title(of: id)) \(rounded(figure.value))\(interval(figure, gap: " "))"
    }
    return ""
  }

  private func estimates(of model: Model) -> [(id: String, figure: EstimatedFigure, past: PastEstimates)] {
    let window = model.everything
    guard window.hasEstimate else { return [] }
    let windows = model.view.reportWindows.map(\.window)
    return Self.estimatedFigures.compactMap { id in
      window.estimated(id).map { (id, $0, PastEstimates(of: id, in: windows)) }
    }
  }

  private func extent(_ window: WindowAggregate) -> String {
    "\(rounded(window.estimatedCount)) records beyond the reference, "
      + "\(rounded(window.labelCoverage * 100)) % of all have a label"
  }

  private func interval(_ figure: EstimatedFigure, gap: String = "  ") -> String {
    figure.interval().map { "\(gap)[\(rounded($0.low)), \(rounded($0.high))]" } ?? ""
  }

  private func pastError(_ past: PastEstimates) -> String {
    guard let error = past.meanError else { return "" }
    let windows = past.count == 1 ? "window" : "windows"
    return "  off by \(rounded(error)) on average in \(past.count) \(windows) with labels"
  }
}
