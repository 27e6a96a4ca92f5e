import Analysis
import ArgumentParser
import Ingest
import Monitor

/// `driftop compare`: two-sample statistics of every column of two tables.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare every column of two tables.",
    discussion: """
      Prints JSON: for each column that both tables have, and each statistic that looks at such a column, its value, \
      p-value where there is one, threshold, verdict, sample sizes, and the smallest value that would stand out from \
      chance at these sizes. A distance is drift where it reaches both its threshold and what chance alone reaches with \
      probability alpha. A statistic that is not defined is null and has a reason.

      Under "verdicts" stands one calibrated verdict for each column: without drift, all of them together give no more \
      false alarms than --budget allows.

      \(MethodHelp.text(of: TwoSampleStatisticKind.all))

      driftop compare reference.csv today.csv --param psi.bins=sturges
      """)

  @Argument(help: ArgumentHelp("The table to compare with, or - for standard input.", valueName: "reference"))
  var reference: String

  @Argument(help: ArgumentHelp("The table in question, or - for standard input.", valueName: "current"))
  var current: String

  @Option(help: ArgumentHelp("Only these columns, joined by commas.", valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("Only these statistics, joined by commas.", valueName: "names"))
  var statistics: String?

  @Option(help: ArgumentHelp("Adjust the p-values of each statistic for the number of columns.", valueName: "method"))
  var correction = MultipleTesting.none

  @Option(help: ArgumentHelp("False alarms that the verdicts of all columns together may give.", valueName: "number"))
  var budget = 0.05

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A parameter of a statistic, as in psi.bins=sturges.", valueName: "statistic.name=value"))
  var pairs: [String] = []

  func run() throws {
    let plan = try plan()
    let tables = try TableInput.read(reference, and: current)
    let comparison = try TableComparison(
      reference: tables.0, current: tables.1, only: Names.list(columns, option: "--columns"), plan)
    try StandardOutput.write(comparison.json(correction).text)
    try TableInput.finish([tables.0, tables.1])
  }

  /// The statistics and their settings, refused before a long file is read.
  private func plan() throws(Failure) -> TableComparison.Plan {
    let known = TwoSampleStatisticKind.all
    var plan = TableComparison.Plan(kinds: known)
    guard budget > 0, budget.isFinite else {
      throw Failure(sentence: "--budget \(budget): expected a number above 0, as 0.05 false alarms")
    }
    plan.budget = FalseAlarmBudget(alerts: budget, per: .report)
    if let names = try Names.list(statistics, option: "--statistics") {
      plan.kinds = []
      for name in names {
        guard let kind = TwoSampleStatisticKind.named(name) else {
          throw Failure(
            sentence: "compare: no statistic “\(name)”; there are \(known.map(\.id).joined(separator: ", "))")
        }
        plan.kinds.append(kind)
      }
    }
    for (path, value) in try ParameterOptions.settings(of: pairs, form: "statistic.name=value") {
      let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let kind = TwoSampleStatisticKind.named(parts[0]) else {
        throw Failure(sentence: "--param \(path): name a statistic and its parameter, as in psi.bins=sturges")
      }
      guard plan.kinds.contains(where: { $0.id == kind.id }) else {
        throw Failure(sentence: "--param \(path): \(kind.id) is not among --statistics")
      }
      plan.settings[kind.id, default: [:]][parts[1]] = value
    }
    for kind in plan.kinds {
      let probe = SamplePair.numbers(NumericPair(reference: [], current: []))
      _ = try MethodHelp.checked(kind.id) { () throws(ParameterError) in
        try kind.compare(probe, settings: plan.settings[kind.id] ?? [:])
      }
    }
    return plan
  }
}
