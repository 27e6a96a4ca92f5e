/// A calibrator as an entry of a list: what commands, help and the conformance suite are made from.
///
///     let calibrator = CalibratorKind.named("isotonic")?.fit(outcomes)
public struct CalibratorKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  private let make: @Sendable (ScoredOutcomes) -> (any Calibrator)?
  private let isKind: @Sendable (any Calibrator) -> Bool
  private let read: @Sendable (any Decoder) throws -> any Calibrator

  init<Method: Calibrator>(id: String, summary: String, _ type: Method.Type) {
    self.id = id
    self.summary = summary
    make = { Method($0) }
    isKind = { $0 is Method }
    read = { try Method(from: $0) }
  }

  /// - Returns: `nil` when records with a finite score are missing of either class.
  public func fit(_ outcomes: ScoredOutcomes) -> (any Calibrator)? {
    make(outcomes)
  }

  public static func named(_ id: String) -> CalibratorKind? {
    all.first { $0.id == id }
  }
}

extension CalibratorKind {
  static func kind(of calibrator: any Calibrator) -> CalibratorKind? {
    all.first { $0.isKind(calibrator) }
  }

  func encode(_ calibrator: any Calibrator, _ encoder: any Encoder) throws { try calibrator.encode(to: encoder) }
  func decode(_ decoder: any Decoder) throws -> any Calibrator { try read(decoder) }
}
