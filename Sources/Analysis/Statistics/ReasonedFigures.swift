/// Figures that can be asked for by name, and that say why when they have no value.
///
///     let matrix = ConfusionMatrix(classCount: 2)
///     matrix.value(of: .accuracy)    // nil
///     matrix.reason(for: .accuracy)  // .noRecords
///
/// Exactly one of `value(of:)` and `reason(for:)` is `nil`. A zero denominator is always undefined here, also where the
/// property of the same name follows scikit-learn and reports 0.
public protocol ReasonedFigures {
  /// The figures' names; raw values are those that reports print.
  associatedtype Figure: CaseIterable, RawRepresentable<String>, Sendable

  func outcome(of figure: Figure) -> Result<Double, UndefinedReason>
}

extension ReasonedFigures {
  public func value(of figure: Figure) -> Double? {
    try? outcome(of: figure).get()
  }

  public func reason(for figure: Figure) -> UndefinedReason? {
    if case .failure(let reason) = outcome(of: figure) { reason } else { nil }
  }
}

extension Result where Success == Double, Failure == UndefinedReason {
  /// The value, unless something stands against it; without either, what is left is an overflow.
  init(_ value: Double?, unless reason: UndefinedReason?) {
    if let reason {
      self = .failure(reason)
    } else {
      self = value.map { .success($0) } ?? .failure(.overflow)
    }
  }
}
