internal import Telemetry

/// An aggregation that takes one series after the other and need not remember them.
protocol SeriesFold {
  init(stepCount: Int)
  mutating func add(_ values: UnsafeMutableBufferPointer<Double>)
  /// Absent where no series had a value.
  consuming func finish() -> [Double]
}

extension Evaluation {
  func fold<Fold: SeriesFold>(_ aggregation: Aggregation, into: Fold.Type) throws(QueryError) -> [StepSeries] {
    var table = GroupTable(aggregation.grouping)
    var folds: [Fold] = []
    try forEachSeries(aggregation.operand) { (series) throws(QueryError) in
      let place = table.place(of: series.labels, dropsName: series.dropsName)
      if place == folds.count {
        try context.hold(grid.count)
        folds.append(Fold(stepCount: grid.count))
      }
      folds[place].add(series.values)
    }
    return zip(table.groups, folds).map { group, fold in
      StepSeries(labels: group.labels, values: fold.finish(), dropsName: group.dropsName)
    }
  }
}
