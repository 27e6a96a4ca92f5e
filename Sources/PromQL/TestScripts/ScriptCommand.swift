/// A step of a script.
enum ScriptCommand: Sendable {
  case load(step: Int64, [SeriesNotation], derivesHistograms: Bool)
  case clear
  case evaluate(ScriptQuery)

  init(_ block: ScriptBlock) throws(ScriptError) {
    let line = block.command
    if let rest = line.text.rest(after: "load") {
      self = try Self.load(rest, block, derivesHistograms: false)
    } else if let rest = line.text.rest(after: "load_with_nhcb") {
      self = try Self.load(rest, block, derivesHistograms: true)
    } else if let rest = line.text.rest(after: "clear") {
      guard rest.isEmpty, block.body.isEmpty else {
        throw (block.body.first ?? line).failure("clear stands alone")
      }
      self = .clear
    } else {
      self = .evaluate(try ScriptQuery(block))
    }
  }

  private static func load(
    _ text: Substring, _ block: ScriptBlock, derivesHistograms: Bool
  ) throws(ScriptError) -> ScriptCommand {
    let step = try ScriptTime.milliseconds(text, at: block.command)
    guard step > 0 else { throw block.command.failure("the step between points must be longer than 0") }
    var series: [SeriesNotation] = []
    for line in block.body {
      let notation = try SeriesNotation(line)
      guard ScriptTime.holds(step: step, count: notation.points.count) else {
        throw line.failure("\(notation.points.count) points lie too far in the future")
      }
      series.append(notation)
    }
    return .load(step: step, series, derivesHistograms: derivesHistograms)
  }
}

/// A query with what is expected of its answer.
struct ScriptQuery: Sendable {
  var line: Int
  var text: String
  var times: QueryTimes
  var expectations = ScriptExpectations()

  /// - Parameter block: begins with `eval`.
  init(_ block: ScriptBlock) throws(ScriptError) {
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
    for part in block.body { try expectations.add(part) }
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
