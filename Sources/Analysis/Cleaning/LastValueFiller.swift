/// Fills with the last value that was there.
///
/// Learns nothing from a reference: what lies before the first value stays missing.
/// - Reference: equal to pandas' `ffill()`.
public struct LastValueFiller: Filler {
  private var last: Double?

  public init(reference: [Double] = []) {}

  public mutating func update(_ value: Double) -> Double? {
    if value.isFinite { last = value }
    return last
  }
}

extension FillingKind {
  public static let last = Self(id: "last", summary: "The last value that was there", LastValueFiller.self)
}
