internal import Analysis

/// How many of a model's labels have come and how late, and its quality as estimated, partial and realised.
struct MaturityState: Sendable, Codable {
  /// Delay of labels that came by themselves, in seconds; those with both times.
  private(set) var delays = QuantileSketch(exactLimit: 512)
  private(set) var delayBins = DelayBins()
  /// Labels that came by themselves.
  private(set) var lateCount = 0
  /// `nil` while the reference is being taken, or has no label.
  private(set) var quality: ReferenceQuality?
  private(set) var minutes = RecentMinutes()
  private var milestones = LabelMilestones()
  /// Records that wait for an estimator: the labels of the reference may be late too.
  private var backlog: [ScoredRecord] = []
  /// What was estimated since this was last taken.
  private var estimates: [Estimate] = []

  struct ScoredRecord: Sendable, Codable {
    /// Where its pane begins.
    var position: Int64
    var score: Double
    var isPredictedPositive: Bool
    var weight: Double
  }

  /// What a record adds to its pane.
  struct Estimate: Sendable, Codable {
    var record: ScoredRecord
    /// Of being positive; NaN for a score that is no probability and was not calibrated.
    var probability: Double
  }

  private static let backlogLimit = 32_768
  /// Fewer values say little about their 99th percentile.
  private static let latencyNeed = 200

  let budget: FalseAlarmBudget
  /// The reference's 99th percentile; `nil` where it has no latencies, or too few.
  private(set) var referenceLatency: Double?

  init(_ settings: WatchSettings) {
    budget = settings.budget
  }

  // MARK: Reference

  /// Learns from the frozen reference, as far as it has labels.
  mutating func use(_ reference: Reference, _ model: ModelState) {
    let latency = reference.profile.aggregate.latencySeconds
    referenceLatency = latency.count >= Self.latencyNeed ? latency.quantile(0.99) : nil
    _ = milestones.hasPassed(labelled: reference.profile.labelledCount, of: reference.recordCount)
    learn(reference, model)
  }

  /// Learns again when enough late labels of the reference have come.
  mutating func relearn(_ reference: Reference, _ model: ModelState) {
    let profile = reference.profile
    guard milestones.hasPassed(labelled: profile.labelledCount, of: profile.recordCount) else { return }
    learn(reference, model)
  }

  private mutating func learn(_ reference: Reference, _ model: ModelState) {
    guard reference.profile.labelledCount > 0 else { return }
    quality = ReferenceQuality(reference.profile, model.settings)
    guard let estimator = quality?.estimator else { return }
    for record in backlog {
      estimates.append(Estimate(record: record, probability: estimator.probability(of: record.score)))
    }
    backlog = []
  }

  // MARK: Records

  /// Takes records in their order.
  ///
  /// - Parameter isReference: whether they belong to the reference; these are not estimated, since the estimates are
  ///   learnt from them.
  mutating func take(
    _ facts: ArraySlice<RecordFacts>, isReference: Bool, of model: ModelState, _ samples: inout [WatchedSample]
  ) {
    let canEstimate = !isReference && model.hasScore && !model.isRegression && model.classes.count == 2
    let positive = model.isRegression ? nil : model.positiveClass
    // All at once, since to take the calibrator out for each record would copy it each time.
    let probabilities = canEstimate ? quality?.estimator?.probabilities(of: facts.map(\.score)) : nil
    for (place, fact) in facts.enumerated() {
      if let end = minutes.turn(to: fact.time) {
        if !isReference { report(end, model, &samples) }
        minutes.begin(at: fact.time)
      }
      minutes.update(at: fact.time) { minute in
        minute.recordCount += 1
        if let actual = fact.actual {
          minute.judge(Judgement(fact, actual, positive: positive, threshold: model.settings.threshold))
        }
      }
      if canEstimate, let positive {
        estimate(fact, positive, model.settings.threshold, probability: probabilities?[place])
      }
    }
  }

  /// - Parameter probability: `nil` without an estimator.
  private mutating func estimate(
    _ fact: RecordFacts, _ positive: Int, _ threshold: Double, probability: Double?
  ) {
    guard !fact.score.isNaN else { return }
    let record = ScoredRecord(
      position: fact.position, score: fact.score,
      isPredictedPositive: fact.predicted.map { $0.classIndex == positive } ?? (fact.score >= threshold),
      weight: fact.weight)
    guard let probability else {
      backlog.append(record)
      if backlog.count > Self.backlogLimit { backlog.removeFirst(Self.backlogLimit / 2) }
      return
    }
    let estimate = Estimate(record: record, probability: probability)
    estimates.append(estimate)
    minutes.update(at: fact.time) { $0.expected.add(estimate) }
  }

  /// Takes a label that came after its record.
  mutating func label(_ late: LateRecord, of model: ModelState) {
    guard let actual = late.facts.actual else { return }
    lateCount += 1
    let judgement = Judgement(
      late.facts, actual, positive: model.isRegression ? nil : model.positiveClass,
      threshold: model.settings.threshold)
    minutes.update(at: late.facts.time) { $0.judge(judgement) }
    guard late.facts.time != PredictionBatch.noTime, late.labelTime != PredictionBatch.noTime,
      late.labelTime >= late.facts.time
    else { return }
    // Apart, since the distance of two times can lie beyond the largest integer.
    let seconds = Double(late.labelTime) / 1e9 - Double(late.facts.time) / 1e9
    delays.add(seconds)
    if case .right(let isRight) = judgement { delayBins.add(seconds: seconds, isWrong: !isRight) }
  }

  mutating func takeEstimates() -> [Estimate] {
    defer { estimates.removeAll(keepingCapacity: true) }
    return estimates
  }
}

extension ModelState {
  /// The class that scores are about.
  var positiveClass: Int? { classes.positive(wanted: settings.positive) }
}

extension EstimatedPerformance {
  /// - Returns: NaN for NaN.
  func probabilities(of scores: [Double]) -> [Double] {
    guard let calibrator else { return scores }
    return scores.map { calibrator.probability(of: $0) ?? .nan }
  }

  /// - Returns: NaN for NaN.
  func probability(of score: Double) -> Double {
    guard let calibrator else { return score }
    return calibrator.probability(of: score) ?? .nan
  }
}

extension ExpectedOutcomes {
  mutating func add(_ estimate: MaturityState.Estimate) {
    add(
      probability: estimate.probability, isPredictedPositive: estimate.record.isPredictedPositive,
      weight: estimate.record.weight)
  }
}
