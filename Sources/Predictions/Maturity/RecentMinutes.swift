internal import Analysis

/// The last hour of a model's records by minute of event time, for the series of its maturity.
struct RecentMinutes: Sendable {
  struct Minute: Sendable {
    var number: Int64
    var recordCount = 0
    var labelledCount = 0
    var rightCount = 0
    /// Labelled classifications that are right or wrong.
    var judgedCount = 0
    var absoluteError = 0.0
    var errorCount = 0
    var expected = ExpectedOutcomes()
  }

  static let length = 60
  private static let nanoseconds: Int64 = 60_000_000_000

  /// By rising number.
  private(set) var minutes: [Minute]

  /// - Parameter minutes: by rising number.
  init(_ minutes: [Minute] = []) {
    self.minutes = minutes
  }

  /// Begins the minute of a time, if it is a new one.
  ///
  /// A clock that jumps back by more than the hour begins anew; one that jumps ahead once is so forgotten again.
  /// - Returns: the end of the minute that is over, in nanoseconds.
  mutating func turn(to time: Int64) -> Int64? {
    guard time != PredictionBatch.noTime else { return nil }
    let number = floored(time, Self.nanoseconds) / Self.nanoseconds
    guard let last = minutes.last?.number else {
      minutes = [Minute(number: number)]
      return nil
    }
    if number > last { return (last + 1) * Self.nanoseconds }
    if number < last - Int64(Self.length) { minutes = [Minute(number: number)] }
    return nil
  }

  /// Goes on to the minute of a time, and forgets what is older than the hour.
  mutating func begin(at time: Int64) {
    let number = floored(time, Self.nanoseconds) / Self.nanoseconds
    minutes.append(Minute(number: number))
    minutes.removeAll { $0.number <= number - Int64(Self.length) }
  }

  /// Changes the minute of a time; nothing when it is not among those that are kept.
  mutating func update(at time: Int64, _ body: (inout Minute) -> Void) {
    guard time != PredictionBatch.noTime else { return }
    let number = floored(time, Self.nanoseconds) / Self.nanoseconds
    guard let place = minutes.lastIndex(where: { $0.number <= number }), minutes[place].number == number else { return }
    body(&minutes[place])
  }

  /// All minutes together.
  var total: Minute {
    minutes.reduce(into: Minute(number: minutes.last?.number ?? 0)) { total, minute in
      total.recordCount += minute.recordCount
      total.labelledCount += minute.labelledCount
      total.rightCount += minute.rightCount
      total.judgedCount += minute.judgedCount
      total.absoluteError += minute.absoluteError
      total.errorCount += minute.errorCount
      total.expected.merge(minute.expected)
    }
  }
}

extension RecentMinutes.Minute {
  mutating func judge(_ outcome: Judgement) {
    labelledCount += 1
    switch outcome {
    case .right(let isRight):
      judgedCount += 1
      if isRight { rightCount += 1 }
    case .error(let error):
      errorCount += 1
      absoluteError += abs(error)
    case .unjudged: break
    }
  }
}

/// How a prediction compares with its label.
enum Judgement: Sendable {
  case right(Bool)
  /// Predicted less actual.
  case error(Double)
  /// Nothing was predicted.
  case unjudged

  /// - Parameter positive: the class that scores are about.
  init(_ facts: RecordFacts, _ actual: ModelState.Outcome, positive: Int?, threshold: Double) {
    if actual.classIndex < 0 {
      guard let predicted = facts.predicted, predicted.number.isFinite, actual.number.isFinite else {
        self = .unjudged
        return
      }
      self = .error(predicted.number - actual.number)
    } else if let predicted = facts.predicted {
      self = .right(predicted.classIndex == actual.classIndex)
    } else if !facts.score.isNaN {
      self = .right((facts.score >= threshold) == (actual.classIndex == positive))
    } else {
      self = .unjudged
    }
  }
}
