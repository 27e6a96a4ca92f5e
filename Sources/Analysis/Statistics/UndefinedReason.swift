/// Why a figure has no value.
public enum UndefinedReason: Error, Sendable, Hashable {
  case noRecords
  case noScores
  case tooFewRecords(need: Int)
  /// Of one of the classes there are fewer records than the figure needs.
  case tooFewOfAClass(need: Int)
  /// Every record is in truth (and, for agreement, by prediction) of this class.
  case oneClass(index: Int)
  /// A class of a mean over all classes never occurs.
  case classNeverOccurs(index: Int)
  case noActualPositives
  case noActualNegatives
  case noPredictedPositives
  case noPredictedNegatives
  /// The class neither occurs nor is predicted.
  case classAbsent
  /// Scores outside 0…1, so many records had one.
  case notProbabilities(count: Int)
  case equalActualValues
  /// The figure is defined only for records that all weigh the same.
  case unequalWeights
  /// The sums left the range of doubles.
  case overflow
}

extension UndefinedReason: CustomStringConvertible {
  /// A sentence's worth for people, in the manner of the report: no capital, no full stop.
  public var description: String {
    switch self {
    case .noRecords: "no record has both a label and a prediction"
    case .noScores: "no labelled record has a score"
    case .tooFewRecords(let need): "fewer than \(need) records"
    case .tooFewOfAClass(let need): "fewer than \(need) records of one of the classes"
    case .oneClass(let index): "all labelled records are of class \(index), the only one"
    case .classNeverOccurs(let index): "class \(index) never occurs among the labelled records"
    case .noActualPositives: "no record is in truth of the class"
    case .noActualNegatives: "every record is in truth of the class"
    case .noPredictedPositives: "no record is predicted to be of the class"
    case .noPredictedNegatives: "every record is predicted to be of the class"
    case .classAbsent: "the class neither occurs nor is predicted"
    case .notProbabilities(let count): "\(count) scores lie outside 0 to 1, so they are no probabilities"
    case .equalActualValues: "all actual values are equal"
    case .unequalWeights: "it is not defined for records of different weights"
    case .overflow: "its sums exceed the largest number"
    }
  }
}
