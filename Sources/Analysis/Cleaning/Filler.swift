/// Puts numbers where values are missing, value by value.
///
///     var filler = MeanFiller(reference: [1, 2, 6])
///     filler?.update(.nan)  // 3
///
/// A value that is not finite is a missing one, in the reference also.
public protocol Filler: Sendable, Equatable, Codable {
  /// - Returns: `nil` when the reference lacks what is needed.
  init?(reference: [Double])

  /// - Returns: the value itself where it is there; `nil` where nothing is known to fill it with.
  mutating func update(_ value: Double) -> Double?
}

/// A column without as many gaps, and where they were.
public struct FilledSeries: Sendable, Equatable {
  /// `nil` where a missing value could not be filled.
  public let values: [Double?]
  /// Whether the value is made up; false where it is still missing.
  public let isFilled: [Bool]

  init(values: [Double?], over column: [Double]) {
    self.values = values
    isFilled = zip(column, values).map { !$0.isFinite && $1 != nil }
  }
}

extension Filler {
  /// Fills a column, each time from where the filler stands.
  public func fill(_ values: [Double]) -> FilledSeries {
    var filler = self
    return FilledSeries(values: values.map { filler.update($0) }, over: values)
  }
}

/// A filler as an entry of a list: what commands, help and the conformance suite are made from.
public struct FillingKind: Sendable {
  /// The name on the command line.
  public let id: String
  /// One line of help.
  public let summary: String
  private let make: @Sendable ([Double]) -> (any Filler)?

  init<Method: Filler>(id: String, summary: String, _ type: Method.Type) {
    self.id = id
    self.summary = summary
    make = { Method(reference: $0) }
  }

  /// - Returns: `nil` when the reference lacks what is needed.
  public func fit(_ reference: [Double]) -> (any Filler)? {
    make(reference)
  }

  public static func named(_ id: String) -> FillingKind? {
    all.first { $0.id == id }
  }
}
