package import Telemetry

/// A series as scripts write it: its labels, then its points, one a step.
///
///     name{label="v"} 1 2+3x2 _ stale
package struct SeriesNotation: Sendable {
  var line: ScriptLine
  package var labels: Labels
  var points: [ScriptPoint]

  /// - Parameter room: how many points the script may still hold.
  /// - Throws: ``ScriptError`` for what is neither a series nor its points.
  init(_ line: ScriptLine, room: inout Int) throws(ScriptError) {
    var scanner = NotationScanner(line)
    self.line = line
    labels = try Self.labels(&scanner)
    points = try ScriptPoint.points(&scanner)
    room -= points.count
    guard room >= 0 else { throw line.failure("the script has more points than fit into memory") }
  }

  private static func labels(_ scanner: inout NotationScanner) throws(ScriptError) -> Labels {
    var labels: [Label] = []
    let name = scanner.name(allowsColon: true)
    if !name.isEmpty { labels.append(Label(Labels.metricNameLabel, name)) }
    if scanner.skip("{") {
      scanner.skipSpaces()
      while !scanner.skip("}") {
        labels.append(try label(&scanner))
        scanner.skipSpaces()
        if scanner.skip(",") {
          scanner.skipSpaces()
        } else if scanner.next != UInt8(ascii: "}") {
          throw scanner.failure("expected , or } behind a label")
        }
      }
    } else if name.isEmpty {
      throw scanner.failure("expected a series, as name{label=\"value\"}")
    }
    guard labels.count(where: { $0.name.utf8.elementsEqual(Labels.metricNameLabel.utf8) }) <= 1 else {
      throw scanner.line.failure("the metric's name is given twice")
    }
    guard scanner.isAtEnd || scanner.isAtSpace else { throw scanner.failure("expected a space behind the series") }
    return Labels(labels)
  }

  /// A text alone is the metric's name.
  private static func label(_ scanner: inout NotationScanner) throws(ScriptError) -> Label {
    let isQuoted = scanner.isAtQuote
    let name = isQuoted ? try scanner.quoted() : scanner.name(allowsColon: false)
    guard isQuoted || !name.isEmpty else { throw scanner.failure("expected a label's name or }") }
    scanner.skipSpaces()
    guard scanner.skip("=") else {
      guard isQuoted else { throw scanner.failure("expected = behind a label's name") }
      return Label(Labels.metricNameLabel, name)
    }
    scanner.skipSpaces()
    return Label(name, try scanner.quoted())
  }
}

// For whoever has series and points outside of a script.
extension SeriesNotation {
  /// The same with its points written apart, over several lines perhaps.
  ///
  /// - Parameter room: how many points there may still be.
  package init(series: String, points: String = "", line: Int, room: inout Int) throws(ScriptError) {
    let text = (series + " " + points).utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    try self.init(ScriptLine(number: line, bytes: String(decoding: text, as: UTF8.self)[...].utf8), room: &room)
  }

  /// A value at each step, a staleness marker perhaps; `nil` where there is none.
  package var values: [Double?] {
    points.map { point in
      if case .value(let value) = point { value } else { nil }
    }
  }

  package var holdsHistograms: Bool {
    points.contains { point in
      if case .nativeHistogram = point { true } else { false }
    }
  }
}
