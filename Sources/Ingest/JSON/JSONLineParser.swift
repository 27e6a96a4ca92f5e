internal import Glibc
internal import Predictions
internal import Telemetry

/// Reads lines that hold a JSON object, alone, behind a text, or inside the envelope of a container's log.
final class JSONLineParser {
  enum Outcome {
    case record
    /// Well-formed, and no prediction.
    case other
    case malformed(MalformedReason)
  }

  private let columns: ColumnSet
  private let objects: JSONObjectParser
  private var timestamps = TimestampDecoder()

  init(columns: ColumnSet) {
    self.columns = columns
    objects = JSONObjectParser(columns: columns)
  }

  /// Reads one line without its line break; the caller has checked that it is not blank.
  func parse(_ line: UnsafeBufferPointer<UInt8>, number: Int) -> Outcome {
    guard let start = line.baseAddress else { return .other }
    let end = start + line.count
    var position = start
    while position < end, position.pointee <= 0x20 { position += 1 }
    if position.pointee == UInt8(ascii: "{") {
      return parseObject(position, end: end, number: number, fallbackTime: nil, mayUnwrap: true)
    }
    return parsePrefixed(line, number: number)
  }

  private func parseObject(
    _ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, number: Int, fallbackTime: Int64?, mayUnwrap: Bool
  ) -> Outcome {
    columns.beginRow()
    do throws(MalformedReason) {
      let rest = try objects.parse(start, end: end)
      guard isBlank(rest, end) else {
        throw MalformedReason.notJSON(column: rest - start + 1, expected: "the end of the line after the object")
      }
    } catch {
      columns.abandonRow()
      return .malformed(error)
    }
    if mayUnwrap, !columns.rowMarks.marksPrediction, let inner = objects.envelope {
      if let outcome = unwrap(inner, hasEscapes: objects.envelopeHasEscapes, number: number) { return outcome }
    }
    if let fallbackTime { columns.setTimeIfMissing(fallbackTime) }
    if columns.endRow(line: number) { return .record }
    return columns.rowMarks.failure.map { .malformed($0) } ?? .other
  }

  /// Reads the record inside an envelope; `nil` when there is none and the envelope stands for itself.
  private func unwrap(_ inner: UnsafeBufferPointer<UInt8>, hasEscapes: Bool, number: Int) -> Outcome? {
    let time = columns.timeOfRow
    var text = hasEscapes ? StringScanner.unescape(inner) ?? [] : Array(inner)
    guard let brace = text.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let length = text.count
    text.append(contentsOf: repeatElement(0, count: LogBlock.padding))
    columns.abandonRow()
    let outcome = text.withUnsafeBufferPointer { buffer -> Outcome in
      guard let base = buffer.baseAddress else { return .other }
      return parseObject(base + brace, end: base + length, number: number, fallbackTime: time, mayUnwrap: false)
    }
    columns.forgetTexts()
    // A message that only looks like JSON is a message.
    if case .malformed = outcome { return .other }
    return outcome
  }

  /// A line that begins with something else: a text or a container runtime's prefix, then the object.
  private func parsePrefixed(_ line: UnsafeBufferPointer<UInt8>, number: Int) -> Outcome {
    guard let start = line.baseAddress else { return .other }
    if looksBinary(line) { return .malformed(.binary) }
    let time = leadingTime(line)
    guard let brace = memchr(start, Int32(UInt8(ascii: "{")), line.count) else {
      return time == nil ? .malformed(.notAnObject) : .other
    }
    let object = UnsafePointer(brace.assumingMemoryBound(to: UInt8.self))
    if start.pointee == UInt8(ascii: "["), time == nil, isArray(line) { return .malformed(.notAnObject) }
    let outcome = parseObject(object, end: start + line.count, number: number, fallbackTime: time, mayUnwrap: true)
    if case .malformed(let reason) = outcome, time != nil {
      // A log message with braces in it, not a broken record, unless it got as far as a record's field.
      if case .notJSON = reason { return .other }
    }
    return outcome
  }

  private func isArray(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.last { $0 > 0x20 } == UInt8(ascii: "]")
  }

  /// The time at the very beginning of a line, as container runtimes and loggers write it.
  private func leadingTime(_ line: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard line.count >= 19 else { return nil }
    var length = line.firstIndex(of: 0x20) ?? line.count
    if length == 10 {
      // "2026-03-01 12:00:00,123"
      length = line[11...].firstIndex(of: 0x20) ?? line.count
    }
    guard length <= 40 else { return nil }
    if case .success(let time) = timestamps.decode(UnsafeBufferPointer(rebasing: line[..<length])) { return time }
    return nil
  }

  private func looksBinary(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.prefix(256).contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x1B) }
  }

  private func isBlank(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    var position = start
    while position < end, position.pointee <= 0x20 { position += 1 }
    return position == end
  }
}
