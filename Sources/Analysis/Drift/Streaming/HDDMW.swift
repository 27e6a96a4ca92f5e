internal import Glibc

/// McDiarmid's bound on weighted averages: recent values, weighted exponentially, lie above those before the best cut.
///
///     var detector = HDDMW()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error and 0 for none; the bound holds for any values within 0…1. Missing values change nothing. After
/// a drift it begins anew.
/// - Complexity: O(1) time and memory.
/// - Reference: Frías-Blanco et al., doi:10.1109/TKDE.2014.2345382; names and defaults of River 0.26.
public struct HDDMW: StreamDetector {
  public struct Parameters: MethodParameters {
    public var driftConfidence = 0.001
    public var warningConfidence = 0.005
    public var lambda = 0.05
    public var isTwoSided = false

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("drift_confidence", \.driftConfidence, above: 0, upTo: 1, "chance of a false drift"),
      .number("warning_confidence", \.warningConfidence, above: 0, upTo: 1, "chance of a false warning"),
      .number("lambda_val", \.lambda, above: 0, upTo: 1, "weight of the newest value"),
      .flag("two_sided_test", \.isTwoSided, "whether a falling mean counts too"),
    ]
  }

  public let parameters: Parameters
  private var total = WeightedPart()
  private var beforeRise = WeightedPart()
  private var sinceRise = WeightedPart()
  private var beforeFall = WeightedPart()
  private var sinceFall = WeightedPart()
  /// Lowest upper and highest lower bound of the mean so far.
  private var lowestBound = Double.greatestFiniteMagnitude
  private var highestBound = -Double.greatestFiniteMagnitude
  private var hasDrifted = false
  private let driftLogarithm: Double
  private let warningLogarithm: Double

  public init(_ parameters: Parameters) {
    precondition(
      parameters.driftConfidence > 0 && parameters.warningConfidence > 0, "a confidence is a positive probability")
    self.parameters = parameters
    driftLogarithm = log(1 / parameters.driftConfidence)
    warningLogarithm = log(1 / parameters.warningConfidence)
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || total.count < 2 ? .insufficientData(need: 2) : .stable
    }
    if hasDrifted { reset() }
    total.add(value, lambda: parameters.lambda)
    followRise(value)
    let rise = verdict(from: beforeRise, to: sinceRise)
    var fall = Verdict.stable
    if parameters.isTwoSided {
      followFall(value)
      fall = verdict(from: sinceFall, to: beforeFall)
    }
    guard total.count > 1 else { return .insufficientData(need: 2) }
    hasDrifted = rise == .drift || fall == .drift
    return hasDrifted ? .drift : rise == .warning ? rise : fall
  }

  private mutating func followRise(_ value: Double) {
    let bound = total.mean + (total.squaredWeights * driftLogarithm / 2).squareRoot()
    if bound < lowestBound {
      lowestBound = bound
      beforeRise = total
      sinceRise = WeightedPart()
    } else {
      sinceRise.add(value, lambda: parameters.lambda)
    }
  }

  private mutating func followFall(_ value: Double) {
    let bound = total.mean - (total.squaredWeights * driftLogarithm / 2).squareRoot()
    if bound > highestBound {
      highestBound = bound
      beforeFall = total
      sinceFall = WeightedPart()
    } else {
      sinceFall.add(value, lambda: parameters.lambda)
    }
  }

  private func verdict(from lower: WeightedPart, to upper: WeightedPart) -> Verdict {
    guard lower.count > 0, upper.count > 0 else { return .stable }
    let weights = lower.squaredWeights + upper.squaredWeights
    let difference = upper.mean - lower.mean
    if difference > (weights * driftLogarithm / 2).squareRoot() { return .drift }
    return difference > (weights * warningLogarithm / 2).squareRoot() ? .warning : .stable
  }
}

/// An exponentially weighted mean and the sum of its squared weights, which McDiarmid's bound asks for.
private struct WeightedPart: Sendable, Equatable, Codable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private(set) var squaredWeights = 1.0

  @inline(__always)
  mutating func add(_ value: Double, lambda: Double) {
    mean = count == 0 ? value : lambda * value + (1 - lambda) * mean
    squaredWeights = lambda * lambda + (1 - lambda) * (1 - lambda) * squaredWeights
    count += 1
  }
}

extension StreamDetectorKind {
  public static let hddmW = Self(
    id: "hddm-w", summary: "Recent mean above that before the best cut, by McDiarmid's bound", input: .errors,
    falseAlarmLimit: 2, runLength: .hddmW, HDDMW.self)
}
