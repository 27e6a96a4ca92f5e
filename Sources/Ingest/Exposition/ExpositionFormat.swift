/// The two text formats of Prometheus.
public enum ExpositionFormat: String, Sendable, CaseIterable {
  /// 0.0.4, and 1.0.0 with its quoted names.
  case text
  case openMetrics = "openmetrics"
}

extension ExpositionFormat {
  /// The format that a server declares; the body is never asked.
  ///
  ///     ExpositionFormat(contentType: "application/openmetrics-text; version=1.0.0; charset=utf-8")  // .openMetrics
  ///
  /// `nil` without a header and for any other type: reading it as text is the caller's decision, and worth a warning.
  public init?(contentType: String?) {
    guard let declared = contentType.flatMap(ContentType.init) else { return nil }
    switch declared.type {
    case "application/openmetrics-text": self = .openMetrics
    case "text/plain": self = .text
    default: return nil
    }
  }

  /// What a file holds that comes without a header: OpenMetrics ends in a line of its own, which text never needs.
  public init(endOf bytes: some BidirectionalCollection<UInt8>) {
    let mark = Array("# EOF".utf8)
    var end = bytes.suffix(mark.count + 2)
    if end.last == UInt8(ascii: "\n") { end.removeLast() }
    let startsLine = end.count == mark.count || end.dropLast(mark.count).last == UInt8(ascii: "\n")
    self = end.suffix(mark.count).elementsEqual(mark) && startsLine ? .openMetrics : .text
  }
}
