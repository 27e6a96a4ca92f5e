/// A query with what is expected of its answer.
struct ScriptQuery: Sendable {
  var line: Int
  var text: String
  var times: QueryTimes
  var expectations = ScriptExpectations()

  /// - Parameters:
  ///   - block: begins with `eval`.
  ///   - room: how many points the script may still hold.
  init(_ block: ScriptBlock, room: inout Int) throws(ScriptError) {
    let line = block.command
    self.line = line.number
    let (command, kindAndRest) = line.text.firstWord
    let (kind, rest) = kindAndRest.firstWord
    switch kind {
    case "instant":
      (times, text) = try Self.instant(rest, at: line)
    case "range":
      let range = try ScriptRange(rest, at: line)
      (times, text) = (.range(range.grid), String(range.rest))
    default:
      throw line.failure("expected eval instant at T QUERY or eval range from A to B step S QUERY")
    }
    guard !text.isEmpty else { throw line.failure("the query is missing") }
    try expectations.add(suffix: command.dropFirst("eval_".count), at: line)
    for part in block.body { try expectations.add(part, room: &room) }
    try check()
  }

  /// `at T` may be left out.
  private static func instant(_ text: Substring, at line: ScriptLine) throws(ScriptError) -> (QueryTimes, String) {
    guard let rest = text.rest(after: "at") else { return (.instant(milliseconds: 0), String(text)) }
    let (time, query) = rest.firstWord
    return (.instant(milliseconds: try ScriptTime.milliseconds(time, at: line)), String(query))
  }

  /// The times at which the points of expected series lie.
  var pointTimes: StepGrid { expectations.matrixTimes ?? times.grid }

  /// Whether points fit the times they are meant for.
  private func check() throws(ScriptError) {
    let isInstant = times.isInstant
    if expectations.matrixTimes != nil, !isInstant {
      throw ScriptError(line: line, reason: "expect range vector is for instant queries; a range has its own times")
    }
    for series in expectations.series {
      if isInstant, expectations.matrixTimes == nil, series.points.count != 1 {
        throw series.line.failure("an instant query gives one value a series, not \(series.points.count)")
      }
      guard series.points.count <= pointTimes.count else {
        throw series.line.failure("\(series.points.count) points for \(pointTimes.count) steps")
      }
    }
  }
}

extension QueryTimes {
  var isInstant: Bool {
    if case .instant = self { true } else { false }
  }
}
