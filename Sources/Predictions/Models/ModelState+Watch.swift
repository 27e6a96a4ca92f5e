// What is held against the reference. The watch is taken out of the state while it reads it, so that it is not copied.
extension ModelState {
  mutating func takeWatched(_ batch: PredictionBatch, _ rows: Range<Int>) {
    guard isWatched else { return }
    withWatch { $0?.take(batch, rows, $1.facts, of: $1) }
    facts.removeAll(keepingCapacity: true)
    takeScored()
    takeEstimates()
  }

  /// Whether its reference may be complete with so many further records, the latest of which is of a time.
  func mayFreeze(within rowCount: Int, until latest: Int64) -> Bool {
    guard isWatched, checkCount == 0 else { return false }
    return watch?.mayFreeze(before: recordCount + rowCount, until: latest) ?? false
  }

  /// Scores of records that were begun since the last call.
  mutating func takeBegunScorings() -> [OutlierScoring] { watch?.outliers?.takeBegun() ?? [] }

  /// Counts the records whose scores were begun first.
  mutating func countOldestScores() {
    watch?.countOldestScores()
    takeScored()
  }

  private mutating func takeScored() {
    guard let scored = watch?.outliers?.takeScored() else { return }
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
    guard isWatched, var late = prediction.late else { return }
    late.facts.actual = actual
    late.labelTime = labelTime
    if isRegression { late.facts.predicted?.classIndex = -1 }
    withWatch { $0?.label(late, of: $1) }
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
    withWatch { $0?.use(profile, of: $1) }
  }

  /// The watch is out of the state meanwhile, so that it is not copied while it reads this.
  private mutating func withWatch(_ body: (inout ModelWatch?, borrowing ModelState) -> Void) {
    var away: ModelWatch?
    swap(&away, &watch)
    body(&away, self)
    swap(&away, &watch)
    checkCount = watch?.checkCount ?? 0
  }

  /// Tells with how many checks of other models it shares the budget.
  mutating func shareBudget(with checkCount: Int) {
    guard checkCount != checkCountElsewhere else { return }
    checkCountElsewhere = checkCount
    watch?.checkCountElsewhere = checkCount
  }
}
