internal import PromQL
internal import Telemetry

/// The `data` of an answer to a query: a value of one of four kinds.
///
/// - Reference: Prometheus 3, HTTP API, "Expression query result formats".
struct QueryValueReading {
  private(set) var value: QueryValue?
  /// Series of which native histograms have been left out.
  private(set) var histogramCount = 0

  /// The type mostly stands before the result; where it does not, the result is gone over twice.
  mutating func read(_ cursor: inout JSONCursor) throws(JSONFault) {
    var reading = self
    var type: String?
    var skipped: JSONCursor?
    try cursor.readObject { (key, cursor) throws(JSONFault) in
      switch key {
      case "resultType": type = try cursor.readText()
      case "result":
        if let type {
          try reading.readResult(type, &cursor)
        } else {
          skipped = cursor
          try cursor.skipValue()
        }
      default: try cursor.skipValue()
      }
    }
    if var result = skipped {
      guard let type else { throw result.fault("“resultType” beside the result") }
      try reading.readResult(type, &result)
    }
    self = reading
  }

  private mutating func readResult(_ type: String, _ cursor: inout JSONCursor) throws(JSONFault) {
    switch type {
    case "vector":
      var elements: [QueryValue.VectorElement] = []
      try readSeries(&cursor) { labels, samples in
        if let sample = samples.last { elements.append(.init(labels: labels, sample: sample)) }
      }
      value = .vector(elements)
    case "matrix":
      var elements: [QueryValue.MatrixElement] = []
      try readSeries(&cursor) { labels, samples in
        if !samples.isEmpty { elements.append(.init(labels: labels, samples: samples)) }
      }
      value = .matrix(elements)
    case "scalar": value = .scalar(try cursor.readSample())
    case "string":
      let (time, text) = try cursor.readPair(
        { cursor throws(JSONFault) in try cursor.readMilliseconds() },
        { cursor throws(JSONFault) in try cursor.readText() })
      value = .string(text, milliseconds: time)
    default: throw cursor.fault("a vector, a matrix, a scalar or a string")
    }
  }

  /// - Parameter take: is handed each series with the floats that it has.
  private mutating func readSeries(
    _ cursor: inout JSONCursor, _ take: (Labels, [Sample]) -> Void
  ) throws(JSONFault) {
    var histograms = 0
    // Series of a matrix are mostly equally long.
    var capacity = 0
    try cursor.readArray { cursor throws(JSONFault) in
      var labels = Labels([])
      var samples: [Sample] = []
      samples.reserveCapacity(capacity)
      try cursor.readObject { (key, cursor) throws(JSONFault) in
        switch key {
        case "metric": labels = try cursor.readLabels()
        case "value": samples = [try cursor.readSample()]
        case "values":
          try cursor.readArray { cursor throws(JSONFault) in samples.append(try cursor.readSample()) }
        case "histogram", "histograms":
          histograms += 1
          try cursor.skipValue()
        default: try cursor.skipValue()
        }
      }
      capacity = samples.count
      take(labels, samples)
    }
    histogramCount += histograms
  }
}

extension JSONCursor {
  mutating func readLabels() throws(JSONFault) -> Labels {
    var labels: [Label] = []
    try readObject { (key, cursor) throws(JSONFault) in labels.append(Label(key, try cursor.readText())) }
    return Labels(labels)
  }

  /// `[1772323200.123, "0.5"]`.
  @inline(__always)
  fileprivate mutating func readSample() throws(JSONFault) -> Sample {
    let (time, value) = try readPair(
      { cursor throws(JSONFault) in try cursor.readMilliseconds() },
      { cursor throws(JSONFault) in try cursor.readQuotedNumber() })
    return Sample(milliseconds: time, value: value)
  }

  @inline(__always)
  fileprivate mutating func readMilliseconds() throws(JSONFault) -> Int64 {
    let milliseconds = (try readNumber() * 1_000).rounded()
    // What a Timestamp holds.
    guard abs(milliseconds) < 9.2e12 else { throw fault("a time before between the years 1678 and 2261") }
    return Int64(milliseconds)
  }
}
