/// A calibrator as an entry of a list: what commands, help and the conformance suite are made from.
///
///     let calibrator = CalibratorKind.named("isotonic")?.fit(outcomes)
public struct CalibratorKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  private let make: @Sendable (ScoredOutcomes) -> (any Calibrator)?

  init<Method: Calibrator>(id: String, summary: String, _ type: Method.Type) {
    self.id = id
    self.summary = summary
    make = { Method($0) }
  }

  /// - Returns: `nil` when records with a finite score are missing of either class.
  public func fit(_ outcomes: ScoredOutcomes) -> (any Calibrator)? {
    make(outcomes)
  }

  public static func named(_ id: String) -> CalibratorKind? {
    all.first { $0.id == id }
  }
}
