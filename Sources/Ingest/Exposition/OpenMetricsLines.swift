internal import Telemetry

extension ExpositionParser {
  /// The next entry of OpenMetrics, whose lines leave no freedom and end in `# EOF`.
  mutating func nextInOpenMetrics() throws(ExpositionFault) -> ExpositionEntry? {
    entryStart = position
    guard !isFinished else { return nil }
    guard position < bytes.count else {
      isFinished = true
      throw ExpositionFault(
        offset: position, reason: "the input ends without “# EOF”: it was cut off", showsFound: false)
    }
    guard bytes[position] == UInt8(ascii: "#") else {
      return .sample(try readOpenMetricsSample(from: position))
    }
    return try readMetadata()
  }

  /// A line that begins with `#`: there are no comments.
  private mutating func readMetadata() throws(ExpositionFault) -> ExpositionEntry? {
    let start = position
    if bytes[start...].starts(with: "# EOF".utf8) {
      try readEnd(start + 5)
      return nil
    }
    guard start + 7 <= bytes.count, bytes[start + 1] == UInt8(ascii: " "), bytes[start + 6] == UInt8(ascii: " ")
    else {
      throw ExpositionFault(offset: start, reason: "expected HELP, TYPE, UNIT or EOF after “#” and one blank")
    }
    let keyword = bytes[(start + 2)..<(start + 6)]
    var textStart = start + 7
    let isKnown = ["HELP", "TYPE", "UNIT"].contains { keyword.elementsEqual($0.utf8) }
    guard isKnown else { throw ExpositionFault(offset: start + 2, reason: "expected HELP, TYPE, UNIT or EOF") }
    let name = try metadataName(at: &textStart)
    guard textStart < bytes.count, bytes[textStart] == UInt8(ascii: " ") else {
      throw ExpositionFault(offset: textStart, reason: "expected one blank after the metric's name")
    }
    textStart += 1
    let end = NameScan.lineEnd(from: textStart, in: bytes)
    guard end < bytes.count else { throw ExpositionFault(offset: end, reason: "expected the end of the line") }
    let text = textStart..<end
    let entry: ExpositionEntry
    switch keyword.first {
    case UInt8(ascii: "H"):
      try checkHelp(text)
      entry = .help(name: name, text: text)
    case UInt8(ascii: "T"): entry = .type(name: name, try openMetricsKind(text))
    default:
      try checkUnit(text, of: name)
      entry = .unit(name: name, unit: text)
    }
    position = end + 1
    return entry
  }

  private mutating func readEnd(_ end: Int) throws(ExpositionFault) {
    isFinished = true
    let rest = end < bytes.count && bytes[end] == UInt8(ascii: "\n") ? end + 1 : end
    guard rest == bytes.count else {
      throw ExpositionFault(offset: rest, reason: "expected nothing after “# EOF”")
    }
    position = rest
  }

  private func openMetricsKind(_ text: Range<Int>) throws(ExpositionFault) -> MetricMetadata.Kind {
    guard text.count <= 16, let kind = MetricMetadata.Kind(rawValue: String(decoding: bytes[text], as: UTF8.self))
    else {
      throw ExpositionFault(
        offset: text.lowerBound,
        reason:
          "expected counter, gauge, gaugehistogram, histogram, info, stateset, summary or unknown and nothing after it")
    }
    return kind
  }

  private func checkUnit(_ unit: Range<Int>, of name: Range<Int>) throws(ExpositionFault) {
    guard !unit.isEmpty else { return }
    let suffix = bytes[name].suffix(unit.count)
    guard name.count > unit.count, suffix.elementsEqual(bytes[unit]),
      bytes[suffix.startIndex - 1] == UInt8(ascii: "_")
    else {
      throw ExpositionFault(offset: unit.lowerBound, reason: "the metric's name does not end in “_” and its unit")
    }
  }
}
