internal import Glibc

/// Hoeffding's bound on averages: the mean since the best cut lies above the mean before it.
///
///     var detector = HDDMA()
///     let verdicts = errors.map { detector.update($0) }
///
/// Takes 1 for an error and 0 for none; the bound holds for any values within 0…1. Missing values change nothing. After
/// a drift it begins anew.
/// - Complexity: O(1) time and memory.
/// - Reference: Frías-Blanco et al., doi:10.1109/TKDE.2014.2345382; names and defaults of River 0.26.
public struct HDDMA: StreamDetector {
  public struct Parameters: MethodParameters {
    public var driftConfidence = 0.001
    public var warningConfidence = 0.005
    public var isTwoSided = false

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .number("drift_confidence", \.driftConfidence, above: 0, upTo: 1, "chance of a false drift"),
      .number("warning_confidence", \.warningConfidence, above: 0, upTo: 1, "chance of a false warning"),
      .flag("two_sided_test", \.isTwoSided, "whether a falling mean counts too"),
    ]
  }

  public let parameters: Parameters
  private var total = RunningMean()
  /// All values up to the cut with the lowest upper bound, and up to that with the highest lower one.
  private var beforeRise = RunningMean()
  private var beforeFall = RunningMean()
  private var hasDrifted = false
  private let cutLogarithm: Double
  private let driftLogarithm: Double
  private let warningLogarithm: Double

  public init(_ parameters: Parameters) {
    precondition(
      parameters.driftConfidence > 0 && parameters.warningConfidence > 0, "a confidence is a positive probability")
    self.parameters = parameters
    cutLogarithm = log(1 / parameters.driftConfidence)
    driftLogarithm = log(2 / parameters.driftConfidence)
    warningLogarithm = log(2 / parameters.warningConfidence)
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || total.count < 2 ? .insufficientData(need: 2) : .stable
    }
    if hasDrifted { reset() }
    total.add(value)
    moveCuts()
    guard total.count > 1 else { return .insufficientData(need: 2) }
    let rise = verdict(total.mean - beforeRise.mean, since: beforeRise)
    let fall = parameters.isTwoSided ? verdict(beforeFall.mean - total.mean, since: beforeFall) : .stable
    hasDrifted = rise == .drift || fall == .drift
    return hasDrifted ? .drift : rise == .warning ? rise : fall
  }

  private mutating func moveCuts() {
    let bound = cutBound(total)
    if beforeRise.count == 0 || beforeRise.mean + cutBound(beforeRise) >= total.mean + bound { beforeRise = total }
    guard parameters.isTwoSided else { return }
    if beforeFall.count == 0 || beforeFall.mean - cutBound(beforeFall) <= total.mean - bound { beforeFall = total }
  }

  private func cutBound(_ part: RunningMean) -> Double {
    (1 / (2 * part.count) * cutLogarithm).squareRoot()
  }

  private func verdict(_ difference: Double, since part: RunningMean) -> Verdict {
    guard part.count != total.count else { return .stable }
    let factor = (total.count - part.count) / part.count * (1 / total.count) / 2
    if difference >= (factor * driftLogarithm).squareRoot() { return .drift }
    return difference >= (factor * warningLogarithm).squareRoot() ? .warning : .stable
  }
}

extension StreamDetectorKind {
  public static let hddmA = Self(
    id: "hddm-a", summary: "Mean above that before the best cut, by Hoeffding's bound", input: .errors,
    falseAlarmLimit: 0.5, runLength: .hddmA, HDDMA.self)
}
