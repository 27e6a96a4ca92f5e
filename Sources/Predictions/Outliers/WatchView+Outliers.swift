internal import Analysis
public import Telemetry

/// Records of a window that are unlike those of the reference.
public struct OutlierFindings: Sendable, Equatable {
  public struct Stranger: Sendable, Equatable {
    public var time: Timestamp?
    /// As the log has it; `nil` where it was not kept in readable form.
    public var id: String?
    /// Its place among the model's records, from 1.
    public var recordNumber: Int
    /// The class, or the number of a regression.
    public var predicted: String?
    public var modelScore: Double?
    /// Of the forest, 0…1; higher is stranger.
    public var score: Double
    /// What is unusual about it, the strangest first, each a clause: "amount 9,120: above all of the reference".
    public var reasons: [String]
  }

  /// Why no record is scored, as a sentence; `nil` where records are.
  public var absence: String?
  /// What the forest was fitted on.
  public var fit: String
  /// A record is an outlier above it; `nil` without a forest.
  public var threshold: Double?
  public var scoredCount = 0
  public var outlierCount = 0
  /// Of outliers where nothing has changed, about .01.
  public var expectedShare: Double?
  /// Chance of so many outliers or more where nothing has changed, both samples taken into account; `nil` without any
  /// scored record.
  public var pValue: Double?
  /// The p-value that is called certain: the share of the false-alarm budget.
  public var level: Double
  /// At most 20, the strangest first.
  public var strangers: [Stranger] = []

  /// `nil` without any scored record.
  public var share: Double? {
    scoredCount > 0 ? Double(outlierCount) / Double(scoredCount) : nil
  }

  /// Whether there are more outliers than the reference's rate and chance explain.
  public var hasTooMany: Bool { pValue.map { $0 <= level } ?? false }
}

extension WatchView {
  /// The outliers of a window; `nil` while the reference is being taken.
  ///
  /// Records of one case at a stretch, as copies of one faulty row, are counted as if they were independent.
  ///
  /// - Parameters: positions on the model's axis, nanoseconds or record numbers; panes that begin in the window are
  ///   in it.
  /// - Complexity: O(panes).
  public func outliers(from start: Int64 = .min, to end: Int64 = .max) -> OutlierFindings? {
    guard let reference, let state = watch.outliers else { return nil }
    var findings = OutlierFindings(absence: state.absence, fit: "", level: level(reference))
    guard let forest = state.forest else { return findings }
    let featureCount = forest.encoding.columns.count
    findings.fit =
      "\(NumberWords.text(Double(forest.rowCount))) rows of \(reference.source), \(featureCount) "
      + (featureCount == 1 ? "feature" : "features")
    findings.threshold = forest.threshold
    findings.expectedShare = forest.exceedances.expectedShare
    var tally = OutlierTally()
    for pane in model.panes.panes where pane.start >= start && pane.start < end {
      tally.merge(pane.aggregate.outliers, withStrangers: true)
    }
    func isWithin(_ place: ScoredRecords.Place) -> Bool {
      guard let pane = model.pane(ofScored: place) else { return false }
      return model.panes.panes[pane].start >= start && model.panes.panes[pane].start < end
    }
    let waiting = state.peekWaiting()
    tally.add(usualCount: waiting.usual.count(where: isWithin))
    for record in waiting.outliers where isWithin(record.place) { tally.add(record) }
    findings.scoredCount = tally.scoredCount
    findings.outlierCount = tally.outlierCount
    if tally.scoredCount > 0 {
      findings.pValue = forest.exceedances.chance(ofReaching: tally.outlierCount, among: tally.scoredCount)
    }
    findings.strangers = tally.strangers.map(stranger)
    return findings
  }

  /// The share of outliers in consecutive buckets; `nil` where no record was scored.
  public func outlierShares(from start: Int64, step: Int64, count: Int) -> [Double?] {
    guard let state = watch.outliers, state.forest != nil else { return Array(repeating: nil, count: count) }
    var tallies = [OutlierTally](repeating: OutlierTally(), count: count)
    func bucket(_ position: Int64) -> Int? {
      guard position >= start else { return nil }
      let bucket = (position - start) / step
      return bucket < count ? Int(bucket) : nil
    }
    for pane in model.panes.panes {
      guard let place = bucket(pane.start) else { continue }
      tallies[place].merge(pane.aggregate.outliers, withStrangers: false)
    }
    func bucket(_ place: ScoredRecords.Place) -> Int? {
      model.pane(ofScored: place).flatMap { bucket(model.panes.panes[$0].start) }
    }
    let waiting = state.peekWaiting()
    for record in waiting.usual { if let place = bucket(record) { tallies[place].add(usualCount: 1) } }
    for record in waiting.outliers { if let place = bucket(record.place) { tallies[place].add(record) } }
    return tallies.map { $0.scoredCount > 0 ? Double($0.outlierCount) / Double($0.scoredCount) : nil }
  }

  private func stranger(_ record: ScoredRecord) -> OutlierFindings.Stranger {
    let facts = record.facts
    let predicted = facts.predicted.flatMap { outcome -> String? in
      guard outcome.classIndex >= 0 else { return NumberWords.text(outcome.number) }
      return outcome.classIndex < model.classes.count ? model.classes.labels[outcome.classIndex] : nil
    }
    return OutlierFindings.Stranger(
      time: facts.time == PredictionBatch.noTime ? nil : Timestamp(nanoseconds: facts.time), id: record.id,
      recordNumber: facts.ordinal + 1, predicted: predicted, modelScore: facts.score.isNaN ? nil : facts.score,
      score: record.score,
      reasons: record.reasons.isEmpty
        ? ["no single value is rare, their combination is"] : record.reasons.map(\.words))
  }

  /// One more check at each look beside those of the features.
  private func level(_ reference: Reference) -> Double {
    let looks =
      switch settings.budget.span {
      case .seconds(let seconds): seconds / 60
      case .records(let records): records / 100
      case .report: 1.0
      }
    return settings.budget.level(checks: reference.features.count + 1, looks: looks)
  }
}
