internal import Analysis
internal import Telemetry

/// Takes the records of a model until its reference is complete.
struct ReferenceBuilder: Sendable, Codable {
  private(set) var profile: ReferenceProfile
  private let choice: ReferenceChoice

  init(_ choice: ReferenceChoice, identity: ModelIdentity) {
    self.choice = choice
    let source =
      switch choice {
      case .first(let count): "first \(count) records"
      case .range(let start, let end): "\(start) to \(end)"
      case .profiles: ""
      }
    profile = ReferenceProfile(identity: identity, source: source)
  }

  /// Lets go of what was taken: the reference that was frozen from it holds it.
  mutating func forget() { profile = ReferenceProfile(identity: profile.identity, source: profile.source) }

  /// Whether a record belongs to the reference.
  func includes(_ facts: RecordFacts) -> Bool {
    switch choice {
    case .first(let count): facts.ordinal < count
    case .range(let start, let end): facts.time >= start.nanoseconds && facts.time < end.nanoseconds
    case .profiles: false
    }
  }

  /// Whether no record from here on can belong to it.
  func isComplete(at facts: RecordFacts) -> Bool {
    switch choice {
    case .first(let count): facts.ordinal >= count
    case .range(_, let end): facts.time >= end.nanoseconds
    case .profiles: true
    }
  }

  /// Whether it may be complete at a record before an ordinal, and of no later time.
  func mayComplete(before ordinal: Int, until latest: Int64) -> Bool {
    switch choice {
    case .first(let count): ordinal > count
    case .range(_, let end): latest >= end.nanoseconds
    case .profiles: true
    }
  }

  /// Takes rows that all belong to the reference.
  mutating func take(
    _ batch: PredictionBatch, _ rows: Range<Int>, _ facts: ArraySlice<RecordFacts>, of model: ModelState
  ) {
    if model.isRegression, !profile.isRegression { becomeRegression() }
    profile.classes = model.classes
    if profile.fields.count < model.fieldPaths.count {
      profile.fields = model.fieldPaths
      profile.rows.widen(toFields: profile.fields.count)
    }
    let numbers = batch.fields.map { model.fieldNumber(ofPath: $0.path) }
    profile.aggregate.takeColumns(of: batch, rows: rows, fields: numbers)
    for (row, fact) in zip(rows, facts) {
      profile.count(fact, threshold: model.settings.threshold)
      guard let place = profile.rows.nextPlace() else { continue }
      profile.rows.put(sampled(batch, row, numbers, fact), at: place)
    }
  }

  /// A number with a fraction has shown what the labels are.
  private mutating func becomeRegression() {
    profile.isRegression = true
    profile.aggregate.becomeRegression(profile.classes.labels.map { Double($0) ?? .nan })
    profile.rows.rewrite { row in
      row.facts.actual?.classIndex = -1
      row.facts.predicted?.classIndex = -1
    }
  }

  private func sampled(
    _ batch: PredictionBatch, _ row: Int, _ fields: [Int?], _ facts: RecordFacts
  ) -> RowSample.Row {
    var sampled = RowSample.Row(
      numbers: Array(repeating: .nan, count: profile.fields.count),
      texts: Array(repeating: nil, count: profile.fields.count), facts: facts)
    for (column, field) in zip(batch.fields, fields) {
      guard let field else { continue }
      if let numbers = column.numbers { sampled.numbers[field] = numbers[row] }
      if let texts = column.texts, texts[row] != TextTable.missing { sampled.texts[field] = batch.texts[texts[row]] }
    }
    return sampled
  }

  /// Takes the label of one of its records.
  mutating func label(_ late: LateRecord, threshold: Double) {
    profile.label(late, threshold: threshold)
  }
}

extension ReferenceProfile {
  /// Counts a record that the columns cannot: what was predicted, and how right it was.
  mutating func count(_ facts: RecordFacts, threshold: Double) {
    aggregate.count(facts, threshold: threshold)
    countScore(facts)
  }

  /// Takes the label of one of its records.
  mutating func label(_ late: LateRecord, threshold: Double) {
    aggregate.countLabel(late.facts, threshold: threshold)
    countScore(late.facts)
    if let actual = late.facts.actual { rows.label(ordinal: late.facts.ordinal, actual) }
  }

  /// - Parameter facts: nothing is kept of a record without label or score, or of one that regresses.
  private mutating func countScore(_ facts: RecordFacts) {
    guard let actual = facts.actual, actual.classIndex >= 0, facts.predicted?.classIndex ?? 0 >= 0, !facts.score.isNaN,
      thinning.admits()
    else { return }
    aggregate.scores.add(facts.score, actual: actual.classIndex, weight: facts.weight)
    thinning.bound(&aggregate.scores)
  }
}

extension PaneAggregate {
  /// Counts what was predicted, and how right it was; scores are left out.
  mutating func count(_ facts: RecordFacts, threshold: Double) {
    if let predicted = facts.predicted, predicted.classIndex >= 0 { countPrediction(of: predicted.classIndex) }
    if facts.actual != nil { countLabel(facts, threshold: threshold) }
  }

  /// Counts how right a record was; nothing without a label.
  mutating func countLabel(_ facts: RecordFacts, threshold: Double) {
    guard let actual = facts.actual else { return }
    // A log may turn out to regress between the two columns of one record.
    if actual.classIndex < 0 || (facts.predicted?.classIndex ?? 0) < 0 {
      guard let predicted = facts.predicted, predicted.number.isFinite, actual.number.isFinite else { return }
      labelledCount += 1
      regression.add(actual: actual.number, predicted: predicted.number, weight: facts.weight)
      return
    }
    if let predicted = facts.predicted {
      labelledCount += 1
      pairs.add(actual: actual.classIndex, predicted: predicted.classIndex, weight: facts.weight)
    } else if !facts.score.isNaN {
      labelledCount += 1
      addCutScore(isPositive: facts.score >= threshold, actual: actual.classIndex, weight: facts.weight)
    }
  }
}
