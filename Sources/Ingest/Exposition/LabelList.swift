internal import Telemetry

/// The part of a sample between the braces. The buffer is kept from sample to sample.
struct LabelList {
  private(set) var labels: [ExpositionLabel] = []
  /// The metric's name, before the braces or quoted within them.
  var metricName: Range<Int>?

  mutating func removeAll() {
    labels.removeAll(keepingCapacity: true)
    metricName = nil
  }

  /// - Parameter start: the byte after the opening brace.
  /// - Returns: the byte after the closing brace.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ grammar: ExpositionGrammar
  ) throws(ExpositionFault) -> Int {
    var position = grammar.blanksEnd(start, in: bytes)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "}") { return position + 1 }
      let isQuoted = bytes[position] == UInt8(ascii: "\"")
      let name = try Self.name(at: &position, isQuoted: isQuoted, in: bytes, grammar)
      if isQuoted, position < bytes.count, bytes[position] != UInt8(ascii: "=") {
        guard try take(metricName: name, at: &position, in: bytes, grammar) else { return position }
        continue
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
        throw ExpositionFault(offset: position, reason: "expected “=” after the label's name")
      }
      position = grammar.blanksEnd(position + 1, in: bytes)
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw ExpositionFault(offset: position, reason: "expected a label's value in double quotes")
      }
      let value = position + 1
      let end = try grammar.quotedEnd(from: value, allowsLineFeed: grammar.allowsLineFeedInValue, in: bytes)
      labels.append(ExpositionLabel(name: name, value: value..<end))
      position = grammar.blanksEnd(end + 1, in: bytes)
      if position < bytes.count, bytes[position] != UInt8(ascii: "}") {
        position = try Self.separatorEnd(position, in: bytes, grammar)
      }
    }
    throw ExpositionFault(offset: position, reason: "expected “}” after the labels")
  }

  /// - Returns: the name without quotes; `position` moves to the first byte after it that is no free blank.
  @inline(__always)
  private static func name(
    at position: inout Int, isQuoted: Bool, in bytes: UnsafeBufferPointer<UInt8>, _ grammar: ExpositionGrammar
  ) throws(ExpositionFault) -> Range<Int> {
    let start = isQuoted ? position + 1 : position
    let end: Int
    if isQuoted {
      end = try grammar.quotedEnd(from: start, allowsLineFeed: grammar.allowsLineFeedInName, in: bytes)
    } else {
      end = NameScan.end(of: NameScan.label, from: start, in: bytes)
      guard end > start, bytes[start] &- UInt8(ascii: "0") > 9 else {
        throw ExpositionFault(offset: start, reason: "expected a label's name")
      }
    }
    position = grammar.blanksEnd(isQuoted ? end + 1 : end, in: bytes)
    return start..<end
  }

  /// A quoted string before a comma or the brace is the metric's name.
  ///
  /// - Returns: whether the list goes on.
  private mutating func take(
    metricName name: Range<Int>, at position: inout Int, in bytes: UnsafeBufferPointer<UInt8>,
    _ grammar: ExpositionGrammar
  ) throws(ExpositionFault) -> Bool {
    let isLast = bytes[position] == UInt8(ascii: "}")
    guard isLast || bytes[position] == UInt8(ascii: ",") else {
      throw ExpositionFault(offset: position, reason: "expected “=”, a comma or “}” after the quoted name")
    }
    guard metricName == nil else {
      throw ExpositionFault(offset: name.lowerBound, reason: "the metric's name stands twice", showsFound: false)
    }
    metricName = name
    position = isLast ? position + 1 : grammar.blanksEnd(position + 1, in: bytes)
    return !isLast
  }

  @inline(__always)
  private static func separatorEnd(
    _ position: Int, in bytes: UnsafeBufferPointer<UInt8>, _ grammar: ExpositionGrammar
  ) throws(ExpositionFault) -> Int {
    guard bytes[position] == UInt8(ascii: ",") else {
      guard !grammar.requiresCommas else {
        throw ExpositionFault(offset: position, reason: "expected a comma or “}” after the label's value")
      }
      return position
    }
    let next = grammar.blanksEnd(position + 1, in: bytes)
    if !grammar.allowsTrailingComma, next < bytes.count, bytes[next] == UInt8(ascii: "}") {
      throw ExpositionFault(offset: position, reason: "a comma stands after the last label", showsFound: false)
    }
    return next
  }
}
