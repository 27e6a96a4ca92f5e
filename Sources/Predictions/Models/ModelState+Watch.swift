// What is held against the reference. The watch is taken out of the state while it reads it, so that it is not copied.
extension ModelState {
  mutating func takeWatched(_ batch: PredictionBatch, _ rows: Range<Int>) {
    guard var watch else { return }
    // Out of here meanwhile, so that it is not copied while this is read.
    self.watch = nil
    watch.take(batch, rows, facts, of: self)
    facts.removeAll(keepingCapacity: true)
    takeScored(of: &watch)
    self.watch = watch
    takeEstimates()
  }

  /// Scores of records that were begun since the last call.
  mutating func takeBegunScorings() -> [OutlierScoring] { watch?.outliers?.takeBegun() ?? [] }

  /// Counts the records whose scores were begun first.
  mutating func countOldestScores() {
    guard var watch else { return }
    self.watch = nil
    watch.countOldestScores()
    takeScored(of: &watch)
    self.watch = watch
  }

  private mutating func takeScored(of watch: inout ModelWatch) {
    guard let scored = watch.outliers?.takeScored() else { return }
    for record in scored.outliers {
      guard let pane = pane(ofScored: record.place) else { continue }
      panes.update(pane) { $0.outliers.add(record) }
    }
    // Records of one pane mostly come one after another.
    var run: (pane: Int, count: Int)?
    for place in scored.usual {
      if let open = run, panes.panes[open.pane].contains(position(of: place)) {
        run = (open.pane, open.count + 1)
        continue
      }
      if let run { panes.update(run.pane) { $0.outliers.add(usualCount: run.count) } }
      run = pane(ofScored: place).map { ($0, 1) }
    }
    if let run { panes.update(run.pane) { $0.outliers.add(usualCount: run.count) } }
  }

  /// The pane that counts a record whose score came after it; it may have been merged into a wider one meanwhile.
  func pane(ofScored place: ScoredRecords.Place) -> Int? {
    let next = panes.firstIndex(startingAfter: position(of: place))
    return panes.isEmpty ? nil : max(0, next - 1)
  }

  private func position(of place: ScoredRecords.Place) -> Int64 {
    axis == .time ? place.time : Int64(place.ordinal)
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
