/// The numbers of a sample line.
///
/// - Reference: Go's `strconv.ParseFloat` without hexadecimal and underscores, as Prometheus calls it: `Inf`, `Infinity`
///   and `NaN` in any case, a sign only before the first two, and nothing beyond the range of a double.
enum SampleNumber {
  /// - Parameter position: at the first byte of the number; afterwards behind its last.
  @inline(__always)
  static func float(
    at position: inout Int, in bytes: UnsafeBufferPointer<UInt8>, _ reason: StaticString
  ) throws(ExpositionFault) -> Double {
    if let base = bytes.baseAddress, position < bytes.count,
      let number = NumberDecoder.decode(base + position, end: base + bytes.count)
    {
      let end = number.end - base
      if number.value.isFinite, end == bytes.count || isBlank(bytes[end]) {
        position = end
        return number.value
      }
    }
    return try word(at: &position, in: bytes, reason)
  }

  /// Infinity, NaN, or no number.
  private static func word(
    at position: inout Int, in bytes: UnsafeBufferPointer<UInt8>, _ reason: StaticString
  ) throws(ExpositionFault) -> Double {
    let start = position
    var end = start
    while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
    guard let value = special(bytes[start..<end]) else {
      let digits = bytes[start..<end].contains { $0 &- UInt8(ascii: "0") < 10 }
      let isRange =
        digits && bytes[start..<end].allSatisfy { "+-.eE0123456789".utf8.contains($0) }
        && NumberDecoder.decodeWhole(UnsafeBufferPointer(rebasing: bytes[start..<end])) != nil
      throw ExpositionFault(offset: start, reason: isRange ? "expected a number in the range of a double" : reason)
    }
    position = end
    return value
  }

  private static func special(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    guard (3...9).contains(word.count) else { return nil }
    let lower = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if lower.elementsEqual("nan".utf8) { return .nan }
    let isSigned = lower.first == UInt8(ascii: "-") || lower.first == UInt8(ascii: "+")
    let name = lower.dropFirst(isSigned ? 1 : 0)
    guard name.elementsEqual("inf".utf8) || name.elementsEqual("infinity".utf8) else { return nil }
    return lower.first == UInt8(ascii: "-") ? -.infinity : .infinity
  }

  /// A time stamp of the text format: whole milliseconds.
  static func milliseconds(
    at position: inout Int, in bytes: UnsafeBufferPointer<UInt8>
  ) throws(ExpositionFault) -> Int64 {
    var end = position
    while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
    guard let stamp = Int64(String(decoding: bytes[position..<end], as: UTF8.self)) else {
      throw ExpositionFault(offset: position, reason: "expected a time stamp in whole milliseconds")
    }
    position = end
    return stamp
  }

  /// A time stamp of OpenMetrics: seconds, with a fraction.
  static func seconds(at position: inout Int, in bytes: UnsafeBufferPointer<UInt8>) throws(ExpositionFault) -> Double {
    let start = position
    let seconds = try float(at: &position, in: bytes, "expected a time stamp in seconds")
    guard seconds.isFinite else {
      throw ExpositionFault(offset: start, reason: "expected a finite time stamp in seconds")
    }
    return seconds
  }

  /// Cut towards zero as Prometheus does; a time beyond the range of the integer ends at its limit.
  static func milliseconds(ofSeconds seconds: Double) -> Int64 {
    let scaled = (seconds * 1000).rounded(.towardZero)
    return Int64(exactly: scaled) ?? (scaled < 0 ? .min : .max)
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }
}
