internal import Telemetry

extension Evaluation {
  /// `and`, `or`, `unless`, each step for itself.
  func combineSets(
    _ operation: BinaryOperation, _ left: [StepSeries], _ right: [StepSeries]
  ) throws(QueryError) -> [StepSeries] {
    let matching = operation.matching
    switch operation.operation {
    case .and: return left.keepingSteps(where: true, presence(of: right, by: matching), matching)
    case .unless: return left.keepingSteps(where: false, presence(of: right, by: matching), matching)
    default:
      var table = SeriesTable()
      for series in left { try table.add(series) }
      for series in right.keepingSteps(where: false, presence(of: left, by: matching), matching) {
        try table.add(series)
      }
      return table.series
    }
  }

  /// At which steps there is any series of a matching group.
  private func presence(of series: [StepSeries], by matching: VectorMatching) -> [Labels: [Bool]] {
    var presence: [Labels: [Bool]] = [:]
    for series in series {
      let key = matching.key(of: series.labels)
      var steps = presence.removeValue(forKey: key) ?? [Bool](repeating: false, count: grid.count)
      for step in steps.indices where !StepSeries.isAbsent(series.values[step]) { steps[step] = true }
      presence[key] = steps
    }
    return presence
  }
}

extension [StepSeries] {
  /// - Parameter wanted: whether a value stays where the other side has one, or where it has none.
  fileprivate func keepingSteps(
    where wanted: Bool, _ presence: [Labels: [Bool]], _ matching: VectorMatching
  ) -> [StepSeries] {
    compactMap { series in
      guard let steps = presence[matching.key(of: series.labels)] else { return wanted ? nil : series }
      var kept = series
      var isEmpty = true
      for step in steps.indices {
        if steps[step] != wanted {
          kept.values[step] = StepSeries.absent
        } else if !StepSeries.isAbsent(kept.values[step]) {
          isEmpty = false
        }
      }
      return isEmpty ? nil : kept
    }
  }
}

extension VectorMatching {
  /// What series that belong together have in common.
  func key(of labels: Labels) -> Labels {
    isOn ? labels.keeping(self.labels) : labels.removing(self.labels + [Labels.metricNameLabel])
  }
}
