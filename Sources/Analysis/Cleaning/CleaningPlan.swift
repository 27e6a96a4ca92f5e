/// The steps that a column is cleaned by: fill, then smooth, then scale, whichever are wanted.
///
///     let plan = CleaningPlan(smooth: try .parse("ma:5"), fill: .mean, scale: .standard)
///     let cleaned = try plan.fit(reference).apply(column)
///
/// Filling comes first, so that a smoother meets no gap it would have to guess over; scaling comes last, so that the
/// reference, cleaned in the same way, comes out with the promised center and spread. Each step learns from the
/// reference as the steps before it left it.
public struct CleaningPlan: Sendable {
  public var smooth: Smoothing?
  public var fill: FillingKind?
  public var scale: ScalingKind?

  public init(smooth: Smoothing? = nil, fill: FillingKind? = nil, scale: ScalingKind? = nil) {
    self.smooth = smooth
    self.fill = fill
    self.scale = scale
  }

  /// Learns what the steps need.
  ///
  /// - Parameter reference: often the column itself; a value that is not finite is a missing one.
  /// - Throws: when a step cannot be learnt.
  public func fit(_ reference: [Double]) throws(CleaningObstacle) -> FittedCleaning {
    let filler = fill?.fit(reference)
    if let fill, filler == nil { throw .noValues(step: "fill \(fill.id)") }
    var scaler: (any Scaler)?
    if let scale {
      let prepared = FittedCleaning(filler: filler, smooth: smooth, scaler: nil).apply(reference).values
      let present = prepared.compactMap { $0 }
      guard !present.isEmpty else { throw .noValues(step: "scale \(scale.id)") }
      scaler = scale.fit(present)
      if scaler == nil { throw .spreadTooLarge(step: "scale \(scale.id)") }
    }
    return FittedCleaning(filler: filler, smooth: smooth, scaler: scaler)
  }
}

/// Why a reference cannot be learnt from.
public enum CleaningObstacle: Error, Sendable, Equatable, CustomStringConvertible {
  case noValues(step: String)
  case spreadTooLarge(step: String)

  public var description: String {
    switch self {
    case .noValues(let step): "\(step): the reference holds no number, all of it is missing"
    case .spreadTooLarge(let step): "\(step): the spread of the reference is beyond the largest number"
    }
  }
}

/// A plan that has learnt from its reference.
public struct FittedCleaning: Sendable {
  /// `nil` where the plan has no such step.
  public let filler: (any Filler)?
  public let smooth: Smoothing?
  public let scaler: (any Scaler)?

  /// Cleans a column from its beginning; the column itself is not changed.
  ///
  /// Without a filler a smoother still answers where a value is missing; that point counts as filled.
  public func apply(_ column: [Double]) -> FilledSeries {
    var values = filler?.fill(column).values ?? column.map(\.ifFinite)
    if let smooth { values = smooth.smooth(values.map { $0 ?? .nan }) }
    if let scaler { values = values.map { $0.flatMap { scaler.update($0) } } }
    return FilledSeries(values: values, over: column)
  }
}
