internal import Telemetry

/// A function of the query language: its name, what it takes and gives, and how it is computed.
public struct FunctionDescriptor: Sendable {
  public let name: String
  /// The last of them may be repeated or left out, as `repetition` says.
  public let argumentTypes: [ValueType]
  public let repetition: Repetition
  public let returnType: ValueType
  /// One line for help and completion: "per-second rate of a counter".
  public let summary: String
  /// Needs a feature flag in Prometheus.
  public let isExperimental: Bool
  let body: Body
  /// What is to be said about the result of a `window` body, or against its arguments. The evaluator asks once for every
  /// series that has a value, before names are dropped.
  let check: Check?

  public enum Repetition: Sendable, Hashable {
    case none
    /// The last arguments may be left out, so many.
    case optional(Int)
    /// The last argument may come any number of times, also not at all.
    case any
  }

  enum Body: Sendable {
    /// From the samples in a window; the scalar arguments come as numbers, in their order. `nil`: no value.
    case window(keepsName: Bool, @Sendable (SampleWindow, [Double]) -> Double?)
    /// From each value; the scalar arguments come as numbers. Without a vector: from the time of evaluation in seconds.
    /// ``StepSeries/absent``: no value.
    case value(@Sendable (Double, [Double]) -> Double)
    /// From whatever it asks for; a scalar is a single series without labels.
    case whole(@Sendable (Evaluation, FunctionCall, Expression) throws(QueryError) -> [StepSeries])
    /// Reads native histograms, which driftop does not keep.
    case nativeHistograms
  }

  typealias Check = @Sendable (WindowResult, Evaluation) throws(QueryError) -> Void

  init(
    _ name: String, _ argumentTypes: [ValueType], repetition: Repetition = .none,
    returns returnType: ValueType = .instantVector, isExperimental: Bool = false, summary: String,
    check: Check? = nil, _ body: Body
  ) {
    self.name = name
    self.argumentTypes = argumentTypes
    self.repetition = repetition
    self.returnType = returnType
    self.isExperimental = isExperimental
    self.summary = summary
    self.check = check
    self.body = body
  }
}

/// What a `window` body worked on: one series of a call.
struct WindowResult {
  let call: FunctionCall
  /// With the metric's name.
  let labels: Labels
  /// The scalar arguments in their order, each at each step.
  let scalars: [[Double]]
}
