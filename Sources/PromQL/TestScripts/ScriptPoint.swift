internal import Telemetry

/// What a series has at one step.
enum ScriptPoint: Sendable {
  /// Also a staleness marker.
  case value(Double)
  case absent
  case nativeHistogram

  /// More than this many on one line are refused.
  static let limit = 1_000_000

  /// The rest of the line.
  static func points(_ scanner: inout NotationScanner) throws(ScriptError) -> [ScriptPoint] {
    var points: [ScriptPoint] = []
    scanner.skipSpaces()
    while let next = scanner.next, next != UInt8(ascii: "#") {
      try appendItem(&scanner, to: &points)
      guard scanner.isAtEnd || scanner.isAtSpace else { throw scanner.failure("expected a space between points") }
      scanner.skipSpaces()
    }
    return points
  }

  private static func appendItem(_ scanner: inout NotationScanner, to points: inout [ScriptPoint]) throws(ScriptError) {
    if scanner.skip(word: "{{") {
      return try appendHistograms(&scanner, to: &points)
    }
    if scanner.skip("_") {
      let count = try repetitions(&scanner) ?? 1
      return try append(.absent, count: count, to: &points, scanner)
    }
    if scanner.skip(word: "stale") {
      let count = try repetitions(&scanner) ?? 0
      return try append(.value(Staleness.marker), count: count + 1, to: &points, scanner)
    }
    guard let first = try signedNumber(&scanner) else {
      throw scanner.failure("expected a point: a number, a+bxN, axN, _, _xN, stale or {{…}}")
    }
    guard scanner.next == UInt8(ascii: "+") || scanner.next == UInt8(ascii: "-") else {
      let count = try repetitions(&scanner) ?? 0
      return try append(.value(first), count: count + 1, to: &points, scanner)
    }
    guard let difference = try signedNumber(&scanner), let count = try repetitions(&scanner) else {
      throw scanner.failure("expected a number and x with how often to add it, as in 1+2x3")
    }
    var value = first
    for _ in 0...count {
      try append(.value(value), count: 1, to: &points, scanner)
      value += difference
    }
  }

  private static func appendHistograms(
    _ scanner: inout NotationScanner, to points: inout [ScriptPoint]
  ) throws(ScriptError) {
    guard scanner.skip(through: "}}") else { throw scanner.failure("a native histogram is not closed by }}") }
    let isSequence = scanner.skip(word: "+{{") || scanner.skip(word: "-{{")
    if isSequence, !scanner.skip(through: "}}") {
      throw scanner.failure("a native histogram is not closed by }}")
    }
    let count = try repetitions(&scanner)
    guard !isSequence || count != nil else { throw scanner.failure("expected x and how often to add the histogram") }
    try append(.nativeHistogram, count: (count ?? 0) + 1, to: &points, scanner)
  }

  private static func append(
    _ point: ScriptPoint, count: Int, to points: inout [ScriptPoint], _ scanner: NotationScanner
  ) throws(ScriptError) {
    guard count <= limit - points.count else { throw scanner.line.failure("more than \(limit) points") }
    points.append(contentsOf: repeatElement(point, count: count))
  }

  private static func signedNumber(_ scanner: inout NotationScanner) throws(ScriptError) -> Double? {
    let isNegative = scanner.skip("-")
    let isSigned = isNegative || scanner.skip("+")
    guard let number = scanner.number() else {
      if isSigned { throw scanner.failure("expected a number behind the sign") }
      return nil
    }
    return isNegative ? -number : number
  }

  /// `xN`.
  private static func repetitions(_ scanner: inout NotationScanner) throws(ScriptError) -> Int? {
    guard scanner.skip("x") else { return nil }
    guard let count = scanner.count(), count <= limit else {
      throw scanner.failure("expected a whole number up to \(limit) behind x")
    }
    return count
  }
}
