public import Telemetry

/// What a query gave, and what is to be said about it.
public struct QueryAnswer: Sendable, Equatable, Codable {
  public var value: QueryValue
  public var annotations: [Annotation]

  public init(_ value: QueryValue, annotations: [Annotation] = []) {
    self.value = value
    self.annotations = annotations
  }
}

/// A result as Prometheus's HTTP API knows them. Staleness markers never occur in it; any other NaN is a value.
public enum QueryValue: Sendable, Equatable, Codable {
  case scalar(Sample)
  case string(String, milliseconds: Int64)
  /// Of an instant query; all at one time.
  case vector([VectorElement])
  /// Of a query over a range, and of a range selector.
  case matrix([MatrixElement])

  public struct VectorElement: Sendable, Equatable, Codable {
    public var labels: Labels
    public var sample: Sample

    public init(labels: Labels, sample: Sample) {
      self.labels = labels
      self.sample = sample
    }
  }

  public struct MatrixElement: Sendable, Equatable, Codable {
    public var labels: Labels
    /// Rising in time, never empty.
    public var samples: [Sample]

    public init(labels: Labels, samples: [Sample]) {
      self.labels = labels
      self.samples = samples
    }
  }
}

/// A remark on a query that succeeded.
public struct Annotation: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    case warning
    case info
  }

  public var kind: Kind
  public var message: String
  /// The part of the query that it is about, in bytes.
  public var range: Range<Int>

  public init(_ kind: Kind, _ message: String, at range: Range<Int>) {
    self.kind = kind
    self.message = message
    self.range = range
  }

  /// As Prometheus prints it: `PromQL warning: … (1:21)`.
  public func text(in query: String) -> String {
    "PromQL \(kind.rawValue): \(message) (\(TextPlace(range.lowerBound, in: query)))"
  }
}

/// Why a query that is well formed has no answer.
public struct QueryError: Error, Hashable, Sendable, Codable {
  public var message: String

  public init(_ message: String) {
    self.message = message
  }
}
