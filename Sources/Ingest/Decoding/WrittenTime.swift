internal import ConfigurationFiles
package import Telemetry

/// Times as people write them on a command line.
package enum WrittenTime {
  /// RFC 3339 or a looser ISO 8601: "2026-03-01T12:00:00Z", "2026-03-01". Without a zone it is read as UTC.
  ///
  /// `nil` for anything else and outside of the years 1970 to 2200.
  package static func timestamp(_ text: String) -> Timestamp? {
    let bytes = Array(text.utf8)
    // A number is no date: its unit is the caller's to say.
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-") else { return nil }
    var decoder = TimestampDecoder()
    let result = bytes.withUnsafeBufferPointer { decoder.decode($0) }
    return (try? result.get()).map { Timestamp(nanoseconds: $0) }
  }

  /// Prometheus's form, "1m30s"; `nil` for anything else.
  package static func duration(_ text: String) -> Duration? {
    PrometheusDuration.parse(text)
  }
}
