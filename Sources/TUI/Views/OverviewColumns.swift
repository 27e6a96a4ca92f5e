import Monitor
import Predictions

/// The columns of the overview and what a model puts into them.
struct OverviewColumns {
  var model: ModelSummary
  var isSelected: Bool
  var unicode: Bool

  private enum Index: Int, CaseIterable {
    case name, state, quality, interval, records, labels, rate, latency, errors, drift, history, traffic
  }

  static func layout(for models: [ModelSummary], window: WindowSpan, width: Int) -> TableLayout {
    let longest = models.map { ModelName.line($0.identity, role: .text).width }.max() ?? 0
    let title = TimeText.columnTitle(window)
    let drifts = models.compactMap(\.drift).map { DriftCount.line($0).width }
    let hasWatch = !drifts.isEmpty
    return TableLayout(
      Index.allCases.map { index in
        switch index {
        case .name: .init(title: "MODEL", width: 14, maximum: min(40, longest), priority: 0)
        case .state: .init(title: "STATE", width: 11, priority: 0)
        case .quality: .init(title: "QUALITY", width: 13, priority: 1)
        case .interval: .init(title: "95 %", width: 14, priority: 10)
        case .records: .init(title: "RECORDS", alignment: .right, width: 9, priority: 9)
        case .labels: .init(title: "LABELS", alignment: .right, width: 6, priority: 6)
        case .rate: .init(title: "REQ/S", alignment: .right, width: 6, priority: 2)
        case .latency: .init(title: "P99", alignment: .right, width: 6, priority: 4)
        // Where drift is watched it takes the place of the errors on a narrow screen.
        case .errors: .init(title: "ERR", alignment: .right, width: 5, priority: hasWatch ? 8 : 5)
        case .drift: .init(title: "DRIFT", alignment: .right, width: max(5, drifts.max() ?? 0), priority: 3)
        case .history: .init(title: title, width: 9, maximum: 44, priority: 7)
        case .traffic: .init(title: "REQ/S, \(title)", width: 24, maximum: 44, priority: 11)
        }
      }, width: width, leavingOut: hasWatch ? [] : [Index.drift.rawValue])
  }

  /// How many buckets the widest sparkline can show.
  static func bucketCount(for models: [ModelSummary], window: WindowSpan, width: Int) -> Int {
    let layout = layout(for: models, window: window, width: width)
    return 2 * max(layout.width(of: Index.history.rawValue) ?? 1, layout.width(of: Index.traffic.rawValue) ?? 1)
  }

  func line(_ layout: TableLayout) -> TextLine {
    layout.row { index in
      Index(rawValue: index).map { cell($0, width: layout.width(of: index) ?? 0, layout) } ?? TextLine()
    }
  }

  private func cell(_ index: Index, width: Int, _ layout: TableLayout) -> TextLine {
    switch index {
    case .name: ModelName.line(model.identity, role: isSelected ? .selected : .text)
    case .state: (model.alert?.sign ?? StateSign(model.health)).line
    case .quality: quality(width: width)
    case .interval: model.quality?.interval.map { TextLine(FigureText.interval($0, unit: .plain), .dim) } ?? TextLine()
    case .records: TextLine(NumberText.count(model.recordCount, width: width))
    case .labels: labels
    case .rate: measured(model.recordsPerSecond) { NumberText.rate($0, width: width) }
    case .latency: measured(model.latencyP99Seconds, NumberText.seconds)
    case .errors: measured(model.errorRatio, NumberText.percent)
    case .drift: model.drift.map(DriftCount.line) ?? TextLine()
    case .history: history(width: width, layout)
    case .traffic: Sparkline(model.traffic, role: .dim).line(width: width, unicode: unicode)
    }
  }

  private func quality(width: Int) -> TextLine {
    guard let figure = model.quality else { return model.estimate.map(EstimateText.line) ?? TextLine() }
    let value = TextLine(FigureText.value(figure), figure.value == nil ? .missing : .strong)
    var line = TextLine(figure.title, .dim).cut(to: width - value.width - 1)
    line.pad(to: width - value.width)
    line.add(value)
    return line
  }

  private var labels: TextLine {
    guard model.recordCount > 0 else { return TextLine() }
    guard model.task != .unlabelled else { return TextLine() }
    return TextLine(NumberText.percent(Double(model.labelledCount) / Double(model.recordCount)))
  }

  /// What the log does not have stays empty.
  private func measured(_ value: Double?, _ text: (Double) -> String) -> TextLine {
    value.map { TextLine(text($0)) } ?? TextLine()
  }

  /// The quality where there is one; the traffic of other models has its own colour, and its own column in a wide window.
  private func history(width: Int, _ layout: TableLayout) -> TextLine {
    if let quality = model.qualityHistory { return Sparkline(quality).line(width: width, unicode: unicode) }
    guard layout.width(of: Index.traffic.rawValue) == nil else { return TextLine() }
    return Sparkline(model.traffic, role: .dim).line(width: width, unicode: unicode)
  }
}
