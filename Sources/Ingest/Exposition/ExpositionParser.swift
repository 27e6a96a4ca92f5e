internal import Telemetry

/// Reads an exposition leniently, as Prometheus does, line by line over the bytes where they lie.
///
///     var parser = ExpositionParser(bytes, format: .text)
///     while let entry = try parser.next() { … }
struct ExpositionParser {
  let format: ExpositionFormat
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Parameter bytes: must outlive the parser.
  init(_ bytes: UnsafeBufferPointer<UInt8>, format: ExpositionFormat) {
    self.bytes = bytes
    self.format = format
  }

  /// - Returns: `nil` at the end.
  mutating func next() throws(ExpositionError) -> ExpositionEntry? {
    nil
  }

  /// The labels of the sample that came last, its metric name among them, escapes resolved.
  func labels() -> Labels {
    Labels([])
  }
}
