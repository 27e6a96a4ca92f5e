internal import Telemetry

extension HTTPFailure {
  static let cancelled = HTTPFailure("cancelled")
  static let outOfMemory = HTTPFailure("out of memory")
  static let tooManyRedirects = HTTPFailure("redirected more than \(Transfer.mostRedirects) times")

  static func tooLarge(limit: Int) -> HTTPFailure {
    HTTPFailure("body larger than \(ByteText(limit)) (body_size_limit)")
  }

  static func damagedGzip(_ detail: String) -> HTTPFailure {
    HTTPFailure("gzip damaged: \(detail)")
  }

  /// - Parameter activity: what was under way, as in "connecting".
  static func timedOut(after timeout: Duration, while activity: String) -> HTTPFailure {
    HTTPFailure("timed out after \(seconds(timeout)) while \(activity)")
  }

  /// "10 s", "0.5 s".
  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = Int(duration.milliseconds)
    guard milliseconds % 1_000 != 0 else { return "\(milliseconds / 1_000) s" }
    var fraction = String(milliseconds % 1_000 + 1_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(milliseconds / 1_000).\(fraction) s"
  }
}

extension Duration {
  /// Whole milliseconds, at least one, within what libcurl takes.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    let milliseconds = Double(seconds) * 1_000 + (Double(attoseconds) / 1e15).rounded(.up)
    return Int32(min(max(milliseconds, 1), Double(Int32.max)))
  }
}
