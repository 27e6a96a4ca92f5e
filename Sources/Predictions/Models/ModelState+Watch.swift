// What is held against the reference. The watch is taken out of the state while it reads it, so that it is not copied.
extension ModelState {
  mutating func takeWatched(_ batch: PredictionBatch, _ rows: Range<Int>) {
    guard var watch else { return }
    // Out of here meanwhile, so that it is not copied while this is read.
    self.watch = nil
    watch.take(batch, rows, facts, of: self)
    facts.removeAll(keepingCapacity: true)
    for record in watch.outliers?.takeScored() ?? [] {
      guard let pane = paneOfScored(record) else { continue }
      panes.update(pane) { $0.outliers.add(record) }
    }
    self.watch = watch
    takeEstimates()
  }

  /// The pane that counts a record whose score came after it; it may have been merged into a wider one meanwhile.
  func paneOfScored(_ record: ScoredRecord) -> Int? {
    let next = panes.firstIndex(startingAfter: axis == .time ? record.time : Int64(record.facts.ordinal))
    return panes.isEmpty ? nil : max(0, next - 1)
  }

  /// Takes the label of a record that waited for it.
  mutating func takeLate(_ prediction: PendingPrediction, actual: Outcome, labelTime: Int64) {
    join(prediction, actual: actual)
    countLateLabel()
    guard var watch, var late = prediction.late else { return }
    late.facts.actual = actual
    late.labelTime = labelTime
    if isRegression { late.facts.predicted?.classIndex = -1 }
    self.watch = nil
    watch.label(late, of: self)
    self.watch = watch
    takeEstimates()
  }

  /// Puts what was estimated into the panes of its records.
  private mutating func takeEstimates() {
    guard let estimates = watch?.maturity.takeEstimates(), !estimates.isEmpty else { return }
    for estimate in estimates {
      panes.update(panes.index(for: estimate.record.position)) { $0.expected.add(estimate) }
    }
  }

  /// A waiting row with its codes, which come only after the run of rows.
  func withCodes(_ prediction: PendingPrediction, row: Int) -> PendingPrediction {
    guard let watch, prediction.late != nil else { return prediction }
    var prediction = prediction
    prediction.late?.codes = watch.codes(ofRow: row)
    return prediction
  }

  mutating func use(_ profile: ReferenceProfile) {
    guard var watch else { return }
    self.watch = nil
    watch.use(profile, of: self)
    self.watch = watch
  }

  /// Features that are held against the reference.
  var checkCount: Int { watch?.reference?.features.count ?? 0 }

  /// Tells with how many checks of other models it shares the budget.
  mutating func shareBudget(with checkCount: Int) {
    if watch?.checkCountElsewhere != checkCount { watch?.checkCountElsewhere = checkCount }
  }
}
