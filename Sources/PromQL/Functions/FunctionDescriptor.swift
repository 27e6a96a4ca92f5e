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
    /// From each value; the scalar arguments come as numbers. Without a vector: from the time of evaluation.
    case value(@Sendable (Double, [Double]) -> Double)
    /// From whatever it asks for; a scalar is a single series without labels.
    case whole(@Sendable (Evaluation, FunctionCall, Expression) throws(QueryError) -> [StepSeries])
    /// Reads native histograms, which driftop does not keep.
    case nativeHistograms
  }

  init(
    _ name: String, _ argumentTypes: [ValueType], repetition: Repetition = .none,
    returns returnType: ValueType = .instantVector, isExperimental: Bool = false, summary: String, _ body: Body
  ) {
    self.name = name
    self.argumentTypes = argumentTypes
    self.repetition = repetition
    self.returnType = returnType
    self.isExperimental = isExperimental
    self.summary = summary
    self.body = body
  }
}
