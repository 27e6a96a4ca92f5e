/// How differently a model treats groups of records: rates of each, and their distance from the largest group's.
///
///     let gaps = GroupGaps(groups)
///     gaps.groups[1].gaps[.truePositiveRate]?.value  // −.12: it finds fewer of that group's positives
///
/// A rate has no value in a group in which fewer than `minimumSize` records count for it; such a group is not compared.
/// - Reference: intervals of shares: Wilson, doi:10.1080/01621459.1927.10502953; of their differences: Newcombe,
///   "Interval estimation for the difference between independent proportions" (method 10),
///   doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
public struct GroupGaps: Sendable, Equatable {
  public enum Rate: String, Sendable, Hashable, CaseIterable {
    /// Share of all records that is predicted positive.
    case positiveRate = "positive_rate"
    case truePositiveRate = "tpr"
    case falsePositiveRate = "fpr"
    case precision = "precision"
    /// Share of labelled records whose answer was right.
    case accuracy = "accuracy"
  }

  /// What was counted of one group.
  public struct Counts: Sendable, Equatable {
    /// Records, labelled or not, that have a prediction.
    public var predicted = 0
    public var predictedPositive = 0
    public var labelled = 0
    public var right = 0
    /// Labelled records by actual and predicted class; all 0 where there are more than two classes.
    public var truePositive = 0
    public var falsePositive = 0
    public var trueNegative = 0
    public var falseNegative = 0

    public init() {}

    /// The records that have what the rate asks for, and those that could.
    func share(_ rate: Rate) -> (hits: Int, trials: Int) {
      switch rate {
      case .positiveRate: (predictedPositive, predicted)
      case .truePositiveRate: (truePositive, truePositive + falseNegative)
      case .falsePositiveRate: (falsePositive, falsePositive + trueNegative)
      case .precision: (truePositive, truePositive + falsePositive)
      case .accuracy: (right, labelled)
      }
    }
  }

  /// A share or a difference of two, with its 95 % interval.
  public struct Estimate: Sendable, Equatable {
    public var value: Double
    public var interval: ClosedRange<Double>

    public init(value: Double, interval: ClosedRange<Double>) {
      self.value = value
      self.interval = interval
    }
  }

  public struct Group: Sendable, Equatable {
    public var counts: Counts
    public var rates: [Rate: Estimate] = [:]
    /// This group's rate minus the largest group's; empty for that group itself.
    public var gaps: [Rate: Estimate] = [:]
  }

  /// In the order of the counts.
  public let groups: [Group]
  /// The group that the others are compared with: the one with the most records, of equal ones the first.
  public let largest: Int?

  /// - Parameter minimumSize: records that count for a rate, at least.
  /// - Complexity: O(groups).
  public init(_ counts: [Counts], rates: [Rate] = Rate.allCases, minimumSize: Int = 30) {
    let largest = counts.indices.filter { counts[$0].predicted > 0 }
      .max { (counts[$0].predicted, $1) < (counts[$1].predicted, $0) }
    groups = counts.indices.map { place in
      var group = Group(counts: counts[place])
      for rate in rates {
        let (hits, trials) = counts[place].share(rate)
        guard trials >= max(1, minimumSize), let own = Self.share(hits, trials) else { continue }
        group.rates[rate] = own
        guard let largest, place != largest else { continue }
        let (otherHits, otherTrials) = counts[largest].share(rate)
        guard otherTrials >= max(1, minimumSize), let other = Self.share(otherHits, otherTrials) else { continue }
        group.gaps[rate] = Self.difference(own, other)
      }
      return group
    }
    self.largest = largest
  }

  private static func share(_ hits: Int, _ trials: Int) -> Estimate? {
    WilsonInterval(successes: Double(hits), trials: Double(trials)).map {
      Estimate(value: Double(hits) / Double(trials), interval: $0.low...$0.high)
    }
  }

  private static func difference(_ own: Estimate, _ other: Estimate) -> Estimate {
    let value = own.value - other.value
    let (below, above) = (own.value - own.interval.lowerBound, own.interval.upperBound - own.value)
    let (otherBelow, otherAbove) = (
      other.value - other.interval.lowerBound, other.interval.upperBound - other.value
    )
    let low = value - (below * below + otherAbove * otherAbove).squareRoot()
    let high = value + (above * above + otherBelow * otherBelow).squareRoot()
    return Estimate(value: value, interval: low...high)
  }
}
