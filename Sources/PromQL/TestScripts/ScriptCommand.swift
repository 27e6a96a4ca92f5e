/// A step of a script.
enum ScriptCommand: Sendable {
  case load(step: Int64, [SeriesNotation], derivesHistograms: Bool)
  case clear
  case evaluate(ScriptQuery)

  /// - Parameter room: how many points the script may still hold.
  init(_ block: ScriptBlock, room: inout Int) throws(ScriptError) {
    let line = block.command
    if let rest = line.text.rest(after: "load") {
      self = try Self.load(rest, block, derivesHistograms: false, &room)
    } else if let rest = line.text.rest(after: "load_with_nhcb") {
      self = try Self.load(rest, block, derivesHistograms: true, &room)
    } else if let rest = line.text.rest(after: "clear") {
      guard rest.isEmpty, block.body.isEmpty else {
        throw (block.body.first ?? line).failure("clear stands alone")
      }
      self = .clear
    } else {
      self = .evaluate(try ScriptQuery(block, room: &room))
    }
  }

  private static func load(
    _ text: Substring, _ block: ScriptBlock, derivesHistograms: Bool, _ room: inout Int
  ) throws(ScriptError) -> ScriptCommand {
    let step = try ScriptTime.milliseconds(text, at: block.command)
    guard step > 0 else { throw block.command.failure("the step between points must be longer than 0") }
    var series: [SeriesNotation] = []
    for line in block.body {
      let notation = try SeriesNotation(line, room: &room)
      guard ScriptTime.holds(step: step, count: notation.points.count) else {
        throw line.failure("\(notation.points.count) points lie too far in the future")
      }
      series.append(notation)
    }
    return .load(step: step, series, derivesHistograms: derivesHistograms)
  }
}
