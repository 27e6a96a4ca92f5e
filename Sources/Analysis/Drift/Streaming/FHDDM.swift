internal import Glibc

/// Fast Hoeffding drift detection: the share of right answers in a sliding window fell from the best it was.
///
///     var detector = FHDDM()
///     let verdicts = errors.map { detector.update(1 - $0) }
///
/// Takes 1 where the model was right and 0 where it was wrong: a fall is what it looks for. Missing values change
/// nothing. After a drift it begins anew with an empty window. It gives no warnings.
/// - Complexity: O(1) time, O(window) memory.
/// - Reference: Pesaranghader, Viktor, doi:10.1007/978-3-319-46227-1_7; with a short window as well,
///   doi:10.1007/s10994-018-5719-z. Names and defaults of River 0.26, whose `None` for the short window is 0 here.
public struct FHDDM: StreamDetector {
  public struct Parameters: MethodParameters {
    public var windowSize = 100
    public var confidenceLevel = 0.000001
    /// 0 for none.
    public var shortWindowSize = 0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("sliding_window_size", \.windowSize, in: 1...1_000_000, "values in the window"),
      .number("confidence_level", \.confidenceLevel, above: 0, below: 1, "chance of a false alarm"),
      .count("short_window_size", \.shortWindowSize, in: 0...1_000_000, "values in a second, shorter window; 0: none"),
    ]

    public func validate() throws(ParameterError) {
      guard shortWindowSize <= windowSize else {
        throw .conflict(
          "parameter short_window_size: \(shortWindowSize) is above sliding_window_size (\(windowSize))")
      }
    }
  }

  public let parameters: Parameters
  private var window: RingBuffer<Double>
  private var long: WindowShare
  private var short: WindowShare?
  private var hasDrifted = false

  public init(_ parameters: Parameters) {
    precondition(parameters.windowSize > 0, "a window holds at least one value")
    precondition(
      0...parameters.windowSize ~= parameters.shortWindowSize, "the short window lies within the sliding window")
    self.parameters = parameters
    window = RingBuffer(capacity: parameters.windowSize)
    long = WindowShare(size: parameters.windowSize, confidence: parameters.confidenceLevel)
    if parameters.shortWindowSize > 0 {
      short = WindowShare(size: parameters.shortWindowSize, confidence: parameters.confidenceLevel)
    }
  }

  public mutating func update(_ value: Double) -> Verdict {
    guard value.isFinite else {
      return hasDrifted || !window.isFull ? .insufficientData(need: parameters.windowSize) : .stable
    }
    if hasDrifted { reset() }
    if short != nil { short?.sum += value - (window.element(before: parameters.shortWindowSize - 1) ?? 0) }
    long.sum += value - (window.push(value) ?? 0)
    guard window.isFull else { return .insufficientData(need: parameters.windowSize) }
    let longFell = long.hasFallen()
    let shortFell = short?.hasFallen() ?? false
    hasDrifted = longFell || shortFell
    return hasDrifted ? .drift : .stable
  }
}

/// The share of ones in a window against the largest that it was.
private struct WindowShare: Sendable, Equatable, Codable {
  var sum = 0.0
  private var largest = 0.0
  private let size: Double
  private let allowedFall: Double

  init(size: Int, confidence: Double) {
    self.size = Double(size)
    allowedFall = (log(1 / confidence) / (2 * Double(size))).squareRoot()
  }

  mutating func hasFallen() -> Bool {
    let share = sum / size
    largest = Swift.max(largest, share)
    return largest - share > allowedFall
  }
}

extension StreamDetectorKind {
  public static let fhddm = Self(
    id: "fhddm", summary: "Share of right answers in a window below its best", input: .correctness,
    falseAlarmLimit: 1, runLength: .fhddm, FHDDM.self)
}
