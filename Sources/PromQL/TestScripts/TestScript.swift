/// A script that loads series, asks queries and says what they must answer: the language in which Prometheus's own query
/// engine is tested.
///
///     let script = try TestScript(parsing: """
///       load 1m
///         requests_total 0+60x10
///       eval instant at 10m rate(requests_total[5m])
///         {} 1
///       """, name: "rate.test")
///     ScriptCounts(script.run()).description  // "1 passed, 0 failed, 0 left out"
///
/// Every query is also asked in other ways that must answer alike: see ``ScriptVariant``. Native histograms are told
/// from floats but not kept; queries that depend on them are left out, with the reason.
///
/// - Reference: Prometheus's promqltest, in the language and the tolerance of values.
public struct TestScript: Sendable {
  public let name: String
  let commands: [ScriptCommand]
  // A few lines may ask for more than memory holds.
  private static let pointLimit = 5_000_000

  /// - Parameter name: the file's, for messages.
  /// - Throws: ``ScriptError`` for the first line that is not understood.
  public init(parsing text: String, name: String) throws(ScriptError) {
    self.name = name
    do throws(ScriptError) {
      var commands: [ScriptCommand] = []
      var room = Self.pointLimit
      for block in try ScriptBlock.blocks(of: text) { commands.append(try ScriptCommand(block, room: &room)) }
      self.commands = commands
    } catch {
      var named = error
      named.name = name
      throw named
    }
  }

  /// Runs all commands in their order; one outcome for each query.
  public func run() -> [ScriptOutcome] {
    var data = ScriptData()
    var outcomes: [ScriptOutcome] = []
    for command in commands {
      switch command {
      case .load(let step, let series, let derivesHistograms):
        data.load(series, step: step, derivesHistograms: derivesHistograms)
      case .clear:
        data.clear()
      case .evaluate(let query):
        outcomes.append(ScriptOutcome(line: query.line, query: query.text, verdict: query.verdict(over: &data)))
      }
    }
    return outcomes
  }
}
