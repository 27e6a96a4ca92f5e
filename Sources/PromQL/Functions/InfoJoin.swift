internal import Telemetry

/// A series and the info series that share its job and instance, by metric.
struct InfoJoin {
  private let series: StepSeries
  private let selection: InfoSelection
  /// Of each metric those that may be its newest; values are the seconds of the samples.
  private let metrics: [[StepSeries]]

  /// - Parameter infos: those with the same identity.
  init(of series: StepSeries, with infos: [StepSeries], _ selection: InfoSelection) {
    self.series = series
    self.selection = selection
    // A series without an identity belongs to nothing.
    let own = Self.identity(of: series.labels).pairs.isEmpty ? [] : infos
    metrics = Dictionary(grouping: own) { Label(Labels.metricNameLabel, $0.labels.metricName) }
      .sorted { $0.key < $1.key }.map(\.value)
  }

  static func identity(of labels: Labels) -> Labels {
    Labels(["instance", "job"].map { Label($0, labels[$0] ?? "") })
  }

  /// One series for each set of labels that the steps bring about.
  func enriched(on grid: StepGrid) throws(QueryError) -> [StepSeries] {
    var output: [StepSeries] = []
    var current: (picked: [Int?], place: Int?)?
    for step in series.values.indices where !StepSeries.isAbsent(series.values[step]) {
      var picked: [Int?] = []
      for infos in metrics { picked.append(try newest(of: infos, at: step)) }
      if current?.picked != picked {
        let labels = try labels(with: picked)
        var place = labels.flatMap { labels in output.firstIndex { $0.labels == labels } }
        if place == nil, let labels {
          place = output.count
          let values = Array(repeating: StepSeries.absent, count: grid.count)
          output.append(StepSeries(labels: labels, values: values, dropsName: series.dropsName))
        }
        current = (picked, place)
      }
      if let place = current?.place { output[place].values[step] = series.values[step] }
    }
    return output
  }

  /// - Returns: its place; `nil` if none has a sample.
  private func newest(of infos: [StepSeries], at step: Int) throws(QueryError) -> Int? {
    var newest: Int?
    for place in infos.indices where !StepSeries.isAbsent(infos[place].values[step]) {
      guard let best = newest else {
        newest = place
        continue
      }
      let (time, bestTime) = (infos[place].values[step], infos[best].values[step])
      if time == bestTime {
        let milliseconds = SampleSpelling.plain((time * 1_000).rounded())
        throw QueryError(
          """
          found duplicate series for info metric: existing \(infos[best].labels) @ \(milliseconds), \
          new \(infos[place].labels) @ \(milliseconds)
          """)
      }
      if time > bestTime { newest = place }
    }
    return newest
  }

  /// - Returns: `nil` when labels are missing that must be there.
  private func labels(with picked: [Int?]) throws(QueryError) -> Labels? {
    if picked.allSatisfy({ $0 == nil }) { return selection.isOptional ? series.labels : nil }
    var added: [Label] = []
    for (infos, place) in zip(metrics, picked) {
      guard let place else { continue }
      for label in infos[place].labels.withoutName where selection.wants(label) {
        if let other = added.first(where: { $0.name.utf8.elementsEqual(label.name.utf8) }) {
          if other != label { throw QueryError("conflicting label: \(label.name)") }
        } else if series.labels[label.name] == nil {
          added.append(label)
        }
      }
    }
    return Labels(series.labels.pairs + added)
  }
}
